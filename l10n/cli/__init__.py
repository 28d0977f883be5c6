"""The command line: options in, pipeline, printing; the only place of exit codes."""

from __future__ import annotations

import codecs
import gc
import sys
from io import TextIOWrapper

from l10n.cli.signals import exit_code, listen

_ERRORS = "l10n.escape"
# New objects before Python looks for garbage among them (700 in 3.11). Modules and tables, which come first, stay.
_COLLECTED_AFTER = 10_000


def _escape(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what stands for the first character that a console can't show: a space for a space, else its escape."""
    if isinstance(error, UnicodeEncodeError) and error.object[error.start].isspace():
        return " ", error.start + 1
    return codecs.backslashreplace_errors(error)


codecs.register_error(_ERRORS, _escape)


def main() -> None:
    """Run the command line."""
    listen()
    gc.set_threshold(_COLLECTED_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what it can't encode (`→` in ASCII) is escaped
            stream.reconfigure(errors=_ERRORS)
    try:
        from l10n.cli.app import app  # takes its time, in which Ctrl-C is heard already
        from l10n.cli.help import localised
        from l10n.cli.usage import run

        sys.exit(run(localised(app)))
    except BaseException as error:
        if (code := exit_code(error)) is None:
            raise
        sys.exit(code)
