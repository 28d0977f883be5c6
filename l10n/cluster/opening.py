"""From where a cluster is to a client of Dask's: processes of this machine, or a scheduler somewhere else."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from l10n import files
from l10n.cluster.address import Local, Remote
from l10n.engines.cores import cores
from l10n.errors import L10nError, UsageError
from l10n.messages import Message, msg
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


@contextmanager
def connected(place: Local | Remote) -> Iterator[Any]:
    """Give a client of Dask's; what was started for it is stopped at the end.

    Raises UsageError without the extra, and where nothing answers; InputError where processes have no room for files.
    """
    try:
        import dask
    except ImportError as error:
        raise _lacking() from error
    except ValueError as error:  # of a file of settings
        raise _unset(error) from error
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
            _look_at(place.address)
            yield stack.enter_context(_client(distributed, place.address))


def _unset(error: Exception) -> L10nError:
    reason = msg("Dask's settings can't be used: {reason}", reason=" ".join(str(error).split()))
    return UsageError(reason, hint=msg("mend them, in ~/.config/dask or in variables that begin with DASK_"))


def _lacking() -> L10nError:
    return UsageError(
        msg("--cluster needs Dask, which isn't installed"), hint=msg('pip install "l10n-articles[cluster]"')
    )


def _look_at(address: str) -> None:
    """Raise UsageError where no scheduler answers at an address; within seconds, also where something else does.

    Dask's client tries again and again, waits for an answer that doesn't come, and can't be closed then.
    """
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port), _ANSWER).close()
    except OSError as error:
        raise _silent(address, files.system_reason(error)) from error
    try:
        kind = asyncio.run(asyncio.wait_for(_kind_of(address), _ANSWER))
    except TimeoutError as error:
        raise _silent(address, msg("it says nothing")) from error
    except (OSError, RuntimeError) as error:
        raise _silent(address, msg("{error}", error=str(error) or type(error).__name__)) from error
    except TypeError as error:  # which Dask raises for want of certificates
        hint = msg("have Dask's settings name them: https://distributed.dask.org/en/stable/tls.html")
        raise UsageError(msg("{address} needs certificates", address=address), hint=hint) from error
    except Exception as error:  # what isn't Dask's may send anything
        raise _silent(address, msg("what is there isn't Dask, or another version")) from error
    if kind != "Scheduler":
        raise _silent(address, msg("that is a {kind}", kind=str(kind)))


async def _kind_of(address: str) -> object:
    """Return what the process at an address is to Dask."""
    from distributed.comm import connect
    from distributed.security import Security

    trusted = Security().get_connection_args("client")
    # Nothing is unpacked that could run here: who answers isn't known yet.
    comm = await connect(address, timeout=_ANSWER, deserialize=False, **trusted)
    try:
        await comm.write({"op": "identity", "reply": True})
        answer = await comm.read()
        return answer.get("type")
    finally:
        comm.abort()


def _silent(address: str, reason: Message) -> L10nError:
    return UsageError(
        msg("no scheduler of Dask's answers at {place}: {reason}", place=address, reason=reason),
        hint=msg("start one with dask scheduler, with the same version of Dask, and say its address"),
    )


@contextmanager
def _client(distributed: Any, place: Any) -> Iterator[Any]:
    """Give a client of a scheduler at an address, or of a cluster of this process's."""
    try:
        client = distributed.Client(place, set_as_default=False, timeout=_ANSWER)
    except (OSError, ValueError, RuntimeError) as error:
        raise _silent(
            place if isinstance(place, str) else "local", msg("{error}", error=str(error))
        ) from error
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
        except (KeyError, TypeError, ValueError) as error:
            raise _unset(error) from error
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
