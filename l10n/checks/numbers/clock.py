"""Reading times of day, as figures, words and each language's own way say them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from l10n.checks.numbers.plain import plain
from l10n.checks.numbers.words import cardinals
from l10n.languages import pack
from l10n.model import Span, overlap
from l10n.text.patterns import any_of
from l10n.text.tokens import distinct, has_digit


class Time(NamedTuple):
    """A time of day: hours and minutes, and whether it says which half of the day it is.

    `length` is how many hours it would be if it were no time of day, but what something takes: *24h*.
    """

    span: Span
    hour: int
    minute: int
    explicit: bool = False
    length: float = 0.0

    @property
    def text(self) -> str:
        """How it is written in a finding."""
        return f"{self.hour}:{self.minute:02}"


class _Times(NamedTuple):
    """The patterns for times of a language, for what may be one, and for words before and behind."""

    time: re.Pattern[str]
    likely: re.Pattern[str]
    before: re.Pattern[str]
    morning: re.Pattern[str]
    afternoon: re.Pattern[str]


@cache
def _times(language: str) -> _Times:
    facts = pack.language(language).dates
    hours, clock = any_of((*facts.hour_words, "h")), any_of(facts.clock_words)
    patterns = (
        # `15 h 30`, `15h30`, `15:30`, `15.30 Uhr`, `5 p.m.`, `5.30pm`; `15 heures` and `las 15` may be times.
        rf"""(?<![\d.,:])(?:
            (?P<h1>[01]?\d|2[0-4])[ \xa0\u202f]?[hH](?![/\w]|[ ]\d{{3}})(?:[ \xa0\u202f]?(?P<m1>[0-5]\d)(?!\d))?
          | (?P<h5>[01]?\d|2[0-4])[hH](?P<m5>[0-5]\d)(?!\d)
          | (?P<h2>[01]?\d|2[0-4])(?P<sign>[:.])(?P<m2>[0-5]\d)(?!\d|[.,:]\d|[ \xa0]?[%$€£])
            (?P<mark2>[ \xa0\u202f]?(?:[ap]\.?[ ]?m\b\.?|(?:{hours})\b))?
          | (?P<h3>\d{{1,2}})[ \xa0\u202f]?(?P<mark3>[ap]\.?[ ]?m\b\.?)
          | (?P<h4>[01]?\d|2[0-4])[ \xa0\u202f](?:{clock})(?:[ ](?P<m4>[0-5]\d)(?!\d))?
        )""",
        rf"\d[ \xa0\u202f]?(?:[h:]|[ap]\.?\s?m|{clock}|\.\d)",
        rf"\b(?:{any_of(facts.before_times)})\.?[ \xa0]$",
        rf"\s?(?:a\.?\s?m\b|{any_of(facts.morning)})",
        rf"\s?(?:p\.?\s?m\b|{any_of(facts.afternoon)})",
    )
    flags = (re.VERBOSE, 0, 0, 0, 0)
    return _Times(*(re.compile(one, re.IGNORECASE | flag) for one, flag in zip(patterns, flags, strict=True)))


@lru_cache(maxsize=4096)
def read_times(text: str, language: str) -> tuple[Time, ...]:
    """Return the times of day in a text."""
    text = plain(text, language)
    in_words, signs = _in_words(text, language), _times(language).likely
    if own := pack.language(language).dates.time:
        in_words += _in_own_way(text, own)
    if not has_digit(text) or not signs.search(text):
        return tuple(in_words)
    in_figures = _in_figures(text, language)
    if not in_words:
        return tuple(in_figures)
    apart = [one for one in in_figures if not any(overlap(one.span, other.span) for other in in_words)]
    return tuple(sorted([*in_words, *apart]))


def _in_own_way(text: str, pattern: re.Pattern[str]) -> list[Time]:
    """Return the times that a text says in the way that is its language's own: 午後5時30分."""
    times = []
    for match in pattern.finditer(text):
        named = match.groupdict()
        hour, minute = int(match["hour"]), int(named.get("minute") or (30 if named.get("half") else 0))
        if hour > 24 or minute >= 60:
            continue
        length = hour + minute / 60
        if named.get("pm") and hour < 12:
            hour += 12
        elif named.get("am") and hour == 12:
            hour = 0
        explicit = hour > 12 or bool(named.get("pm") or named.get("am"))
        times.append(Time(Span(*match.span()), hour % 24, minute, explicit, length))
    return times


def _in_words(text: str, language: str) -> list[Time]:
    """Return the times that a text says by the quarters of an hour: *half past six*, *halb sieben*."""
    heads, phrases = _phrases(language)
    if heads.isdisjoint(distinct(text)):
        return []
    times = []
    for pattern, minutes in phrases:
        for match in pattern.finditer(text):
            word = match[1].lower()
            hour = int(word) if word.isdigit() else _hours(language)[word]
            half = _half_of_day(text, match.end(), language)
            start = hour * 60 + minutes + (720 if half == "p" and hour < 12 else 0)
            times.append(Time(Span(*match.span()), start // 60 % 24, start % 60, bool(half)))
    return times


@cache
def _hours(language: str) -> dict[str, int]:
    """Return the words of a language for the hours of half a day."""
    own = pack.language(language).dates.hours
    if own:
        return {word: hour for hour, word in enumerate(own, 1)}
    return {word: value for word, value in cardinals(language).items() if 0 < value <= 12}


@cache
def _phrases(language: str) -> tuple[frozenset[str], list[tuple[re.Pattern[str], int]]]:
    """Return how a language says times in words, and the words that one of them has to have."""
    phrases = pack.language(language).dates.clock_phrases
    hours = _hours(language)
    hour = rf"({any_of(hours)}|(?:[01]?\d|2[0-4])(?![\d.:]))"
    written = (form for phrase in phrases for form in (phrase, phrase.replace(" ?", "")))  # *dreiviertel*
    heads = {word.lower() for form in written for word in re.findall(r"[^\W\d_]{3,}", form)}
    patterns = [
        (re.compile(rf"\b{phrase.replace('{}', hour)}\b", re.IGNORECASE), minutes)
        for phrase, minutes in phrases.items()
    ]
    return frozenset(heads), patterns


def _half_of_day(text: str, end: int, language: str) -> str:
    """Return *a* or *p* where a word behind a time says in which half of the day it is."""
    patterns = _times(language)
    return "p" if patterns.afternoon.match(text, end) else "a" if patterns.morning.match(text, end) else ""


def _in_figures(text: str, language: str) -> list[Time]:
    """Return the times that a text says in figures."""
    patterns = _times(language)
    pointed = pack.language(language).dates.point_in_times
    times = []
    for match in patterns.time.finditer(text):
        hour = int(match["h1"] or match["h2"] or match["h3"] or match["h4"] or match["h5"])
        minute = int(match["m1"] or match["m2"] or match["m4"] or match["m5"] or 0)
        mark = (match["mark2"] or match["mark3"] or "").strip().lower()
        if (
            match["sign"] == "."
            and not mark
            and not pointed
            and not patterns.before.search(text[: match.start()])
        ):
            continue
        if hour > 24 or (match["sign"] == ":" and _is_score(match)):
            continue
        end, length = match.end(), hour + minute / 60
        half = mark[:1] if mark[:1] in ("a", "p") else ""
        if not half and hour <= 12:
            half = _half_of_day(text, end, language)
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
        # `12h55`, `04h40`: who writes so counts to 24
        whole = hour > 12 or (match["m1"] or match["m5"]) is not None
        times.append(Time(Span(match.start(), end), hour % 24, minute, bool(half) or whole, length))
    return times


@cache
def twelve(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds noon and midnight in words in a text of a language."""
    facts = pack.language(language).dates
    noon, midnight = (
        re.compile(rf"\b(?:{any_of(words)})", re.IGNORECASE) for words in (facts.noon, facts.midnight)
    )
    return noon, midnight


def _is_score(match: re.Match[str]) -> bool:
    """Return whether `3:10` may well be a result, a ratio or a verse: its minutes have no zero to fill them."""
    return len(match["m2"]) < 2
