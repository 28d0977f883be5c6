"""Capitals: whole targets and words in them, words that mix them with small letters, nouns without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.gazetteer import is_of_land, is_town
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.script import small_words
from l10n.text.tokens import small, words

_SHOUTED = 3  # words
_MIXED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2}[a-zß-öø-ÿ]{2,}\b|\b[a-zß-öø-ÿ]+[A-ZÀ-ÖØ-Þ]{2,}\b")
_TWO = re.compile("[A-ZÀ-ÖØ-Þ]{2}")
_BEHIND = re.compile(r"\b(?=([A-ZÀ-ÖØ-Þ][\w’'-]*) ([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)\b(?![-’']))")
_NEXT = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w’'-]*)")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{5,}\b")


@rule(
    "typography/capitals",
    Example("fr-en", "Il a vu Kavanaugh hier.", "He saw KAvanaugh yesterday.", "He saw Kavanaugh yesterday."),
    likely="capitals mixed-capitals noun-capital capital-behind-name",
    possible="shouted",
)
def capitals(unit: Analysis) -> Iterator[Finding]:
    """Find capitals and small letters where neither the source nor the language has them.

    That is: targets in capitals, words that mix them with small letters (*KAvanaugh*), and nouns in small letters
    where the language writes them with a capital, and words behind a name that have one like it (*Trump Has*). A word
    that is all capitals is only possible.
    """
    if _is_shouted(unit.target) and not unit.source.isupper():
        yield finding(
            LIKELY, msg("Write it in small letters, as the source is."), (), [Span(0, len(unit.target))]
        )
    if _TWO.search(unit.target):  # as most have not
        if places := _mixed(unit):
            fix = unit.edits(places, lambda word: _usual(word, unit.source))
            message = msg("Put the capitals right: {wanted}.", wanted=unit.wanted(fix, places))
            yield finding(LIKELY, message, (), places, "mixed-capitals", fix)
        if places := _shouted(unit):
            message = msg("See whether it should be all capitals: {passage}.", passage=unit.at(places))
            yield finding(POSSIBLE, message, (), places)
    if places := _small_nouns(unit):
        fix = unit.edits(places, str.capitalize)
        message = msg("Write the noun with a capital: {wanted}.", wanted=unit.wanted(fix, places))
        yield finding(LIKELY, message, (), places, "noun-capital", fix)
    if places := _behind_names(unit):
        fix = unit.edits(places, str.lower)
        message = msg(
            "Write what stands behind the name with a small letter: {wanted}.",
            wanted=unit.wanted(fix, places),
        )
        yield finding(LIKELY, message, (), places, "capital-behind-name", fix)


def _is_shouted(text: str) -> bool:
    """Return whether a text of some words is in capitals: an acronym among letters without case says nothing."""
    if not text.isupper() or len(text.split()) < _SHOUTED:
        return False
    cased = sum(char.isupper() for char in text)
    return 2 * cased > sum(map(str.isalpha, text))


def _mixed(unit: Analysis) -> list[Span]:
    language = unit.pair.target
    known = has_dictionary(language)
    return [
        Span(*match.span())
        for match in _MIXED.finditer(unit.target)
        if match[0] not in unit.source
        and (match[0][0].isupper() or (known and is_word(match[0].lower(), language)))  # not *mRNA*
    ]


def _usual(word: str, source: str) -> str:
    """Return a word with the capitals that it has in the source, or one at its beginning if there are any."""
    same = re.search(rf"\b{re.escape(word)}\b", source, re.IGNORECASE)
    return same[0] if same else word.capitalize() if word[0].isupper() else word.lower()


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


def _behind_names(unit: Analysis) -> list[Span]:
    """Return the places of small words and verbs with a capital behind a name behind which the source has none."""
    language = unit.pair.target
    matches = [*_BEHIND.finditer(unit.target)]
    if not matches or small_words(language).issuperset(small(unit.target)):  # a headline, or a list of names
        return []
    return [
        Span(*match.span(2))
        for match in matches
        if _is_small(match[2].lower(), language)
        and match[2] not in unit.source
        and not _begins_place(unit.target, match, language)
        and (
            match[1].lower() in small_words(language)
            or re.search(rf"\b{re.escape(match[1])}(?:[^\w]*$|[^\w]+[^\WA-ZÀ-ÖØ-Þ])", unit.source)
        )
    ]


def _begins_place(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether the second word of a match is the article of a place's name: *En El Cairo*."""
    name = _NEXT.match(text, match.end(2))
    return (
        name is not None
        and pack.language(language).grammar.is_definite(match[2].lower())
        and (is_town(name[1]) or is_of_land(name[1], language))
    )


def _is_small(word: str, language: str) -> bool:
    """Return whether a word is one of which texts are full, or a form of a verb with many.

    Other words may belong to the name: *Bell Laboratories*, *Commonwealth Games*, *Baton Rouge Este*.
    """
    known = pack.language(language)
    if word in known.grammar.copula or any(word in forms for forms in known.inflection.verbs.values()):
        return True
    title_case = known.names.title_case or known.names.capital_nouns or word in known.demonyms.directions
    return not title_case and word in small_words(language)
