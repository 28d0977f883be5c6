"""Putting right the typography of what a machine wrote and nobody has touched."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.provenance import Owner, origin, owner, stamp, terms
from l10n.catalogs.update import edit
from l10n.catalogs.writing import encode
from l10n.text.typography import correct


@dataclass(frozen=True, slots=True)
class Autofix:
    """A catalog in which so many targets were put right, and what that changed, as a unified diff."""

    catalog: Catalog
    count: int = 0
    diff: str = ""


def fix(path: Path, catalog: Catalog, language: str, *, write: bool) -> Autofix:
    """Put right the typography (of a language, in BCP 47) of a machine's targets in the catalog at `path`.

    They stay the machine's, which may make them again. What a person wrote or edited stays as it is. Without `write`
    nothing is written. Raises InputError where it can't be.
    """
    before, after = catalog, _correct(catalog, language)
    if after is catalog:
        return Autofix(catalog)
    if write:
        before, after = edit(path, lambda old: _correct(old, language), language)
    count = sum(one.targets != two.targets for one, two in zip(before.entries, after.entries, strict=True))
    old, new = (encode(one).decode("utf-8", "replace").splitlines(keepends=True) for one in (before, after))
    return Autofix(after, count, "".join(difflib.unified_diff(old, new, str(path), str(path))))


def _correct(catalog: Catalog, language: str) -> Catalog:
    """Return a catalog with its machine's targets put right; itself if they are."""
    entries = tuple(_entry(entry, language) for entry in catalog.entries)
    if all(map(lambda one, two: one is two, entries, catalog.entries)):
        return catalog
    return replace(catalog, entries=entries)


def _entry(entry: Entry, language: str) -> Entry:
    if entry.obsolete or entry.plural is not None or owner(entry) is not Owner.MACHINE:
        return entry
    target = correct(entry.target, language)
    made_by = origin(entry)
    if target == entry.target or not target or made_by is None:
        return entry
    return stamp(entry, target, made_by, terms=terms(entry))
