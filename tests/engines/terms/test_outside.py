"""What an enforced translation lost or changed outside of its terms."""

from __future__ import annotations

import pytest

from l10n.engines.terms.outside import changes, has_remainder, has_stranger
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair

ROWS = (
    Row("galles", Kind.PLACE, Status.PREFERRED, {"fr": "Pays de Galles", "en": "Wales"}),
    Row("bas", Kind.PLACE, Status.PREFERRED, {"fr": "Pays-Bas", "en": "Netherlands"}),
    Row("ia", Kind.ACRONYM, Status.PREFERRED, {"fr": "IA", "en": "AI"}),
    Row("kim", Kind.PERSON, Status.PREFERRED, {"fr": "Kim Jong-un", "en": "Kim Jong Un"}),
    Row("belge", Kind.DEMONYM, Status.PREFERRED, {"fr": "belge", "en": "Belgian"}),
    Row("peine", Kind.TERM, Status.PREFERRED, {"fr": "peine de mort", "en": "death penalty"}),
)
TERMS = TermFinder(Glossary(ROWS), LanguagePair("fr", "en"))


@pytest.mark.parametrize(
    ("source", "free", "target", "lost", "changed"),
    [
        ("L'IA, dit-il.", "The IA, he says.", "AI, he says.", 0, 0),
        ("L'IA, dit-il hier soir.", "The IA, he says last night.", "AI.", 4, 0),
        ("Kim Jong-un et Trump parlent.", "Kim Jong-one and Trump speak.", "Kim Jong Un Trump speak.", 1, 0),
        ("Il pense que l'IA aide.", "He believes that IA helps.", "He thinks that AI helps.", 0, 1),
        ("Les chefs de l'IA aident.", "The heads of IA help.", "The head of AI helps.", 0, 0),
        ("Hier, l'IA aida.", "Yesterday the IA helped.", "The AI helped yesterday.", 0, 0),
        ("Le chef belge est parti hier.", "The boss belga left hier.", "The Belgian boss left hier.", 0, 0),
        (
            "Il risque la peine de mort.",
            "He risks the capital sentence.",
            "He risks the death penalty.",
            0,
            0,
        ),
    ],
    ids=[
        "nothing",
        "a clause",
        "a conjunction",
        "another word",
        "agreement",
        "moved",
        "past a word",
        "the old rendering",
    ],
)
def test_what_differs_is_the_old_rendering_or_a_change(
    source: str, free: str, target: str, lost: int, changed: int
) -> None:
    assert changes(TERMS.find(source), free, target, TERMS) == (lost, changed)


@pytest.mark.parametrize(
    ("target", "stranger"),
    [("From the Netherlands of Wales", True), ("From the country of Wales", False)],
    ids=["a land that nobody named", "the land"],
)
def test_no_other_name_of_the_glossary_comes_in(target: str, *, stranger: bool) -> None:
    source, free = "Du Pays de Galles", "From the country of Galles"
    assert has_stranger(source, TERMS.find(source), free, target, TERMS) is stranger


@pytest.mark.parametrize(
    ("source", "target", "remainder"),
    [
        ("Un Belge est libre.", "A Belgian Belge is free.", True),
        ("Un Belge est libre.", "A Belgian is free.", False),
        ("Un Belge lit Le Belge.", "A Belgian reads Le Belge with a Belgian.", False),
    ],
    ids=["beside the term", "nothing", "a name that has the word"],
)
def test_no_term_stays_beside_what_says_it(source: str, target: str, *, remainder: bool) -> None:
    terms = [term for term in TERMS.find(source) if term.start < 5]
    assert has_remainder(source, terms, target, TERMS) is remainder
