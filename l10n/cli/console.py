"""What the commands print, and the exit codes that go with it."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ParamSpec

import typer

from l10n.errors import L10nError, NoEngineError
from l10n.model import Finding, Severity

STOPPED = 130

_P = ParamSpec("_P")


def reported(command: Callable[_P, int]) -> Callable[_P, None]:
    """Make a command of a function that returns its exit code: errors are one line on standard error."""

    @functools.wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except L10nError as error:
            show_error(error)
            code = error.exit_code
        except KeyboardInterrupt:
            typer.echo(
                "l10n: stopped; what is finished is kept, and the same command goes on from there", err=True
            )
            code = STOPPED
        except BrokenPipeError:  # `l10n … | head`: nobody reads on
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        raise typer.Exit(code)

    return run


def show_error(error: L10nError) -> None:
    """Print an error as one line on standard error."""
    _line("error", typer.colors.RED, str(error))


def show_finding(finding: Finding) -> None:
    """Print a finding as one line on standard error."""
    place = (
        f"{finding.path}:{finding.line}: " if finding.line else f"{finding.path}: " if finding.path else ""
    )
    source = f" «{finding.source}»" if finding.source else ""
    colour = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}
    text = f"{place}{finding.message} [{finding.check}]{source}"
    _line(finding.severity.value, colour.get(finding.severity, typer.colors.BLUE), text)


def exit_code(errors: Iterable[L10nError], findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit code of a run: 2 for bad input, 3 if all that failed is for want of an engine, 1, or 0."""
    codes = {error.exit_code for error in errors}
    if codes:
        return NoEngineError.exit_code if codes == {NoEngineError.exit_code} else L10nError.exit_code
    failing = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}.get(fail_on, set())
    return int(any(finding.severity in failing for finding in findings))


def shown(path: Path) -> str:
    """Return a path as it is shortest from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _line(kind: str, colour: str, text: str) -> None:
    label = typer.style(f"{kind}:", fg=colour, bold=True)
    typer.echo(f"l10n: {label} {' '.join(text.split())}", err=True)
