"""What fields in YAML and TOML share: values with their places, folded lines, escapes that stand for characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from l10n.articles import inlines as shared
from l10n.messages import msg
from l10n.model import Block, BlockKind, Inline, Role
from l10n.text.patterns import NEVER

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n){2,}")
_LINE_END = r"[ \t]*\r?\n[ \t]*"


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
    escapes: str = NEVER,
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


def quoted(text: str, field: Field, escapes: str, meaning: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield the block of a value between quotation marks, which are part of it.

    So what is written there may have other marks.
    """
    inner = field.start + 1, field.end - 1
    inlines = [
        Inline(Role.EMPTY, field.start, inner[0], "", msg("mark")),
        *_inlines(text, *inner, escapes, meaning),
        Inline(Role.EMPTY, inner[1], field.end, "", msg("mark")),
    ]
    if block := shared.block(inlines, BlockKind.FIELD, style=field.style, label=field.key):
        yield block


def character(digits: str) -> str:
    """Return the character of a code point in hexadecimal digits; U+FFFD where there is none."""
    number = int(digits, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def escaped(text: str) -> str:
    """Return a text as it stands between double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _inlines(
    text: str, start: int, end: int, escapes: str, meaning: Callable[[str], str | None]
) -> Iterator[Inline]:
    found = re.compile(f"(?P<escape>{escapes})|{_LINE_END}").finditer(text, start, end)
    return shared.filled(text, start, end, (_inline(match, meaning) for match in found))


def _inline(match: re.Match[str], meaning: Callable[[str], str | None]) -> Inline:
    value = meaning(match[0]) if match["escape"] else " "
    if value is None:
        return Inline(Role.BREAK, *match.span(), "", msg("line end"))
    return Inline(Role.TEXT, *match.span(), value)
