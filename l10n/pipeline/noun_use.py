"""One rendering of a noun in an article: a person's where one shows, else what most of its targets have.

It is taken where an engine weighed it itself: another target of its own, nearly as likely, that says the noun as the
others do and is no worse in anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import Owner, owner
from l10n.glossary.noun_use import NounUse, has_rendering, noun_uses, word_keys
from l10n.pipeline.mt import Machine
from l10n.pipeline.tasks import Task
from l10n.text.markup import plain

# By how much less likely, a token, a target may be that has a noun as a person said it, or as most targets do.
_PERSONS, _MOST = 0.5, 0.1
_MACHINES = {Owner.MACHINE, Owner.NOBODY}  # whose a target is that a machine may have made now


def in_one_rendering(
    task: Task, targets: Mapping[str, Pretranslation], machine: Machine
) -> Mapping[str, Pretranslation]:
    """Return targets with the nouns of a task's article said alike in those that `machine` made for it now."""
    new = {source for source in task.pending if source in targets}
    new = {source for source in new if targets[source].target and not targets[source].remembered}
    if not new or task.planned is None:
        return targets
    entries = list(task.planned.catalog.active)  # a source may stand in several, where a translator split it
    owners = list(map(owner, entries))
    current = [
        targets[entry.source].target if whose in _MACHINES and entry.source in new else entry.target
        for entry, whose in zip(entries, owners, strict=True)
    ]
    pairs = [(plain(entry.source), plain(target)) for entry, target in zip(entries, current, strict=True)]
    reviewed = {number for number, whose in enumerate(owners) if whose is Owner.REVIEWED}
    wanted: dict[str, list[_Rendering]] = {}
    uses = noun_uses(pairs, task.pair)
    for number, rendering in _wanted(uses, [target for _, target in pairs], reviewed, task.pair.target):
        source = entries[number].source
        if source in new:
            wanted.setdefault(source, []).append(rendering)
    changed = dict(targets)
    if wanted:
        task.checker.read(place.source for place in task.sheet.places)
    for source, renderings in wanted.items():
        have = _have(targets[source].target, renderings, task)
        if len(have) < len(renderings):
            near = _PERSONS if any(one.is_persons for one in renderings) else _MOST
            for other in machine.alternatives(source, targets[source], near):
                if have < _have(other.target, renderings, task):
                    changed[source] = other
                    break
    return changed


@dataclass(frozen=True, slots=True)
class _Rendering:
    """What a noun is to be said as: any of some words, by their keys, and not another one; as a person did or not."""

    keys: Collection[str]
    but: str = ""
    is_persons: bool = False

    def is_in(self, words: frozenset[str]) -> bool:
        """Return whether a target has it, by its words' keys."""
        return any(has_rendering(words, key) for key in self.keys) and self.but not in words


def _wanted(
    uses: Sequence[NounUse], targets: Sequence[str], reviewed: Set[int], language: str
) -> Iterator[tuple[int, _Rendering]]:
    """Give the numbers of texts with what their nouns are to be said as.

    Where people said one otherwise, that is a word that all of their targets with it have, and none without it.
    """
    for use in uses:
        people = reviewed & set(use.places)
        if people.isdisjoint(use.missing):
            rendering = _Rendering((use.key,), is_persons=bool(people))
        elif people <= set(use.missing):
            words = [word_keys(targets[number], language) for number in sorted(people)]
            others = (word_keys(targets[number], language) for number in reviewed - people)
            rendering = _Rendering(frozenset.intersection(*words).difference(*others), use.key, True)
        else:
            continue
        for number in use.places:
            yield number, rendering


def _have(target: str, renderings: Sequence[_Rendering], task: Task) -> set[int]:
    """Return which renderings a target has, by their numbers."""
    words = word_keys(plain(target), task.pair.target)
    return {number for number, one in enumerate(renderings) if one.is_in(words)}
