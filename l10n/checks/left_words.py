"""Words that stay as they are in a target, one by one: of its source, or of a language that engines lead through."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from l10n.checks.analysis import Analysis
from l10n.checks.names.capitals import capitalised, is_first
from l10n.languages import pack
from l10n.model import LanguagePair, Span
from l10n.text.exonyms import is_place
from l10n.text.folding import fold
from l10n.text.gazetteer import is_known
from l10n.text.lexicon import has_dictionary, is_proper_noun, is_word, known_words
from l10n.text.tokens import ALONE, distinct

_LONG = 4  # letters of a word that dictionaries are asked about: shorter ones are the same in many languages


def lone_words(unit: Analysis, others: list[Span]) -> list[Span]:
    """Return the places of words that only the source's dictionary has, or that of a language between.

    What stands in others that are left is no place of its own.
    """
    ours, theirs = unit.pair.source, unit.pair.target
    if not has_dictionary(ours) or not has_dictionary(theirs):
        return []
    here = distinct(unit.source)
    untranslated = {word for word in unit.unknown if word in here and is_word(word, ours)}
    places = _where(untranslated, unit.target) + _of_middle(unit)
    if not places:
        return []
    taken = [*others, *(place for verdict in unit.verdicts for place in verdict.allowed)]
    return sorted(one for one in set(places) if not any(span.start <= one.start < span.end for span in taken))


def _where(words: Collection[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in ALONE.finditer(text) if match[0] in words] if words else []


def _of_middle(unit: Analysis) -> list[Span]:
    """Return the places of words of a language between, a capital first in the sentence, and no name."""
    if not (middles := _middles(unit.pair)):
        return []
    known = known_words(unit.pair.target)
    first = [
        match[1]
        for match in (() if unit.language.names.capital_nouns else capitalised(unit.target))
        if len(match[1]) >= _LONG
        and match[1][1:].islower()
        and is_first(unit.target, match.start())
        and not known[match[1].lower()]
    ]
    named = distinct(fold(unit.source)) if first else frozenset()
    new = [one for one in first if fold(one) not in named]
    words = [*unit.unknown, *(one for one in new if not _is_known_name(one, unit.pair))]
    left = {word for word in words if any(is_word(word.lower(), middle) for middle in middles)}
    return _where(left, unit.target)


def _is_known_name(word: str, pair: LanguagePair) -> bool:
    low, tag = fold(word), pair.target
    return is_known(word, tag) or is_proper_noun(word, tag) or is_place(low, tag, pair.source)


@cache
def _middles(pair: LanguagePair) -> tuple[str, ...]:
    """Return the languages with a dictionary through which engines lead from one of a pair to the other.

    Those whose words stand in its texts anyway are none.
    """
    target = pack.language(pair.target)
    ends = {pair.source.partition("-")[0], target.base, *target.names.foreign}
    return tuple(one for one in target.engines.middles if one not in ends and has_dictionary(one))
