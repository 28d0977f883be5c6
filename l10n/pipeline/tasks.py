"""What a run has to do: a task for each article in each language, with what its catalog lacks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from l10n import articles
from l10n.catalogs import files
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.update import CatalogSpec, UpdateResult, plan
from l10n.errors import L10nError, UsageError
from l10n.languages import tags
from l10n.model import LanguagePair
from l10n.pipeline.checker import Checker
from l10n.pipeline.prepare import Job
from l10n.pipeline.pretranslation import ProjectMemory
from l10n.pipeline.results import CatalogResult, TranslateOptions
from l10n.pipeline.unchanged import Key, Unchanged


@dataclass(frozen=True, slots=True)
class Task:
    """A job in a target language: its catalog, and what it lacks; or its `row`, where that is known already."""

    job: Job
    checker: Checker
    sheet: CatalogSpec
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

    def template(self, options: TranslateOptions) -> CatalogSpec:
        """Return the template of its article."""
        path = options.config.template_path(self.job.article.name, options.locales)
        return replace(self.sheet, path=path, target=None)


def plan_task(
    job: Job, checker: Checker, options: TranslateOptions, memory: ProjectMemory | None, known: Unchanged
) -> Task:
    """Return what is to be done for an article in a language; reads its catalog, unless that is `known`.

    What is in the way, a catalog that can't be read or written mostly, is the task's `error`.
    """
    name, target = job.article.name, checker.pair.target
    on_disk = job.article.reference != articles.STDIN.reference
    path = options.config.catalog_path(name, target, options.locales) if on_disk else None
    sheet = CatalogSpec(path, name, job.source, target, ())
    if job.source == target:
        hint = "leave that language out, or state the article's language with --from"
        reason = f"is in {tags.name(target)} already"
        return Task(job, checker, sheet, error=UsageError(reason, path=job.path, hint=hint))
    key = None
    if path:
        key = known.key(job, checker, path, options.config.template_path(name, options.locales))
        if row := known.get(key):
            return Task(job, checker, sheet, row=row)
    sheet = replace(
        sheet,
        places=job.places,
        asks=checker.asks if options.glossary else None,
        annotate=partial(checker.with_notes, article=name),
        people=memory.people(path) if memory and path and path.is_file() else {},
    )
    task = Task(job, checker, sheet, key=key)
    try:
        planned = plan(sheet, refresh=options.refresh)
        if path:
            template = task.template(options)
            for updated, place in ((plan(template), template.path), (planned, path)):
                if updated.changed and place:
                    files.check_writable(place)
        # what is reviewed in it now is missed as well, if it is half-written when the machine is done
        active = planned.catalog.active
        reviewed = {e.source: {e.target} for e in active if owner(e) is Owner.REVIEWED}
        people = {**reviewed, **sheet.people}
        return replace(task, sheet=replace(sheet, people=people), planned=planned)
    except L10nError as error:
        return replace(task, error=error)


def check_paths(tasks: Iterable[Task], options: TranslateOptions) -> None:
    """Raise `UsageError` where catalogs or templates of a run have one path, links resolved."""
    users: dict[str, str] = {}
    for task in tasks:
        if task.sheet.path is None:
            continue
        name = task.job.article.name
        template = options.config.template_path(name, options.locales)
        for path, user in (
            (template, f"the template of {name}"),
            (task.sheet.path, f"{name} in {task.pair.target}"),
        ):
            first = users.setdefault(os.path.normcase(os.path.realpath(path)), user)
            if first != user:
                hint = "mend `catalog` and `template` in l10n.toml, or the names of the articles"
                raise UsageError(f"both {first} and {user} would be written to it", path=path, hint=hint)
