"""Work for the workers of a cluster, a part at a time for each; what is lost with one is done by another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from l10n.cluster.crew import Crew, no_workers
from l10n.cluster.work import Kind, Run, perform
from l10n.messages import Message, msg

_P = TypeVar("_P")
_R = TypeVar("_R")
_Made = TypeVar("_Made", covariant=True)

_LOOK = 0.5  # seconds, after which it is seen who died
_PATIENCE = 60.0  # seconds that workers get to come back when all are gone
_DEATHS = 2  # so many workers may die over a part
# What Python or the system don't allow a worker: another article may do.
_BROKEN = (OSError, RecursionError, MemoryError)


class Plan(Protocol[_P, _Made]):
    """What a run makes of parts and of what becomes of them."""

    def follow(self, part: _P, result: Any) -> _P | None:
        """Return the part that is to be done in its place, as its result asks back; None if this is a result."""
        ...

    def split(self, part: _P) -> Sequence[_P]:
        """Return the smallest parts that it is made of."""
        ...

    def failed(self, part: _P, reason: Message) -> _Made:
        """Return the result of a smallest part that workers die over."""
        ...


class PlannedKind(Kind[_P, Any], Plan[_P, _Made], Protocol[_P, _Made]):
    """A kind of run that is its own plan."""


@dataclass(slots=True)
class _Task(Generic[_P]):
    """A part on its way: whose place its result takes, and how many workers died over it."""

    number: int
    place: int
    part: _P
    deaths: int = 0


@dataclass(slots=True)
class _Results(Generic[_R]):
    """The results of a part, or of those that it was split into."""

    each: list[_R | None] = field(default_factory=lambda: [None])
    missing: int = 1


class Pool:
    """The workers that may help, with one part each: who is to blame for a death is known then."""

    def __init__(self, client: Any, crew: Crew) -> None:
        self._client = client
        self._crew = crew

    def results(self, run: Run, parts: Iterable[_P], plan: Plan[_P, _R]) -> Iterator[list[_R]]:
        """Give the results of parts in their order: one each, or one for each that it was split into.

        Raises what a part raised that no worker can help, and UsageError where no worker is left.
        """
        running: dict[Any, tuple[_Task[_P], str]] = {}
        ended: SimpleQueue[Any] = SimpleQueue()
        again: deque[_Task[_P]] = deque()
        results: dict[int, _Results[_R]] = {}
        fresh = (_Task(number, 0, part) for number, part in enumerate(parts))
        more: _Task[_P] | None = next(fresh, None)
        given, seen = 0, monotonic()
        try:
            while True:
                self._crew.look()
                busy = {address for _, address in running.values()}
                for address in self._crew.addresses:
                    if address in busy or not (again or more):
                        continue
                    if again:
                        task = again.popleft()
                    else:
                        assert more
                        task, more = more, next(fresh, None)
                        results[task.number] = _Results()
                    future = self._client.submit(
                        perform, run, task.part, pure=False, workers=[address], allow_other_workers=False
                    )
                    future.add_done_callback(ended.put)
                    running[future] = task, address
                while (first := results.get(given)) and not first.missing:
                    yield [one for one in first.each if one is not None]
                    del results[given]
                    given += 1
                if not (running or again or more):
                    return
                if self._crew.addresses:
                    seen = monotonic()
                elif monotonic() - seen > _PATIENCE:
                    raise no_workers(self._crew.reasons)
                here = set(self._crew.addresses)
                over = [future for future, (_, address) in running.items() if address not in here]
                with suppress(Empty):
                    over.append(ended.get(timeout=_LOOK))
                for future in over:
                    if future in running:
                        task, _ = running.pop(future)
                        self._take(future, task, plan, again, results[task.number])
        finally:
            if running:
                with suppress(Exception):  # the scheduler may be gone as well
                    self._client.cancel(list(running), force=True)

    def _take(
        self,
        future: Any,
        task: _Task[_P],
        plan: Plan[_P, _R],
        again: deque[_Task[_P]],
        results: _Results[_R],
    ) -> None:
        """Take what became of a task: a result, another task, or what broke."""
        if future.status == "finished":
            result = future.result()
            following = plan.follow(task.part, result)
            if following is None:
                results.each[task.place] = result
                results.missing -= 1
            else:
                again.append(_Task(task.number, task.place, following, task.deaths))
            return
        error = future.exception() if future.status == "error" else None
        if isinstance(error, _BROKEN):
            reason = msg("it breaks a worker ({error})", error=f"{type(error).__name__}: {error}")
        elif error is None or type(error).__name__ in ("KilledWorker", "FutureCancelledError"):
            with suppress(Exception):  # it is gone, and so may the scheduler be
                future.cancel(force=True)
            task.deaths += 1
            if task.deaths < _DEATHS:
                again.appendleft(task)
                return
            reason = msg("workers died over it, each time that it was tried")
        else:
            raise error
        smaller = plan.split(task.part)
        if len(smaller) > 1:
            results.each = [None] * len(smaller)
            results.missing = len(smaller)
            again.extendleft(
                _Task(task.number, place, part) for place, part in reversed(list(enumerate(smaller)))
            )
        else:
            results.each[task.place] = plan.failed(task.part, reason)
            results.missing -= 1
