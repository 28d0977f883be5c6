"""What tests of several folders share."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.argos import TINY, Server, entry, file, serving
from tests.support import SYSTEMS, FakeEngines, Project, missing

# No test fails because the machine is busy.
settings.register_profile("patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Whoever runs the tests, they read English.
os.environ["LANGUAGE"] = "en"

# What this machine has of Argos packages and Firefox models plays no part in any test.
os.environ["ARGOS_PACKAGES_DIR"] = str(Path(os.sep, "nonexistent", "packages"))
os.environ["L10N_FIREFOX_DIR"] = str(Path(os.sep, "nonexistent", "firefox"))

# What `nohup` and a shell's `&` have ignored, the programs that tests start would ignore, too.
for _number in (getattr(signal, name, None) for name in ("SIGINT", "SIGHUP", "SIGTERM")):
    if _number and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number == signal.SIGINT else signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """End a test on a system that it wasn't written for, before anything is set up for it."""
    for mark in item.iter_markers("only_on"):
        system, why = mark.args
        if not SYSTEMS[system]:
            missing(why, f"run the tests on {system}")


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


@pytest.fixture
def argos_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for Argos packages that is not made yet; argostranslate's and l10n's own folders are the test's."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "xdg"))
    for name in ("ARGOS_PACKAGE_INDEX", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(path))
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    return path


@pytest.fixture
def argos_server(argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback with an index of the tiny package, which it has at `/a` and `/b`."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as served:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{served.url}/")
        served.answers |= {"/a": file(TINY.read_bytes()), "/b": file(TINY.read_bytes())}
        served.publish(entry([f"{served.url}/a", f"{served.url}/b"]))
        yield served
