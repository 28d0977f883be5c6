"""Rows that a report has for the glossary: pasted as it says, they make it say what was decided, and once."""

from __future__ import annotations

import csv as plain
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from l10n.glossary import Glossary, csv
from l10n.glossary.review import review
from l10n.pipeline.glossary_changes import GlossaryChanges
from l10n.reports.terms import (
    ChangeAction,
    GlossaryChange,
    Rendering,
    RenderingStatus,
    SourceTypo,
    TermRenderings,
    TermReport,
)
from tests.support import ROOT

ROWS = """concept,kind,status,fr,en,es,es gender,note
russie,place,preferred,Russie,Russia,Rusia,,
russie,demonym,admitted,russe,Russian,ruso,,
uk,place,preferred,Royaume-Uni,United Kingdom,Reino Unido,m,
uk,place,admitted,Grande-Bretagne,Great Britain,Gran Bretaña,,
uk,place,admitted,,UK,RU,,"short, in titles"
uk,place,forbidden,,England,Inglaterra,,
otan,acronym,preferred,OTAN,NATO,,,
"""
SAMPLE = (ROOT / "glossary" / "actualite-internationale.csv").read_text(encoding="utf-8")


def glossary(folder: Path, rows: str) -> Glossary:
    (folder / "g.csv").write_text(rows, encoding="utf-8")
    return csv.read([folder / "g.csv"])


def changes(
    known: Glossary, folder: Path, concept: str, kind: str, text: str, form: str, target: str = "es"
) -> dict[ChangeAction, GlossaryChange]:
    way = Rendering(form, RenderingStatus.ADMITTED, ())
    term = TermReport(concept, kind, text, "fr", (TermRenderings(target, (way,)),))
    (language,) = GlossaryChanges(known, folder).with_changes(term).languages
    return {one.action: one for one in language.renderings[0].changes}


def pasted(rows: str, change: GlossaryChange) -> str:
    """Return a glossary's file as it is when somebody has done what a report says."""
    lines = rows.splitlines()
    kept = [line for number, line in enumerate(lines, 1) if number not in change.lines]
    at = change.lines[0] - 1 if change.lines else len(kept)
    return "\n".join([*kept[:at], *change.rows.splitlines(), *kept[at:], ""])


@pytest.mark.parametrize(
    ("concept", "text", "form", "actions"),
    [
        ("russie", "Russie", "Federación Rusa", {"prefer", "admit", "forbid"}),
        ("russie", "Russie", "Rusia", set()),  # the only one that there is to be said
        ("russie", "Russie", "ruso", set()),  # another row's, which says another word of the source
        ("uk", "Royaume-Uni", "RU", {"prefer", "forbid"}),
        ("uk", "Grande-Bretagne", "Britania", {"prefer", "admit", "forbid"}),
        ("uk", "Royaume-Uni", "Reino Unido", set()),  # it is preferred, until another one is
        ("uk", "Royaume-Uni", "Gran Bretaña", set()),
        ("uk", "Royaume-Uni", "Inglaterra", {"prefer", "admit"}),
        ("otan", "OTAN", "OTAN", {"prefer", "admit"}),  # a gap; nothing else could be said
        ("unknown", "x", "y", set()),
    ],
)
def test_what_may_be_decided(tmp_path: Path, concept: str, text: str, form: str, actions: set[str]) -> None:
    kind = "acronym" if concept == "otan" else "place"
    assert set(changes(glossary(tmp_path, ROWS), tmp_path, concept, kind, text, form)) == actions


@pytest.mark.parametrize(
    ("form", "action", "lines", "rows"),
    [
        ("Londres", "forbid", (), ["uk,place,forbidden,,,Londres,,"]),
        ("Londres", "admit", (), ["uk,place,admitted,,,Londres,,"]),
        (
            "Londres", "prefer", (4,),
            ["uk,place,preferred,Royaume-Uni,United Kingdom,Londres,,", "uk,place,admitted,,,Reino Unido,,"],
        ),
        ("RU", "forbid", (6,), ['uk,place,admitted,,UK,,,"short, in titles"', "uk,place,forbidden,,,RU,,"]),
        (
            "RU", "prefer", (4, 6),
            [
                'uk,place,admitted,,UK,,,"short, in titles"',
                "uk,place,preferred,Royaume-Uni,United Kingdom,RU,,",
                "uk,place,admitted,,,Reino Unido,,",
            ],
        ),
        ("Inglaterra", "admit", (7,), ["uk,place,forbidden,,England,,,", "uk,place,admitted,,,Inglaterra,,"]),
    ],
)  # fmt: skip
def test_rows(
    tmp_path: Path, form: str, action: ChangeAction, lines: tuple[int, ...], rows: list[str]
) -> None:
    change = changes(glossary(tmp_path, ROWS), tmp_path, "uk", "place", "Royaume-Uni", form)[action]
    assert (change.lines, change.rows.splitlines(), change.path) == (lines, rows, str(tmp_path / "g.csv"))


def errors(known: Glossary) -> list[tuple[str, str]]:
    return [(one.rule, one.concept) for one in review(known, "fr") if one.severity == "error"]


def cases(known: Glossary) -> Iterator[tuple[str, str, str, str, str]]:
    """Give each term of a glossary with each form of its concept, and with one that the glossary doesn't have."""
    for rows in known.concepts.values():
        for language in ("en", "es", "ca", "de"):
            forms = dict.fromkeys([row.forms[language] for row in rows if language in row.forms] + ["Xyz"])
            for row in rows:
                if "fr" in row.forms and row.status != "forbidden":
                    yield from ((row.concept, row.kind, row.forms["fr"], form, language) for form in forms)


@pytest.mark.parametrize(("rows", "step"), [(ROWS, 1), (SAMPLE, 1201)], ids=["small", "sample"])
def test_pasted_rows_say_what_was_decided_and_nothing_twice(tmp_path: Path, rows: str, step: int) -> None:
    known = glossary(tmp_path, rows)
    before = errors(known)
    all_before = {(row.concept, language, form) for row in known.rows for language, form in row.forms.items()}
    done = set()
    for concept, kind, text, form, target in islice(cases(known), 0, None, step):
        for action, change in changes(known, tmp_path, concept, kind, text, form, target).items():
            done.add(action)
            after = glossary(tmp_path, pasted(rows, change))
            case = concept, text, form, target, action, change.rows
            assert errors(after) == before, case
            told = {
                (row.concept, language, form) for row in after.rows for language, form in row.forms.items()
            }
            assert told == all_before | {(concept, target, form)}, case
            assert (form in after.forbidden(concept, target)) == (action is ChangeAction.FORBID), case
            assert (form in after.allowed(concept, target)) == (action is not ChangeAction.FORBID), case
            if action is ChangeAction.PREFER:
                home = next(
                    row for row in after.concepts[concept] if row.forms.get("fr") == text and row.kind == kind
                )
                assert after.target_form(home, target) == form, case
    assert done == {ChangeAction.PREFER, ChangeAction.ADMIT, ChangeAction.FORBID}


def test_a_file_without_the_column_gets_no_rows(tmp_path: Path) -> None:
    known = glossary(tmp_path, "fr,es\nRussie,Rusia\n")
    assert changes(known, tmp_path, "russie", "term", "Russie", "Rusa") == {}


def test_a_name_that_is_misspelt_may_be_a_form(tmp_path: Path) -> None:
    known = glossary(tmp_path, ROWS)
    typo = GlossaryChanges(known, tmp_path).with_typo(SourceTypo("Rusie", "Russie", ()), "fr")
    (change,) = typo.changes
    assert change.rows == "russie,place,admitted,Rusie,,,,\n"
    after = glossary(tmp_path, pasted(ROWS, change))
    assert after.target_form(after.rows[-1], "es") == "Rusia"


@pytest.mark.parametrize(
    "rows", ["concept,kind,status,fr,es,match\nx,place,preferred,X,Y,\n", ""], ids=["file", "none"]
)
def test_a_name_without_an_entry_gets_one(tmp_path: Path, rows: str) -> None:
    known = glossary(tmp_path, rows) if rows else Glossary()
    change = GlossaryChanges(known, tmp_path).addition("Kiev", "fr", "Kyiv", "es")
    assert change is not None
    assert (change.path.endswith("/"), change.lines) == (not rows, ())
    text = pasted(rows, change) if rows else change.rows
    assert list(plain.reader(text.splitlines()))[-1][:5] == ["kiev", "term", "preferred", "Kiev", "Kyiv"]
    assert glossary(tmp_path, text).rows[-1].forms == {"fr": "Kiev", "es": "Kyiv"}
