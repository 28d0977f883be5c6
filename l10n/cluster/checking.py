"""Catalogs looked at by workers: what they find is put into the driver's answers, which any command goes by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.marks import Known
from l10n.catalogs.reading import decode
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.glossary import Glossary
from l10n.messages import Message
from l10n.pipeline.answers import Answers
from l10n.pipeline.check import one_by_one
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.marks import UnmarkedTexts, known_texts, unmarked_texts
from l10n.pipeline.report import relative, uses_of
from l10n.pipeline.status import row_of

TOGETHER = 25  # catalogs


@dataclass(frozen=True, slots=True)
class Catalogs:
    """Catalogs that are looked at together; `known` is what the memory has of their unmarked targets, once asked."""

    paths: tuple[Path, ...]
    known: Mapping[Path, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """The answers about catalogs, by digests; or why one can't be looked at."""

    answers: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """Looks at catalogs of a project as `l10n check` does; with `progress` as `status`, with `terms` as `report`.

    `source` and `target` are for those whose headers don't say; `is_relative` says that findings call them by their
    paths from the working directory.
    """

    project: Config
    glossary: Glossary | None
    source: str | None = None
    target: str | None = None
    is_relative: bool = False
    progress: bool = False
    terms: bool = False

    def session(self) -> Session[Catalogs, CheckAnswers | dict[Path, UnmarkedTexts]]:
        """Begin in a process."""
        return _Looker(self)

    def follow(self, part: Catalogs, result: object) -> Catalogs | None:
        """Return the catalogs with what a worker asked for."""
        if isinstance(result, CheckAnswers):
            return None
        assert isinstance(result, dict)
        known = {path: known_texts(self.project, path, texts) for path, texts in result.items()}
        return replace(part, known=known)

    def split(self, part: Catalogs) -> Sequence[Catalogs]:
        """Return each catalog alone."""
        return [replace(part, paths=(path,)) for path in part.paths]

    def failed(self, part: Catalogs, reason: Message) -> CheckAnswers:
        """Return why a catalog can't be looked at."""
        return CheckAnswers(error=worker_error(str(part.paths[0]), reason))


class _Copying(Answers):
    """Answers that are known or come up here, with copies for whoever asked for them."""

    def __init__(self) -> None:
        super().__init__()
        self._copies: dict[bytes, tuple[bytes, ...]] = {}

    def parts(self, key: bytes) -> tuple[bytes, ...]:
        """Return the parts of an answer, nothing if there is none."""
        if found := super().parts(key):
            self._copies[key] = found
        return found

    def put_parts(self, key: bytes, parts: tuple[bytes, ...]) -> None:
        """Keep the parts of an answer."""
        super().put_parts(key, parts)
        self._copies[key] = parts

    def copies(self) -> dict[bytes, tuple[bytes, ...]]:
        """Return the copies, once."""
        copies, self._copies = self._copies, {}
        return copies


class _Unknown(Exception):
    """What the memory knows of a catalog has to be asked."""


class _Looker:
    def __init__(self, kind: Checking) -> None:
        self._kind = kind
        self._answers = _Copying()
        self._checkers = Checkers.of(kind.project, kind.glossary)

    def do(self, part: Catalogs, tell: Callable[[float], None]) -> CheckAnswers | dict[Path, UnmarkedTexts]:
        kind, checkers = self._kind, self._checkers

        def known(path: Path, catalog: Catalog) -> Known:
            if path not in part.known and unmarked_texts(catalog).texts:
                raise _Unknown
            return part.known.get(path, {})

        corpus = Corpus(
            part.paths, (), kind.source, kind.target, relative if kind.is_relative else str, known
        )
        try:
            for file, result in one_by_one(corpus, checkers, answers=self._answers):
                tell(0)
                if file and not result.error:
                    with suppress(L10nError):  # the driver will find it, too
                        if kind.progress:
                            row_of(file, result, kind.project, self._answers)
                        if kind.terms and kind.glossary and result.pair:
                            uses_of(file, result, checkers[result.pair], self._answers)
        except _Unknown:
            return _unmarked(part.paths)
        return CheckAnswers(self._answers.copies())

    def close(self) -> None:
        self._answers.close()


def _unmarked(paths: Sequence[Path]) -> dict[Path, UnmarkedTexts]:
    """Return what the memory has to be asked of catalogs; nothing of what can't be read."""
    asked = {}
    for path in paths:
        with suppress(L10nError):
            if data := files.load(path):
                asked[path] = unmarked_texts(decode(data, path))
    return asked


def together(paths: Sequence[Path]) -> list[Catalogs]:
    """Cut catalogs into parts."""
    return [Catalogs(tuple(paths[at : at + TOGETHER])) for at in range(0, len(paths), TOGETHER)]
