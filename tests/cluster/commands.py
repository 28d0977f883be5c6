"""Run l10n as often as standard input says, in this one process: JSON, a list of folders with command lines.

Prints as JSON what each came to: its exit code, and what it wrote to standard output and standard error.
"""

from __future__ import annotations

import json
import os
import sys

from typer.testing import CliRunner


def main() -> None:
    from l10n.cli.app import app

    told = []
    for folder, args in json.load(sys.stdin):
        os.chdir(folder)
        ran = CliRunner().invoke(app, args)
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        told.append([ran.exit_code, ran.stdout, ran.stderr])
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
