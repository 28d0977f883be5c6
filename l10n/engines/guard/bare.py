"""What is left of a source and its target without what both have: addresses, names of files, quotations."""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.model import Span
from l10n.text.folding import fold
from l10n.text.placeables import split_placeables
from l10n.text.typography import quotation_marks

_WORD = re.compile(r"\w+")


def bare(source: str, target: str) -> tuple[str, str]:
    """Return a source and its target without addresses, and without the quotations that stand in both."""
    ours, theirs = (" ".join(split_placeables(text)[::2]) for text in (source, target))
    here, there = _quotations(ours), _quotations(theirs)
    both = here.keys() & there.keys()
    return _without(ours, [here[one] for one in both]), _without(theirs, [there[one] for one in both])


def _quotations(text: str) -> dict[str, Span]:
    """Return the places between quotation marks, by their words."""
    found: dict[str, Span] = {}
    for one, other in pairwise(quotation_marks(text)):
        words = " ".join(_WORD.findall(fold(text[one.end() : other.start()])))
        if words:
            found.setdefault(words, Span(one.end(), other.start()))
    return found


def _without(text: str, places: list[Span]) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + text[end:]
    return text
