"""Common-noun terms: patterns of nouns, what recurs, what belongs to a longer term."""

from __future__ import annotations

import pytest

from l10n.glossary.term_candidates import candidates
from l10n.model import AnalysedWord

TAGS = {
    **{"le": "det.def", "les": "det.def", "la": "det.def", "un": "det.ind", "de": "pr", "à": "pr"},
    **{"est": "vbser.pri", "tombé": "vblex.pp", "tient": "vblex.pri"},
    **{
        "missile": "n.m",
        "missiles": "n.m",
        "tir": "n.m",
        "pays": "n.m",
        "cessez-le-feu": "n.m",
        "Nord": "n.m",
    },
    **{"garde": "n.f vblex.pri", "vue": "n.f vblex.pp"},
    **{"balistique": "adj.mf n.f", "balistiques": "adj.mf n.f", "intercontinental": "adj.m"},
}
LEMMAS = {"missiles": "missile", "balistiques": "balistique"}


def words(text: str) -> list[AnalysedWord]:
    return [AnalysedWord(one, LEMMAS.get(one, one), frozenset(TAGS[one].split())) for one in text.split()]


FOUND = [
    pytest.param(
        ["le missile balistique est tombé", "les missiles balistiques", "un missile balistique"],
        [("missile balistique", 3)],
        id="a noun with its adjective, in any number",
    ),
    pytest.param(
        ["le missile balistique intercontinental est tombé", "un missile balistique intercontinental"],
        [("missile balistique intercontinental", 2)],
        id="the longest alone",
    ),
    pytest.param(
        ["la garde à vue est", "un garde à vue"], [("garde à vue", 2)], id="a noun, a preposition, a noun"
    ),
    pytest.param(
        ["le cessez-le-feu tient", "un cessez-le-feu"], [("cessez-le-feu", 2)], id="one with hyphens"
    ),
    pytest.param(["le pays tient", "le pays est", "la garde"], [], id="nouns alone"),
    pytest.param(["le tir de Nord", "le tir de Nord"], [], id="a name inside"),
    pytest.param(["le missile balistique est"], [], id="once"),
    pytest.param(
        ["le tir de missiles"] * 2 + ["le tir est", "les missiles"] * 12,
        [],
        id="a phrase of words that are common",
    ),
]


@pytest.mark.parametrize(("texts", "expected"), FOUND)
def test_terms_that_recur(texts: list[str], expected: list[tuple[str, int]]) -> None:
    found = candidates([words(text) for text in texts], 2)
    assert [(term.text, len(term.places)) for term in found] == expected
