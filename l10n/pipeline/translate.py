"""From jobs to catalogs: what each lacks is translated a chunk of articles at a time, then merged and written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic

from l10n.errors import DiskFullError, L10nError
from l10n.pipeline.answers import Answers
from l10n.pipeline.checker import Checker, Checkers
from l10n.pipeline.chunks import Chunk, chunks
from l10n.pipeline.finish import finish, unchanged_row
from l10n.pipeline.mt import Machine
from l10n.pipeline.name_use import in_one_spelling
from l10n.pipeline.noun_use import in_one_rendering
from l10n.pipeline.prepare import Job
from l10n.pipeline.pretranslation import MemoryOffers
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions
from l10n.pipeline.tasks import Task, check_paths, plan_tasks
from l10n.pipeline.unchanged import Key, Unchanged


def translate(
    jobs: Sequence[Job],
    options: TranslateOptions,
    progress: Callable[[int, int], None] = lambda done, total: None,
    memory: MemoryOffers | None = None,
    answers: Answers | None = None,
) -> Iterator[CatalogResult]:
    """Bring the catalogs of all jobs up to date, language by language, and give a row as each is done.

    `progress` is told how many sources are done, of how many, once an engine has any. What a `memory` has goes before
    what an engine makes. A catalog that `answers` knows to need nothing is not looked through again. A run that is
    stopped has written the catalogs whose rows it gave, and the next one goes on from there. A full disk stops it.
    Raises `UsageError`, before anything is written, where two would be written to one file.
    """
    check_paths(jobs, options)
    templates: set[str] = set()  # of the articles that have theirs: one is for all languages
    done, total = 0, sum(job.count for job in jobs) * len(options.targets)
    with closing(ChunkTranslator(options, memory, answers)) as translator:
        for chunk in chunks(jobs, options.targets):

            def tell(share: float, before: int = done, size: int = chunk.size) -> None:
                progress(before + round(share * size), total)

            for row in translator.translate(translator.plan(chunk, templates), tell):
                if row.error is None:
                    templates.add(row.article)
                yield row
                if isinstance(row.error, DiskFullError):
                    return
            done += chunk.size


class ChunkTranslator:
    """What translates the chunks of a run, one after the other; its engine is that of the last one's languages.

    `answers` is what is known of catalogs that need nothing. What becomes of a chunk doesn't depend on those before.
    """

    def __init__(
        self, options: TranslateOptions, memory: MemoryOffers | None = None, answers: Answers | None = None
    ) -> None:
        self._options = options
        self._memory = memory
        self._checkers = Checkers.of(options.config, options.glossary)
        self._known = Unchanged(answers, options, self._checkers, memory)
        self._machine: Machine | None = None

    def plan(self, chunk: Chunk, templates: Container[str]) -> list[Task]:
        """Return what there is to do for a chunk; `templates` are the articles whose templates are up to date."""
        checker = self._checkers[chunk.pair]
        checker.forget()
        return list(plan_tasks(chunk.jobs, checker, self._options, self._memory, self._known, templates))

    def translate(
        self, tasks: Sequence[Task], tell: Callable[[float], None] = lambda share: None
    ) -> Iterator[CatalogResult]:
        """Bring the catalogs of a chunk up to date, as it was planned, and give the row of each.

        `tell` is told which share is done, if an engine has anything to do.
        """
        told = tell if any(task.pending for task in tasks) else lambda share: None
        told(0)
        machine = self._machine_of(tasks[0].checker)
        yield from _translate_together(tasks, machine, self._options, told, self._memory, self._known)
        told(1)

    def close(self) -> None:
        """Stop the engine, if one runs."""
        if self._machine is not None:
            self._machine.close()

    def _machine_of(self, checker: Checker) -> Machine:
        if self._machine is None or self._machine.checker is not checker:
            self.close()
            engine = self._options.config.engines.get(checker.pair, self._options.engine)
            self._machine = Machine(checker, engine, self._options.beam)
        return self._machine


def _translate_together(
    tasks: Sequence[Task],
    machine: Machine,
    options: TranslateOptions,
    tell: Callable[[float], None],
    memory: MemoryOffers | None,
    known: Unchanged,
) -> Iterator[CatalogResult]:
    """Translate what the tasks lack in one batch, then bring their catalogs up to date."""
    started = monotonic()
    checker = machine.checker
    # The memory is asked about all, since people may have reviewed by now what a machine has translated before.
    sources = dict.fromkeys(source for task in tasks if not task.done for source in task.job.sources)
    targets = memory.offers(checker, list(sources)) if memory and not options.dry_run else {}
    if memory and not options.dry_run:
        rest = [source for source in sources if source not in targets]
        targets |= machine.placed(memory.unplaced(checker, rest))
    missing = dict.fromkeys(source for task in tasks for source in task.pending if source not in targets)
    error: L10nError | None = None
    try:
        if not options.dry_run:
            # Formats with entities have read them: what looks like one there is meant.
            literal = {one for task in tasks if task.job.has_entities for one in task.pending}
            targets |= machine.translate(list(missing), tell, literal)
    except L10nError as broken:
        error = broken
    else:
        if memory:
            for source in missing.keys() & targets.keys():
                targets[source] = replace(
                    targets[source], notes=(*targets[source].notes, *memory.notes(checker, source))
                )
    each = (monotonic() - started) / max(1, sum(len(task.pending) for task in tasks))
    written: list[Path] = []
    finished: list[tuple[Key, CatalogResult]] = []
    for task in tasks:
        seconds = each * len(task.pending)
        if error is not None and any(source not in targets for source in task.pending):
            task = replace(task, error=error)
        own = in_one_spelling(task, in_one_rendering(task, targets, machine))
        row = task.row or finish(task, options, own, seconds, memory, known)
        if row.state is Outcome.WRITTEN and row.path:
            written.append(row.path)
            finished += unchanged_row(task, row, options, memory, known)
        elif task.key and not task.pending and task.row is None and not (options.dry_run and task.template):
            finished.append((task.key, row))
        yield row
    known.keep(finished)
    if memory:
        memory.record(written)
