"""The project's translation memory: filled from its catalogs, asked while it translates, exchanged as TMX.

catalogs ─ fill ─▶ memory ─ offers, notes ─▶ catalogs
                     ▲ ▼
                     TMX
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from l10n.catalogs.catalog import Entry
from l10n.catalogs.provenance import MEMORY, Owner, fingerprint, machine_hash, origin, owner
from l10n.catalogs.reading import decode
from l10n.catalogs.update import cut_short
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.files import TEXT, exists, read, refused
from l10n.memory import DamagedMemory, Edit, Memory, Record, Stamp, set_aside, tmx
from l10n.memory.marks import machine_texts
from l10n.memory.opening import inode
from l10n.messages import msg, msgs
from l10n.model import Finding, LanguagePair, Severity
from l10n.pipeline import output
from l10n.pipeline.corpus import CatalogFile, find, of
from l10n.pipeline.marks import known_of, marks_lost, name_of, storable


@dataclass(slots=True)
class FillResult:
    """What became of the catalogs: how many were `read` (the others hadn't changed), which couldn't be; findings."""

    read: int = 0
    gone: int = 0
    errors: list[L10nError] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OpenMemory:
    """A memory that is up to date with the catalogs, and what there was to say about it."""

    memory: Memory
    filled: FillResult
    findings: tuple[Finding, ...] = ()


@contextmanager
def open_memory(config: Config, paths: Sequence[Path] = ()) -> Iterator[OpenMemory]:
    """Open the project's memory, bring it up to date with the catalogs below `locales` and at `paths`, and close it.

    A damaged one is set aside and a new one filled. Raises InputError where it can't be used.
    """
    path = config.memory_path
    findings: tuple[Finding, ...] = ()
    seen = inode(path)
    try:
        memory, filled = _filled(config, paths)
    except DamagedMemory:
        findings = _put_aside(path, seen)
        memory, filled = _filled(config, paths)
    with memory:
        yield OpenMemory(memory, filled, findings)


def rebuild(config: Config) -> tuple[FillResult, tuple[Finding, ...]]:
    """Read all catalogs into the memory again; what was imported, and what machines made, stays if it can be read."""
    path = config.memory_path
    findings: tuple[Finding, ...] = ()
    seen = inode(path)
    try:
        with Memory(path) as memory:
            memory.check()
            memory.forget(memory.catalogs(), people=True)
            filled = fill(memory, config)
            memory.compact()
    except DamagedMemory:
        findings = _put_aside(path, seen)
        with Memory(path) as memory:
            filled = fill(memory, config)
    return filled, findings


def fill(memory: Memory, config: Config, paths: Iterable[Path] = ()) -> FillResult:
    """Bring a memory up to date with the catalogs below `locales` and at `paths`; those that changed are read."""
    filled = FillResult()
    locales = config.locales_dir
    below = [locales] if exists(locales) and locales.is_dir() else []
    catalogs, errors = find([*below, *paths])
    # That there is no catalog yet is no error.
    filled.errors += [error for error in errors if error.path != locales]
    stamps = memory.stamps()
    here = {name_of(path, config): path for path in catalogs}
    gone = [name for name in stamps if name not in here and not exists(config.root / name)]
    if gone:
        memory.forget(gone)
        filled.gone = len(gone)
    take_in(memory, config, here, filled)
    return filled


def import_(
    memory: Memory, path: Path, source: str | None, targets: Sequence[str]
) -> tuple[tmx.Tally, list[Finding]]:
    """Take in a TMX file, in place of what it said before; return what was in it, and what is wrong.

    See `tmx.read`.
    """
    name = storable(f"tmx:{os.path.realpath(path)}")
    tally = tmx.Tally()
    memory.put(name, tmx.read(path, source, targets, tally))
    if not tally.bare:
        return tally, []
    message = msgs(
        "{count} variant (<tuv>) without a <seg>, the first here: nothing of that is taken",
        "{count} variants (<tuv>) without a <seg>, the first here: nothing of that is taken",
        tally.bare,
    )
    rule = "memory/no-segment"
    return tally, [Finding("no-segment", Severity.WARNING, message, str(path), tally.line, rule=rule)]


def export(
    memory: Memory,
    path: Path,
    source: str | None,
    targets: Sequence[str],
    root: Path,
    *,
    reviewed: bool = True,
    force: bool = False,
) -> int:
    """Write a memory to a TMX file, all pairs or those asked for; return the number of units.

    `root` is the project's folder; see `output.write` for `force`.
    """
    records = memory.records(tmx.clean, reviewed=reviewed)
    with output.replacing(path, root, force=force):
        return tmx.write(path, (one for one in records if _asked(one.pair, source, targets)))


def edits(memory: Memory, config: Config, paths: Sequence[Path] = ()) -> list[Edit]:
    """Return what people made of machines' targets: in all catalogs, or those at `paths`."""
    names = {name_of(path, config) for path in find(paths)[0]} if paths else None
    return [edit for edit in memory.edits() if names is None or edit.name in names]


def _filled(config: Config, paths: Sequence[Path]) -> tuple[Memory, FillResult]:
    memory = Memory(config.memory_path)
    try:
        return memory, fill(memory, config, paths)
    except BaseException:
        memory.close()
        raise


def _put_aside(path: Path, seen: int) -> tuple[Finding, ...]:
    aside = set_aside(path, seen)
    if aside is None:  # another process was quicker
        return ()
    message = msg(
        "the memory was damaged: set aside as {name}, and filled again from the catalogs. TMX "
        "files have to be imported again, and lessons start anew",
        name=aside.name,
    )
    return (Finding("memory-rebuilt", Severity.WARNING, message, str(path), rule="memory/rebuilt"),)


def take_in(memory: Memory, config: Config, catalogs: Mapping[str, Path], filled: FillResult) -> None:
    """Take in those of `catalogs` (by their names) that changed, and note in `filled` what became of them."""
    stamps = memory.stamps()
    for name, path in catalogs.items():
        try:
            filled.read += _take_in(memory, config, name, path, stamps.get(name), filled.findings)
        except InputError as error:
            if error.path == memory.path:
                raise
            filled.errors.append(error)


def _take_in(
    memory: Memory, config: Config, name: str, path: Path, before: Stamp | None, findings: list[Finding]
) -> bool:
    """Take in a catalog if it isn't what it was; return whether it was read, and add to the findings."""
    try:
        state = path.stat()
        if before and (before.size, before.mtime_ns) == (state.st_size, state.st_mtime_ns):
            return False
        data = read(path, TEXT)
    except OSError as error:
        raise refused(msg("can't read it"), path, error, msg("check its permissions")) from error
    stamp = Stamp(state.st_size, state.st_mtime_ns, hashlib.sha256(data).hexdigest())
    if before and before.digest == stamp.digest:
        memory.restamp(name, stamp)
        return False
    catalog = decode(data, path)
    # The beginning of what a person wrote takes the place of nothing: more of it may be on its way.
    last = cut_short(catalog, memory.people(name, gone=True))
    whole = replace(catalog, entries=catalog.entries[:-1]) if last else catalog
    file = of(path, whole, known_of(catalog, partial(machine_texts, memory.rows, name)))
    memory.put(name, _records(file, config), stamp)
    findings += marks_lost(file, str(path))
    return True


def _records(file: CatalogFile, config: Config) -> list[Record]:
    """Return what a catalog says, obsolete entries too: a person's work on a sentence that may come again.

    Left out are plurals, and suggestions made for another source.
    """
    source, target = file.source or config.source or "", file.target
    if not source or not target:
        hint = msg("set `from` in l10n.toml") if target else msg("state its `Language` in its header")
        raise InputError(
            msg("its languages aren't known, and the memory goes without it"), path=file.path, hint=hint
        )
    pair = LanguagePair(source, target)
    return [
        _record(entry, pair, file.article)
        for entry in file.reflagged.entries
        if entry.target and entry.source and entry.plural is None and not (entry.fuzzy and entry.previous)
    ]


def _record(entry: Entry, pair: LanguagePair, article: str) -> Record:
    whose = owner(entry)
    made_by = origin(entry) or ""
    machine = whose is Owner.MACHINE and made_by != MEMORY
    return Record(
        entry.source,
        entry.target,
        pair,
        whose is Owner.REVIEWED,
        article,
        made_by,
        machine_hash(entry),
        machine,
        person=whose in (Owner.PERSON, Owner.REVIEWED),
        obsolete=entry.obsolete,
        fingerprint=fingerprint(entry.source, entry.target),
    )


def _asked(pair: LanguagePair, source: str | None, targets: Sequence[str]) -> bool:
    return (source is None or pair.source == source) and (not targets or pair.target in targets)
