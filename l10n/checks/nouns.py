"""Nouns of an article that a machine's target says otherwise than the article's other targets, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.checks.context import Context
from l10n.checks.rule import Rule, finding, placed
from l10n.glossary.noun_use import NounUse, noun_uses, word_keys
from l10n.messages import msg
from l10n.model import Certainty, Finding, Span, Unit
from l10n.text.markup import plain
from l10n.text.patterns import any_of

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
    severity = context.levels.get((RULE.id, _CHECK), _CERTAINTY.severity)
    if severity is None or all(unit.reviewed for unit in units):
        return
    done: set[int] = set()
    for use in noun_uses([(plain(unit.source), plain(unit.target)) for unit in units], context.pair):
        if any(units[number].reviewed for number in use.missing):
            continue
        for number in use.missing:
            unit = units[number]
            if number in done or _is_term(use, unit, context):
                continue
            done.add(number)
            message = msg(
                "see what “{noun}” is here: {count} of the article's {total} sentences with it say “{rendering}”",
                noun=use.noun,
                count=len(use.places) - len(use.missing),
                total=len(use.places),
                rendering=use.rendering,
            )
            found = finding(_CERTAINTY, message, _places(unit.source, use.forms))
            found = placed(found, unit, RULE, _CHECK, severity)
            yield unit, replace(found, term=use.noun, allowed=(use.rendering,))


def _is_term(use: NounUse, unit: Unit, context: Context) -> bool:
    """Return whether a noun is a word of a glossary's term in a unit's source."""
    terms = context.terms.asked(plain(unit.source)) if context.terms else ()
    return any(use.lemma in word_keys(term.text, context.pair.source) for term in terms)


def _places(text: str, forms: Iterable[str]) -> Iterator[Span]:
    """Give where one of some forms stands in a text as a word of its own, be it with a capital."""
    pattern = rf"(?i)(?<![\w-])(?:{any_of(forms)})(?![\w-])"
    yield from (Span(*match.span()) for match in re.finditer(pattern, text))
