"""Whether a target is a translation at all: not the source again, nor in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from l10n.checks.analysis import Analysis
from l10n.checks.left_words import lone_words
from l10n.checks.rule import CERTAIN, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Span
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.placeables import addresses, is_full_name, split_placeables
from l10n.text.script import is_likely_other_language, is_other_language, is_other_script, small_words
from l10n.text.tokens import distinct, small, words

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 2  # words
_SENTENCE = 4  # words in small letters that make a sentence where the small words of the language are unknown
_RUN = 3  # words of the source in a row
_TITLE = 8  # words, at most
_LONG = 4  # letters of a word that dictionaries are asked about: shorter ones are the same in many languages
_YES = b"\1"
_HALF = 0.5
_MOST_KNOWN = 0.75
_CLEARLY = 0.45  # of the words are small words of the right language: no doubt
_MOST = 0.6  # of the target's words in quotation marks are no title or quotation any more


@rule(
    "fidelity/untranslated",
    Example(
        "fr-en",
        "Le gouvernement a présenté hier un plan de relance pour les écoles de la capitale.",
        "The government presented pour les écoles de la capitale.",
        "The government presented a recovery plan for the schools of the capital yesterday.",
    ),
    certain="untranslated half-translated",
    possible="words-left word-left",
)
def untranslated(unit: Analysis) -> Iterator[Finding]:
    """Find what is left of the source in the target: all of it, or words in a row.

    A few words in a row may be a name or a title, and so may a single one that the target's language doesn't have and
    the source's has, or a language that engines lead through: that is only possible.
    """
    if unit.is_source_again:
        if _is_text(unit.source, unit.pair) and not is_full_name(unit.source):
            message = msg("Translate it: the target is the source again.")
            yield finding(CERTAIN, message, [_all(unit.source)], [_all(unit.target)])
        runs = []
    else:
        runs = list(_in_a_row(unit))
    if sure := [place for place, is_sure in runs if is_sure]:
        message = msg("Translate what is left of the source: {passage}.", passage=unit.at(sure))
        yield finding(CERTAIN, message, (), sure, "half-translated")
    if places := [place for place, is_sure in runs if not is_sure]:
        message = msg("See whether this should be translated: {passage}.", passage=unit.at(places))
        yield finding(POSSIBLE, message, (), places)
    if alone := lone_words(unit, [place for place, _ in runs]):
        message = msg("See whether this should be translated: {passage}.", passage=unit.at(alone))
        yield finding(POSSIBLE, message, (), alone, "word-left")


def _is_text(source: str, pair: LanguagePair) -> bool:
    """Return whether a source has words that its own language has, and the target's has not."""
    words: list[str] = _WORD.findall("".join(split_placeables(source)[::2]))
    if len(words) >= _FEW and not _own_words(pair).isdisjoint(map(str.lower, words)):
        return True
    return len([word for word in words if len(word) > 1 and word.islower()]) >= _SENTENCE


def _in_a_row(unit: Analysis) -> Iterator[tuple[Span, bool]]:
    """Give the places of the source's words that stand in a row in the target, and whether that is sure."""
    pair, target = unit.pair, unit.target
    low = words(target)
    # Nearly no target has so many words of its source in a row: bytes are quick to search.
    if not small_words(pair.source) or _YES * min(_RUN, len(low)) not in bytes(
        map(distinct(unit.source).__contains__, low)
    ):
        return
    runs = _runs(low, set(pairwise(words(unit.source))))
    if not runs:
        return
    matches = list(_WORD.finditer(target))
    if len(matches) != len(low):
        return
    skipped = addresses(target)
    for first, last in runs:
        run = [one for one in matches[first : last + 1] if not _is_inside(one, skipped)]
        if len(run) < min(last + 1 - first, _RUN):
            continue
        sure = _is_untranslated(run, len(matches), pair, target) or _is_unknown(run, pair)
        if sure or _may_be_untranslated(run, pair, target):
            if _is_saying(run, pair):
                continue
            stays = _is_title(run, target) or _is_name(run, target)
            yield Span(run[0].start(), run[-1].end()), sure and not stays


def _is_inside(match: re.Match[str], places: list[Span]) -> bool:
    return any(start <= match.start() < end for start, end in places)


def _is_name(run: list[re.Match[str]], target: str) -> bool:
    """Return whether words in a row may be a name that stays: few, the first with a capital amid a sentence."""
    before = target[: run[0].start()].rstrip()
    return len(run) <= _TITLE and run[0][0][:1].isupper() and before[-1:].isalpha()


def _is_saying(run: list[re.Match[str]], pair: LanguagePair) -> bool:
    """Return whether words in a row are a phrase of the source's language that others have, too: *c'est la vie*."""
    return " ".join(match[0].lower() for match in run) in pack.language(pair.source).words.sayings


def _is_title(run: list[re.Match[str]], target: str) -> bool:
    """Return whether words in quotation marks may be a title, which stays: few, and not what somebody says."""
    is_speech = target[: run[0].start()].rstrip(' \xa0«“„"').endswith((":", ","))
    return len(run) <= _TITLE and not is_speech and _is_quoted(run, target)


def _runs(words: tuple[str, ...], pairs: set[tuple[str, str]]) -> list[tuple[int, int]]:
    """Return the first and last of words in a row all of which are pairs: three or more, or all there are."""
    known = [pair in pairs for pair in pairwise(words)]
    least = min(_RUN, len(words)) - 1
    runs, first = [], None
    for at, is_known in enumerate([*known, False]):
        if is_known and first is None:
            first = at
        elif not is_known and first is not None:
            if at - first >= least:
                runs.append((first, at))
            first = None
    return runs


@cache
def _own_words(pair: LanguagePair) -> frozenset[str]:
    """Return the small words of a source's language that the target's has not."""
    return small_words(pair.source) - small_words(pair.target)


def _may_be_untranslated(run: list[re.Match[str]], pair: LanguagePair, target: str) -> bool:
    """Return whether words in a row have one that only the source's language has."""
    elided = pack.language(pair.source).words.elided
    words = [match[0] for match in run if match[0].islower() and match[0] not in elided]
    if len(run) < _RUN or len(words) < _FEW or _is_quoted(run, target) or _is_address(run, target):
        return False
    if not _own_words(pair).isdisjoint(words):
        return True
    return has_dictionary(pair.target) and any(
        len(word) >= _LONG and not is_word(word, pair.target) and is_word(word, pair.source) for word in words
    )


def _is_address(run: list[re.Match[str]], target: str) -> bool:
    return any(sign in "/@" for sign in target[run[0].start() : run[-1].end()])


def _is_quoted(run: list[re.Match[str]], target: str) -> bool:
    before, after = target[: run[0].start()].rstrip()[-1:], target[run[-1].end() :].lstrip(" \xa0,.!?…")[:1]
    return before in tuple("«“„\"'‘(") and after in tuple("»”“\"'’)")


def _is_untranslated(run: list[re.Match[str]], total: int, pair: LanguagePair, target: str) -> bool:
    """Return whether a run of the source's words is no name, title or quotation."""
    words = [match[0] for match in run]
    elided, own = pack.language(pair.source).words.elided, _own_words(pair)
    small = sum(word not in elided and word.lower() in own for word in words)
    lower = sum(map(str.islower, words))
    if lower < _FEW or lower * 2 < len(run) or (len(run) < _RUN and len(run) != total):
        return False
    if not small and len(run) < _SENTENCE:
        return False
    if _is_address(run, target):
        return False
    if small < _FEW and len(run) < _MOST * total:
        return False  # a word may be small in one language and long in another: *est*
    if not small and has_dictionary(pair.target):  # *ni 10 kWh ni 3 GW* is Spanish, too
        long = (word for word in words if word.islower() and len(word) >= _LONG)
        if all(is_word(word, pair.target) for word in long):
            return False
    return not _is_quoted(run, target) or len(run) > _MOST * total


def _is_unknown(run: list[re.Match[str]], pair: LanguagePair) -> bool:
    """Return whether words in a row are mostly none of the target's language, but of the source's."""
    language = pair.target
    words = [match[0] for match in run if match[0].islower() and len(match[0]) >= _LONG]
    if len(run) < _RUN or len(words) < _FEW or not has_dictionary(language):
        return False
    known = has_dictionary(pair.source)
    unknown = sum(not is_word(w, language) and (not known or is_word(w, pair.source)) for w in words)
    own = _own_words(pair)
    enough = _FEW if any(match[0].lower() in own for match in run) else _RUN
    return unknown >= enough and unknown > _HALF * len(words)


@rule(
    "fidelity/other-language",
    Example(
        "fr-en",
        "Le gouvernement a présenté hier un plan de relance pour les écoles de la capitale.",
        "El gobierno presentó ayer un plan para las escuelas de la capital.",
        "The government presented a recovery plan for the schools of the capital yesterday.",
    ),
    certain="other-language",
)
def other_language(unit: Analysis) -> Iterator[Finding]:
    """Find targets in another language than the one that was asked for."""
    if not unit.is_source_again and _is_foreign(unit):
        message = msg("Translate it into the language of the catalog: it seems to be in another one.")
        yield finding(CERTAIN, message, (), [_all(unit.target)])


def _is_foreign(unit: Analysis) -> bool:
    source, target, language = unit.source, unit.target, unit.pair.target
    low = words(target)
    known = small_words(language)
    own = sum(map(known.__contains__, low))
    if is_other_script(target, language, source):
        return True
    if own > _CLEARLY * len(low):  # many sentences
        return False
    if not has_dictionary(language):
        return is_other_language(target, language, source) or is_likely_other_language(
            target, language, source
        )
    theirs = distinct(source)
    new = [word for word in small(target) if word not in theirs]
    share = 1 - sum(word not in theirs for word in unit.unknown) / len(new) if new else 0.0
    if len(new) >= _RUN and not pack.language(language).words.complete:
        # a dictionary of few words tells nothing but together with what they look like
        return share < _HALF and is_other_language(target, language, source)
    if len(new) >= _RUN:
        return share < _HALF or (share < _MOST_KNOWN and is_likely_other_language(target, language, source))
    return not own and not share and is_likely_other_language(target, language, source)


def _all(text: str) -> Span:
    return Span(0, len(text))
