"""The commands over a cluster: what is to be done goes to workers, and what they return is put together here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from l10n.cluster.address import Local, Remote, parse
from l10n.cluster.catalogs import Catalogs
from l10n.cluster.checking import Checking
from l10n.cluster.counting import Counting, Ranking
from l10n.cluster.crew import Crew, no_workers, shown_file
from l10n.cluster.facts import Question
from l10n.cluster.missing import Uncatalogued
from l10n.cluster.opening import connected
from l10n.cluster.pool import PlannedKind, Pool
from l10n.cluster.preparing import Preparing, together
from l10n.cluster.rewriting import Rewriting
from l10n.cluster.translating import Translating, TranslationPlan
from l10n.cluster.work import Run
from l10n.config import Config
from l10n.errors import DiskFullError, L10nError
from l10n.messages import Message, msg
from l10n.model import LanguagePair
from l10n.pipeline.analysis import ArticleWords
from l10n.pipeline.answers import Answers
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.check import CheckOptions, Results, check
from l10n.pipeline.chunks import chunks
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.prepare import Job, Preparation, Reading, find, likely
from l10n.pipeline.pretranslation import ProjectMemory
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions
from l10n.pipeline.status import CatalogStatus, MissingCatalogs
from l10n.pipeline.tasks import check_paths
from l10n.pipeline.worst import Ranked, merged
from l10n.scratch import temporary_folder

_P = TypeVar("_P")
_R = TypeVar("_R")
_CATALOGS = 25  # that a worker looks at together


class Cluster:
    """Workers that do a project's runs."""

    def __init__(self, pool: Pool, crew: Crew, shared: Path | None = None) -> None:
        """Work with some; `shared` is a folder that all of them see, None if they see the system's temporary one."""
        self._pool = pool
        self._crew = crew
        self._shared = shared

    def prepare(
        self, paths: Sequence[str], config: Config, *, source: str | None = None, encoding: str | None = None
    ) -> Preparation:
        """Return what `l10n.pipeline.prepare.prepare` returns, for what is in files."""
        prepared, sources = find(paths, config)
        plan = Preparing(Reading(config, source, encoding, likely(source)))
        for result in self._results(together(sources), plan):
            for one in result:
                prepared.add(one)
        return prepared

    def translate(
        self,
        jobs: Sequence[Job],
        options: TranslateOptions,
        progress: Callable[[int, int], None] = lambda done, total: None,
        memory: ProjectMemory | None = None,
    ) -> Iterator[CatalogResult]:
        """Give the rows that `l10n.pipeline.translate.translate` gives, in its order, and write what it writes.

        An article over which workers die again and again has an error in its row. Raises UsageError where no worker
        can be used.
        """
        check_paths(jobs, options)
        cut = list(chunks(jobs, options.targets))
        if not options.dry_run:
            self._require(list(dict.fromkeys(chunk.pair for chunk in cut)), options)
        plan = TranslationPlan(options, memory)
        templates: set[str] = set()
        parts = (plan.part(chunk, templates) for chunk in cut)
        done, total = 0, sum(chunk.size for chunk in cut)
        run = Run.of(Translating(options, memory is not None))
        for chunk, results in zip(cut, self._pool.results(run, parts, plan), strict=True):
            rows = [row for result in results for row in result]
            templates.update(row.article for row in rows if row.error is None)
            yield from rows
            if any(isinstance(row.error, DiskFullError) for row in rows):
                return
            if memory:
                memory.record(row.path for row in rows if row.state is Outcome.WRITTEN and row.path)
            done += chunk.size
            progress(done, total)

    def look(
        self,
        corpus: Corpus,
        kind: Checking,
        answers: Answers,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Corpus:
        """Have workers look at the catalogs of a corpus, whose answers are put among these.

        Return the catalogs that are to be gone through now; what workers die over is among its errors.
        """
        errors: list[L10nError] = []
        for found in self._each(corpus, kind, progress):
            if isinstance(found, L10nError):
                errors.append(found)
            else:
                answers.take(found)
        left_out = {error.path for error in errors}
        paths = tuple(path for path in corpus.paths if str(path) not in left_out)
        return replace(corpus, paths=paths, errors=(*corpus.errors, *errors))

    def check(
        self,
        corpus: Corpus,
        options: CheckOptions,
        project: Config,
        answers: Answers,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> tuple[Corpus, Iterable[CatalogCheck]]:
        """Return what `l10n.pipeline.check.check` returns, and the catalogs that it is about, as `look` does.

        Where something is written it is by workers, each catalog by one. A full disk ends it.
        """
        if not (options.write or options.fix):
            kind = Checking(project, options.glossary, corpus.source, corpus.target)
            corpus = self.look(corpus, kind, answers, progress)
            return corpus, check(corpus, options, progress, answers)
        results = Results(options.levels)
        with temporary_folder(self._shared) as journals:
            rewriting = Rewriting(project, options, journals, corpus.source, corpus.target)
            for result in chain.from_iterable(self._each(corpus, rewriting, progress)):
                results.add(result)
                if isinstance(result.error, DiskFullError):
                    break
        return corpus, results

    def worst(
        self,
        corpus: Corpus,
        most: int,
        project: Config,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Ranked:
        """Return what `l10n.pipeline.worst.worst` returns."""
        ranked: Ranked = ([], [])
        for found in self._each(corpus, Ranking(project, most), progress):
            ranked = merged(ranked, found, most)
        return ranked

    def words_in(self, corpus: Corpus, project: Config) -> Iterator[ArticleWords | L10nError]:
        """Give what `l10n.pipeline.analysis.words_in` gives."""
        return chain.from_iterable(self._each(corpus, Counting(project, corpus.source)))

    def without_catalogs(
        self, missing: Iterable[MissingCatalogs], project: Config
    ) -> Iterator[CatalogStatus]:
        """Give what `l10n.pipeline.status.without_catalogs` gives."""
        return chain.from_iterable(self._results(together(missing), Uncatalogued(project, words=False)))

    def words_without_catalogs(
        self, missing: Iterable[MissingCatalogs], project: Config
    ) -> Iterator[ArticleWords | L10nError]:
        """Give what `l10n.pipeline.analysis.words_without_catalogs` gives."""
        return chain.from_iterable(self._results(together(missing), Uncatalogued(project, words=True)))

    def _each(
        self,
        corpus: Corpus,
        kind: PlannedKind[Catalogs, _R],
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Iterator[_R]:
        """Give what workers found in a corpus, of some catalogs together."""
        total = len(corpus.paths)
        cut = enumerate(together(corpus.paths, _CATALOGS))
        parts = (Catalogs(paths, number=number) for number, paths in cut)
        for number, results in enumerate(self._pool.results(Run.of(kind), parts, kind), start=1):
            yield from results
            progress(min(number * _CATALOGS, total), total)

    def _results(self, parts: Iterable[_P], kind: PlannedKind[_P, _R]) -> Iterator[_R]:
        """Give what workers found in parts, in their order."""
        return chain.from_iterable(self._pool.results(Run.of(kind), parts, kind))

    def _require(self, pairs: Sequence[LanguagePair], options: TranslateOptions) -> None:
        """Ask workers for the engines of pairs; raises UsageError where none is left."""
        engine = options.config.engines
        self._crew.ask([(pair, engine.get(pair, options.engine)) for pair in pairs], options.beam)
        if not self._crew.addresses:
            raise no_workers(self._crew.reasons)


@contextmanager
def opened(
    text: str, project: Config, folders: Sequence[Path], remark: Callable[[Message], None]
) -> Iterator[Cluster]:
    """Give the cluster that `--cluster` says, for a project, whose workers have to write below some folders.

    `remark` is told what whoever runs it should know. Raises UsageError where there is none, or it has no workers
    that can be used, and InputError where the project's folder can't be written.
    """
    place = parse(text)
    with ExitStack() as stack:
        client = stack.enter_context(connected(place))
        address = client.scheduler.address
        if Remote(address).is_open:
            remark(
                msg(
                    "{address} is not encrypted: whoever is on the way reads articles, and can have workers run"
                    " what they like. Use tls://, with certificates as Dask's settings have them.",
                    address=address,
                )
            )
        # What is on this machine sees all that is, and a project that is only looked at may be nobody's to write.
        here = isinstance(place, Local)
        file, shown = (None, "") if here else stack.enter_context(shown_file(project.root))

        def refuse(worker: str, reason: Message) -> None:
            remark(msg("the worker {address} is left out: {reason}", address=worker, reason=reason))

        writable = tuple(folder.absolute() for folder in folders)
        crew = Crew(client, Question(file, shown, Path.cwd(), writable), refuse)
        if not crew.addresses:
            raise no_workers(crew.reasons)
        yield Cluster(Pool(client, crew), crew, file.parent if file else None)
