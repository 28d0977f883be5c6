"""Memories, XLIFF and termbases are read as streams: many megabytes take little more memory than one unit."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT

FORMATS = ["TMX", "XLIFF 1.2", "XLIFF 2.0", "TBX 2", "TBX 3"]


def measure(*args: str) -> None:
    """Run the benchmark, which fails where a process took more memory than it may."""
    command = [sys.executable, "benchmarks/exchange.py", *args]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_some_megabytes(name: str) -> None:
    """A tree of elements would take ten times the file."""
    measure("--mb", "6", "--most", "24", "--only", name)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_two_hundred_megabytes(name: str) -> None:
    measure("--mb", "200", "--most", "64", "--only", name)
