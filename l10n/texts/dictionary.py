"""Whether a word is one of a language: simplemma's dictionaries, loaded when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from l10n.texts.lacking import is_lacking


@cache
def has_dictionary(language: str) -> bool:
    """Return whether there is a dictionary for a language (BCP 47)."""
    from simplemma.strategies.dictionaries import dictionary_factory

    return language.partition("-")[0] in dictionary_factory.SUPPORTED_LANGUAGES


@cache
def _dictionary(base: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import dictionary_factory

    return dictionary_factory.DEFAULT_DICTIONARY_FACTORY.get_dictionary(base)


def listed(words: Iterable[str], language: str) -> str:
    """Return the first of some words that stands in the dictionary of a language that has one; "" if none does."""
    lemma = _dictionary(language.partition("-")[0]).get
    return next((word for word in words if lemma(word) is not None), "")


@lru_cache(maxsize=1 << 15)
def is_name(word: str, language: str) -> bool:
    """Return whether the dictionary of a language that has one has a word with its capital, as it has *Boston*."""
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy().is_dictionary_member(word, language.partition("-")[0])


@lru_cache(maxsize=1 << 17)
def is_word(word: str, language: str) -> bool:
    """Return whether a word, as it is written, is one of a language that has a dictionary, however inflected."""
    base = language.partition("-")[0]
    if _dictionary(base).get(word) is not None:  # is_known says the same, and looks at more
        return True
    from simplemma import is_known

    return is_known(word, base) or is_lacking(word, base, is_known)
