"""The distributions: whoever packages l10n can run its tests, and a wheel has its package and both licences."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from l10n.engines.packages.bundled import bundled
from tests.support import ROOT

# What tests read or run, beside the package.
BESIDE = [
    "articles/",
    "benchmarks/",
    "docs/",
    "glossary/",
    "locales/",
    "packages/",
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


@pytest.mark.slow
def test_a_wheel_has_the_package_and_both_licences(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, folder=ROOT)
    (wheel,) = tmp_path.glob("l10n-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        (about,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = packed.read(about).decode()
        licences = [packed.read(name).decode() for name in names if "/licenses/" in name]
    assert {f"l10n/engines/packages/bundled/{path.name}" for path in bundled()} <= names
    assert "\nLicense-Expression: MIT AND MPL-2.0\n" in said
    assert sorted(text.split("\n")[0] for text in licences) == [
        "MIT License",
        "Mozilla Public License Version 2.0",
    ]
