"""From jobs to catalogs: what each lacks is translated a chunk of articles at a time, then merged and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic

from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import MEMORY, Owner, owner
from l10n.catalogs.update import UpdateResult, plan, update
from l10n.catalogs.writing import encode
from l10n.errors import DiskFullError, L10nError
from l10n.messages import msg, msg_list, msg_template, msgs
from l10n.model import Finding, Severity
from l10n.pipeline.answers import Answers
from l10n.pipeline.checker import Checker, Checkers, CheckResult
from l10n.pipeline.chunks import Chunk, chunks
from l10n.pipeline.corpus import of
from l10n.pipeline.marks import known_to, marks_lost
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
        row = task.row or _finish(task, options, own, seconds, memory, known)
        if row.state is Outcome.WRITTEN and row.path:
            written.append(row.path)
            finished += _settled(task, row, options, memory, known)
        elif task.key and not task.pending and task.row is None and not (options.dry_run and task.template):
            finished.append((task.key, row))
        yield row
    known.keep(finished)
    if memory:
        memory.record(written)


def _settled(
    task: Task,
    row: CatalogResult,
    options: TranslateOptions,
    memory: MemoryOffers | None,
    known: Unchanged,
) -> Iterator[tuple[Key, CatalogResult]]:
    """Give the row that the next run would have for a catalog that was just written, if it will need nothing.

    It is found as that run would find it, from the files, while what the rules find in its units is still remembered.
    """
    if not (known.is_kept and task.key) or options.refresh or row.findings or row.untranslated:
        return
    checker, job = task.checker, task.job
    (key,) = known.keys(checker, [(job, task.key.path, task.key.template)])
    offers = memory.offers(checker, job.sources) if memory else {}
    try:
        planned = plan(task.sheet, offers)
    except L10nError:
        return
    if not (planned.changed or planned.waits or planned.merged.pending):
        yield (
            key,
            _finish(
                replace(task, planned=planned), replace(options, dry_run=True), offers, 0.0, memory, known
            ),
        )


def _finish(
    task: Task,
    options: TranslateOptions,
    targets: Mapping[str, Pretranslation],
    seconds: float,
    memory: MemoryOffers | None,
    known: Unchanged,
) -> CatalogResult:
    """Write what there is to write for a task."""
    row = CatalogResult(
        article=task.job.name,
        source=task.pair.source,
        target=task.pair.target,
        path=task.sheet.path,
        segments=len(task.sheet.places or task.job.places(task.checker.notes)),
        seconds=seconds,
    )
    if task.error is not None or task.planned is None:
        return replace(row, error=task.error)
    updated = task.planned
    task.checker.read(place.source for place in task.sheet.places)
    try:
        if not options.dry_run:
            if task.template:
                update(task.template, {})
            updated = update(task.sheet, targets, refresh=options.refresh)
    except L10nError as error:
        return replace(row, error=error)
    merged = updated.merged
    result = CheckResult()
    if not updated.waits:
        reference = str(task.sheet.path or task.job.reference)
        written = updated.changed and not options.dry_run
        name = task.job.name
        again = written and known.is_kept  # see `_settled`
        result = task.checker.find(updated.catalog, reference, article=name, as_written=written, again=again)
        result = replace(result, units=())  # rows are kept to the end of a run, however many articles it has
    state = Outcome.WAITING if updated.waits else Outcome.UNCHANGED
    if updated.changed:
        state = Outcome.PLANNED if options.dry_run else Outcome.WRITTEN
    new, kept, untranslated = merged.new, merged.kept, merged.untranslated
    if options.dry_run:  # all that a run would fill
        redone = [e for e in merged.entries if e.source in merged.pending and owner(e) is Owner.MACHINE]
        new, kept, untranslated = untranslated + len(redone), kept - len(redone), 0
    return replace(
        row,
        state=state,
        new=new,
        remembered=merged.remembered,
        kept=kept,
        suggested=merged.suggested,
        untranslated=untranslated,
        engine=_engine_of(task, targets) if merged.new else "",
        findings=tuple(_findings(task, updated, targets, options, memory)),
        result=result,
        found=len(result.findings),
        catalog=b"" if task.sheet.path or options.dry_run else encode(updated.catalog),
    )


def _engine_of(task: Task, targets: Mapping[str, Pretranslation]) -> str:
    """Return the origin of most of what is new: an engine's, if one made any of it."""
    filled = [targets[source] for source in task.pending if source in targets and targets[source].target]
    origins = Counter(one.origin for one in filled if not one.remembered)
    return origins.most_common(1)[0][0] if origins else MEMORY


def _findings(
    task: Task,
    updated: UpdateResult,
    targets: Mapping[str, Pretranslation],
    options: TranslateOptions,
    memory: MemoryOffers | None,
) -> Iterator[Finding]:
    path = str(task.sheet.path or task.job.reference)
    if updated.missing:
        message = msgs(
            "it lacks {count} sentence of its article that a person translated here: it may be half-written, "
            "or cut off. Put it right and run again; or, if they may go: l10n accept FILE",
            "it lacks {count} sentences of its article that a person translated here: it may be half-written, "
            "or cut off. Put it right and run again; or, if they may go: l10n accept FILE",
            len(updated.missing),
        )
        rule = "catalog/sentences-missing"
        yield Finding(
            "sentences-missing", Severity.WARNING, message, path, source=updated.missing[0], rule=rule
        )
    elif updated.waits:
        message = msg(
            "every `fuzzy` flag is gone, most targets are the machine's or emptied. If you reviewed "
            "it: l10n accept FILE; if a tool dropped the flags (OmegaT does): l10n accept "
            "--not-reviewed FILE"
        )
        yield Finding("flags-vanished", Severity.WARNING, message, path, rule="catalog/flags-vanished")
    elif task.sheet.path:
        marks = memory.marks if memory else known_to(options.config)
        known = marks(task.sheet.path, updated.catalog)
        yield from marks_lost(of(task.sheet.path, updated.catalog, known), path)
    if updated.copy is not None:
        message = msg("taken over from another tool: {name} is the file as it was", name=updated.copy.name)
        yield Finding("taken-over", Severity.INFO, message, path, rule="catalog/taken-over")
    for source in task.pending:
        if source in targets and not targets[source].target:
            reasons = targets[source].notes or (msg("the engine has no translation"),)
            message = msg("{reason}: write one", reason=msg_list(reasons, msg_template("{one}; {other}")))
            yield Finding(
                "untranslated", Severity.WARNING, message, path, source=source, rule="run/no-translation"
            )
