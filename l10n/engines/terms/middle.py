"""Holding terms through a middle language: the first engine is made to say them, and the second told what they mean.

A glossary that has no form for a term in the middle language is lent one: what the first engine says for it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.engines.base import Engine
from l10n.engines.layer import Layer
from l10n.engines.terms.base import Candidate, TermAware, TermRequest
from l10n.engines.terms.replaced import inflections, lone_word, replacements
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.glossary.term import NAME, Term
from l10n.grammar.agreement import lacking
from l10n.grammar.sources import in_source
from l10n.model import LanguagePair, Translation

_MOST = 2  # middle texts of a source that are translated on
_MEMO = 1 << 13


class Leg(Layer[Engine]):
    """One of the two engines, with a memo of its translations: where terms lack, the same texts are needed again."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._translations: dict[str, Translation] = {}

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `l10n.errors.EngineError`."""
        if len(self._translations) + len(sources) > _MEMO:
            self._translations.clear()
        new = [source for source in dict.fromkeys(sources) if source not in self._translations]
        if new:
            self._translations.update(zip(new, self._below.translate(new), strict=True))
        return [self._translations[source] for source in sources]


def candidates(
    first: Leg,
    second: Leg,
    requests: Sequence[TermRequest],
    finder: TermFinder,
) -> list[list[Candidate]]:
    """Return translations by two engines, one after the other, with the terms of the sources held on the way.

    What is free in `requests` is what both made of the sources together. Raises `l10n.errors.EngineError`.
    """
    jobs = [at for at, one in enumerate(requests) if finder.missing(one.terms, one.free.target)]
    if not jobs:
        return [[] for _ in requests]
    glossary = _with_middle(first, [term for at in jobs for term in requests[at].terms], finder)
    before = TermFinder(glossary, LanguagePair(finder.pair.source, first.pair.target))
    behind = TermFinder(glossary, LanguagePair(second.pair.source, finder.pair.target))
    middles = [
        (at, text)
        for at, texts in zip(jobs, _middles(first, [requests[at].source for at in jobs], before), strict=True)
        for text in texts
    ]
    texts = [text for _, text in middles]
    given: list[list[Candidate]] = [[] for _ in requests]
    asked = [requests[at].terms for at, _ in middles]
    for (at, _), offered in zip(middles, _translated(second, texts, asked, behind), strict=True):
        given[at] += offered
    return given


def _with_middle(first: Leg, terms: Sequence[Term], finder: TermFinder) -> Glossary:
    """Return the rows of the concepts that were found, and one in the middle language for those that have none."""
    middle = first.pair.target
    concepts = dict.fromkeys(concept for term in terms for concept in term.concepts)
    rows = [row for concept in concepts for row in finder.glossary.concepts.get(concept, ())]
    # A name that stays as it is stays so in the middle language, too.
    rows = [
        replace(row, forms={middle: row.forms[finder.pair.source], **row.forms})
        if row.concept.startswith(NAME)
        else row
        for row in rows
    ]
    small = Glossary(tuple(rows))
    lone = {term.text: term for term in terms if not any(small.allowed(c, middle) for c in term.concepts)}
    for term, answer in zip(lone.values(), first.translate(list(lone)), strict=True):
        word = lone_word(answer, middle)
        if len(word) > 1:
            word = word.lower() if term.kind is Kind.TERM else word
            lent, match = inflections(word, term, middle)
            for form in lent:
                forms = {finder.pair.source: term.text, middle: form, finder.pair.target: term.target_form}
                rows.append(Row(term.concepts[0], term.kind, Status.ADMITTED, forms, match))
    return Glossary(tuple(rows))


def _middles(first: Leg, sources: Sequence[str], finder: TermFinder) -> Iterator[list[str]]:
    """Yield the texts in the middle language that say the most of each source's terms, the best first."""
    free = first.translate(sources)
    requests = [
        TermRequest(source, [in_source(term, source) for term in finder.find(source)], one)
        for source, one in zip(sources, free, strict=True)
    ]
    for request, more in zip(requests, _offered(first, requests, finder), strict=True):
        texts = dict.fromkeys((request.free.target, *(one.target for one in more)))
        missing = {text: len(finder.missing(request.terms, text)) for text in texts}
        best = sorted(texts, key=missing.__getitem__)
        yield best[: _MOST if missing[best[0]] else 1]


def _translated(
    second: Leg, middles: Sequence[str], asked: Sequence[Sequence[Term]], finder: TermFinder
) -> Iterator[list[Candidate]]:
    """Yield the translations of texts in the middle language, of each those that say its terms first."""
    free = second.translate(middles)
    requests = [
        TermRequest(middle, [_as_asked(term, of_source) for term in finder.find(middle)], one)
        for middle, of_source, one in zip(middles, asked, free, strict=True)
    ]
    for (_, terms, one), more in zip(requests, _offered(second, requests, finder), strict=True):
        every = [Candidate(one.target, "middle", one.score), *more]
        yield sorted(every, key=lambda candidate: len(lacking(terms, candidate.target, finder)))


def _as_asked(term: Term, of_source: Sequence[Term]) -> Term:
    """Return a term of a middle text with the form that is asked for in the source, if it has it as the same kind.

    A word with a capital that may be of two kinds is of the source's: *Siria*, which is a demonym, too.
    """
    mine = [one for one in of_source if set(one.concepts) & set(term.concepts)]
    if mine:
        one = mine[0]
        term = replace(term, plural=one.plural, feminine=one.feminine, governed=one.governed, noun=one.noun)
    same = [one.target_form for one in mine if one.kind is term.kind]
    if not same and mine and term.kind is Kind.DEMONYM and term.text[:1].isupper():
        return replace(term, target_form=mine[0].target_form, kind=mine[0].kind)
    return term if not same or term.target_form in same else replace(term, target_form=same[0])


def _offered(leg: Leg, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
    """Return what the engine of a leg offers, and where that isn't all that is asked for, what any engine can."""
    given: list[list[Candidate]] = [[] for _ in requests]
    if isinstance(leg.engine, TermAware):
        given = leg.engine.candidates(requests, finder)
    unmet = [
        at
        for at, (request, own) in enumerate(zip(requests, given, strict=True))
        if all(
            finder.missing(request.terms, text)
            for text in (request.free.target, *(one.target for one in own))
        )
    ]
    more = replacements(leg, [requests[at] for at in unmet], finder)
    for at, others in zip(unmet, more, strict=True):
        given[at] = given[at] + others
    return given
