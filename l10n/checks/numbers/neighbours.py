"""What stands beside a number in its language: a unit, a half, the middle of a range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from l10n.checks.numbers.digits import SPACES
from l10n.checks.numbers.number import NOTHING
from l10n.checks.numbers.units import CURRENCIES, units
from l10n.languages import pack
from l10n.text.patterns import any_before, any_of

_MONEY = "$€£¥₽₩₹₺₴"  # signs of currencies
_Value = TypeVar("_Value")
_PARTS = re.compile(r"\S+\s?")


class Neighbours(NamedTuple):
    """What a language has beside numbers.

    A unit before; behind, a word or sign, how a unit begins, a unit, a half; and the middle of a range.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    first: re.Pattern[str]
    unit: re.Pattern[str]
    half: re.Pattern[str]
    between: re.Pattern[str]


@cache
def neighbours(language: str) -> Neighbours:
    """Return what a language (BCP 47) has beside numbers, as patterns."""
    known = pack.language(language)
    numbers = known.numbers
    of = any_before(numbers.of)
    start = rf"[{SPACES}-]?(?:{of})?"
    before = any_of(one.replace("_", " ") for own in known.units.before.values() for one in own)
    start_of_word = "" if known.script.unspaced else r"(?<![^\W\d_])"
    own = rf"(?i:{start_of_word}(?:{before}))|" if known.units.before else ""
    patterns = (
        rf"({own}(?:\b(?:US|CA|A|NZ|HK|R|CN|JP))?[{_MONEY}]|\b[A-Z]{{3}})[{SPACES}]?$",
        rf"[{SPACES}-]?(?:(?:{of})?([^\W\d_][^\W\d_·²/]*)|([%°{_MONEY}]\w?))",
        rf"{start}([^\W\d_]+|[%°{_MONEY}])",
        rf"{start}((?:[%°{_MONEY}]\w?|US\$|[^\W\d_][^\s,;:.!?()«»“”\"]*)"
        rf"(?:[{SPACES}][^\W\d_][^\s,;:.!?()«»“”\"]*){{0,2}})",
        rf"[{SPACES}](?:{any_of(numbers.half)})\b",
        rf"[{SPACES}]?(?:[-–—]|{any_of(numbers.between)})[{SPACES}]?(?:[$€£]|{any_before(numbers.articles)})?",
    )
    if known.script.unspaced:  # a word goes on without a space: only what is known is one
        scales = any_of((*(form for forms in numbers.scales.values() for form in forms), *numbers.tenths))
        names = any_of(units(language))
        patterns = (
            patterns[0],
            rf"[{SPACES}-]?(?:({scales}|[A-Za-z²]+)|([%°{_MONEY}]))",
            rf"{start}({names})",
            rf"{start}({names})",
            rf"(?:{any_of(numbers.half)})",
            patterns[5],
        )
    return Neighbours(*map(re.compile, patterns))


def known_in(word: str, table: Mapping[str, _Value], language: str) -> _Value | None:
    """Return what a table has for a word of a language (BCP 47) in small letters, with or without a case's ending."""
    if (value := table.get(word)) is not None:
        return value
    endings = pack.language(language).units.endings
    if endings is None:
        return None
    for size in range(len(word) - 1, 1, -1):
        if word[:size] in table and endings.fullmatch(word, size):
            return table[word[:size]]
    return None


def is_no_unit(text: str, at: int, language: str) -> bool:
    """Return whether what stands at a place only seems to be a unit or a scale, as a language (BCP 47) has it."""
    seeming = pack.language(language).numbers.no_unit
    return seeming is not None and seeming.match(text, at) is not None


def unit_at(text: str, at: int, language: str) -> tuple[frozenset[str], int]:
    """Return the unit that stands at a place, the longest name first, and where it ends."""
    beside = neighbours(language)
    first = beside.first.match(text, at)
    if first is None or is_no_unit(text, at, language):
        return NOTHING, at
    if known_in(first[1].lower(), _heads(language), language) is None:
        land = pack.language(language).units.lands
        if land is None or not land.fullmatch(first[1]):
            return NOTHING, at
        unit, end = unit_at(text, first.end(), language)
        return (unit, end) if unit & CURRENCIES else (NOTHING, at)
    known = units(language)
    if pack.language(language).script.unspaced:
        return (known[first[1].lower()], first.end(1)) if first[1].lower() in known else (NOTHING, at)
    if after := beside.unit.match(text, at):
        for size in (3, 2, 1):
            parts = _PARTS.findall(after[1])[:size]
            if len(parts) < size:
                continue
            name = "".join(parts).strip(" \xa0-").lower()
            if found := known_in(name, known, language):
                return found, after.start(1) + len("".join(parts).rstrip())
            bare = name.rsplit("-", 1)[0]
            if size == 1 and bare in known:
                return known[bare], after.start(1) + len(bare)
    return NOTHING, at


@cache
def _heads(language: str) -> Mapping[str, bool]:
    """Return the words and signs that names of units begin with: most of what follows a number is none of them."""
    return {match[1]: True for name in units(language) if (match := neighbours(language).first.match(name))}
