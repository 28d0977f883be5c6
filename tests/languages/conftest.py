"""What tests of language packs share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.languages import FOLDERS


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of packs over l10n's own; what is remembered of languages is forgotten before and after."""
    FOLDERS.append(tmp_path)
    forget()
    yield tmp_path
    FOLDERS.remove(tmp_path)
    forget()


def forget() -> None:
    """Empty all caches of l10n's functions: any may have asked a pack."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "l10n":
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
