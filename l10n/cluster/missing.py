"""Articles that have no catalogs yet, read by workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from l10n.cluster.preparing import OfArticles, worker_error
from l10n.cluster.work import Session
from l10n.config import Config
from l10n.messages import Message
from l10n.pipeline.analysis import words_without_catalogs
from l10n.pipeline.status import MissingCatalogs, without_catalogs

_Part = tuple[MissingCatalogs, ...]


@dataclass(frozen=True, slots=True)
class Uncatalogued(OfArticles[MissingCatalogs]):
    """Reads articles that have no catalogs: how far they are, or their words, as `status` says."""

    project: Config
    words: bool

    def session(self) -> Session[_Part, list[Any]]:
        """Begin in a process."""
        return _Reader(self)

    def failed(self, part: _Part, reason: Message) -> list[Any]:
        """Return why an article can't be read."""
        (one,) = part
        error = worker_error(one.source.path, reason)
        return [error if self.words else one.failure(error)]


@dataclass(frozen=True, slots=True)
class _Reader:
    kind: Uncatalogued

    def do(self, part: _Part, tell: Callable[[float], None]) -> list[Any]:
        tell(0)
        read = words_without_catalogs if self.kind.words else without_catalogs
        return list(read(part, self.kind.project))

    def close(self) -> None:
        pass
