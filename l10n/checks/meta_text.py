"""What a translator, man or machine, said about a translation and left in it: *Here is the translation:*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.rule import Context, finding
from l10n.model import Finding, Span, Unit

_OPENING = (
    r"sure|certainly|of course|here(?: is|['’]s)|aquí (?:está|tienes?|teniu)|ecco|voici|aqui está|hier ist"
)
_WORD = "translation|translated text|traducción|traduction|übersetzung|traduzione|tradução|traducció"
_LEFTOVER = re.compile(rf"\W*(?:(?:{_OPENING})\b[^.:]{{0,40}}\b)?(?:{_WORD})\b[^.:]{{0,30}}:", re.IGNORECASE)


def leftover(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find what speaks of the translation where the source doesn't: *Here is the translation:*."""
    match = _LEFTOVER.match(unit.target)
    if match and not _LEFTOVER.match(unit.source):
        yield finding("Leave the translation only: this speaks of it.", (), [Span(*match.span())])
