"""What the commands print, and the exit codes that go with it."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec, TextIO

import typer

from l10n.errors import InputError, L10nError, NoEngineError, UsageError
from l10n.files import refused, system_reason
from l10n.messages import Message, msg, said
from l10n.model import Finding, Severity
from l10n.text.display import one_line, visible

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

_P = ParamSpec("_P")
_LONGEST = 1500  # characters of a line on standard error: whoever gave a name of a million knows the rest


class Verbosity(IntEnum):
    """How much a command says: what it was asked for alone (-q), what it did too, or each step (-v)."""

    QUIET = 0
    USUAL = 1
    VERBOSE = 2


_verbosity = ContextVar("_verbosity", default=Verbosity.USUAL)

# What every command takes.
_OPTIONS = {
    "quiet": typer.Option("--quiet", "-q", help="Say nothing of what was done: only errors and findings."),
    "verbose": typer.Option("--verbose", "-v", help="Say each step, on standard error."),
}


def command(function: Callable[_P, int]) -> Callable[_P, None]:
    """Make a command of a function that returns its exit code: errors are one line on standard error.

    It takes `--quiet` and `--verbose`, too.
    """

    @functools.wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        quiet, verbose = (bool(kwargs.pop(name, False)) for name in _OPTIONS)
        _verbosity.set(Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.USUAL)
        try:
            code = function(*args, **kwargs)
        except (L10nError, OSError, RecursionError, MemoryError) as error:
            known = error if isinstance(error, L10nError) else _as_input_error(error)
            show_error(known)
            code = known.exit_code
        raise typer.Exit(code)

    own = inspect.signature(function, eval_str=True)
    more = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Annotated[bool, option]
        )
        for name, option in _OPTIONS.items()
    ]
    run.__annotations__ = {one.name: one.annotation for one in (*own.parameters.values(), *more)}
    signature = own.replace(parameters=[*own.parameters.values(), *more], return_annotation=None)
    vars(run)["__signature__"] = signature  # what `inspect` gives typer
    return run


def _as_input_error(error: OSError | RecursionError | MemoryError) -> InputError:
    """Return what the system or Python didn't allow where nobody expected it: a name too long, folders too deep."""
    if isinstance(error, RecursionError):
        return InputError(
            msg("something that was given is nested too deeply"), hint=msg("give it in smaller parts")
        )
    if isinstance(error, MemoryError):
        return InputError(
            msg("the memory isn't enough for what was given"), hint=msg("give it in smaller parts")
        )
    path = error.filename if isinstance(error.filename, str) else None
    return refused(msg("can't be used"), path, error, msg("check the path and run again"))


def say(text: str | bytes | Iterable[str] | Iterable[bytes]) -> None:
    """Write to standard output; whoever stops reading it (`l10n … | head`) stops no work, and changes no exit code.

    Bytes go out as they are; both may come in pieces. Raises UsageError where it can't be written, as on a full
    disk.
    """
    if sys.stdout is None:  # `>&-`
        return
    try:
        for piece in [text] if isinstance(text, str | bytes) else text:
            if isinstance(piece, str):
                sys.stdout.write(piece)
            else:
                sys.stdout.buffer.write(piece)
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            reason = msg("can't write to standard output: {reason}", reason=system_reason(error))
            raise UsageError(reason, hint=msg("mend that and run again")) from error


def in_lines(*messages: Message) -> str:
    """Return messages as they are shown: in the language of the environment, a line each."""
    return "".join(f"{said(one)}\n" for one in messages)


def inform(text: str | Iterable[str]) -> None:
    """Write to standard output what was done: what nobody asked for, and -q leaves out."""
    if _verbosity.get() > Verbosity.QUIET:
        say(text)


def detail(message: Message) -> None:
    """Write a line about a step to standard error, for those who asked for it with -v."""
    if _verbosity.get() is Verbosity.VERBOSE:
        note(f"l10n: {one_line(said(message))}\n")


def remark(text: str) -> None:
    """Write a line to standard error that whoever runs this should know."""
    note(in_lines(msg("l10n: note: {remark}", remark=one_line(said(text)))))


@contextmanager
def progress_bar(what: Message, *columns: ProgressColumn) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error to whoever looks on; what is given takes how much is done, of how much.

    There is none before that is known, nor where it is nothing.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(said(what), total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=total > 0)


def show_error(error: L10nError) -> None:
    """Print an error as one line on standard error."""
    _line(Severity.ERROR, typer.colors.RED, error.said())


def show_finding(finding: Finding) -> None:
    """Print a finding as one line on standard error."""
    path = short_path(Path(finding.path)) if finding.path else ""
    place = f"{path}:{finding.line}: " if finding.line else f"{path}: " if path else ""
    source = f" «{finding.source}»" if finding.source else ""
    colour = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}
    text = f"{place}{said(finding.message)} [{finding.rule}]{source}"
    _line(finding.severity, colour.get(finding.severity, typer.colors.BLUE), text)


def exit_code(errors: Iterable[L10nError], severities: Iterable[Severity], fail_on: str) -> int:
    """Return the exit code of a run: 2 for bad input, 3 if all that failed is for want of an engine, 1, or 0."""
    codes = {error.exit_code for error in errors}
    if codes:
        return NoEngineError.exit_code if codes == {NoEngineError.exit_code} else L10nError.exit_code
    failing = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}.get(fail_on, set())
    return int(not failing.isdisjoint(severities))


def short_path(path: Path) -> str:
    """Return a path as it is shortest from here, with what nobody sees written out."""
    try:
        # Of links that lead in a circle `Path.resolve` makes an error before Python 3.13.
        return visible(str(Path(os.path.realpath(path)).relative_to(Path.cwd())))
    except ValueError:
        return visible(str(path))


def columns(header: Sequence[Message], rows: Iterable[Sequence[str]], show: Callable[[str], str]) -> str:
    """Return a table whose columns are as wide as their widest cell; `show` makes cells what a terminal may have.

    What can be said in the language of the environment is.
    """
    lines = [[said(cell) for cell in header], *([show(said(cell)) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def _line(kind: Severity, colour: str, text: str) -> None:
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST * 2 // 3]} […] {text[-_LONGEST // 3 :]}"
    label = f"{said(msg(kind))}:"
    if sys.stderr is not None and sys.stderr.isatty() and "NO_COLOR" not in os.environ:
        label = typer.style(label, fg=colour, bold=True)
    note(f"l10n: {label} {one_line(text)}\n")


def note(text: str) -> None:
    """Write to standard error; a run goes on where nobody reads what it says."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Let what else is written to a stream go nowhere, what Python writes at the end included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
