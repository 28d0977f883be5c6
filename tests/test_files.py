"""Writing whole or not at all, and how it is said what the system did not allow."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.errors import DiskFullError, InputError
from l10n.files import FREE_SPACE, denied, refused, write


@pytest.mark.parametrize("content", [b"new\n", [b"ne", b"w\n"]], ids=["bytes", "chunks"])
def test_a_file_is_written(tmp_path: Path, content: bytes | list[bytes]) -> None:
    assert write(tmp_path / "a.po", content)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.po", b"new\n")]


def test_permissions_stay_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "a.po", tmp_path / "link.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path.name)
    assert write(link, b"new")
    assert (link.is_symlink(), path.read_bytes(), path.stat().st_mode & 0o777) == (True, b"new", 0o640)


def broken() -> Iterator[bytes]:
    yield b"half"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_breaks_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write(path, broken())
    assert write(path, b"new", unless=lambda: True) is False
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.po", b"old")]


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (
            OSError(errno.EIO, "Input/output error"),
            InputError,
            "a.po: can't write it: input/output error; mend",
        ),
        (denied(), InputError, "a.po: can't write it: permission denied; allow"),
        (OSError(errno.EROFS, "Read-only"), InputError, "a.po: can't write it: read-only; allow"),
        (OSError(errno.EDQUOT, "Quota"), DiskFullError, f"a.po: can't write it: quota; {FREE_SPACE}"),
        (ValueError("embedded null byte"), InputError, "a.po: can't write it: embedded null byte; mend"),
    ],
    ids=["other", "permissions", "read-only", "full", "name"],
)
def test_what_is_refused_is_one_line(error: OSError | ValueError, kind: type[InputError], text: str) -> None:
    refusal = refused("can't write it", "a.po", error, "mend", permissions="allow")
    assert (type(refusal), str(refusal)) == (kind, text)
