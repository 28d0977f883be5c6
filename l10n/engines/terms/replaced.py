"""Candidates for any engine: a term is put where its own words stand, or the engine's word for it alone.

An engine that does not know a name leaves it as it is; one that knows it mostly has one word for it, in a sentence as
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.engines.base import Engine
from l10n.engines.terms.base import Candidate, TermRequest
from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit, Matcher
from l10n.glossary.model import Form, Kind, Matching, Row, Status
from l10n.glossary.term import Term
from l10n.grammar.inflection import variants
from l10n.grammar.substitution import fill, without_article
from l10n.languages import pack
from l10n.model import Span, Translation, overlap
from l10n.text.folding import unaccented

_EDGE = " .,;:!?«»\"“”'’"
_LONGER = 2  # words that an engine's own form of a term may have more


def replacements(
    engine: Engine, requests: Sequence[TermRequest], finder: TermFinder
) -> list[list[Candidate]]:
    """Return the free translations with the terms that they lack in the places where they render them.

    A term that lacks stands there in its own words, in a forbidden form, with other capitals, or as the engine says
    it alone. Raises `l10n.errors.EngineError`.
    """
    missing = [finder.missing(one.terms, one.free.target) for one in requests]
    alone = _alone(engine, [term for of_source in missing for term in of_source], finder)
    given: list[list[Candidate]] = []
    for (_, terms, free), wanted in zip(requests, missing, strict=True):
        places = _places(terms, wanted, free.target, finder, alone)
        texts = fill(free.target, places, finder.pair.target) if places else []
        given.append([Candidate(text, "replaced") for text in texts])
    return given


def _alone(engine: Engine, wanted: Sequence[Term], finder: TermFinder) -> dict[str, Matcher]:
    """Return what finds the engine's own words for terms, by the terms' words."""
    texts = {term.text: term for term in wanted}
    if not texts:
        return {}
    answers = engine.translate(list(texts))
    language = finder.pair.target
    matchers = {}
    for (text, term), one in zip(texts.items(), answers, strict=True):
        word = lone_word(one, language)
        # One that doesn't know a word may make a sentence of it.
        if len(word) > 1 and len(word.split()) <= len(text.split()) + _LONGER:
            matchers[text] = Matcher(_forms(word, term, language), language)
    return matchers


def lone_word(translation: Translation, language: str) -> str:
    """Return what an engine says for a term alone, without the article and the marks that it adds."""
    return without_article(translation.target.strip(_EDGE), language)


def inflections(word: str, term: Term, language: str) -> tuple[list[str], Matching]:
    """Return an engine's word for a term as it may stand in a text, and how that is found there.

    That is any number and gender where the term inflects. Where grammar has rules for it, no dictionary is read,
    which may take longer than the engine.
    """
    if term.match is not Matching.INFLECTED:
        return [word], Matching.CASE
    words = variants(word, pack.language(language).grammar)
    return (words, Matching.CASE) if words else ([word], Matching.INFLECTED)


def _forms(word: str, term: Term, language: str) -> Iterator[Form]:
    """Yield what finds an engine's word for a term; in small letters, as capitals don't matter then."""
    words, match = inflections(word.lower(), term, language)
    for one in words:
        yield Form(one, language, Row("", Kind.TERM, Status.ADMITTED, {language: one}, match))


def _places(
    terms: Sequence[Term], wanted: Sequence[Term], target: str, finder: TermFinder, alone: dict[str, Matcher]
) -> list[tuple[Span, Term]]:
    """Return where a target has the terms that lack, each once, where they are to be found."""
    occurrences = finder.occurrences(terms, target)
    taken: list[Span] = []
    places = []
    for term in wanted:
        for place in _standing(term, target, finder, alone.get(term.text)):
            if not any(overlap(place, other) for other in taken) and not is_occupied(
                place, term, occurrences
            ):
                taken.append(place)
                places.append((place, term))
                break
    return places


def is_occupied(place: Span, term: Term, occurrences: Sequence[Hit]) -> bool:
    """Whether a term must not be put in a place since the forms `occurrences` stand there, its own or another term's.

    Another's that is only a part of the place is none: *America* in *central America*.
    """
    return any(
        overlap(hit, place)
        and (
            any(form.row.concept in term.concepts for form in hit.forms)
            or not (place.start <= hit.start and hit.end <= place.end)
            or (place.start, place.end) == (hit.start, hit.end)
        )
        for hit in occurrences
    )


def _standing(term: Term, target: str, finder: TermFinder, alone: Matcher | None) -> Iterator[Span]:
    """Yield the places that may be a term's, the surest first."""
    yield from _written(term.text, target)
    for matcher in (finder.source, finder.target):  # its own words in another form, or what is forbidden
        for hit in matcher.find(target):
            if any(form.row.concept in term.concepts for form in hit.forms):
                yield Span(hit.start, hit.end)
    for form in (term.target_form, *term.allowed):
        yield from _written(form, target)
    if alone is not None:
        yield from (Span(hit.start, hit.end) for hit in alone.find(target))


def _written(form: str, target: str) -> Iterator[Span]:
    """Yield the places where a form stands, whatever its capitals and accents are."""
    folded = unaccented(target)
    if len(folded) == len(target):
        pattern = rf"(?<!\w){re.escape(unaccented(form))}(?!\w)"
        yield from (Span(*match.span()) for match in re.finditer(pattern, folded, re.IGNORECASE))
