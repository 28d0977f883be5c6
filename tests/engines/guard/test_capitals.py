"""Headlines in capitals are translated in small letters, and put in capitals again."""

from __future__ import annotations

import pytest

from l10n.engines.guard import Guarded
from l10n.engines.guard.capitals import is_capitals, lowered, raised, spellings
from tests.engines.guard.fakes import Fake, good


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("LES ÉTATS-UNIS ATTAQUENT L’IRAN", True),
        ("JOHN McCAIN EST MORT HIER MATIN", True),
        ("ONU", False),
        ("BBC NEWS", False),
        ("TRUMP : le président accuse", False),
        ("ALERTE ROUGE", True),
        ("10 000 €", False),
        ("Non", False),
    ],
)
def test_headlines_in_capitals_are_known(text: str, capitals: bool) -> None:
    assert is_capitals(text) == capitals


def test_a_headline_in_capitals_is_lowered_and_raised() -> None:
    asked: list[str] = []

    def answer(source: str) -> str:
        asked.append(source)
        return good(source)

    headline = "TRUMP ACCUSE L’ONU SUR WWW.UN.ORG"
    made = Guarded(Fake(answer)).translate([headline, "Le président, Trump, accuse l’ONU et Paris."])
    assert "Trump accuse l’ONU sur WWW.UN.ORG" in asked
    assert made[0].target == good("Trump accuse l’ONU sur ").upper() + "WWW.UN.ORG"


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("LE CHAT DORT", "fr", "Le chat dort"),
        ("« NON ! » DIT-IL", "fr", "« Non ! » dit-il"),
        ("IĞDIR İÇİN", "tr", "Iğdır için"),
    ],
)
def test_lowered_and_raised(text: str, language: str, low: str) -> None:
    assert lowered(text, language) == low
    assert raised(low, language) == text


def test_spellings_are_those_inside_sentences() -> None:
    found = spellings(
        ["Le Chat voit Paris et Paris.", "LE CHAT VOIT NANTES", "Hier le chat a vu l’ONU, le chat."]
    )
    assert (found["PARIS"], found["CHAT"], "LE" in found) == ("Paris", "chat", True)
    assert "NANTES" not in found
