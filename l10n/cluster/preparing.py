"""Articles read by workers: what `l10n.pipeline.prepare` does in one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l10n.articles import Source
from l10n.cluster.work import Session
from l10n.errors import InputError
from l10n.messages import Message, msg
from l10n.pipeline.answers import Answers
from l10n.pipeline.prepare import Prepared, Reading

TOGETHER = 50  # articles

Articles = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Preparing:
    """Reads articles in some way; its parts are articles that are read together."""

    reading: Reading

    def session(self) -> Session[Articles, list[Prepared]]:
        """Begin in a process."""
        return _Reader(self.reading, Answers())

    def follow(self, part: Articles, result: object) -> None:
        """Take any result as it is."""

    def split(self, part: Articles) -> Sequence[Articles]:
        """Return each article alone."""
        return [(one,) for one in part]

    def failed(self, part: Articles, reason: Message) -> list[Prepared]:
        """Return why an article can't be used."""
        return [worker_error(str(one.path), reason) for one in part]


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: Reading
    answers: Answers

    def do(self, part: Articles, tell: Callable[[float], None]) -> list[Prepared]:
        return [self.reading.job(one, self.answers) for one in part]

    def close(self) -> None:
        self.answers.close()


def worker_error(path: str, reason: Message) -> InputError:
    """Return the error of an article that is left out, for what it does to workers."""
    hint = msg("leave it out, or try it without --cluster; the others are done")
    return InputError(msg("it can't be worked on: {reason}", reason=reason), path=path, hint=hint)


def together(sources: Sequence[Source]) -> list[Articles]:
    """Cut articles into parts."""
    return [tuple(sources[at : at + TOGETHER]) for at in range(0, len(sources), TOGETHER)]
