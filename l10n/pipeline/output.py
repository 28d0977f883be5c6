"""Files that l10n makes and people don't edit: written whole or not at all, and only if they change."""

from __future__ import annotations

import os
from pathlib import Path

from l10n import files
from l10n.errors import InputError


def write(path: Path, data: bytes) -> bool:
    """Write a file, making its folder; return False, and write nothing, if it holds just that already.

    A file that is there keeps its permissions, a symbolic link stays one. Raises InputError where the disk or the
    permissions don't allow it; what was there is then as it was.
    """
    try:
        if not differs(path, data):
            return False
        Path(os.path.realpath(path)).parent.mkdir(parents=True, exist_ok=True)
        return files.write(path, data)
    except OSError as error:
        raise _refused(path, error) from error


def differs(path: Path, data: bytes) -> bool:
    """Return whether the file at `path` holds anything else than `data`, or isn't there; raises InputError."""
    try:
        return not path.exists() or path.read_bytes() != data
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> InputError:
    space = f"{files.FREE_SPACE}: what is finished is kept"
    return files.refused(
        "can't write it", path, error, "mend that, or choose another folder with -o", space=space
    )
