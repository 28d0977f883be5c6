"""Ctrl-C, SIGTERM and readers that go away: whole files, one line, no traceback, nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from l10n.engines import apertium
from tests.support import KOURSK, NEIGE, PONT, Project, check_catalog, files_in, missing, only_on

STOPPED = "l10n: stopped; what is finished is kept, and the same command goes on from there\n"
Start = Callable[[list[str]], subprocess.Popen[str]]
ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")


@pytest.fixture
def three(project: Project) -> Project:
    for name, text in (("koursk", KOURSK), ("neige", NEIGE), ("pont", PONT)):
        project.article(f"{name}.txt", text)
    return project


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a command, which doesn't outlive the test, also where that fails: what it left open would fail others."""
    with ExitStack() as stack:

        def start(command: list[str]) -> subprocess.Popen[str]:
            pipe = subprocess.PIPE
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield start


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_ends_a_run_tidily(three: Project, start: Start, number: signal.Signals, code: int) -> None:
    # Spanish is done at once; Catalan would take minutes.
    assert subprocess.run(three.driven(*ARGS[:6]), check=False, capture_output=True).returncode == 0
    three.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
    before = files_in(three.locales)
    process = start(three.driven(*ARGS, driver=["--delay", "20", "--say-when-asked"]))
    assert process.stdout
    assert process.stdout.readline() == "asked\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (code, "", STOPPED)
    assert files_in(three.locales) == before
    done = subprocess.run(three.driven(*ARGS), check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    for path in three.locales.rglob("*.po"):
        check_catalog(path)


def command_line(process: psutil.Process) -> str:
    """Return what a process runs; nothing when it is over, also where nobody has asked how it ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def stages(processes: Iterable[psutil.Process]) -> int:
    """Return how many of some processes are programs of Apertium's."""
    return sum("fr-es" in line or "apertium" in line for line in map(command_line, processes))


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=["SIGINT", "SIGTERM", "SIGKILL"]
)
def test_no_apertium_process_outlives_a_run(three: Project, start: Start, number: signal.Signals) -> None:
    if not any(str(offer.pair) == "fr→es" for offer in apertium.offers()):
        missing("Apertium fr-es is not installed", "apt-get install apertium-fr-es")
    three.article("long.txt", "\n\n".join(f"{number}. {NEIGE}" for number in range(2000)))
    code = "import sys; from l10n.cli import main; sys.argv[0] = 'l10n'; main()"
    process = start([sys.executable, "-c", code, *ARGS[:6], "--engine", "apertium"])
    started: list[psutil.Process] = []
    for _ in range(6000):  # a busy machine takes its time
        assert process.poll() is None, "the run was over before it could be stopped"
        started = psutil.Process(process.pid).children(recursive=True)
        if stages(started) >= 8:
            break
        time.sleep(0.01)
    assert stages(started)
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert err == ("" if number is signal.SIGKILL else STOPPED)
    for _ in range(3000):
        left = [line for one in started if one.is_running() and (line := command_line(one))]
        if not left:
            break
        time.sleep(0.01)
    assert left == []


SIGNAL = """
import os, signal, sys

class Watch:
    def find_spec(self, name, *rest):
        if name == sys.argv[1]:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Watch())
from l10n.cli import main
main()
"""


@pytest.mark.parametrize(
    "module", ["l10n.cli.app", "typer", "typer.main", "l10n.cli.console", "l10n.cli.translate"]
)
def test_ctrl_c_while_the_commands_are_imported_is_one_line(start: Start, module: str) -> None:
    process = start([sys.executable, "-c", SIGNAL, module])
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", STOPPED)


DROPPED = """
import os, signal, sys, time, weakref

def dropped(_):
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(1000): pass

class Watch:
    def find_spec(self, name, *rest):
        if name == "typer":
            sys.meta_path.remove(self)
            found = type("Found", (), {})()
            weak = weakref.ref(found, dropped)
            del found
            time.sleep(20)

sys.meta_path.insert(0, Watch())
from l10n.cli import main
main()
"""


def test_ctrl_c_while_python_clears_up_is_heard_a_moment_later(start: Start) -> None:
    process = start([sys.executable, "-c", DROPPED])
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", STOPPED)


TIMES = [number if number % 9 == 0 else pytest.param(number, marks=pytest.mark.slow) for number in range(36)]


@pytest.mark.parametrize("times", TIMES)
def test_ctrl_c_at_any_time_prints_no_traceback(three: Project, start: Start, times: int) -> None:
    """From the first import on, as far as that is ours; Python itself prints one before it."""
    process = start(three.driven(*ARGS, driver=["--say-when-up"]))
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    time.sleep(times * 0.03)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    # When all is done Python lets go of signals: the last milliseconds end as any program does.
    assert (process.returncode, err) in [(130, STOPPED), (0, ""), (-signal.SIGINT, "")]
    for path in [*three.locales.rglob("*.po"), *three.locales.rglob("*.pot")]:
        check_catalog(path)


def piped(three: Project, command: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run l10n in a shell's pipeline, whose exit code is l10n's."""
    words = " ".join(f"'{word}'" for word in three.driven(*args))
    line = f"set -o pipefail; {words} {command}"
    return subprocess.run(["bash", "-c", line], check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("command", "args", "code"),
    [
        pytest.param("| true", (), 0, id="stdout"),
        pytest.param("| true", ("--json",), 0, id="json"),
        pytest.param("| true", ("gone.txt",), 2, id="stdout-and-an-error"),
        pytest.param("2>&1 | true", ("gone.txt", "gone-too.txt"), 2, id="stderr"),
        pytest.param(">&-", (), 0, id="stdout-closed"),
        pytest.param("2>&-", ("gone.txt",), 2, id="stderr-closed"),
        pytest.param(">&- 2>&- <&-", ("gone.txt",), 2, id="all-closed"),
    ],
)
def test_who_reads_no_more_stops_no_run(
    three: Project, command: str, args: tuple[str, ...], code: int
) -> None:
    ran = piped(three, command, *ARGS, *args)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr
    assert ran.stderr.count("\n") == ("gone.txt" in args and "2>" not in command)
    assert len(files_in(three.locales)) == 9
    for path in three.locales.rglob("*.po"):
        check_catalog(path)


def test_help_may_be_piped_to_who_reads_no_more(project: Project) -> None:
    ran = piped(project, "| true", "--help")
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr


@only_on("Linux", "macOS and Windows have no device that is always full, as /dev/full is")
@pytest.mark.parametrize("paths", [["articles"], ["articles", "--json"], ["-"]], ids=["table", "json", "po"])
def test_standard_output_on_a_full_disk_is_one_line(three: Project, paths: list[str]) -> None:
    args = ("translate", *paths, "--from", "fr", "--to", "es")
    source = Path(os.devnull if paths != ["-"] else "articles/pont.txt")
    with source.open() as stdin, Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            three.driven(*args), check=False, stdin=stdin, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ran.returncode == 2
    assert ran.stderr == (
        "l10n: error: can't write to standard output: no space left on device; mend that and run again\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_the_report(three: Project, encoding: str) -> None:
    env = os.environ | {"PYTHONIOENCODING": encoding}
    ran = subprocess.run(three.driven(*ARGS), check=False, capture_output=True, env=env)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ("fr→es" if encoding == "utf-8" else r"fr\u2192es").encode() in ran.stdout
