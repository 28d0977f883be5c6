"""What a function says of a word, once for all texts that have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 1 << 17  # words


class Memo(dict[str, T]):
    """A function's values for words: `[word]` asks it when the word is new, and is as quick as a dict when not.

    A loop over the words of a text, `map(memo.__getitem__, words)`, costs less so than with `lru_cache`.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        self[word] = value = self._function(word)
        return value
