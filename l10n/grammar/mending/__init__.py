"""What is put right around the terms of a translation once they are there: how names are written, articles, order.

A rule-based engine writes *the NATO*, *Black sea*, *Jerusalén-Este*, *a Níger*, *the Russian ministers and Ukrainian*
whether it was told the terms or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.inflection import is_plural, plural
from l10n.grammar.mending.names import (
    as_written,
    in_places,
    with_articles,
    with_indefinites,
    without_articles,
)
from l10n.grammar.mending.occurrences import occurrences
from l10n.grammar.mending.order import before_names, behind_nouns, in_order
from l10n.grammar.mending.peoples import as_adjectives, as_nouns, counted
from l10n.languages import pack

_ADJECTIVE = re.compile(r"[^\W\d_]+\s+$")


def mend(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, *, by_rules: bool = True
) -> str:
    """Return a target with what stands around the names `terms` of its source put right.

    Prepositions and the order of words are left to what was not made `by_rules`: it has read more than these know.

    On translations by people it changes few: see `benchmarks/RESULTS.md`.
    """
    grammar = pack.language(finder.pair.target).grammar
    shouted = target.isupper()
    placed, further = ((in_places,), (in_order, behind_nouns)) if by_rules else ((), ())
    names = (as_adjectives, as_nouns, counted, as_written, *placed, with_articles, before_names)
    for step in (*names, *further, with_indefinites):
        target = step(target, source, terms, finder, grammar)
    target = in_number(target, terms, finder)
    return target.upper() if shouted else target


def mend_model(target: str, source: str, terms: Sequence[Term], finder: TermFinder) -> str:
    """Return what a model said by itself with what it surely got wrong at the names of its source put right.

    It has read more names than grammars have rules: that is capitals, peoples that are counted, the number of nouns,
    *a* and *an*, and the article of places that have none.
    """
    grammar = pack.language(finder.pair.target).grammar
    if not target.isupper():
        for step in (counted, as_written, without_articles, with_indefinites):
            target = step(target, source, terms, finder, grammar)
    return in_number(target, terms, finder)


def in_number(target: str, terms: Sequence[Term], finder: TermFinder) -> str:
    """Return a target with nouns in the number of their source where the words around say it: *a Swiss NGO*.

    That is a plural behind an article of the singular, and a singular right before a verb in the plural.
    """
    grammar = pack.language(finder.pair.target).grammar
    if not grammar.plural_verbs.pattern or not grammar.plural:
        return target
    for hit, term in occurrences(target, terms, finder):
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
