"""Ordinals and times of day in figures, as a language writes them."""

from __future__ import annotations

import re

from l10n.checks.numbers.clock import Time
from l10n.checks.numbers.roman import numeral
from l10n.languages import pack
from l10n.languages.pack import Language
from l10n.text.lexicon import is_word

_ORDINAL = re.compile(r"(\d+|[IVXL]+)")
_WORDS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[ \xa0]([^\W\d_]+)")


def ordinal(text: str, start: int, end: int, language: str) -> str:
    """Return how a language (BCP 47) writes an ordinal in figures that stands at a place of a text.

    Where its form has a gender, what stands beside it tells; the result is empty where that doesn't, or for a name
    (*5th Avenue*).
    """
    here = pack.language(language)
    digits = _ORDINAL.match(text, start)
    endings = here.numbers.ordinal
    if digits is None or not endings or begins_name(text, end, language):
        return ""
    figures = digits[1]
    if not figures.isdigit():
        if here.numbers.bare_numerals:
            return figures
        figures = str(numeral(figures))
    ending = next(endings[figures[at:]] for at in range(len(figures) + 1) if figures[at:] in endings)
    masculine, _, feminine = ending.partition("/")
    if not feminine:
        return figures + masculine
    gender = _is_feminine(text, start, end, here)
    return "" if gender is None else figures + (feminine if gender else masculine)


def begins_name(text: str, end: int, language: str) -> bool:
    """Return whether what stands behind a place is a word with a capital that the language doesn't have."""
    after = _WORD.match(text, end)
    return after is not None and after[1][0].isupper() and not is_word(after[1].lower(), language)


def _is_feminine(text: str, start: int, end: int, language: Language) -> bool | None:
    """Return whether what stands beside a place is feminine; None if nothing tells."""
    grammar = language.grammar
    masculine = {*grammar.masculine_before, *grammar.definite[::2]}
    feminine = {*grammar.feminine_before, *grammar.definite[1::2]}
    before = _WORDS.findall(text[:start])[-1:]
    for word in (one.lower() for one in before):
        if (word in masculine) != (word in feminine):
            return word in feminine
    after = _WORD.match(text, end)
    if after is None:
        return None
    noun = after[1].lower()
    if grammar.masculine_ending.search(noun):
        return False
    if grammar.feminine_ending.search(noun):
        return True
    return False if any(ending.search(noun) for ending, _ in grammar.feminine) else None


def clock(time: Time, language: str) -> str:
    """Return how a language (BCP 47) writes a time of day in figures; empty where that isn't known."""
    dates = pack.language(language).dates
    form = dates.full_hour if time.minute == 0 and dates.full_hour else dates.clock
    return form.format(hour=time.hour, minute=f"{time.minute:02}")
