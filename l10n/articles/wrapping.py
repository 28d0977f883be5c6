"""Lines of a paragraph: where they end, how wide they are, and text laid out in lines of the same kind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

# A line end with the blanks around it: in a wrapped paragraph, what stands for a space.
BREAK = re.compile("[ \t]*(\r\n|[\n\r\u0085\u2028])[ \t]*")
_LINE_END = re.compile("\r\n|[\n\r\u0085\u2028]")
_SINGLE_SPACE = re.compile("(?<! ) (?! )")

# No line begins with these (it would become a list item, a quote, a heading, a fence or a definition of another
# format; French marks stay with their word), nor ends with an opening mark.
_NO_START = re.compile(
    r"[-–—*+#>|=•‣◦▪●:;?!%»]+|\d{1,9}[.)]|[a-zA-Z]\)|(?:[>|=:]|~{3}|`{3}|-{3}|\*?\[\^?[^\]]*\]:).*"
)
_NO_END = ("«", "(", "[", "“", "‘", "—", "–")
_ABOUT = 8  # columns by which two paragraphs of one width may differ: less than a long word
_LONGEST = 1000  # characters: no line that somebody wrapped is longer


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph is wrapped: its widest line, columns to fill, and the line end with the blanks around it."""

    widest: int
    width: int
    line_end: str


def layout(text: str, start: int, end: int, breaks: Iterable[str] | None = None) -> Layout | None:
    """Return how `text[start:end]` is wrapped: as wide as its widest line, its usual line end; None if it isn't.

    `breaks` are the line ends that were put in place of a space, with what belongs to them; without, all are.
    """
    if breaks is None:
        breaks = (match[0] for match in BREAK.finditer(text, start, end))
    usual = Counter(breaks).most_common(1)
    if not usual:
        return None
    lines = _LINE_END.split(text[_line_start(text, start) : end])
    widest = max(columns(line.rstrip()) for line in lines)
    return Layout(widest, widest, usual[0][0])


def evened(layouts: Mapping[int, Layout]) -> dict[int, Layout]:
    """Return the layouts of an article's paragraphs with the width that the article was wrapped to.

    That is the widest line of the paragraphs that are about as wide: a single paragraph seldom fills a line quite.
    """
    widths = [layout.widest for layout in layouts.values()]
    return {
        block: replace(one, width=max(width for width in widths if width <= one.widest + _ABOUT))
        for block, one in layouts.items()
    }


def columns(text: str) -> int:
    """Return how many columns a text takes: two for what is wide in East Asia, none for what combines."""
    if text.isascii() and "\t" not in text:
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    without = sum(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in text)
    return len(text.expandtabs(8)) + wide - without


def unwrapped(text: str, start: int, end: int, layout: Layout) -> str:
    """Return `text[start:end]` with a space for each line end at which the line was full.

    A line end before which the next word had room was put there on purpose, and stays.
    """
    parts, at = [], start
    for match in BREAK.finditer(text, start, end):
        line = text[_line_start(text, match.start()) : match.start()]
        following = text[match.end() : match.end() + _LONGEST].split(None, 1)
        full = following and columns(line) + 1 + columns(following[0]) > layout.widest
        parts += [text[at : match.start()], " " if full else match[0]]
        at = match.end()
    return "".join([*parts, text[at:end]])


def column_at(text: str, at: int) -> int:
    """Return the column (from 0) of a place in a text."""
    return columns(text[_line_start(text, at) : at])


def wrapped(text: str, column: int, layout: Layout) -> str:
    """Return a text, which starts in a column, in lines of the layout's width.

    A line ends only in place of a single space; no-break spaces, wide runs and the line ends that are there stay.
    """
    parts = BREAK.split(text)
    breaks = [match[0] for match in BREAK.finditer(text)]
    lines = []
    for part, after in zip(parts[::2], [*breaks, ""], strict=True):
        lines.append(_filled(part, column, layout) + after)
        column = _after(after)
    return "".join(lines)


def _filled(text: str, column: int, layout: Layout) -> str:
    first, *rest = _unbroken(text)
    parts = [first]
    column += columns(first)
    for words in rest:
        if column + 1 + columns(words) > layout.width:
            parts.append(layout.line_end)
            column = _after(layout.line_end)
        else:
            parts.append(" ")
            column += 1
        parts.append(words)
        column += columns(words)
    return "".join(parts)


def _unbroken(text: str) -> list[str]:
    """Return the parts of a text between which a line may end."""
    parts: list[str] = []
    for word in _SINGLE_SPACE.split(text):
        if parts and (_NO_START.fullmatch(word) or parts[-1].endswith(_NO_END)):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def _line_start(text: str, at: int) -> int:
    """Return where the line of a place starts; of a line that nobody wrapped, some place in it."""
    start = max(0, at - _LONGEST)
    end_before = max(text.rfind(end, start, at) for end in "\n\r\u0085\u2028\u2029")
    return end_before + 1 if end_before >= 0 else start


def _after(line_end: str) -> int:
    """Return the column of what follows a line end and its blanks."""
    return columns(_LINE_END.split(line_end)[-1])
