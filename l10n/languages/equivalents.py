"""What languages call the same: tables with a column a language, `places.tsv` (what CLDR lacks) and `acronyms.tsv`.

The first line has the languages' tags; a cell has the forms of one thing, the usual one first, parted by commas.
"""

from __future__ import annotations

from functools import cache

from l10n.languages.pack import data_file

Forms = tuple[str, ...]


@cache
def equivalents(table: str, source: str, target: str) -> tuple[tuple[Forms, Forms], ...]:
    """Return what two languages (BCP 47) call each thing of a table (`places`); nothing if it lacks one of them."""
    columns, *rows = _rows(table)
    ours, theirs = (_column(tag, columns) for tag in (source, target))
    if ours is None or theirs is None:
        return ()
    cells = ((tuple(filter(None, row[at].split(","))) for at in (ours, theirs)) for row in rows)
    return tuple((one, other) for one, other in cells if one and other)


def names_in(table: str, language: str) -> tuple[str, ...]:
    """Return all forms that a table has in a language (BCP 47)."""
    columns, *rows = _rows(table)
    at = _column(language, columns)
    return () if at is None else tuple(form for row in rows for form in row[at].split(",") if form)


def _column(tag: str, columns: list[str]) -> int | None:
    """Return the column of a language, else that of its base."""
    return next((columns.index(one) for one in (tag, tag.partition("-")[0]) if one in columns), None)


@cache
def _rows(table: str) -> list[list[str]]:
    path = data_file(f"{table}.tsv")
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] if path else [[]]
