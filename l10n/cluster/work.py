"""What a worker does: the ordinary pipeline, on what it is given of a run. It knows nothing of Dask but who it is."""

from __future__ import annotations

import ctypes
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol, TypeVar

from l10n.engines import cores
from l10n.files import folders_that_stay
from l10n.pipeline import answers

_P = TypeVar("_P", contravariant=True)
_R = TypeVar("_R", covariant=True)

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h
# What a run's results depend on of the environment, beside what is installed.
_VARIABLES = ("SOURCE_DATE_EPOCH",)


class Session(Protocol[_P, _R]):
    """What a process holds for the parts of a run."""

    def do(self, part: _P, tell: Callable[[float], None]) -> _R:
        """Do a part; `tell` is called now and then, and may raise what stops it."""
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


class Kind(Protocol[_P, _R]):
    """What the parts of a run have in common, as it travels."""

    def session(self) -> Session[_P, _R]:
        """Begin with them in a process."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """A run as workers get it: its kind, and where it was started, packed; and the digest of that."""

    packed: bytes
    digest: str

    @classmethod
    def of(cls, kind: Kind[Any, Any]) -> Run:
        """Return a run of a kind that is started in this process."""
        variables = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
        packed = pickle.dumps((kind, Path.cwd(), variables, answers.program()), pickle.HIGHEST_PROTOCOL)
        return cls(packed, blake2b(packed, digest_size=16).hexdigest())


class CancelledPart(BaseException):
    """Nobody waits any more for the part that a worker does."""


class _Process:
    """What this process holds: the session of the run that it worked for last, in a thread of its own."""

    def __init__(self) -> None:
        # One: the pipeline does one thing after the other, and a file of answers belongs to its thread.
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="l10n")
        _keep_memory()
        self.digest = ""
        self.session: Session[Any, Any] | None = None

    def do(self, run: Run, part: Any, tell: Callable[[float], None]) -> Any:
        tell(0)
        if self.digest != run.digest:
            self.digest = ""
            if self.session:
                self.session.close()
            kind, folder, variables, program = pickle.loads(run.packed)
            os.chdir(folder)  # relative paths are the driver's
            for name in _VARIABLES:
                os.environ.pop(name, None)
            os.environ.update(variables)
            answers.set_program(program)  # which is the same: see `crew`
            self.session = kind.session()
            self.digest = run.digest
        assert self.session
        with folders_that_stay():
            return self.session.do(part, tell)


def _keep_memory() -> None:
    """Let this process keep memory that an engine frees and asks for again a moment later.

    Dask starts its workers with a variable (`MALLOC_TRIM_THRESHOLD_`) by which glibc gives all of it back to the
    system at once, which took an engine 2.5 times the CPU time. The values are those that glibc comes to by itself
    (`DEFAULT_MMAP_THRESHOLD_MAX` of its malloc, and twice that).
    """
    with suppress(OSError, AttributeError, TypeError):  # another C library
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_MMAP_THRESHOLD, 32 << 20)
        mallopt(_M_TRIM_THRESHOLD, 64 << 20)


_process: list[_Process] = []


def perform(run: Run, part: Any) -> Any:
    """Do a part of a run in this process of Dask's, one at a time, on as many cores as Dask gave it."""
    from distributed import get_worker

    if not _process:
        _process.append(_Process())
    worker = get_worker()
    key = worker.get_current_task()
    cores.limit(worker.state.nthreads)

    def tell(share: float) -> None:
        task = worker.state.tasks.get(key)
        if task is None or task.state == "cancelled":
            raise CancelledPart

    return _process[0].thread.submit(_process[0].do, run, part, tell).result()
