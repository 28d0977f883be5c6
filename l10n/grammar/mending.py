"""What is put right around the terms of a translation once they are there: how names are written, articles, order.

A rule-based engine writes *the NATO*, *Black sea*, *Jerusalén-Este*, *a Níger*, *the Russian ministers and Ukrainian*
whether it was told the terms or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind, Status
from l10n.glossary.term import Term
from l10n.grammar import articles
from l10n.grammar.articles import english
from l10n.grammar.inflection import feminine, is_feminine, is_plural, plural
from l10n.grammar.phrases import describes
from l10n.grammar.substitution import with_capital
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_COMMON = (Kind.TERM, Kind.DEMONYM)
_DESCRIBED = (Kind.TERM, Kind.ORGANISATION, Kind.ACRONYM)
_LAST = re.compile(r"([^\W\d_]+['’]?)\s*$")
_DEFINITE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?,]\s")
_ADJECTIVE = re.compile(r"[^\W\d_]+\s+$")
_NEXT = re.compile(r" ([^\W\d_]+)")
_NEAR = 8  # words before a place in which its verb is looked for
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]['\"”»]?\s+)[«“\"'‘¿¡(—–-]*\s?$")
_NOUNS = r" ((?:[^\W\d_][\w'’-]*)(?: [^\W\d_][\w'’-]*)??) "


def mend(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, *, by_rules: bool = True
) -> str:
    """Return a target with what stands around the names `terms` of its source put right.

    Prepositions and the order of words are left to what was not made `by_rules`: it has read more than these know.

    On translations by people it changes few: see `benchmarks/RESULTS.md`.
    """
    grammar = pack.language(finder.pair.target).grammar
    shouted = target.isupper()
    further = (_in_places, _in_order) if by_rules else ()
    for step in (_as_adjectives, _as_nouns, _as_written, _with_articles, _before_names, *further):
        target = step(target, source, terms, finder, grammar)
    target = in_number(target, terms, finder)
    return target.upper() if shouted else target


def in_number(target: str, terms: Sequence[Term], finder: TermFinder) -> str:
    """Return a target with nouns in the number of their source where the words around say it: *a Swiss NGO*.

    That is a plural behind an article of the singular, and a singular right before a verb in the plural.
    """
    grammar = pack.language(finder.pair.target).grammar
    if not grammar.plural_verbs.pattern or not grammar.plural:
        return target
    for hit, term in _hits(target, terms, finder):
        people = term.kind is Kind.DEMONYM and term.noun
        if not (people or term.kind in (Kind.TERM, Kind.ACRONYM)) or term.plural is None:
            continue
        before, text, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        form = next(
            (one for one in term.allowed if plural(one, grammar).lower() == text.lower() != one.lower()), ""
        )
        if term.plural and not is_plural(text, grammar) and grammar.plural_verbs.match(after):
            target = before + plural(text, grammar) + after
        elif not term.plural and form and not re.match(r"['’-]", after):
            adjective = _ADJECTIVE.sub("", before)
            if any(grammar.singular_before.search(one) for one in (before, adjective)):
                target = before + text[: len(form)] + after
    return target


def _before_names(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put an adjective before the name that a source has it behind: *the chief of staff Ukrainian has resigned*."""
    if not grammar.adjectives_precede:
        return target
    for name, describing in pairwise(terms):
        if source[name.end : describing.start] != " " or name.kind not in _DESCRIBED:
            continue
        if describing.kind is not Kind.DEMONYM or not describing.text[0].islower():
            continue
        found = {term.concepts: hit for hit, term in _hits(target, [name, describing], finder)}
        if name.concepts not in found or describing.concepts not in found:
            continue
        first, second = found[name.concepts], found[describing.concepts]
        after = _NEXT.match(target[second.end :])
        if target[first.end : second.start] != " " or (after and after[1].lower() not in grammar.no_nouns):
            continue
        adjective, noun = target[second.start : second.end], target[first.start : first.end]
        if any(form.text[0].islower() for form in first.forms):
            noun = noun[0].lower() + noun[1:]
        target = f"{target[: first.start]}{adjective} {noun}{target[second.end :]}"
    return target


def _hits(target: str, terms: Sequence[Term], finder: TermFinder) -> Iterator[tuple[Hit, Term]]:
    """Yield the places of terms in a target from right to left, so that those before stay where they are."""
    known = {concept: term for term in terms for concept in term.concepts}
    for hit in sorted(finder.occurrences(terms, target), key=lambda one: -one.start):
        term = next((known[form.row.concept] for form in hit.forms if form.row.concept in known), None)
        if term is not None:
            kinds = {form.row.kind for form in hit.forms}
            yield hit, term if term.kind in kinds else replace(term, kind=hit.forms[0].row.kind)


def _as_nouns(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Say people by their noun where it is not their adjective: *a Dane*, *thousands of Kurds*, not *of Kurdish*.

    Behind *the*, adjectives are people, too (*the British*), but for those that are made from the noun.
    """
    for hit, term in _peoples(target, terms, finder, grammar, noun=True):
        before, text, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        definite = _DEFINITE.search(before) is not None
        if not grammar.people_adjective.search(text) or term.plural is None:
            continue
        if describes(after, grammar) and (definite or not term.plural):
            continue
        nouns = [form for form in _forms_of_people(term, finder) if not grammar.people_adjective.search(form)]
        if not term.plural:
            women = [form for form in nouns if form.endswith(tuple(grammar.women))]
            nouns = women if term.feminine and women else [form for form in nouns if form not in women]
        else:
            nouns = [
                form for form in nouns if plural(form, grammar) != form and not _ends_in_person(form, grammar)
            ]
            if definite:
                nouns = [form for form in nouns if text.startswith(_stem(form))]
        if nouns:
            target = before + (plural(nouns[0], grammar) if term.plural else nouns[0]) + after
    return target


def _as_adjectives(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Say an adjective of a people by their adjective, not by their noun: *the Spanish governments*."""
    for hit, term in _peoples(target, terms, finder, grammar, noun=False):
        text, forms = target[hit.start : hit.end], _forms_of_people(term, finder)
        adjective = next((form for form in forms if grammar.people_adjective.search(form)), None)
        if adjective and text in forms and not grammar.people_adjective.search(text):
            target = target[: hit.start] + adjective + target[hit.end :]
    return target


def _peoples(
    target: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar, *, noun: bool
) -> Iterator[tuple[Hit, Term]]:
    """Yield the places of demonyms that are nouns in the source, or adjectives, from right to left.

    Where a concept stands in a target as often as in its source, it is the first for the first; else all have to be
    the same there.
    """
    if not grammar.people_adjective.pattern:
        return
    places = [(hit, term.concepts) for hit, term in _hits(target, terms, finder)]
    for at, (hit, concepts) in enumerate(places):
        same = [term for term in terms if term.concepts == concepts]
        if sum(other == concepts for _, other in places) == len(same):
            same = [same[sum(other == concepts for _, other in places[at + 1 :])]]
        if all(term.kind is Kind.DEMONYM and term.noun is noun for term in same):
            yield hit, same[0]


def _forms_of_people(term: Term, finder: TermFinder) -> list[str]:
    """Return the allowed demonyms of a term's concept in the target language."""
    rows = finder.glossary.concepts.get(term.concepts[0], ())
    return [
        form.text
        for row in rows
        if row.kind is Kind.DEMONYM
        and row.status is not Status.FORBIDDEN
        and (form := row.form(finder.pair.target)) is not None
    ]


def _ends_in_person(form: str, grammar: Grammar) -> bool:
    """Whether a noun of a people is one of a man or a woman, whose plural is neither's: *Frenchman*."""
    return form.endswith((*grammar.women, *(word.removeprefix("wo") for word in grammar.women)))


def _stem(noun: str) -> str:
    """Return what a noun of a people and the adjective made from it begin with: *Swede*, *Swedish*; *Icelander*."""
    return noun.removesuffix("r").removesuffix("e")


def _as_written(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Write names with the capitals and hyphens that the glossary has: *Consejo de Seguridad*, *los rusos*."""
    if target.isupper():
        return target
    for hit, term in _hits(target, terms, finder):
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


def _with_articles(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put the article right before names: *NATO*, not *the NATO*; *en el mar Negro*, not *en mar Negro*.

    Other languages than English have articles mostly where French has them: one is only added behind a preposition.
    """
    for hit, term in _hits(target, terms, finder):
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


def _in_places(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Say where something is with the preposition for it, unless a verb of motion is near: *en Níger*."""
    ours = pack.language(finder.pair.source).grammar.relations.get("location", frozenset())
    if not grammar.places_after or not ours:
        return target
    by_concept: dict[str, list[Term]] = {}
    for term in terms:
        if term.kind is Kind.PLACE:
            by_concept.setdefault(term.concepts[0], []).append(term)
    for hit, term in _hits(target, terms, finder):
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


def _in_order(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Put two adjectives of a noun into their number and place: *the Russian and Chinese leaders*.

    The number is wrong where a source has a plural noun with two adjectives in the singular: *les présidents russe et
    chinois*.
    """
    ours = pack.language(finder.pair.source).grammar
    for one, other in pairwise(
        term for term in terms if term.kind is Kind.DEMONYM and term.text[0].islower()
    ):
        between = source[one.end : other.start].strip()
        if between not in ours.conjunctions or not (grammar.adjectives_precede or _is_each(one, other)):
            continue
        found = {term.concepts: hit for hit, term in _hits(target, [one, other], finder)}
        if one.concepts not in found or other.concepts not in found:
            continue
        first, second = found[one.concepts], found[other.concepts]
        target = (
            _before_noun(target, first, second, other, grammar)
            if grammar.adjectives_precede
            else _in_singular(target, (first, one), (second, other), grammar)
        )
    return target


def _is_each(one: Term, other: Term) -> bool:
    """Whether two adjectives stand behind a plural, each of them in the singular."""
    numbers = (one.plural, other.plural)
    return True not in numbers and False in numbers


def _before_noun(target: str, first: Hit, second: Hit, other: Term, grammar: Grammar) -> str:
    match = re.fullmatch(rf"{_NOUNS}({'|'.join(grammar.conjunctions)}) ", target[first.end : second.start])
    if not match or match[1].split()[0].lower() in grammar.no_nouns:
        return target
    text = target[second.start : second.end]
    adjective = text if text in other.allowed else other.target_form
    return f"{target[: first.end]} {match[2]} {adjective} {match[1]}{target[second.end :]}"


def _in_singular(target: str, first: tuple[Hit, Term], second: tuple[Hit, Term], grammar: Grammar) -> str:
    if (
        first[0].end > second[0].start
        or target[first[0].end : second[0].start].strip() not in grammar.conjunctions
    ):
        return target
    female = any(is_feminine(term.text, pack.language(term.language).grammar) for _, term in (first, second))
    for hit, term in (second, first):
        text = target[hit.start : hit.end]
        if is_plural(text, grammar):
            form = feminine(term.target_form, grammar) if female else term.target_form
            target = target[: hit.start] + form + target[hit.end :]
    return target
