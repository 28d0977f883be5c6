"""When a number of a target is that of its source, surely or in some way, and which are each other's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from l10n.checks.numbers.digits import FIGURES
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.units import converts

_SHORT_YEAR = 2  # digits


def is_equal(one: Number, two: Number) -> bool:
    """Return whether numbers are worth the same; large ones are as rounded as a float is."""
    return one.value == two.value or (one.value >= 1000 and abs(one.value - two.value) < 1e-6 * one.value)


def is_misspelt(one: Number, two: Number) -> bool:
    """Return whether the source's number is written as another language does, not the target's.

    Sources write *1,000 habitants* for a thousand far more often than three decimals; but *0,125* is no thousand.
    What is a thousand in the source's language is one, if no word behind multiplies it, *1.825 millones*, and it is
    no share: three decimals are rare, and *12.500 Personen* never *12,5 personnes*.
    """
    if one.loose is None or one.loose != two.value:
        return False
    copied = FIGURES.findall(one.text) == FIGURES.findall(two.text)
    if 0 <= one.loose < one.value:
        return not copied and not one.loose.is_integer() and ("%" in one.unit or _is_multiplied(one))
    return one.value < 0 or not copied or one.text[:1] != "0"


def _is_multiplied(number: Number) -> bool:
    """Return whether a number is worth more than its figures are, read without any decimals."""
    digits = FIGURES.search(number.text)
    return digits is not None and number.value > float("".join(filter(str.isdigit, digits[0])))


def is_misread(one: Number, two: Number) -> bool:
    """Return whether the numbers are the same if the target's is read with other separators."""
    return two.loose is not None and two.loose in (one.value, one.loose)


def is_also(one: Number, two: Number) -> bool:
    """Return whether a number is what the other may stand for as well: as part of a range, as thousands."""
    return (one.also is not None and one.also in (two.value, two.also)) or one.value == two.also


def is_nearly(one: Number, two: Number) -> bool:
    """Return whether numbers stand for the same: as a year in short, in other measures."""
    if any("bp" in a.unit and a.value == round(100 * b.value, 6) for a, b in ((one, two), (two, one))):
        return True  # basis points are hundredths of a per cent
    small, large = sorted((one, two), key=lambda number: number.value)
    if 1000 <= large.value <= 2100 and 0 <= small.value < 100 and large.value % 100 == small.value:
        return sum(map(str.isdigit, small.text)) <= _SHORT_YEAR
    return in_other_units(one, two)


def in_other_units(one: Number, two: Number) -> bool:
    """Return whether numbers are the same time or measure in other units: *trente ans*, *three decades*."""
    return bool(one.unit and two.unit and not one.unit & two.unit) and converts(
        one.value, one.unit, two.value, two.unit
    )


def take_pairs(
    left: list[Number], right: list[Number], same: Callable[[Number, Number], bool]
) -> list[tuple[Number, Number]]:
    """Take out of both lists what corresponds, the same unit first."""
    pairs = []
    for one in tuple(left):
        fitting = [two for two in right if same(one, two)]
        if fitting:
            best = min(fitting, key=lambda two: _distance(one, two))
            pairs.append((one, best))
            left.remove(one)
            right.remove(best)
    return pairs


def _distance(one: Number, two: Number) -> int:
    """Return how unlike two numbers of one value are, by what they count, and whether they can be misread."""
    alike = bool(two.unit & one.unit) or not (two.unit or one.unit)
    return 2 * (not alike) + ((one.loose is None) != (two.loose is None))


def surplus(ones: Iterable[Number], others: Iterable[Number]) -> list[Number]:
    """Return those of some numbers that there are more of than of the same among others."""
    left = Counter(number.value for number in others)
    surplus = []
    for number in ones:
        left[number.value] -= 1
        if left[number.value] < 0:
            surplus.append(number)
    return surplus
