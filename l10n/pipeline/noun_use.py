"""One rendering of a noun in an article: a person's where one shows, else what most of its targets have.

It is taken where an engine weighed it itself: another target of its own, nearly as likely, that says the noun as the
others do and is no worse in anything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial

from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import Owner, owner
from l10n.checks import nouns
from l10n.glossary.noun_keys import word_keys
from l10n.glossary.noun_use import NounUse, has_rendering, noun_uses
from l10n.pipeline.mt import Machine
from l10n.pipeline.tasks import Task
from l10n.text.lexicon import is_word
from l10n.text.markup import plain

# By how much less likely, a token, a target may be that has a noun as a person said it, or as most targets do.
_PERSONS, _MOST = 0.5, 0.1
_TWO_THIRDS = 2 / 3  # of the targets that have a noun: fewer may be wrong
_MACHINES = {Owner.MACHINE, Owner.NOBODY}  # whose a target is that a machine may have made now


def in_one_rendering(
    task: Task, targets: Mapping[str, Pretranslation], machine: Machine
) -> Mapping[str, Pretranslation]:
    """Return targets with the nouns of a task's article said alike in those that `machine` made for it now.

    They stay as they are in a project that turned `corpus/nouns` off.
    """
    new = {source for source in task.pending if source in targets}
    new = {source for source in new if targets[source].target and not targets[source].remembered}
    if not new or task.planned is None or nouns.level(task.checker.levels) is None:
        return targets
    entries = list(task.planned.catalog.active)  # a source may stand in several, where a translator split it
    owners = list(map(owner, entries))
    current = [
        targets[entry.source].target if whose in _MACHINES and entry.source in new else entry.target
        for entry, whose in zip(entries, owners, strict=True)
    ]
    both = zip(entries, current, strict=True)
    pairs = tuple((plain(entry.source), plain(target)) for entry, target in both)
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
        words = word_keys(plain(targets[source].target), task.pair.target)
        lacking = [one for one in renderings if not one.is_in(words)]
        if lacking:
            near = _PERSONS if any(one.is_persons for one in lacking) else _MOST
            fits = partial(_is_better, words, renderings, lacking, task.pair.target)
            changed[source] = machine.alternative(source, targets[source], near, fits) or targets[source]
    return changed


@dataclass(frozen=True, slots=True)
class _Rendering:
    """What a noun is to be said as: any of some words, by their keys, and not another one; as a person did or not."""

    keys: Collection[str]
    but: str = ""
    is_persons: bool = False

    def is_in(self, words: frozenset[str]) -> bool:
        """Return whether a target has it, or nearly, by its words' keys."""
        if self.but and words.issuperset(self.but.split()):
            return False
        return any(has_rendering(words, key) for key in self.keys)

    def gain(self, words: frozenset[str]) -> int:
        """Return how many words of it a target has, if it has it to the letter."""
        return max((len(key.split()) for key in self.keys if words.issuperset(key.split())), default=0)


def _is_better(
    old: frozenset[str],
    renderings: Sequence[_Rendering],
    lacking: Sequence[_Rendering],
    language: str,
    new: str,
) -> bool:
    """Return whether a target has a rendering that the old one, by its words' keys, lacks, and else what that had.

    For each word of what it gains one may be gone, which was in its place.
    """
    words = word_keys(plain(new), language)
    gain = sum(one.gain(words) for one in lacking if one.is_in(words))
    return 0 < gain >= len(old - words) and all(one in lacking or one.is_in(words) for one in renderings)


def _wanted(
    uses: Sequence[NounUse], targets: Sequence[str], reviewed: Set[int], language: str
) -> Iterator[tuple[int, _Rendering]]:
    """Give the numbers of texts with what their nouns are to be said as.

    Where people said one otherwise, that is a word that all of their targets with it have, and none without it.
    """
    for use in uses:
        people = reviewed & set(use.places)
        if people.isdisjoint(use.missing):
            if not people and not _is_sure(use, language):
                continue
            rendering = _Rendering((use.rendering,), is_persons=bool(people))
        elif people <= set(use.missing):
            words = [word_keys(targets[number], language) for number in sorted(people)]
            others = (word_keys(targets[number], language) for number in reviewed - people)
            rendering = _Rendering(frozenset.intersection(*words).difference(*others), use.rendering, True)
        else:
            continue
        for number in use.places:
            yield number, rendering


def _is_sure(use: NounUse, language: str) -> bool:
    """Return whether what most targets have is words of a language, and two thirds have it."""
    is_most = len(use.missing) <= (1 - _TWO_THIRDS) * len(use.places)
    return is_most and all(is_word(word, language) for word in use.rendering.split())
