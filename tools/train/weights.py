"""Weights in files that are small enough to travel: bf16, squeezed, in pieces.

The halves of bf16's two bytes are squeezed apart: the one with sign and exponent goes down to a third, the other not
at all, so that 36 million weights take some 50 MB. Pieces are written beside those before them, and the index that
names them last, in one go: who is cut off has the ones before.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.train.recipe import Recipe

Tensors = dict[str, NDArray[np.float32]]
_PIECE = 15 << 20
INDEX = "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt after `step` steps, by which recipe; `loss` is the tuning set's, a token."""

    recipe: Recipe
    tensors: Tensors
    step: int
    loss: float
    done: bool


def rounded(values: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Return values as bf16, rounded to the nearest (ties to even)."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def widened(values: NDArray[np.uint16]) -> NDArray[np.float32]:
    """Return bf16 values as float32."""
    return (values.astype(np.uint32) << 16).view(np.float32)


def save(weights: Weights, folder: Path) -> None:
    """Write weights to a folder, in place of those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    parts, shapes = [], {}
    for name, values in sorted(weights.tensors.items()):
        both = rounded(values).astype("<u2").ravel().view(np.uint8)
        squeezed = [zlib.compress(both[half::2].tobytes(), 1) for half in (0, 1)]
        shapes[name] = [list(values.shape), *map(len, squeezed)]
        parts += squeezed
    blob = b"".join(parts)
    names = []
    for number, start in enumerate(range(0, len(blob), _PIECE)):
        names.append(f"weights-{weights.step}-{number}.bin")
        _replace(folder / names[-1], blob[start : start + _PIECE])
    index = {
        "recipe": asdict(weights.recipe),
        "step": weights.step,
        "loss": weights.loss,
        "done": weights.done,
        "sha256": hashlib.sha256(blob).hexdigest(),
        "pieces": names,
        "tensors": shapes,
    }
    _replace(folder / INDEX, json.dumps(index, indent=1).encode())
    for old in folder.glob("weights-*.bin"):
        if old.name not in names:
            old.unlink()


def load(folder: Path) -> Weights:
    """Read what `save` wrote; raises ValueError where a piece lacks or is broken, OSError where there is none."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    blob = b"".join((folder / name).read_bytes() for name in index["pieces"])
    if hashlib.sha256(blob).hexdigest() != index["sha256"]:
        raise ValueError(f"the weights in {folder} are not whole: fetch all files of the run again")
    return Weights(
        Recipe(**index["recipe"]),
        _tensors(blob, index["tensors"]),
        index["step"],
        index["loss"],
        index["done"],
    )


def _tensors(blob: bytes, shapes: Mapping[str, tuple[list[int], int, int]]) -> Tensors:
    tensors, at = {}, 0
    for name, (shape, *sizes) in shapes.items():
        halves = []
        for size in sizes:
            halves.append(np.frombuffer(zlib.decompress(blob[at : at + size]), np.uint8))
            at += size
        tensors[name] = widened(np.stack(halves, axis=1).ravel().view("<u2")).reshape(shape)
    return tensors


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
