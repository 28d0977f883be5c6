"""The words of a text, found once for all who ask."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import eq

_TOKEN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_SMALL = re.compile(r"(?<![^\W\d_])[^\W\d_A-ZÀ-ÖØ-Þ]{4,}(?![^\W\d_])")
_REMEMBERED = 4096  # texts
_FEW = 64  # the same: only the checks of one unit ask again


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the runs of letters, digits and underscores in a text, in small letters."""
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=_FEW)
def has_digit(text: str) -> bool:
    """Return whether a text has a digit: most have none, and needn't be searched for numbers and times."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters in a text, in small letters."""
    if "_" not in text and not has_digit(text):
        return tokens(text)
    return tuple(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=_FEW)
def small(text: str) -> tuple[str, ...]:
    """Return the words of four letters and more that a text has in small letters, capitals nowhere in them."""
    return tuple(_SMALL.findall(text))


@lru_cache(maxsize=_FEW)
def distinct(text: str) -> frozenset[str]:
    """Return the runs of letters in a text, in small letters, each once."""
    return frozenset(words(text))


@lru_cache(maxsize=_FEW)
def comes_again(text: str) -> bool:
    """Return whether a word of a text stands twice in a row, or two words in a row come again later."""
    found = tokens(text)
    return len(set(pairwise(found))) < len(found) - 1 or any(map(eq, found, found[1:]))
