"""Machines' targets that lost their marks: a tool dropped the comment that says whose they are, and the flag.

They look like a person's. What knows better is the memory, which has what machines made to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.provenance import fingerprint, origin, reflag, stamp


@dataclass(frozen=True, slots=True)
class MachineTarget:
    """What is known of a machine's target: who made it, and whether a person took it as it is in this catalog."""

    origin: str
    reviewed: bool = False


# What is known, by the fingerprints of sources and targets.
Known = Mapping[str, MachineTarget]


def unmarked(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries that have a target and no mark at all, by the fingerprints of source and target."""
    return {
        fingerprint(entry.source, entry.target): entry
        for entry in entries
        if entry.target and not entry.fuzzy and entry.plural is None and origin(entry) is None
    }


def marked(entry: Entry, known: Known) -> Entry:
    """Return an entry with its marks back if it lost them: as the machine's, or as the machine's that is reviewed."""
    again = commented(entry, known)
    if again is entry or known[fingerprint(entry.source, entry.target)].reviewed:
        return again
    return reflag(again)


def commented(entry: Entry, known: Known) -> Entry:
    """Return an entry with the comment back that says who made it, if it lost that: the very same one if not."""
    if not known or entry.fuzzy or origin(entry) is not None or not entry.target:
        return entry
    machine = known.get(fingerprint(entry.source, entry.target))
    if machine is None:
        return entry
    again = stamp(entry, entry.target, machine.origin)
    return again.with_(flags=entry.flags, previous=entry.previous)


def settled(entry: Entry, known: Known, settle: Callable[[Entry], Entry]) -> Entry:
    """Return an entry that lost its marks, and that nobody took, as `settle` has it; any other as it is."""
    again = commented(entry, known)
    if again is entry or known[fingerprint(entry.source, entry.target)].reviewed:
        return entry
    return settle(again)


def with_marks(catalog: Catalog, known: Known) -> Catalog:
    """Return a catalog with the marks back that its entries lost; the very same one if they lost none."""
    entries = tuple(marked(entry, known) for entry in catalog.entries) if known else catalog.entries
    return catalog if entries == catalog.entries else replace(catalog, entries=entries)
