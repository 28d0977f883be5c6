"""What a function says of a word, once for all texts that have it; and of a value, once for all who ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

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


class once(Generic[T]):
    """A property that is looked up once: functools' takes a lock in Python 3.11, which costs more than some.

    What was found stands in the object's `__dict__` from then on, by the property's name. Threads may look it up
    twice.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> T:
        value: T = self._find(instance)
        instance.__dict__[self._name] = value
        return value
