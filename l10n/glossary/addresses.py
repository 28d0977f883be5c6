"""Where a text holds web addresses, e-mail addresses and handles: no place for terms."""

from __future__ import annotations

import re

from l10n.model import Span

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|[\w.+-]*@[\w.-]+\w", re.IGNORECASE)


def addresses(text: str) -> list[Span]:
    """Return the addresses in a text."""
    if "@" not in text and "://" not in text and "www." not in text:
        return []
    return [Span(*match.span()) for match in _ADDRESS.finditer(text)]
