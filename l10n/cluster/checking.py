"""Catalogs looked at by workers: what they find is put into the driver's answers, which any command goes by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from l10n.cluster.catalogs import Catalogs, MemoryAsked, MemoryQuestion, OfCatalogs
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.errors import InputError, L10nError
from l10n.glossary import Glossary
from l10n.messages import Message
from l10n.pipeline.answers import Answers
from l10n.pipeline.check import one_by_one
from l10n.pipeline.checker import Checkers
from l10n.pipeline.report import relative, uses_of
from l10n.pipeline.status import row_of

CheckAnswers = Mapping[bytes, tuple[bytes, ...]]  # the answers about catalogs, by digests


@dataclass(frozen=True, slots=True)
class Checking(OfCatalogs):
    """Looks at catalogs of a project as `l10n check` does; with `progress` as `status`, with `terms` as `report`.

    `source` and `target` are for those whose headers don't say; `is_relative` says that findings call them by their
    paths from the working directory.
    """

    glossary: Glossary | None
    source: str | None = None
    target: str | None = None
    is_relative: bool = False
    progress: bool = False
    terms: bool = False

    def session(self) -> Session[Catalogs, CheckAnswers | MemoryQuestion]:
        """Begin in a process."""
        return _Looker(self)

    def failed(self, part: Catalogs, reason: Message) -> InputError:
        """Return why a catalog can't be looked at."""
        return worker_error(part.paths[0], reason)


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


class _Looker:
    def __init__(self, kind: Checking) -> None:
        self._kind = kind
        self._answers = _Copying()
        self._checkers = Checkers.of(kind.project, kind.glossary)

    def do(self, part: Catalogs, tell: Callable[[float], None]) -> CheckAnswers | MemoryQuestion:
        kind, checkers = self._kind, self._checkers
        corpus = part.corpus(kind.source, kind.target, relative if kind.is_relative else str)
        try:
            for file, result in one_by_one(corpus, checkers, answers=self._answers):
                tell(0)
                if file and not result.error:
                    with suppress(L10nError):  # the driver will find it, too
                        if kind.progress:
                            row_of(file, result, kind.project, self._answers)
                        if kind.terms and kind.glossary and result.pair:
                            uses_of(file, result, checkers[result.pair], self._answers)
        except MemoryAsked:
            return part.question()
        return self._answers.copies()

    def close(self) -> None:
        self._answers.close()
