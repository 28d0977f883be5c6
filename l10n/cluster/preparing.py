"""Articles read by workers: what `l10n.pipeline.prepare` does in one process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from l10n.articles import Source
from l10n.cluster.work import Session
from l10n.errors import InputError
from l10n.messages import Message, msg
from l10n.pipeline.answers import Answers
from l10n.pipeline.prepare import Prepared, Reading

TOGETHER = 50  # articles

Articles = tuple[Source, ...]
_A = TypeVar("_A")


class OfArticles(Generic[_A]):
    """What all kinds of parts that are articles have in common."""

    __slots__ = ()

    def follow(self, part: tuple[_A, ...], result: object) -> None:
        """Take any result as it is."""

    def split(self, part: tuple[_A, ...]) -> list[tuple[_A, ...]]:
        """Return each article alone."""
        return [(one,) for one in part]


@dataclass(frozen=True, slots=True)
class Preparing(OfArticles[Source]):
    """Reads articles in some way; its parts are articles that are read together."""

    reading: Reading

    def session(self) -> Session[Articles, list[Prepared]]:
        """Begin in a process."""
        return _Reader(self.reading, Answers())

    def failed(self, part: Articles, reason: Message) -> list[Prepared]:
        """Return why an article can't be used."""
        return [worker_error(one.path, reason) for one in part]


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: Reading
    answers: Answers

    def do(self, part: Articles, tell: Callable[[float], None]) -> list[Prepared]:
        return [self.reading.job(one, self.answers) for one in part]

    def close(self) -> None:
        self.answers.close()


def worker_error(path: Path | str, reason: Message) -> InputError:
    """Return the error of an article or a catalog that is left out, for what it does to workers."""
    hint = msg("leave it out, or try it without --cluster; the others are done")
    return InputError(msg("it can't be worked on: {reason}", reason=reason), path=str(path), hint=hint)


def together(values: Iterable[_A], count: int = TOGETHER) -> Iterator[tuple[_A, ...]]:
    """Give the parts that values are cut into, of so many each."""
    each = iter(values)
    while part := tuple(islice(each, count)):
        yield part
