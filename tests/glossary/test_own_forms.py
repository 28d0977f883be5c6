"""A land and its people are one concept: which of their forms a target lacks, or says in another's place."""

from __future__ import annotations

import pytest

from l10n.glossary import Kind
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from tests.termbase import glossary_of

FINDER = TermFinder(
    glossary_of(
        "fr en",
        (
            ("russie", Kind.PLACE, "Russie | Russia"),
            ("russie", Kind.DEMONYM, "russe | Russian"),
            ("usa", Kind.PLACE, "États-Unis | United States"),
            ("usa", Kind.PLACE, "| America"),
        ),
    ),
    LanguagePair("fr", "en"),
)


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        pytest.param("La Russie et les Russes.", "Russia and the Rouches.", ["Russes"], id="the people"),
        pytest.param("La Russie et les Russes.", "The Rouchie and the Russians.", ["Russie"], id="the land"),
        pytest.param("La Russie et les Russes.", "Russia and its people.", ["Russes"], id="what came first"),
        pytest.param("La Russie et les Russes.", "All of them.", ["Russie", "Russes"], id="both"),
        pytest.param("La Russie et les Russes.", "Russia and Russia.", [], id="one for both"),
        pytest.param("Russes, Russie, Russes.", "Russians and Russia.", ["Russes"], id="one of two"),
        pytest.param("Les États-Unis, les États-Unis.", "America.", ["États-Unis"], id="another word"),
    ],
)
def test_what_lacks_is_what_is_not_there_in_its_own_form(
    source: str, target: str, missing: list[str]
) -> None:
    assert [term.text for term in FINDER.missing(FINDER.find(source), target)] == missing


@pytest.mark.parametrize(
    ("source", "target", "repeats"),
    [
        pytest.param("La Russie et les Russes.", "Russia and the Russians.", 0, id="each in its form"),
        pytest.param("La Russie et les Russes.", "Russia and Russia.", 1, id="one for both"),
        pytest.param("La Russie et les Russes.", "Russians and Russians.", 1, id="the people for both"),
        pytest.param("La Russie.", "Russia, Russia.", 1, id="one term twice"),
        pytest.param("Russie, Russes, Russes.", "Russia, Russia, Russians.", 1, id="one more often"),
        pytest.param("La Russie, la Russie.", "Russia and Russia.", 0, id="the same asked for twice"),
        pytest.param("Les États-Unis, les États-Unis.", "America and America.", 0, id="another word for it"),
        pytest.param("La Russie et les États-Unis.", "Russia and America.", 0, id="two concepts"),
    ],
)
def test_a_form_repeats_where_it_is_said_for_another_term(source: str, target: str, repeats: int) -> None:
    assert FINDER.repeats(FINDER.find(source), target) == repeats
