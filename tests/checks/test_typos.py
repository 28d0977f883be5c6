"""`source-typo`: what a translator is told of a name that the source misspells."""

from __future__ import annotations

import pytest

from l10n.checks import Context, run
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import Finding, LanguagePair, Severity, Span, Unit

PAIR = LanguagePair("fr", "en")
SOURCE = "Des troupes seraient dans la région de Kouïsk."
GLOSSARY = Glossary(
    (
        Row("koursk", Kind.PLACE, Status.PREFERRED, {"fr": "Koursk", "en": "Kursk"}),
        Row("koursk", Kind.PLACE, Status.FORBIDDEN, {"en": "Koursk"}),
        Row("minsk", Kind.PLACE, Status.PREFERRED, {"fr": "Minsk"}),
    )
)


def findings(
    source: str, target: str, glossary: Glossary | None = GLOSSARY, *, reviewed: bool = False
) -> list[Finding]:
    context = Context(PAIR, TermFinder(glossary, PAIR) if glossary else None)
    unit = Unit(source, target, PAIR, reviewed=reviewed, path="a.po", line=7)
    return [found for found in run(unit, context) if found.check == "source-typo"]


@pytest.mark.parametrize("reviewed", [False, True])
def test_a_misspelt_name_is_a_warning_that_says_what_was_meant(reviewed: bool) -> None:
    [found] = findings(SOURCE, "Troops are said to be in the Kursk region.", reviewed=reviewed)
    assert found.severity is Severity.WARNING
    assert found.message == "source says “Kouïsk”: it is taken for “Koursk”, “Kursk” in English"
    assert found.source_spans == (Span(39, 45),)
    assert (found.term, found.concept, found.allowed) == ("Koursk", "koursk", ("Kursk",))
    assert (found.path, found.line, found.source) == ("a.po", 7, SOURCE)


def test_a_name_that_the_target_has_no_form_for() -> None:
    [found] = findings("À Mnisk, il neige.", "It snows.")
    assert (found.message, found.allowed) == ("source says “Mnisk”: did you mean “Minsk”?", ())


def test_no_glossary_no_finding() -> None:
    assert findings(SOURCE, "Troops.", None) == []


def test_names_that_are_right_are_none() -> None:
    assert findings("À Koursk et à Minsk.", "In Kursk and Minsk.") == []


def test_what_finds_typos_is_made_once() -> None:
    terms = TermFinder(GLOSSARY, PAIR)
    assert terms.misspellings is terms.misspellings


def test_a_name_that_the_source_misspells_is_said_once() -> None:
    unit = Unit(SOURCE, "Troops are said to be in the Kursk region.", PAIR)
    assert [found.check for found in run(unit, Context(PAIR, TermFinder(GLOSSARY, PAIR)))] == ["source-typo"]
