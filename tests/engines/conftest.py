"""What the tests of engines share: real Apertium modes, and a folder of Argos packages of their own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n.engines import Engine, apertium
from tests.support import missing

TINY_PACKAGE = Path(__file__).parent.parent / "data" / "translate-fr_en-tiny.argosmodel"


NeedModes = Callable[..., dict[str, apertium.ApertiumOffer]]


@pytest.fixture(scope="session")
def need_modes() -> NeedModes:
    """A function from names of modes to their offers: a missing one fails in CI and is said loudly elsewhere."""

    def need(*names: str) -> dict[str, apertium.ApertiumOffer]:
        found = {offer.mode.name: offer for offer in apertium.offers()}
        if lacking := [name for name in names if name not in found]:
            missing(
                f"the Apertium modes {', '.join(lacking)} are not installed",
                "apt-get install apertium apertium-fr-es apertium-fra-cat apertium-spa-cat apertium-eng-spa"
                " apertium-eng-cat",
            )
        return found

    return need


@pytest.fixture(scope="session")
def fr_es(need_modes: NeedModes) -> Iterator[Engine]:
    """The mode fr-es at work, for all tests of a run."""
    engine = need_modes("fr-es")["fr-es"].load()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def fra_cat(need_modes: NeedModes) -> Iterator[Engine]:
    """The mode fra-cat at work, for all tests of a run."""
    engine = need_modes("fra-cat")["fra-cat"].load()
    yield engine
    engine.close()


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory of the test's own, where no Argos package is."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def packages(empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of Argos packages that holds the tiny one, which translates fr→en."""
    folder = tmp_path / "packages"
    with zipfile.ZipFile(TINY_PACKAGE) as package:
        package.extractall(folder)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "xdg"))
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    return folder
