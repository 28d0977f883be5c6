"""Installing packages, so that there is the whole of one that works or nothing new; and removing them."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import filelock

from l10n.cache import cache_folder
from l10n.engines import argos
from l10n.engines.packages.archive import look, unpack
from l10n.engines.packages.bundled import bundled, is_bundled
from l10n.engines.packages.download import Progress, download
from l10n.engines.packages.folders import packages_folder, size_of
from l10n.engines.packages.index import Entry
from l10n.engines.packages.metadata import Metadata, age, in_folder
from l10n.engines.packages.trial import trouble
from l10n.engines.packages.web import TIMEOUT
from l10n.errors import InputError, L10nError
from l10n.files import refused
from l10n.model import LanguagePair
from l10n.text.display import file_size

_STAGE = ".l10n-install-"
_STALE = 24 * 3600  # seconds after which a stage is nobody's: its process was killed
_SPARE = 64 << 20  # bytes that are to be left on the disk


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a package: where it is (or was), how many bytes it has, which versions it replaced."""

    offer: argos.ArgosOffer
    size: int
    replaced: tuple[str, ...] = ()
    new: bool = True


def install_file(path: Path, *, expected: Metadata | None = None) -> Done:
    """Install the package file at `path`, and take away the older versions of its pair.

    What comes with l10n stays, and takes nothing away. A package is unpacked beside the packages folder, tried
    there, and renamed into place: one that doesn't work replaces nothing. Raises `InputError`, also where `expected`
    names other languages, and `DiskFullError`.
    """
    contents = look(path)
    metadata = contents.metadata
    if expected and metadata.codes != expected.codes:
        reason = f"is a package for {metadata.from_code}→{metadata.to_code}, though the index says otherwise"
        raise InputError(reason, path=path, hint="tell the index's maintainers; nothing was installed")
    folder = packages_folder()
    older = _same_pair(folder, metadata)
    _check_not_older(metadata, older, path)
    with _stage(folder, contents.size) as stage:
        unpack(path, stage)
        unpacked = stage / contents.top
        if wrong := trouble(unpacked, metadata):
            reason = f"doesn't translate: {wrong.replace(str(unpacked), contents.top)}"
            raise InputError(reason, path=path, hint="nothing was installed")
        target = folder / metadata.folder
        _swap(stage, unpacked, target, older)
    return Done(argos.ArgosOffer(target, metadata), contents.size, tuple(sorted(older.values(), key=age)))


def install_bundled() -> list[Done]:
    """Install the packages that come with l10n, but those that are there already and work; they replace no other.

    Raises `InputError`, also where none comes with it, and `DiskFullError`.
    """
    done = []
    for path in bundled():
        metadata = look(path).metadata
        there = packages_folder() / metadata.folder
        if in_folder(there) == metadata and not trouble(there, metadata):
            done.append(Done(argos.ArgosOffer(there, metadata), size_of(there), new=False))
        else:
            done.append(install_file(path))
    if not done:
        raise InputError("no package comes with this copy of l10n", hint="l10n engines install FROM TO")
    return done


def install_entry(entry: Entry, *, progress: Progress, timeout: float = TIMEOUT) -> Done:
    """Download and install a package of the index, unless it is there already and works."""
    metadata = entry.metadata
    for offer in argos.offers():
        is_same = offer.metadata.codes == metadata.codes
        if is_same and offer.metadata.age >= metadata.age and not trouble(offer.path, offer.metadata):
            return Done(offer, size_of(offer.path), new=False)
    _check_folder(packages_folder())
    with _part(metadata.folder) as part:
        link = download(entry.links, part, progress=progress, timeout=timeout)
        try:
            return install_file(part, expected=metadata)
        except InputError as error:
            if error.path != part:
                raise
            raise InputError(error.reason, path=link, hint=error.hint) from error
        finally:
            part.unlink(missing_ok=True)


def remove(pair: LanguagePair) -> list[Done]:
    """Remove the package for exactly `pair`, all its versions; raises `InputError` where there is none."""
    folder = packages_folder()
    offers = [argos.ArgosOffer(path, metadata) for path, metadata in _packages(folder)]
    wanted = [offer for offer in offers if offer.pair == pair]
    elsewhere = next((offer for offer in argos.offers() if offer.pair == pair), None)
    if not wanted and elsewhere:
        raise InputError(
            "is not in the packages folder", path=elsewhere.path, hint=f"l10n looks after {folder}"
        )
    if not wanted:
        known = ", ".join(sorted(f"{offer.pair}" for offer in offers)) or "none is"
        raise InputError(f"no Argos package for {pair} is installed", hint=f"installed: {known}")
    for offer in wanted:
        if offer.path.is_symlink():
            raise InputError("is a link to somewhere else", path=offer.path, hint="delete the link yourself")
    done = []
    for offer in wanted:
        size = size_of(offer.path)
        try:
            with _stage(folder, 0) as stage:
                offer.path.rename(stage / "removed")
        except OSError as error:
            raise _cannot("removed", offer.path, error) from error
        done.append(Done(offer, size))
    return done


@contextmanager
def _stage(folder: Path, size: int) -> Iterator[Path]:
    """Make the packages folder and, beside it, one to work in; that one is gone afterwards, whatever happens."""
    stage: Path | None = None
    is_new = not folder.exists()
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            parent = _beside(folder.resolve())
            _tidy(parent)
            free = shutil.disk_usage(parent).free
            if size and free < size + _SPARE:
                reason = f"needs {file_size(size)}, and the disk has {file_size(free)} left"
                hint = "make room, or set ARGOS_PACKAGES_DIR to another disk"
                raise InputError(reason, path=folder, hint=hint)
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=parent))
        except OSError as error:
            raise _cannot("written", folder, error) from error
        yield stage
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # something was installed
                folder.rmdir()


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


def _swap(stage: Path, new: Path, target: Path, older: dict[Path, str]) -> None:
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
        raise _cannot("written", target, error) from error


def _same_pair(folder: Path, metadata: Metadata) -> dict[Path, str]:
    """Return the installed folders that a package is to replace, with their versions: those of its pair.

    Links are left aside, and so is what comes with l10n: that and others stand side by side.
    """
    return {
        path: other.version
        for path, other in _packages(folder)
        if other.codes == metadata.codes
        and not path.is_symlink()
        and (other == metadata or not (is_bundled(other) or is_bundled(metadata)))
    }


def _packages(folder: Path) -> list[tuple[Path, Metadata]]:
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise _cannot("read", folder, error) from error
    return [(path, metadata) for path in paths if (metadata := in_folder(path))]


def _check_not_older(metadata: Metadata, installed: dict[Path, str], path: Path) -> None:
    newer = max(installed.values(), key=age, default="")
    if age(newer) > metadata.age:
        tags = metadata.pair
        hint = f"run `l10n engines remove {tags.source} {tags.target}` first if you want the older one"
        raise InputError(f"is {tags} {metadata.version}, and {newer} is installed", path=path, hint=hint)


def _check_folder(folder: Path) -> None:
    """Raise `InputError` where nothing can be installed, before anything is downloaded."""
    with _stage(folder, 0):
        pass


@contextmanager
def _part(name: str) -> Iterator[Path]:
    """Give the path to download a package to, for this process alone."""
    folder = cache_folder() / "downloads"
    path = folder / f"{name}.part"
    lock = filelock.FileLock(folder / f"{name}.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout as error:
        reason = "another process is downloading it"
        raise InputError(reason, path=path, hint="wait until it is done") from error
    except OSError as error:
        raise _cannot("written", folder, error) from error
    try:
        yield path
    finally:
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)


def _cannot(what: str, path: Path, error: OSError) -> L10nError:
    hint = "check its permissions, or set ARGOS_PACKAGES_DIR to another folder"
    return refused(f"can't be {what}", path, error, hint)
