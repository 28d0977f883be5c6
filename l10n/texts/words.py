"""The words of a text, found once for all who ask."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_LETTER = re.compile(r"[\d_]")
_REMEMBERED = 4096  # texts


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the runs of letters, digits and underscores in a text, in small letters."""
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters in a text, in small letters."""
    if not _NO_LETTER.search(text):
        return tokens(text)
    return tuple(_LETTERS.findall(text.lower()))
