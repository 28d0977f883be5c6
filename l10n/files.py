"""Files are read up to a limit, and written whole or not at all; what the system did not allow is said in one way.

A pipe, a device or a socket is never waited for: as an input it is refused, as an output written through.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

from l10n.errors import DiskFullError, InputError
from l10n.messages import NO_MESSAGE, Message, msg

# What inputs may have at most, in bytes: all far beyond what people write, and well within a machine's memory.
SETTINGS = 1_000_000
TEXT = 64_000_000  # a catalog, a glossary, an XLIFF file: a million rows, or a hundred books
REPORT = 128_000_000

FREE_SPACE = msg("free some space and run again")
SET_TMPDIR = msg("set TMPDIR to a folder that has room and may be written")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_FOLDERS: ContextVar[dict[str, str] | None] = ContextVar("_FOLDERS", default=None)
_KINDS = {
    stat.S_IFDIR: msg("is a folder, not a file"),
    stat.S_IFIFO: msg("is a pipe, not a file"),
    stat.S_IFSOCK: msg("is a socket, not a file"),
}


def read(path: Path, most: int) -> bytes:
    """Return a file's bytes. Raises OSError, as reading does; InputError for no file, or more than `most` bytes."""
    data = head(path, most)
    if len(data) > most:
        raise InputError(
            msg("is larger than {most} MB", most=most // 1000000), path=path, hint=msg("split it")
        )
    return data


def head(path: Path, most: int) -> bytes:
    """Return a file's bytes, of one that has more than `most` the first and one more; raises what `opened` does."""
    with opened(path) as file:
        return file.read(most + 1)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read it. Raises OSError, as opening does, and InputError for what is none."""
    with open(path, "rb", opener=_without_waiting) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise no_file(path, mode)
        yield file


@contextmanager
def folders_that_stay() -> Iterator[None]:
    """Take folders' links for what they are when they are first met, until the end: a run has thousands of files."""
    token = _FOLDERS.set({})
    try:
        yield
    finally:
        _FOLDERS.reset(token)


def real(path: Path) -> str:
    """Return a path with its links resolved, those of its folder only once between `folders_that_stay`."""
    folders = _FOLDERS.get()
    folder, name = os.path.split(path)
    if folders is None or name in ("", os.curdir, os.pardir) or _may_be_link(path):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder).rstrip(os.sep) + os.sep
    return folders[folder] + name


def exists(path: Path) -> bool:
    """Return whether there is anything at a path; none is known of in a folder that may not be looked into."""
    try:
        return path.exists()
    except OSError:  # before Python 3.14, there
        return False


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, if there is none. Raises OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except RecursionError as error:  # `Path.mkdir` calls itself for each of them
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(folder)) from error


def no_file(path: Path, mode: int) -> InputError:
    """Return the error for what has a mode that isn't a file's: a pipe is waited for, a device may never end."""
    reason = _KINDS.get(stat.S_IFMT(mode)) or msg("is a device, not a file")
    return InputError(reason, path=path, hint=msg("give a file"))


def is_special(path: Path) -> bool:
    """Return whether `path` is written through: a device, a pipe, a socket, or this process's standard output.

    Raises OSError where the system doesn't say.
    """
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)) or _is_output(state)


def write(
    path: Path,
    content: bytes | Iterable[bytes],
    *,
    part: Path | None = None,
    unless: Callable[[], bool] | None = None,
) -> bool:
    """Write a file to the disk, whole or not at all; what `is_special` is written through.

    A file that is there keeps its permissions, a symbolic link stays one. It is written to `part` beside it, by
    default a name of this process's own. `unless` is asked last: where it says so, what is there stays, and False is
    returned. Raises OSError, as writing does; what was there is then as it was.
    """
    pieces = [content] if isinstance(content, bytes) else content
    if is_special(path):
        _write_through(path, pieces)
        return True
    real = Path(os.path.realpath(path))
    part = part or real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
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
    make_folder(folder)
    (folder / ".gitignore").write_text("# What l10n can make again.\n*\n", encoding="utf-8")


def _may_be_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # before Python 3.14, in a folder that may not be looked into
        return True


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_output(state: os.stat_result) -> bool:
    try:
        return os.path.samestat(state, os.fstat(1))
    except OSError:  # closed
        return False


def _write_through(path: Path, pieces: Iterable[bytes]) -> None:
    """Write to what is no file; a pipe that nobody reads is an error at once."""
    if _is_output(path.stat()):
        if sys.stdout is not None:
            sys.stdout.flush()
        target = os.dup(1)
    else:
        target = _without_waiting(os.fspath(path), os.O_WRONLY)
        os.set_blocking(target, True)
    with os.fdopen(target, "wb") as file:
        file.writelines(pieces)


# What systems say most often (POSIX's `strerror` in glibc and macOS).
_REASONS = (
    msg("no such file or directory"),
    msg("permission denied"),
    msg("operation not permitted"),
    msg("is a directory"),
    msg("not a directory"),
    msg("directory not empty"),
    msg("file exists"),
    msg("file name too long"),
    msg("read-only file system"),
    msg("no space left on device"),
    msg("disk quota exceeded"),
    msg("input/output error"),
    msg("invalid argument"),
    msg("too many open files"),
    msg("too many levels of symbolic links"),
    msg("device or resource busy"),
    msg("resource temporarily unavailable"),
    msg("cannot allocate memory"),
    msg("broken pipe"),
    msg("exec format error"),
    msg("address already in use"),
    msg("cannot assign requested address"),
    msg("connection refused"),
    msg("connection reset by peer"),
    msg("network is unreachable"),
    msg("no route to host"),
)


def denied() -> PermissionError:
    """Return what the system raises for a file that may not be written, for one that we won't."""
    return PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def full() -> OSError:
    """Return what the system raises where a disk is full, for what says so in other words, as SQLite does."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def system_reason(error: BaseException) -> Message:
    """Return why the system didn't allow something: it says so in English."""
    text = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    return next((one for one in _REASONS if one == text), msg("{reason}", reason=text))


def refused(
    what: Message,
    path: Path | str | None,
    error: OSError | ValueError,
    hint: Message = NO_MESSAGE,
    *,
    permissions: Message = NO_MESSAGE,
    space: Message = FREE_SPACE,
) -> InputError:
    """Return the error for what the system did not allow: `what` (`can't write it`), with the system's reason.

    `hint` is the way out; another one where `permissions` are in the way, or the disk lacks `space`. A full disk is
    a `DiskFullError`.
    """
    code = error.errno if isinstance(error, OSError) else None
    reason = msg("{what}: {reason}", what=what, reason=system_reason(error))
    if code in _FULL:
        return DiskFullError(reason, path=path, hint=space)
    return InputError(reason, path=path, hint=permissions if permissions and code in _DENIED else hint)
