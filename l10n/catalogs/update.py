"""Bringing the catalogs of an article up to date on disk: read, merge, write only what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from l10n.catalogs import files, headers, marks
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.marks import Known
from l10n.catalogs.merging import Asks, MergeResult, Pretranslation, merge
from l10n.catalogs.pot import Place
from l10n.catalogs.pot import entries as template
from l10n.catalogs.provenance import Owner, accept, flags_vanished, owner, reflag
from l10n.errors import InputError
from l10n.messages import OWN, msg
from l10n.text.folding import fold_typography


@dataclass(frozen=True, slots=True)
class CatalogSpec:
    """An article's places and the catalog they belong in: from `source` to `target`, in BCP 47.

    For the template `target` is None. `article` is the article's name. Without a `path` the catalog is new and stays
    in memory. `asks` is what the glossary asks of a source, if there is one; `annotate` puts into an active entry
    what checks find in it. `people` has by source what a person is known to have written in this catalog. `language`
    (BCP 47) is that of l10n's own notes.
    """

    path: Path | None
    article: str
    source: str
    target: str | None
    places: tuple[Place, ...]
    asks: Asks | None = None
    annotate: Callable[[Entry], Entry] | None = None
    people: Mapping[str, Collection[str]] = field(default_factory=dict)
    language: str = OWN


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """What became of a catalog: `merged` says what is in it, `changed` whether that is not what the file had.

    A catalog that `waits` for a person's word was left alone: it lost every `fuzzy` flag, or is `missing` sentences
    that the article has and a person translated (it may be half-written). `copy` is where the file of another tool
    was copied to before it was taken over.
    """

    catalog: Catalog
    merged: MergeResult
    changed: bool = False
    waits: bool = False
    missing: tuple[str, ...] = ()
    copy: Path | None = None


def plan(
    sheet: CatalogSpec, machine: Mapping[str, Pretranslation] = MappingProxyType({}), *, refresh: bool = False
) -> UpdateResult:
    """Return what `update` would do, by default without a machine; reads the catalog, writes nothing.

    Where it is missing what a person translated, and is being written, that is waited for. Raises InputError where
    the catalog can't be read or isn't one.
    """
    if sheet.path is None:
        return _merged(None, sheet, machine, refresh)
    planned = _merged(files.read(sheet.path), sheet, machine, refresh)
    if planned.missing:
        files.wait_until_settled(sheet.path)
        planned = _merged(files.read(sheet.path), sheet, machine, refresh)
    return planned


def update(
    sheet: CatalogSpec, machine: Mapping[str, Pretranslation], *, refresh: bool = False
) -> UpdateResult:
    """Merge the article and the machine's targets into the catalog as it stands on disk now.

    What a person's tool wrote since it was planned is merged, too. Nothing is written, and no lock taken, if
    the content stays as it is. Raises InputError where it can't be read or written; the file is then as it was.
    """
    if sheet.path is None:
        return _merged(None, sheet, machine, refresh)
    planned = _merged(files.read(sheet.path), sheet, machine, refresh)
    if not planned.changed:
        files.tidy(sheet.path)
        return planned
    with files.locked(sheet.path):
        while True:
            seen = files.stamp(sheet.path)
            old = files.read(sheet.path)
            updated = _merged(old, sheet, machine, refresh)
            if not updated.changed:
                return updated
            foreign = old is not None and headers.is_foreign(old, sheet.target)
            copy = files.keep_copy(sheet.path) if foreign else None
            if old is not None and _by_people(old) - {entry.target for entry in updated.catalog.entries}:
                files.keep_backup(sheet.path)
            if files.write(sheet.path, updated.catalog, seen):
                return replace(updated, copy=copy)


def take_word(
    path: Path,
    *,
    reviewed: bool,
    force: bool = False,
    write: bool = True,
    known: Callable[[Catalog], Known] = lambda _: {},
) -> int:
    """Settle a catalog that lost every `fuzzy` flag, or marks; return the number of units that it is about.

    `reviewed` says that a person did review the machine's targets that are in it unedited or emptied; otherwise
    those get their flags back, and these are for an engine to fill. `known` tells of a catalog what is known of its
    targets that have no mark. The file before is kept as `NAME~`. Without
    `write` it is only counted. Raises InputError where there is no catalog, it can't be read or written, or reviews
    would be taken back (not `reviewed`) of one that has lost no flags, without `force`.
    """
    settle = accept if reviewed else reflag

    def settled(catalog: Catalog) -> Catalog:
        machine = known(catalog)
        before = tuple(marks.settled(entry, machine, settle) for entry in catalog.entries)
        entries = tuple(map(settle, before))
        if entries == before or reviewed or force or not any(entry.fuzzy for entry in catalog.active):
            return replace(catalog, entries=entries)
        reason = msg("has fuzzy flags, so no tool dropped them: this would take back every review in it")
        raise InputError(reason, path=path, hint=msg("see what it would do with --dry-run, and --force it"))

    if write:
        old, new = edit(path, settled, backup=True)
    else:
        catalog = files.read(path)
        if catalog is None:
            raise files.missing(path)
        old, new = catalog, settled(catalog)
    pairs = zip(new.entries, old.entries, strict=True)
    return sum(after is not before and not after.obsolete for after, before in pairs)


def edit(
    path: Path, change: Callable[[Catalog], Catalog], target: str | None = None, *, backup: bool = False
) -> tuple[Catalog, Catalog]:
    """Change the entries of the catalog at `path`; return it as it was and as it is.

    `change` is called again with what is there then if an editor saves meanwhile. With a `target` (BCP 47) the
    file of another tool is copied first, with `backup` any file, to `NAME~`. Nothing is written, and no lock taken,
    if the content stays as it is. Raises InputError where there is no catalog, or it can't be read or written; it
    is then as it was.
    """
    while True:
        seen = files.stamp(path)
        old = files.read(path)
        if old is None:
            raise files.missing(path)
        new = change(old)
        if new == old:
            return old, old
        new = replace(new, header=headers.in_utf8(new.header))
        files.check_writable(path)
        with files.locked(path):
            if target and headers.is_foreign(old, target):
                files.keep_copy(path)
            if backup:
                files.keep_backup(path)
            if files.write(path, new, seen):
                return old, new


def cut_short(catalog: Catalog, people: Mapping[str, Collection[str]]) -> Entry | None:
    """Return the last entry if a writer may have got no further in it: it has the beginning of what a person wrote.

    Editors put long targets on several lines, and after each the file is a catalog. Where only a full stop or a quote
    is gone, a person took it away.
    """
    last = catalog.entries[-1] if catalog.entries else None
    if last is None or len(last.targets) > 1 or last.target in (texts := people.get(last.source, ())):
        return None
    rests = (text[len(last.target) :] for text in texts if text.startswith(last.target))
    return last if any(map(str.isalnum, "".join(rests))) else None


def lacking(catalog: Catalog, people: Mapping[str, Collection[str]]) -> set[str]:
    """Return the sources of what people wrote that the catalog has no entry of any more, or the beginning.

    One whose typography alone has changed is there.
    """
    last = cut_short(catalog, people)
    here = {entry.source for entry in catalog.entries if entry is not last}
    gone = people.keys() - here
    alike = set(map(fold_typography, here)) if gone else here
    return {source for source in gone if fold_typography(source) not in alike}


def _missing(old: Catalog, sheet: CatalogSpec) -> tuple[str, ...]:
    """Return what the article has of what a person translated in this catalog, and the catalog lacks."""
    gone = lacking(old, sheet.people) if sheet.people else set()
    return tuple(dict.fromkeys(place.source for place in sheet.places if place.source in gone))


def _by_people(catalog: Catalog) -> set[str]:
    """Return the targets that people wrote or reviewed."""
    return {
        one.target for one in catalog.entries if one.target and owner(one) in (Owner.PERSON, Owner.REVIEWED)
    }


def _merged(
    old: Catalog | None, sheet: CatalogSpec, machine: Mapping[str, Pretranslation], refresh: bool
) -> UpdateResult:
    if sheet.target is None:
        merged = MergeResult(template(sheet.places))
    elif old is not None and ((missing := _missing(old, sheet)) or flags_vanished(old)):
        kept = MergeResult(old.entries, kept=sum(1 for _ in old.active))
        return UpdateResult(old, kept, waits=True, missing=missing)
    else:
        merged = merge(old, sheet.places, machine, refresh=refresh, asks=sheet.asks, language=sheet.language)
        if sheet.annotate:
            entries = (e if e.obsolete else sheet.annotate(e) for e in merged.entries)
            merged = replace(merged, entries=tuple(entries))
    if old is None:
        header = headers.new(sheet.article, sheet.source, sheet.target)
        return UpdateResult(Catalog(header, merged.entries), merged, changed=True)
    header = headers.complete(old.header, sheet.article, sheet.source, sheet.target)
    new = replace(old, header=header, entries=merged.entries)
    if {entry.key for entry in new.active} != {entry.key for entry in old.active}:
        new = replace(new, header=header.with_field("POT-Creation-Date", headers.timestamp()))
    return UpdateResult(new, merged, changed=not new.same_content(old))
