"""What tests of catalogs share: gettext's tools, and a translator's desk with a small article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogs.desk import Desk, Gettext
from tests.support import need

FOREIGN = Path(__file__).parent.parent / "data" / "foreign"
TOOLS = ("msgfmt", "msgcat", "msgmerge", "msgattrib", "msgconv", "msginit")


@pytest.fixture(scope="session")
def gettext() -> Gettext:
    """The real tools; where they are missing the test fails in CI and says so elsewhere."""
    need(*TOOLS)
    return Gettext()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with the article of tests/data/foreign, at a time that stands still."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return Desk(tmp_path, (FOREIGN / "port.txt").read_text())
