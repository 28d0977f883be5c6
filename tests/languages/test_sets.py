"""Sentences of the news with sums, shares, dates, times and quotations, right and with one fault each.

A table of `sets/` has a language's translations, each with a stretch that is right and what stands there instead in
the faulty one. Right ones have no error and no warning, and the fault is found in at least 95 of 100 of the others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import checks
from l10n.checks.context import Context
from l10n.model import Finding, LanguagePair, Severity, Unit

SETS = sorted((Path(__file__).parent / "sets").glob("*.tsv"))
ROWS = {
    f"{path.stem} {number}": (path.stem, *line.split("\t"))
    for path in SETS
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 1)
}
FOUND = 0.95


def loud(source: str, target: str, languages: LanguagePair) -> set[Finding]:
    unit = Unit(source, target, languages, reviewed=True)
    return {one for one in checks.run(unit, Context(languages)) if one.severity is not Severity.INFO}


@pytest.mark.parametrize(
    ("target", "language", "source", "right"), [row[:4] for row in ROWS.values()], ids=ROWS
)
def test_right_ones_have_no_warning(target: str, language: str, source: str, right: str) -> None:
    assert loud(source, right, LanguagePair(language, target)) == set()


@pytest.mark.parametrize("path", SETS, ids=[path.stem for path in SETS])
def test_faults_are_found(path: Path) -> None:
    rows = [row for row in ROWS.values() if row[0] == path.stem]
    missed = [
        wrong
        for target, language, source, right, what, instead in rows
        if (wrong := right.replace(what, instead)) != right
        and not loud(source, wrong, LanguagePair(language, target))
    ]
    assert len(rows) == 40
    assert len(missed) <= (1 - FOUND) * len(rows), missed
