"""What stands in a sentence for a tag, and for what isn't for translating."""

from __future__ import annotations

import re

from l10n.articles.html.elements import NAMES, WORDS
from l10n.articles.html.tokens import Sort, Token
from l10n.messages import msg
from l10n.model import Inline, Role, collapse
from l10n.text.markup import VOID

_TAG = re.compile("<[^>]*>")
_NOTE = 80  # characters of what stays, for translators


def of_tag(text: str, tag: Token, kind: str, note: str) -> Inline:
    """Return the inline of a tag, or of a remark: its `kind`, and a `note` of what it has besides its name."""
    raw = text[tag.start : tag.end]
    if tag.sort is Sort.REMARK:
        return Inline(Role.EMPTY, tag.start, tag.end, "", msg("remark"))
    if tag.name in VOID or tag.empty:
        role = Role.BREAK if tag.name == "br" else Role.EMPTY
        return Inline(role, tag.start, tag.end, "", kind, note)
    if tag.sort is Sort.END:
        return Inline(Role.CLOSING, tag.start, tag.end, raw, kind)
    if not tag.attributes:
        return Inline(Role.OPENING, tag.start, tag.end, raw, kind)
    return Inline(Role.OPENING, tag.start, tag.end, "", kind, note)


def of_kept(text: str, start: int, end: int, name: str) -> Inline:
    """Return the inline of what stays as it is, an element of some name: a word where it has any."""
    words = collapse(_TAG.sub("", text[start:end])).strip()
    kind = NAMES.get(name, name) if name in WORDS else msg("not translated") if words else f"<{name}>"
    return Inline(Role.WORD if words else Role.EMPTY, start, end, "", kind, words[:_NOTE])
