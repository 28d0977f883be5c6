"""Texts and words as they are compared, and the way back to what was written."""

from __future__ import annotations

import pytest

from l10n.text.folding import fold, normal, normal_word, unaccented


@pytest.mark.parametrize(
    ("word", "folded", "bare"),
    [
        pytest.param("Zürich", "zurich", "Zurich", id="diacritics"),
        pytest.param("STRASSE", "strasse", "STRASSE", id="capitals"),
        pytest.param("Straße œuvre", "strasse oeuvre", "Straße œuvre", id="two in one"),
        pytest.param("Łódź Øst", "lodz ost", "Łodz Øst", id="strokes"),
    ],
)
def test_what_is_compared(word: str, folded: str, bare: str) -> None:
    assert fold(word) == folded
    assert unaccented(word) == bare


@pytest.mark.parametrize(
    ("word", "plain"), [("l’", "l'"), ("U.S.", "US"), ("U. S.", "US"), ("aujourd'hui", "aujourd'hui")]
)
def test_a_word_without_points_and_curls(word: str, plain: str) -> None:
    assert normal_word(word) == plain


def test_the_way_back() -> None:
    text = "a\u00ad e\u0301te\u0301\u200b."
    one = normal(text)
    assert one.text == "a été."
    start = one.text.index("été")
    assert text[slice(*one.original(start, start + 3))] == "e\u0301te\u0301\u200b"
