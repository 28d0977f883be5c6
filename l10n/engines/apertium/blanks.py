"""Putting terms where marks show that a rule-based engine rendered them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from l10n.engines.apertium.marks import Marked
from l10n.engines.terms.replaced import is_occupied
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar import substitution
from l10n.languages import pack
from l10n.languages.grammar import Grammar
from l10n.model import Span

# One word, with what joins it to the rest of the term behind it: *north leader-Korean*, *Gallic Parliament·lès*;
# a few where a hyphen shows that it was torn apart: *north ballistic missile-Korean*.
_APART = re.compile(r"\s*[^\W\d_]+(?:(?:\s[^\W\d_]+){1,2}(-)|([\s·-]*))")


def fill(
    target: str, marks: Sequence[Marked], marked: Sequence[Term], terms: Sequence[Term], finder: TermFinder
) -> list[str]:
    """Return a target with each term put where it was rendered, in the most natural ways.

    `marks` are the pieces of the `target` that came back for the terms `marked`, by their numbers; `terms` are all
    terms of the source. What obeys already stays. A term that is in two places at once, with more than a word between
    them, is left, as nobody can say what would remain of the other.
    """
    grammar = pack.language(finder.pair.target).grammar
    between = _between(grammar)
    spans = [
        _together(target, [mark.place for mark in marks if number in mark.numbers], between)
        for number in range(len(marked))
    ]
    for number in range(len(marked)):
        target, spans = _without_rest(target, spans, number, grammar)
    occurrences = finder.occurrences(terms, target)
    places = []
    for term, of_term in zip(marked, spans, strict=True):
        if len(of_term) == 1 and not is_occupied(of_term[0], term, occurrences):
            places.append((of_term[0], term))
    if grammar.adjectives_precede:
        target, places = _adjectives_first(target, sorted(places), finder.pair.target)
    return substitution.fill(target, places, finder.pair.target)


def _adjectives_first(
    target: str, places: list[tuple[Span, Term]], language: str
) -> tuple[str, list[tuple[Span, Term]]]:
    """Return a target and its places with an adjective before the term that it came back behind."""
    ordered = list(places)
    for at, ((noun, term), (adjective, of)) in enumerate(pairwise(places)):
        named = term.kind in (Kind.TERM, Kind.ORGANISATION) and of.kind is Kind.DEMONYM and of.text.islower()
        if not named or target[noun.end : adjective.start] != " ":
            continue
        begin = noun.end - len(substitution.without_article(target[noun.start : noun.end], language))
        name, describing = target[begin : noun.end], target[adjective.start : adjective.end]
        target = f"{target[:begin]}{describing} {name}{target[adjective.end :]}"
        middle = begin + len(describing)
        ordered[at : at + 2] = [(Span(begin, middle), of), (Span(middle + 1, adjective.end), term)]
    return target, ordered


def _between(grammar: Grammar) -> re.Pattern[str]:
    """Return what may stand between the words of a term without a mark of its own: its article, a preposition.

    So may the ending of the genitive that an engine made of that: *Europa's the Council*.
    """
    words = "|".join(map(re.escape, grammar.inner)).replace("'", "['’]") or "(?!)"
    genitive = rf"(?:['’]{re.escape(grammar.genitive)}\b)?" if grammar.genitive else ""
    return re.compile(rf"{genitive}[\s'’-]*(?:(?:{words})[\s'’]*){{0,2}}")


def _together(target: str, pieces: Sequence[Span], between: re.Pattern[str]) -> list[Span]:
    """Return the places that pieces of a target make up, in order."""
    places: list[Span] = []
    for piece in sorted(pieces):
        if places and (
            piece.start <= places[-1].end or between.fullmatch(target[places[-1].end : piece.start])
        ):
            places[-1] = Span(places[-1].start, max(places[-1].end, piece.end))
        else:
            places.append(piece)
    return places


def _without_rest(
    target: str, spans: list[list[Span]], number: int, grammar: Grammar
) -> tuple[str, list[list[Span]]]:
    """Return a target without the second place of a term that has a word in its midst, and all places in it.

    Where the head comes last it is the first, if the word is by itself: *boss of the American diplomacy*.
    """
    if len(spans[number]) != 2:
        return target, spans
    first, second = spans[number]
    # A hyphen may have come back with a mark of its own.
    start = second.start + target.startswith("-", second.start)
    match = _APART.fullmatch(target[first.end : start])
    if not match:
        return target, spans
    joint = match[1] or match[2]
    cut, gone = Span(start - len(joint), second.end), second
    if grammar.head_last and joint.isspace():
        cut, gone = Span(first.start, first.end + len(match[0]) - len(match[0].lstrip())), first
    size = cut.end - cut.start
    others = [[place for place in one if place != gone] for one in spans]
    moved = [[Span(s - size, e - size) if s >= cut.end else Span(s, e) for s, e in one] for one in others]
    return target[: cut.start] + target[cut.end :], moved
