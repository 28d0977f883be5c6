"""The checks of numbers and amounts: what they tell a translator."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.numbers.compare import Comparison, comparison
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
from l10n.checks.rule import Context, finding
from l10n.languages import pack, tags
from l10n.model import Finding, Span, Unit
from l10n.text.folding import fold

_DECADE = 10
_UNITS = CURRENCIES | MEASURES | TIMES - {"year"}
_SPEEDS = {"km/h": "km", "mph": "mi"}


def compare(unit: Unit, context: Context) -> Comparison:
    """Return how the numbers of a unit correspond; false if it has none."""
    return comparison(unit.source, unit.target, (context.pair.source, context.pair.target))


def number(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of which source and target have a different one each."""
    numbers = compare(unit, context)
    if numbers.lost and numbers.added and not _is_measured(numbers):
        message = (
            f"Write {texts(numbers.lost)} as the source does: the target has {texts(numbers.added)} instead."
        )
        yield finding(message, (n.span for n in numbers.lost), (n.span for n in numbers.added))


def number_word(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers in words of which source and target have a different one each."""
    words = compare(unit, context).words
    if words:
        mine, theirs = (", ".join(pair[side].text for pair in words) for side in (0, 1))
        message = f"Write the number of the source, {mine}: the target has {theirs}."
        yield finding(message, (one.span for one, _ in words), (two.span for _, two in words))


def number_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of the source that the target doesn't have."""
    numbers = compare(unit, context)
    if not numbers.lost or numbers.added:
        return
    near = years(numbers)
    lost = tuple(n for n in numbers.lost if (not n.unit & MEASURES or n.unit & CURRENCIES) and n not in near)
    if lost:
        yield finding(f"Say {texts(lost)} in the target, too.", (n.span for n in lost))


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


def measure_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find lengths, weights and such of the source that the target lacks, or has converted."""
    numbers = compare(unit, context)
    lost = tuple(n for n in numbers.lost if n.unit & MEASURES and not n.unit & CURRENCIES)
    if lost and not numbers.added:
        yield finding(f"Say {texts(lost)} in the target, too.", (n.span for n in lost))


def number_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of the target that the source doesn't have."""
    numbers = compare(unit, context)
    if numbers.added and not numbers.lost:
        message = f"Take {texts(numbers.added)} out of the target, or find it in the source."
        yield finding(message, (), (n.span for n in numbers.added))


def number_order(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers that stand in another order in the target."""
    pairs = compare(unit, context).reordered
    if pairs:
        named = texts(tuple(two for _, two in pairs))
        yield finding(
            f"See that each number says what it does in the source: {named} stand in another order.",
            (one.span for one, _ in pairs),
            (two.span for _, two in pairs),
        )


def number_format(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers that are right only if they are read with the separators of another language."""
    for one, two in compare(unit, context).misread:
        written = _written(two, context.pair.target) or one.text
        language = tags.name(context.pair.target)
        message = f"Write {written} as {language} does: {two.text} is another number there, or none."
        yield finding(message, [one.span], [two.span])


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


def ordinal_form(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find ordinals in figures with an ending that isn't theirs: *21th*, and *29e* where no language has it."""
    pattern = pack.language(context.pair.target).numbers.false_ordinals
    if pattern is None:
        return
    places = [Span(*match.span()) for match in pattern.finditer(unit.target)]
    if places:
        named = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"Write the ordinal as the target language does: {named}.", (), places)


def currency(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts whose currency is another one, or is gone."""
    for one, two in compare(unit, context).pairs:
        ours, theirs = one.unit & CURRENCIES, two.unit & CURRENCIES
        if (not ours and not theirs) or one.unit & two.unit:
            continue
        if (one.unit and not ours) or (two.unit and not theirs):  # pounds are a weight, too
            continue
        if ours and theirs:
            message = f"Leave the amount in {_name(ours)}: the target has {_name(theirs)} for it."
        elif ours and one.unit <= CURRENCIES and not _mentions(unit.target, ours, context.pair.target):
            message = f"Say which currency it is, {_name(ours)}: the target doesn't."
        elif theirs and not _mentions(unit.source, theirs, context.pair.source):
            message = f"Take out the currency ({_name(theirs)}): the source doesn't say it."
        else:
            continue
        yield finding(message, [one.span], [two.span])


def percentage(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find per cents on one side that are mere numbers on the other."""
    pairs = compare(unit, context).pairs
    count = sum("%" in two.unit for _, two in pairs)
    for one, two in pairs:
        ours, theirs = "%" in one.unit, "%" in two.unit
        if ours and not theirs and not _mentions(unit.target, frozenset("%"), context.pair.target, count):
            yield finding(f"Say that {two.text} is per cent, as the source does.", [one.span], [two.span])
        elif theirs and not ours and not _mentions(unit.source, frozenset("%"), context.pair.source):
            message = f"Take out the per cent sign after {two.text}: the source has none."
            yield finding(message, [one.span], [two.span])


def measure(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind, or another number with it."""
    numbers = compare(unit, context)
    if _is_measured(numbers) and not _is_rounded(numbers):
        yield _measure_finding(numbers)
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
        yield finding(message, (one.span for one, _ in wrong), (two.span for _, two in wrong))


def unit_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts whose unit the target doesn't say; but years are left out where somebody's age is meant."""
    language = context.pair.target
    pairs = compare(unit, context).pairs
    for one, two in pairs:
        if not (one.sure and two.sure and one.unit & _UNITS) or two.unit:
            continue
        money = one.unit & CURRENCIES
        if money and not _mentions(unit.target, money, language):
            continue  # that is `currency`'s
        units = money or alike(one.unit)
        count = sum(bool(other.unit & units) for _, other in pairs)
        if not _mentions(unit.target, units, language, count):
            yield finding(f"Say what {two.text} counts: the source has {one.text}.", [one.span], [two.span])


def measure_rounded(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find measures that are nearly the same: converted twice, or rounded."""
    numbers = compare(unit, context)
    if _is_measured(numbers) and _is_rounded(numbers):
        yield _measure_finding(numbers)


def _measure_finding(numbers: Comparison) -> Finding:
    message = f"Check the measure: {texts(numbers.lost)} became {texts(numbers.added)}."
    return finding(message, (n.span for n in numbers.lost), (n.span for n in numbers.added))


def _is_measured(numbers: Comparison) -> bool:
    """Return whether all numbers that differ are of lengths, weights and such, which people round and convert."""
    return bool(numbers.lost and numbers.added) and all(
        n.unit & MEASURES and not n.unit & CURRENCIES for n in (*numbers.lost, *numbers.added)
    )


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
