"""Articles that have no catalogs yet, read by workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from l10n.cluster.preparing import TOGETHER, worker_error
from l10n.cluster.work import Session
from l10n.config import Config
from l10n.errors import InputError
from l10n.messages import Message
from l10n.pipeline.analysis import words_without_catalogs
from l10n.pipeline.status import MissingCatalogs, without_catalogs

_Part = tuple[MissingCatalogs, ...]


@dataclass(frozen=True, slots=True)
class Uncatalogued:
    """Reads articles that have no catalogs: how far they are, or their words, as `status` says."""

    project: Config
    words: bool

    def session(self) -> Session[_Part, list[object]]:
        """Begin in a process."""
        return _Reader(self)

    def follow(self, part: _Part, result: object) -> None:
        """Take any result as it is."""

    def split(self, part: _Part) -> Sequence[_Part]:
        """Return each article alone."""
        return [(one,) for one in part]

    def failed(self, part: _Part, reason: Message) -> InputError:
        """Return why an article can't be read."""
        return worker_error(str(part[0].source.path), reason)


@dataclass(frozen=True, slots=True)
class _Reader:
    kind: Uncatalogued

    def do(self, part: _Part, tell: Callable[[float], None]) -> list[object]:
        tell(0)
        read = words_without_catalogs if self.kind.words else without_catalogs
        return list(read(part, self.kind.project))

    def close(self) -> None:
        pass


def together(missing: Iterable[MissingCatalogs]) -> Iterator[_Part]:
    """Cut articles into parts."""
    each = iter(missing)
    while part := tuple(islice(each, TOGETHER)):
        yield part
