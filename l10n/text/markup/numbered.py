"""Placeables that have numbers, `<1>…</1>` and `<2/>`: what other formats have inline elements for."""

from __future__ import annotations

import re

NUMBERED = re.compile(r"<(/?)([1-9]\d{0,5})(/?)>")
"""One of them: its number, behind a stroke where it closes a pair, before one where it stands alone."""


def is_well_nested(text: str) -> bool:
    """Return whether each number stands once in a text, and each pair closes in its turn."""
    open_: list[str] = []
    seen: set[str] = set()
    for closing, number, single in NUMBERED.findall(text):
        if closing:
            if single or not open_ or open_.pop() != number:
                return False
        elif number in seen:
            return False
        else:
            seen.add(number)
            if not single:
                open_.append(number)
    return not open_
