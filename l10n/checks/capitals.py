"""Capitals: whole targets and words in them, words that mix them with small letters, nouns without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.rule import Context, finding
from l10n.languages import pack
from l10n.model import Finding, Span, Unit
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.tokens import words

_SHOUTED = 3  # words
_MIXED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2}[a-zß-öø-ÿ]{2,}\b|\b[a-zß-öø-ÿ]+[A-ZÀ-ÖØ-Þ]{2,}\b")
_TWO = re.compile("[A-ZÀ-ÖØ-Þ]{2}")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{5,}\b")


def capitals(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets in capitals whose source isn't."""
    if unit.target.isupper() and not unit.source.isupper() and len(unit.target.split()) >= _SHOUTED:
        yield finding("Write it in small letters, as the source is.", (), [Span(0, len(unit.target))])


def beside(unit: Unit, context: Context) -> bool:
    """Return whether a unit's target has two capitals side by side, as most have not."""
    return _TWO.search(unit.target) is not None


def mixed_capitals(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words with capitals and small letters as neither the source nor any word has them: *KAvanaugh*."""
    known = has_dictionary(context.pair.target)
    places = [
        Span(*match.span())
        for match in _MIXED.finditer(unit.target)
        if match[0] not in unit.source
        and (
            match[0][0].isupper() or (known and is_word(match[0].lower(), context.pair.target))
        )  # not *mRNA*
    ]
    if places:
        named = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"Put the capitals right: {named}.", (), places)


def shouted(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words that are all capitals in the target and not in the source."""
    if not _CAPITALS.search(unit.target) or unit.target.isupper() or not has_dictionary(context.pair.target):
        return
    low = words(unit.source)
    capitals = _CAPITALS.findall(unit.source)
    places = [
        Span(*match.span())
        for match in _CAPITALS.finditer(unit.target)
        if not capitals and (match[0].lower() in low or is_word(match[0].lower(), context.pair.target))
    ]
    if places:
        named = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"See whether it should be all capitals: {named}.", (), places)


def noun_capital(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find nouns in small letters, by their endings, in a language that writes them with capitals."""
    noun = pack.language(context.pair.target).names.noun
    if noun is None:
        return
    if places := [Span(*m.span()) for m in noun.finditer(unit.target) if m[0] not in unit.source]:
        named = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"Write the noun with a capital: {named}.", (), places)
