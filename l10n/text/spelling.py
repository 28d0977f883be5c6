"""Which words are an edit or two away from a word, at a cost that doesn't grow with their number.

Words within n edits of each other have a word in common that letters were deleted from to make it, at most n from
each. So the words are kept under all their deletions, and a word is looked up by its own (Bocek, Hunt & Stiller 2007,
"Fast Similarity Search in Large Dictionaries"; SymSpell is the same). An edit is a letter inserted, deleted or
replaced, or two neighbours that changed places (Damerau 1964).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

_EDGE = 2  # letters
_FIVE = 5


class Nearest:
    """Finds words that are near to others: within one edit, long ones within two.

    `long` is the number of letters from which a word is long; without it, none is.
    """

    def __init__(self, words: Iterable[str], long: int = sys.maxsize) -> None:
        self._long = long
        self._words: dict[str, list[str]] = {}
        words = dict.fromkeys(words)
        self._longest = max(map(len, words), default=0)
        # One edit leaves the first two letters of a word or the last two, if it has five or more.
        self._heads = {word[:_EDGE] for word in words if len(word) >= _FIVE}
        self._tails = {word[-_EDGE:] for word in words if len(word) >= _FIVE}
        for word in words:
            for deleted in _deletions(word, 2 if len(word) >= long else 1):
                self._words.setdefault(deleted, []).append(word)

    def find(self, word: str) -> list[tuple[int, str]]:
        """Return the words that are near to one, with the number of edits, the nearest first."""
        # What has two edits of a long word is itself long, or one of the letters deleted at most, as it is shorter.
        depth = 2 if len(word) >= self._long else 1
        if len(word) > self._longest + depth:
            return []
        if len(word) < self._long - 2 and not self._may_find(word):
            return []
        known = self._words.keys() & _deletions(word, depth)
        if not known:
            return []
        near = {other for deleted in known for other in self._words[deleted]}
        from rapidfuzz.distance import OSA

        found = ((OSA.distance(word, other), other) for other in near)
        return sorted((edits, other) for edits, other in found if edits <= 1 + (len(other) >= self._long))

    def _may_find(self, word: str) -> bool:
        """Return whether a word may be an edit away from others by its ends: quicker, and true too often."""
        return len(word) <= _FIVE or word[:_EDGE] in self._heads or word[-_EDGE:] in self._tails


def _deletions(word: str, depth: int) -> set[str]:
    """Return a word and what is left of it without up to `depth` letters."""
    found = {word}
    last = [(word, 0)]  # with the place from which on more letters go: those before it go elsewhere
    for _ in range(depth):
        last = [
            (shorter[:at] + shorter[at + 1 :], at)
            for shorter, start in last
            for at in range(start, len(shorter))
        ]
        found.update(shorter for shorter, _ in last)
    return found
