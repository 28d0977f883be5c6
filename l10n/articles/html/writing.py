"""Text as a page writes it: signs that would be markup as entities, and what else the page writes so."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from html.entities import codepoint2name

from l10n.articles.html.spelling import NAMED, NUMBERED
from l10n.model import Block

TEXT, BARE = "text", "bare"  # styles of blocks, besides the quotation marks around an attribute
_SIGNS = re.compile("[&<>\"']|[^\0-\x7f]")
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]|\A\Z")
_ALWAYS = {"&": "&amp;", "<": "&lt;"}
_QUOTES = {'"': "&quot;", "'": "&#39;"}


def escape(text: str, block: Block) -> str:
    """Return a stretch of text as it stands in a block."""
    place, everything, forms = _style(block.style)

    def written(match: re.Match[str]) -> str:
        char = match[0]
        if char in forms:
            return forms[char]
        if char in _ALWAYS:
            return _ALWAYS[char]
        if char in _QUOTES:
            return _QUOTES[char] if char == place or place == BARE else char
        if not everything or char.isascii():
            return char
        name = codepoint2name.get(ord(char)) if everything == NAMED else None
        return f"&{name};" if name else f"&#{ord(char)};"

    return _SIGNS.sub(written, text)


def finish(text: str, block: Block) -> str:
    """Return an attribute without quotation marks with those that it needs now."""
    if _style(block.style)[0] == BARE and _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', "&quot;") + '"'
    return text


@lru_cache(maxsize=64)
def _style(style: str) -> tuple[str, str, dict[str, str]]:
    """Return where a block stands, how all is written that isn't ASCII, and single characters."""
    place, *forms = style.split(" ")
    everything = forms.pop(0) if forms and forms[0] in (NAMED, NUMBERED) else ""
    return place, everything, {html.unescape(form): form for form in forms if form}
