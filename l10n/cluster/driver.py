"""The commands over a cluster: what is to be done goes to workers, and what they return is put together here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from l10n.cluster import checking
from l10n.cluster.checking import Checking
from l10n.cluster.crew import Crew, Question, no_workers, shown_file
from l10n.cluster.opening import Remote, connected, parse
from l10n.cluster.pool import Pool
from l10n.cluster.preparing import Preparing, together
from l10n.cluster.translating import Translating, TranslationPlan
from l10n.cluster.work import Run
from l10n.config import Config
from l10n.errors import DiskFullError, L10nError
from l10n.messages import Message, msg
from l10n.model import LanguagePair
from l10n.pipeline.answers import Answers
from l10n.pipeline.chunks import chunks
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.prepare import Job, Preparation, Reading, find, likely
from l10n.pipeline.pretranslation import ProjectMemory
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions
from l10n.pipeline.tasks import check_paths


class Cluster:
    """Workers that do a project's runs."""

    def __init__(self, pool: Pool, crew: Crew) -> None:
        self._pool = pool
        self._crew = crew

    def prepare(
        self, paths: Sequence[str], config: Config, *, source: str | None = None, encoding: str | None = None
    ) -> Preparation:
        """Return what `l10n.pipeline.prepare.prepare` returns, for what is in files."""
        prepared, sources = find(paths, config)
        plan = Preparing(Reading(config, source, encoding, likely(source)))
        for results in self._pool.results(Run.of(plan), together(sources), plan):
            for result in results:
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
        parts = checking.together(corpus.paths)
        left_out: dict[Path, L10nError] = {}
        done = 0
        for part, results in zip(parts, self._pool.results(Run.of(kind), parts, kind), strict=True):
            for catalogs, result in zip(
                kind.split(part) if len(results) > 1 else [part], results, strict=True
            ):
                answers.take(result.answers)
                if result.error:
                    left_out[catalogs.paths[0]] = result.error
            done += len(part.paths)
            progress(done, len(corpus.paths))
        paths = tuple(path for path in corpus.paths if path not in left_out)
        return replace(corpus, paths=paths, errors=(*corpus.errors, *left_out.values()))

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
        file, shown = stack.enter_context(shown_file(project.root))

        def refuse(worker: str, reason: Message) -> None:
            remark(msg("the worker {address} is left out: {reason}", address=worker, reason=reason))

        writable = tuple(folder.absolute() for folder in folders)
        crew = Crew(client, Question(file, shown, writable), refuse)
        if not crew.addresses:
            raise no_workers(crew.reasons)
        yield Cluster(Pool(client, crew), crew)
