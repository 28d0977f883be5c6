"""Models in a folder or an archive: fxtranslate's cache, a wheel, what somebody downloaded.

Files are known by their names alone, and what else is there is passed over. An archive that could do harm is refused
as a whole: paths that lead out of it, links and devices, more files or bytes than any model has.
"""

from __future__ import annotations

import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from l10n.engines.firefox import files
from l10n.engines.packages.archive import (
    MAGIC,
    MOST_FILES,
    MOST_PACKED,
    check_sizes,
    checked_files,
    is_sane,
    opened,
)
from l10n.errors import InputError
from l10n.files import opened as opened_file
from l10n.files import refused
from l10n.messages import msg
from l10n.model import LanguagePair
from l10n.text.display import file_size

_DEEPEST = 6
_CHUNK = 1 << 20
_HINT = msg("nothing was installed")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a model, each with its size and what opens it; `folder` is the name of what they lie in."""

    folder: str
    members: Mapping[str, tuple[int, Callable[[], IO[bytes]]]]

    @property
    def pair(self) -> LanguagePair | None:
        """The languages that the names say, if they do."""
        model = next(name for name in self.members if files.kind_of(name) == "model")
        return files.named(self.folder, model)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(size for size, _ in self.members.values())

    def write(self, folder: Path, path: Path) -> None:
        """Write its files into an empty folder; raises `InputError`, naming `path`, where one isn't as it states."""
        for name, (size, open_member) in self.members.items():
            with open_member() as packed, (folder / name).open("xb") as file:
                done = 0
                while done <= size and (chunk := packed.read(_CHUNK)):
                    done += len(chunk)
                    file.write(chunk)
            if done != size:
                raise InputError(msg("has other sizes than it states"), path=path, hint=_HINT)


def are_in(folder: Path) -> bool:
    """Tell whether a folder holds a model, it or one in it."""
    return any(files.kind_of(PurePosixPath(name).name) == "model" for name in _in_folder(folder))


@contextmanager
def bundles(path: Path) -> Iterator[list[Bundle]]:
    """Give the models of a folder or an archive, at least one; raises `InputError`."""
    try:
        with _listed(path) as members:
            yield list(_grouped(members, path))
    except (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError) as error:
        raise InputError(msg("is damaged or cut off"), path=path, hint=_HINT) from error
    except FileNotFoundError as error:
        if path.exists():
            raise
        raise InputError(msg("no such file or folder"), path=path, hint=msg("check its name")) from error
    except OSError as error:
        raise refused(msg("can't be read"), path, error, msg("mend that and run again")) from error


_Members = dict[str, tuple[int, Callable[[], IO[bytes]]]]


@contextmanager
def _listed(path: Path) -> Iterator[_Members]:
    """Give the files that may be a model's, by their paths with `/`."""
    if path.is_dir():
        yield _in_folder(path)
        return
    with opened_file(path) as file:
        is_zip = file.read(len(MAGIC)) == MAGIC
    if is_zip:
        with opened(path) as package:
            yield _in_zip(package, path)
        return
    if path.stat().st_size > MOST_PACKED:
        raise InputError(
            msg("is over the limit of {most}", most=file_size(MOST_PACKED)), path=path, hint=_HINT
        )
    if not tarfile.is_tarfile(path):
        hint = msg(
            "give a folder, a zip or a tar file with model, vocabulary and shortlist as Mozilla names them"
        )
        raise InputError(msg("is no archive that l10n reads"), path=path, hint=hint)
    with tarfile.open(path) as tar:
        yield _in_tar(tar, path)


def _in_folder(folder: Path) -> _Members:
    members: _Members = {}
    for root, folders, names in os.walk(folder):
        inside = Path(root).relative_to(folder)
        if len(inside.parts) >= _DEEPEST:
            folders.clear()
        for name in names:
            path = Path(root) / name
            if files.kind_of(name) and stat.S_ISREG(path.stat().st_mode):
                members[(inside / name).as_posix()] = path.stat().st_size, partial(_opened, path)
        if len(members) > MOST_FILES:
            raise InputError(
                msg("holds more than {most} files of models", most=MOST_FILES),
                path=folder,
                hint=_HINT,
            )
    return members


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _in_zip(package: zipfile.ZipFile, path: Path) -> _Members:
    return {
        name: (info.file_size, partial(package.open, info))
        for name, info in checked_files(package, path).items()
        if files.kind_of(name.rpartition("/")[2])
    }


def _in_tar(package: tarfile.TarFile, path: Path) -> _Members:
    members: _Members = {}
    size = 0
    for number, info in enumerate(package, 1):
        parts = info.name.removeprefix("./").split("/")
        if info.name.startswith("/") or ".." in parts:
            raise InputError(
                msg("holds a path that leads out of it ({name!r})", name=info.name[:80]),
                path=path,
                hint=_HINT,
            )
        if not (info.isreg() or info.isdir()):
            raise InputError(
                msg("holds a link or a device ({name!r})", name=info.name[:80]), path=path, hint=_HINT
            )
        size += info.size
        check_sizes(number, size, path)
        if not info.isreg() or not files.kind_of(parts[-1]):
            continue
        if not all(map(is_sane, parts)) or len(info.name) > 200:
            raise InputError(
                msg("holds a file with a strange name ({name!r})", name=info.name[:80]), path=path, hint=_HINT
            )
        name = "/".join(parts)
        if name in members:
            raise InputError(msg("holds a file twice ({name!r})", name=name), path=path, hint=_HINT)
        members[name] = info.size, partial(_extracted, package, info)
    return members


def _extracted(package: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    file = package.extractfile(info)
    if file is None:
        raise tarfile.TarError
    return file


def _grouped(members: _Members, path: Path) -> Iterator[Bundle]:
    """Yield the models among files: those that lie in one folder belong together. Raises `InputError`."""
    folders: dict[PurePosixPath, _Members] = {}
    for name, member in sorted(members.items()):
        place = PurePosixPath(name)
        folders.setdefault(place.parent, {})[place.name] = member
    models = {
        place: inside
        for place, inside in folders.items()
        if any(files.kind_of(name) == "model" for name in inside)
    }
    if not models:
        hint = msg("there must be files such as model.enpt.intgemm.alphas.bin and vocab.enpt.spm")
        raise InputError(msg("holds no Firefox model"), path=path, hint=hint)
    for place, inside in models.items():
        kinds = [files.kind_of(name) for name in inside]
        if lacking := files.missing(kinds):
            raise InputError(
                msg("has {lacking} in {folder}", lacking=lacking, folder=place.name or path.name),
                path=path,
                hint=_HINT,
            )
        if len(set(kinds)) < len(kinds):
            raise InputError(
                msg("has two files of a kind in {folder}", folder=place.name or path.name),
                path=path,
                hint=_HINT,
            )
        yield Bundle(place.name or path.resolve().name, inside)
