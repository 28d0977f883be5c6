"""Roman numerals: of centuries, kings, popes and wars."""

from __future__ import annotations

import re

from l10n.checks.numbers.number import Number

_NUMERAL = re.compile(r"\b(?=[IVXL])(X{0,3}|X?L|LX{0,3})(IX|IV|V?I{0,3})(?:\b|(?=(?:e|ème|er|è|º|ª|th)\b))")
_MAY_BE = re.compile(r"[IVX](?:[IVXL]|\b|e\b|ème\b|er\b|è\b|º|ª|th\b)|LX")
_CENTURY = re.compile(
    r"\bs(?:iècle|iglo|egle|ecolo|éculo)|centur|Jahrhundert|Jh\.|guerra|guerre|war\b|Weltkrieg", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"(?:e|er|è|th|\.)?(?:[–-][IVX]+(?:e|th)?)?[ \xa0]"
    r"(?:siècle|siglo|segle|secolo|século|guerr|Jahrhundert|century|Weltkrieg)|(?:er|th)\b"
)
_CENTURIES = ("siècle", "siglo", "segle", "secolo", "século", "century", "war", "guerr")
_NEAR = 5  # characters between the centuries of a list
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(text: str) -> list[Number]:
    """Return the Roman numerals of a text that are no other words, in order."""
    numbers: list[Number] = []
    if not _MAY_BE.search(text):
        return numbers
    for match in _NUMERAL.finditer(text):
        if not match[0]:
            continue
        alone = len(match[0]) == 1
        if match[0] == "L":  # `Le siècle`
            continue
        near = text[max(0, match.start() - 14) : match.end() + 14]
        before = text[: match.start()].rstrip(" \xa0").rpartition(" ")[2]
        century = bool(_CENTURY.search(near)) or (numbers != [] and match.start() - numbers[-1].end <= _NEAR)
        if not century and (alone or not (before[:1].isupper() and match.start() != 0)):
            continue
        if alone and not _ORDINAL.match(text, match.end()) and not before.lower().startswith(_CENTURIES):
            continue
        value = 0
        digits = [_VALUES[letter] for letter in match[0]]
        for one, two in zip(digits, [*digits[1:], 0], strict=True):
            value += -one if one < two else one
        numbers.append(Number(match.start(), match.end(), match[0], float(value)))
    return numbers
