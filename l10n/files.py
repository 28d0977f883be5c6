"""Files are written whole or not at all; and the one way to say what the system did not allow."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from l10n.errors import DiskFullError, InputError

FREE_SPACE = "free some space and run again"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


def write(
    path: Path,
    content: bytes | Iterable[bytes],
    *,
    part: Path | None = None,
    unless: Callable[[], bool] | None = None,
) -> bool:
    """Write a file to the disk, whole or not at all.

    A file that is there keeps its permissions, a symbolic link stays one. It is written to `part` beside it, by
    default a name of this process's own. `unless` is asked last: where it says so, what is there stays, and False is
    returned. Raises OSError, as writing does; what was there is then as it was.
    """
    real = Path(os.path.realpath(path))
    part = part or real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            shutil.copymode(real, part)
        if unless is not None and unless():
            return False
        part.replace(real)
    finally:
        part.unlink(missing_ok=True)
    return True


def make_hidden_folder(folder: Path) -> None:
    """Make a folder for what l10n can make again, one that git doesn't see if it is new. Raises OSError."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("# What l10n can make again.\n*\n", encoding="utf-8")


def denied() -> PermissionError:
    """Return what the system raises for a file that may not be written, for one that we won't."""
    return PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def refused(
    what: str,
    path: Path | str | None,
    error: OSError | ValueError,
    hint: str = "",
    *,
    permissions: str = "",
    space: str = FREE_SPACE,
) -> InputError:
    """Return the error for what the system did not allow: `what` (`can't write it`), with the system's reason.

    `hint` is the way out; another one where `permissions` are in the way, or the disk lacks `space`. A full disk is
    a `DiskFullError`.
    """
    code = error.errno if isinstance(error, OSError) else None
    reason = f"{what}: {(getattr(error, 'strerror', None) or str(error)).lower()}"
    if code in _FULL:
        return DiskFullError(reason, path=path, hint=space)
    return InputError(reason, path=path, hint=permissions if permissions and code in _DENIED else hint)
