"""What workers say of catalogs for `status --worst` and `--analysis`: the driver puts them in order, and counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from l10n.cluster.catalogs import Catalogs, MemoryAsked, MemoryQuestion, OfCatalogs
from l10n.cluster.preparing import worker_error
from l10n.cluster.work import Session
from l10n.errors import L10nError
from l10n.messages import Message
from l10n.pipeline.analysis import ArticleWords, words_in
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.worst import Ranked, worst

Words = list[ArticleWords | L10nError]


@dataclass(frozen=True, slots=True)
class Ranking(OfCatalogs):
    """Finds the units of catalogs that engines were the least sure of, `most` of each part at most."""

    most: int

    def session(self) -> Session[Catalogs, Ranked]:
        """Begin in a process."""
        return _Ranker(self.most)

    def failed(self, part: Catalogs, reason: Message) -> Ranked:
        """Return why a catalog can't be looked at."""
        return [], [worker_error(part.paths[0], reason)]


@dataclass(frozen=True, slots=True)
class _Ranker:
    most: int

    def do(self, part: Catalogs, tell: Callable[[float], None]) -> Ranked:
        return worst(Corpus(part.paths), self.most, progress=lambda done, total: tell(0))

    def close(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Counting(OfCatalogs):
    """Counts the words of catalogs' articles; `source` is for catalogs whose headers don't say."""

    source: str | None

    def session(self) -> Session[Catalogs, Words | MemoryQuestion]:
        """Begin in a process."""
        return _Counter(self)

    def failed(self, part: Catalogs, reason: Message) -> Words:
        """Return why a catalog can't be looked at."""
        return [worker_error(part.paths[0], reason)]


@dataclass(frozen=True, slots=True)
class _Counter:
    kind: Counting

    def do(self, part: Catalogs, tell: Callable[[float], None]) -> Words | MemoryQuestion:
        corpus = part.corpus(self.kind.source, None)
        found: Words = []
        try:
            for one in words_in(corpus, self.kind.project):
                tell(0)
                found.append(one)
        except MemoryAsked:
            return part.question()
        return found

    def close(self) -> None:
        pass
