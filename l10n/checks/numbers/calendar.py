"""The rules of dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

from l10n.checks.analysis import Analysis, excerpts
from l10n.checks.numbers.clock_rules import clock_left
from l10n.checks.numbers.dates import may_say, months, read_months, read_weekdays, weekdays
from l10n.checks.numbers.rules import texts
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Span
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.tokens import words

_SHORT = 3  # letters of what may be short for a name, or another word
_NAME = re.compile(r"[^\W\d_]+")


def _has_date(unit: Analysis) -> bool:
    """Return whether a source has a month, a day of the week, or a number, which may be a year."""
    source, language = unit.source, unit.pair.source
    return bool(unit.numbers or read_months(source, language) or read_weekdays(source, language))


@rule(
    "dates/date",
    Example(
        "fr-en",
        "Le 9 novembre 2024, il part.",
        "On December 9, 2024, he leaves.",
        "On November 9, 2024, he leaves.",
    ),
    certain="date",
    likely="weekday",
    possible="date-lost weekday-lost",
)
def date(unit: Analysis) -> Iterator[Finding]:
    """Find months and days of the week that are other ones in the target, and days that changed their months.

    Those that the target doesn't say are only possible.
    """
    if _has_date(unit):
        yield from _month(unit)
        yield from _weekday(unit)
        yield from _month_lost(unit)
        yield from _weekday_lost(unit)


@rule(
    "dates/format",
    Example("fr-de", "Il part en juillet.", "Er geht im juillet.", "Er geht im Juli."),
    likely="date-left date-capital clock-left",
)
def form(unit: Analysis) -> Iterator[Finding]:
    """Find months and days of the week in the source's language or with its capitals, and hours written as there."""
    if _has_date(unit):
        yield from _date_left(unit)
    yield from _date_capital(unit)
    if unit.numbers:
        yield from clock_left(unit)


def _month(unit: Analysis) -> Iterator[Finding]:
    """Find months and days of the week that are other ones in the target, and days that changed their months."""
    ours, theirs = unit.pair.source, unit.pair.target
    here, there = read_months(unit.source, ours), read_months(unit.target, theirs)
    if not here or not there:
        return
    either = {m.other for m in (*here, *there) if m.other}
    lost = [m for m in here if m.month not in {o.month for o in there} | either]
    added = [m for m in there if m.month not in {o.month for o in here} | either]
    if lost and added:
        mine, yours = [m.span for m in lost], [m.span for m in added]
        message = msg(
            "Write the month of the source, {in_source}: the target has {in_target}.",
            in_source=excerpts(unit.source, mine),
            in_target=unit.at(yours),
        )
        yield finding(CERTAIN, message, mine, yours)
    elif not lost and not added and not either:
        days, dates = Counter((m.day, m.month) for m in here), Counter((m.day, m.month) for m in there)
        same = Counter(m.day for m in here) == Counter(m.day for m in there)
        if same and days != dates and None not in {m.day for m in (*here, *there)}:
            message = msg(
                "Put each day with its own month: the dates of the source are crossed in the target."
            )
            yield finding(CERTAIN, message, (m.span for m in here), (m.span for m in there))


def _weekday(unit: Analysis) -> Iterator[Finding]:
    """Find days of the week that are another day in the target."""
    ours, theirs = unit.pair.source, unit.pair.target
    here, there = read_weekdays(unit.source, ours), read_weekdays(unit.target, theirs)
    if not here or not there:
        return
    mine, yours = {d.day for d in here}, {d.day for d in there}
    lost = [d.span for d in here if d.day not in yours and not may_say(unit.target, d.day, theirs)]
    added = [d.span for d in there if d.day not in mine and not may_say(unit.source, d.day, ours)]
    if lost and added:
        named = excerpts(unit.source, lost)
        message = msg(
            "Write the day of the week of the source, {in_source}: the target has {in_target}.",
            in_source=named,
            in_target=unit.at(added),
        )
        yield finding(LIKELY, message, lost, added)


def _month_lost(unit: Analysis) -> Iterator[Finding]:
    """Find months of the source that the target doesn't say, and years of which it says one near to it."""
    numbers = unit.numbers
    if not numbers.added and (lost := numbers.near_years):
        yield finding(
            POSSIBLE,
            msg("Say {in_source} in the target, too.", in_source=texts(lost)),
            (n.span for n in lost),
        )
    here, there = read_months(unit.source, unit.pair.source), read_months(unit.target, unit.pair.target)
    here = tuple(month for month in here if not _stands(month.span, unit))
    if here and not there and not read_weekdays(unit.target, unit.pair.target) and months(unit.pair.target):
        names = [n for n, number in months(unit.pair.target).items() if number in {m.month for m in here}]
        low = unit.target.lower()
        if not any(name in low for name in names):
            places = [m.span for m in here]
            message = msg("Say the month in the target, too: {source}.", source=excerpts(unit.source, places))
            yield finding(POSSIBLE, message, places)


def _weekday_lost(unit: Analysis) -> Iterator[Finding]:
    """Find days of the week that the target says fewer of."""
    ours, theirs = unit.pair.source, unit.pair.target
    here = read_weekdays(unit.source, ours)
    if not here or not weekdays(theirs) or _spells_date(unit.target, theirs):
        return
    there = read_weekdays(unit.target, theirs)
    days = Counter(day.day for day in there)
    lost = [d.span for d in here if not days[d.day] and not may_say(unit.target, d.day, theirs)]
    lost = [span for span in lost if not _stands(span, unit)]
    if lost and len(there) < len(here):
        message = msg(
            "Say the day of the week in the target, too: {source}.", source=excerpts(unit.source, lost)
        )
        yield finding(POSSIBLE, message, lost, (), "weekday-lost")


def _stands(place: Span, unit: Analysis) -> bool:
    """Return whether a target has the word of its source for a month or day: that is a finding of its own."""
    return unit.source[place.start : place.end].lower() in words(unit.target)


def _spells_date(text: str, language: str) -> bool:
    """Return whether a text says a day of a month, which may stand for a day of the week."""
    return any(month.day for month in read_months(text, language))


def _date_capital(unit: Analysis) -> Iterator[Finding]:
    """Find months and days of the week with a small letter or a capital where the language has the other."""
    language = unit.pair.target
    if _names(language).isdisjoint(words(unit.target)) or (pattern := _written_otherwise(language)) is None:
        return
    capital = bool(pack.language(language).dates.capitals)
    places = [Span(*match.span(1)) for match in pattern.finditer(unit.target)]
    if not capital:  # a name, mostly, if the source has a capital, too
        places = [one for one in places if unit.target[one.start : one.end] not in unit.source]
    if places:
        fix = unit.edits(places, str.capitalize if capital else str.lower)
        wanted = unit.wanted(fix, places)
        message = msg("Write it with a small letter: {wanted}.", wanted=wanted)
        if capital:
            message = msg("Write it with a capital: {wanted}.", wanted=wanted)
        yield finding(LIKELY, message, (), places, "date-capital", fix)


@cache
def _names(language: str) -> frozenset[str]:
    """Return the names of months and days of the week, in small letters."""
    return frozenset((*months(language), *weekdays(language)))


@cache
def _written_otherwise(language: str) -> re.Pattern[str] | None:
    """Return what finds months and days of the week written as the language doesn't; None where that isn't known."""
    known = {name for name in _names(language) if len(name) > _SHORT and name.isalpha()}
    facts = pack.language(language).dates
    if facts.capitals is None:
        return None
    if facts.capitals:
        return re.compile(rf"(?<![\w@#/.-])({'|'.join(sorted(known - facts.small_words))})(?![\w@-]|\.\w)")
    before = "|".join(["[a-zà-ÿ]\\w*", *facts.first_words, "\\d{1,2}[º°er]*"])
    capitals = "|".join(sorted(name.capitalize() for name in known))
    return re.compile(rf"(?<![\w’'-])(?:{before}),? ({capitals})\b(?! (?:[A-ZÀ-Þ]|de [A-ZÀ-Þ]))")


def _date_left(unit: Analysis) -> Iterator[Finding]:
    """Find months and days of the week that the target says in the source's language."""
    ours, theirs = unit.pair.source, unit.pair.target
    spans = [one.span for one in read_months(unit.source, ours)]
    spans += [one.span for one in read_weekdays(unit.source, ours)]
    if not spans or not has_dictionary(theirs):
        return
    own = _names(ours) - _names(theirs)
    names = {name for start, end in spans for name in _NAME.findall(unit.source[start:end])}
    places = [
        Span(*match.span())
        for match in _NAME.finditer(unit.target)
        if match[0] in names and match[0].lower() in own and not is_word(match[0].lower(), theirs)
    ]
    if places:
        fix = unit.edits(places, partial(_in_target, pair=unit.pair))
        message = msg("Say it in the target language: {wanted}.", wanted=unit.wanted(fix, places))
        yield finding(LIKELY, message, (), places, fix=fix)


def _in_target(name: str, pair: LanguagePair) -> str:
    """Return what the target's language calls a month or day of the week of the source's; itself if unknown."""
    low = name.lower()
    for ours, theirs in (
        (months(pair.source), months(pair.target)),
        (weekdays(pair.source), weekdays(pair.target)),
    ):
        if low in ours:
            own = max((one for one, number in theirs.items() if number == ours[low]), key=len, default=name)
            capital = name[0].isupper() or bool(pack.language(pair.target).dates.capitals)
            return own.capitalize() if capital else own
    return name
