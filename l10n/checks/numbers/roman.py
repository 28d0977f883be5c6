"""Roman numerals: of centuries, kings, popes and wars."""

from __future__ import annotations

import re
from functools import cache

from l10n.checks.numbers.number import Number
from l10n.languages import pack
from l10n.text.patterns import NEVER

_NUMERAL = re.compile(r"\b(?=[IVXL])(X{0,3}|X?L|LX{0,3})(IX|IV|V?I{0,3})(?:\b|(?=(?:e|ème|er|è|º|ª|th)\b))")
_MAY_BE = re.compile(r"[IVXL](?:(?<!L)(?:[IVXL]|\b|e\b|ème\b|er\b|è\b|º|ª|th\b)|(?<=L)X)")
_NEAR = 9  # characters between the centuries of a list: *et le*
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@cache
def _counted(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a word that Roman numerals count, and a mark or such a word behind a numeral."""
    words = pack.language(language).numbers.roman or NEVER
    behind = rf"(?:e|er|è|th|\.)?(?:[–-][IVX]+(?:e|th)?)?[ \xa0](?:{words})|(?:er|th)\b"
    return re.compile(words, re.IGNORECASE), re.compile(behind)


def roman(text: str, language: str) -> list[Number]:
    """Return the Roman numerals of a text of a language (BCP 47) that are no other words, in order."""
    numbers: list[Number] = []
    if not _MAY_BE.search(text):
        return numbers
    word, behind = _counted(language)
    for match in _NUMERAL.finditer(text):
        if not match[0]:
            continue
        alone = len(match[0]) == 1
        if match[0] == "L":  # `Le siècle`
            continue
        near = text[max(0, match.start() - 14) : match.end() + 14]
        before = text[: match.start()].rstrip(" \xa0").rpartition(" ")[2]
        century = bool(word.search(near)) or (numbers != [] and match.start() - numbers[-1].end <= _NEAR)
        if not century and (alone or not (before[:1].isupper() and match.start() != 0)):
            continue
        if alone and not behind.match(text, match.end()) and not word.match(before):
            continue
        numbers.append(Number(match.start(), match.end(), match[0], float(numeral(match[0]))))
    return numbers


def numeral(letters: str) -> int:
    """Return what a Roman numeral is worth."""
    digits = [_VALUES[letter] for letter in letters]
    return sum(-one if one < two else one for one, two in zip(digits, [*digits[1:], 0], strict=True))
