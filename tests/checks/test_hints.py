"""Hints: what a text has of numbers, times and dates is hinted at, and most texts hint at nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.numbers.clock import read_times
from l10n.checks.numbers.dates import read_months, read_weekdays
from l10n.checks.numbers.figures import figures
from l10n.checks.numbers.hints import CLOCK, DATE, FIGURE, ORDINAL, WORD, hints
from l10n.checks.numbers.ordinals import ordinals
from tests.checks.test_gates import TEXTS

ALL = CLOCK | DATE | FIGURE | ORDINAL | WORD
SIDES = sorted(
    {
        (text, language)
        for pair, source, *targets in TEXTS
        for language, texts in zip(pair.split("-", 1), ([source], targets), strict=True)
        for text in texts
    }
)


def unhinted(text: str, language: str) -> list[object]:
    """Return what a text has that it doesn't hint at."""
    found = hints(text, language)
    times = read_times(text, language)
    numbers = figures(text, language, tuple(time.span for time in times))
    had = {
        FIGURE: numbers.numbers,
        FIGURE | CLOCK: times,
        WORD: numbers.words,
        ORDINAL: ordinals(text, language),
        FIGURE | DATE: (*read_months(text, language), *read_weekdays(text, language)),
    }
    return [one for hint, ones in had.items() if not found & hint for one in ones]


@pytest.mark.parametrize(("text", "language"), SIDES, ids=lambda value: value[:30])
def test_what_is_read_was_hinted_at(text: str, language: str) -> None:
    assert unhinted(text, language) == []


@given(st.sampled_from(SIDES), st.sampled_from(SIDES), st.integers(0, 80), st.integers(0, 80))
def test_and_is_in_texts_that_are_cut(
    one: tuple[str, str], other: tuple[str, str], start: int, end: int
) -> None:
    assert unhinted(one[0][start:] + other[0][:end], one[1]) == []


@pytest.mark.parametrize(
    ("text", "language", "hinted"),
    [
        pytest.param("Il vient ce soir.", "fr", 0, id="nothing"),
        pytest.param("Un homme est venu.", "fr", 0, id="an article is no number"),
        pytest.param("Un an plus tard.", "fr", WORD, id="but before what is counted"),
        pytest.param("Un million de gens.", "fr", WORD, id="or multiplied"),
        pytest.param("One € more.", "en", WORD, id="or before a sign"),
        pytest.param("I saw two of them.", "en", WORD, id="a word"),
        pytest.param("She has 40 of them.", "en", FIGURE, id="figures"),
        pytest.param("In the XVIth century.", "en", FIGURE, id="a Roman numeral"),
        pytest.param("It was quarter to nine.", "en", CLOCK | WORD, id="a time in words"),
        pytest.param("Las mujeres cantan.", "es", 0, id="the article before hours is no time"),
        pytest.param("The third man.", "en", ORDINAL, id="an ordinal"),
        pytest.param("Er kam am Montag.", "de", DATE, id="a day"),
        pytest.param("Elle part en juillet.", "fr", DATE, id="a month"),
        pytest.param("彼は来た。", "ja", ALL, id="no spaces between words"),
        pytest.param("Il y en a ４０.", "fr", ALL, id="other digits"),
    ],
)
def test_hints(text: str, language: str, hinted: int) -> None:
    assert hints(text, language) == hinted
