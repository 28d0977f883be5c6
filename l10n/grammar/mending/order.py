"""The order and the number of adjectives beside the names and nouns of a target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.inflection import feminine, is_feminine, is_plural
from l10n.grammar.mending.occurrences import occurrences
from l10n.grammar.phrases import describes, noun_before
from l10n.grammar.substitution import with_capital
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_DESCRIBED = (Kind.TERM, Kind.ORGANISATION, Kind.ACRONYM)
_NEXT = re.compile(r" ([^\W\d_]+)")
_PREFIX = re.compile(r"([^\W\d_]+)-$")
_SYLLABLE = 3  # letters of an irregular plural that other nouns end in
_NOUNS = r" ((?:[^\W\d_][\w'’-]*)(?: [^\W\d_][\w'’-]*)??) "


def before_names(
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
        found = {term.concepts: hit for hit, term in occurrences(target, [name, describing], finder)}
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


def in_order(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
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
        found = {term.concepts: hit for hit, term in occurrences(target, [one, other], finder)}
        if one.concepts not in found or other.concepts not in found:
            continue
        first, second = found[one.concepts], found[other.concepts]
        target = (
            _before_noun(target, first, second, other, grammar)
            if grammar.adjectives_precede
            else _in_singular(target, (first, one), (second, other), grammar)
        )
    return target


def behind_nouns(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put the adjective of a people before its noun, in no number: *the Slovenian cyclists have won*."""
    if not grammar.adjectives_precede:
        return target
    prefixes = pack.language(finder.pair.target).demonyms.prefixes
    for hit, term in occurrences(target, terms, finder):
        if term.kind is not Kind.DEMONYM or term.noun is not False or describes(target[hit.end :], grammar):
            continue
        before, text = target[: hit.start], target[hit.start : hit.end]
        adjective = text if text in term.allowed else term.target_form
        prefix = _PREFIX.search(before)
        if prefix and prefixes and prefixes.fullmatch(prefix[1]):
            before, adjective = before[: prefix.start()], prefix[0] + adjective
        noun = noun_before(before, grammar) or _first_noun(before, grammar)
        if noun.strip() and " " not in noun.strip():
            lead = before.removesuffix(noun)
            noun = noun if lead else noun[0].lower() + noun[1:]
            target = with_capital(f"{lead}{adjective} {noun.rstrip()}{target[hit.end :]}", target)
    return target


def _first_noun(before: str, grammar: Grammar) -> str:
    """Return a noun that is all of a text, a plural without an article: *Fishermen*."""
    word = before.strip().lower()
    irregular = tuple(form for form in grammar.irregular_plurals.values() if len(form) >= _SYLLABLE)
    return before if word.isalpha() and (is_plural(word, grammar) or word.endswith(irregular)) else ""


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
