"""Plain text: a headline, paragraphs between blank lines, list items, indented quotes.

A line end inside a paragraph means nothing: re-wrapping an article changes no block's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from l10n.articles.format import Format
from l10n.model import Block, BlockKind, collapse

_LINE = re.compile("([^\n\r\u0085\u2028\u2029]*)(\r\n|[\n\r\u0085\u2028\u2029]|\\Z)")
_WORD = re.compile(r"[^\W_]")

# A dialogue's dash (—) is no marker. Years and dates that begin a paragraph (`2024. `) are kept out by the
# number of digits.
_MARKER = re.compile(
    r"(?:(?P<bullet>[-–*•‣◦▪●])|(?P<number>[0-9]{1,3})(?P<after>[.)])|(?P<letter>[a-z])\))(?=\s|\Z)"
)

_HEADLINE = 200  # characters that a headline has at most
_QUOTE_INDENT = 2  # columns that a quote is indented more than the text
_LONG_LINE = 150  # characters: nobody wraps lines as wide as that by hand

_CLOSING = "\"'»”’›)] \u00a0\u202f"
_SENTENCE_END = (".", "!", "?", "…", "。")


class _Line(NamedTuple):
    """A line that isn't blank: its text's span, without edge white space, and its indentation in columns."""

    start: int
    end: int
    indent: int


class _Marker(NamedTuple):
    """What marks a list item: its family (`-`, `1.`, `a)`), its number, and where it ends."""

    family: str
    number: int
    end: int


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order; between them are only white space and list markers."""
    groups = list(_groups(text))
    if len(groups) == 1 and _one_paragraph_a_line(text, groups[0]):
        groups = [[line] for line in groups[0]]
    result: list[Block] = []
    quotes = _quotes(text, groups)
    for lines, quote in zip(groups, quotes, strict=True):
        result += _items(text, lines) or [
            Block(BlockKind.QUOTE if quote else BlockKind.PARAGRAPH, lines[0].start, lines[-1].end)
        ]
    if len(result) > 1 and result[0].kind is not BlockKind.ITEM and _is_headline(text, result[0]):
        result[0] = Block(BlockKind.HEADLINE, result[0].start, result[0].end)
    return tuple(result)


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines that no blank line and no paragraph separator (U+2029) parts."""
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        content, end = match.groups()
        if stripped := content.strip():
            indent = len(content) - len(content.lstrip())
            start = match.start() + indent
            lines.append(_Line(start, start + len(stripped), len(content[:indent].expandtabs(8))))
        if lines and (not stripped or end == "\u2029"):
            yield lines
            lines = []
    if lines:
        yield lines


def _one_paragraph_a_line(text: str, lines: Sequence[_Line]) -> bool:
    """Tell whether lines without a blank one between them are paragraphs, as many exports write them.

    They are where lines are longer than anybody wraps them and mostly end where a sentence ends, unless none
    has room for the next one's first word: then a program wrapped them, to that width.
    """
    longest = max(line.end - line.start for line in lines)
    long = [line for line in lines if line.end - line.start > _LONG_LINE]
    ended = sum(text[line.start : line.end].rstrip(_CLOSING).endswith(_SENTENCE_END) for line in long)
    if not long or ended * 2 <= len(long):
        return False
    firsts = [len(text[line.start : line.end].split(maxsplit=1)[0]) for line in lines[1:]]
    rooms = [longest - (line.end - line.start) for line in lines]
    return any(room > first for room, first in zip(rooms, firsts, strict=False))


def _marker(text: str, line: _Line) -> _Marker | None:
    """Return the list marker that a line begins with, or None."""
    if (match := _MARKER.match(text, line.start, line.end)) is None:
        return None
    if bullet := match["bullet"]:
        return _Marker(bullet, 0, match.end())
    if letter := match["letter"]:
        return _Marker("a)", ord(letter), match.end())
    return _Marker(f"1{match['after']}", int(match["number"]), match.end())


def _items(text: str, lines: Sequence[_Line]) -> list[Block]:
    """Return the list items of lines that begin with a marker; none where they are no list.

    Later markers count if they are of the first one's family and, for numbers and letters, go on counting:
    else a line that was wrapped before a dash or a number would become an item.
    """
    if (first := _marker(text, lines[0])) is None:
        return []
    if not _WORD.search(text, lines[0].start, lines[-1].end):
        return []  # `* * *`
    items: list[Block] = []
    start, last = first.end, first
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        marker = _marker(text, following) if following else None
        if marker and (marker.family != first.family or marker.number != last.number + bool(last.number)):
            marker = None
        if marker or following is None:
            if content := text[start : line.end].lstrip():
                items.append(Block(BlockKind.ITEM, line.end - len(content), line.end))
            if marker:
                start, last = marker.end, marker
    return items


def _quotes(text: str, groups: Sequence[Sequence[_Line]]) -> list[bool]:
    """Tell of each group of lines whether it is an indented quote.

    It is one if all its lines are indented more than the text, whose paragraphs' first lines may be indented
    too. A headline, which is often indented, and lists say nothing of how the text is.
    """
    texts = [lines for lines in groups[1:] if _marker(text, lines[0]) is None]
    base = first = min((line.indent for lines in texts for line in lines), default=0)
    for lines in texts:
        if len(lines) > 1 and all(line.indent == base for line in lines[1:]):
            first = max(first, lines[0].indent)
    return [
        i > 0 and min(line.indent for line in lines) >= first + _QUOTE_INDENT
        for i, lines in enumerate(groups)
    ]


def _is_headline(text: str, block: Block) -> bool:
    """Tell whether a first block is a headline: short, and not a sentence that ends or leads on."""
    headline = collapse(text[block.start : block.end])
    if len(headline) > _HEADLINE:
        return False
    headline = headline.rstrip(_CLOSING)
    return headline.endswith("...") or not headline.endswith((".", "。", ",", ";", ":"))


FORMAT = Format(blocks)
