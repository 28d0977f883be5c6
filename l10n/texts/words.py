"""The words of a text, found once for all who ask."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters in a text, in small letters."""
    return tuple(_WORD.findall(text.lower()))
