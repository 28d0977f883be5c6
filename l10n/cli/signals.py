"""Ctrl-C, and the other signals that ask a program to end: tidily, with one line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

# Windows has only the first two.
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """A signal asked the program to end. No KeyboardInterrupt: typer would end at once, without a word."""


_asked: list[int] = []


def listen() -> None:
    """Make signals raise `Stopped`, the first time; a second one ends the program at once."""
    for number in _SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):  # `nohup` ignores one
            signal.signal(number, _stop)
    sys.unraisablehook = _unraisable


def exit_code(error: BaseException) -> int | None:
    """Say that the program was stopped if that is why `error` came up, and return its exit code; None if not."""
    # langdetect makes an error of its own of whatever happens while it reads its profiles.
    if not _asked or not isinstance(error, Stopped | Exception):
        return None
    from l10n.cli.console import (
        in_lines,
        note,
    )  # which imports typer: too late for a signal that comes before
    from l10n.messages import msg

    note(in_lines(msg("l10n: stopped; what is finished is kept, and the same command goes on from there")))
    return 128 + _asked[0]


def _stop(number: int, frame: FrameType | None) -> None:
    for other in _SIGNALS:
        if signal.getsignal(other) is _stop:
            signal.signal(other, signal.SIG_DFL)
    _asked.append(number)
    raise Stopped


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    """Ask anew where Python, clearing up, drops what is raised: a moment later it does something else."""
    if not isinstance(args.exc_value, Stopped):
        sys.__unraisablehook__(args)
        return
    signal.signal(_asked[-1], _stop)
    threading.Timer(0.01, os.kill, (os.getpid(), _asked.pop())).start()
