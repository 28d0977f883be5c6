"""Putting terms where marks show that a rule-based engine rendered them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from l10n.engines.apertium.marks import Marked
from l10n.engines.terms.placing import placed
from l10n.glossary.terms import Term, Terms
from l10n.model import Span

_MOST = 3
# What may stand between the words of a term without a mark of its own: its article, a preposition.
_BETWEEN = re.compile(
    r"[\s'’-]*(?:(?:de|d['’]|del|dels|do|da|di|du|des|of|the|la|le|les|el|els|l['’])[\s'’]*){0,2}"
)


def filled(
    target: str, marks: Sequence[Marked], marked: Sequence[Term], found: Sequence[Term], terms: Terms
) -> list[str]:
    """Return a target with each term told where it was rendered, in the most natural ways.

    `marks` are the pieces of the `target` that came back for the terms `marked`, by their numbers; `found` are all
    terms of the source. What obeys already stays. A term that is in two places at once is left, as nobody can say
    what would remain of the other.
    """
    kept = terms.kept(found, target)
    places = []
    for number, term in enumerate(marked):
        place = _place(target, [mark.place for mark in marks if number in mark.numbers])
        if place and not any(hit.start < place.end and place.start < hit.end for hit in kept):
            places.append((place, term))
    places.sort(key=lambda item: item[0])
    if any(one.end > other.start for (one, _), (other, _) in pairwise(places)):
        return []
    texts = [target]
    for place, term in reversed(places):
        ways = [
            placed(text, place.start, place.end, term.told, terms.pair.target, term)[
                : _MOST if text is texts[0] else 1
            ]
            for text in texts
        ]
        texts = [text for of_text in ways for text in of_text][:_MOST]
    return [text for text in texts if text != target]


def _place(target: str, pieces: Sequence[Span]) -> Span | None:
    """Return the one place that pieces make up, None if there are several or none."""
    if not pieces:
        return None
    start, end = pieces[0]
    for piece in sorted(pieces)[1:]:
        if piece.start >= end and not _BETWEEN.fullmatch(target[end : piece.start]):
            return None
        end = max(end, piece.end)
    return Span(start, end)
