"""What of the times of a source is not in its target, and the other way round."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.checks.numbers.clock import Time, twelve
from l10n.checks.numbers.figures import Figures
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.units import SECONDS, one_of
from l10n.model import LanguagePair

_LASTING = frozenset({"hour"}), frozenset({"day"})


def compare_times(
    mine: list[Time], yours: list[Time], one: Figures, two: Figures, left: list[Number], right: list[Number],
    pair: LanguagePair,
) -> tuple[list[Time], list[Time]]:  # fmt: skip
    """Return the times that only one side has; a number or a word may say a time, too.

    What corresponds is taken out of `mine` and `yours`, and numbers that say a time out of `left` and `right`.
    """
    for time in tuple(mine):
        same = next((other for other in yours if _same_time(time, other)), None)
        if same is not None:
            mine.remove(time)
            yours.remove(same)
    return (
        [time for time in mine if not _says_hour(time, two, right, pair.target, not yours)],
        [time for time in yours if not _says_hour(time, one, left, pair.source, not mine)],
    )


def _same_time(one: Time, two: Time) -> bool:
    if one.explicit and two.explicit:
        return (one.hour, one.minute) == (two.hour, two.minute)
    return (one.hour % 12, one.minute) == (two.hour % 12, two.minute)


def _says_hour(time: Time, figures: Figures, unmatched: list[Number], language: str, spelt: bool) -> bool:
    """Return whether a side says a time as a number, in words, or as the time that something takes."""
    hours = {
        float(time.hour),
        float(time.hour % 12),
        float(time.hour % 12 + 12),
        time.hour + time.minute / 100,
    }
    hours.add(float(time.hour * 100 + time.minute))
    for number in (*figures.numbers, *(word for word in figures.words if spelt)):
        if number.value in hours:
            if number in unmatched:
                unmatched.remove(number)
            return True
    for number in (*figures.numbers, *figures.words):
        if any(_lasts(time, value, number.unit) for value in (number.value, number.also) if value):
            if number in unmatched:
                unmatched.remove(number)
            return True
    if any(_lasts(time, 1, unit) and _has(one_of(unit, language), figures.folded) for unit in _LASTING):
        return True  # *37 $ pour 24h*: *37 dollars a day*
    noon, midnight = twelve(language)
    if time.hour == 12 and _has(noon, figures.text):
        return True
    return time.hour % 24 == 0 and _has(midnight, figures.text)


@lru_cache(maxsize=64)
def _has(pattern: re.Pattern[str], text: str) -> bool:
    """Return whether a text has what a pattern finds, remembered: each of its times asks it."""
    return pattern.search(text) is not None


def _lasts(time: Time, value: float, unit: frozenset[str]) -> bool:
    """Return whether what looks like a time, *1h30*, is a stretch of so many units."""
    return any(
        abs(value * SECONDS[one] - 3600 * time.length) < 1 for one in unit & SECONDS.keys() if one != "sec"
    )
