"""A project that runs in processes of its own, with an engine that does what the sources say."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
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

    def program(self, *args: str | Path, folder: Path | None = None, **more: str) -> subprocess.Popen[str]:
        """Start a program of Dask's, in a folder, with more in its environment."""
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *map(str, args)],
            cwd=folder or self.project.root,
            env=self.env | more,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )


@pytest.fixture
def desk(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project with nothing in it."""
    if importlib.util.find_spec("distributed") is None:
        missing("Dask is not installed", "pip install -r tests/requirements.lock")
    site, flags = tmp_path / "site", tmp_path / "flags"
    info = site / "lyre-1.dist-info"
    info.mkdir(parents=True)
    flags.mkdir()
    shutil.copy(ROOT / "tests" / "cluster" / "lyre.py", site)
    for name, text in SITE.items():
        (info / name).write_text(text, encoding="utf-8")
    more = {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}", "LYRE": str(flags), "SOURCE_DATE_EPOCH": "1700000000"}
    return Desk(project, os.environ | more, flags)
