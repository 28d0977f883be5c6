"""The rules of times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.analysis import Analysis
from l10n.checks.numbers.clock import read_times
from l10n.checks.numbers.forms import clock
from l10n.checks.rule import LIKELY, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Edit, Finding, Span
from l10n.text.patterns import any_of
from l10n.text.script import small_words

_WORD = re.compile(r"[^\W\d_]+")
_HALF_DAY = re.compile(r"(?<![\w.,:])(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?[ \xa0\u202f]?[ap]\.?[ \xa0]?m\b\.?")
_FRENCH_TIME = re.compile(r"(?<![\w.,:])(?:[01]?\d|2[0-3])[ \xa0\u202f]?h[ \xa0\u202f]?[0-5]\d(?!\w)")


def clock_left(unit: Analysis) -> Iterator[Finding]:
    """Find times of day that are written as another language writes them: *17 h 30*, *5.30 p.m.*.

    What stands alone, as in a table, may as well be how long something takes.
    """
    dates = unit.language.dates
    wrong = [*([_FRENCH_TIME] if dates.hours_without_h else ()), *([_HALF_DAY] if dates.whole_day else ())]
    own = small_words(unit.pair.target)  # *4 am Sonntag*
    places = [
        Span(*match.span())
        for pattern in wrong
        for match in pattern.finditer(unit.target)
        if _WORD.findall(match[0])[-1] not in own
    ]
    if dates.hours_without_h:
        places += [Span(*match.span(1)) for match in _full_hours(unit.pair.target).finditer(unit.target)]
    if not places or _FRENCH_TIME.fullmatch(unit.target.strip()):
        return
    edits = []
    times = {time.span.start: time for time in read_times(unit.target, unit.pair.target)}
    for start, end in places:
        time = times.get(start)
        if time and (right := clock(time, unit.pair.target)):
            unit_word = right.rpartition(" ")[2]
            if unit_word.isalpha() and unit.target.startswith(f" {unit_word}", end):
                right = right.removesuffix(f" {unit_word}")
            last = max(end, time.span.end)
            ends = unit.target[last - 1 : last] == "." and not unit.target[last:].strip()
            edits.append(Edit(start, last - ends, right))  # the point of *p.m.* may be the sentence's
    message = msg("Write the time as the target language does: {wanted}.", wanted=unit.wanted(edits, places))
    yield finding(LIKELY, message, (), places, "clock-left", edits)


@cache
def _full_hours(language: str) -> re.Pattern[str]:
    """Return what finds, as its first group, an hour without minutes as French writes it: *at 17 h*."""
    before = any_of(pack.language(language).dates.before_times)
    return re.compile(rf"(?<!\w)(?:{before})[ \xa0]((?:[01]?\d|2[0-3])[ \xa0\u202f]?h)(?![\w/]|[ \xa0]?\d)")


@rule(
    "dates/time",
    Example("fr-en", "Il part à 17 h.", "He leaves at 7 p.m.", "He leaves at 5 p.m."),
    likely="time",
    aspect="numbers",
)
def time(unit: Analysis) -> Iterator[Finding]:
    """Find times of day that are another time in the target, or none."""
    numbers = unit.numbers
    if numbers.times_lost and numbers.times_added:
        named, other = (", ".join(t.text for t in side) for side in (numbers.times_lost, numbers.times_added))
        message = msg(
            "Write the time of the source, {in_source}: the target has {in_target}.",
            in_source=named,
            in_target=other,
        )
        yield finding(
            LIKELY, message, (t.span for t in numbers.times_lost), (t.span for t in numbers.times_added)
        )
    elif numbers.times_lost:
        named = ", ".join(t.text for t in numbers.times_lost)
        yield finding(
            LIKELY,
            msg("Say the time in the target, too: {in_source}.", in_source=named),
            (t.span for t in numbers.times_lost),
            [n.span for n in numbers.added],
        )
