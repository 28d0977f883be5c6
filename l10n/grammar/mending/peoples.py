"""How a target says a people: by their noun, or by their adjective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind, Status
from l10n.glossary.term import Term
from l10n.grammar.inflection import plural
from l10n.grammar.mending.occurrences import occurrences
from l10n.grammar.phrases import describes
from l10n.languages.grammar import Grammar

_DEFINITE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def as_nouns(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
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


def as_adjectives(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Say an adjective of a people by their adjective, not by their noun: *the Spanish governments*."""
    for hit, term in _peoples(target, terms, finder, grammar, noun=False):
        text, forms = target[hit.start : hit.end], _forms_of_people(term, finder)
        adjective = next((form for form in forms if grammar.people_adjective.search(form)), None)
        if adjective and text in forms and not grammar.people_adjective.search(text):
            target = target[: hit.start] + adjective + target[hit.end :]
    return target


def counted(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Say one or some of a people: *three Iraqis*, not *three Iraqi* or *three Iraq*."""
    for hit, term in _peoples(target, terms, finder, grammar, noun=True):
        before, text, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        number = grammar.plural_before if term.plural else grammar.singular_before
        if term.plural is None or not number.search(before) or describes(after, grammar):
            continue
        forms = _forms_of_people(term, finder)
        nouns = [
            form for form in forms if plural(form, grammar) != form and not _ends_in_person(form, grammar)
        ]
        if any(form.row.kind is Kind.PLACE for form in hit.forms) and forms:
            text = next(iter(nouns), forms[0])
        elif not term.plural or text not in nouns:
            continue
        target = before + (plural(text, grammar) if term.plural else text) + after
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
    places = [(hit, term.concepts) for hit, term in occurrences(target, terms, finder)]
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
