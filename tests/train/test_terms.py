"""Terms written into sources."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from l10n.engines.terms import annotation
from tools.train.annotate import Place, annotated
from tools.train.lexicon import learn, likely, lists
from tools.train.recipe import SYMBOLS
from tools.train.terms import Known, with_terms

LEXICON = {"chat": {"cat": 0.9}, "noir": {"black": 0.8}, "maisons": {"houses": 0.9}}
LISTED: dict[tuple[str, ...], set[str]] = {("corée", "du", "nord"): {"North Korea", "DPRK"}}
KNOWN = Known(LEXICON, LISTED, "en")
NOTHING = Known({}, {}, "en")


def drawn(source: str, target: str, known: Known = KNOWN) -> set[str]:
    """Return the terms, with their translations, that two hundred draws write into a source."""
    chance = random.Random(1)
    made = [with_terms(source, target, known, chance) for _ in range(200)]
    pattern = "{} (.+?){} (.+?){}".format(*SYMBOLS)
    return {" → ".join(found) for one in made if one for found in re.findall(pattern, one)}


@pytest.mark.parametrize(
    ("source", "target", "known", "expected"),
    [
        pytest.param(
            "Le chat dort là.", "The cat sleeps there.", KNOWN, {"chat → cat"}, id="words that go together"
        ),
        pytest.param(
            "Le chat noir dort.",
            "The black cat sleeps.",
            KNOWN,
            {"chat → cat", "noir → black", "chat noir → black cat"},
            id="a phrase in another order",
        ),
        pytest.param(
            "La Corée du Nord rit.",
            "North Korea laughs.",
            KNOWN,
            {"Corée du Nord → North Korea"},
            id="of a list",
        ),
        pytest.param(
            "Hier Vladimir Poutine rit.",
            "Vladimir Poutine laughed.",
            NOTHING,
            {"Vladimir → Vladimir", "Poutine → Poutine", "Vladimir Poutine → Vladimir Poutine"},
            id="names",
        ),
        pytest.param(
            "Voici les maisons bleues.",
            "Here are the houses, blue.",
            KNOWN,
            {"maisons → houses", "maisons → house"},
            id="some as lemmas",
        ),
        pytest.param(
            "Une constitution fut écrite.",
            "A constitution was written.",
            NOTHING,
            {"constitution → constitution"},
            id="cognates",
        ),
        pytest.param("Il dort là.", "He is asleep.", KNOWN, set(), id="nothing known"),
        pytest.param("Le chat ⦂ dort là.", "The cat sleeps.", KNOWN, set(), id="a sign in the source"),
    ],
)
def test_terms_that_both_sides_have(source: str, target: str, known: Known, expected: set[str]) -> None:
    assert drawn(source, target, known) == expected


@pytest.mark.parametrize(
    "source",
    ["La guerre en Russie.", "Russie et Chine", "L'OTAN dit non.", "La Russie, l’OTAN, la Chine."],
)
def test_sources_are_annotated_as_the_engine_does(source: str) -> None:
    words = {"Russie": "Russia", "Chine": "China", "OTAN": "NATO"}
    places = [(m.start(), m.end(), words[m[0]]) for m in re.finditer("|".join(words), source)]
    asked = annotation.annotate(source, places, annotation.Signs(*SYMBOLS))
    assert annotated(source, [Place(*place) for place in places]) == asked


def test_words_of_the_same_pairs_translate_each_other() -> None:
    nouns = {"chat": "cat", "chien": "dog", "cheval": "horse", "vache": "cow", "lapin": "rabbit"}
    verbs = {"dort": "sleeps", "mange": "eats", "court": "runs", "boit": "drinks"}
    pairs = [(f"Le {a} {c}.", f"The {b} {d}.") for a, b in nouns.items() for c, d in verbs.items()]
    # Words in more than a tenth of the pairs mean little; others make these rare.
    pairs += [(f"mot{number}", f"word{number}") for number in range(100)]
    lexicon = learn(pairs)
    best = {word: max(others, key=others.__getitem__) for word, others in lexicon.items()}
    assert best == nouns | verbs


@pytest.mark.parametrize(
    ("word", "other", "least", "most"),
    [
        ("otan", "otan", 1.0, 1.0),
        ("chat", "cat", 0.9, 0.9),
        ("négociation", "negotiation", 0.0, 0.0),
        ("organisation", "organization", 0.0, 0.3),
        ("constitutionnel", "constitutional", 0.3, 0.3),
        ("noir", "cat", 0.0, 0.0),
    ],
)
def test_likely(word: str, other: str, least: float, most: float) -> None:
    assert least <= likely(LEXICON, word, other) <= most


def test_lists_of_any_columns_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("en\tfr\tcount\nAct\tLoi\t9\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "demonym_en_m,demonym_fr_m,fr,en\nRussian,Russe,Russie,Russia\n", encoding="utf-8"
    )
    (tmp_path / "c.csv").write_text(
        "sourceLang,targetLang,sourceString,targetString\nen,fr-FR,fever,fièvre\n", encoding="utf-8"
    )
    assert lists(tmp_path, "fr", "en") == {
        ("loi",): {"Act"},
        ("russe",): {"Russian"},
        ("russie",): {"Russia"},
        ("fièvre",): {"fever"},
    }
