"""A task's end: its catalog brought up to date, checked and told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.provenance import MEMORY, Owner, owner
from l10n.catalogs.update import UpdateResult, plan, update
from l10n.catalogs.writing import encode
from l10n.errors import L10nError
from l10n.messages import msg, msg_list, msg_template, msgs
from l10n.model import Finding, Severity
from l10n.pipeline.checker import CheckResult
from l10n.pipeline.corpus import of
from l10n.pipeline.marks import known_to, marks_lost
from l10n.pipeline.pretranslation import MemoryOffers
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions
from l10n.pipeline.tasks import Task
from l10n.pipeline.unchanged import Key, Unchanged


def unchanged_row(
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
            finish(
                replace(task, planned=planned), replace(options, dry_run=True), offers, 0.0, memory, known
            ),
        )


def finish(
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
        again = written and known.is_kept  # see `unchanged_row`
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
