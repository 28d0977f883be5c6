"""Writing whole or not at all, and how it is said what the system did not allow."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.errors import DiskFullError, InputError
from l10n.files import FREE_SPACE, denied, head, is_special, read, refused, write
from l10n.messages import msg
from tests.inputs.damage import SPECIAL


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
    refusal = refused(msg("can't write it"), "a.po", error, msg("mend"), permissions=msg("allow"))
    assert (type(refusal), str(refusal)) == (kind, text)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("folder", "Is a directory", id="folder"),
        pytest.param("fifo", "is a pipe, not a file; give a file", id="pipe"),
        pytest.param("zero", "is a device, not a file; give a file", id="device"),
    ],
)
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str, said: str) -> None:
    SPECIAL[name](tmp_path / "x", b"")
    with pytest.raises((InputError, IsADirectoryError), match=said):
        read(tmp_path / "x", 10)


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert read(path, 5) == head(path, 5) == head(path, 4) == b"12345"
    assert head(path, 2) == b"123"
    with pytest.raises(InputError, match="x: is larger than 0 MB; split it"):
        read(path, 4)


def test_a_device_is_written_through(tmp_path: Path) -> None:
    path = tmp_path / "x"
    SPECIAL["null"](path, b"")
    before = path.stat().st_ino
    assert is_special(path)
    assert write(path, b"new")
    assert (path.stat().st_ino, [one.name for one in tmp_path.iterdir()]) == (before, ["x"])


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    SPECIAL["fifo"](tmp_path / "x", b"")
    with pytest.raises(OSError, match="No such device or address"):
        write(tmp_path / "x", b"new")


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("to", ["file", "pipe"])
def test_standard_output_is_written_through_after_what_it_has(tmp_path: Path, name: str, to: str) -> None:
    code = (
        f"from pathlib import Path; from l10n.files import write; print('one'); write(Path({name!r}), b'two')"
    )
    path = tmp_path / "out"
    path.write_bytes(b"zero ")
    with path.open("ab") as file:
        output = file if to == "file" else subprocess.PIPE
        ran = subprocess.run([sys.executable, "-c", code], stdout=output, check=True)
    assert (ran.stdout or path.read_bytes()).removeprefix(b"zero ") == b"one\ntwo"
    assert path.read_bytes().startswith(b"zero ")
