"""Which workers of a cluster may help: those that would do just what the driver does, and see its files."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from l10n.cluster.facts import Facts, Question, differences, facts
from l10n.errors import L10nError, UsageError
from l10n.files import make_hidden_folder, refused
from l10n.messages import Message, msg, msg_list
from l10n.model import LanguagePair

_LOOK = 1.0  # seconds between looks at who is there
# Seconds that workers get to say what they are, for which they may have to read much: where others have, and at all.
_SOON, _LATE = 10.0, 60.0
_TRIES = 3  # so often in turn a worker is asked that can't be reached


class Crew:
    """The workers of a cluster that may help, by their addresses; looked at again as others come and go."""

    def __init__(self, client: Any, question: Question, refuse: Callable[[str, Message], None]) -> None:
        """`refuse` is told of each worker that may not help, and why."""
        self._client = client
        self._question = question
        self._refuse = refuse
        self._own = facts(question)
        self._known: dict[str, bool] = {}
        self._asked: dict[str, tuple[Future[Any], float]] = {}  # who hasn't answered yet, and since when
        self._unreached: Counter[str] = Counter()
        self._looked = 0.0
        self.reasons: dict[str, Message] = {}
        self.look(now=True)

    def ask(self, pairs: Sequence[tuple[LanguagePair, str]], beam: int | None) -> None:
        """Ask all what they have for pairs of languages, by engines' names."""
        self._question = replace(self._question, pairs=tuple(pairs), beam=beam)
        self._own = facts(self._question)
        self._known = {address: may for address, may in self._known.items() if not may}
        for question, _ in self._asked.values():
            question.cancel()
        self._asked.clear()
        self.look(now=True)

    @property
    def addresses(self) -> list[str]:
        """The addresses of those that may help."""
        return [address for address, may in self._known.items() if may]

    def look(self, *, now: bool = False) -> None:
        """See who is there, and ask those that are new."""
        if not now and monotonic() - self._looked < _LOOK:
            return
        if self._client.status != "running":
            raise _gone()
        try:
            here = self._client.scheduler_info(n_workers=-1)["workers"]
        except (OSError, RuntimeError, KeyError) as error:  # a client without a scheduler knows of nobody
            raise _gone() from error
        if self._client.status != "running":
            raise _gone()
        self._known = {address: may for address, may in self._known.items() if address in here}
        for address in here:
            if address not in self._known and address not in self._asked:
                question = asyncio.run_coroutine_threadsafe(
                    self._ask(address), self._client.loop.asyncio_loop
                )
                self._asked[address] = question, monotonic()
        if now:
            wait([question for question, _ in self._asked.values()], _SOON)
        self._take_answers(here)
        while now and self._asked and not self.addresses:
            first = min(since for _, since in self._asked.values())
            if (left := first + _LATE - monotonic()) <= 0:
                break
            wait([question for question, _ in self._asked.values()], left, FIRST_COMPLETED)
            self._take_answers(here)
        self._looked = monotonic()

    def _take_answers(self, here: Container[str]) -> None:
        """Take what those have answered who are there, and leave out who is late."""
        for address, (question, since) in list(self._asked.items()):
            if address in here and not question.done():
                if monotonic() - since >= _LATE and address not in self.reasons:
                    self._leave_out(address, msg("it doesn't answer"))
                continue
            del self._asked[address]
            if address in here:
                self._take(address, question.exception() or question.result())

    async def _ask(self, address: str) -> Any:
        # As `Client.run`, which waits for the last of them, and without end.
        answers = await self._client._run(facts, self._question, workers=[address], on_error="return")
        return answers.get(address)

    def _take(self, address: str, answer: object) -> None:
        if answer is None or isinstance(answer, OSError):
            self._unreached[address] += 1
            if self._unreached[address] < _TRIES:
                return  # it may have gone meanwhile
            reasons = [msg("it doesn't answer")]
        elif isinstance(answer, Facts):
            del self._unreached[address]
            # A driver needs no engine: then all workers have what the first has.
            for pair, installed in answer.engines.items():
                if not self._own.engines.get(pair):
                    self._own = replace(self._own, engines={**self._own.engines, pair: installed})
            reasons = differences(self._own, answer, self._question)
        else:
            reasons = [msg("it has no l10n that can work in a cluster ({error})", error=str(answer))]
        self._known[address] = not reasons
        self.reasons.pop(address, None)
        if reasons:
            self._leave_out(address, msg_list(reasons))

    def _leave_out(self, address: str, reason: Message) -> None:
        self.reasons[address] = reason
        self._refuse(address, reason)


@contextmanager
def shown_file(root: Path) -> Iterator[tuple[Path, str]]:
    """Give a file below a project's folder, and the text in it that nobody can guess; it goes at the end.

    Raises InputError where it can't be written.
    """
    folder = root / ".l10n"
    path = folder / f"cluster-{secrets.token_hex(8)}"
    text = secrets.token_hex(16)
    try:
        make_hidden_folder(folder)
        path.write_text(text, encoding="ascii")
    except OSError as error:
        raise refused(
            msg("can't be written"), path, error, msg("check the permissions of its folder")
        ) from error
    try:
        yield path.absolute(), text
    finally:
        with suppress(OSError):
            path.unlink()


def _gone() -> L10nError:
    return UsageError(
        msg("the cluster's scheduler is gone"),
        hint=msg("what is finished is kept: start it again, and run the same command"),
    )


def no_workers(reasons: Mapping[str, Message]) -> L10nError:
    """Return the error that no worker may help."""
    if not reasons:
        return UsageError(
            msg("the cluster has no workers"), hint=msg("start some with dask worker, and run again")
        )
    each = msg_list(msg("{address}: {reason}", address=one, reason=why) for one, why in reasons.items())
    return UsageError(
        msg("no worker of the cluster can be used: {workers}", workers=each),
        hint=msg("install the same there as here, let it see the same folders, and start the workers again"),
    )
