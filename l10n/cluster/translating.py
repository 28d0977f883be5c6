"""Chunks translated by workers: what `l10n.pipeline.translate` does in one process, with the driver's memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs.marks import Known
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.errors import DiskFullError
from l10n.messages import Message
from l10n.pipeline.answers import Answers
from l10n.pipeline.chunks import Chunk
from l10n.pipeline.marks import UnmarkedTexts, known_texts, unmarked_texts
from l10n.pipeline.matches import ChunkMatches
from l10n.pipeline.pretranslation import CarriedMemory, ProjectMemory
from l10n.pipeline.results import CatalogResult, TranslateOptions
from l10n.pipeline.tasks import Task, path_of
from l10n.pipeline.translate import ChunkTranslator


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk, with what the memory has for it (None where it can't be used), and articles whose templates stand.

    Once a worker `asked` back, there is also what is similar, and what is known of unmarked targets by catalog.
    """

    chunk: Chunk
    matches: ChunkMatches | None
    templates: frozenset[str]
    asked: bool = False
    known: Mapping[Path, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MemoryQuestion:
    """What a worker wants to know before it translates a chunk: what is similar to sources, whose texts are."""

    pending: tuple[str, ...]
    unmarked: Mapping[Path, UnmarkedTexts]


@dataclass(frozen=True, slots=True)
class Translating:
    """Translates chunks by some options; with a memory, what is similar in it is noted."""

    options: TranslateOptions
    with_memory: bool

    def session(self) -> Session[Part, list[CatalogResult] | MemoryQuestion]:
        """Begin in a process."""
        return _Translator(self.options, self.with_memory)


class _Translator:
    def __init__(self, options: TranslateOptions, with_memory: bool) -> None:
        self._with_memory = with_memory
        self._answers = Answers()
        self._memory = CarriedMemory(options.config)
        self._translator = ChunkTranslator(options, self._memory, self._answers)

    def do(self, part: Part, tell: Callable[[float], None]) -> list[CatalogResult] | MemoryQuestion:
        self._memory.carry(part.matches, part.known)
        tasks = self._translator.plan(part.chunk, part.templates)
        if not part.asked:
            question = self._question(tasks)
            if question.pending or question.unmarked:
                return question
        rows = []
        for row in self._translator.translate(tasks, tell):
            rows.append(row)
            if isinstance(row.error, DiskFullError):  # as in one process, nothing is written after that
                break
        return rows

    def _question(self, tasks: Sequence[Task]) -> MemoryQuestion:
        pending = dict.fromkeys(source for task in tasks for source in task.pending if self._with_memory)
        planned = [(task.sheet.path, task.planned.catalog) for task in tasks if task.planned]
        texts = {path: unmarked_texts(catalog) for path, catalog in planned if path}
        return MemoryQuestion(tuple(pending), {path: one for path, one in texts.items() if one.texts})

    def close(self) -> None:
        self._translator.close()
        self._answers.close()


class TranslationPlan:
    """What the driver makes of the parts of a run: it has the memory, if one is used."""

    def __init__(self, options: TranslateOptions, memory: ProjectMemory | None) -> None:
        self._options = options
        self._memory = memory

    def part(self, chunk: Chunk, templates: set[str]) -> Part:
        """Return the part that a chunk is, as `templates` and the memory are now."""
        matches: ChunkMatches | None = ChunkMatches({}, {}, {})
        if self._memory:
            sources = list(dict.fromkeys(source for job in chunk.jobs for source in job.sources))
            paths = (path_of(job, chunk.pair.target, self._options) for job in chunk.jobs)
            matches = self._memory.matches(chunk.pair, sources, [path for path in paths if path.is_file()])
        names = frozenset(job.name for job in chunk.jobs if job.name in templates)
        return Part(chunk, matches, names)

    def follow(self, part: Part, result: list[CatalogResult] | MemoryQuestion) -> Part | None:
        """Return the part with what a worker asked for."""
        if not isinstance(result, MemoryQuestion):
            return None
        matches = part.matches
        if self._memory and matches:
            matches = self._memory.with_similar(matches, part.chunk.pair, result.pending)
        known = {path: known_texts(self._options.config, path, one) for path, one in result.unmarked.items()}
        return replace(part, matches=matches, known=known, asked=True)

    def split(self, part: Part) -> Sequence[Part]:
        """Return each article alone."""
        pair = part.chunk.pair
        return [replace(part, chunk=Chunk(pair, (job,))) for job in part.chunk.jobs]

    def failed(self, part: Part, reason: Message) -> list[CatalogResult]:
        """Return the rows of articles that can't be translated."""
        pair = part.chunk.pair
        return [
            CatalogResult(
                job.name,
                pair.source,
                pair.target,
                path_of(job, pair.target, self._options),
                len(job.places(self._options.config.notes)),
                error=worker_error(job.path, reason),
            )
            for job in part.chunk.jobs
        ]
