"""Systems: commands that read lines and write a translation of each, and what they cost."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

BUILT_IN = Path(__file__).with_name("systems.toml")
_ANY = "*"
_EVERY = 0.1  # seconds between two looks at the memory
_ENOUGH = 3  # looks that tell how much memory a process took
MB = 1_000_000
KIB = 1024


class FailedRunError(Exception):
    """A system did not give a line for each line."""


@dataclass(frozen=True, slots=True)
class Places:
    """What `{…}` stands for in what is said of systems, and the environment of their commands."""

    names: Mapping[str, str]
    environment: Mapping[str, str]

    def filled(self, text: str) -> str:
        """Return a text with its places filled; other braces stay."""
        for name, value in self.names.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def of_run(self, **names: str) -> Places:
        """Return the same with further places."""
        return Places({**self.names, **names}, self.environment)


@dataclass(frozen=True, slots=True)
class System:
    """A system: by pair its command and what its model is; what it is beside that."""

    name: str
    title: str
    commands: Mapping[str, str]
    model: Mapping[str, Sequence[str]] = field(default_factory=dict)
    program: Sequence[str] = ()

    def command(self, pair: str) -> str | None:
        """Return the command for a pair, if there is one."""
        return self.commands.get(pair, self.commands.get(_ANY))

    def takes_terms(self, pair: str) -> bool:
        """Return whether it can be told terms."""
        return "{terms}" in (self.command(pair) or "")


@dataclass(frozen=True, slots=True)
class Run:
    """The targets of a run, its CPU seconds with those of all children, and the most memory of all at once, in MB."""

    targets: list[str]
    cpu: float
    peak: float


def built_in(path: Path = BUILT_IN) -> list[System]:
    """Return the systems that come with the benchmark."""
    with path.open("rb") as file:
        return [System(name, **about) for name, about in tomllib.load(file).items()]


def from_option(option: str) -> System:
    """Return the system of `NAME=COMMAND`. Raises ValueError where it is none."""
    name, _, command = option.partition("=")
    if not name or not command:
        raise ValueError(f"not NAME=COMMAND: {option}")
    return System(name, name, {_ANY: command})


def run(command: str, sources: Sequence[str], places: Places) -> Run:
    """Run a command over lines. Raises FailedRunError where it fails, or gives another number of lines."""
    words = [places.filled(word) for word in shlex.split(command)]
    with tempfile.TemporaryDirectory() as name:
        streams = [Path(name, stream) for stream in ("stdin", "stdout", "stderr")]
        streams[0].write_text("".join(f"{source}\n" for source in sources), encoding="utf-8")
        with streams[0].open("rb") as stdin, streams[1].open("wb") as out, streams[2].open("wb") as err:
            try:
                process = subprocess.Popen(
                    words, stdin=stdin, stdout=out, stderr=err, env=dict(places.environment)
                )
            except OSError as error:
                raise FailedRunError(str(error)) from error
            code, cpu, peak = _watch(process)
        output, errors = (stream.read_bytes().decode("utf-8", "replace") for stream in streams[1:])
    if code:
        last = errors.strip().rpartition("\n")[2]
        raise FailedRunError(f"ended with {code}: {last}")
    targets = output.removesuffix("\n").split("\n")
    if len(targets) != len(sources):
        raise FailedRunError(f"{len(targets)} lines for {len(sources)}")
    return Run(targets, cpu, peak)


def _watch(process: subprocess.Popen[bytes]) -> tuple[int, float, float]:
    """Wait for a process; return its exit code, CPU seconds and peak memory in MB."""
    peak = looks = 0
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        peak, looks = max(peak, sum(map(_memory, _tree(process.pid)))), looks + 1
        time.sleep(_EVERY)
    process.returncode = os.waitstatus_to_exitcode(status)
    # One that was too quick was looked at before it had begun, and without /proc there is nothing to look at.
    most = peak if peak and looks >= _ENOUGH else max(peak, used.ru_maxrss * KIB)
    return process.returncode, used.ru_utime + used.ru_stime, most / MB


def _tree(root: int) -> Iterator[int]:
    """Give a process and all below it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    waiting = [root]
    while waiting:
        yield (one := waiting.pop())
        waiting += children.get(one, [])


def _memory(process: int) -> int:
    """Return a process's share of the memory (PSS) in bytes: what several have in common counts once."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * KIB if found else 0
