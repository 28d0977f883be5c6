"""Addresses, handles, hashtags and names of files: they stand in a translation letter by letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.placeables import placeables

# Domains that examples have (RFC 2606), whose names manuals translate.
_RESERVED = re.compile(r"(?:[\w-]+\.)*example\.(?:com|net|org)", re.IGNORECASE)


@rule(
    "addresses/changed",
    Example("fr-en", "Voir https://a.org/le.", "See https://a.org/the.", "See https://a.org/le."),
    certain="address",
)
def address(unit: Analysis) -> Iterator[Finding]:
    """Find what is lost or changed of URLs, e-mail addresses, handles and the like."""
    ours = placeables(unit.source)
    theirs = placeables(unit.target)
    if not ours and not theirs:
        return
    lost = [one for one in Counter(ours) - Counter(theirs) if not _translates(one) and one not in unit.target]
    added = [
        one for one in Counter(theirs) - Counter(ours) if not _translates(one) and one not in unit.source
    ]
    if unit.notation and lost and len(lost) == len(added) and all(map(_RESERVED.fullmatch, lost)):
        return
    if lost:
        message = msg("Write {lost} in the target, letter by letter.", lost=", ".join(lost))
        yield finding(CERTAIN, message, _places(unit.source, lost), _places(unit.target, added))
    elif added:
        message = msg("Take {added} out of the target: the source doesn't have it.", added=", ".join(added))
        yield finding(CERTAIN, message, (), _places(unit.target, added))


@rule(
    "addresses/hashtag",
    Example("fr-en", "Elles ont dit #MeToo hier.", "They said it yesterday.", "They said #MeToo yesterday."),
    likely="hashtag",
    possible="hashtag-changed",
    signs="#",
)
def hashtag(unit: Analysis) -> Iterator[Finding]:
    """Find hashtags that the target has fewer of than the source: people may translate them, not leave them out.

    One that isn't the source's is only possible: it may be translated, or misspelt.
    """
    lost, added = _hashtags(unit)
    if lost:
        certainty, message = (
            LIKELY,
            msg("Write {lost} in the target, or its translation as a hashtag.", lost=", ".join(lost)),
        )
        if len(lost) <= len(added):
            certainty = POSSIBLE
            message = msg(
                "See whether {lost} should be {added}: hashtags are searched for.",
                lost=", ".join(lost),
                added=", ".join(added),
            )
        yield finding(certainty, message, _places(unit.source, lost), _places(unit.target, added))


def _hashtags(unit: Analysis) -> tuple[list[str], list[str]]:
    """Return the hashtags that only the source has, and those that only the target has."""
    ours, theirs = (Counter(filter(_translates, placeables(text))) for text in (unit.source, unit.target))
    return list(ours - theirs), list(theirs - ours)


def _translates(text: str) -> bool:
    """Return whether people may translate it: a hashtag, but no handle."""
    return text.startswith("#")


def _places(text: str, parts: list[str]) -> Iterator[Span]:
    for part in parts:
        at = text.find(part)
        if at >= 0:
            yield Span(at, at + len(part))
