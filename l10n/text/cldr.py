"""What CLDR, by way of Babel, knows of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_COUNTS = (0, 1, 2, 3, 5, 11, 100, 1000000, 1.5)
"""Numbers behind which words have all the forms that CLDR's plural rules tell apart."""
_CURRENCIES = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "yuan", "RUB": "₽", "CHF": "CHF", "INR": "₹", "KRW": "₩",
    "SEK": "kr", "NOK": "kr", "DKK": "kr", "CZK": "kr", "ISK": "kr", "TRY": "₺", "PLN": "zł", "UAH": "₴",
    "RON": "lei", "MDL": "lei",
}  # fmt: skip
"""The units of packs, by the codes of currencies (ISO 4217)."""
_UNITS = {
    "percent": "%", "kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm",
    "mile": "mi", "foot": "ft", "kilogram": "kg", "gram": "g", "tonne": "t", "pound": "lb",
    "ounce": "oz", "hectare": "ha", "acre": "ac", "square-kilometer": "km²", "square-meter": "m²",
    "kilometer-per-hour": "km/h", "mile-per-hour": "mph", "celsius": "°C", "fahrenheit": "°F",
    "liter": "l", "gallon": "gal", "second": "sec", "minute": "min", "hour": "hour", "day": "day",
    "week": "week", "month": "mon", "year": "year", "century": "century",
}  # fmt: skip
"""The units of packs, by CLDR's names."""
_FEW = 3  # words of a unit's name
_LEAST = 3  # letters of a word: shorter ones say other things, too


@cache
def locale(language: str) -> Locale | None:
    """Return CLDR's data of a language (BCP 47); None where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def scales(language: str) -> Mapping[str, float]:
    """Return the words that multiply the number before them, in small letters, as compact decimals have them."""
    known = locale(language)
    words: dict[str, float] = {}
    for width in ("long", "short"):
        forms = known.compact_decimal_formats.get(width, {}) if known else {}
        for patterns in forms.values():
            for value, pattern in patterns.items():
                figures, _, word = pattern.pattern.replace("'", "").partition(
                    "\xa0" if width == "short" else " "
                )
                if word.isspace() or set(figures) != {"0"} or len(word) < _LEAST or not word[0].isalpha():
                    continue
                words.setdefault(word.lower().rstrip("."), float(value) / 10 ** (len(figures) - 1))
    return words


@cache
def units(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words for the units of packs, by the names that packs have for them, in small letters."""
    known = locale(language)
    if known is None:
        return {}
    words: dict[str, set[str]] = {}
    for unit, name in (*_measures(known), *_currencies(known)):
        if 0 < len(name.split()) <= _FEW and name[0].isalpha():
            words.setdefault(unit, set()).add(name.lower())
    return {unit: frozenset(names) for unit, names in words.items()}


def _measures(known: Locale) -> Iterator[tuple[str, str]]:
    from babel.units import UnknownUnitError, format_unit

    for unit, name in _UNITS.items():
        for count in _COUNTS:
            try:
                text = format_unit(count, unit, "long", format="0", locale=known)
            except UnknownUnitError:
                break
            yield name, re.sub(r"\d", "", text).strip()


def _currencies(known: Locale) -> Iterator[tuple[str, str]]:
    from babel.numbers import get_currency_name

    for code, name in _CURRENCIES.items():
        for count in _COUNTS:
            named = get_currency_name(code, count, locale=known)
            if named != code:
                yield name, named
