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


# One word, with what joins it to the rest of the term behind it: *north leader-Korean*, *Gallic Parliament·lès*.
_APART = re.compile(r"\s*[^\W\d_]+([\s·-]*)")


def filled(
    target: str, marks: Sequence[Marked], marked: Sequence[Term], found: Sequence[Term], terms: Terms
) -> list[str]:
    """Return a target with each term told where it was rendered, in the most natural ways.

    `marks` are the pieces of the `target` that came back for the terms `marked`, by their numbers; `found` are all
    terms of the source. What obeys already stays. A term that is in two places at once, with more than a word between
    them, is left, as nobody can say what would remain of the other.
    """
    spans = [_together(target, [m.place for m in marks if n in m.numbers]) for n in range(len(marked))]
    for number in range(len(marked)):
        target, spans = _without_rest(target, spans, number)
    kept = terms.kept(found, target)
    places = []
    for term, of_term in zip(marked, spans, strict=True):
        if len(of_term) == 1 and not is_kept(of_term[0], term, kept):
            places.append((of_term[0], term))
    return placing.filled(target, places, terms.pair.target)


def _together(target: str, pieces: Sequence[Span]) -> list[Span]:
    """Return the places that pieces of a target make up, in order."""
    places: list[Span] = []
    for piece in sorted(pieces):
        if places and (
            piece.start <= places[-1].end or _BETWEEN.fullmatch(target[places[-1].end : piece.start])
        ):
            places[-1] = Span(places[-1].start, max(places[-1].end, piece.end))
        else:
            places.append(piece)
    return places


def _without_rest(target: str, spans: list[list[Span]], number: int) -> tuple[str, list[list[Span]]]:
    """Return a target without the second place of a term that has a word in its midst, and all places in it."""
    if len(spans[number]) != 2:
        return target, spans
    first, second = spans[number]
    match = _APART.fullmatch(target[first.end : second.start])
    if not match:
        return target, spans
    cut = Span(first.end + match.start(1), second.end)
    size = cut.end - cut.start
    kept = [[place for place in one if place != second] for one in spans]
    moved = [[Span(s - size, e - size) if s >= cut.end else Span(s, e) for s, e in one] for one in kept]
    return target[: cut.start] + target[cut.end :], moved
