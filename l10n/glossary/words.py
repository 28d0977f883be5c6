"""Cutting a text into the words that glossary forms are made of, with exact places in the original.

A word is a run of letters and digits. Elided articles are words of their own (*l'* in *l'OTAN*, not in
*aujourd'hui*), so is what follows a hyphen, and each character of a script that is written without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’ʼ′＇"
_HYPHENS = "-‐‑‒–−"
# Thai, Lao, Burmese, Khmer, kana, Han; and Hangul, whose particles follow a name without a space.
_RUNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WITHOUT_SPACES = {"th", "lo", "my", "km", "ja", "zh", "yue", "ko"}
# What elides before a vowel, by language; the grammars' lists of articles, pronouns and conjunctions.
_ELIDED = {
    "fr": "l d j m t s n c qu jusqu lorsqu puisqu quoiqu",
    "it": (
        "l d c s m t v n gl un all dall dell nell sull coll quell bell sant quest codest tutt mezz nessun"
        " qualcun ciascun alcun"
    ),
    "ca": "l d s n m t",
    "oc": "l d s n m t qu",
}
# What is short for the first word of a name: *St. Petersburg*.
ABBREVIATED = {"st": "saint", "ste": "sainte"}
# Characters that no one sees: soft hyphen, zero-width spaces and joiners, marks of direction.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_ODD = re.compile(f"[{_UNSEEN}]")
_SEPARATOR = re.compile(rf"\s+|[{_HYPHENS}]")
_RUN = re.compile(f"[{_RUNS}]")


class Word(NamedTuple):
    """A word at `text[start:end]`."""

    text: str
    start: int
    end: int


class Normal(NamedTuple):
    """A text in NFC without unseen characters; `places[i]` is where `text[i]` stands in the original.

    `places` has one more, for the end; None says that the text is the original.
    """

    text: str
    places: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the original, with the marks that follow its last letter."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def normal(text: str) -> Normal:
    """Return a text as forms are compared with it, and the way back to its characters."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text)):
        return Normal(text, None)
    parts: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or _ODD.match(text[end])):
            end += 1
        part = unicodedata.normalize("NFC", _ODD.sub("", text[start:end]))
        parts.append(part)
        places += [start] * len(part)
        start = end
    return Normal("".join(parts), [*places, len(text)])


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Return what finds the words of a language (BCP 47)."""
    base = language.split("-")[0]
    runs = _RUNS if base in _WITHOUT_SPACES else ""  # a class of ranges costs a third of the search
    letter, later = rf"[^\W\d_{runs}]", rf"[^\W_{runs}]"
    apostrophe = f"[{_APOSTROPHES}]"
    # All that is rare stands behind the letters, so that a plain word is found at once.
    elided = [rf"(?<=\b(?i:{word}){apostrophe})|" for word in _ELIDED.get(base, "").split()]
    # An English genitive is no part of its word: *Ukraine's*.
    joined = (
        rf"(?:{apostrophe}(?:{''.join(elided)}(?!s\b){later}+)|(?<=[lL])·(?=[lL]){later}+)*"  # *col·legi*
    )
    further = rf"(?:{letter}(?!{later})|[ \u00a0]{letter}(?=\.))"  # *U.S.*, *U. S.*
    dotted = rf"\.(?<=\b{letter}\.){further}(?:\.{further})*\.?"
    return re.compile(rf"{later}+(?:{dotted}|{joined})" + (f"|[{runs}]" if runs else ""))


@lru_cache(maxsize=64)  # one text is asked about for each of its terms
def words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a normal text, in order."""
    _, found = cut(text, language)
    return tuple(map(Word, found, *places(text, found)))


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
def cut(text: str, language: str) -> tuple[Normal, tuple[str, ...]]:
    """Return a text as forms are compared with it, and its words without their places, which is quicker."""
    found = normal(text)
    return found, tuple(pattern(language).findall(found.text))


def plain(word: str) -> str:
    """Return a word with straight apostrophes, and without the dots of an acronym."""
    if not word.isalnum():
        for apostrophe in _APOSTROPHES[1:]:
            word = word.replace(apostrophe, "'")
        word = "".join(word.replace(".", " ").split())
    return word


@lru_cache(maxsize=1 << 15)
def unaccented(word: str) -> str:
    """Return a word without its diacritics, as capitals are often written (*Etats-Unis*, *COREE*)."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def joins(between: str, before: str, own: str) -> bool:
    """Whether two words with `between` in their midst may belong to one form.

    White space and one hyphen are the same; nothing has to stand after an elision and in a script without spaces.
    `own` is what the form itself has there: a slash, `. `, `'`.
    """
    if not between:
        return before[-1] in _APOSTROPHES or _RUN.match(before) is not None or not own
    if between[0] == "." and before.lower() in ABBREVIATED:
        between = between[1:] or " "
    return _SEPARATOR.fullmatch(between) is not None or _bare(between) == _bare(own)


def _bare(separator: str) -> str:
    bare = "".join(separator.split())
    return "'" if bare and bare in _APOSTROPHES else bare
