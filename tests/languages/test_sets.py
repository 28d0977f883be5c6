"""Sentences of the news with sums, shares, dates, times and quotations, right and with one fault each.

A table of `sets/` has translations into a language, one of `sets/sources/` out of a language, one of `sets/regions/`
into a language as a region writes it, each with a stretch that is right and what stands there instead in the faulty
one. Right ones have no error and no warning, and the fault is found in at least 95 of 100 of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import checks
from l10n.checks.context import Context
from l10n.model import Finding, LanguagePair, Severity, Unit

SETS = Path(__file__).parent / "sets"
TABLES = sorted(SETS.rglob("*.tsv"))
FOUND = 0.95


@dataclass(frozen=True)
class Row:
    languages: LanguagePair
    source: str
    right: str
    what: str
    instead: str


def rows(path: Path) -> list[Row]:
    table = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    source_named = path.parent.name == "sources"
    return [
        Row(LanguagePair(*(path.stem, other) if source_named else (other, path.stem)), *cells)
        for other, *cells in table
    ]


NAMES = {path: path.relative_to(SETS).with_suffix("").as_posix() for path in TABLES}
ROWS = {f"{NAMES[path]} {number}": row for path in TABLES for number, row in enumerate(rows(path), 1)}


def loud(source: str, target: str, languages: LanguagePair) -> set[Finding]:
    unit = Unit(source, target, languages, reviewed=True)
    return {one for one in checks.run(unit, Context(languages)) if one.severity is not Severity.INFO}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_right_ones_have_no_warning(row: Row) -> None:
    assert loud(row.source, row.right, row.languages) == set()


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_has_what_the_fault_replaces(row: Row) -> None:
    assert row.right.replace(row.what, row.instead) != row.right


@pytest.mark.parametrize("path", TABLES, ids=NAMES.values())
def test_faults_are_found(path: Path) -> None:
    table = rows(path)
    wrong = [(row, row.right.replace(row.what, row.instead)) for row in table]
    missed = [target for row, target in wrong if not loud(row.source, target, row.languages)]
    assert len(missed) <= (1 - FOUND) * len(table), missed
