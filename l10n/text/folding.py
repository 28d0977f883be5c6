"""Texts and words as they are compared: without capitals, accents, and what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.text.memo import Memo

APOSTROPHES = "'’ʼ′＇"
_PLAIN = str.maketrans({**dict.fromkeys(APOSTROPHES[1:], "'"), **dict.fromkeys("‐‑", "-")})
# Characters that no one sees: soft hyphen, zero-width spaces and joiners, marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NOTHING = re.compile("(?!)")
# Letters with diacritics, without them; combining marks go.
_LETTERS = {
    chr(code): "".join(
        letter for letter in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(letter)
    )
    for code in (*range(0xC0, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
} | {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def fold(text: str) -> str:
    """Return `text` in small letters without diacritics: what makes `Zürich` and `Zurich` the same.

    Letters that have a stroke or are two in one become plain ones, too (`ß`, `ø`, `œ`).
    """
    low = text.lower()
    return low if low.isascii() else _BEYOND_ASCII.sub(lambda letter: _LETTERS.get(letter[0], letter[0]), low)


fold_word = Memo(fold).__getitem__
"""Returns a word as `fold` does, remembered."""


@lru_cache(maxsize=1 << 15)
def unaccented(word: str) -> str:
    """Return a word without its diacritics, as capitals are often written (*Etats-Unis*, *COREE*)."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def plain_letters(text: str) -> str:
    """Return `text` without diacritics and strokes, in the capitals that it has: `Łódź` as `Lodz`."""
    return "".join(fold(sign).capitalize() if sign.isupper() else fold(sign) for sign in text)


def fold_spaces(text: str) -> str:
    """Return `text` with one plain space for each run of white space, no-break ones too, and none at its edges.

    What is left where a tool that knows of no other spaces has had a text in its hands.
    """
    return " ".join(text.split())


_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def fold_typography(text: str) -> str:
    """Return `text` with plain spaces and straight apostrophes: what typographers and tools change of a sentence."""
    return fold_spaces(text).translate(_STRAIGHT)


def normal_word(word: str) -> str:
    """Return a word with straight apostrophes and plain hyphens, and without the dots of an acronym."""
    if not word.isalnum():
        word = word.translate(_PLAIN)
        word = "".join(word.replace(".", " ").split())
    return word


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
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _UNSEEN.search(text)):
        return Normal(text, None)
    return _composed(text, _UNSEEN)


def composed(text: str) -> Normal:
    """Return a text in NFC, and the way back to its characters: some systems write accents behind their letters."""
    return Normal(text, None) if unicodedata.is_normalized("NFC", text) else _composed(text, _NOTHING)


def _composed(text: str, unseen: re.Pattern[str]) -> Normal:
    parts: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or unseen.match(text[end])):
            end += 1
        part = unicodedata.normalize("NFC", unseen.sub("", text[start:end]))
        parts.append(part)
        places += [start] * len(part)
        start = end
    return Normal("".join(parts), [*places, len(text)])
