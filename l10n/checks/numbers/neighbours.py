"""What stands beside a number in its language: a unit, a half, the middle of a range."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from l10n.checks.numbers.digits import SPACES
from l10n.checks.numbers.number import NOTHING
from l10n.checks.numbers.units import CURRENCIES, units
from l10n.languages import pack
from l10n.text.patterns import any_before, any_of

MISTER = re.compile(r"[ \xa0](?:de )?M\.[ \xa0][A-ZÀ-ÖØ-Þ]")  # *la résolution 2002 de M. Salafranca*
_PARTS = re.compile(r"\S+\s?")


class Neighbours(NamedTuple):
    """What a language has beside numbers: a word or sign, its beginning, a unit, a half, a range's middle."""

    after: re.Pattern[str]
    first: re.Pattern[str]
    unit: re.Pattern[str]
    half: re.Pattern[str]
    between: re.Pattern[str]


@cache
def neighbours(language: str) -> Neighbours:
    """Return what a language (BCP 47) has beside numbers, as patterns."""
    numbers = pack.language(language).numbers
    of = any_before(numbers.of)
    start = rf"[{SPACES}-]?(?:{of})?"
    patterns = (
        rf"[{SPACES}-]?(?:(?:{of})?([^\W\d_][^\W\d_·²/]*)|([%°$€£¥₽₩₹₺₴]\w?))",
        rf"{start}([^\W\d_]+|[%°$€£¥₽₩₹₺₴])",
        rf"{start}((?:[%°$€£¥₽₩₹₺₴]\w?|US\$|[^\W\d_][^\s,;:.!?()«»“”\"]*)"
        rf"(?:[{SPACES}][^\W\d_][^\s,;:.!?()«»“”\"]*){{0,2}})",
        rf"[{SPACES}](?:{any_of(numbers.half)})\b",
        rf"[{SPACES}]?(?:[-–—]|{any_of(numbers.between)})[{SPACES}]?(?:[$€£]|{any_before(numbers.articles)})?",
    )
    return Neighbours(*map(re.compile, patterns))


def unit_at(text: str, at: int, language: str) -> tuple[frozenset[str], int]:
    """Return the unit that stands at a place, the longest name first, and where it ends."""
    beside = neighbours(language)
    first = beside.first.match(text, at)
    if first is None or MISTER.match(text, at):
        return NOTHING, at
    if first[1].lower() not in _heads(language):
        land = pack.language(language).units.lands
        if land is None or not land.fullmatch(first[1]):
            return NOTHING, at
        unit, end = unit_at(text, first.end(), language)
        return (unit, end) if unit & CURRENCIES else (NOTHING, at)
    known = units(language)
    if after := beside.unit.match(text, at):
        for size in (3, 2, 1):
            parts = _PARTS.findall(after[1])[:size]
            if len(parts) < size:
                continue
            name = "".join(parts).strip(" \xa0-").lower()
            if name in known:
                return known[name], after.start(1) + len("".join(parts).rstrip())
            bare = name.rsplit("-", 1)[0]
            if size == 1 and bare in known:
                return known[bare], after.start(1) + len(bare)
    return NOTHING, at


@cache
def _heads(language: str) -> frozenset[str]:
    """Return the words and signs that names of units begin with: most of what follows a number is none of them."""
    return frozenset(
        match[1] for name in units(language) if (match := neighbours(language).first.match(name))
    )
