"""Reading months and days of the week, whose names are CLDR's, by way of Babel."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from l10n.checks.numbers.plain import plain
from l10n.languages import pack
from l10n.model import Span, overlap
from l10n.text import cldr
from l10n.text.patterns import any_before, any_of, word_start
from l10n.text.tokens import has_digit, words

_FULL = 4  # letters of a month that counts by itself
_MAY_BE_DATE = re.compile(r"\d[./-]\d")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)|(\d{4})-(\d\d)-(\d\d))(?![\d/]|[.-]\d)"
)

_SPACED = re.compile(r"(?<![\d./-])(\d{1,2})\.[ \xa0](\d{1,2})\.(?:[ \xa0]\d{4})?(?!\d|[ \xa0]\d+\.)")


class Month(NamedTuple):
    """A month said in a text, 1 to 12, with the day beside it if there is one. Numeric ones may be `other`."""

    span: Span
    month: int
    day: int | None = None
    other: int | None = None


class Weekday(NamedTuple):
    """A day of the week, Monday being 0."""

    span: Span
    day: int


@cache
def months(language: str) -> dict[str, int]:
    """Return the names and abbreviations of months in a language (BCP 47), in small letters."""
    return {**_names(language, "months"), **pack.language(language).dates.months}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Return the names of the days of the week in a language, in small letters; Monday is 0."""
    facts = pack.language(language).dates
    return {**_names(language, "days"), **facts.weekdays, **facts.short_weekdays}


def _names(language: str, what: str) -> dict[str, int]:
    locale = cldr.locale(language)
    if locale is None:
        return {}
    numbers: dict[str, int] = {}
    widths = ("abbreviated", "wide") if what == "months" else ("wide",)
    for width in widths:
        for context in ("format", "stand-alone"):
            for number, name in getattr(locale, what)[context][width].items():
                bare = re.sub(r"^(?:de |d['’])", "", name.lower()).rstrip(".")
                if len(bare) > 2:
                    numbers[bare] = number
    return numbers


@cache
def _month_pattern(language: str) -> re.Pattern[str] | None:
    if not months(language):
        return None
    names = any_of(months(language))
    facts = pack.language(language).dates
    of = any_before(facts.of)
    day = rf"\d{{1,2}})(?:{'|'.join([*facts.day_endings, '[.ºª°]'])})?"
    hours = "|".join([r"h\b", *pack.language(language).units.words.get("hour", ())])
    start, end = _edges(language)
    return re.compile(
        rf"(?:\b(?P<before>{day}[ \xa0-]{{1,2}}(?:{of})?)?{start}(?P<month>{names}){end}"
        rf"(?:\.?[ \xa0](?P<after>{day}(?![\d:%]|[.,]\d|[ \xa0](?:%|{hours})))?"
        rf"(?P<year>\.?,?[ \xa0](?:{of})?\d{{4}}\b)?",
        re.IGNORECASE,
    )


def _edges(language: str) -> tuple[str, str]:
    """Return patterns for where words of a language (BCP 47) begin and end: anywhere, where no space parts them."""
    known = pack.language(language)
    if known.script.unspaced:
        return "", ""
    endings = known.dates.endings
    return word_start(language), rf"(?:{endings.pattern})?\b" if endings else r"\b"


@cache
def _are_words(language: str) -> bool:
    """Return whether months and days are whole words of a language, so that its words tell if there are any."""
    known = pack.language(language)
    if known.script.unspaced or known.words.proclitics or known.dates.endings:
        return False
    return not any(" " in one for one in months(language))


@lru_cache(maxsize=4096)
def read_months(text: str, language: str) -> tuple[Month, ...]:
    """Return the months that a text says, and the days that go with them."""
    text = plain(text, language)
    pattern = _month_pattern(language)
    readings = []
    if _are_words(language) and months(language).keys().isdisjoint(words(text)):
        pattern = None
    own = pack.language(language).dates.date
    for match in own.finditer(text) if own else ():
        day = match.groupdict().get("day")
        if 1 <= int(match["month"]) <= 12:
            readings.append(Month(Span(*match.span()), int(match["month"]), int(day) if day else None))
    taken = [one.span for one in readings]
    for match in pattern.finditer(text) if pattern else ():
        word, place = match["month"], Span(*match.span("month"))
        if any(overlap(one, place) for one in taken):
            continue
        day = match["before"] or match["after"]
        low = word.lower()
        if not day and not match["year"] and not _alone(text, place.start, word, language):
            continue
        number = int(day) if day and 1 <= int(day) <= 31 else None
        readings.append(Month(place, months(language)[low], number))
    for match in _NUMERIC.finditer(text) if _MAY_BE_DATE.search(text) else ():
        if match[5]:
            readings.append(Month(Span(*match.span()), int(match[6]), int(match[7])))
        else:
            one, two = int(match[1]), int(match[3])
            month_first, sure = _order(language)
            if month_first:
                one, two = two, one
            if two > 12:
                one, two = two, one
            if two <= 12 and 1 <= one <= 31:
                readings.append(Month(Span(*match.span()), two, one, one if one <= 12 and not sure else None))
    for match in _SPACED.finditer(text) if pack.language(language).dates.spaced and has_digit(text) else ():
        if 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12:
            readings.append(Month(Span(*match.span()), int(match[2]), int(match[1])))
    return tuple(readings)


@cache
def _order(language: str) -> tuple[bool, bool]:
    """Return whether a date in figures has the month first, and whether that is sure.

    Of regions CLDR says it. English alone is American and British.
    """
    first = pack.language(language).dates.month_first
    known = cldr.locale(language) if "-" in language else None
    if known is None:
        return first, language in pack.tags() and not first
    day, month, year = map(known.date_formats["short"].pattern.find, "dMy")
    return (month < day, True) if year > max(day, month) else (first, False)


def _alone(text: str, start: int, word: str, language: str) -> bool:
    """Return whether a word without a number beside it is a month, and not another word (`may`, `march`)."""
    facts, low = pack.language(language).dates, word.lower()
    if len(word) < _FULL and low not in facts.short_months and not pack.language(language).script.unspaced:
        return False
    if low in facts.other_words:
        before = text[:start].rstrip().rpartition(" ")[2].lower()
        return (word[0].isupper() or not facts.capitals) and before in facts.before_months
    if facts.capitals is None:
        return True
    return word[0].isupper() if facts.capitals else word[0].islower() or start == 0


@cache
def _weekday_pattern(language: str) -> re.Pattern[str] | None:
    if not weekdays(language):
        return None
    names = any_of(weekdays(language))
    start, end = _edges(language)
    end = "" if pack.language(language).dates.compounds else f"s?{end}"
    return re.compile(rf"{start}(?P<day>{names}){end}", re.IGNORECASE)


@cache
def _weekday_words(language: str) -> frozenset[str]:
    names = {part for name in weekdays(language) for part in name.split("-")}
    return frozenset(names | {f"{name}s" for name in names})


@lru_cache(maxsize=4096)
def read_weekdays(text: str, language: str) -> tuple[Weekday, ...]:
    """Return the days of the week that a text says."""
    pattern = _weekday_pattern(language)
    known = weekdays(language)
    days = []
    facts = pack.language(language).dates
    if not facts.compounds and _are_words(language) and _weekday_words(language).isdisjoint(words(text)):
        return ()
    for match in pattern.finditer(text) if pattern else ():
        word = match["day"].lower()
        day = known.get(word)
        if day is not None and word not in facts.short_weekdays:
            days.append(Weekday(Span(*match.span()), day))
    return tuple(days)


def may_say(text: str, day: int, language: str) -> bool:
    """Return whether a text may say a day of the week, in short or by a name that says other things, too."""
    low = text.lower()
    return any(number == day and name in low for name, number in weekdays(language).items())
