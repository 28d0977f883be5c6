"""Two peoples in one word, as a term of which a glossary has the parts: *franco-allemand* is *French-German*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind, Matching, Status
from l10n.glossary.term import Term
from l10n.grammar.inflection import is_plural
from l10n.grammar.sources import in_source
from l10n.languages import pack
from l10n.model import Span

# What the concepts of such terms begin with.
_COMPOUND = "\0compound "
_FIRST = re.compile(r"(?<![\w-])([^\W\d_]+)[-‐‑]$")
_HYPHEN = re.compile("[-‐‑]")
_LONGEST = 40  # letters of the first part: were all before it looked at, a long text would cost its square


@dataclass(frozen=True, slots=True)
class Compound:
    """Two peoples in one word of a source: the term that it is, and the concepts of both."""

    term: Term
    peoples: frozenset[str]


def compounds(source: str, finder: TermFinder) -> list[Compound]:
    """Return the compounds of two demonyms in a source, in order.

    There are some where the source's pack has the first as it stands in compounds, and the target's joins such
    adjectives as they are.
    """
    pair = finder.pair
    places = pack.language(pair.source).demonyms.combining_places
    if not places or not pack.language(pair.target).demonyms.joins_adjectives or not _HYPHEN.search(source):
        return []
    found = []
    for span, *peoples in _places(source, places, finder):
        forms = [_adjective(concept, finder) for concept in peoples]
        if all(forms):
            text, form = source[span.start : span.end], "-".join(forms)
            key, kind, match = (_COMPOUND + text,), Kind.DEMONYM, Matching.INFLECTED
            term = in_source(Term(*span, text, form, (form,), (), key, kind, match, pair.source), source)
            # The second part agrees.
            many = is_plural(_HYPHEN.split(text)[-1], pack.language(pair.source).grammar)
            found.append(Compound(replace(term, plural=term.plural or many), frozenset(peoples)))
    return found


def compounds_lost(asked: Sequence[Compound], target: str, finder: TermFinder) -> list[Term]:
    """Return the compounds of which a target lacks a people.

    A target that says both, in whatever order and words, has them: *talks between the US and Iran*.
    """
    if not asked:
        return []
    # One in small letters is a word that the engine didn't know: *Serbo-kosovare*.
    hits = finder.target.find(target)
    spoken = {
        f.row.concept
        for hit in hits
        for f in hit.forms
        if f.text.islower() or not target[hit.start].islower()
    }
    for word, place in pack.language(finder.pair.target).demonyms.combining_places.items():
        if re.search(rf"\b{word}-\w", target):
            spoken.update(_concepts(place, finder.target.find(place)))
    return [one.term for one in asked if not one.peoples <= spoken]


def _places(source: str, places: Mapping[str, str], finder: TermFinder) -> Iterator[tuple[Span, str, str]]:
    """Yield where compounds stand, and the concepts of their parts."""
    for hit in finder.source.find(source):
        first = _FIRST.search(source, max(0, hit.start - _LONGEST), hit.start)
        place = places.get(first[1].lower()) if first else None
        second = next((form.row.concept for form in hit.forms if form.row.kind is Kind.DEMONYM), None)
        if first and place and second:
            for concept in _concepts(place, finder.source.find(place))[:1]:
                yield Span(first.start(1), hit.end), concept, second


def _concepts(place: str, hits: Sequence[Hit]) -> list[str]:
    return [form.row.concept for hit in hits if hit.end - hit.start == len(place) for form in hit.forms]


def _adjective(concept: str, finder: TermFinder) -> str:
    """Return the first demonym of a concept in the target language; empty if there is none."""
    forms = (
        form.text
        for row in finder.glossary.concepts.get(concept, ())
        if row.kind is Kind.DEMONYM and row.status is not Status.FORBIDDEN
        if (form := row.form(finder.pair.target)) is not None
    )
    return next(forms, "")
