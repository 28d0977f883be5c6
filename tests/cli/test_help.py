"""What people see: help, the table, the bar; at 80 columns, at 120 and in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from l10n.cli.app import app
from tests.support import KOURSK, FakeEngines, Project, only_on

# Typer's annotation is of a command; an app of several makes a group of them.
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca", "--to", "en")


@pytest.mark.parametrize("command", ["", *COMMANDS], ids=lambda command: command or "l10n")
def test_help_reads_well_at_80_columns(
    project: Project, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = project.run(*command.split(), "--help")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in result.out
    # A paragraph is filled: no line is cut off where the source was wrapped.
    if "[OPTIONS] COMMAND" not in lines[0] or not command:
        assert "  Examples:" in lines
        assert any(line.startswith("    l10n ") for line in lines)
    assert not re.search(r"\bunder \.", result.out)  # `[tool.l10n]` is no markup


def test_translates_help_documents_the_exit_codes_and_settings(project: Project) -> None:
    said = " ".join(project.run("translate", "--help").out.split())
    assert (
        "Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage; 3 no engine for the pair."
    ) in said
    assert "under [tool.l10n]" in said


def test_the_list_of_commands_says_whole_sentences() -> None:
    command = [sys.executable, "-c", "from l10n.cli import main; main()", "--help"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition(
        "Commands:"
    )[2]
    assert "..." not in listed
    assert "an article to try it on." in " ".join(listed.split())


def test_no_arguments_is_the_help(project: Project) -> None:
    assert "Usage: l10n [OPTIONS] COMMAND" in (result := project.run()).out + result.err


def test_version(project: Project) -> None:
    assert re.fullmatch(r"l10n \d+\.\d+\.\d+\n", project.run("--version").out)


@pytest.fixture
def many(project: Project, engines: FakeEngines) -> Project:
    """63 articles, with names as long as news sites' are."""
    for number in range(62):
        project.article(f"fr/dailymail.co.uk.{298600 + number}.txt", KOURSK)
    project.article("russie-coree-du-nord.txt", KOURSK)
    return project


def test_the_table_in_a_pipe_has_a_line_for_each_catalog(many: Project) -> None:
    result = many.run(*ARGS)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0].split() == ["article", "pair", "segments", "new", "kept", "catalog", "engine", "seconds"]
    assert len(lines) == 1 + 3 * 63 + 4  # "No glossary" is one
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in result.out
    assert lines[-3] == "189 of 189 catalogs written in locales."
    assert lines[-2].startswith("Next: open locales/es/LC_MESSAGES/")


def on_terminal(
    project: Project, columns: int, command: list[str], *, stdout: int | None = None
) -> tuple[int, str]:
    """Run a command whose standard error, and unless told otherwise output, is a terminal; return what it shows."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "CI")}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=theirs if stdout is None else stdout,
        stderr=theirs,
        env=env | {"TERM": "xterm-256color"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 1 << 16)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    return process.wait(), shown.decode()


TERMINAL = only_on(
    "POSIX", "Windows has no pseudo-terminal that Python opens; in a pipe there is no bar, no width"
)


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r\n", "\n")


@TERMINAL
@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_on_a_terminal_is_not_folded(many: Project, columns: int) -> None:
    code, shown = on_terminal(many, columns, many.driven(*ARGS))
    assert code == 0
    table = plain(shown)[plain(shown).index("article ") :].splitlines()
    # Only the line with a path, which is there to be copied, is left to the terminal.
    assert max(len(line) for line in table if not line.startswith("Next: open")) <= columns
    rows = [line for line in table if "→" in line and " by " not in line]
    assert len(rows) == 3 * 63
    assert all(re.match(r"(fr/)?[a-z.-]+\d* +fr→(es|ca|en) +5 +5 +0 +written ", row) for row in rows)
    engines = "fr→es by fake fr-es" in table if columns == 80 else "fake fr-es" in rows[0]
    assert engines
    assert "…" not in "".join(table)


@TERMINAL
def test_the_bar_is_on_the_terminal_and_the_output_is_clean(many: Project, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as out:
        command = many.driven(*ARGS, "--json", driver=["--delay", "0.05"])
        code, shown = on_terminal(many, 80, command, stdout=out.fileno())
    assert code == 0
    assert "translating" in shown
    assert "━" in shown
    assert "0/945" in shown  # 63 articles of five sources in three languages
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert text.startswith("{\n")
    assert "translating" not in text
    assert "\x1b" not in text


@TERMINAL
def test_no_bar_where_there_is_nothing_to_do(many: Project) -> None:
    assert many.run(*ARGS).code == 0
    _, shown = on_terminal(many, 80, many.driven(*ARGS))
    assert "translating" not in shown


@TERMINAL
def test_an_error_is_whole_on_a_narrow_terminal(many: Project) -> None:
    """A line that is longer than the terminal is the terminal's to wrap: it can be copied as one."""
    code, shown = on_terminal(many, 40, many.driven("translate", "articles", "--to", "xx"))
    assert code == 2
    assert plain(shown).count("\n") == 1
    assert "l10n: error: `xx` is no known language" in plain(shown)
