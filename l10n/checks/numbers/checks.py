"""The checks of numbers and amounts: what they tell a translator."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.numbers.compare import Comparison
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.units import (
    CURRENCIES,
    MEASURES,
    TIMES,
    alike,
    comparable,
    converts,
    is_near,
    mention,
)
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import tags
from l10n.model import Finding
from l10n.text.folding import fold

_DECADE = 10
_UNITS = CURRENCIES | MEASURES | TIMES - {"year"}
_SPEEDS = {"km/h": "km", "mph": "mi"}


@rule(
    "numbers/changed",
    Example("fr-en", "Il y a 3 765 soldats.", "There are 3,756 soldiers.", "There are 3,765 soldiers."),
    certain="number",
    likely="number-word",
    possible="number-order",
)
def changed(unit: Analysis) -> Iterator[Finding]:
    """Find numbers, in figures or in words, of which source and target have a different one each.

    Numbers that stand in another order are only possible.
    """
    if unit.numbers:
        yield from _number(unit)
        yield from _number_word(unit)
        yield from _number_order(unit)


@rule(
    "numbers/lost",
    Example("fr-en", "Les 48 otages sont libres.", "The hostages are free.", "The 48 hostages are free."),
    likely="number-lost",
    possible="measure-lost",
)
def lost(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of the source that the target doesn't have.

    A length, a weight and such is only possible: it may have been converted.
    """
    numbers = unit.numbers
    if not numbers.lost or numbers.added:
        return
    measures = tuple(n for n in numbers.lost if _is_measure(n))
    near = years(numbers)
    if lost := tuple(n for n in numbers.lost if n not in measures and n not in near):
        yield finding(LIKELY, f"Say {texts(lost)} in the target, too.", (n.span for n in lost))
    if measures:
        yield finding(POSSIBLE, f"Say {texts(measures)} in the target, too.", (n.span for n in measures))


@rule(
    "numbers/added",
    Example("fr-en", "Les otages sont libres.", "The 48 hostages are free.", "The hostages are free."),
    possible="number-added",
)
def added(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of the target that the source doesn't have."""
    numbers = unit.numbers
    if numbers.added and not numbers.lost:
        message = f"Take {texts(numbers.added)} out of the target, or find it in the source."
        yield finding(POSSIBLE, message, (), (n.span for n in numbers.added))


@rule(
    "numbers/format",
    Example("fr-en", "Il y a 3 765 soldats.", "There are 3.765 soldiers.", "There are 3,765 soldiers."),
    likely="number-format ordinal-form",
)
def form(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that are right only if they are read as another language writes them, and ordinals likewise."""
    if unit.numbers:
        yield from _number_format(unit)
        yield from _ordinal_form(unit)


@rule(
    "numbers/currency",
    Example("fr-en", "Il doit 250 000 $.", "He owes €250,000.", "He owes $250,000."),
    certain="currency",
)
def currency(unit: Analysis) -> Iterator[Finding]:
    """Find amounts whose currency is another one, or is gone."""
    if unit.numbers:
        yield from _currency(unit)


@rule(
    "numbers/unit",
    Example(
        "fr-en", "Il a couru 10 km hier.", "He ran 10 miles yesterday.", "He ran 10 kilometres yesterday."
    ),
    likely="percentage unit",
    possible="unit-lost measure-rounded",
)
def units(unit: Analysis) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind or another number with it, and per cents on one side only.

    Those whose unit the target doesn't say, and measures that are nearly the same, are only possible.
    """
    if unit.numbers:
        yield from _percentage(unit)
        yield from _measure(unit)
        yield from _unit_lost(unit)


def lacks_number(numbers: Comparison) -> bool:
    """Return whether a target lacks a number of its source, or has another for it."""
    if not numbers.lost:
        return False
    if numbers.added:
        return not _is_measured(numbers)
    near = years(numbers)
    return any(not _is_measure(n) and n not in near for n in numbers.lost)


def _number(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of which source and target have a different one each."""
    numbers = unit.numbers
    if numbers.lost and numbers.added and not _is_measured(numbers):
        message = (
            f"Write {texts(numbers.lost)} as the source does: the target has {texts(numbers.added)} instead."
        )
        yield finding(CERTAIN, message, (n.span for n in numbers.lost), (n.span for n in numbers.added))


def _number_word(unit: Analysis) -> Iterator[Finding]:
    """Find numbers in words of which source and target have a different one each."""
    words = unit.numbers.words
    if words:
        mine, theirs = (", ".join(pair[side].text for pair in words) for side in (0, 1))
        message = f"Write the number of the source, {mine}: the target has {theirs}."
        yield finding(LIKELY, message, (one.span for one, _ in words), (two.span for _, two in words))


def years(numbers: Comparison) -> tuple[Number, ...]:
    """Return the lost numbers that are years near to one that isn't lost: a source may say it twice, with a slip."""
    if not numbers.lost:
        return ()
    there = [one.value for one, _ in numbers.pairs if _is_year(one)]
    return tuple(
        n for n in numbers.lost if _is_year(n) and any(abs(n.value - year) <= _DECADE for year in there)
    )


def _is_year(number: Number) -> bool:
    return 1000 <= number.value < 2100


def _number_order(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that stand in another order in the target."""
    pairs = unit.numbers.reordered
    if pairs:
        named = texts(tuple(two for _, two in pairs))
        yield finding(
            POSSIBLE,
            f"See that each number says what it does in the source: {named} stand in another order.",
            (one.span for one, _ in pairs),
            (two.span for _, two in pairs),
        )


def _number_format(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that are right only if they are read with the separators of another language."""
    for one, two in unit.numbers.misread:
        written = _written(two, unit.pair.target) or one.text
        language = tags.name(unit.pair.target)
        message = f"Write {written} as {language} does: {two.text} is another number there, or none."
        yield finding(LIKELY, message, [one.span], [two.span])


def _written(number: Number, language: str) -> str:
    """Return how a language (BCP 47) writes what a number is meant for; empty where it is more than digits."""
    from babel import UnknownLocaleError
    from babel.numbers import format_decimal

    if number.loose is None or any(map(str.isalpha, number.text)):
        return ""
    try:
        return format_decimal(number.loose, locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return ""


def _ordinal_form(unit: Analysis) -> Iterator[Finding]:
    """Find ordinals in figures with an ending that isn't theirs: *21th*, and *29e* where no language has it."""
    pattern = unit.language.numbers.false_ordinals
    if pattern and (places := unit.places(pattern)):
        message = f"Write the ordinal as the target language does: {unit.at(places)}."
        yield finding(LIKELY, message, (), places, "ordinal-form")


def _currency(unit: Analysis) -> Iterator[Finding]:
    """Find amounts whose currency is another one, or is gone."""
    for one, two in unit.numbers.pairs:
        ours, theirs = one.unit & CURRENCIES, two.unit & CURRENCIES
        if (not ours and not theirs) or one.unit & two.unit:
            continue
        if (one.unit and not ours) or (two.unit and not theirs):  # pounds are a weight, too
            continue
        if ours and theirs:
            message = f"Leave the amount in {_name(ours)}: the target has {_name(theirs)} for it."
        elif ours and one.unit <= CURRENCIES and not _mentions(unit.target, ours, unit.pair.target):
            message = f"Say which currency it is, {_name(ours)}: the target doesn't."
        elif theirs and not _mentions(unit.source, theirs, unit.pair.source):
            message = f"Take out the currency ({_name(theirs)}): the source doesn't say it."
        else:
            continue
        yield finding(CERTAIN, message, [one.span], [two.span])


def _percentage(unit: Analysis) -> Iterator[Finding]:
    """Find per cents on one side that are mere numbers on the other."""
    pairs = unit.numbers.pairs
    count = sum("%" in two.unit for _, two in pairs)
    for one, two in pairs:
        ours, theirs = "%" in one.unit, "%" in two.unit
        if ours and not theirs and not _mentions(unit.target, frozenset("%"), unit.pair.target, count):
            yield finding(
                LIKELY, f"Say that {two.text} is per cent, as the source does.", [one.span], [two.span]
            )
        elif theirs and not ours and not _mentions(unit.source, frozenset("%"), unit.pair.source):
            message = f"Take out the per cent sign after {two.text}: the source has none."
            yield finding(LIKELY, message, [one.span], [two.span])


def _measure(unit: Analysis) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind, or another number with it."""
    numbers = unit.numbers
    if _is_measured(numbers):
        message = f"Check the measure: {texts(numbers.lost)} became {texts(numbers.added)}."
        spans = [n.span for n in numbers.lost], [n.span for n in numbers.added]
        if _is_rounded(numbers):
            yield finding(POSSIBLE, message, *spans, "measure-rounded")
        else:
            yield finding(LIKELY, message, *spans, "unit")
            return
    wrong = []
    for one, two in numbers.pairs:
        if (
            comparable(one.unit, two.unit)
            and not (one.unit | two.unit) & CURRENCIES
            and one.value == two.value
        ):
            if converts(one.value, one.unit, two.value, two.unit):
                continue
            wrong.append((one, two))
    if wrong:
        mine, theirs = (", ".join(pair[side].text for pair in wrong) for side in (0, 1))
        message = f"Write {mine} in the same unit, or convert the number: the target has {theirs}."
        yield finding(
            LIKELY, message, (one.span for one, _ in wrong), (two.span for _, two in wrong), name="unit"
        )


def _unit_lost(unit: Analysis) -> Iterator[Finding]:
    """Find amounts whose unit the target doesn't say; but years are left out where somebody's age is meant."""
    language = unit.pair.target
    pairs = unit.numbers.pairs
    for one, two in pairs:
        if not (one.sure and two.sure and one.unit & _UNITS) or two.unit:
            continue
        money = one.unit & CURRENCIES
        if money and not _mentions(unit.target, money, language):
            continue  # that is `currency`'s
        units = money or alike(one.unit)
        count = sum(bool(other.unit & units) for _, other in pairs)
        if not _mentions(unit.target, units, language, count):
            yield finding(
                POSSIBLE, f"Say what {two.text} counts: the source has {one.text}.", [one.span], [two.span]
            )


def _is_measure(number: Number) -> bool:
    return bool(number.unit & MEASURES and not number.unit & CURRENCIES)


def _is_measured(numbers: Comparison) -> bool:
    """Return whether all numbers that differ are of lengths, weights and such, which people round and convert."""
    return bool(numbers.lost and numbers.added) and all(map(_is_measure, (*numbers.lost, *numbers.added)))


def _is_near(one: Number, two: Number) -> bool:
    """Return whether two measures are nearly the same; the hour of a speed may be said apart."""
    ours, theirs = (frozenset(_SPEEDS.get(unit, unit) for unit in n.unit) for n in (one, two))
    return bool(ours & theirs and is_near(one.value, two.value)) or converts(
        one.value, ours, two.value, theirs
    )


def _is_rounded(numbers: Comparison) -> bool:
    return all(any(_is_near(one, two) for two in numbers.added) for one in numbers.lost)


def texts(numbers: tuple[Number, ...]) -> str:
    """Return numbers as they stand in their text, for a sentence."""
    return ", ".join(dict.fromkeys(n.text for n in numbers))


def _name(unit: frozenset[str]) -> str:
    return " or ".join(sorted(unit))


def _mentions(text: str, unit: frozenset[str], language: str, more: int = 0) -> bool:
    """Return whether a text has a word or sign for a unit anywhere, more often than so many times."""
    return len(mention(unit, language).findall(fold(text))) > more
