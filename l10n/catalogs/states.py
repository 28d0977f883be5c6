"""How far a target is, and those that a person reviewed before their sentence changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from l10n.catalogs.catalog import Entry, Key
from l10n.catalogs.provenance import Owner, owner


class State(StrEnum):
    """How far an entry is, as people are told: a person's word for a sentence that changed since is stale."""

    REVIEWED = "reviewed"
    EDITED = "edited"
    STALE = "stale"
    MACHINE = "machine"
    UNTRANSLATED = "untranslated"


def state_of(entry: Entry) -> State:
    """Return how far an entry is. A machine's target that a tool carried on to another sentence is a machine's."""
    if not any(entry.targets):  # by whomever it was emptied
        return State.UNTRANSLATED
    if is_stale(entry):
        return State.STALE
    whose = owner(entry)
    if whose is Owner.PERSON and not entry.previous:
        return State.EDITED
    return State.REVIEWED if whose is Owner.REVIEWED else State.MACHINE


def is_stale(entry: Entry) -> bool:
    """Whether an entry has a person's target that was made for an earlier source.

    msgmerge carries a machine's on, too: that is one by its fingerprint for the earlier source.
    """
    if not entry.previous or not any(entry.targets) or owner(entry) is not Owner.PERSON:
        return False
    before = entry.with_(source=entry.previous.source, context=entry.previous.context)
    return owner(before) is not Owner.MACHINE


def reviewed_before(entries: Iterable[Entry]) -> dict[Key, str]:
    """Return the targets that people reviewed before the sentences changed, by the keys that these have now.

    `entries` are all of a catalog, those of sentences that are gone, too. The parts of a sentence that was split
    are not among them: each is offered the translation of the whole, which can't stand twice.
    """
    listed = list(entries)
    by_key = {entry.key: entry for entry in listed}
    stale = [entry for entry in listed if not entry.obsolete and is_stale(entry)]
    shared = Counter(entry.previous for entry in stale)
    targets: dict[Key, str] = {}
    for entry in stale:
        assert entry.previous is not None
        before = by_key.get(entry.previous)
        if shared[entry.previous] > 1:
            continue
        if before is not None and owner(before) is Owner.REVIEWED:
            targets[entry.key] = before.target
        elif before is None and _all_reviewed(entry, entry.previous, listed):
            targets[entry.key] = entry.target
    return targets


def _all_reviewed(entry: Entry, previous: Key, entries: Iterable[Entry]) -> bool:
    """Whether all was reviewed that a target was put together from, of sentences that were joined to one."""
    parts = (e for e in entries if e.obsolete and e.source in previous.source and e.target in entry.target)
    return all(owner(part) is Owner.REVIEWED for part in parts if any(part.targets))
