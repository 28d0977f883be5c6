"""`-q` and `-v`, which every command has."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_command

from l10n.cli.app import app
from tests.support import PONT, FakeEngines, Project


def test_quiet_says_only_errors_and_findings(project: Project, engines: FakeEngines) -> None:
    project.article("pont.txt", PONT)
    quiet = project.run("translate", "-q", "--from", "fr", "--to", "es")
    assert (quiet.code, quiet.out) == (0, "")
    usual = project.run("translate", "--from", "fr", "--to", "es")
    assert "catalogs written" in usual.out
    assert project.run("check", "--quiet").out == ""
    refused = project.run("translate", "-q", "gone.txt", "--to", "es")
    assert (refused.code, "gone.txt" in refused.err) == (2, True)


def test_verbose_says_each_step_on_standard_error(project: Project, engines: FakeEngines) -> None:
    project.article("pont.txt", PONT)
    verbose = project.run("translate", "-v", "--from", "fr", "--to", "es")
    assert "l10n: pont fr→es: written, fake" in verbose.err
    assert "catalogs written" in verbose.out
    assert "checked locales/es/LC_MESSAGES/pont.po: 3 translations" in project.run("check", "-v").err


def _commands(command: object, *names: str) -> list[object]:
    inner = getattr(command, "commands", None)
    if inner is None:
        return [pytest.param(command, id=" ".join(names))]
    return [one for name, sub in inner.items() for one in _commands(sub, *names, name)]


@pytest.mark.parametrize("command", _commands(get_command(app)))
def test_every_command_has_both(command: object) -> None:
    params = getattr(command, "params", [])
    options = {option for param in params for option in param.opts}
    assert {"-q", "--quiet", "-v", "--verbose"} <= options


def test_an_ascii_console_gets_spaces_for_no_break_spaces() -> None:
    code = "from l10n.cli import _ERRORS; print('dit\\u00a0: a→b'.encode('ascii', _ERRORS).decode())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "dit : a\\u2192b\n"
