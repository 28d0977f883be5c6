"""Where l10n keeps what can be made or fetched again: downloads, dictionaries ready for use."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from l10n.files import write


def cache_folder() -> Path:
    """Return the folder of such files; makes nothing and need not exist."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "l10n"


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; where that can't be done, it isn't: a copy is a convenience."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, content)
