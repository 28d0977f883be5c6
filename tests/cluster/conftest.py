"""A project that runs in processes of its own, with an engine that does what the sources say."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import ROOT, Project, missing

COMMAND = [sys.executable, "-W", "error", "-c", "from l10n.cli import main; main()"]
SITE = {
    "METADATA": "Metadata-Version: 2.1\nName: lyre\nVersion: 1\n",
    "entry_points.txt": "[l10n.engines]\nlyre = lyre:FAMILY\n",
}


@dataclass(frozen=True)
class Desk:
    """A project, and how l10n runs in it with the engine *lyre*."""

    project: Project
    env: dict[str, str]
    flags: Path

    def command(self, *args: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, args)],
            cwd=self.project.root,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )

    def commands(self, *each: tuple[Path, Sequence[str | Path]]) -> list[tuple[int, str, str]]:
        """Run l10n in folders, again and again in one process; return exit codes, and what was said."""
        asked = json.dumps([[str(folder), [str(arg) for arg in args]] for folder, args in each])
        program = [sys.executable, "-W", "error", str(Path(__file__).with_name("commands.py"))]
        ran = subprocess.run(program, env=self.env, input=asked, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return [(code, out, err) for code, out, err in json.loads(ran.stdout)]

    def start(self, *args: str | Path) -> subprocess.Popen[str]:
        """Start l10n as a terminal does: with what it starts in one group."""
        return subprocess.Popen(
            [*COMMAND, *map(str, args)],
            cwd=self.project.root,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def program(
        self, *args: str | Path, folder: Path | None = None, prefix: Sequence[str] = (), **more: str
    ) -> subprocess.Popen[str]:
        """Start a program of Dask's, in a folder, by another one or none, with more in its environment."""
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "dask", *map(str, args)],
            cwd=folder or self.project.root,
            env=self.env | more,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )


def need_dask() -> None:
    """End a test where Dask isn't installed."""
    if importlib.util.find_spec("distributed") is None:
        missing("Dask is not installed", "pip install -r tests/requirements.lock")


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, for what needs no engine of them, and doesn't end them."""
    need_dask()
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("fleet"))}
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("fleet.py"))],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, "no scheduler has started"
        yield address
        process.stdin.close()


@pytest.fixture
def desk(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project with nothing in it."""
    need_dask()
    site, flags = tmp_path / "site", tmp_path / "flags"
    info = site / "lyre-1.dist-info"
    info.mkdir(parents=True)
    flags.mkdir()
    shutil.copy(ROOT / "tests" / "cluster" / "lyre.py", site)
    for name, text in SITE.items():
        (info / name).write_text(text, encoding="utf-8")
    more = {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}", "LYRE": str(flags), "SOURCE_DATE_EPOCH": "1700000000"}
    return Desk(project, os.environ | more, flags)
