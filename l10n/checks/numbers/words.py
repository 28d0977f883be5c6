"""Number words: how languages spell numbers up to 100, and the words that multiply (thousand, million)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from l10n.languages import pack
from l10n.text import cldr
from l10n.text.folding import fold
from l10n.text.patterns import word_start

_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_SHORT = 4  # letters


@cache
def cardinals(language: str) -> Mapping[str, int]:
    """Return the words of a language (BCP 47) for 0 to 99 with their values; empty if no pack has any."""
    numbers = pack.language(language).numbers
    listed = [forms.split("/") for forms in numbers.cardinals]
    values = {form: value for value, forms in enumerate(listed) for form in forms}
    tens = dict(zip(range(30, _HUNDRED, _TEN), (forms.split("/") for forms in numbers.tens), strict=False))
    for ten, names in {_TWENTY: listed[_TWENTY], **tens}.items() if tens else ():
        values.update(dict.fromkeys(names, ten))
        last = _TWENTY if ten in numbers.twenties else _TEN
        for value in range(1, last):
            if value != _TEN and ten + value >= len(listed):
                words = {word for name in names for word in _filled(numbers.compounds, listed[value], name)}
                values.update(dict.fromkeys(words, ten + value))
    return values


def _filled(templates: Iterable[str], units: Iterable[str], ten: str = "") -> set[str]:
    return {template.format(ten=ten, unit=unit) for template in templates for unit in units}


@cache
def scales(language: str) -> Mapping[str, float]:
    """Return the words of a language (BCP 47) that multiply the number before them, and by how much.

    They are those of compact decimals in CLDR, and those of its pack over them.
    """
    table = pack.language(language).numbers.scales
    unsure = unsure_scales(language)
    compact = {form: value for form, value in cldr.scales(language).items() if form not in unsure}
    return compact | {form: value for value, forms in table.items() for form in forms}


@cache
def unsure_scales(language: str) -> Mapping[str, float]:
    """Return the words of a language (BCP 47) that may multiply the number before them, and by how much."""
    table = pack.language(language).numbers.unsure_scales
    return {form: value for value, forms in table.items() for form in forms}


@cache
def spelling(value: float, language: str) -> re.Pattern[str] | None:
    """Return a pattern that finds a number said in words in a folded text, however inflected; None if unknown."""
    numbers = pack.language(language).numbers
    stems = _forms(value, language).union(numbers.stems.get(value, ()))
    if value % _HUNDRED == 0 and _HUNDRED < value < _THOUSAND:
        stems |= _filled(numbers.hundreds, _forms(value / _HUNDRED, language))
    if value % _THOUSAND == 0 and _THOUSAND < value < 100 * _THOUSAND:
        stems |= _filled(numbers.thousands, _forms(value / _THOUSAND, language))
    if numbers.ordinal_tens and _TWENTY < value < _HUNDRED:
        stems.update(numbers.ordinal_tens[int(value // _TEN) - 2].split("/"))
    if not stems:
        return None
    folded = sorted({fold(stem) for stem in stems}, key=len, reverse=True)
    if pack.language(language).script.unspaced:
        return re.compile("|".join(map(re.escape, folded)))
    return re.compile(
        f"{word_start(language)}(?:" + "|".join(f"{re.escape(s)}{_ending(s)}" for s in folded) + ")"
    )


def _forms(value: float, language: str) -> set[str]:
    return {form for form, number in cardinals(language).items() if number == value}


def _ending(stem: str) -> str:
    """Return what ends a word: a short one is whole (`a`, `six`), a longer one may go on (`cinquième`)."""
    return r"s?\b" if len(stem) < _SHORT else ""
