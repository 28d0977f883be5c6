"""A full disk: what was there stays, one line, and the next run completes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, check_catalog, files_in, missing

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
SIZE = 256  # KiB


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True, text=True)
        why = mounted.stderr.strip()
    except FileNotFoundError:
        why = "there is no mount"
    if why:
        if os.geteuid() != 0 and "CI" in os.environ:
            pytest.skip(f"NOT TESTED: a full disk ({why})")  # only root can
        missing(f"a full disk ({why})", "run the tests as root, in a container with CAP_SYS_ADMIN")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Leave so many KiB of a disk."""
    filler = disk / "filler"
    state = os.statvfs(disk)
    filler.write_bytes(b"x" * max(0, state.f_bavail * state.f_frsize - 1024 * free))
    return filler


@pytest.mark.parametrize("free", [0, 4, 8, 12, 16, 20, 24, 28])
@pytest.mark.parametrize("has", ["old", "none"])
def test_a_full_disk_is_one_line_and_leaves_whole_catalogs(
    project: Project, engines: FakeEngines, disk: Path, has: str, free: int
) -> None:
    project.article("koursk.txt", KOURSK)
    project.article("2024/neige.txt", NEIGE)
    locales = disk / "locales"
    args = (*ARGS, "--locales", locales)
    if has == "old":
        assert project.run(*args).code == 0
        for path in locales.rglob("*.po"):  # a person's work in each
            path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b"", 1))
    else:
        locales.mkdir()
    old = files_in(locales)
    many = "\n\n".join(
        f"La phrase numéro {number} est plus longue que la précédente." for number in range(50)
    )
    project.article("koursk.txt", f"{KOURSK}\n{many}\n")
    project.article("pont.txt", PONT)

    filler = fill(disk, free)
    result = project.run(*args)
    assert result.code == 2
    assert f"l10n: error: {disk}" in result.line
    assert "no space left on device; free some space and run again" in result.line
    during = files_in(locales)
    assert [name for name in during if Path(name).name.startswith(".")] == []
    for name in old:
        assert during[name]  # there, and not cut off
    asked = len(engines.sources)

    filler.unlink()
    done = project.run(*args)
    assert (done.code, done.err) == (0, "")
    new = files_in(locales)
    assert len(new) == 9
    for name, data in during.items():
        assert data in (old.get(name), new[name])
    assert len(engines.sources) >= asked
    for path in [*locales.rglob("*.po"), *locales.rglob("*.pot")]:
        check_catalog(path)


def test_a_full_disk_costs_a_takeover_nothing(project: Project, engines: FakeEngines, disk: Path) -> None:
    project.article("pont.txt", PONT)
    path = disk / "es/LC_MESSAGES/pont.po"
    path.parent.mkdir(parents=True)
    foreign = (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# Ours.\nmsgid "a"\nmsgstr "b"\n'
    )
    path.write_bytes(foreign)
    fill(disk, 4)
    result = project.run(*ARGS[:-2], "--locales", disk)
    assert result.code == 2
    assert "no space left on device" in result.line
    assert path.read_bytes() == foreign


def test_accept_on_a_full_disk(project: Project, engines: FakeEngines, disk: Path) -> None:
    project.article("koursk.txt", KOURSK)
    assert project.run(*ARGS, "--locales", disk).code == 0
    path = disk / "es/LC_MESSAGES/koursk.po"
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    before = path.read_bytes()
    fill(disk, 0)
    result = project.run("accept", path)
    assert result.code == 2
    assert f"{path}: can't write it: no space left on device" in result.line
    assert path.read_bytes() == before
