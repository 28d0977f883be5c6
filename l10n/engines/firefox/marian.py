"""Marian's binary model files, as Mozilla ships them: named matrices, most of them as signed bytes.

The file has a header of 64-bit words (version, count, then for each item the lengths of its name, shape and data, and
its type), the names, the shapes, padding, and the data. A matrix of bytes has its quantisation multiplier behind it,
and lies transposed but for embeddings. What the model is, Marian's options say in the item `special:model.yml`.
(marian-dev's `src/common/binary.cpp` and `src/tensors/cpu/intgemm_interface.h` define it.)
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from l10n.files import opened
from l10n.messages import Message, msg

Floats = NDArray[np.float32]

MOST = 1 << 30  # bytes of a model: the largest that Mozilla ships has some 60 MB
_VERSION = 1
_MOST_ITEMS = 10_000
_FLOAT32, _INT8, _INTGEMM8, _TEXT = 0x404, 0x101, 0x4101, "special:model.yml"
_EMBEDDINGS = "Wemb"


class FormatError(ValueError):
    """A file isn't what it should be, or of a kind that isn't known; the `reason` says which."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix of bytes: a value is `integers / multiplier`. What the rows are is for whoever reads it."""

    integers: NDArray[np.int8]
    multiplier: float

    def rows(self, numbers: NDArray[np.intp]) -> Floats:
        """Return some of its rows as numbers."""
        return self.integers[numbers] * np.float32(1 / self.multiplier)

    @property
    def values(self) -> Floats:
        """All of it as numbers."""
        return self.integers * np.float32(1 / self.multiplier)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """The items of a model file, and Marian's options, as they are written: a list's as one text."""

    items: Mapping[str, Floats | Quantised]
    options: Mapping[str, str]

    def vector(self, name: str) -> Floats:
        """Return a bias or a scale; raises `FormatError` where there is none."""
        item = self._item(name)
        if isinstance(item, Quantised):
            raise FormatError(msg("has {name} as bytes", name=name))
        return item.reshape(-1).copy()  # nothing of the file's bytes stays in memory

    def matrix(self, name: str) -> Floats:
        """Return a matrix by which a row of inputs is multiplied from the right; raises `FormatError`."""
        item = self._item(name)
        if isinstance(item, Quantised):
            inner, outer = item.integers.shape
            return np.ascontiguousarray(item.values.reshape(outer, inner).T)
        return item

    def embeddings(self, name: str) -> Quantised:
        """Return the embeddings, a row a token; raises `FormatError`."""
        item = self._item(name)
        if not isinstance(item, Quantised):
            raise FormatError(msg("has {name} as floating-point numbers, which l10n doesn't read", name=name))
        return Quantised(item.integers.copy(), item.multiplier)

    def _item(self, name: str) -> Floats | Quantised:
        if name not in self.items:
            raise FormatError(msg("lacks {name}", name=name))
        return self.items[name]


def read(path: Path) -> ModelFile:
    """Read a model file. Raises `FormatError` for what is none or of an unknown kind, OSError, and `InputError`."""
    with opened(path) as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise FormatError(msg("is larger than 1 GB"))
    try:
        return _read(data)
    except (struct.error, ValueError, OverflowError, MemoryError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(msg("is cut off or damaged")) from error


def _read(data: bytes) -> ModelFile:
    version, count = struct.unpack_from("<QQ", data)
    if version != _VERSION:
        raise FormatError(msg("is no Marian model of version {version}", version=_VERSION))
    if count > _MOST_ITEMS:
        raise FormatError(msg("is damaged: it has more items than any model"))
    heads = list(struct.iter_unpack("<QQQQ", data[16 : 16 + 32 * count]))
    at = 16 + 32 * count
    names, shapes = [], []
    for length, *_ in heads:
        names.append(data[at : at + length].rstrip(b"\0").decode())
        at += length
    for _, _, rank, _ in heads:
        shapes.append(struct.unpack_from(f"<{rank}i", data, at))
        at += 4 * rank
    (padding,) = struct.unpack_from("<Q", data, at)
    at += 8 + padding
    items: dict[str, Floats | Quantised] = {}
    options: dict[str, str] = {}
    for name, shape, (_, kind, _, size) in zip(names, shapes, heads, strict=True):
        if at + size > len(data):
            raise FormatError(msg("is cut off"))
        if name == _TEXT:
            options = _options(data[at : at + size].rstrip(b"\0").decode())
        elif kind == _FLOAT32:
            items[name] = _array(data, np.float32, shape, at)
        elif kind == _INTGEMM8:
            integers = _array(data, np.int8, shape, at)
            (multiplier,) = struct.unpack_from("<f", data, at + integers.size)
            if not multiplier > 0:
                raise FormatError(
                    msg(
                        "is damaged: the multiplier of {name} is {multiplier:g}",
                        name=name,
                        multiplier=multiplier,
                    )
                )
            items[name] = Quantised(integers, multiplier)
        else:
            raise FormatError(
                msg("has {name} as the type {kind:#x}, which l10n doesn't read", name=name, kind=kind)
            )
        at += size
    return ModelFile(items, options)


def _array(data: bytes, kind: Any, shape: tuple[int, ...], at: int) -> NDArray[Any]:
    count = math.prod(shape)
    if any(one < 1 for one in shape):
        raise ValueError
    return np.frombuffer(data, kind, count, at).reshape(shape)


def _options(text: str) -> dict[str, str]:
    """Return the options of Marian's YAML, which is flat: lists of numbers become one text, `32000 32000`."""
    options: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if line.lstrip().startswith("- ") and last:
            options[last] = f"{options[last]} {line.lstrip()[2:].strip()}".strip()
        elif ":" in line and not line.startswith((" ", "#")):
            last, _, value = line.partition(":")
            options[last] = value.strip().strip("\"'")
    return options
