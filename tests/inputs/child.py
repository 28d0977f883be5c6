"""Run commands each in a child with limits: `python -m tests.inputs.child` reads cases and answers results, as JSON.

l10n is imported once, with engines that answer at once, and each case is a fork of that: some milliseconds.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

CPU_SECONDS = 60
ADDRESS_SPACE = 2 << 30
WRITTEN = 256 << 20  # the largest file, so that nothing fills the disk
IDLE_SECONDS = 10  # who uses no CPU for so long waits for something that won't come
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ran:
    """What became of a command: its exit code (-N: signal N; None: it hung), what it said and used."""

    code: int | None
    out: str
    err: str
    seconds: float = 0.0
    megabytes: float = 0.0


class Runner:
    """The process that forks; a context manager that ends it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, folder: Path, args: Sequence[str], stdin: Path, environment: Mapping[str, str]) -> Ran:
        """Run a command in `folder`, with a file as its standard input."""
        if self._process is None:
            command = [sys.executable, "-m", "tests.inputs.child"]
            root = Path(__file__).parent.parent.parent
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {
            "folder": str(folder),
            "args": list(args),
            "stdin": str(stdin),
            "environment": dict(environment),
        }
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()


def main() -> None:
    warm()
    for line in sys.stdin.buffer:
        print(json.dumps(asdict(fork(**json.loads(line)))), flush=True)


def warm() -> None:
    """Import what commands import; no engine of this machine's is used."""
    from tests.support import FakeEngines

    fake = FakeEngines()

    def patch(target: str, value: object) -> None:
        module, _, name = target.rpartition(".")
        if name != "CHECKS":
            setattr(import_module(module), name, value)

    fake.install(patch)
    for name in (
        "l10n.cli.app", "l10n.articles", "l10n.catalogs.xliff", "l10n.checks", "l10n.config", "l10n.glossary.csv",
        "l10n.glossary.exchange.tbx_reading", "l10n.memory.lookup", "l10n.memory.pack", "l10n.memory.tmx",
        "l10n.pipeline.check", "l10n.pipeline.doctor", "l10n.pipeline.glossary", "l10n.pipeline.memory",
        "l10n.pipeline.publish", "l10n.pipeline.report", "l10n.pipeline.status", "l10n.pipeline.suggest",
        "l10n.pipeline.translate", "l10n.pipeline.exports", "l10n.pipeline.imports", "l10n.reports.json",
        "lxml.etree", "rich.progress", "translate.storage.omegat", "typer.rich_utils",
    ):  # fmt: skip
        import_module(name)


def fork(folder: str, args: list[str], stdin: str, environment: dict[str, str]) -> Ran:
    paths = [Path(folder).with_name(name) for name in ("out", "err")]
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = _run(folder, args, stdin, environment, paths)
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except (OSError, ValueError):
                    code = code or 71
            os._exit(code)
    status, used = _wait(child)
    out, err = (path.read_bytes().decode(errors="surrogateescape") for path in paths)
    seconds = used.ru_utime + used.ru_stime if used else time.monotonic() - began
    size = used.ru_maxrss / 1024 if used else 0.0
    return Ran(status, out[-200_000:], err[-20_000:], round(seconds, 2), round(size))


def _run(folder: str, args: list[str], stdin: str, environment: dict[str, str], paths: list[Path]) -> int:
    os.setsid()
    for number, path in enumerate((Path(stdin), *paths)):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(folder)
    os.environ.update(environment)
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    sys.argv = ["l10n", *args]
    from l10n.cli import main as run

    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _wait(child: int) -> tuple[int | None, resource.struct_rusage | None]:
    """Wait for a child; end it, with those that it started, if it does nothing any more."""
    seen, when = -1, time.monotonic()
    while True:
        pid, status, used = os.wait4(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), used
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        now = sum(map(int, fields[11:15]))
        if now != seen:
            seen, when = now, time.monotonic()
        elif time.monotonic() - when > IDLE_SECONDS:
            os.killpg(child, 9)
            os.wait4(child, 0)
            return None, None
        time.sleep(0.003)


if __name__ == "__main__":
    main()
