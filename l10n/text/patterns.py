"""Patterns for the words that a pack lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEVER = "(?!)"  # what fits nothing


def any_of(words: Iterable[str]) -> str:
    """Return what fits any of some words, the first that does; nothing where there are none."""
    return "|".join(map(re.escape, words)) or NEVER


def any_before(words: Iterable[str]) -> str:
    """Return what fits any of some words with the space behind it, which there is none of behind an apostrophe."""
    return "|".join(re.escape(word) + ("" if word[-1] in "'’" else " ") for word in words) or NEVER
