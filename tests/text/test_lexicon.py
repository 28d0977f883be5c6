"""What counts as a word: simplemma's dictionaries, and what they lack."""

from __future__ import annotations

import pytest

from l10n.text.lexicon import has_dictionary, is_proper_noun, is_word, listed

LACKING = {
    "fr": "beaucoup jamais temps pays également évidemment constamment énormément profondément vraiment",
    "es": "jamás reunirse dárselo resistiéndose matarlas",
    "it": "inoltre portavoce città facilmente regolarmente mettersi averla bellissimo",
    "pt": "dezoito realmente consideravelmente aspeto perceção excecional",
    "ca": "endavant després clarament almenys",
}


@pytest.mark.parametrize(
    ("word", "language"), [(word, language) for language, words in LACKING.items() for word in words.split()]
)
def test_has_words_that_the_dictionary_lacks(word: str, language: str) -> None:
    assert is_word(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("beaucuop", "fr"),
        ("xyzment", "fr"),
        ("cemment", "fr"),
        ("endavnat", "ca"),
        ("blorarse", "es"),
        ("blorarsi", "it"),
        ("blormente", "pt"),
        ("withoutanger", "en"),
    ],
)
def test_has_no_other(word: str, language: str) -> None:
    assert not is_word(word, language)


def test_tells_what_is_listed() -> None:
    assert listed(["imediately", "immediately", "at"], "en") == "immediately"
    assert listed(["également"], "fr") == ""


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert not has_dictionary("oc")
    assert not is_word("ostal", "oc")
    assert not is_proper_noun("Boston", "oc")
