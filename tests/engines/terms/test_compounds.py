"""Two peoples in one word."""

from __future__ import annotations

import pytest

from l10n.engines.terms.compounds import compounds, compounds_lost
from l10n.glossary import Kind
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from tests.termbase import glossary_of

GLOSSARY = glossary_of(
    "fr en es",
    (
        ("france", Kind.PLACE, "France | France | Francia"),
        ("france", Kind.DEMONYM, "français | French | francés"),
        ("russie", Kind.PLACE, "Russie | Russia | Rusia"),
        ("russie", Kind.DEMONYM, "russe | Russian | ruso"),
        ("turquie", Kind.DEMONYM, "turc | Turkish | turco"),
        ("usa", Kind.PLACE, "États-Unis | United States | Estados Unidos"),
        ("usa", Kind.DEMONYM, "américain | American | estadounidense"),
        ("usa", Kind.ACRONYM, "USA | US | EE. UU."),
    ),
)
ENGLISH = TermFinder(GLOSSARY, LanguagePair("fr", "en"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le gazoduc russo-turc est fermé.", [("russo-turc", "Russian-Turkish", False, False)]),
        ("Des liens franco-américains", [("franco-américains", "French-American", True, False)]),
        ("Deux Franco-Russes votent.", [("Franco-Russes", "French-Russian", True, True)]),
        ("Le duo franco‑turc", [("franco‑turc", "French-Turkish", False, False)]),
        ("Une femme afro-américaine", []),
        ("Le gouvernement pro-russe", []),
        ("Un sommet gréco-turc", []),  # the glossary has no Greece
        ("Le gazoduc russe et turc", []),
    ],
)
def test_compounds_have_the_adjectives_of_both(source: str, expected: list[tuple[object, ...]]) -> None:
    found = [one.term for one in compounds(source, ENGLISH)]
    assert [(term.text, term.target_form, term.plural, term.noun) for term in found] == expected
    assert all(source[term.start : term.end] == term.text for term in found)


def test_no_language_joins_adjectives_that_inflect() -> None:
    assert compounds("Le gazoduc russo-turc", TermFinder(GLOSSARY, LanguagePair("fr", "es"))) == []


@pytest.mark.parametrize(
    ("target", "is_lost"),
    [
        ("The Russian-Turkish pipeline", False),
        ("The Turkish and Russian pipeline", False),
        ("The pipeline between Russia and Turkish shores", False),
        ("The Russo-Turkish pipeline", False),
        ("The russo-turc pipeline", True),
        ("The Russo- Turkish pipeline", True),
        ("The Russo-turkish pipeline", True),
        ("The Russian pipeline", True),
        ("The pipeline", True),
    ],
)
def test_a_compound_is_lost_where_a_people_is(target: str, is_lost: bool) -> None:
    lost = compounds_lost(compounds("Le gazoduc russo-turc", ENGLISH), target, ENGLISH)
    assert [term.text for term in lost] == ["russo-turc"] * is_lost
