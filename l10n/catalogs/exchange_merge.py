"""What a person did to a catalog's units in another format, merged back into the catalog.

The rule of ownership holds (`l10n.catalogs.provenance`): what was not changed there changes nothing here; what was
becomes a person's; and where a person has changed the catalog meanwhile, the catalog stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.exchange import Item, base, mark_of
from l10n.catalogs.extracted_comments import with_comment
from l10n.catalogs.provenance import Owner, accept, is_ours, owner
from l10n.model import collapse
from l10n.text.folding import fold_spaces


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit that was changed on both sides: the catalog's entry, which stays, and the other target."""

    entry: Entry
    target: str


@dataclass(slots=True)
class ExchangeMerge:
    """A catalog, and what became of the units: `merged` into it, or for sentences that the article has no more.

    These (`late`) are kept as obsolete entries. `total` counts all. `unknown` units are of no sentence that the
    catalog ever had. The source of those in `sources` was changed in the file: their targets are for another one.
    """

    catalog: Catalog
    total: int = field(default=0, compare=False)
    merged: int = 0
    late: int = 0
    unknown: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    sources: list[Conflict] = field(default_factory=list)


def merge_back(catalog: Catalog, items: Iterable[Item]) -> ExchangeMerge:
    """Merge units that came back into a catalog. Pure: reads and writes nothing."""
    entries = {entry.key: entry for entry in catalog.entries}
    alike = _alike(catalog.entries)
    marks: dict[str, Entry] | None = None
    result = ExchangeMerge(catalog)
    for item in items:
        result.total += 1
        if item.mark and marks is None:
            marks = {mark_of(entry.key): entry for entry in catalog.entries}
        key = item.key if item.key in entries else _key(item.key, alike)
        entry = entries.get(key)
        if "\n" not in (entry or key).source.strip():  # tools indent; a line end means nothing in a sentence
            item = replace(item, target=collapse(item.target))
        if entry is None and marks and item.mark in marks:
            result.sources.append(Conflict(marks[item.mark], item.target))
        elif entry is None and item.base and item.target and item.changed:
            flags = () if item.reviewed else ("fuzzy",)
            entries[key] = _with_note(
                Entry(key.source, (item.target,), key.context, flags=flags, obsolete=True), item
            )
            result.late += 1
        elif entry is None or entry.plural is not None:
            result.unknown += 1
        else:
            merged = _with_note(_merged(entry, item, result), item)
            if merged is not entry:
                entries[key] = merged
                result.merged += not entry.obsolete
                result.late += entry.obsolete
    result.catalog = replace(catalog, entries=tuple(entries.values()))
    return result


def _alike(entries: Sequence[Entry]) -> dict[str, list[Key]]:
    """Return the keys of entries by their sources as tools leave these, the active ones first."""
    alike: dict[str, list[Key]] = {}
    for entry in sorted(entries, key=lambda entry: entry.obsolete):
        alike.setdefault(fold_spaces(entry.source), []).append(entry.key)
    return alike


def _key(key: Key, alike: dict[str, list[Key]]) -> Key:
    """Return the key of the entry that is meant, where a tool has flattened the spaces or lost the context."""
    keys = alike.get(fold_spaces(key.source), [])
    same = [one for one in keys if one.context == key.context]
    if not same and key.context is None and len(keys) == 1:
        same = keys
    return same[0] if same else Key(key.context, collapse(key.source))


def _same(target: str, other: str) -> bool:
    """Return whether a target that came back is another, spaces flattened or not: an added one counts."""
    if fold_spaces(target) != fold_spaces(other):
        return False
    return target == fold_spaces(target) or collapse(target) == collapse(other)


def _merged(entry: Entry, item: Item, result: ExchangeMerge) -> Entry:
    whose = owner(entry)
    reviewed = whose is Owner.REVIEWED
    if _same(item.target, entry.target):
        # The other way round it may be a tool that knows of no states: that takes no review back.
        return _with(entry, item) if item.reviewed and not reviewed else entry
    if not item.target or (item.base and not item.changed):
        return entry
    if whose in (Owner.PERSON, Owner.REVIEWED) and base(entry.source, entry.target, reviewed) != item.base:
        result.conflicts.append(Conflict(entry, item.target))
        return entry
    return _with(entry, item)


def _with(entry: Entry, item: Item) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    target = entry.target if _same(item.target, entry.target) else item.target
    if item.reviewed:
        entry = entry.with_(targets=(target,), flags=flags, previous=None, previous_plural=None)
        return accept(entry) if item.by_hand else entry
    return entry.with_(targets=(target,), flags=("fuzzy", *flags))


def _with_note(entry: Entry, item: Item) -> Entry:
    """Return the entry with the notes that were added."""
    known = {comment.strip() for comment in entry.comments}
    for note in dict.fromkeys(item.notes):
        if note not in known and not is_ours(f" {note}"):
            entry = with_comment(entry, f" {note}")
    return entry
