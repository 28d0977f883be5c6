"""The command line: options in, pipeline, printing; the only place of exit codes."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from l10n.cli.signals import exit_code, listen


def main() -> None:
    """Run the command line."""
    listen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what it can't encode (`→` in ASCII) is escaped
            stream.reconfigure(errors="backslashreplace")
    try:
        from l10n.cli.app import app  # takes its time, in which Ctrl-C is heard already

        app()
    except BaseException as error:
        if (code := exit_code(error)) is None:
            raise
        sys.exit(code)
