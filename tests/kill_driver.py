"""Kill l10n at point after point of its writing: `python kill_driver.py PROJECT COUNT ARGS…`.

A point is a line executed where catalogs are read, locked and written, or one of the calls of the system that make,
rename or remove a file. A child process runs the command on a copy of PROJECT and kills itself at its point;
afterwards another one runs the command to its end. Prints one JSON object a kill: the point, the files as they
were after it and after the next run. Everything is imported once, and each run forks.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.driver import install, warm
from tests.support import FakeEngines, files_in

_LINES = (
    "/l10n/files.py",
    "/l10n/catalogs/files.py",
    "/l10n/catalogs/update.py",
    "/filelock/_api.py",
    "/filelock/_unix.py",
    "/shutil.py",
)
_CALLS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "fcntl.flock", "shutil.copyfile"}


def main() -> None:
    project, count, *args = sys.argv[1:]
    original = Path(project)
    work = original.parent / "killed"
    (original.parent / "warm").mkdir()
    install(FakeEngines())
    warm(original.parent / "warm")

    report = original.parent / "points"
    with fresh(original, work):
        run(work, args, lambda: observe(0, report))
        total = int(report.read_text())
        print(json.dumps({"total": total, "new": content(work)}), flush=True)
    step = max(1.0, total / int(count))
    for number in range(min(total, int(count))):
        point = 1 + int(number * step)
        with fresh(original, work):
            killed = run(work, args, partial(observe, point, report))
            after = content(work)
            code = run(work, args, lambda: None)
            told = {"point": point, "killed": killed == -signal.SIGKILL, "after": after, "code": code}
            print(json.dumps(told | {"end": content(work)}), flush=True)


@contextlib.contextmanager
def fresh(original: Path, work: Path) -> Iterator[None]:
    shutil.copytree(original, work)
    yield
    shutil.rmtree(work)


def content(folder: Path) -> dict[str, str]:
    return {name: base64.b64encode(data).decode() for name, data in files_in(folder / "locales").items()}


def run(folder: Path, args: list[str], prepare: Callable[[], object]) -> int:
    """Run the command in a child process; return its exit code, or minus the signal that killed it."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        sys.argv = ["l10n", *args]
        from l10n.cli import main as l10n

        prepare()
        l10n()
    except SystemExit as done:
        code = int(done.code or 0)
    finally:
        sys.settrace(None)
        os._exit(code)


def observe(point: int, report: Path) -> None:
    """Count the points, and kill this process at the one asked for; with 0, report how many there are."""
    passed = 0

    def reached() -> None:
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.endswith(_LINES):
            return None
        if event == "line":
            reached()
        return trace

    def audit(event: str, args: tuple[object, ...]) -> None:
        if event in _CALLS and (event != "open" or "locales" in str(args[0])):
            reached()

    sys.addaudithook(audit)
    sys.settrace(trace)
    if point == 0:
        leave = os._exit

        def tell(code: int) -> None:
            report.write_text(str(passed))
            leave(code)

        vars(os)["_exit"] = tell


if __name__ == "__main__":
    main()
