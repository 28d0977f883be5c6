"""What became of a changed sentence: which earlier entry's translation is a suggestion for a new source.

By position and similarity. Position is the gap between two sentences that did not change; similarity is
rapidfuzz's ratio (normalised insertions and deletions, Levenshtein without substitution). A part of a split
sentence is offered the whole's translation, a joined one those of its parts. In a catalog of ordinary size every
pair is looked at; in a large one those that stand alike or share rare words, so that the cost grows with its length.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from l10n.catalogs.catalog import Entry, Key

# What a pair has to reach, and what each neighbour that stayed adds: between the same two sentences nearly
# half of one may have changed. Of 4,000 pairs of unrelated French news sentences 99 % are below 50.
_ENOUGH, _NEIGHBOUR = 75.0, 10.0
# How much of a sentence must stand in another for one to be a part of the other, and how long it must be.
_PART, _PART_LENGTH = 88.0, 12
# With more pairs than these, only likely ones are looked at: so many places before and after where a sentence should
# stand, and so many that share most of its words, of those that are in few sentences.
_FEW_PAIRS, _PLACES, _SHARING, _COMMON = 40_000, 25, 10, 50


_WORD = re.compile(r"\w+")
_Gap = tuple[Key | None, Key | None]


@dataclass(frozen=True, slots=True)
class EarlierTarget:
    """An earlier target for a new source: what it translated (`previous`), and people's comments on it."""

    target: str
    previous: Key
    comments: tuple[str, ...]


def suggest(
    earlier: Sequence[Entry], vanished: Sequence[Entry], wanted: Sequence[Entry]
) -> dict[Key, EarlierTarget]:
    """Return suggestions for the sources of `wanted` that `earlier` has no entry for.

    `earlier` are a catalog's active entries, `vanished` those entries (obsolete ones, too) whose translation may
    be offered; `wanted` is the article's template, in order.
    """
    known = {entry.key for entry in earlier}
    present = {entry.key for entry in wanted}
    old_gaps = _gaps(in_article_order(earlier), present)
    new_gaps = _gaps(wanted, known)
    fresh = [entry for entry in wanted if entry.key in new_gaps]
    if not fresh or not vanished:
        return {}

    near = {
        (i, j): _neighbours(new_gaps[fresh[i].key], old_gaps.get(vanished[j].key))
        for i, j in pairs(fresh, vanished, new_gaps, old_gaps)
    }
    scores = (
        (fuzz.ratio(fresh[i].source, vanished[j].source) + _NEIGHBOUR * shared, i, j)
        for (i, j), shared in near.items()
    )
    parents: dict[int, list[int]] = {}
    used: set[int] = set()
    for _, i, j in sorted((-score, i, j) for score, i, j in scores if score >= _ENOUGH):
        if i not in parents and j not in used:
            parents[i] = [j]
            used.add(j)

    for (i, j), shared in near.items():
        if not shared or j in parents.get(i, ()):
            continue
        joined = j not in used and _is_part(vanished[j].source, fresh[i].source)
        if joined or (i not in parents and _is_part(fresh[i].source, vanished[j].source)):
            parents.setdefault(i, []).append(j)
            used.add(j)
    order = {entry.key: n for n, entry in enumerate(in_article_order(earlier))}
    return {
        fresh[i].key: _suggestion(sorted((vanished[j] for j in js), key=lambda e: order.get(e.key, -1)))
        for i, js in parents.items()
    }


def pairs(
    fresh: Sequence[Entry],
    vanished: Sequence[Entry],
    new_gaps: Mapping[Key, _Gap],
    old_gaps: Mapping[Key, _Gap],
) -> Iterator[tuple[int, int]]:
    """Give the pairs of new and earlier entries that are worth comparing, as indices, in their order.

    Those are all, or, where they were many, a number that grows with that of the new entries alone.
    """
    if len(fresh) * len(vanished) <= _FEW_PAIRS:
        yield from ((i, j) for i in range(len(fresh)) for j in range(len(vanished)))
        return
    having: defaultdict[str, list[int]] = defaultdict(list)
    in_gap: defaultdict[_Gap, list[int]] = defaultdict(list)
    for j, entry in enumerate(vanished):
        for word in words_of(entry):
            having[word].append(j)
        if gap := old_gaps.get(entry.key):
            in_gap[gap].append(j)
    sizes = Counter(new_gaps[entry.key] for entry in fresh)
    passed: Counter[_Gap] = Counter()
    for i, entry in enumerate(fresh):
        gap = new_gaps[entry.key]
        here = in_gap.get(gap, [])
        middle = passed[gap] * len(here) // sizes[gap]
        passed[gap] += 1
        rare = [word for word in words_of(entry) if len(having.get(word, ())) <= _COMMON]
        alike = Counter(j for word in rare for j in having.get(word, ()))
        likely = {*here[max(0, middle - _PLACES) : middle + _PLACES]}
        likely.update(sorted(alike, key=lambda j: (-alike[j], j))[:_SHARING])
        yield from ((i, j) for j in sorted(likely))


def words_of(entry: Entry) -> set[str]:
    """Return the words of an entry's source, in small letters."""
    return set(_WORD.findall(entry.source.lower()))


def in_article_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return active entries by the line of their first reference: tools re-order catalogs.

    Where one has no line, they stay as they are.
    """
    listed = list(entries)
    lines = [_line(entry) for entry in listed]
    if any(line is None for line in lines):
        return listed
    return [entry for _, entry in sorted(zip(lines, listed, strict=True), key=lambda pair: pair[0] or 0)]


def _line(entry: Entry) -> int | None:
    match = re.search(r":(\d{1,9})$", entry.references[0]) if entry.references else None
    return int(match[1]) if match else None


def _gaps(entries: Sequence[Entry], anchors: set[Key]) -> dict[Key, _Gap]:
    """Return for each entry that is no anchor the anchors before and after it."""
    gaps: dict[Key, _Gap] = {}
    before: Key | None = None
    open_: list[Key] = []
    for key in [*(entry.key for entry in entries), None]:
        if key is None or key in anchors:
            gaps.update((waiting, (before, key)) for waiting in open_)
            before, open_ = key, []
        else:
            open_.append(key)
    return gaps


def _neighbours(new: _Gap, old: _Gap | None) -> int:
    """Count the neighbours that two entries share: 0, 1 or 2."""
    return 0 if old is None else (new[0] == old[0]) + (new[1] == old[1])


def _is_part(part: str, whole: str) -> bool:
    return _PART_LENGTH <= len(part) < len(whole) and fuzz.partial_ratio(part, whole) >= _PART


def _suggestion(parents: list[Entry]) -> EarlierTarget:
    # A suggestion nobody has reviewed is still for the sentence before it.
    keys = [entry.previous if entry.fuzzy and entry.previous else entry.key for entry in parents]
    return EarlierTarget(
        target=" ".join(entry.target for entry in parents if entry.target),
        previous=keys[0] if len(keys) == 1 else Key(None, " ".join(key.source for key in keys)),
        comments=tuple(dict.fromkeys(comment for entry in parents for comment in entry.comments)),
    )
