"""Putting right what is mechanically wrong in what a machine wrote and nobody has touched."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.provenance import Owner, confidence, origin, owner, stamp, terms
from l10n.catalogs.update import edit
from l10n.catalogs.writing import encode
from l10n.model import Edit, Unit
from l10n.pipeline.checker import Checker
from l10n.text.markup import parse, rewritten
from l10n.text.quotation import with_double_marks
from l10n.text.typography import correct

_ROUNDS = 4  # what one rule puts right may show another what is wrong


@dataclass(frozen=True, slots=True)
class Autofix:
    """A catalog in which so many targets were put right, and what that changed, as a unified diff."""

    catalog: Catalog
    count: int = 0
    diff: str = ""


def mended(source: str, target: str, checker: Checker) -> str:
    """Return a target with all put right that needs no person: typography, and what findings have a fix for."""
    for _ in range(_ROUNDS):
        before, target = target, rewritten(target, partial(correct, language=checker.pair.target))
        if not parse(source).marks and not parse(target).marks:
            target = with_double_marks(source, target, checker.pair.target)
        edits = [one for found in checker.of_unit(Unit(source, target, checker.pair)) for one in found.fix]
        target = _edited(target, edits)
        if target == before:
            break
    return target


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, the first of those that lie over one another."""
    pieces, at = [], 0
    for start, end, new in sorted(set(edits)):
        if start >= at:
            pieces += [text[at:start], new]
            at = end
    return "".join((*pieces, text[at:]))


def fix(path: Path, catalog: Catalog, checker: Checker, *, write: bool) -> Autofix:
    """Put right what is mechanically wrong in a machine's targets in the catalog at `path`.

    They stay the machine's, which may make them again. What a person wrote or edited stays as it is. Without `write`
    nothing is written. Raises InputError where it can't be.
    """
    before, after = catalog, _correct(catalog, checker)
    if after is catalog:
        return Autofix(catalog)
    if write:
        before, after = edit(path, lambda old: _correct(old, checker), checker.pair.target)
    count = sum(one.targets != two.targets for one, two in zip(before.entries, after.entries, strict=True))
    old, new = (encode(one).decode("utf-8", "replace").splitlines(keepends=True) for one in (before, after))
    return Autofix(after, count, "".join(difflib.unified_diff(old, new, str(path), str(path))))


def _correct(catalog: Catalog, checker: Checker) -> Catalog:
    """Return a catalog with its machine's targets put right; itself if they are."""
    checker.read(entry.source for entry in catalog.active)
    entries = tuple(_entry(entry, checker) for entry in catalog.entries)
    if all(map(lambda one, two: one is two, entries, catalog.entries)):
        return catalog
    return replace(catalog, entries=entries)


def _entry(entry: Entry, checker: Checker) -> Entry:
    if entry.obsolete or entry.plural is not None or owner(entry) is not Owner.MACHINE:
        return entry
    target = mended(entry.source, entry.target, checker)
    made_by = origin(entry)
    if target == entry.target or not target or made_by is None:
        return entry
    return stamp(entry, target, made_by, terms=terms(entry), confidence=confidence(entry))
