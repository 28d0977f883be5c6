"""The source distribution: whoever packages l10n can run its tests."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.support import ROOT

# What tests read or run, beside the package.
BESIDE = [
    "articles/",
    "benchmarks/",
    "docs/",
    "glossary/",
    "locales/",
    "tests/",
    "tools/",
    "Makefile",
    "CONTRIBUTING.md",
]


def run(*command: str | Path, folder: Path) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    return ran.stdout


@pytest.mark.slow
def test_the_tests_of_an_sdist_can_be_collected(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, folder=ROOT)
    (archive,) = tmp_path.glob("l10n-*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    folder = tmp_path / archive.name.removesuffix(".tar.gz")
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert [start for start in BESIDE if not any(name.startswith(start) for name in inside)] == []
    collected = run(
        sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", folder=folder
    )
    files = {line.partition("::")[0] for line in collected.splitlines() if "::" in line}
    assert files == {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
