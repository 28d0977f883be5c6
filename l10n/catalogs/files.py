"""Catalogs on disk: one writer at a time, the whole file or none of it, and a copy before a takeover."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.errors import InputError

# Longer than any write takes; a process that was killed leaves no lock behind, only its empty file.
_LOCK_SECONDS = 60


def read(path: Path) -> Catalog | None:
    """Return the catalog at `path`, None if there is no file.

    Raises InputError where it can't be read or isn't a catalog (with the line).
    """
    try:
        return decode(path.read_bytes(), path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _cannot("read", path, error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the catalog at `path`, making its folder if need be.

    The lock is a file beside it (`.NAME.lock`), removed afterwards. Raises InputError where the folder can't be
    written, or where another process holds the lock for a minute.
    """
    lock = filelock.FileLock(path.parent / f".{path.name}.lock", timeout=_LOCK_SECONDS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout as error:
        hint = "wait until it is done, then run again"
        raise InputError("another process is writing it", path=path, hint=hint) from error
    except OSError as error:
        raise _cannot("write", path, error) from error
    try:
        yield
    finally:
        # Whoever waits for a lock file that is gone asks for a new one (filelock 4), so this is safe.
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def write(path: Path, catalog: Catalog) -> None:
    """Write the catalog to `path`, whole or not at all; the caller holds its lock.

    A file that is there keeps its permissions, a symbolic link stays one. Raises InputError where the disk or
    the permissions don't allow it; what was there is then as it was.
    """
    path = path.resolve()
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            with part.open("wb") as file:
                file.write(encode(catalog))
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot("write", path, error) from error


def keep_copy(path: Path) -> Path:
    """Copy a catalog of foreign origin to `NAME.orig` before the first change to it; return the copy's path.

    A copy that is there already is the older one, and stays.
    """
    copy = path.with_name(f"{path.name}.orig")
    part = path.with_name(f".{copy.name}.part")
    if not copy.exists():
        try:
            try:
                shutil.copy2(path, part)
                part.replace(copy)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise _cannot("write", copy, error) from error
    return copy


def missing(path: Path) -> InputError:
    """Return the error for a catalog that is not there."""
    return InputError("no such catalog", path=path, hint="check the path: catalogs end in .po")


def _cannot(verb: str, path: Path, error: OSError) -> InputError:
    reason = (error.strerror or str(error)).lower()
    hint = {
        "permission denied": "check its permissions and its folder's, or choose another folder with --locales",
        "read-only file system": "choose another folder with --locales",
        "no space left on device": "free some space and run again: what is finished is kept",
    }.get(reason, "mend that and run again: what is finished is kept")
    return InputError(f"can't {verb} it: {reason}", path=path, hint=hint)
