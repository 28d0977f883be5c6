"""What typer finds wrong with a command line, in the user's language.

It says so in English, whatever gettext has. Its texts are known, so each is said again from its template.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import typer

from l10n.cli.console import in_lines, note
from l10n.errors import UsageError
from l10n.messages import OWN, msg, msg_template, said
from l10n.templates import message_of

_LINES = (msg_template("Error: {message}"), msg_template("Try '{command}' for help."))
_FAULTS = (
    msg_template("Missing argument {name}."),
    msg_template("Missing option {name}."),
    msg_template("No such option: {name} (Possible options: {options})"),
    msg_template("No such option: {name}"),
    msg_template("Option {name} requires an argument."),
    msg_template("Option {name} does not take a value."),
    msg_template("Got unexpected extra argument(s) ({arguments})"),
    msg_template("Missing command."),
    msg_template("No such command {name}. Did you mean {commands}?"),
    msg_template("No such command {name}."),
    msg_template("Invalid value for {name}: {reason}"),
)
# Most are pydantic's, by which typer reads values.
_REASONS = (
    msg_template("Input should be a valid integer, unable to parse string as an integer"),
    msg_template("Input should be a valid number, unable to parse string as a number"),
    msg_template("Input should be greater than or equal to {least}"),
    msg_template("Input should be less than or equal to {most}"),
    msg_template("Value error, {value} is not one of {choices}."),
    msg_template("Path {path} is not readable."),
)
_INNER = {"message": _FAULTS, "reason": _REASONS}


def run(command: Any) -> int:
    """Run a command of typer's with the arguments of this process; return the exit code.

    What is wrong with them is said on standard error.
    """
    try:
        return command(standalone_mode=False) or 0
    except typer.Abort:
        note(in_lines(msg("Aborted!")))
        return 1
    except Exception as error:
        if not hasattr(error, "format_message"):  # typer's have it, or click's, which older versions raise
            raise
        note(_fault(error))
        return getattr(error, "exit_code", UsageError.exit_code)


def _fault(error: Any) -> str:
    """Return what typer shows of an error, in lines."""
    shown = StringIO()
    error.show(file=shown)
    lines = shown.getvalue().splitlines()
    return "".join(f"{said(message_of(one, OWN, _LINES, _INNER) or one)}\n" for one in lines)
