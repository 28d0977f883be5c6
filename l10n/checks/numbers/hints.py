"""What a text may say of numbers, times and dates, by one look at each of its words: most say nothing of the kind.

A text that hints at nothing needn't be read for numbers in figures, in words, in ranks and by the clock, and for
months and days, one by one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, reduce
from operator import or_

from l10n.checks.numbers.clock import clock_words
from l10n.checks.numbers.dates import date_words
from l10n.checks.numbers.neighbours import counted, known_in
from l10n.checks.numbers.ordinals import head, is_ordinal, ordinal_heads
from l10n.checks.numbers.plain import changed
from l10n.checks.numbers.roman import roman
from l10n.checks.numbers.words import cardinals, scales
from l10n.languages import pack
from l10n.text.marks import DIRECTIONS, SIGNS
from l10n.text.memo import Memo
from l10n.text.tokens import has_digit, words

FIGURE, CLOCK, WORD, ORDINAL, DATE = 1, 2, 4, 8, 16
"""A number in figures or letters of Rome; a time in words; a number in words; an ordinal; a month or day."""
_ONE, _UNIT = 32, 64  # *un* is a number before a unit alone
_ALL = FIGURE | CLOCK | WORD | ORDINAL | DATE
_SIGNS = frozenset("%°$€£¥₽₩₹₺₴")


@lru_cache(maxsize=64)
def hints(text: str, language: str) -> int:
    """Return what a text of a language (BCP 47) may have, as a sum of the constants above.

    It has none of the others; all may be where a word is no run of letters.
    """
    if not text.isascii() and _odd().search(text):
        return _ALL
    found = reduce(or_, map(_hints_of_words(language).__getitem__, words(text)), _always(language))
    if has_digit(text) or roman(text, language):
        found |= FIGURE
    if found & _ONE and (found & _UNIT or not _SIGNS.isdisjoint(text)):
        found |= WORD
    return found & _ALL


@cache
def _odd() -> re.Pattern[str]:
    """Return what finds characters that make words other than they are written, or numbers."""
    return re.compile(f"[{SIGNS}{DIRECTIONS}{''.join(map(re.escape, changed()))}İΣ]")


@cache
def _always(language: str) -> int:
    """Return what a language may say without any word that is known for it."""
    known = pack.language(language)
    if known.script.unspaced:
        return _ALL
    return (FIGURE if known.dates.time else 0) | (DATE if date_words(language) is None else 0)


@cache
def _hints_of_words(language: str) -> Memo[int]:
    """Return what tells of a word, in small letters, what a text may have that has it."""
    dates, clock, heads = date_words(language) or (), clock_words(language), ordinal_heads(language)
    inflected = pack.language(language).units.endings is not None
    known: dict[str, int] = {}
    for number, value in cardinals(language).items():
        first = re.split("[ -]", number)[0]
        known[first] = known.get(first, 0) | (_ONE if value <= 1 and number == first else WORD)
    units = dict.fromkeys((*counted(language), *scales(language)), _UNIT)
    for listed, hint in (units, _UNIT), (dates, DATE), (clock, CLOCK):
        for word in listed:
            known[word] = known.get(word, 0) | hint

    def hints_of(word: str) -> int:
        found = known.get(word, 0)
        if inflected and known_in(word, units, language) is not None:
            found |= _UNIT
        return found | ORDINAL if head(word) in heads and is_ordinal(word, language) else found

    return Memo(hints_of)
