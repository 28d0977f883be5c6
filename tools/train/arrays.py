"""Pairs as numbers of pieces: what a machine with a GPU is given, in files of a size that travels."""

from __future__ import annotations

import io
import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of numbers, one behind the other; row `n` is `numbers[starts[n] : starts[n + 1]]`."""

    numbers: Numbers
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Rows:
        """Put rows behind each other."""
        made = [np.asarray(row, np.uint16) for row in rows]
        lengths = [0, *map(len, made)]
        return cls(np.concatenate([*made, np.empty(0, np.uint16)]), np.cumsum(np.asarray(lengths, np.int64)))

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How long each row is."""
        return np.diff(self.starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> list[int]:
        row: list[int] = self.numbers[self.starts[number] : self.starts[number + 1]].tolist()
        return row

    def filled(self, wanted: NDArray[np.int64], width: int, pad: int) -> NDArray[np.int64]:
        """Return the `wanted` rows as a table that is `width` wide, with `pad` behind them."""
        places = np.arange(width)[None, :]
        inside = places < self.lengths[wanted][:, None]
        at = np.where(inside, self.starts[wanted][:, None] + places, 0)
        return np.where(inside, self.numbers[at].astype(np.int64), pad)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sources with their targets."""

    source: Rows
    target: Rows

    def __len__(self) -> int:
        return len(self.source)

    def save(self, path: Path) -> int:
        """Write them to a file (xz) and return its size."""
        plain = io.BytesIO()
        np.savez(
            plain,
            source=self.source.numbers,
            target=self.target.numbers,
            source_lengths=self.source.lengths.astype(np.uint16),
            target_lengths=self.target.lengths.astype(np.uint16),
        )
        # Its 64 MiB of memory find the pairs that are there more than once.
        packed = lzma.compress(plain.getvalue(), format=lzma.FORMAT_XZ, filters=_FILTERS)
        path.write_bytes(packed)
        return len(packed)

    @classmethod
    def load(cls, path: Path) -> Pairs:
        """Read what `save` wrote."""
        with np.load(io.BytesIO(lzma.decompress(path.read_bytes())), allow_pickle=False) as held:
            sides = [
                Rows(held[side], np.concatenate([[0], np.cumsum(held[f"{side}_lengths"].astype(np.int64))]))
                for side in ("source", "target")
            ]
        return cls(*sides)


_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 64 << 20, "lc": 0, "lp": 1, "pb": 1}]
