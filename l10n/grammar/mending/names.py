"""How names are written in a target, and the articles and prepositions before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar import articles
from l10n.grammar.articles import english
from l10n.grammar.mending.occurrences import occurrences
from l10n.grammar.substitution import with_capital
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_LAST = re.compile(r"([^\W\d_]+['’]?)\s*$")
_COMMON = (Kind.TERM, Kind.DEMONYM)
_CLAUSE = re.compile(r"[.;:!?,]\s")
_NEAR = 8  # words before a place in which its verb is looked for
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]['\"”»]?\s+)[«“\"'‘¿¡(—–-]*\s?$")


def as_written(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Write names with the capitals and hyphens that the glossary has: *Consejo de Seguridad*, *los rusos*."""
    if target.isupper():
        return target
    for hit, term in occurrences(target, terms, finder):
        text = target[hit.start : hit.end]
        forms = [form.text for form in hit.forms]
        if term.kind is Kind.TERM or text in (*forms, *term.allowed):
            continue
        alike = next((form for form in forms if _plain(form) == _plain(text)), None)
        begins = _begins(target[: hit.start])
        if term.kind is Kind.DEMONYM:
            alike = _cased(_uninflected(text, forms[0], grammar), forms[0])
            before = _LAST.search(target[: hit.start])
            titled = before and before[1][0].isupper() and not _begins(target[: before.start()])
            if text.isupper() or alike == text or (alike[0].islower() and titled):
                continue
        elif alike is None or text.isupper():
            continue
        if begins:
            alike = alike[:1].upper() + alike[1:]
        target = target[: hit.start] + alike + target[hit.end :]
    return target


def _uninflected(text: str, form: str, grammar: Grammar) -> str:
    """Return the form for a plural that it doesn't have: *South Sudanese*, not *South-Sudaneses*."""
    words = _plain(text).split()
    invariable = grammar.invariable_names.search(form) is not None
    return form if invariable and [*words[:-1], words[-1].removesuffix("s")] == _plain(form).split() else text


def _cased(text: str, form: str) -> str:
    """Return a form in another number or gender with the capitals of the form: *South Koreans*, *rusos*."""
    words, known = text.split(" "), form.split(" ")
    if len(words) != len(known):
        return text
    return " ".join(
        (word[:1].upper() if model[:1].isupper() else word[:1].lower()) + word[1:]
        for word, model in zip(words, known, strict=True)
    )


def _begins(before: str) -> bool:
    return bool(_SENTENCE_START.search(before))


def _plain(text: str) -> str:
    return text.casefold().replace("-", " ").replace("’", "'")


def with_articles(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put the article right before names: *NATO*, not *the NATO*; *en el mar Negro*, not *en mar Negro*.

    Other languages than English have articles mostly where French has them: one is only added behind a preposition.
    """
    for hit, term in occurrences(target, terms, finder):
        if term.kind in _COMMON:
            continue
        before, name, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        lead = before
        if grammar.articles == "english":
            lead = english.with_article(before, name, after, term.kind, grammar, governed=term.governed)
        elif grammar.articles == "romance" and term.kind in (Kind.PLACE, Kind.ORGANISATION):
            word = _LAST.search(before)
            if word and word[1].lower().replace("’", "'") in {*grammar.prepositions, grammar.neuter}:
                lead = articles.leads(before, name, name, after, term, grammar)[0]
        target = with_capital(lead + target[hit.start :], target)
    return target


def in_places(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Say where something is with the preposition for it, unless a verb of motion is near: *en Níger*."""
    ours = pack.language(finder.pair.source).grammar.relations.get("location", frozenset())
    if not grammar.places_after or not ours:
        return target
    by_concept: dict[str, list[Term]] = {}
    for term in terms:
        if term.kind is Kind.PLACE:
            by_concept.setdefault(term.concepts[0], []).append(term)
    for hit, term in occurrences(target, terms, finder):
        same = by_concept.get(term.concepts[0], [])
        if len(same) != 1 or not _is_located(source[: same[0].start], ours):
            continue
        before = target[: hit.start]
        word = _LAST.search(before)
        right = grammar.places_after.get(word[1].lower()) if word else None
        if word is None or right is None:
            continue
        clause = _CLAUSE.split(before[: word.start()])[-1]
        if grammar.motion.search(" ".join(clause.split()[-_NEAR:])):
            continue
        lead = before[: word.start()] + (right[0].upper() if word[1][0].isupper() else right[0]) + right[1:]
        target = lead + before[word.end(1) :] + target[hit.start :]
    return target


def _is_located(before: str, location: frozenset[str]) -> bool:
    word = _LAST.search(before)
    return bool(word and word[1].lower() in location)
