"""What is made of the words of a pack fits them, with their signs as signs, and nothing where there are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Span
from l10n.text.patterns import any_before, any_of, standing, word_start


@pytest.mark.parametrize(
    ("words", "text", "fits"),
    [
        pytest.param(("midi", "p.m."), "p.m.", True, id="a word"),
        pytest.param(("midi", "p.m."), "pxmx", False, id="a point is a point"),
        pytest.param((), "", False, id="no words"),
    ],
)
def test_any_of_some_words(words: tuple[str, ...], text: str, fits: bool) -> None:
    assert (re.fullmatch(any_of(words), text) is not None) is fits


@pytest.mark.parametrize(
    ("words", "text", "fits"),
    [
        pytest.param(("de", "d'"), "de ", True, id="a space behind a word"),
        pytest.param(("de", "d'"), "de", False, id="and never none"),
        pytest.param(("de", "d'"), "d'", True, id="none behind an apostrophe"),
        pytest.param((), "", False, id="no words"),
    ],
)
def test_any_before_something(words: tuple[str, ...], text: str, fits: bool) -> None:
    assert (re.fullmatch(any_before(words), text) is not None) is fits


def test_the_longest_of_some_words_is_tried_first() -> None:
    found = re.match(any_of(("mil", "mil millones", "millón")), "mil millones de euros")
    assert found is not None
    assert found[0] == "mil millones"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param("fr", "en mars", True, id="a word"),
        pytest.param("fr", "enmars", False, id="none inside of one"),
        pytest.param("ar", "وmars", True, id="what is written before it"),
        pytest.param("ja", "今mars", True, id="no spaces between words"),
    ],
)
def test_a_word_begins_where_its_language_begins_words(language: str, text: str, found: bool) -> None:
    assert (re.search(word_start(language) + "mars", text) is not None) is found


@given(st.text("an-. ", min_size=1, max_size=3), st.text("an-. ", max_size=12))
def test_a_word_stands_where_a_pattern_of_it_finds_it(word: str, text: str) -> None:
    before, behind = r"(?<![\w.-])", r"(?![\w-]|\.\w)"
    found = [Span(*match.span()) for match in re.finditer(before + re.escape(word) + behind, text)]
    assert [*standing(word, text, re.compile(before), re.compile(behind))] == found
