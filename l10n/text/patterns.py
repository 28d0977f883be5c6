"""Patterns for the words that a pack lists, and for where words begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.languages import pack
from l10n.model import Span

NEVER = "(?!)"  # what fits nothing


def any_of(words: Iterable[str]) -> str:
    """Return what fits any of some words, the longest that does; nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or NEVER


def any_before(words: Iterable[str]) -> str:
    """Return what fits any of some words with the space behind it, which there is none of behind an apostrophe."""
    return "|".join(re.escape(word) + ("" if word[-1] in "'’" else " ") for word in words) or NEVER


def standing(word: str, text: str, before: re.Pattern[str], behind: re.Pattern[str]) -> Iterator[Span]:
    """Give the places of a word in a text where what stands before and behind it fits.

    Words come from texts, and to make a pattern of one takes longer than all rules do for its sentence.
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        fits = before.match(text, at) and behind.match(text, end)
        if fits:
            yield Span(at, end)
        at = text.find(word, end if fits else at + 1)


def word_start(language: str) -> str:
    """Return what fits where a word of a language (BCP 47) begins, with what it writes before one without a space.

    That is anywhere, where no space parts its words.
    """
    known = pack.language(language)
    if known.script.unspaced:
        return ""
    return rf"\b(?:{known.words.proclitics})?" if known.words.proclitics else r"\b"
