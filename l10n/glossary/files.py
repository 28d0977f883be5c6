"""Glossary files on disk: which there are, their bytes and their encoding; written whole or not at all."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from l10n import files
from l10n.errors import InputError
from l10n.messages import Message, msg

SUFFIX = ".csv"
# What Excel's "Unicode text" and "CSV UTF-8" begin with.
_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# What the files begin with that people take for CSV because their spreadsheet shows them alike.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SAVE_AS_UTF8 = msg(
    "save it from the spreadsheet as “CSV UTF-8” (Excel) or “Text CSV” with Unicode (UTF-8) (LibreOffice)"
)


class Text(NamedTuple):
    """A file's text, and the byte order mark that stood before it (empty if none did)."""

    text: str
    bom: bytes


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the glossary files that files and folders stand for, each once: of folders all `.csv`, by name.

    Hidden files and folders are left out. Raises InputError for what isn't there, and for a folder without any.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not files.exists(path):
            raise InputError(msg("no such file or folder"), path=path, hint=msg("check its name"))
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(file for file in _below(path) if _is_ours(file.relative_to(path)) and file.is_file())
        if not inside:
            raise InputError(
                msg("no {suffix} file in this folder", suffix=SUFFIX), path=path, hint=msg("name a glossary")
            )
        found |= dict.fromkeys(inside)
    return list(found)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises InputError where it can't be read, isn't a file, or is too large."""
    try:
        if path.is_dir():
            raise InputError(msg("is a folder, not a file"), path=path, hint=msg("name a file in it"))
        return files.read(path, files.TEXT)
    except FileNotFoundError as error:
        raise InputError(msg("no such file"), path=path, hint=msg("check its name")) from error
    except (OSError, ValueError) as error:
        raise _cannot(msg("can't read it"), path, error) from error


def decode(data: bytes, path: Path, hint: Message = SAVE_AS_UTF8) -> Text:
    """Return what the bytes of the file at `path` say: UTF-8, or UTF-16 if a byte order mark says so.

    Raises InputError, with the line and the way out (`hint`), for any other encoding and for what is no text.
    """
    if data.startswith(_SPREADSHEETS):
        raise InputError(msg("is a spreadsheet or an archive, not text"), path=path, hint=hint)
    bom = next((mark for mark in _BOMS if data.startswith(mark)), b"")
    try:
        text = data[len(bom) :].decode(_BOMS.get(bom, "utf-8"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(msg("isn't UTF-8"), path=path, line=line, hint=hint) from error
    if (nul := text.find("\0")) >= 0:
        line = text.count("\n", 0, nul) + 1
        raise InputError(msg("has NUL characters: it is no text"), path=path, line=line, hint=hint)
    if not text.strip():
        raise InputError(msg("is empty"), path=path, hint=msg("fill it, or remove it"))
    return Text(text, bom)


def encode(text: str, bom: bytes = b"") -> bytes:
    """Return the bytes of a text with a byte order mark, in the encoding that it stands for."""
    return bom + text.encode(_BOMS.get(bom, "utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all. One that is there keeps its permissions, a symbolic link stays one.

    Raises InputError where the disk or the permissions don't allow it; what was there is then as it was.
    """
    try:
        if path.exists() and not os.access(path, os.W_OK):  # the folder would allow to replace it
            raise files.denied()
        files.write(path, data)
    except (OSError, ValueError) as error:
        raise _cannot(msg("can't write it"), path, error) from error


def _below(folder: Path) -> Iterator[Path]:
    """Give the files below a folder, but for hidden folders.

    Raises InputError for a folder that may not be read, which Path.rglob would pass over.
    """

    def refused(error: OSError) -> None:
        raise _cannot(msg("can't read it"), Path(error.filename), error)

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if not os.access(place, os.X_OK):  # listed, but no file in it can be looked at
            raise _cannot(msg("can't read it"), Path(place), files.denied())
        yield from (Path(place, name) for name in names)


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX and not any(part.startswith(".") for part in path.parts)


def _cannot(reason: Message, path: Path, error: OSError | ValueError) -> InputError:
    permissions = msg("check its permissions and its folder's")
    return files.refused(
        reason,
        path,
        error,
        msg("check the path and run again"),
        permissions=permissions,
    )
