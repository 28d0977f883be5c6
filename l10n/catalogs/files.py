"""Catalogs on disk: one writer at a time, the whole file or none of it, and a copy before a takeover."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from l10n import files
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.errors import InputError
from l10n.messages import Message, msg

# Longer than any write takes; a process that was killed leaves no lock behind, only its empty file.
_LOCK_SECONDS = 60
# As long as a file may take to be written by a program that writes it in place.
_SETTLED_SECONDS = 2.0


def read(path: Path) -> Catalog | None:
    """Return the catalog at `path`, None if there is no file.

    Raises InputError where it can't be read or isn't a catalog (with the line).
    """
    data = load(path)
    return None if data is None else decode(data, path)


def load(path: Path) -> bytes | None:
    """Return the bytes of the catalog at `path`, None if there is no file; raises InputError as `read` does."""
    try:
        if path.exists() and not path.is_file():
            a_folder, no_file = msg("is a folder, not a catalog"), msg("is no file, not a catalog")
            raise InputError(a_folder if path.is_dir() else no_file, path=path, hint=msg("move it away"))
        return files.read(path, files.TEXT)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _cannot(msg("can't read it"), path, error) from error


def check_writable(path: Path) -> None:
    """Raise InputError where a catalog at `path` could not be written: before an engine works for nothing.

    It names the folder that doesn't allow it, or a file that is marked read-only: that is a person's word, though
    the folder would allow to replace it.
    """
    real = Path(os.path.realpath(path))
    try:
        if real.exists() and not os.access(real, os.W_OK):
            raise _cannot(msg("can't write it"), path, files.denied())
        for folder in dict.fromkeys((path.parent, real.parent)):
            while not folder.exists() and folder != folder.parent:
                folder = folder.parent
            if not folder.is_dir():
                hint = msg("move it away, or choose another folder with --locales")
                raise InputError(
                    msg("is a file where a folder of catalogs should be"), path=folder, hint=hint
                )
            if not os.access(folder, os.W_OK | os.X_OK):
                raise _cannot(msg("can't write it"), folder, files.denied())
    except OSError as error:
        raise _cannot(msg("can't write it"), path, error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the catalog at `path`, making its folder if need be.

    The lock is a file (`.NAME.lock`) beside the real one, whatever links lead to it, removed afterwards. Raises
    InputError where the folder can't be written, or where another process holds the lock for a minute.
    """
    lock = filelock.FileLock(_lock_file(path), timeout=_LOCK_SECONDS)
    try:
        files.make_folder(Path(lock.lock_file).parent)
        lock.acquire()
    except filelock.Timeout as error:
        hint = msg("wait until it is done, then run again")
        raise InputError(msg("another process is writing it"), path=path, hint=hint) from error
    except OSError as error:
        raise _cannot(msg("can't write it"), path, error) from error
    try:
        yield
    finally:
        # Whoever waits for a lock file that is gone asks for a new one (filelock 4), so this is safe.
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def tidy(path: Path) -> None:
    """Remove what a process that was killed left beside the catalog at `path`, unless one is at work there."""
    lock = _lock_file(path)
    parts = [_part(Path(files.real(path))), _part(_copy(path))]
    if any(map(os.path.lexists, (lock, *parts))):
        with suppress(filelock.Timeout, OSError), filelock.FileLock(lock, timeout=0):
            for file in (*parts, lock):
                file.unlink(missing_ok=True)


def stamp(path: Path) -> tuple[int, ...] | None:
    """Return what tells whether the file at `path` is still the same; None if there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def write(path: Path, catalog: Catalog, seen: tuple[int, ...] | None) -> bool:
    """Write the catalog to `path`, whole or not at all; the caller holds its lock.

    Returns False, and writes nothing, if the file isn't the one any more whose `stamp` was `seen`: an editor,
    which knows of no lock, saved it. A file that is there keeps its permissions, a symbolic link stays one.
    Raises InputError where the disk or the permissions don't allow it; what was there is then as it was.
    """
    real = Path(os.path.realpath(path))
    try:
        return files.write(real, encode(catalog), part=_part(real), unless=lambda: stamp(real) != seen)
    except OSError as error:
        raise _cannot(msg("can't write it"), real, error) from error


def keep_copy(path: Path) -> Path:
    """Copy a catalog of foreign origin to `NAME.orig` before the first change to it; return the copy's path.

    A copy that is there already is the older one, and stays.
    """
    copy = _copy(path)
    if not copy.exists():
        _copy_to(path, copy)
    return copy


def keep_backup(path: Path) -> Path:
    """Copy a catalog to `NAME~`, as msgmerge does, before what a person wrote goes from it; return its path."""
    copy = path.with_name(f"{path.name}~")
    _copy_to(path, copy)
    return copy


def wait_until_settled(path: Path) -> None:
    """Wait until a file has not been changed for two seconds: another program may be writing it."""
    with suppress(OSError):
        while 0 <= (age := time.time() - path.stat().st_mtime) < _SETTLED_SECONDS:
            time.sleep(min(_SETTLED_SECONDS, _SETTLED_SECONDS - age + 0.01))


def _copy_to(path: Path, copy: Path) -> None:
    part = _part(copy)
    try:
        try:
            shutil.copy2(path, part)
            part.replace(copy)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot(msg("can't write it"), path if copy.name.endswith("~") else copy, error) from error


def missing(path: Path) -> InputError:
    """Return the error for a catalog, or a folder of them, that is not there."""
    if path.suffix != ".po":
        hint = msg("check the path, or translate something first: l10n translate")
        return InputError(msg("no such folder of catalogs"), path=path, hint=hint)
    return InputError(msg("no such catalog"), path=path, hint=msg("check the path: catalogs end in .po"))


def _lock_file(path: Path) -> Path:
    real = Path(files.real(path))
    return real.with_name(f".{real.name}.lock")


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _copy(path: Path) -> Path:
    return path.with_name(f"{path.name}.orig")


def _cannot(reason: Message, path: Path, error: OSError) -> InputError:
    permissions = msg("check its permissions and its folder's, or choose another folder with --locales")
    hint = msg("mend that and run again: what is finished is kept")
    space = msg("{way}: what is finished is kept", way=files.FREE_SPACE)
    return files.refused(reason, path, error, hint, permissions=permissions, space=space)
