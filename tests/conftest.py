"""What tests of several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import FakeEngines, Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project, which is the working directory."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    # No Argos package of this machine's, and no colours but those of a terminal.
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "no-packages"))
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return Project(root)


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> FakeEngines:
    """Engines that answer at once, in place of those that are installed."""
    fake = FakeEngines()
    fake.install(monkeypatch.setattr)
    return fake
