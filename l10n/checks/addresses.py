"""Addresses, handles, hashtags and names of files: they stand in a translation letter by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from l10n.checks.model import Context, finding
from l10n.model import Finding, Span, Unit
from l10n.texts.kept import kept


def address(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find what is lost or changed of URLs, e-mail addresses, handles and the like."""
    ours = kept(unit.source)
    theirs = kept(unit.target)
    if not ours and not theirs:
        return
    lost = [one for one in Counter(ours) - Counter(theirs) if not _translates(one) and one not in unit.target]
    added = [
        one for one in Counter(theirs) - Counter(ours) if not _translates(one) and one not in unit.source
    ]
    if lost:
        message = f"Write {', '.join(lost)} in the target, letter by letter."
        yield finding(message, _places(unit.source, lost), _places(unit.target, added))
    elif added:
        message = f"Take {', '.join(added)} out of the target: the source doesn't have it."
        yield finding(message, (), _places(unit.target, added))


def _translates(text: str) -> bool:
    """Return whether people may translate it: a hashtag, but no handle."""
    return text.startswith("#")


def _places(text: str, parts: list[str]) -> Iterator[Span]:
    for part in parts:
        at = text.find(part)
        if at >= 0:
            yield Span(at, at + len(part))
