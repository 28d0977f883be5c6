"""Texts of others as a report may show them: without what a terminal or a parser takes for a command."""

from __future__ import annotations

import re

from l10n.model import collapse

# Controls; what XML can't hold; the marks that turn the direction of writing, for a text isn't to rearrange a page.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    r"""Return a text with what nobody sees written out: `\x1b`, `\u202e`, `\udce9` for a byte that isn't UTF-8."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode-escape").decode(), text)


def one_line(text: str) -> str:
    """Return a text as one line, with what nobody sees written out."""
    return visible(collapse(text)).replace("\n", " ").replace("\r", " ").replace("\t", " ")


def place(path: str, line: int | None) -> str:
    """Return where something stands, as editors and terminals take it: `es/port.po:12`."""
    return f"{path}:{line}" if line else path
