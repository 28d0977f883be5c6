"""What tests of articles share: LibreOffice, as the judge of documents."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support import missing

Convert = Callable[[Sequence[Path], str, Path], list[Path]]


@pytest.fixture
def converted(tmp_path: Path) -> Convert:
    """A function from files, a suffix and a folder to the files that LibreOffice makes of them there.

    Where it is not installed the test fails in CI, and says so elsewhere.
    """
    if not shutil.which("soffice"):
        missing(
            "soffice not installed: nobody has seen that LibreOffice opens what is published",
            "apt-get install libreoffice-writer-nogui libreoffice-impress-nogui",
        )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    def convert(files: Sequence[Path], suffix: str, folder: Path) -> list[Path]:
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        done = subprocess.run(
            [*command, *map(str, files)], capture_output=True, text=True, timeout=300, check=False
        )
        made = [folder / f"{file.stem}.{suffix}" for file in files]
        assert all(one.exists() for one in made), done.stderr
        return made

    return convert
