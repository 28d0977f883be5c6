"""Package files: what is refused."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engines.packages import archive
from l10n.engines.packages.install import install_file
from l10n.errors import InputError
from l10n.model import LanguagePair
from tests.argos import TINY, TOP, package

FR_EN = LanguagePair("fr", "en")
Change = Callable[[Path], object]


@pytest.fixture
def folder(argos_folder: Path) -> Path:
    """A packages folder that is not made yet."""
    return argos_folder


def left(folder: Path) -> list[str]:
    """Return what is in the packages folder and beside it."""
    return sorted(path.relative_to(folder.parent).as_posix() for path in folder.parent.glob("*/*"))


def at_top(name: str, content: bytes | None) -> Change:
    return lambda path: package(path, {f"{TOP}/{name}": content})


def extra(name: str) -> Change:
    return lambda path: package(path, {name: b"x"})


def said(**changes: object) -> Change:
    return lambda path: package(path, None, **changes)


def text(content: bytes) -> Change:
    return at_top("metadata.json", content)


def raw(content: bytes) -> Change:
    return lambda path: path.write_bytes(content)


def cut(size: int) -> Change:
    return raw(TINY.read_bytes()[:size])


def special(kind: int) -> Change:
    def make(path: Path) -> None:
        package(path)
        info = zipfile.ZipInfo(f"{TOP}/special")
        info.external_attr = (kind | 0o644) << 16
        with zipfile.ZipFile(path, "a") as made:
            made.writestr(info, "/etc/passwd")

    return make


def patched(old: bytes, new: bytes) -> Change:
    """A package whose bytes were changed: those of its own list of files, too."""

    def make(path: Path) -> None:
        package(path)
        path.write_bytes(path.read_bytes().replace(old, new))

    return make


def many(path: Path) -> None:
    package(path, {f"{TOP}/{number}": b"" for number in range(archive.MOST_FILES + 1)})


def lying(path: Path) -> None:
    """It states that its model has ten bytes."""
    package(path)
    with zipfile.ZipFile(path) as made:
        size = struct.pack("<L", made.getinfo(f"{TOP}/model/model.bin").file_size)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<L", 10)))


def doubled(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(package(path), "a") as made:
        made.writestr(f"{TOP}/README.md", "another")


REFUSED = [
    pytest.param(raw(b""), "isn't a zip", id="empty"),
    pytest.param(raw(b"<!DOCTYPE html><title>Sign in</title>" * 99), "isn't a zip", id="html"),
    pytest.param(raw(b"#!/bin/sh\n" + TINY.read_bytes()), "isn't a zip", id="a program before it"),
    pytest.param(cut(100_000), "cut off", id="truncated"),
    pytest.param(cut(TINY.stat().st_size - 10), "cut off", id="truncated at the end"),
    pytest.param(raw(TINY.read_bytes()[:5000] + TINY.read_bytes()[90_000:]), "damaged", id="a part missing"),
    pytest.param(lambda path: path.mkdir(), "is no file", id="a folder"),
    pytest.param(lambda path: None, "no such file", id="missing"),
    pytest.param(extra("../evil"), "leads out of it", id="climbing"),
    pytest.param(extra(f"{TOP}/a/../../../evil"), "leads out of it", id="climbing further in"),
    pytest.param(extra("/evil"), "leads out of it", id="absolute"),
    pytest.param(extra("C:/evil"), "leads out of it", id="of a drive"),
    pytest.param(extra(f"{TOP}/a\\..\\evil"), "strange name", id="backslashes"),
    pytest.param(extra(f"{TOP}/a\nb"), "strange name", id="a line end"),
    pytest.param(extra(f"{TOP}/\x1b[2J"), "strange name", id="a terminal's command"),
    pytest.param(extra(f"{TOP}/\u202egnp.exe"), "strange name", id="written backwards"),
    pytest.param(extra(f"{TOP}//x"), "strange name", id="no name"),
    pytest.param(extra(f"{TOP}/./x"), "strange name", id="a dot"),
    pytest.param(extra(f"{TOP}/aux.txt"), "strange name", id="of Windows"),
    pytest.param(extra(f"{TOP}/{'n' * 151}"), "strange name", id="a long name"),
    pytest.param(extra("d/" * 9 + "x"), "strange name", id="deep"),
    pytest.param(special(stat.S_IFLNK), "holds a link", id="symlink"),
    pytest.param(special(stat.S_IFCHR), "holds a device", id="device"),
    pytest.param(special(stat.S_IFIFO), "holds a device", id="pipe"),
    pytest.param(extra("other/file"), "one folder", id="two folders"),
    pytest.param(extra("file"), "one folder", id="a file beside the folder"),
    pytest.param(extra(f"{TOP}/readme.MD"), "twice", id="twice but for capitals"),
    pytest.param(doubled, "twice", id="twice"),
    pytest.param(extra(f"{TOP}/MODEL"), "same name", id="a file and a folder"),
    pytest.param(many, "more than 1000 files", id="many files"),
    pytest.param(at_top("zeros", bytes(50_000_000)), "50 times", id="bomb"),
    pytest.param(lying, "damaged|other sizes", id="it states other sizes"),
    pytest.param(at_top("metadata.json", None), "no metadata.json", id="no metadata"),
    pytest.param(text(b"{"), "is not JSON", id="broken metadata"),
    pytest.param(text(b"\xff\xfe"), "is not JSON", id="metadata in no encoding"),
    pytest.param(text(b"[" * 60_000), "is not JSON", id="nested metadata"),
    pytest.param(text(b" " * 70_000), "64 kB", id="large metadata"),
    pytest.param(text(b"[]"), "is not an object", id="metadata that is a list"),
    pytest.param(said(type="sbd"), "which doesn't translate", id="of another type"),
    pytest.param(said(type=["translate"]), "which doesn't translate", id="of no type"),
    pytest.param(said(from_code=None), "no from_code", id="no from_code"),
    pytest.param(said(to_code="../../en"), "no to_code", id="a code that climbs"),
    pytest.param(said(to_code=7), "no to_code", id="a code that is a number"),
    pytest.param(said(to_code="fr"), "same language", id="the same language"),
    pytest.param(said(package_version="1/../9"), "package_version", id="a version that climbs"),
    pytest.param(at_top("model/model.bin", None), "no model", id="no model"),
    pytest.param(at_top("sentencepiece.model", None), "neither", id="no tokens"),
    pytest.param(at_top("model/model.bin", b"\0" * 500), "doesn't translate", id="broken model"),
    pytest.param(at_top("model/model.bin", b""), "doesn't translate", id="empty model"),
    pytest.param(at_top("model/shared_vocabulary.json", b"[]"), "doesn't translate", id="no words"),
    pytest.param(at_top("sentencepiece.model", b"junk"), "doesn't translate", id="broken tokens"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_it_is_refused_in_one_line_and_nothing_is_written(
    folder: Path, tmp_path: Path, make: Change, reason: str
) -> None:
    path = tmp_path / "given.argosmodel"
    make(path)
    with pytest.raises(InputError, match=reason) as caught:
        install_file(path)
    assert (caught.value.exit_code, caught.value.path) == (2, path)
    assert caught.value.hint
    assert str(caught.value).isprintable()
    assert left(folder) == []
    written = {path.name for path in tmp_path.iterdir()} - {"given.argosmodel", "xdg"}
    assert written <= {"home", "argos"}
    assert not folder.exists()
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MOST_PACKED", 1000, "over the limit of 1000 bytes|over the limit of 0.0 MB"),
        ("MOST_UNPACKED", 850_000, "unpacks to 0.9 MB"),
        ("MOST_FILES", 5, "more than 5 files"),
    ],
)
def test_the_limits_hold(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(InputError, match=reason):
        install_file(TINY)
    assert left(folder) == []


def test_an_encrypted_package_is_refused(folder: Path, tmp_path: Path) -> None:
    path = package(tmp_path / "given.argosmodel")
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match="encrypted"):
        install_file(path)
