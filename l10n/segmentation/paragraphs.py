"""What bounds sentences whatever their words are: blank lines, and the lines of a list or a dialogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_END = "\n\r\v\f\x85\u2028\u2029"
_LINE_END = rf"(?>\r\n|[{_END}])"
_INDENT = rf"[^\S{_END}]*+"
_BLANK = re.compile(rf"{_LINE_END}(?:{_INDENT}{_LINE_END})++|\u2029")

# A line with a mark that text hardly wraps to starts a part by itself, one with another mark only if a second
# line has the same: a paragraph that was wrapped before a dash or a number isn't cut there.
_BULLETS = "•◦▪‣●■"
_MARKED_LINE = re.compile(
    rf"{_LINE_END}{_INDENT}(?:(?P<sign>[{_BULLETS}*+—–-])|(?P<number>\d{{1,3}}[.)])|(?P<letter>[a-zA-Z]\)))(?=\s)"
)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of `text` that no sentence crosses, as offsets, in order, trimmed; none is empty."""
    begin = 0
    if len(text.splitlines()) < 2:  # most texts, and looked at in no time
        yield from _trimmed(text, begin, len(text))
        return
    for blank in _BLANK.finditer(text):
        yield from _parts(text, begin, blank.start())
        begin = blank.end()
    yield from _parts(text, begin, len(text))


def _parts(text: str, begin: int, finish: int) -> Iterator[tuple[int, int]]:
    lines = "\n" + text[begin:finish]
    marks = [
        (mark["sign"] or mark.lastgroup, begin + mark.start(mark.lastgroup or 0) - 1)
        for mark in _MARKED_LINE.finditer(lines)
    ]
    kinds = Counter(kind for kind, _ in marks)
    for kind, at in marks:
        if kinds[kind] > 1 or (kind and kind in _BULLETS):
            yield from _trimmed(text, begin, at)
            begin = at
    yield from _trimmed(text, begin, finish)


def _trimmed(text: str, begin: int, finish: int) -> Iterator[tuple[int, int]]:
    part = text[begin:finish]
    inner = part.strip()
    if inner:
        begin += len(part) - len(part.lstrip())
        yield begin, begin + len(inner)
