from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.memory import Memory


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "cache" / "memory.sqlite") as opened:
        yield opened
