"""Numbers that are written in parts: 1億2000万, *12 bin 500*, *3 milhões e 765 mil*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from l10n.checks.numbers.number import Number
from l10n.checks.numbers.shapes import NUMBER
from l10n.checks.numbers.words import cardinals, scales
from l10n.languages import pack
from l10n.text.patterns import any_of

_BACK = 16  # letters of a word that multiplies, and what stands between


def summed(numbers: list[Number], text: str, language: str) -> list[Number]:
    """Put together what is one number with several words that multiply: 1億2000万, *3 milyon 765 bin*.

    A word of its own between them, *3 milhões e 765 mil*, may stand between two numbers as well: then it is one where
    something multiplies the second.
    """
    signs, ranges = pack.language(language).numbers.sums, pack.language(language).numbers.ranges
    if not pack.language(language).script.unspaced and not signs:
        return numbers
    summed: list[Number] = []
    for number in numbers:
        last = summed[-1] if summed else None
        one = _with_bare_scale(number, last, text, language) if signs else number
        between = text[last.end : one.start] if last else ""
        if (
            last
            and (not between or between in signs)
            and not last.unit
            and one.value < (factor(last) if between else last.value)
            and last.text[-1].isalpha()
            and (not between.strip() or between[-1].isalpha() or factor(one) > 1)
            and not (between.strip() and text[: last.start].rstrip().lower().endswith(ranges))
        ):
            summed[-1] = Number(
                last.start, one.end, text[last.start : one.end], last.value + one.value, None, None, one.unit
            )
        else:
            summed.append(one)
    return summed


def _with_bare_scale(number: Number, last: Number | None, text: str, language: str) -> Number:
    """Add what multiplies and has no figure before it: *bin 500* is 1,500, *ألفين و300* 2,300."""
    words = _bare_scales(language)
    match = words.search(text, max(0, number.start - _BACK), number.start) if words else None
    if match is None or (last and last.end > match.start()):
        return number
    counted = {**cardinals(language), **scales(language)}
    value = _bare_values(language)[match[1]]
    if number.value >= value or any(one.lower() in counted for one in text[: match.start()].split()[-1:]):
        return number
    first = match.start(1)
    return Number(first, number.end, text[first : number.end], value + number.value, None, None, number.unit)


@cache
def _bare_values(language: str) -> Mapping[str, float]:
    """Return the words of a language for a thousand and more, and for two of it where it has a dual."""
    stems = pack.language(language).numbers.stems
    duals = {word: value for value, words in stems.items() for word in words if value in (2e3, 2e6, 2e9)}
    return {word: value for word, value in (duals | dict(scales(language))).items() if value >= 1e3}


@cache
def _bare_scales(language: str) -> re.Pattern[str] | None:
    known = pack.language(language)
    signs = [sign for sign in known.numbers.sums if not sign.strip() or sign[-1].isalpha()]
    if not signs or not (values := _bare_values(language)):
        return None
    before = f"(?:{known.words.proclitics})?" if known.words.proclitics else ""
    return re.compile(rf"(?<!\w){before}({any_of(values)})(?:{any_of(signs)})$")


def factor(number: Number) -> float:
    """Return by what its words multiply a number's figures: 1 where nothing does."""
    match = NUMBER.search(number.text)
    if not match or not any(map(str.isalpha, number.text)):
        return 1.0
    value = float(re.sub(r"\D", "", match[0]) or 0)
    if not value or not number.value:
        return 1.0
    for factor in (1e12, 1e9, 1e6, 1e3, 1e2):
        if number.value >= factor and number.value / factor <= value:
            return factor
    return 1.0
