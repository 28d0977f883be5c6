"""Catalogs that workers write into: findings as notes, and what is mechanical put right."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.cluster.catalogs import Catalogs, MemoryQuestion, OfCatalogs
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.messages import Message
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.check import CheckOptions, checkers_of, one_by_one


@dataclass(frozen=True, slots=True)
class Rewriting(OfCatalogs):
    """Checks catalogs by some options and writes what these say, each in one worker, under its lock.

    A full disk ends a part there. `source` and `target` are for catalogs whose headers don't say. In the folder
    `journals` is what workers wrote, for those that do a part again.
    """

    options: CheckOptions
    journals: Path
    source: str | None = None
    target: str | None = None

    def session(self) -> Session[Catalogs, list[CatalogCheck] | MemoryQuestion]:
        """Begin in a process."""
        return _Rewriter(self)

    def failed(self, part: Catalogs, reason: Message) -> list[CatalogCheck]:
        """Return why a catalog can't be looked at."""
        path = part.paths[0]
        return [CatalogCheck(path, error=worker_error(path, reason))]


@dataclass(frozen=True, slots=True)
class _Journal:
    """Which catalogs of a part were written: a worker that dies takes its results along, but not this file.

    What it put right the next one finds to be so. A file that can't be used costs what sums and diffs say of that.
    """

    path: Path

    def add(self, result: CatalogCheck) -> None:
        """Add what was written."""
        line = json.dumps([str(result.path), result.fixed, result.diff])
        with suppress(OSError), self.path.open("a", encoding="ascii") as file:
            file.write(f"\n{line}")  # the line before may be half one

    def read(self) -> dict[Path, tuple[int, str]]:
        """Return how many targets were put right in catalogs, and the diffs."""
        written: dict[Path, tuple[int, str]] = {}
        with suppress(OSError), self.path.open(encoding="ascii") as file:
            for line in file:
                with suppress(ValueError):
                    name, fixed, diff = json.loads(line)
                    before, first = written.get(path := Path(name), (0, ""))
                    written[path] = before + fixed, first + diff
        return written


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
        journal = _Journal(kind.journals / str(part.number))
        earlier = journal.read()
        results = []
        for _, result in one_by_one(corpus, self._checkers, options=kind.options):
            if result.written:
                journal.add(result)
            if result.path in earlier and not result.error:
                fixed, diff = earlier[result.path]
                result = replace(result, written=True, fixed=fixed + result.fixed, diff=diff + result.diff)
            results.append(result)
            tell(0)
        return results

    def close(self) -> None:
        pass
