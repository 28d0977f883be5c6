"""Figures and currencies: those of a source stand in its translation, with the same value."""

from __future__ import annotations

import re
from collections import Counter

from l10n import notes
from l10n.messages import Message, msg
from l10n.text.placeables import split_placeables

# Groups of three digits, then decimals, in whatever separators a language has.
_NUMBER = re.compile(r"\d{1,3}(?:[ \xa0\u2009\u202f.,'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*")
# `15 h 30` may become `3.30 pm`, `11 septembre` stays.
_CLOCK = re.compile(r"\b\d{1,2}\s?(?:[hH:]\s?\d\d\b|[hH]\b|(?:[ap]\.?\s?m\b\.?))")
_CURRENCIES = {
    "€": r"€|\bEUR\b|\beuros?\b",
    "$": r"\$|\b(?:US|A|CA)D\b|\bd[oòó]l+ar\w*",
    "£": r"£|\bGBP\b|\b(?:livres?|pounds?|libras?|lliur[ae]s?|sterling|esterlin\w+|quid|Pfund|sterline)\b",
    "¥": r"¥|\bJPY\b|\byens?\b",
}
_SIGNS = {sign: re.compile(re.escape(sign)) for sign in _CURRENCIES}
_NAMES = {sign: re.compile(names, re.IGNORECASE) for sign, names in _CURRENCIES.items()}
# Three digits behind a sign may be thousands or decimals and count as thousands; any other number is decimals.
_DECIMALS = re.compile(r"[.,](?!\d{3}$)(\d+)$")
_YEAR = 4
_SMALL = 2  # digits of a number that may be written in words, or be part of a date


def figures(text: str) -> Counter[str]:
    """Return the numbers in `text` that count: `20,4` and `20.4` as `20.4`, `1 200` and `1.200` as `1200`."""
    text = "".join(_CLOCK.sub(" ", piece) for piece in split_placeables(text)[::2])
    return Counter(_digits(number) for number in _NUMBER.findall(text))


def differ(source: str, target: str) -> list[Message]:
    """Return what of the figures and currencies of `source` is wrong in `target`, each in a word or two."""
    wrong = []
    if any(map(str.isdigit, source)) or any(map(str.isdigit, target)):
        ours, theirs = figures(source), figures(target)
        lost = [number for number in ours if not any(_is_same(number, other) for other in theirs)]
        new = [number for number in theirs if not any(_is_same(number, other) for other in ours)]
        for number in lost:
            if len(number) > _SMALL or any(len(other) <= _SMALL for other in new):
                wrong.append(msg(notes.NUMBER_MISSING, number=number))
    for sign, names in _NAMES.items():
        here, there = _SIGNS[sign].search(source), _SIGNS[sign].search(target)
        if (here and not names.search(target)) or (there and not names.search(source)):
            wrong.append(msg(notes.CURRENCY_MISSING, sign=sign))
    return wrong


def _is_same(one: str, other: str) -> bool:
    """Return whether two numbers may be the same: `2,8 milliards` is `2800 milions`, `1950-1953` is `1950-53`."""
    less, more = sorted((float(one), float(other)))
    if one == other or less == more or more == 1000 * less:
        return True
    short, long = sorted((one, other), key=len)
    return len(long) == _YEAR and len(short) == _SMALL and long.endswith(short)


def _digits(number: str) -> str:
    decimals = _DECIMALS.search(number)
    whole = "".join(filter(str.isdigit, number[: decimals.start()] if decimals else number))
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals[1]}" if decimals else whole
