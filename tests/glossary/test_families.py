"""Words that say a term without being one of its forms."""

from __future__ import annotations

import pytest

from l10n.glossary import Kind
from l10n.glossary.families import akin, covers, kin, parts
from l10n.model import Span


@pytest.mark.parametrize(
    ("word", "part", "language"),
    [
        ("quimicas", "quimica", "es"),
        ("kurds", "kurdish", "en"),
        ("hungary", "hungarian", "en"),
        ("denuklearisierungsverhandlungen", "denuklearisierung", "de"),
        ("polizeisprecher", "sprecher", "de"),
        ("exministra", "ministro", "es"),
        ("prorrusas", "ruso", "es"),
        ("afroamericana", "americano", "es"),
    ],
)
def test_words_of_a_family(word: str, part: str, language: str) -> None:
    assert akin(word, part, language)


@pytest.mark.parametrize(
    ("word", "part", "language"),
    [
        ("iraq", "iran", "es"),
        ("mirage", "iran", "en"),
        ("slovenia", "slovakia", "en"),
        ("korea", "kenya", "en"),
    ],
)
def test_words_of_two_families(word: str, part: str, language: str) -> None:
    assert not akin(word, part, language)


@pytest.mark.parametrize(
    ("text", "taken", "forms", "kind", "language", "found"),
    [
        ("Las armas químicas.", (), ["arma química"], Kind.TERM, "es", ["armas químicas"]),
        ("Las armas pesadas.", (), ["arma química"], Kind.TERM, "es", []),
        ("Armas, años después y lejos de allí, en otra guerra, sustancias químicas.", (), ["arma química"], Kind.TERM,
         "es", []),
        ("El diputado laborista.", (), ["Partido Laborista"], Kind.ORGANISATION, "es", ["laborista"]),
        ("President Trump speaks.", (), ["Donald Trump"], Kind.PERSON, "en", ["Trump"]),
        ("Donald Tusk speaks.", (), ["Donald Trump"], Kind.PERSON, "en", []),
        ("Central and South America", [Span(12, 25)], ["Central America"], Kind.PLACE, "en",
         ["Central and South America"]),
        ("South America", [Span(0, 13)], ["Central America"], Kind.PLACE, "en", []),
    ],
    ids=["a plural", "half of a term", "far apart", "most of an organisation", "a surname", "another person",
         "shared", "taken"],
)  # fmt: skip
def test_what_says_a_term(
    text: str, taken: list[Span], forms: list[str], kind: Kind, language: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in kin(text, taken, forms, kind, language)] == found


def test_a_longer_form_covers_a_shorter_one() -> None:
    assert covers("West Africa", ["African"], "en")
    assert not covers("South Korea", ["North Korea"], "en")


def test_a_part_of_a_name_has_a_capital() -> None:
    text = "The Korean army of the north"
    assert [text[start:end] for start, end in parts(text, [], ["North Korea"], "en")] == ["Korean"]
