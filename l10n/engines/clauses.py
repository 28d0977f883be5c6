"""Splitting a source that is too long for a model, where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Callable

# From the best place to the worst: after a sentence, after a clause, between words, anywhere.
_PLACES = (
    re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])"),
    re.compile(r"(?<=[,;:–—)»”])\s+|(?<=[，、；：])"),
    re.compile(r"\s+"),
    re.compile(r"(?<=.)(?=.)", re.DOTALL),
)


def clauses(text: str, size: Callable[[str], int], most: int) -> list[str]:
    """Return `text` in parts that have a `size` of at most `most` each; white space between them is left out.

    What is too long is split into its sentences, each by itself, since models are trained on single ones; a
    sentence that is too long into as few parts as will do, after clauses if possible, else between words, else
    between characters.
    """
    return _split(text, size, most, 0)


def _split(text: str, size: Callable[[str], int], most: int, place: int) -> list[str]:
    if place == len(_PLACES) or size(text) <= most:
        return [text]
    parts: list[str] = []
    begin = last = 0
    for end in [*(match.end() for match in _PLACES[place].finditer(text)), len(text)]:
        if begin < last and (place == 0 or size(text[begin:end].strip()) > most):
            parts.append(text[begin:last])
            begin = last
        last = end
    parts.append(text[begin:])
    return [small for part in parts if part.strip() for small in _split(part.strip(), size, most, place + 1)]
