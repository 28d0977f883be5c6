"""What is published in each place of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.merging import merge
from l10n.catalogs.pot import Place
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.states import reviewed_before
from l10n.messages import msg_template


class Missing(StrEnum):
    """What stands where nothing is reviewed."""

    FAIL = "fail"
    SOURCE = "source"
    MACHINE = "machine"


class Stale(StrEnum):
    """What stands where the source changed since the review."""

    FAIL = "fail"
    SOURCE = "source"
    KEEP = "keep"


class Content(StrEnum):
    """What stands in a place of a published article."""

    REVIEWED = msg_template("reviewed")
    STALE = msg_template("stale")
    MACHINE = msg_template("not reviewed")
    SOURCE = msg_template("in the source language")


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands in a place: a target, or None for the source; without a `kind`, nothing may.

    Then `stale` says whether that is for a change since the review.
    """

    kind: Content | None
    target: str | None = None
    stale: bool = False


def replacements(
    catalog: Catalog, places: Sequence[Place], missing: Missing, stale: Stale
) -> list[Replacement]:
    """Return what stands in each place of an article as it is now, which its catalog need not know yet."""
    entries = merge(catalog, places).entries
    active = {entry.key: entry for entry in entries if not entry.obsolete}
    before = reviewed_before(entries)
    each = []
    for place in places:
        entry = active.get(Key(place.context, place.source)) or active[Key(None, place.source)]
        each.append(_replacement(entry, before.get(entry.key), missing, stale))
    return each


def _replacement(entry: Entry, before: str | None, missing: Missing, stale: Stale) -> Replacement:
    if owner(entry) is Owner.REVIEWED:
        return Replacement(Content.REVIEWED, entry.target)
    if before is not None:
        match stale:
            case Stale.KEEP:
                return Replacement(Content.STALE, before)
            case Stale.SOURCE:
                return Replacement(Content.SOURCE)
        return Replacement(None, stale=True)
    match missing:
        # What was made for another sentence would say something else than the article.
        case Missing.MACHINE if entry.target and not entry.previous:
            return Replacement(Content.MACHINE, entry.target)
        case Missing.FAIL:
            return Replacement(None)
    return Replacement(Content.SOURCE)
