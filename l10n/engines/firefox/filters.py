"""Which of Mozilla's records are for a desktop release of Firefox, by their `filter_expression`.

These are JEXL (TomFrost/Jexl), of which Remote Settings uses names (`env.appinfo.OS`), texts, numbers, lists,
comparison, `in`, `!`, `&&`, `||` and the transform `versionCompare`. What is written in another way does not pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

_RELEASE: Mapping[str, Any] = MappingProxyType(
    {
        "env.channel": "release",
        "env.version": "157.0",  # of November 2026: filters name the first or the last version that can run a model
        "env.appinfo.OS": "Linux",
        "env.appinfo.ID": "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}",
        "env.formFactor": "desktop",
    }
)
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"]*"|'[^']*')|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.]*)
    |(?P<sign>&&|\|\||[=!<>]=|[<>!()\[\],|-]))""",
    re.VERBOSE,
)
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "==": lambda one, other: one == other,
        "!=": lambda one, other: one != other,
        "<": lambda one, other: one < other,
        ">": lambda one, other: one > other,
        "<=": lambda one, other: one <= other,
        ">=": lambda one, other: one >= other,
        "in": lambda one, other: one in other,
    }
)
_CONSTANTS = MappingProxyType({"true": True, "false": False, "null": None})


def passes(expression: str) -> bool:
    """Return whether a record with this filter is for a desktop release; one with none is."""
    if not expression.strip():
        return True
    try:
        return bool(_Parser(expression).whole())
    except (ValueError, TypeError, LookupError, RecursionError):
        return False


class _Parser:
    """Reads and evaluates at once; raises ValueError for what it doesn't know."""

    def __init__(self, expression: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(expression.rstrip()):
            match = _TOKEN.match(expression, at)
            if match is None:
                raise ValueError(expression)
            self._tokens.append((str(match.lastgroup), match[match.lastgroup or 0]))
            at = match.end()
        self._tokens.append(("end", ""))

    def whole(self) -> Any:
        value = self._either()
        if self._tokens[0][0] != "end":
            raise ValueError(self._tokens[0][1])
        return value

    def _took(self, *wanted: str) -> str:
        """Return the next token, and go on, if it is one of those wanted; else nothing."""
        kind, token = self._tokens[0]
        if kind in ("sign", "name") and token in wanted:
            del self._tokens[0]
            return token
        return ""

    def _either(self) -> Any:
        value = self._both()
        while self._took("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> Any:
        value = self._compared()
        while self._took("&&"):
            other = self._compared()
            value = value and other
        return value

    def _compared(self) -> Any:
        value = self._negated()
        while sign := self._took(*_COMPARISONS):
            value = _COMPARISONS[sign](value, self._negated())
        return value

    def _negated(self) -> Any:
        if self._took("!"):
            return not self._negated()
        if self._took("-"):
            return -self._negated()
        value = self._value()
        while self._took("|"):
            value = self._transformed(value)
        return value

    def _transformed(self, value: Any) -> Any:
        if not self._took("versionCompare") or not self._took("("):
            raise ValueError("another transform")
        other = self._either()
        if not self._took(")"):
            raise ValueError("no end")
        pairs = list(zip_longest(_version(value), _version(other), fillvalue=(0, 0, 0)))
        one, other = [first for first, _ in pairs], [second for _, second in pairs]
        return (one > other) - (one < other)

    def _value(self) -> Any:
        if self._took("("):
            value = self._either()
            if not self._took(")"):
                raise ValueError("no end")
            return value
        if self._took("["):
            return self._list()
        kind, token = self._tokens.pop(0)
        if kind == "text":
            return token[1:-1]
        if kind == "number":
            return float(token)
        if kind == "name":
            return _CONSTANTS[token] if token in _CONSTANTS else _RELEASE[token]
        raise ValueError(token)

    def _list(self) -> list[Any]:
        values: list[Any] = []
        while not self._took("]"):
            if values and not self._took(","):
                raise ValueError("no end")
            values.append(self._either())
        return values


def _version(text: str) -> list[tuple[int, int, int]]:
    """Return a key that sorts Firefox' versions: `121.0a1` before `121.0`, `108.a0` before `108.0`."""
    key = []
    for part in text.split("."):
        match = re.fullmatch(r"(\d*)(?:([a-z]+)(\d*))?", part)
        if match is None:
            raise ValueError(text)
        key.append((int(match[1] or 0), -1 if match[2] else 0, int(match[3] or 0)))
    return key
