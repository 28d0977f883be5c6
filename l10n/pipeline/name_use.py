"""One spelling of a name in an article: a person's where there is one, else the one that most of its targets have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from l10n import notes
from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import Owner, owner
from l10n.messages import msg
from l10n.pipeline.tasks import Task
from l10n.text.name_spellings import is_transcribed, respelt, spellings


def in_one_spelling(task: Task, targets: Mapping[str, Pretranslation]) -> Mapping[str, Pretranslation]:
    """Return targets with the names of a task's article spelt alike in those that a machine made for it now.

    What the glossary has is left to it. The first target in which a name stands as the source's language transcribes
    it from another script has a note that says so.
    """
    made = {source: targets[source] for source in task.pending if source in targets}
    made = {source: one for source, one in made.items() if one.target and not one.remembered}
    if not made or task.planned is None:
        return targets
    active = [entry for entry in task.planned.catalog.active if entry.target]
    reviewed = [(entry.source, entry.target) for entry in active if owner(entry) is Owner.REVIEWED]
    machine = [(entry.source, entry.target) for entry in active if owner(entry) is Owner.MACHINE]
    chosen = _chosen(task, reviewed, [*machine, *((source, one.target) for source, one in made.items())])
    noted: set[str] = set()
    changed = dict(targets)
    for source, one in made.items():
        mine = _spelt(task, source, one.target)
        target = one.target
        for word, spelling in mine.items():
            if chosen.get(word, spelling) != spelling:
                target = respelt(target, spelling, chosen[word])
        foreign = [
            word
            for word, spelling in mine.items()
            if chosen.get(word, spelling) == word
            and word not in noted
            and is_transcribed(word, task.pair.source)
        ]
        noted.update(foreign)
        known = one.notes
        if foreign:
            known = (*known, msg(notes.TRANSCRIPTION, words=", ".join(foreign)))
        changed[source] = replace(one, target=target, notes=known)
    return changed


def _chosen(
    task: Task, reviewed: Iterable[tuple[str, str]], machine: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Return the spelling of each name's word: the commonest of people's, else of all; the source's among equals."""
    chosen: dict[str, str] = {}
    for pairs in (reviewed, machine):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for source, target in pairs:
            for word, spelling in _spelt(task, source, target).items():
                counts[word][spelling] += 1
        for word, ways in counts.items():
            most = max(ways.values())
            best = [spelling for spelling, count in ways.items() if count == most]
            chosen.setdefault(word, word if word in best else best[0])
    return chosen


def _spelt(task: Task, source: str, target: str) -> Mapping[str, str]:
    """Return how a target spells the names' words of its source that no term of the glossary has."""
    terms = task.checker.terms.asked(source) if task.checker.terms is not None else ()
    known = {word for term in terms for word in term.text.split()}
    return {word: one for word, one in spellings(source, target, task.pair).items() if word not in known}
