"""All forms of sums, measures, dates and times that CLDR has in a language are read, and none is a fault."""

from __future__ import annotations

from datetime import date, time
from itertools import product
from typing import Literal

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)
from babel.units import format_unit

from l10n import checks
from l10n.checks.context import Context
from l10n.model import LanguagePair, Severity, Unit

FRAMES = {
    "ru": "В газете за прошлую неделю стоит {} и больше совсем ничего.",
    "uk": "У газеті за минулий тиждень стоїть {} і більше зовсім нічого.",
    "pl": "W gazecie z zeszłego tygodnia stoi {} i zupełnie nic więcej.",
    "cs": "V novinách z minulého týdne stojí {} a vůbec nic víc.",
    "ro": "În ziarul de săptămâna trecută scrie {} și absolut nimic altceva.",
    "nl": "In de krant van vorige week staat {} en verder helemaal niets.",
    "sv": "I tidningen från förra veckan står {} och ingenting mer alls.",
    "fr": "Dans le journal de la semaine dernière, il y a {} et rien de plus.",
    "en": "In the paper of last week there is {} and nothing more than that.",
}
SOURCES = ("fr", "en")
TARGETS = [tag for tag in FRAMES if tag not in SOURCES]
CURRENCIES = ["EUR", "USD", "GBP", "RUB", "PLN", "UAH", "CZK", "RON", "CHF", "SEK", "JPY"]
MEASURES = [
    "percent",
    "kilometer",
    "meter",
    "kilogram",
    "tonne",
    "hectare",
    "hour",
    "minute",
    "day",
    "week",
    "month",
    "year",
    "celsius",
    "liter",
    "square-kilometer",
    "kilometer-per-hour",
    "centimeter",
]
WIDTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
LENGTHS: tuple[Literal["full", "long", "medium", "short"], ...] = ("full", "long", "medium", "short")
VALUES = (3, 8, 21, 47)


def day(number: int) -> date:
    return date(1990 + number % 30, number % 12 + 1, number % 28 + 1)


def forms(number: int, locale: Locale) -> dict[str, str]:
    """Return what CLDR makes of a number in a language, by what it is."""
    written: dict[str, str] = {}
    for code in CURRENCIES:
        written[f"{code} by name"] = format_currency(number, code, locale=locale, format_type="name")
        written[f"{code} by sign"] = format_currency(number, code, locale=locale)
        written[f"{code}, millions"] = format_compact_currency(number * 1e6, code, locale=locale)
    for unit, width in product(MEASURES, WIDTHS):
        written[f"{unit}, {width}"] = format_unit(number, unit, width, locale=locale)
    for scale, width in product((1e3, 1e6, 1e9), WIDTHS):
        written[f"{scale}, {width}"] = format_compact_decimal(
            number * scale, format_type=width, locale=locale
        )
    for length in LENGTHS:
        written[f"date, {length}"] = format_date(day(number), length, locale=locale)
    for skeleton in ("yMMMM", "MMMMd"):
        written[f"date, {skeleton}"] = format_skeleton(skeleton, day(number), locale=locale)
    written["time"] = format_time(time(number % 24, number * 7 % 60), "short", locale=locale)
    written["per cent"] = format_percent(number / 100, locale=locale)
    written["thousands"] = format_decimal(number * 1234, locale=locale)
    written["decimals"] = format_decimal(number + 0.5, locale=locale)
    return written


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("target", TARGETS)
def test_what_cldr_writes_is_right(source: str, target: str) -> None:
    languages = LanguagePair(source, target)
    context, here, there = Context(languages), Locale(source), Locale(target)
    alarms = []
    for number in VALUES:
        ours, theirs = forms(number, here), forms(number, there)
        for name, text in ours.items():
            pair = FRAMES[source].format(text), FRAMES[target].format(theirs[name])
            found = checks.run(Unit(*pair, languages, reviewed=True), context)
            alarms += [(name, *pair, one.message) for one in found if one.severity is not Severity.INFO]
    assert alarms == []
