from __future__ import annotations

import pytest

from l10n.model import LanguagePair
from l10n.text.name_spellings import is_transcribed, respelt, spellings

FR_EN = LanguagePair("fr", "en")


@pytest.mark.parametrize(
    ("source", "target", "spelt"),
    [
        pytest.param("Il a vu Sergueï Choïgou.", "He saw Sergei Shoigu.", {"Sergueï": "Sergei", "Choïgou": "Shoigu"},
                     id="by its sounds"),
        pytest.param("Il a vu Choïgou.", "He saw Choïgou.", {"Choïgou": "Choïgou"}, id="as it is"),
        pytest.param("Il va à Londres.", "He goes to London.", {}, id="another name"),
        pytest.param("Il a vu Morales.", "He saw Moral.", {}, id="a word"),
        pytest.param("Il a vu Kim.", "He saw Kim.", {}, id="short"),
    ],
)  # fmt: skip
def test_a_target_spells_names_in_its_own_way(source: str, target: str, spelt: dict[str, str]) -> None:
    assert spellings(source, target, FR_EN) == spelt


def test_a_name_is_respelt_as_a_word() -> None:
    assert respelt("Choigu, Choigu's and Choigus", "Choigu", "Shoigu") == "Shoigu, Shoigu's and Choigus"


@pytest.mark.parametrize(
    "word", ["Choïgou", "Loukachenko", "Tchernihiv", "Marioupol", "Boudanov", "Prigojine"]
)
def test_a_transcribed_name_is_told_by_its_letters(word: str) -> None:
    assert is_transcribed(word, "fr")
    assert not is_transcribed(word, "en")


@pytest.mark.parametrize(
    "word", ["Houellebecq", "Toulouse", "Boulanger", "Moussa", "Khan", "Ouattara", "Bourges"]
)
def test_other_names_are_none(word: str) -> None:
    assert not is_transcribed(word, "fr")
