"""The article's sentences, the catalog as people left it and a machine's targets made one catalog.

The rule of ownership (`l10n.catalogs.provenance`): what a person wrote or reviewed is never changed, replaced
or dropped. A sentence that is gone becomes obsolete and is revived when it returns; one that changed is offered
the person's old target as a fuzzy suggestion; the rest is the machine's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.catalogs import ignores
from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.extracted_comments import ENGINE, is_note
from l10n.catalogs.ignores import with_fingerprints
from l10n.catalogs.matching import suggest
from l10n.catalogs.pot import Place
from l10n.catalogs.pot import entries as template
from l10n.catalogs.provenance import Owner, is_ours, moved, owner, stamp, terms
from l10n.messages import OWN, Message, said
from l10n.text.folding import fold_typography

# A translator's comment that asks for a translation of its own in each place of a repeated sentence.
SPLIT = "l10n-split"
# What the glossary asks of a source, as a fingerprint of 8 hexadecimal digits; empty where it has nothing to say.
Asks = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Pretranslation:
    """What a machine made of a source: a target, who made it (the engine's origin), and notes for `#.`.

    `terms` is the fingerprint of what the glossary asked of it, empty if nothing; `confidence` how sure the engine is
    (0 to 99), None where that isn't known. One that is `remembered` was reviewed for this very source elsewhere, and
    takes the place of what a machine made.
    """

    target: str
    origin: str
    notes: tuple[Message, ...] = ()
    terms: str = ""
    remembered: bool = False
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class MergeResult:
    """A merged catalog's entries, and what there is to tell.

    `pending` are the sources that an engine has to translate (or redo). The counts are of active entries: `new`
    from the machine in this run or `remembered` (in both counts), `kept`, `suggested` from a person's earlier target,
    `untranslated`.
    """

    entries: tuple[Entry, ...]
    pending: tuple[str, ...] = ()
    new: int = 0
    remembered: int = 0
    kept: int = 0
    suggested: int = 0
    untranslated: int = 0


_COUNTS = ("new", "remembered", "kept", "suggested", "untranslated")


@dataclass(slots=True)
class _Run:
    """One merge under way."""

    machine: Mapping[str, Pretranslation]
    refresh: bool
    asks: Asks | None
    language: str
    entries: list[Entry] = field(default_factory=list)
    pending: dict[str, None] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTS, 0))


def merge(
    catalog: Catalog | None,
    places: Sequence[Place],
    machine: Mapping[str, Pretranslation] | None = None,
    *,
    refresh: bool = False,
    asks: Asks | None = None,
    language: str = OWN,
) -> MergeResult:
    """Merge an article's places into its catalog, with what a machine made of the sources so far.

    `machine` maps sources to targets; a source that it lacks and that needs one is `pending`. With `refresh` units
    that are still a machine's are pending, too; with `asks` those of which the glossary asks something else than when
    they were made. What is remembered of a source is put in place of another target of a machine's. What there is to
    note of a target is said in a `language` (BCP 47). Pure: reads and writes nothing.
    """
    old = tuple(map(with_fingerprints, catalog.entries)) if catalog else ()
    by_key = {entry.key: entry for entry in old}
    entries = template(places, _to_split(old))
    earlier = _earlier(old, entries, places)
    present = {entry.key for entry in (*entries, *earlier.values())}
    vanished = [entry for entry in old if entry.key not in present]
    offered = [entry for entry in map(_offer, vanished) if any(entry.targets) or entry.comments]
    suggestions = suggest([entry for entry in old if not entry.obsolete], offered, entries)

    run = _Run(machine or {}, refresh, asks, language)
    for entry in entries:
        before = earlier.get(entry.key)
        suggestion = suggestions.get(entry.key)
        if before is not None:
            _keep(run, _at_place(_refill(before, by_key), entry))
        elif suggestion is None:
            _translate(run, entry)
        elif not suggestion.target:
            _translate(run, entry.with_(comments=suggestion.comments))
        else:
            run.entries.append(
                entry.with_(
                    targets=(suggestion.target,),
                    comments=suggestion.comments,
                    flags=("fuzzy",),
                    previous=_other(suggestion.previous, entry),
                )
            )
            run.counts["suggested"] += 1
    run.entries += _kept_for_later(vanished, by_key)
    return MergeResult(tuple(run.entries), tuple(run.pending), **run.counts)


def _keep(run: _Run, entry: Entry) -> None:
    """Add an entry that the catalog has: the machine's may be redone, anybody else's stays."""
    whose = owner(entry)
    if whose is Owner.NOBODY or (whose is Owner.MACHINE and _to_redo(run, entry)):
        _translate(run, entry)
    else:
        run.entries.append(entry)
        run.counts["kept"] += 1


def _to_redo(run: _Run, entry: Entry) -> bool:
    pretranslation = run.machine.get(entry.source)
    if pretranslation is not None and pretranslation.remembered and pretranslation.target != entry.target:
        return True
    return run.refresh or (run.asks is not None and run.asks(entry.source) != terms(entry))


def _translate(run: _Run, entry: Entry) -> None:
    """Add an entry with the machine's target, or as it is if there is none (yet)."""
    pretranslation = run.machine.get(entry.source)
    if pretranslation is None:
        run.pending[entry.source] = None
    if pretranslation and pretranslation.target:
        extracted = tuple(line for line in entry.extracted if not is_note(line))
        notes = tuple(ENGINE + said(note, run.language) for note in pretranslation.notes)
        entry = entry.with_(extracted=extracted)
        made_by, asked, confidence = pretranslation.origin, pretranslation.terms, pretranslation.confidence
        run.entries.append(
            stamp(entry, pretranslation.target, made_by, notes, terms=asked, confidence=confidence)
        )
        run.counts["new"] += 1
        run.counts["remembered"] += pretranslation.remembered
    else:
        run.entries.append(entry)
        run.counts["kept" if any(entry.targets) else "untranslated"] += 1


def _at_place(before: Entry, wanted: Entry) -> Entry:
    """Return an earlier entry as it stands in the article now, whose typography may have changed."""
    before = moved(ignores.moved(before, wanted.source), wanted.source)
    notes = tuple(line for line in before.extracted if is_note(line))
    return before.with_(
        context=wanted.context,
        previous=_other(before.previous, wanted),
        obsolete=False,
        extracted=wanted.extracted + notes,
        references=wanted.references,
        # xgettext guesses these from a %; on prose they make msgfmt fail.
        flags=tuple(f for f in before.flags if not f.endswith("-format") or f.startswith("no-")),
    )


def _other(previous: Key | None, entry: Entry) -> Key | None:
    """Return what a suggestion was made for; None if that is the entry itself (joined sentences, msgmerge)."""
    return None if previous == entry.key else previous


def _earlier(old: Sequence[Entry], wanted: Sequence[Entry], places: Sequence[Place]) -> dict[Key, Entry]:
    """Return for the keys of `wanted` the earlier entries that they go on from.

    Mostly those of the same key, or of one that differs in kinds of spaces and apostrophes. A source that is split
    now starts with the whole's entry in each place; one that stands once again goes on from its place's; where the
    sentence before a place changed, from the one left over.
    """
    by_key = {entry.key: entry for entry in old}
    alike = _alike(old, wanted)
    contexts = {place.source: place.context for place in places}
    keys = {entry.key for entry in wanted}
    new = Counter(entry.source for entry in wanted if entry.key not in by_key)
    unplaced: dict[str, list[Entry]] = {}
    for entry in old:
        if entry.key not in keys and entry.context is not None and not entry.obsolete:
            unplaced.setdefault(entry.source, []).append(entry)

    earlier: dict[Key, Entry] = {}
    for key in (entry.key for entry in wanted):
        context = contexts[key.source] if key.context is None else key.context
        before = by_key.get(key) or by_key.get(Key(context, key.source))
        if before is None and new[key.source] == len(unplaced.get(key.source, ())) == 1:
            before = unplaced[key.source][0]
        if before is None:
            before = _whole(by_key.get(Key(None, key.source)))
        if before is None:
            before = alike.get(_folded(key))
        if before is not None:
            earlier[key] = before
    return earlier


def _alike(old: Sequence[Entry], wanted: Sequence[Entry]) -> dict[Key, Entry]:
    """Return the entries that the article has no more, by what is left of their keys without their typography.

    Active ones come before obsolete ones.
    """
    keys = {entry.key for entry in wanted}
    gone = (entry for entry in sorted(old, key=lambda one: not one.obsolete) if entry.key not in keys)
    return {_folded(entry.key): entry for entry in gone}


def _folded(key: Key) -> Key:
    context = None if key.context is None else fold_typography(key.context)
    return Key(context, fold_typography(key.source))


def _refill(entry: Entry, by_key: Mapping[Key, Entry]) -> Entry:
    """Return a suggestion as it was if a tool emptied it (OmegaT does): the entry that it came from is there."""
    source = by_key.get(entry.previous) if entry.previous and not any(entry.targets) else None
    target = _persons_part(source).target if source else ""
    flags = tuple(dict.fromkeys(("fuzzy", *entry.flags)))
    return entry.with_(targets=(target,), flags=flags) if target else entry


def _whole(entry: Entry | None) -> Entry | None:
    """Return the entry of a source that is to be split, as each of its places starts with it."""
    if entry is None or entry.obsolete:
        return None
    return entry.with_(comments=tuple(c for c in entry.comments if c.strip() != SPLIT))


def _offer(entry: Entry) -> Entry:
    """Return what may be offered of an entry to another source: a person's part, without what they asked for it."""
    part = _persons_part(entry)
    return part.with_(comments=tuple(c for c in part.comments if c.strip() != SPLIT))


def _persons_part(entry: Entry) -> Entry:
    """Return the entry with only what a person put into it: comments, and the target if it is a person's."""
    machines = owner(entry) is Owner.MACHINE
    comments = tuple(comment for comment in entry.comments if not is_ours(comment))
    return entry.with_(targets=("",) if machines else entry.targets, comments=comments)


def _kept_for_later(vanished: Sequence[Entry], by_key: Mapping[Key, Entry]) -> Iterator[Entry]:
    """Give the entries that the article has no more, as obsolete ones.

    Left out are those that hold nothing but a machine's target, which can be made again, and suggestions that nobody
    touched: the entry that they came from is there with the same target.
    """
    for entry in vanished:
        source = by_key.get(entry.previous) if entry.previous and entry.fuzzy else None
        # One that is a suggestion itself may be left out, too (msgmerge even makes one its own previous).
        if source is not None and not source.previous and source.targets == entry.targets:
            mine, theirs = (_persons_part(e).comments for e in (entry, source))
            if mine == theirs:
                continue
        is_persons = any(entry.targets) and owner(entry) is not Owner.MACHINE
        if is_persons or _persons_part(entry).comments:
            yield entry if entry.obsolete else entry.as_obsolete()


def _to_split(entries: Sequence[Entry]) -> set[str]:
    """Return the sources that have a translation for each place, and those whose translator asks for it."""
    return {
        entry.source
        for entry in entries
        if entry.context is not None or any(comment.strip() == SPLIT for comment in entry.comments)
    }
