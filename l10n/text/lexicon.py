"""Whether a word is one of a language: simplemma's dictionaries, loaded when first asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from l10n.text.dictionaries import base, dictionary, is_entry, is_form
from l10n.text.invariables import is_lacking
from l10n.text.memo import Remembered


@cache
def has_dictionary(language: str) -> bool:
    """Return whether there is a dictionary for a language (BCP 47)."""
    return base(language) != ""


def listed(words: Iterable[str], language: str) -> str:
    """Return the first of some words that stands in the dictionary of a language that has one; "" if none does."""
    known = dictionary(language.partition("-")[0])
    return next((word for word in words if word in known), "")


def known_letters(word: str, language: str) -> int:
    """Return with how many of a word's letters some word begins in the dictionary of a language that has one."""
    return dictionary(language.partition("-")[0]).known(word)


@lru_cache(maxsize=1 << 15)
def is_proper_noun(word: str, language: str) -> bool:
    """Return whether the dictionary of a language, if it has one, has a word with its capital, as it has *Boston*."""
    return has_dictionary(language) and is_entry(word, base(language))


@cache
def known_words(language: str) -> Remembered[bool]:
    """Return what tells of many words whether a language has them: `is_word` of each."""
    code = base(language)
    if not code:
        return Remembered(lambda word: False)
    # `is_form` says the same as the dictionary, and looks at more
    return Remembered(
        lambda word: word in dictionary(code) or is_form(word, code) or is_lacking(word, code, is_form)
    )


def is_word(word: str, language: str) -> bool:
    """Return whether a word, as it is written, is one of a language, however inflected; False if it has none."""
    return known_words(language)[word]
