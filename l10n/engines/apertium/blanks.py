"""Putting terms where marks show that a rule-based engine rendered them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.engines.apertium.marks import Marked
from l10n.engines.terms import placing
from l10n.engines.terms.rendering import is_kept
from l10n.glossary.terms import Term, Terms
from l10n.model import Span

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
        if place and not is_kept(place, term, kept):
            places.append((place, term))
    return placing.filled(target, places, terms.pair.target)


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
