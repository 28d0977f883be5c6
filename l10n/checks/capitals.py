"""Capitals: whole targets and words in them, words that mix them with small letters, nouns without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.model import Finding, Span
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.tokens import words

_SHOUTED = 3  # words
_MIXED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2}[a-zß-öø-ÿ]{2,}\b|\b[a-zß-öø-ÿ]+[A-ZÀ-ÖØ-Þ]{2,}\b")
_TWO = re.compile("[A-ZÀ-ÖØ-Þ]{2}")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{5,}\b")


@rule(
    "typography/capitals",
    Example("fr-en", "Il a vu Kavanaugh hier.", "He saw KAvanaugh yesterday.", "He saw Kavanaugh yesterday."),
    likely="capitals mixed-capitals noun-capital",
    possible="shouted",
)
def capitals(unit: Analysis) -> Iterator[Finding]:
    """Find capitals and small letters where neither the source nor the language has them.

    That is: targets in capitals, words that mix them with small letters (*KAvanaugh*), and nouns in small letters
    where the language writes them with a capital. A word that is all capitals is only possible.
    """
    if unit.target.isupper() and not unit.source.isupper() and len(unit.target.split()) >= _SHOUTED:
        yield finding(LIKELY, "Write it in small letters, as the source is.", (), [Span(0, len(unit.target))])
    if _TWO.search(unit.target):  # as most have not
        if places := _mixed(unit):
            yield finding(LIKELY, f"Put the capitals right: {unit.at(places)}.", (), places, "mixed-capitals")
        if places := _shouted(unit):
            message = f"See whether it should be all capitals: {unit.at(places)}."
            yield finding(POSSIBLE, message, (), places)
    if places := _small_nouns(unit):
        message = f"Write the noun with a capital: {unit.at(places)}."
        yield finding(LIKELY, message, (), places, "noun-capital")


def _mixed(unit: Analysis) -> list[Span]:
    language = unit.pair.target
    known = has_dictionary(language)
    return [
        Span(*match.span())
        for match in _MIXED.finditer(unit.target)
        if match[0] not in unit.source
        and (match[0][0].isupper() or (known and is_word(match[0].lower(), language)))  # not *mRNA*
    ]


def _shouted(unit: Analysis) -> list[Span]:
    language = unit.pair.target
    if not _CAPITALS.search(unit.target) or unit.target.isupper() or not has_dictionary(language):
        return []
    if _CAPITALS.search(unit.source):
        return []
    low = words(unit.source)
    return [
        Span(*match.span())
        for match in _CAPITALS.finditer(unit.target)
        if is_word(match[0].lower(), language)
        or (match[0].lower() in low and match[0].capitalize() not in unit.source)  # *Finul*
    ]


def _small_nouns(unit: Analysis) -> list[Span]:
    """Return the places of nouns in small letters, by their endings, in a language that has capitals for them."""
    noun = unit.language.names.noun
    return unit.new_places(noun) if noun else []
