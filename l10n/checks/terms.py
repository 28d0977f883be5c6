"""Whether the glossary is obeyed: each term of the source in an allowed form in the target.

Any allowed form of the concept will do, in any inflection where the kind of the term has some; what a longer term
covers counts for that one alone. Sentences that say the same in another way (*Russian* for *de Russie*) are no fault
(`l10n.glossary.demonyms`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from l10n.checks.rule import Context, finding
from l10n.glossary import Status
from l10n.glossary.demonyms import derived
from l10n.glossary.finder import Term, TermFinder
from l10n.glossary.matching import Hit
from l10n.model import Finding, Span, Unit
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


def term_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find terms that the target has in no allowed form, nor any other that is known."""
    for verdict in verdicts(unit, context):
        if not (verdict.allowed or verdict.forbidden or verdict.standing):
            message = f"“{verdict.term.text}” is {_choice(verdict.term)} here: write that"
            yield _about(verdict, message, ())


def term_forbidden(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find terms that the target has in a form that the glossary forbids."""
    for verdict in verdicts(unit, context):
        if verdict.forbidden:
            first = verdict.forbidden[0]
            wrong = unit.target[first.start : first.end]
            message = f"not “{wrong}”: “{verdict.term.text}” is {_choice(verdict.term)}"
            yield _about(verdict, message, verdict.forbidden)


def term_untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find terms that stand in the target as they do in the source, though they are others there."""
    for verdict in verdicts(unit, context):
        if verdict.standing and not (verdict.allowed or verdict.forbidden):
            message = f"“{verdict.term.text}” was left as it is: write {_choice(verdict.term)}"
            yield _about(verdict, message, verdict.standing)


def glossary_gap(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find terms that the glossary has, but not in the target's language."""
    if context.terms is None:
        return
    seen = set()
    for hit in context.terms.gaps(unit.source):
        row = hit.forms[0].row
        if row.concept not in seen:
            seen.add(row.concept)
            text = unit.source[hit.start : hit.end]
            message = f"the glossary has no {context.pair.target} form for “{text}”: add one"
            found = finding(message, [Span(hit.start, hit.end)])
            yield replace(found, term=text, concept=row.concept)


@lru_cache(maxsize=4)  # the checks of a unit ask one after the other
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
        said = [*derived(unit.target, [*others, *standing], term.allowed, term.kind, terms.pair.target)]
        # What the source says in other words, too, is no more than that: *le président russe en Russie*.
        names = [
            form for concept in term.concepts for form in terms.glossary.allowed(concept, terms.pair.source)
        ]
        asked = {*derived(unit.source, places, names, term.kind, terms.pair.source)} if said else set()
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


def _choice(term: Term) -> str:
    """Return what is allowed, for a sentence: the form that the machine is told first."""
    forms = list(dict.fromkeys((term.target_form, *term.allowed)))[:3]
    return " or ".join(f"“{form}”" for form in forms)


def _about(verdict: Verdict, message: str, places: tuple[Span, ...]) -> Finding:
    term = verdict.term
    found = finding(message, verdict.places, places)
    return replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)
