"""What is found of a word, once for all texts that have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 1 << 17  # words


class Remembered(dict[str, T]):
    """What a function finds of words: `[word]` asks it when the word is new, and is as quick as a dict when not.

    A loop over the words of a text, `map(remembered.__getitem__, words)`, costs less so than with `lru_cache`.
    """

    def __init__(self, find: Callable[[str], T]) -> None:
        self._find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        self[word] = found = self._find(word)
        return found
