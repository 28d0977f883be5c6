"""A package file: what it may hold, and unpacking it. Nothing is written before all of it was looked at."""

from __future__ import annotations

import errno
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.packages import metadata
from l10n.errors import InputError
from l10n.files import refused
from l10n.messages import Message, msg
from l10n.text.display import file_size

# The largest packages that Argos publishes have some 300 MB and 30 files.
MOST_PACKED = 2 << 30
MOST_UNPACKED = 4 << 30
MOST_FILES = 1000
MOST_RATIO = 50  # times as large unpacked as packed; a model shrinks by a half, a word list by four fifths
_FREE_RATIO = 1 << 20  # bytes unpacked up to which the ratio doesn't matter
MOST_METADATA = 1 << 16
_MOST_DIRECTORY = 1 << 20  # bytes of the zip's own list of files

MAGIC = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f<>:\"/\\|?*]{1,150}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # of Windows
_CHUNK = 1 << 20
_HINT = msg("download it again, or ask who made it; nothing was installed")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package file holds: its only folder, its metadata, and how many bytes it has unpacked."""

    top: str
    metadata: metadata.Metadata
    size: int


def look(path: Path) -> Contents:
    """Return what the package file at `path` holds; raises `InputError` where that isn't a sound package."""
    with opened(path) as package:
        return _contents(package, path)


def unpack(path: Path, folder: Path) -> Contents:
    """Unpack the package file at `path` into `folder`, which must be empty; raises `InputError`.

    The sizes are those that come out, not those that the file states.
    """
    with opened(path) as package:
        contents = _contents(package, path)
        for info in package.infolist():
            target = folder.joinpath(*info.filename.rstrip("/").split("/"))
            if info.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with package.open(info) as packed, target.open("xb") as file:
                size = 0
                while chunk := packed.read(_CHUNK):
                    size += len(chunk)
                    if size > info.file_size:
                        break
                    file.write(chunk)
            if size != info.file_size:
                raise _refused(path, msg("has other sizes than it states"))
        return contents


def is_unpacked(path: Path, folder: Path) -> bool:
    """Tell whether all that the package file at `path` holds is in `folder`, in its size; raises `InputError`."""
    with opened(path) as package:
        top = _contents(package, path).top
        files = {info.filename.removeprefix(f"{top}/"): info.file_size for info in package.infolist()}
    try:
        return all(
            (folder / name).stat().st_size == size
            for name, size in files.items()
            if name[-1:] not in ("", "/")
        )
    except OSError:
        return False


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package file; what the zip's reader raises while it is open becomes an `InputError`."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError(msg("is no file"), path=path, hint=msg("name a file, or a folder as ./DIR"))
        if size > MOST_PACKED:
            raise _refused(
                path,
                msg(
                    "is {size}, over the limit of {most}",
                    size=file_size(size),
                    most=file_size(MOST_PACKED),
                ),
            )
        _check_end(path, size)
        with zipfile.ZipFile(path) as package:
            yield package
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error) as error:
        raise _refused(path, msg("is damaged or cut off")) from error
    except FileNotFoundError as error:
        if not path.exists():
            raise InputError(msg("no such file"), path=path, hint=msg("check its name")) from error
        raise _cannot(path, error) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # it leads the reader to before the file's beginning
            raise _refused(path, msg("is damaged or cut off")) from error
        raise _cannot(path, error) from error
    except (UnicodeDecodeError, RuntimeError, ValueError) as error:  # encrypted, or names in no encoding
        raise _refused(path, msg("is damaged or encrypted")) from error


def _check_end(path: Path, size: int) -> None:
    """Look at the zip's beginning and end: before its list of files is read, which may be the bomb itself."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise _refused(path, msg("is no package: it isn't a zip file"))
        file.seek(max(0, size - (1 << 16) - 22))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise _refused(path, msg("is cut off: its end is missing"))
    files, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if files > MOST_FILES or directory > _MOST_DIRECTORY or tail[max(0, at - 20) :][:4] == _END_64:
        raise _refused(path, msg("holds more than {most} files", most=MOST_FILES))


def _contents(package: zipfile.ZipFile, path: Path) -> Contents:
    files = checked_files(package, path)
    size = sum(info.file_size for info in files.values())
    tops = {name.split("/")[0] for name in files}
    if len(tops) != 1 or not all("/" in name for name in files):
        raise _refused(path, msg("is no package: a package is one folder with metadata.json in it"))
    top = tops.pop()
    lead = files.get(f"{top}/metadata.json")
    if lead is None:
        raise _refused(path, msg("has no metadata.json"))
    if lead.file_size > MOST_METADATA:
        raise _refused(path, msg("has a metadata.json of more than 64 kB"))
    try:
        about = metadata.read(package.read(lead))
    except ValueError as error:
        raise _refused(path, msg("has a metadata.json that {error}", error=error)) from error
    if f"{top}/model/model.bin" not in files:
        raise _refused(path, msg("has no model (model/model.bin)"))
    if not {f"{top}/sentencepiece.model", f"{top}/bpe.model"} & files.keys():
        raise _refused(path, msg("has neither sentencepiece.model nor bpe.model"))
    return Contents(top, about, size)


def check_sizes(number: int, size: int, path: Path) -> None:
    """Raise `InputError` where the archive at `path` holds more files, or unpacks to more bytes, than any model."""
    if number > MOST_FILES:
        raise _refused(path, msg("holds more than {most} files", most=MOST_FILES))
    if size > MOST_UNPACKED:
        raise _refused(
            path,
            msg(
                "unpacks to {size}, over the limit of {most}",
                size=file_size(size),
                most=file_size(MOST_UNPACKED),
            ),
        )
    if size > max(_FREE_RATIO, MOST_RATIO * path.stat().st_size):
        raise _refused(path, msg("unpacks to more than {most} times its size", most=MOST_RATIO))


def checked_files(package: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a zip by their names, which are sound, as are their sizes; raises `InputError`."""
    infos = package.infolist()
    check_sizes(len(infos), 0, path)
    files = _checked_names(infos, path)
    check_sizes(len(files), sum(info.file_size for info in files.values()), path)
    return files


def _checked_names(infos: list[zipfile.ZipInfo], path: Path) -> dict[str, zipfile.ZipInfo]:
    files: dict[str, zipfile.ZipInfo] = {}
    folders: set[str] = set()
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename.removesuffix("/")
        parts = name.split("/")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
            raise _refused(path, msg("holds a path that leads out of it ({name!r})", name=name[:80]))
        if not all(map(is_sane, parts)) or len(name) > 200 or len(parts) > 8:
            raise _refused(path, msg("holds a file with a strange name ({name!r})", name=name[:80]))
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            reason = msg("holds a device ({name!r})", name=name)
            if kind == stat.S_IFLNK:
                reason = msg("holds a link ({name!r})", name=name)
            raise _refused(path, reason)
        if info.flag_bits & 0x1:
            raise _refused(path, msg("is encrypted"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused(path, msg("is packed in a way that l10n doesn't read ({name!r})", name=name))
        folders |= {_same("/".join(parts[:end])) for end in range(1, len(parts))}
        if info.is_dir():
            folders.add(_same(name))
            continue
        if _same(name) in seen:
            raise _refused(path, msg("holds a file twice ({name!r})", name=name))
        seen.add(_same(name))
        files[name] = info
    if seen & folders:
        raise _refused(path, msg("holds a file and a folder of the same name"))
    return files


def is_sane(part: str) -> bool:
    """Tell whether a name of a file or folder means the same on every system, and shows what it is."""
    return (
        bool(_NAME.fullmatch(part))
        and part.strip(" ") == part
        and not part.endswith(".")
        and not _RESERVED.fullmatch(part)
        and not any(unicodedata.category(sign) in ("Cf", "Cs", "Zl", "Zp") for sign in part)
    )


def _same(name: str) -> str:
    """Return what is the same for names that some file system takes for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _refused(path: Path, reason: Message) -> InputError:
    return InputError(reason, path=path, hint=_HINT)


def _cannot(path: Path, error: OSError) -> InputError:
    return refused(
        msg("can't be unpacked"),
        path,
        error,
        msg("mend that and run again"),
        space=msg("make room and run again"),
    )
