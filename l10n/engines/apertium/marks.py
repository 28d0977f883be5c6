"""Word-bound blanks: marks that travel through a pipeline with a word and come back around its translation.

A mark may stand around several words, which are analysed as without it; it comes back around each of them. Where
words melt into one (`du` and `Nord`: `del nord`), all their marks come back around that. An article or a preposition
that belongs to a word for the pipeline comes back inside, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from l10n.model import Span

_MARKED = re.compile(r"\[\[([^\[\]]*)\]\](.*?)\[\[/\]\]")
_NUMBER = re.compile(r"t:(\d+):")


# A word that may have a mark by itself: an article that elides is analysed with the word behind it.
WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*(?![\w'’])")
_LETTERS = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")


class Marked(NamedTuple):
    """A piece of an answer, and the numbers of the marks that it came back with."""

    text: str
    place: Span
    numbers: frozenset[int]


def opening(number: int) -> str:
    """Return what goes in before the words that have a mark."""
    return f"[[t:{number}:l]]"


def closing() -> str:
    """Return what goes in behind them."""
    return "[[/]]"


def unmarked(answer: str) -> tuple[str, list[Marked]] | None:
    """Return what came back without its marks, and the pieces that had them; None if a mark is broken."""
    parts: list[str] = []
    pieces: list[Marked] = []
    length = end = 0
    for match in _MARKED.finditer(answer):
        before = answer[end : match.start()]
        parts += [before, match[2]]
        length += len(before)
        numbers = frozenset(map(int, _NUMBER.findall(match[1])))
        pieces.append(Marked(match[2], Span(length, length + len(match[2])), numbers))
        length += len(match[2])
        end = match.end()
    text = "".join((*parts, answer[end:]))
    return None if "[[" in text or "]]" in text else (text, pieces)


def made_of(pieces: Sequence[Marked], words: Sequence[str]) -> dict[str, str]:
    """Return the words of an answer, in small letters, each with that of the marked `words` that it came back for.

    What came back for several, or in a piece of several words, has the longest of them.
    """
    made: dict[str, str] = {}
    for piece in pieces:
        longest = max((words[number] for number in piece.numbers), key=len, default="")
        made |= {match[0].lower(): longest for match in _LETTERS.finditer(piece.text)}
    return made


def moved(pieces: list[Marked], before: str, after: str) -> list[Marked] | None:
    """Return the pieces of a text where they stand in it once it has been tidied; None if one is lost.

    Tidying changes little, so that the first of equal pieces stays the first, and so on.
    """
    low_before, low_after = before.lower(), after.lower()
    places = []
    for piece in pieces:
        text = piece.text.lower()
        if not text or low_before.count(text) != low_after.count(text):
            return None
        at, index = -1, low_before.count(text, 0, piece.place.start)
        for _ in range(index + 1):
            at = low_after.find(text, at + 1 if at < 0 else at + len(text))
        if at < 0:
            return None
        places.append(piece._replace(place=Span(at, at + len(text)), text=after[at : at + len(text)]))
    return places
