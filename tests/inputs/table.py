"""Run the table of bad inputs: `python -m tests.inputs.table [PATTERN OF IDS…]` says what fails, and sums up."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.inputs.cases import Case, cases, lay_out
from tests.inputs.child import Ran, Runner

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Table:
    """A good project, and the process in which commands run on damaged copies of it."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        self._folder, self._runner = folder, runner
        self._good = folder / "good" / "project"
        self._good.mkdir(parents=True)
        lay_out(
            self._good, lambda root, args: runner.run(root, args, Path(os.devnull), self._environment()).code
        )
        self._number = 0

    def _environment(self) -> dict[str, str]:
        home = str(self._folder / "home")
        return {"HOME": home, "XDG_CACHE_HOME": f"{home}/cache", "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
                "ARGOS_PACKAGES_DIR": "no-packages", "CT2_FORCE_CPU_ISA": "GENERIC"}  # fmt: skip

    def run(self, case: Case) -> tuple[Ran, list[str]]:
        """Run a case in a fresh copy of the project; return how it went, and what is wrong with that."""
        self._number += 1
        folder = self._folder / f"case-{self._number}"
        root = folder / "project"
        shutil.copytree(self._good, root)
        try:
            case.make(root)
            nodes = {
                path: _kind(path) for path in (root / case.bad, root / "special") if os.path.lexists(path)
            }
            environment = {**self._environment(), **case.environment}
            ran = self._runner.run(root, case.args, root / case.stdin, environment)
            return ran, list(_wrong(case, ran, nodes))
        finally:
            subprocess.run(["rm", "-rf", folder], check=True)  # Python's own gives up in folders 1,000 deep


def _wrong(case: Case, ran: Ran, nodes: dict[Path, int]) -> Iterator[str]:
    if ran.code is None:
        yield "hangs"
    elif ran.code < 0:
        yield f"signal {-ran.code}"
    elif ran.code not in (0, 1, 2, 3):
        yield f"exit code {ran.code}"
    if "Traceback" in ran.err or "Traceback (most recent" in ran.out:
        yield "traceback"
    if any(re.search(r"^(::|##\[|##vso)", line) for line in (ran.out + ran.err).splitlines()):
        yield "a command for a CI"
    data = "-" in case.args or case.args[:2] == ("glossary", "import")  # what is a file's content, as it is
    if _CONTROL.search(ran.err if data else ran.out + ran.err):
        yield "a control character"
    errors = [line for line in ran.err.splitlines() if line.startswith("l10n: error:")]
    usage = ran.err.startswith("Usage:")
    if ran.code in (2, 3) and not usage:
        others = [line for line in ran.err.splitlines() if not line.startswith("l10n: ")]
        if not errors and "doctor" not in case.args and "check" not in case.args:
            yield "no line that says why"
        if others and not {"publish", "diff"} & set(case.args):  # which list what isn't reviewed
            yield "more than a line"
        if any("; " not in line and " must " not in line for line in errors):
            yield "no way out"
        if any(len(line) > 1700 for line in errors):
            yield "a long line"
        if case.refused and case.bad and not any(Path(case.bad).name in line for line in errors):
            yield "the file isn't named"
    if case.refused and ran.code in (0, 1):
        yield "isn't refused"
    for path, kind in nodes.items():
        if kind in (stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFLNK) and _kind(path) != kind:
            yield "a special file was replaced"


def _kind(path: Path) -> int:
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except OSError:
        return 0


@contextmanager
def table() -> Iterator[Table]:
    """Give a table in a temporary folder."""
    with (
        tempfile.TemporaryDirectory(prefix="inputs-", ignore_cleanup_errors=True) as folder,
        Runner() as runner,
    ):
        yield Table(Path(folder), runner)


def main(parts: Iterable[str]) -> int:
    wanted = list(parts)
    some = [case for case in cases() if not wanted or any(re.search(part, case.id) for part in wanted)]
    failed = 0
    slowest: list[tuple[float, float, str]] = []
    with table() as made:
        for case in some:
            ran, wrong = made.run(case)
            slowest.append((ran.seconds, ran.megabytes, case.id))
            if wrong:
                failed += 1
                last = (ran.err.strip().splitlines() or ran.out.strip().splitlines() or [""])[-1]
                used = f"{ran.code}, {ran.seconds} s, {ran.megabytes} MB"
                print(f"{case.id}: {', '.join(wrong)} [{used}] {last[:160]!r}", flush=True)
            elif os.environ.get("VERBOSE"):
                print(
                    f"{case.id}: {ran.code} {ran.seconds} s {ran.megabytes} MB {ran.err[:200]!r}", flush=True
                )
    print(f"{len(some)} cases, {failed} failed")
    for seconds, megabytes, name in sorted(slowest)[-8:]:
        print(f"  {seconds:6.2f} s {megabytes:6.0f} MB  {name}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
