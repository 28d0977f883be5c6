"""Files that l10n makes and people don't edit: written whole or not at all, and only if they change."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from l10n.errors import DiskFullError, InputError


def write(path: Path, data: bytes) -> bool:
    """Write a file, making its folder; return False, and write nothing, if it holds just that already.

    A file that is there keeps its permissions, a symbolic link stays one. Raises InputError where the disk or the
    permissions don't allow it; what was there is then as it was.
    """
    real = Path(os.path.realpath(path))
    part = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        if not differs(real, data):
            return False
        real.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if real.exists():
                shutil.copymode(real, part)
            part.replace(real)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return True


def differs(path: Path, data: bytes) -> bool:
    """Return whether the file at `path` holds anything else than `data`, or isn't there; raises InputError."""
    try:
        return not path.exists() or path.read_bytes() != data
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> InputError:
    reason = f"can't write it: {(error.strerror or str(error)).lower()}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(
            reason, path=path, hint="free some space and run again: what is finished is kept"
        )
    return InputError(reason, path=path, hint="mend that, or choose another folder with -o")
