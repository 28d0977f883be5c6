"""Cutting a text into words, once for all who ask.

`tokens` and `words` are for counting and looking up, in small letters; `tokens_and_marks` are what the memory counts.
`normal_words` and `word_spans` find the words that glossary forms are made of, with exact places in the original: a
word is a run of letters and digits. Elided articles are words of their own (*l'* in *l'OTAN*, not in *aujourd'hui*),
so is what follows a hyphen, and each character of a script that is written without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from l10n.languages import pack
from l10n.text.folding import APOSTROPHES, Normal, normal
from l10n.text.marks import SIGNS, has_signs
from l10n.text.memo import Memo

# A word that is no part of a compound, an address or the name of a file.
ALONE = re.compile(r"(?<![\w@#/.-])[^\W\d_]+(?![\w@-]|\.\w)")
_TOKEN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
# The same where signs of vowels and accents stand behind letters, which are none for Python.
_TOKEN_WITH_SIGNS = re.compile(rf"[\w{SIGNS}]+")
_LETTERS_WITH_SIGNS = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+")
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ]")
_LONG = 4  # letters
_HYPHENS = "-‐‑‒–−"
# Thai, Lao, Burmese, Khmer, kana, Han: written without spaces; and Hangul, whose particles follow a name without one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUNS = f"{_UNSPACED}\uac00-\ud7af"
_SEPARATOR = re.compile(rf"\s+|[{_HYPHENS}]")
_RUN = re.compile(f"[{_RUNS}]")
_MARKED = rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]"
_TOKENS_AND_MARKS = re.compile(_MARKED).findall
_PARTS = re.compile(rf"{_MARKED}|\s+").findall
_REMEMBERED = 4096  # texts
_FEW = 64  # the same: only the checks of one unit ask again


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the runs of letters, digits and underscores in a text, in small letters."""
    if "_" not in text and not has_digit(text):
        return words(text)
    return tuple((_TOKEN_WITH_SIGNS if has_signs(text) else _TOKEN).findall(text.lower()))


@lru_cache(maxsize=_FEW)
def has_digit(text: str) -> bool:
    """Return whether a text has a digit: most have none, and needn't be searched for numbers and times."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the runs of letters in a text, in small letters."""
    if "İ" in text or "Σ" in text:  # their small letters hang on what stands around them, or are none
        return tuple(_letters(text).findall(text.lower()))
    return tuple(map(str.lower, _written(text)))


@lru_cache(maxsize=_FEW)
def _written(text: str) -> tuple[str, ...]:
    """Return the runs of letters in a text as they are written."""
    return tuple(_letters(text).findall(text))


def _letters(text: str) -> re.Pattern[str]:
    return _LETTERS_WITH_SIGNS if has_signs(text) else _LETTERS


def word_matches(text: str) -> list[re.Match[str]]:
    """Return the matches of the `words` of a text, as they are written."""
    return list(_letters(text).finditer(text))


@lru_cache(maxsize=_FEW)
def small(text: str) -> tuple[str, ...]:
    """Return the words of four letters and more that a text has in small letters, capitals nowhere in them."""
    found = _LETTERS.findall(text) if has_signs(text) else _written(text)
    return tuple(filter(_SMALL.__getitem__, found))


_SMALL = Memo(lambda word: len(word) >= _LONG and (word.islower() or not _CAPITAL.search(word)))


@lru_cache(maxsize=_FEW)
def distinct(text: str) -> frozenset[str]:
    """Return the runs of letters in a text, in small letters, each once."""
    return frozenset(words(text))


@lru_cache(maxsize=_FEW)
def comes_again(text: str) -> bool:
    """Return whether a word of a text stands twice in a row, or two words in a row come again later."""
    found = tokens(text)
    return len(set(pairwise(found))) < len(found) - 1 or any(map(eq, found, found[1:]))


def tokens_and_marks(text: str) -> list[str]:
    """Return the tokens of a text without regard to capitals, and each of its marks.

    A token is a run of letters and digits, or one character of a script that is written without spaces.
    """
    return _TOKENS_AND_MARKS(text.casefold())


def parts(text: str) -> list[str]:
    """Return a text cut into tokens, marks and white space: put together again they are the text."""
    return _PARTS(text)


class Word(NamedTuple):
    """A word at `text[start:end]`, as it is in the normal text."""

    text: str
    start: int
    end: int


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds the words of a language (BCP 47)."""
    known = pack.language(language)
    runs = _RUNS if known.script.unspaced else ""  # a class of ranges costs a third of the search
    letter, later = rf"[^\W\d_{runs}]", rf"[^\W_{runs}]"
    apostrophe = f"[{APOSTROPHES}]"
    # All that is rare stands behind the letters, so that a plain word is found at once.
    elided = [rf"(?<=\b(?i:{word}){apostrophe})|" for word in known.words.elisions]
    # An English genitive is no part of its word: *Ukraine's*.
    joined = (
        rf"(?:{apostrophe}(?:{''.join(elided)}(?!s\b){later}+)|(?<=[lL])·(?=[lL]){later}+)*"  # *col·legi*
    )
    further = rf"(?:[-‐‑]?{letter}(?!{later})|[ \u00a0]{letter}(?=\.))"  # *U.S.*, *U. S.*, *É.-U.*
    dotted = rf"\.(?<=\b{letter}\.){further}(?:\.{further})*\.?"
    return re.compile(rf"{later}+(?:{dotted}|{joined})" + (f"|[{runs}]" if runs else ""))


@lru_cache(maxsize=64)  # one text is asked about for each of its terms
def word_spans(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text, in order: as `normal_words` has them, and where they stand in the text itself."""
    found, parts = normal_words(text, language)
    words = map(Word, parts, *places(found.text, parts))
    if found.places is None:
        return tuple(words)
    return tuple(Word(word.text, *found.original(word.start, word.end)) for word in words)


def places(text: str, found: Iterable[str]) -> tuple[list[int], list[int]]:
    """Return where the words that were found in a text start and end in it.

    All letters are in words, so this finds each where it was found; the matches themselves cost twice as much.
    """
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for word in found:
        start = text.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return starts, ends


@lru_cache(maxsize=64)
def normal_words(text: str, language: str) -> tuple[Normal, tuple[str, ...]]:
    """Return a text as forms are compared with it, and its words without their places, which is quicker."""
    found = normal(text)
    return found, tuple(_pattern(language).findall(found.text))


def joins(between: str, before: str, own: str, language: str) -> bool:
    """Whether two words with `between` in their midst may belong to one form of a language (BCP 47).

    White space and one hyphen are the same; nothing has to stand after an elision and in a script without spaces.
    `own` is what the form itself has there: a slash, `. `, `'`.
    """
    if not between:
        return before[-1] in APOSTROPHES or _RUN.match(before) is not None or not own
    if between[0] == "." and before.lower() in pack.language(language).names.abbreviations:
        between = between[1:] or " "
    return _SEPARATOR.fullmatch(between) is not None or _bare(between) == _bare(own)


def _bare(separator: str) -> str:
    bare = "".join(separator.split())
    return "'" if bare and bare in APOSTROPHES else bare
