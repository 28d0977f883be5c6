"""What a process is that may help: what it has installed, sees and may write; and in what two of them differ."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import l10n
from l10n import engines
from l10n.errors import L10nError
from l10n.files import exists
from l10n.messages import Message, msg
from l10n.model import LanguagePair
from l10n.pipeline.answers import LIBRARIES

# What makes or reads translations, beside what answers depend on; and Dask itself.
_LIBRARIES = (*LIBRARIES, "argos-translate-lt", "ctranslate2", "numpy", "sentencepiece", "distributed")
_ENGINES = 3  # of a pair's: the first, and those that the guard asks where it does badly


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a worker: what it sees, whether it may write, and what it has for some pairs.

    A `file` has some `text`, `here` is the driver's working directory; without a file a worker is on this machine.
    """

    file: Path | None
    text: str
    here: Path
    folders: tuple[Path, ...]
    pairs: tuple[tuple[LanguagePair, str], ...] = ()
    beam: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a worker is: versions by names, the digest of l10n's files, its engines by pairs, and what it can't do.

    It doesn't see the folders that are `unseen`, or others in their place.
    """

    versions: Mapping[str, str]
    program: str
    engines: Mapping[str, tuple[tuple[str, str], ...]]
    unseen: tuple[Path, ...]
    unwritable: tuple[Path, ...]


def facts(question: Question) -> Facts:
    """Return what this process is."""
    unseen = _unseen(question) if question.file else ()
    return Facts(
        _versions(),
        _program(),
        {str(pair): _engines(pair, engine, question.beam) for pair, engine in question.pairs},
        unseen,
        tuple(folder for folder in question.folders if not unseen and not _is_writable(folder)),
    )


def _unseen(question: Question) -> tuple[Path, ...]:
    assert question.file
    with suppress(OSError, ValueError):
        if question.file.read_text(encoding="ascii") == question.text:
            return () if os.access(question.here, os.X_OK) else (question.here,)
    return (question.file.parent.parent,)


def differences(own: Facts, other: Facts, question: Question) -> list[Message]:
    """Return in what a worker is other than it has to be."""
    found = [
        msg("{name} {other}, not {own}", name=name, other=other.versions.get(name) or "–", own=version or "–")
        for name, version in own.versions.items()
        if other.versions.get(name) != version
    ]
    if own.program != other.program and own.versions["l10n"] == other.versions.get("l10n"):
        found.append(msg("other files of l10n {version}", version=own.versions["l10n"]))
    for pair, _ in question.pairs:
        mine, theirs = own.engines.get(str(pair), ()), other.engines.get(str(pair), ())
        if mine and mine != theirs:
            found.append(_engine_difference(pair, mine, theirs))
    found += [msg("it doesn't see {folder}", folder=folder) for folder in other.unseen]
    found += [msg("it may not write below {folder}", folder=folder) for folder in other.unwritable]
    return found


def _engine_difference(
    pair: LanguagePair, own: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]
) -> Message:
    for mine, theirs in zip(own, other, strict=False):
        if mine[0] != theirs[0]:
            return msg("{other} for {pair}, not {own}", other=theirs[0], pair=pair, own=mine[0])
        if mine[1] != theirs[1]:
            return msg("other files of {engine}", engine=mine[0])
    if len(own) > len(other):
        return msg("no {engine} for {pair}", engine=own[len(other)][0], pair=pair)
    return msg("{engine} for {pair} as well", engine=other[len(own)][0], pair=pair)


def _is_writable(folder: Path) -> bool:
    while not exists(folder) and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


@cache
def _versions() -> dict[str, str]:
    versions = {"l10n": l10n.__version__, "Python": ".".join(platform.python_version_tuple()[:2])}
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            versions[name] = metadata.version(name)
    return versions


@cache
def _program() -> str:
    """Return the digest of l10n's files: not of when they were installed where, which differs between machines."""
    root = Path(l10n.__file__).parent
    return _digest(
        path
        for path in root.rglob("*")
        if "__pycache__" not in path.parts and path.suffix != ".argosmodel" and path.is_file()
    )


@cache
def _engines(pair: LanguagePair, engine: str, beam: int | None) -> tuple[tuple[str, str], ...]:
    """Return the origins of what would translate a pair, the best first, each with the digest of its files."""
    try:
        routes = engines.routes(pair, engine)[:_ENGINES]
    except L10nError:
        return ()
    return tuple((route.origin, "".join(_files_of(part) for part in route.parts)) for route in routes)


def _files_of(offer: engines.Offer) -> str:
    details = offer.details()
    if details.path is None or not details.path.exists():
        return details.version
    path = details.path
    return f"{details.version} {_digest(path.rglob('*') if path.is_dir() else [path])}"


def _digest(paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=8)
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
    return digest.hexdigest()
