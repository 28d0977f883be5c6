"""Writing a translator's ignore into a catalog, and listing those that there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from l10n.catalogs import ignores
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.update import edit
from l10n.errors import UsageError
from l10n.model import collapse
from l10n.pipeline.checker import input_lines
from l10n.pipeline.corpus import read
from l10n.pipeline.rules import like, names


def ignore(
    path: Path, check: str, term: str, reason: str, *, source: str | None = None, line: int | None = None
) -> str:
    """Let a rule, for one term or all, find nothing in one entry of the catalog at `path`; return its source.

    The entry is that of `source`, else the only one with `source` in it; or the one at `line` (from 1). Raises
    UsageError where no rule has that name, no entry or several fit, or the words aren't UTF-8, and InputError like
    `edit`.
    """
    if check not in names():
        raise UsageError(f"there is no rule `{check}`", hint=like(check))
    term, reason = collapse(term), collapse(reason)
    if ";" in term:
        raise UsageError("a term can't have a semicolon here", hint="give the part before it")
    if any("\ud800" <= char <= "\udfff" for char in term + reason):
        raise UsageError(
            "the term or the reason isn't UTF-8", hint="type it in a terminal that is set to UTF-8"
        )
    sources: list[str] = []

    def change(catalog: Catalog) -> Catalog:
        old = _entry(catalog, path, source, line)
        sources.append(old.source)
        new = ignores.with_ignore(old, check, term, reason)
        return replace(catalog, entries=tuple(new if entry is old else entry for entry in catalog.entries))

    edit(path, change)
    return sources[-1]


def lines(path: Path) -> Iterator[str]:
    """Give a line of text for each ignore in the catalog at `path`. Raises InputError where that can't be read."""
    for entry, line in input_lines(read(path).catalog):
        for one in ignores.ignores(entry):
            state = "" if one.holds(entry.source) else " (void)" if one.reason else " (no reason, no effect)"
            what = f"{one.check} {one.term}".strip()
            yield f"{line}: {what}; {one.reason}{state}: «{entry.source}»"


def _entry(catalog: Catalog, path: Path, source: str | None, line: int | None) -> Entry:
    active = list(catalog.active)
    if line is not None:
        fitting = [e for e in active if e.line is not None and e.line <= line < e.line + len(e.raw)]
        place = f"line {line}"
    else:
        wanted = collapse(source or "")
        fitting = [entry for entry in active if entry.source == wanted]
        fitting = fitting or [entry for entry in active if wanted and wanted in entry.source]
        place = f"“{wanted}”"
    if not fitting:
        raise UsageError(f"no sentence of the article at {place}", path=path, hint="see l10n check")
    if len(fitting) > 1:
        raise UsageError(
            f"{len(fitting)} sentences have {place}", path=path, hint="give more of it, or --line"
        )
    return fitting[0]
