"""What becomes of the glossary's terms in a translation: each in an allowed form, a forbidden one, as it was, none.

Any allowed form of the concept will do, in any inflection where the kind of the term has some; what a longer term
covers counts for that one alone. Sentences that say the same in another way (*Russian* for *de Russie*) are no fault
(`l10n.glossary.demonyms`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.checks.context import Context
from l10n.glossary import Status
from l10n.glossary.demonyms import derivations
from l10n.glossary.finder import Term, TermFinder
from l10n.glossary.matching import Hit
from l10n.model import Span, Unit
from l10n.text.tokens import word_spans


@dataclass(frozen=True, slots=True)
class Verdict:
    """A term of a source, its places there, and those of its forms in the target.

    `standing` are those where it was left as it is.
    """

    term: Term
    places: tuple[Span, ...]
    allowed: tuple[Span, ...]
    forbidden: tuple[Span, ...]
    standing: tuple[Span, ...]


def verdicts(unit: Unit, context: Context) -> tuple[Verdict, ...]:
    """Return what becomes of the terms in a unit's source, each concept once; nothing without a glossary."""
    terms = context.terms
    found = terms.find(unit.source) if terms else []
    if not terms or not found:
        return ()
    by_concept: dict[tuple[str, ...], list[Term]] = {}
    for term in found:
        by_concept.setdefault(term.concepts, []).append(term)
    hits = terms.target.find(unit.target)
    there = {form.row.concept for hit in hits for form in hit.forms}
    return tuple(_verdict(same, hits, there, unit, terms) for same in by_concept.values())


def _verdict(same: list[Term], hits: list[Hit], there: set[str], unit: Unit, terms: TermFinder) -> Verdict:
    """Return what becomes of a term; `hits` are the target's, of all concepts that are `there`."""
    term = same[0]
    mine, right, wrong = hits, hits[:0], hits[:0]
    if not there.isdisjoint(term.concepts):
        if len(hits) > 1:
            mine = [hit for hit in hits if any(form.row.concept in term.concepts for form in hit.forms)]
        wrong = [
            hit for hit in mine if all(_is_wrong(form.row.status, form.text, term) for form in hit.forms)
        ]
        right = terms.whole(term, [hit for hit in mine if hit not in wrong] if wrong else mine, unit.target)
    allowed = tuple(Span(hit.start, hit.end) for hit in right)
    forbidden = tuple(Span(hit.start, hit.end) for hit in wrong)
    places = tuple(Span(one.start, one.end) for one in same)
    standing: tuple[Span, ...] = ()
    if not allowed and not forbidden:
        others = [Span(hit.start, hit.end) for hit in hits]
        standing = tuple(_standing(term.text, others, unit.target, terms.pair.target))
        said = [*derivations(unit.target, [*others, *standing], term.allowed, term.kind, terms.pair.target)]
        # What the source says in other words, too, is no more than that: *le président russe en Russie*.
        names = [
            form for concept in term.concepts for form in terms.glossary.allowed(concept, terms.pair.source)
        ]
        asked = {*derivations(unit.source, places, names, term.kind, terms.pair.source)} if said else set()
        allowed = tuple(dict.fromkeys(said))[len(asked) :]
    return Verdict(term, places, allowed, forbidden, standing)


def _is_wrong(status: Status, text: str, term: Term) -> bool:
    return status is Status.FORBIDDEN and text not in term.allowed


def _standing(text: str, others: list[Span], target: str, language: str) -> Iterator[Span]:
    """Give the places where a source's term stands in the target, letter by letter, outside of other terms."""
    if text not in target:
        return
    starts = {word.start for word in word_spans(target, language)}
    ends = {word.end for word in word_spans(target, language)}
    start = target.find(text)
    while start >= 0:
        end = start + len(text)
        if start in starts and end in ends and all(end <= s or e <= start for s, e in others):
            yield Span(start, end)
        start = target.find(text, end)
