"""Catalogs that workers write into: findings as notes, and what is mechanical put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from l10n.cluster.catalogs import Catalogs, MemoryQuestion, OfCatalogs
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.messages import Message
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.check import CheckOptions, checkers_of, one_by_one


@dataclass(frozen=True, slots=True)
class Rewriting(OfCatalogs):
    """Checks catalogs by some options and writes what these say, each in one worker, under its lock.

    A full disk ends a part there. `source` and `target` are for catalogs whose headers don't say.
    """

    options: CheckOptions
    source: str | None = None
    target: str | None = None

    def session(self) -> Session[Catalogs, list[CatalogCheck] | MemoryQuestion]:
        """Begin in a process."""
        return _Rewriter(self)

    def failed(self, part: Catalogs, reason: Message) -> list[CatalogCheck]:
        """Return why a catalog can't be looked at."""
        path = part.paths[0]
        return [CatalogCheck(path, error=worker_error(path, reason))]


class _Rewriter:
    def __init__(self, kind: Rewriting) -> None:
        self._kind = kind
        self._checkers = checkers_of(kind.options)

    def do(self, part: Catalogs, tell: Callable[[float], None]) -> list[CatalogCheck] | MemoryQuestion:
        kind = self._kind
        if not part.known:
            # The memory is asked before anything is written: what is done again would be found to be so already.
            question = part.question()
            if any(one.texts for one in question.unmarked.values()):
                return question
            part = replace(part, known={path: {} for path in part.paths})
        corpus = part.corpus(kind.source, kind.target)
        results = []
        for _, result in one_by_one(corpus, self._checkers, options=kind.options):
            tell(0)
            results.append(result)
        return results

    def close(self) -> None:
        pass
