"""What a translator, man or machine, said about a translation and left in it: *Here is the translation:*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, Span


@rule(
    "fidelity/meta-text",
    Example(
        "fr-en", "Il parle de lui.", "Here is the translation: He speaks about him.", "He speaks about him."
    ),
    likely="leftover",
    signs=":",
)
def meta_text(unit: Analysis) -> Iterator[Finding]:
    """Find what speaks of the translation where the source doesn't: *Here is the translation:*."""
    match = _pattern().match(unit.target)
    if match and not _pattern().match(unit.source):
        yield finding(
            LIKELY, msg("Leave the translation only: this speaks of it."), (), [Span(*match.span())]
        )


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds such words in any language: a model may well speak another one than it translates into."""
    words = [one.words for one in pack.languages()]
    opening = "|".join(one.introductions for one in words if one.introductions)
    name = "|".join(one.translation for one in words if one.translation)
    return re.compile(rf"\W*(?:(?:{opening})\b[^.:]{{0,40}}\b)?(?:{name})\b[^.:]{{0,30}}:", re.IGNORECASE)
