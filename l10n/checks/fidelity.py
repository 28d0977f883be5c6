"""Whether a target is a translation at all: not the source again, nor another language, nor the same words twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import eq

from l10n.checks.rule import Context, finding
from l10n.languages import pack
from l10n.model import Finding, LanguagePair, Span, Unit, collapse
from l10n.text.lexicon import has_dictionary, is_word, known_words
from l10n.text.placeables import is_full_name
from l10n.text.repetition import repeats
from l10n.text.script import is_likely_other_language, is_other_language, is_other_script, small_words
from l10n.text.tokens import comes_again, distinct, small, words

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 2  # words
_SENTENCE = 4  # words in small letters that make a sentence where the small words of the language are unknown
_RUN = 3  # words of the source in a row
_OFTEN = 3  # times
_LONG = 4  # letters of a word that dictionaries are asked about: shorter ones are the same in many languages
_SIZES = (1, 2, 3, 4)  # words that may stand twice
_YES = b"\1"
_HALF = 0.5
_MOST_KNOWN = 0.75
_CLEARLY = 0.45  # of the words are small words of the right language: no doubt
_MOST = 0.6  # of the target's words in quotation marks are no title or quotation any more


def untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that are the source again."""
    if not _is_same(unit.source, unit.target) or is_full_name(unit.source):
        return
    words = _WORD.findall(unit.source)
    low = [word for word in words if word.islower()]
    own = not _own_words(context.pair).isdisjoint(map(str.lower, words))
    if (len(words) >= _FEW and own) or len(low) >= _SENTENCE:
        yield finding(
            "Translate it: the target is the source again.", [_all(unit.source)], [_all(unit.target)]
        )


def half_translated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words of the source that are left in a row in the target."""
    places = [place for place, sure in in_a_row(unit.source, unit.target, context.pair) if sure]
    if places:
        yield finding(f"Translate what is left of the source: {_listed(unit.target, places)}.", (), places)


def words_left(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find a few words of the source in a row in the target: they may be a name or a title."""
    places = [place for place, sure in in_a_row(unit.source, unit.target, context.pair) if not sure]
    if places:
        yield finding(f"See whether this should be translated: {_listed(unit.target, places)}.", (), places)


@lru_cache(maxsize=16)
def in_a_row(source: str, target: str, pair: LanguagePair) -> tuple[tuple[Span, bool], ...]:
    """Return the places of the source's words that stand in a row in the target, and whether that is sure."""
    low = words(target)
    known = words(source)
    if not small_words(pair.source):
        return ()
    # Nearly no target has so many words of its source in a row: bytes are quick to search.
    if _YES * min(_RUN, len(low)) not in bytes(map(distinct(source).__contains__, low)):
        return ()
    runs = _runs(low, set(pairwise(known)))
    if not runs or _is_same(source, target):
        return ()
    matches = list(_WORD.finditer(target))
    if len(matches) != len(low):
        return ()
    places = []
    for first, last in runs:
        run = matches[first : last + 1]
        sure = _is_untranslated(run, len(matches), pair, target) or _is_unknown(run, pair)
        if sure or _may_be_untranslated(run, pair, target):
            places.append((Span(run[0].start(), run[-1].end()), sure))
    return tuple(places)


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


def other_language(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets in another language than the one that was asked for."""
    source, target = unit.source, unit.target
    if not _is_same(source, target) and _is_foreign(target, context.pair.target, source):
        yield finding(
            "Translate it into the language of the catalog: it seems to be in another one.",
            (),
            [_all(target)],
        )


def _is_foreign(target: str, language: str, source: str) -> bool:
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
    share = _share_known(new, language)
    if len(new) >= _RUN:
        return share < _HALF or (share < _MOST_KNOWN and is_likely_other_language(target, language, source))
    return not own and not share and is_likely_other_language(target, language, source)


def _share_known(words: list[str], language: str) -> float:
    """Return which share of words is known, as far as it tells: no more are asked for once most are."""
    share = 0
    enough, known = _MOST_KNOWN * len(words), known_words(language)
    for word in words:
        share += known[word]
        if share >= enough:
            break
    return share / max(1, len(words))


@lru_cache(maxsize=16)
def _is_same(source: str, target: str) -> bool:
    """Return whether two texts are the same but for capitals and white space."""
    if words(source)[:_FEW] != words(target)[:_FEW]:
        return False
    return collapse(source).casefold() == collapse(target).casefold()


def repetition(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that say the same again and again."""
    again = repeats(unit.source, unit.target) and not _is_repetitive(unit.source)
    if again and not next(doubled(unit, context), None):
        yield finding("Say it once: the target repeats itself.", (), [_all(unit.target)])


def _is_repetitive(source: str) -> bool:
    """Return whether a source says three words again and again itself, as lists do."""
    low = words(source)
    return max(Counter(zip(low, low[1:], low[2:], strict=False)).values(), default=0) >= _OFTEN


def doubled(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find a word or a few words that stand twice in a row."""
    places = [place for place, usual in _doubles(unit.source, unit.target, context.pair.target) if not usual]
    if places:
        yield finding(f"Write it once only: {_listed(unit.target, places)}.", (), places)


def doubled_usual(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words that stand twice in a row as the language may have them: *that that*, *die die*."""
    places = [place for place, usual in _doubles(unit.source, unit.target, context.pair.target) if usual]
    if places:
        yield finding(f"See whether it should be there twice: {_listed(unit.target, places)}.", (), places)


@lru_cache(maxsize=16)
def _doubles(original: str, target: str, language: str) -> tuple[tuple[Span, bool], ...]:
    """Return the places of what stands twice in a row, and whether good sentences have it so."""
    if not comes_again(target):
        return ()
    low = words(target)
    if not any(_YES * size in bytes(map(eq, low, low[size:])) for size in _SIZES):
        return ()
    known = pack.language(language).words
    names = known.doubled_names - known.small
    source = f" {' '.join(words(original))} "
    matches = list(_WORD.finditer(target))
    if len(matches) != len(low):
        return ()
    places = []
    for size in _SIZES:
        for at in range(len(matches) - 2 * size + 1):
            group = low[at : at + size]
            if group != low[at + size : at + 2 * size] or len(set(group)) < size:
                continue
            phrase = " ".join(group)
            if phrase in names or phrase in known.doubled_phrases or f" {phrase} {phrase} " in source:
                continue
            between = target[matches[at + size - 1].end() : matches[at + size].start()]
            group_text = target[matches[at].start() : matches[at + size - 1].end()]
            joined = target[: matches[at].start()].endswith("-")  # *Moon Jae-in in*
            if between == " " and not joined and not any(map(str.isdigit, group_text)):
                places.append(
                    (Span(matches[at].start(), matches[at + 2 * size - 1].end()), phrase in known.doubled)
                )
    return tuple(places)


def _listed(text: str, places: Iterable[Span]) -> str:
    return ", ".join(text[start:end] for start, end in places)


def _all(text: str) -> Span:
    return Span(0, len(text))
