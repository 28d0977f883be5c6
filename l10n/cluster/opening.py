"""From what `--cluster` says to a client of Dask's: processes of this machine, or a scheduler somewhere else."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from l10n.engines.cores import cores
from l10n.errors import L10nError, UsageError
from l10n.messages import msg
from l10n.scratch import temporary_folder

# Dask says a lot about connections that come and go; what matters of it is said by l10n.
_QUIET = "critical"
_ANSWER = 10  # seconds that a scheduler gets to answer
# Dask looks at what each of its processes does, up to a hundred times a second, for pages that nobody sees here: that
# took 2 to 3 % of a core each.
_UNWATCHED = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.gil.enabled": False,
}
# What a process that was started for others has read already when it becomes one of them.
_PRELOADED = ("distributed", "l10n.cluster.checking", "l10n.cluster.translating")
_LOGGERS = ("distributed", "distributed.client", "distributed.gc", "tornado", "tornado.application")


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes of this machine."""

    count: int


@dataclass(frozen=True, slots=True)
class Remote:
    """A scheduler that runs: its address, or the file that it wrote its address to."""

    address: str = ""
    file: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether what goes there can be read and changed on the way: it is neither encrypted nor on this machine."""
        parts = urlsplit(self.address)
        if parts.scheme != "tcp":
            return False
        host = parts.hostname or ""
        try:
            return not ip_address(host).is_loopback
        except ValueError:
            return host != "localhost"


def parse(text: str) -> Local | Remote:
    """Return what `--cluster` says: `local`, `local:N`, an address or a file. Raises UsageError."""
    kind, _, rest = text.partition(":")
    if kind == "local":
        if not rest and text == kind:
            return Local(cores())
        if rest.isascii() and rest.isdigit() and int(rest) > 0:
            return Local(int(rest))
        raise UsageError(
            msg("{text} says no number of processes", text=text), hint=msg("say local, or local:4")
        )
    if "://" in text:
        scheme = text.partition("://")[0]
        if scheme not in ("tcp", "tls"):
            raise UsageError(
                msg("a cluster is reached by tcp:// or tls://, not by {scheme}://", scheme=scheme),
                hint=msg("say the address that dask scheduler shows"),
            )
        try:
            has_place = bool(urlsplit(text).hostname and urlsplit(text).port)
        except ValueError:
            has_place = False
        if not has_place:
            raise UsageError(
                msg("{text} lacks a host or a port", text=text), hint=msg("say tls://HOST:8786, for instance")
            )
        return Remote(text)
    path = Path(text)
    if not path.is_file():
        raise UsageError(
            msg("there is no such file of a scheduler's"),
            path=path,
            hint=msg("give local:N, tcp://…, tls://…, or the file of dask scheduler --scheduler-file"),
        )
    return Remote(file=path)


@contextmanager
def connected(place: Local | Remote) -> Iterator[Any]:
    """Give a client of Dask's; what was started for it is stopped at the end.

    Raises UsageError without the extra, and where nothing answers; InputError where processes have no room for files.
    """
    try:
        import dask
    except ImportError as error:
        raise _lacking() from error
    settings: dict[str, Any] = {
        "distributed.admin.large-graph-warning-threshold": "1GB",
        "distributed.scheduler.http.routes": [],
        **_UNWATCHED,
    }
    if sys.platform == "linux":  # where no library minds a fork
        settings["distributed.worker.multiprocessing-method"] = "forkserver"
    # Dask reads this where it is imported, and then adds its own settings, which go with what is set for a while.
    dask.config.set({"distributed.logging": dict.fromkeys(_LOGGERS, _QUIET)})
    try:
        import distributed
    except ImportError as error:
        raise _lacking() from error
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(settings))
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        if isinstance(place, Local):
            cluster = stack.enter_context(_started(place, distributed))
            yield stack.enter_context(_client(distributed, cluster))
        else:
            where = {"scheduler_file": str(place.file)} if place.file else {"address": place.address}
            yield stack.enter_context(_client(distributed, **where))


def _lacking() -> L10nError:
    return UsageError(
        msg("--cluster needs Dask, which isn't installed"), hint=msg('pip install "l10n-articles[cluster]"')
    )


@contextmanager
def _client(distributed: Any, *args: Any, **where: str) -> Iterator[Any]:
    place = where.get("address") or where.get("scheduler_file") or "local"
    try:
        client = distributed.Client(*args, set_as_default=False, timeout=_ANSWER, **where)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = msg("no scheduler of Dask's answers at {place}: {reason}", place=place, reason=str(error))
        hint = msg("start one with dask scheduler, with the same version of Dask, and say its address")
        raise UsageError(reason, hint=hint) from error
    try:
        yield client
    finally:
        client.close(timeout=2)


@contextmanager
def _started(place: Local, distributed: Any) -> Iterator[Any]:
    """Start processes that listen on this machine alone, and end them even while they work."""
    with temporary_folder() as folder:
        try:
            with _without_interrupts():
                _preload(distributed)
                cluster = distributed.LocalCluster(
                    n_workers=place.count,
                    threads_per_worker=max(1, cores() // place.count),
                    host="127.0.0.1",
                    dashboard_address=None,
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # its server has no pages
                    memory_limit=0,
                    silence_logs=logging.CRITICAL + 1,
                    local_directory=str(folder),
                    env={"DASK_DISTRIBUTED__LOGGING": repr(dict.fromkeys(_LOGGERS, _QUIET))},
                )
        except (OSError, RuntimeError) as error:
            reason = msg("the processes of the cluster don't start: {reason}", reason=str(error))
            raise UsageError(reason, hint=msg("try fewer, with --cluster local:2, or none")) from error
        try:
            yield cluster
        finally:
            _end(cluster)


def _preload(distributed: Any) -> None:
    """Have processes made by one that has read what all of them need: a second each, and memory, for none but it."""
    context = distributed.utils.get_mp_context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(list(_PRELOADED))


def _end(cluster: Any) -> None:
    # Who is at work would be waited for: what is whole is on disk, and what isn't is of no use.
    for nanny in list(cluster.workers.values()):
        with suppress(Exception):  # it is gone already
            os.kill(nanny.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    cluster.close(timeout=10)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let the processes that are started not hear Ctrl-C, which a terminal tells all: the first one ends the others.

    They are started by a thread that is made meanwhile, also when one takes a dead one's place.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
