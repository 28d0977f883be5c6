"""Nouns of an article that a machine's target says otherwise than the article's other targets, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.checks.context import Context, Levels
from l10n.checks.rule import Rule, finding, placed
from l10n.glossary.noun_keys import places, word_keys
from l10n.glossary.noun_use import NounUse, noun_uses, usual
from l10n.messages import msg
from l10n.model import Certainty, Finding, LanguagePair, Severity, Unit
from l10n.text.markup import plain

_CHECK, _CERTAINTY = "noun-consistency", Certainty.POSSIBLE
RULE = Rule(
    "corpus/nouns",
    {_CHECK: _CERTAINTY},
    "Find a noun that a machine says otherwise than most of the article does, or not at all.",
)


def nouns(units: Sequence[Unit], context: Context) -> Iterator[tuple[Unit, Finding]]:
    """Give a finding, once for each unit, where nobody has reviewed what lacks a noun of the article.

    People say a thing in another way on purpose, and leave it out. Where one did so with a noun, nothing is said of
    it; nor of what the glossary has.
    """
    severity = level(context.levels)
    if severity is None or all(unit.reviewed for unit in units):
        return
    done: set[int] = set()
    pairs = tuple((plain(unit.source), plain(unit.target)) for unit in units)
    for use in noun_uses(pairs, context.pair):
        if any(units[number].reviewed for number in use.missing):
            continue
        for number in use.missing:
            unit = units[number]
            if number in done or _is_term(use, unit, context):
                continue
            done.add(number)
            noun, rendering = _written(use, pairs, context.pair)
            message = msg(
                "see what “{noun}” is here: {count} of the article's {total} sentences with it say “{rendering}”",
                noun=noun,
                count=len(use.places) - len(use.missing),
                total=len(use.places),
                rendering=rendering,
            )
            found = finding(
                _CERTAINTY, message, places(use.key, unit.source, context.pair.source, nouns=True)
            )
            found = placed(found, unit, RULE, _CHECK, severity)
            yield unit, replace(found, term=noun, allowed=(rendering,))


def level(levels: Levels) -> Severity | None:
    """Return how much a finding matters by a project's levels; None where nobody wants any."""
    return levels.get((RULE.id, _CHECK), _CERTAINTY.severity)


def _written(use: NounUse, pairs: Sequence[tuple[str, str]], pair: LanguagePair) -> tuple[str, str]:
    """Return a noun or term and its rendering as an article writes them."""
    sources = (pairs[number][0] for number in use.places)
    targets = (pairs[number][1] for number in use.places)
    noun = usual(use.key, sources, pair.source, nouns=True)
    return noun, usual(use.rendering, targets, pair.target, nouns=False)


def _is_term(use: NounUse, unit: Unit, context: Context) -> bool:
    """Return whether a word of a noun or term is one of a glossary's term in a unit's source."""
    terms = context.terms.asked(plain(unit.source)) if context.terms else ()
    return any(not word_keys(term.text, context.pair.source).isdisjoint(use.key.split()) for term in terms)
