"""What a run has to do: a task for each article in each language, with what its catalog lacks."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from l10n.catalogs import files
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.update import CatalogSpec, UpdateResult, plan
from l10n.errors import L10nError, UsageError
from l10n.files import real
from l10n.languages import tags
from l10n.messages import Message, msg
from l10n.model import LanguagePair
from l10n.pipeline.answers import digest_of
from l10n.pipeline.checker import Checker
from l10n.pipeline.prepare import Job
from l10n.pipeline.pretranslation import MemoryOffers
from l10n.pipeline.results import CatalogResult, TranslateOptions
from l10n.pipeline.unchanged import Key, Unchanged


@dataclass(frozen=True, slots=True)
class Task:
    """A job in a target language: its catalog, and what it lacks; or its `row`, where that is known already.

    `template` is that of its article, None if that needs nothing any more.
    """

    job: Job
    checker: Checker
    sheet: CatalogSpec
    template: CatalogSpec | None = None
    planned: UpdateResult | None = None
    error: L10nError | None = None
    key: Key | None = None
    row: CatalogResult | None = None

    @property
    def pair(self) -> LanguagePair:
        """The languages."""
        return self.checker.pair

    @property
    def done(self) -> bool:
        """Whether there is nothing to be done: it needs nothing, or can't be done."""
        return self.row is not None or self.error is not None

    @property
    def pending(self) -> tuple[str, ...]:
        """The sources that its catalog lacks a target of; none where it can't be done."""
        return self.planned.merged.pending if self.planned and not self.error else ()


def plan_tasks(
    jobs: Sequence[Job],
    checker: Checker,
    options: TranslateOptions,
    memory: MemoryOffers | None,
    known: Unchanged,
    templates: Container[str],
) -> Iterator[Task]:
    """Give what is to be done for articles in a language; reads their catalogs, unless these are `known`.

    `templates` are the articles whose templates are up to date. What is in the way, a catalog that can't be read or
    written mostly, is a task's `error`.
    """
    target = checker.pair.target
    with_files = [
        (job, path_of(job, target, options), path_of(job, None, options))
        for job in jobs
        if job.source != target and job.on_disk and not options.text_only
    ]
    keys = {key.job.name: key for key in known.keys(checker, with_files)}
    for job in jobs:
        if job.source == target:
            hint = msg("leave that language out, or state the article's language with --from")
            error = UsageError(
                msg("is in {language} already", language=tags.name(target)), path=job.path, hint=hint
            )
            path = path_of(job, target, options) if job.on_disk else None
            yield Task(job, checker, CatalogSpec(path, job.name, target, target, ()), error=error)
            continue
        key = keys.get(job.name)
        sheet = CatalogSpec(key.path if key else None, job.name, job.source, target, ())
        if key and (row := known.get(key)):
            yield Task(job, checker, sheet, row=row)
        else:
            checker.read(job.sources)
            template = key.template if key and job.name not in templates else None
            yield _planned(Task(job, checker, sheet, key=key), template, options, memory)


def _planned(
    task: Task, template: Path | None, options: TranslateOptions, memory: MemoryOffers | None
) -> Task:
    job, checker, path = task.job, task.checker, task.sheet.path
    sheet = replace(
        task.sheet,
        places=job.places(checker.notes),
        language=checker.notes,
        asks=checker.asks if options.glossary else None,
        annotate=partial(checker.with_notes, article=job.name),
        people=memory.people(path) if memory and path and path.is_file() else {},
    )
    task = replace(
        task, sheet=sheet, template=replace(sheet, path=template, target=None) if template else None
    )
    try:
        if task.template and not _plan(task.template).changed:
            task = replace(task, template=None)
        planned = _plan(sheet, refresh=options.refresh)
        # what is reviewed in it now is missed as well, if it is half-written when the machine is done
        active = planned.catalog.active
        reviewed = {e.source: {e.target} for e in active if owner(e) is Owner.REVIEWED}
        people = {**reviewed, **sheet.people}
        return replace(task, sheet=replace(sheet, people=people), planned=planned)
    except L10nError as error:
        return replace(task, error=error)


def _plan(sheet: CatalogSpec, *, refresh: bool = False) -> UpdateResult:
    """Return what will become of a catalog; one that will be written can be written."""
    planned = plan(sheet, refresh=refresh)
    if planned.changed and sheet.path:
        files.check_writable(sheet.path)
    return planned


def path_of(job: Job, target: str | None, options: TranslateOptions) -> Path:
    """Return the path of an article's catalog in a language, without one that of its template."""
    if target is None:
        return options.config.template_path(job.name, options.locales)
    return options.config.catalog_path(job.name, target, options.locales)


def check_paths(jobs: Sequence[Job], options: TranslateOptions) -> None:
    """Raise `UsageError` where catalogs or templates of a run have one path, links resolved."""
    users: dict[str, tuple[str, str | None]] = {}
    for target, job in product((None, *options.targets), (job for job in jobs if job.on_disk)):
        path = path_of(job, target, options)
        first = users.setdefault(digest_of(os.fsencode(os.path.normcase(real(path)))), (job.name, target))
        if first != (job.name, target):
            both = msg(
                "both {first} and {second} would be written to it",
                first=_user(*first),
                second=_user(job.name, target),
            )
            hint = msg("mend `catalog` and `template` in l10n.toml, or the names of the articles")
            raise UsageError(both, path=path, hint=hint)


def _user(article: str, target: str | None) -> Message:
    if target is None:
        return msg("the template of {article}", article=article)
    return msg("{article} in {language}", article=article, language=target)
