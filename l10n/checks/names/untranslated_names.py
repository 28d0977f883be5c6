"""Names and acronyms that a target has as its source has them, though it calls them otherwise: *Londres*, *OTAN*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from l10n.checks.analysis import Analysis
from l10n.checks.names.capitals import capitalised, is_all_capitals, is_first
from l10n.checks.names.kept_names import is_kept
from l10n.checks.rule import LIKELY, Example, finding, rule
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Span
from l10n.text.acronyms import counterparts, is_acronym, new_acronyms, plain
from l10n.text.exonyms import is_place, names_of_several, renderings
from l10n.text.folding import fold
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.memo import Memo
from l10n.text.patterns import standing
from l10n.text.tokens import ALONE, distinct

_BEFORE, _BEHIND = re.compile(r"(?<![\w-])"), re.compile(r"(?![\w-])")
_LEAST = 4  # letters of a place: shorter ones are parts of names
_MONEY = "sterling"  # stands among the places, and is a name, too
_ACRONYM = 3  # letters of an acronym in small letters


class SourceNames(NamedTuple):
    """What a source says that may be left in its target: places of one word and of several, acronyms."""

    places: tuple[str, ...]
    names: tuple[str, ...]
    acronyms: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.places or self.names or self.acronyms)


@cache
def _otherwise(pair: LanguagePair) -> Memo[bool]:
    """Return what tells of words of a source whether they are places that the target's language calls otherwise."""
    return Memo(lambda word: _has_other_name(word, pair))


@lru_cache(maxsize=64)
def _source_names(source: str, pair: LanguagePair) -> SourceNames:
    words = dict.fromkeys(match[1] for match in capitalised(source))
    table = _otherwise(pair)
    several = tuple(name for name in names_of_several(words, pair.source, pair.target) if name in source)
    return SourceNames(
        tuple(word for word in words if table[word]), several, tuple(filter(is_acronym, words))
    )


@rule(
    "names/untranslated",
    Example("fr-en", "Il vit à Londres.", "He lives in Londres.", "He lives in London."),
    likely="acronym-left place-left",
)
def untranslated(unit: Analysis) -> Iterator[Finding]:
    """Find places and acronyms that the target calls as the source does, where it has names of its own for them."""
    names = _source_names(unit.source, unit.pair)
    if acronyms := _acronyms(unit, names.acronyms):
        message = msg("Write what {passage} is called in the target language.", passage=unit.at(acronyms))
        yield finding(LIKELY, message, (), acronyms)
    places = [
        span
        for name in (*names.places, *names.names)
        for span in standing(name, unit.target, _BEFORE, _BEHIND)
        if (name in names.names or not _is_in_name(span, unit.target))
        and not is_kept(span, unit.source, unit.target, unit.pair)
        and not _may_be_other(name, unit)
    ]
    if places:
        message = msg(
            "Say what the place is called in the target language: {passage}.", passage=unit.at(places)
        )
        yield finding(LIKELY, message, (), places, "place-left")


def _may_be_other(name: str, unit: Analysis) -> bool:
    """Return whether a place may be another: a town called after a saint, or a word in capitals (*CANTON*)."""
    saints = unit.language.names.saints
    if "-" in name and name.partition("-")[0] in saints:
        return True
    return name.isupper() and is_all_capitals(unit.source) and is_word(name.lower(), unit.pair.source)


def _acronyms(unit: Analysis, acronyms: Iterable[str]) -> list[Span]:
    """Return the places of acronyms of the source that the target has as they are, where its language has others."""
    pair = unit.pair
    wrong = {
        one: known
        for one in acronyms
        if one in unit.target
        and (known := counterparts(one, pair.source, pair.target))
        and plain(one) not in known
    }
    if not wrong or is_all_capitals(unit.target):
        return []
    own = {plain(one) for one in new_acronyms(unit.target, unit.source)}
    return [
        Span(*match.span(1))
        for match in capitalised(unit.target)
        if match[1] in wrong and own.isdisjoint(wrong[match[1]])
    ]


def in_small_letters(unit: Analysis) -> Iterator[Finding]:
    """Find acronyms of the source in small letters."""
    theirs = unit.pair.target
    if not (acronyms := _source_names(unit.source, unit.pair).acronyms):
        return
    low = {
        one.lower() for one in acronyms if len(one) >= _ACRONYM and one.isalpha() and one not in unit.target
    }
    low &= distinct(unit.target)
    if not low or not has_dictionary(theirs):
        return
    places = [
        Span(*match.span())
        for match in ALONE.finditer(unit.target)
        if match[0] in low and not is_word(match[0], theirs)
    ]
    if places:
        fix = unit.edits(places, str.upper)
        message = msg("Write the acronym in capitals: {wanted}.", wanted=unit.wanted(fix, places))
        yield finding(LIKELY, message, (), places, "acronym-small", fix)


def _has_other_name(name: str, pair: LanguagePair) -> bool:
    """Return whether a word of a source is a place for which the target's language has another name."""
    low = fold(name)
    if len(name) < _LEAST or low == _MONEY or not is_place(low, pair.source, pair.target):
        return False
    forms = renderings(low, pair.source, pair.target) or frozenset()
    # The same (or nearly: *Madrid*, *Madri*), or a place of that name there, too: *Valence*.
    same = any(low.startswith(form) for form in forms)
    return len(forms) > 0 and not same and renderings(low, pair.target, pair.source) is None


def _is_in_name(span: Span, text: str) -> bool:
    """Return whether a word stands beside another with a capital: then it is part of a name, mostly a person's."""
    before = text[: span.start].rstrip(" ").rpartition(" ")[2]
    after = text[span.end + 1 : span.end + 2] if text[span.end : span.end + 1] == " " else ""
    if after.isupper():
        return True
    at = text.rfind(before, 0, span.start)
    return before[:1].isupper() and before[-1:].isalpha() and not is_first(text, at)
