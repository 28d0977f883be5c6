"""What of the numbers and times of a source is not in its target, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile

from l10n.checks.numbers.clock import Time, read_times
from l10n.checks.numbers.comparison import NONE, Comparison
from l10n.checks.numbers.dates import read_months
from l10n.checks.numbers.equality import (
    in_other_units,
    is_also,
    is_equal,
    is_misread,
    is_misspelt,
    is_nearly,
    surplus,
    take_pairs,
)
from l10n.checks.numbers.figures import Figures, figures
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.ordinals import ordinals
from l10n.checks.numbers.times import compare_times
from l10n.checks.numbers.units import MEASURES, alike, converts, mention, one_of
from l10n.checks.numbers.words import cardinals, spelling
from l10n.languages import pack
from l10n.model import LanguagePair

_MOST = (
    300  # numbers of a text that are each held against each: one that has more is a table, and no sentence
)
_SMALL = 100  # from here on, a number that a language spells isn't looked for in words


def compare_numbers(source: str, target: str, pair: LanguagePair) -> Comparison:
    """Return how the numbers and times of a source and its target correspond."""
    ours, theirs = pair.source, pair.target
    mine, yours = read_times(source, ours), read_times(target, theirs)
    one = figures(source, ours, tuple(time.span for time in mine))
    two = figures(target, theirs, tuple(time.span for time in yours))
    ranks = _ordinals(one, two, ours, theirs)
    if not (one.numbers or two.numbers or mine or yours or (one.words and two.words)):
        return Comparison(words=ranks) if ranks else NONE
    left, right = _few(one.numbers, two.numbers)
    pairs = take_pairs(left, right, is_equal)
    pairs += take_pairs(left, right, is_misspelt)
    pairs += take_pairs(left, right, is_also)
    misread = take_pairs(left, right, is_misread)
    if pack.language(theirs).numbers.either_decimal:
        pairs, misread = pairs + misread, []
    pairs += take_pairs(left, right, is_nearly)
    times_lost, times_added = compare_times(list(mine), list(yours), one, two, left, right, pair)
    words = list(ranks)
    left_words: list[Number] = []
    right_words: list[Number] = []
    if cardinals(ours) and cardinals(theirs):
        more, wrong, left_words, right_words = _in_words(one, two, left, right, pair)
        pairs += more
        words += wrong
    lost = [number for number in left if not _says(number, two, theirs, times_of=yours)]
    added = [number for number in right if not _says(number, one, ours, times_of=mine)]
    lost, added = _dates(lost, added, source, target, ours, theirs)
    lost, added = _torn(lost, added, source)
    if len(left_words) == len(added) == 1 and not lost:
        words.append((left_words[0], added.pop()))
    elif len(right_words) == len(lost) == 1 and not added and not lost[0].unit & MEASURES:
        words.append((lost.pop(), right_words[0]))
    return Comparison(
        tuple(pairs),
        tuple(misread),
        tuple(lost),
        tuple(added),
        tuple(words),
        _reordered(pairs),
        tuple(times_lost),
        tuple(times_added),
    )


def _few(ones: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[list[Number], list[Number]]:
    """Return the numbers of both sides that are to be held against each other.

    Of very many, those that one side has more often, and of these only the first: each is held against each.
    """
    if max(len(ones), len(others)) <= _MOST:
        return list(ones), list(others)
    return surplus(ones, others)[:_MOST], surplus(others, ones)[:_MOST]


def _says(number: Number, other: Figures, language: str, times_of: Iterable[Time]) -> bool:
    """Return whether the other side says a number in some way: in words, again, as an hour."""
    value = number.value
    if any(value in (one.value, one.also, one.loose) for one in (*other.numbers, *other.words)):
        return True
    if any(value in (time.hour, time.hour % 12, time.minute) for time in times_of):
        return True
    if (
        value % 100 == 0
        and 1000 <= value <= 2000
        and any(one.value == value / 100 + 1 for one in other.numbers)
    ):
        return True  # the years from 1800 on are the 19th century
    if value <= 21 and any(one.value == (value - 1) * 100 for one in other.numbers):
        return True
    if 10 < value <= 21 and any(
        one.value % 10 == 0 and one.value // 100 == value - 1 for one in other.numbers
    ):
        return True  # the nineties of the 20th century
    if value == 1 or number.text == "0":
        return True
    if value == 100 and "%" in number.unit and not mention(number.unit, language).search(other.folded):
        return True  # wholly, absolutely
    if number.unit & MEASURES and one_of(alike(number.unit), language).search(other.folded):
        return True  # `about a mile`
    if not cardinals(language):
        return value <= _SMALL
    pattern = spelling(value, language)
    if pattern is not None and pattern.search(other.folded):
        return True
    decade = spelling(value % 100, language) if 1900 <= value <= 2090 and value % 10 == 0 else None
    if decade is not None and decade.search(other.folded):
        return True
    if number.also and (pattern := spelling(number.also, language)) and pattern.search(other.folded):
        return True
    return any(
        one.unit and number.unit and converts(value, number.unit, one.value, one.unit)
        for one in (*other.numbers, *other.words)
    )


def _in_words(
    one: Figures, two: Figures, left: list[Number], right: list[Number], pair: LanguagePair
) -> tuple[list[tuple[Number, Number]], list[tuple[Number, Number]], list[Number], list[Number]]:
    """Return the numbers in words that correspond, those that differ, and those left on either side."""
    mine, yours = list(one.words), list(two.words)
    pairs = [
        pair
        for same in (is_equal, in_other_units)
        for ours, theirs in ((mine, yours), (mine, right), (left, yours))
        for pair in take_pairs(ours, theirs, same)
    ]
    mine = [n for n in mine if n.value > 1]
    # What corresponds already is said once more, in the place of what is lost.
    again = {n.value for both in pairs for n in both}
    yours = [n for n in yours if n.value > 1 and (n.value in again or not _says(n, one, pair.source, ()))]
    if (
        len(mine) != 1 or len(yours) != 1 or yours[0].value in again
    ):  # else the other side may say it elsewhere
        mine = [n for n in mine if not _says(n, two, pair.target, ())]
    wrong = [(n, m) for n, m in zip(mine, yours, strict=False) if not _differ_in_scale(n, m)]
    return pairs, wrong, ([] if yours else mine), ([] if mine else yours)


def _ordinals(one: Figures, two: Figures, ours: str, theirs: str) -> tuple[tuple[Number, Number], ...]:
    """Return the ordinals of a source with other ones of the target, where neither side has the other's."""
    mine = ordinals(one.text, ours)
    yours = ordinals(two.text, theirs) if mine else ()
    if not yours:
        return ()
    there, here = {n.value for n in two.numbers}, {n.value for n in (*one.numbers, *one.words)}
    lost = [n for n in surplus(mine, yours) if n.value not in there]
    added = [n for n in surplus(yours, mine) if n.value not in here and n.value > 1]  # *primo* is much else
    return tuple(zip(lost, added, strict=False))


def _reordered(pairs: list[tuple[Number, Number]]) -> tuple[tuple[Number, Number], ...]:
    """Return the first two pairs of figures that stand in another order in the target, if there are any."""
    sure = sorted((pair for pair in pairs if pair[0].sure and pair[1].sure), key=lambda pair: pair[0].start)
    for at, first in enumerate(sure):
        for second in sure[at + 1 :]:
            if first[1].start > second[1].start and first[0].value != second[0].value:
                return (first, second)
    return ()


def _differ_in_scale(one: Number, two: Number) -> bool:
    """Return whether numbers may differ in a word that multiplies only, which stands apart: *six autres millions*."""
    small, large = sorted((one.value, two.value))
    return small > 0 and large / small in (100, 1e3, 1e6, 1e9)


def _torn(lost: list[Number], added: list[Number], source: str) -> tuple[list[Number], list[Number]]:
    """Leave out a decimal that a space tore apart in a source, *16, 6 millions*, and what the target has for it."""
    for one, two in pairwise(lost):
        if source[one.end : two.start] not in (", ", ",\xa0"):
            continue
        decimal = f"{''.join(one.text.split())}.{''.join(takewhile(str.isdigit, two.text))}"
        same = next((number for number in added if decimal in number.text.replace(",", ".")), None)
        if same is not None:
            return [n for n in lost if n not in (one, two)], [n for n in added if n is not same]
    return lost, added


def _dates(
    lost: list[Number], added: list[Number], source: str, target: str, ours: str, theirs: str
) -> tuple[list[Number], list[Number]]:
    """Leave out numbers that are months, and days and months that a numeric date has in another order."""
    if not (lost or added):
        return lost, added
    here, there = read_months(source, ours), read_months(target, theirs)
    months = {m.month for m in there}
    gone = {
        m.day for m in here if m.month not in months
    }  # that is one fault, the date's; `on Friday` may say it
    lost = [n for n in lost if n.value not in gone]
    parts = [{float(m.month) for m in side} | {float(m.day or 0) for m in side} for side in (here, there)]
    return [n for n in lost if n.value not in parts[1]], [n for n in added if n.value not in parts[0]]
