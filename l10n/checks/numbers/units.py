"""What numbers count: currencies, per cents, measures, stretches of time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.languages import pack
from l10n.text import cldr
from l10n.text.folding import fold
from l10n.text.patterns import NEVER, word_start

# What converts: a unit is so many of the first of its measure.
_MEASURES = (
    {"m": 1.0, "km": 1000.0, "cm": 0.01, "mm": 0.001, "mi": 1609.344, "ft": 0.3048, "in": 0.0254, "yd": 0.9144},
    {"kg": 1.0, "g": 0.001, "t": 1000.0, "lb": 0.4536, "oz": 0.02835, "st": 6.35},
    {"km²": 1.0, "ha": 0.01, "ac": 0.004047, "mi²": 2.59, "m²": 1e-6, "ft²": 9.29e-8},
    {"km/h": 1.0, "mph": 1.609344},
    {"l": 1.0, "gal": 3.785},
    {"sec": 1.0, "min": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0, "mon": 2_629_800.0,
     "year": 31_557_600.0, "decade": 315_576_000.0, "century": 3_155_760_000.0, "millennium": 31_557_600_000.0},
    {"°C": 1.0, "°F": 1.0},
)  # fmt: skip
CURRENCIES = frozenset({"$", "€", "£", "¥", "yuan", "₽", "CHF", "₹", "₩", "kr", "₺", "zł", "₴", "lei"})
SECONDS: Mapping[str, float] = _MEASURES[5]
TIMES = frozenset(SECONDS)
MEASURES = frozenset(unit for measure in _MEASURES for unit in measure) - TIMES
_LONG = 4  # letters
_HALF = 0.5
_NEAR = 0.13  # people round when they convert


@cache
def units(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words and signs for units in a language (BCP 47), in small letters; some may be two units.

    The signs and words are those of its pack, and CLDR's where no pack gives a word to another unit.
    """
    own = pack.language(language).units
    names: dict[str, set[str]] = {}
    for unit, signs in own.signs.items():
        for sign in signs:
            names.setdefault(sign, set()).add(unit)
    for unit, forms in own.words.items():
        for form in (word.replace("_", " ") for word in forms):
            names.setdefault(form, set()).add(unit)
            names.setdefault(fold(form), set()).add(unit)
    for unit, forms in own.before.items():
        for form in (word.replace("_", " ") for word in forms):
            names.setdefault(form, set()).add(unit)
    listed = frozenset(names)
    for unit, words in cldr.units(language).items():
        for form in words - listed:
            names.setdefault(form, set()).add(unit)
            names.setdefault(fold(form), set()).add(unit)
    return {form: frozenset(units) for form, units in names.items()}


def is_spoken(unit: frozenset[str], language: str) -> bool:
    """Return whether the pack of a language (BCP 47) has words for a unit: only then is it known what lacks it."""
    return not unit.isdisjoint(pack.language(language).units.words)


@cache
def mention(unit: frozenset[str], language: str) -> re.Pattern[str]:
    """Return a pattern that finds a unit's words and signs in a folded text of a language (BCP 47)."""
    forms = sorted(
        {fold(form) for form, names in units(language).items() if names & unit}, key=len, reverse=True
    )
    words = [_whole(form) for form in forms if form[0].isalpha() and len(form) > 1]
    signs = [re.escape(form) for form in forms if not form[0].isalpha()]
    start = word_start(language)
    return re.compile("|".join(([f"{start}(?:{'|'.join(words)})"] if words else []) + signs) or NEVER)


@cache
def one_of(unit: frozenset[str], language: str) -> re.Pattern[str]:
    """Return a pattern that finds one of a unit, or half of it, in words in a folded text: `about a mile`."""
    words = pack.language(language).units.one or NEVER
    return re.compile(rf"\b(?:{words})[ -](?:{mention(unit, language).pattern})")


def _whole(form: str) -> str:
    """Return a pattern for a word that others may begin with, if it is long: *cad* begins *cadeia*."""
    return re.escape(form) + (r"\b" if len(form) < _LONG and form[-1].isalnum() else "")


def converts(value: float, unit: frozenset[str], other: float, others: frozenset[str]) -> bool:
    """Return whether two amounts in different units may be the same: 10 miles are 16 km."""
    for one in unit:
        for two in others:
            if {one, two} == {"°C", "°F"}:
                celsius, fahrenheit = (value, other) if one == "°C" else (other, value)
                if abs(celsius * 1.8 + 32 - fahrenheit) < 4:
                    return True
                continue
            for measure in _MEASURES:
                if one in measure and two in measure and one != two:
                    mine, theirs = value * measure[one], other * measure[two]
                    if is_near(mine, theirs):
                        return True
    return False


def is_near(one: float, other: float) -> bool:
    """Return whether two amounts are as near as rounding and converting make them."""
    return abs(one - other) <= max(_NEAR * max(one, other), _HALF)


def is_currency(code: str) -> bool:
    """Return whether three capitals are a currency's code (ISO 4217), as CLDR has them."""
    return code in _currencies()


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@cache
def alike(unit: frozenset[str]) -> frozenset[str]:
    """Return the units that measure the same kind of thing as one of `unit`."""
    return frozenset(other for measure in _MEASURES if unit & measure.keys() for other in measure)


def comparable(unit: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two units measure the same kind of thing, but are not the same."""
    if unit & others:
        return False
    kinds = (*(frozenset(measure) for measure in _MEASURES), CURRENCIES)
    return any(unit & kind and others & kind for kind in kinds)
