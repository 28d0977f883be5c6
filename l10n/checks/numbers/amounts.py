"""The rules of amounts: what numbers count, in which currency or unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.numbers.comparison import Comparison
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.plain import plain
from l10n.checks.numbers.rules import paired, texts
from l10n.checks.numbers.units import (
    CURRENCIES,
    MEASURES,
    TIMES,
    alike,
    comparable,
    converts,
    is_currency,
    is_near,
    is_spoken,
    mention,
)
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import Message, msg, msg_choice, msg_template
from l10n.model import Finding
from l10n.text.folding import fold

_UNITS = CURRENCIES | MEASURES | TIMES - {"year", "decade", "century", "millennium"}
_CODE = 4  # letters of a currency's code, and a space
_CODES = re.compile(r"\b[A-Z]{3}\b")
_SPEEDS = {"km/h": "km", "mph": "mi"}


@rule(
    "numbers/currency",
    Example("fr-en", "Il doit 250 000 $.", "He owes €250,000.", "He owes $250,000."),
    certain="currency",
    possible="currency-added currency-lost",
    aspect="numbers",
)
def currency(unit: Analysis) -> Iterator[Finding]:
    """Find amounts whose currency is another one, or is gone, and those that only the target has one for.

    The source may leave that to its readers, and so may a target that says the number in words.
    """
    for one, two in unit.numbers.pairs:
        ours, theirs = one.unit & CURRENCIES, two.unit & CURRENCIES
        if (not ours and not theirs) or one.unit & two.unit:
            continue
        if (one.unit and not ours) or (two.unit and not theirs):  # pounds are a weight, too
            continue
        if ours and theirs:
            message = msg(
                "Leave the amount in {in_source}: the target has {in_target} for it.",
                in_source=_name(ours),
                in_target=_name(theirs),
            )
        elif ours and one.unit <= CURRENCIES and not _says_currency(unit.target, two, ours, unit.pair.target):
            if not is_spoken(ours, unit.pair.target):
                continue
            message = msg("Say which currency it is, {currency}: the target doesn't.", currency=_name(ours))
            if not two.sure:  # *they ask for a thousand*
                yield finding(POSSIBLE, message, [one.span], [two.span], "currency-lost")
                continue
        elif theirs and two.unit <= CURRENCIES and not _mentions(unit.source, theirs, unit.pair.source):
            message = msg(
                "See whether the currency is {currency}: the source doesn't say it.", currency=_name(theirs)
            )
            yield finding(POSSIBLE, message, [one.span], [two.span])
            continue
        else:
            continue
        yield finding(CERTAIN, message, [one.span], [two.span])


@rule(
    "numbers/unit",
    Example(
        "fr-en", "Il a couru 10 km hier.", "He ran 10 miles yesterday.", "He ran 10 kilometres yesterday."
    ),
    likely="percentage unit",
    possible="unit-lost measure-rounded",
    aspect="numbers",
)
def units(unit: Analysis) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind or another number with it, and per cents on one side only.

    Those whose unit the target doesn't say, and measures that are nearly the same, are only possible.
    """
    yield from _percentage(unit)
    yield from _measure(unit)
    yield from _unit_lost(unit)


def _percentage(unit: Analysis) -> Iterator[Finding]:
    """Find per cents on one side that are mere numbers on the other."""
    pairs = unit.numbers.pairs
    count = sum("%" in two.unit for _, two in pairs)
    for one, two in pairs:
        ours, theirs = "%" in one.unit, "%" in two.unit
        if (
            ours
            and not theirs
            and is_spoken(frozenset("%"), unit.pair.target)
            and not _mentions(unit.target, frozenset("%"), unit.pair.target, count)
        ):
            yield finding(
                LIKELY,
                msg("Say that {text} is per cent, as the source does.", text=two.text),
                [one.span],
                [two.span],
            )
        elif theirs and not ours and not _mentions(unit.source, frozenset("%"), unit.pair.source):
            message = msg("Take out the per cent sign after {text}: the source has none.", text=two.text)
            yield finding(LIKELY, message, [one.span], [two.span])


def _measure(unit: Analysis) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind, or another number with it."""
    numbers = unit.numbers
    if numbers.is_measured:
        message = msg(
            "Check the measure: {lost} became {added}.", lost=texts(numbers.lost), added=texts(numbers.added)
        )
        spans = [n.span for n in numbers.lost], [n.span for n in numbers.added]
        if _is_rounded(numbers):
            yield finding(POSSIBLE, message, *spans, "measure-rounded")
        else:
            yield finding(LIKELY, message, *spans, "unit")
            return
    wrong = [
        (one, two)
        for one, two in numbers.pairs
        if comparable(one.unit, two.unit)
        and not (one.unit | two.unit) & CURRENCIES
        and one.value == two.value
        and not converts(one.value, one.unit, two.value, two.unit)
    ]
    if wrong:
        text = msg_template(
            "Write {source} in the same unit, or convert the number: the target has {target}."
        )
        yield paired(LIKELY, text, wrong, "unit")


def _unit_lost(unit: Analysis) -> Iterator[Finding]:
    """Find amounts whose unit the target doesn't say; but years are left out where somebody's age is meant."""
    language = unit.pair.target
    pairs = unit.numbers.pairs
    for one, two in pairs:
        if not (one.sure and two.sure and one.unit & _UNITS) or two.unit:
            continue
        if one.also == two.value != one.value:
            continue  # *10 milles* are thousands, then
        money = one.unit & CURRENCIES
        if money and not _mentions(unit.target, money, language):
            continue  # that is `currency`'s
        units = money or alike(one.unit)
        count = sum(bool(other.unit & units) for _, other in pairs)
        if is_spoken(units, language) and not _mentions(unit.target, units, language, count):
            yield finding(
                POSSIBLE,
                msg(
                    "Say what {in_target} counts: the source has {in_source}.",
                    in_target=two.text,
                    in_source=one.text,
                ),
                [one.span],
                [two.span],
            )


def _is_near(one: Number, two: Number) -> bool:
    """Return whether two measures are nearly the same; the hour of a speed may be said apart."""
    ours, theirs = (frozenset(_SPEEDS.get(unit, unit) for unit in n.unit) for n in (one, two))
    if ours & theirs and _is_transposed(one, two):
        return False  # *24.5* and *25.4* in the same unit
    return bool(ours & theirs and is_near(one.value, two.value)) or converts(
        one.value, ours, two.value, theirs
    )


def _is_transposed(one: Number, two: Number) -> bool:
    """Return whether two numbers have the same figures in another order: so nobody rounds."""
    mine, yours = (sorted(filter(str.isdigit, number.text)) for number in (one, two))
    return mine == yours and one.value != two.value


def _is_rounded(numbers: Comparison) -> bool:
    return all(any(_is_near(one, two) for two in numbers.added) for one in numbers.lost)


def _says_currency(text: str, number: Number, unit: frozenset[str], language: str) -> bool:
    """Return whether a text says a currency anywhere, or has a code (ISO 4217) beside a number: *SKK 12,000*."""
    around = text[max(0, number.start - _CODE) : number.end + _CODE]
    return _mentions(text, unit, language) or any(is_currency(code) for code in _CODES.findall(around))


def _name(unit: frozenset[str]) -> Message:
    return msg_choice(sorted(unit))


def _mentions(text: str, unit: frozenset[str], language: str, more: int = 0) -> bool:
    """Return whether a text has a word or sign for a unit anywhere, more often than so many times."""
    return len(mention(unit, language).findall(fold(plain(text, language)))) > more
