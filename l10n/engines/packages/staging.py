"""A folder of what is installed: work beside it, one rename into it, and a download for one process alone."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import filelock

from l10n.cache import cache_folder
from l10n.engines.base import Offer
from l10n.engines.packages.folders import size_of
from l10n.errors import InputError, L10nError
from l10n.files import refused
from l10n.messages import Message, msg
from l10n.text.display import file_size

_STAGE = ".l10n-install-"
_STALE = 24 * 3600  # seconds after which a stage is nobody's: its process was killed
_SPARE = 64 << 20  # bytes that are to be left on the disk


class InstalledOffer(Offer, Protocol):
    """An offer that is a folder."""

    @property
    def path(self) -> Path:
        """Its folder."""
        ...


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a package: where it is (or was), how many bytes it has, which versions it replaced."""

    offer: InstalledOffer
    size: int
    replaced: tuple[str, ...] = ()
    new: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that packages are put into, and the `variable` of the environment that names another."""

    folder: Path
    variable: str

    def check(self) -> None:
        """Raise `InputError` where nothing can be installed, before anything is downloaded."""
        with self.stage(0):
            pass

    @contextmanager
    def stage(self, size: int) -> Iterator[Path]:
        """Make the folder and, beside it, one to work in for `size` bytes; that one is gone afterwards in any case.

        Raises `InputError`.
        """
        folder = self.folder
        stage: Path | None = None
        is_new = not folder.exists()
        try:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                parent = _beside(folder.resolve())
                _tidy(parent)
                free = shutil.disk_usage(parent).free
                if size and free < size + _SPARE:
                    reason = msg(
                        "needs {needed}, and the disk has {free} left",
                        needed=file_size(size),
                        free=file_size(free),
                    )
                    hint = msg("make room, or set {variable} to another disk", variable=self.variable)
                    raise InputError(reason, path=folder, hint=hint)
                stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=parent))
            except OSError as error:
                raise self.cannot(msg("can't be written"), folder, error) from error
            yield stage
        finally:
            if stage is not None:
                shutil.rmtree(stage, ignore_errors=True)
            if is_new:
                with suppress(OSError):  # something was installed
                    folder.rmdir()

    def swap(self, stage: Path, new: Path, target: Path, older: Collection[Path]) -> None:
        """Rename `new` to `target`, then take the `older` ones away; puts back what is at `target` if that fails."""
        before = stage / "replaced"
        try:
            try:
                if target.exists() or target.is_symlink():
                    target.rename(before)
                new.rename(target)
            finally:
                if before.exists() and not target.exists():
                    before.rename(target)
            for number, path in enumerate(older):
                if path != target:
                    path.rename(stage / f"older-{number}")
        except OSError as error:
            raise self.cannot(msg("can't be written"), target, error) from error

    def take(self, paths: Sequence[Path]) -> list[int]:
        """Take folders out, and return how many bytes each had; raises `InputError`.

        Where one of them is a link all stay.
        """
        if link := next((path for path in paths if path.is_symlink()), None):
            raise InputError(
                msg("is a link to somewhere else"), path=link, hint=msg("delete the link yourself")
            )
        return [self._take(path) for path in paths]

    def _take(self, path: Path) -> int:
        size = size_of(path)
        try:
            with self.stage(0) as stage:
                path.rename(stage / "removed")
        except OSError as error:
            raise self.cannot(msg("can't be removed"), path, error) from error
        return size

    def cannot(self, what: Message, path: Path, error: OSError) -> L10nError:
        """Return the error for what the system did not allow."""
        hint = msg("check its permissions, or set {variable} to another folder", variable=self.variable)
        return refused(what, path, error, hint)


@contextmanager
def part(name: str) -> Iterator[Path]:
    """Give the path to download a package to, for this process alone; raises `InputError`."""
    folder = cache_folder() / "downloads"
    path = folder / f"{name}.part"
    lock = filelock.FileLock(folder / f"{name}.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout as error:
        reason = msg("another process is downloading it")
        raise InputError(reason, path=path, hint=msg("wait until it is done")) from error
    except OSError as error:
        hint = msg("check its permissions, or set XDG_CACHE_HOME to another folder")
        raise refused(msg("can't be written"), folder, error, hint) from error
    try:
        yield path
    finally:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def _beside(folder: Path) -> Path:
    """Return where to work: a rename is only whole within a file system, and the folder may be one of its own."""
    same = folder.parent.stat().st_dev == folder.stat().st_dev
    return folder.parent if same and os.access(folder.parent, os.W_OK | os.X_OK) else folder


def _tidy(parent: Path) -> None:
    """Remove the stages of processes that were killed."""
    for path in parent.glob(f"{_STAGE}*"):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink() and path.stat().st_mtime < time.time() - _STALE:
                shutil.rmtree(path, ignore_errors=True)
