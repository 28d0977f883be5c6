"""What fields in YAML and TOML share: values with their places, folded lines, escapes that stand for characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from l10n.articles import inlines as shared
from l10n.model import Block, BlockKind, Inline, Role

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n){2,}")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")


class Field(NamedTuple):
    """A field's key, and where its value stands, quotation marks included: `text[start:end]`.

    `style` is how the value is written, as its language calls that.
    """

    key: str
    start: int
    end: int
    style: str
    is_yaml: bool


def paragraphs(
    text: str,
    start: int,
    end: int,
    style: str,
    label: str,
    escapes: re.Pattern[str] | None = None,
    meaning: Callable[[str], str | None] = lambda raw: raw,
) -> Iterator[Block]:
    """Yield the blocks of a value whose content is `text[start:end]`: its paragraphs, with their lines joined.

    `escapes` finds what stands for a character, and `meaning` says for which; None is a line end that is meant.
    """
    at = start
    for blank in (*_BLANK_LINES.finditer(text, start, end), None):
        stop = blank.start() if blank else end
        inlines = _inlines(text, at, stop, escapes, meaning)
        if block := shared.block(inlines, BlockKind.FIELD, style=style, label=label):
            yield block
        at = blank.end() if blank else end


def quoted(
    text: str, field: Field, size: int, escapes: re.Pattern[str] | None, meaning: Callable[[str], str | None]
) -> Iterator[Block]:
    """Yield the block of a value between marks of `size` characters, which are part of it.

    So what is written there may have other marks.
    """
    inner = field.start + size, field.end - size
    inlines = [
        Inline(Role.EMPTY, field.start, inner[0], "", "mark"),
        *_inlines(text, *inner, escapes, meaning),
        Inline(Role.EMPTY, inner[1], field.end, "", "mark"),
    ]
    if block := shared.block(inlines, BlockKind.FIELD, style=field.style, label=field.key):
        yield block


def _inlines(
    text: str, start: int, end: int, escapes: re.Pattern[str] | None, meaning: Callable[[str], str | None]
) -> Iterator[Inline]:
    units = (
        [(match.span(), meaning(match[0])) for match in escapes.finditer(text, start, end)] if escapes else []
    )
    taken = [span for span, _ in units]
    units += [
        (match.span(), " ")
        for match in _LINE_END.finditer(text, start, end)
        if not any(low < match.end() and match.start() < high for low, high in taken)
    ]
    at = start
    for (low, high), value in sorted(units):
        if at < low:
            yield shared.text_inline(text, at, low)
        if value is None:
            yield Inline(Role.BREAK, low, high, "", "line end")
        else:
            yield shared.text_inline(text, low, high, value)
        at = high
    if at < end:
        yield shared.text_inline(text, at, end)
