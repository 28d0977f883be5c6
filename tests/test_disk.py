"""A full disk: what was there stays, one line, and the next run completes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, check_catalog, files_in, missing

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
SIZE = 256  # KiB
FULL = (
    "can't write a temporary file: no space left on device; "
    "set TMPDIR to a folder that has room and may be written"
)


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB, or as many as a test says, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={getattr(request, 'param', SIZE)}k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True, text=True)
        why = mounted.stderr.strip()
    except FileNotFoundError:
        why = "there is no mount"
    if why:
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


def check_many(project: Project, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Check more than is held in memory, in a process with this folder for what is temporary."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\nX-Source-Language: fr\\n"\n'
    source = "Le train de 8 heures est parti ce matin."
    entries = (
        f'\nmsgctxt "{n}"\nmsgid "{source}"\nmsgstr "El tren de las 8 horas ha salido."\n'
        for n in range(1000)
    )
    catalog = head + "".join(entries)
    project.locales.mkdir()
    for number in range(8):
        (project.locales / f"{number}.po").write_text(catalog, encoding="utf-8")
    return subprocess.run(
        project.driven("check"),
        cwd=project.root,
        env={**os.environ, "TMPDIR": str(temporary)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_full_temporary_folder_is_one_line_with_the_way_out(project: Project, disk: Path) -> None:
    done = check_many(project, disk)
    assert done.stderr == f"l10n: error: {FULL}\n"
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("disk", [SIZE, 1200], indirect=True)  # of which 1,024 are held in memory first
def test_a_spool_in_a_full_temporary_folder_leaves_no_trace_when_it_is_closed(disk: Path) -> None:
    code = """if True:
        from l10n.errors import DiskFullError
        from l10n.scratch import Spool
        spool = Spool()
        try:
            for number in range(2000):
                spool.add([f"{number:01000}"])
        except DiskFullError as error:
            print(f"{error.reason}; {error.hint}")
        """
    done = run_code(code, disk)
    assert (done.stdout, done.stderr) == (f"{FULL}\n", "")


def test_what_units_say_in_a_full_temporary_folder_is_refused_in_the_same_words(disk: Path) -> None:
    code = """if True:
        from l10n.checks.sayings import Saying, Sayings
        from l10n.errors import DiskFullError
        from l10n.model import LanguagePair, Unit
        sayings = Sayings()
        unit = Unit("x" * 10000, "y" * 10000, LanguagePair("fr", "es"))
        try:
            for number in range(2000):
                sayings.add([(unit, [Saying("number", "", str(number), "8")])])
        except DiskFullError as error:
            print(f"{error.reason}; {error.hint}")
        """
    done = run_code(code, disk)
    assert (done.stdout, done.stderr) == (f"{FULL}\n", "")


def run_code(code: str, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run some code in a process with this folder for what is temporary."""
    environment = {**os.environ, "TMPDIR": str(temporary)}
    run = [sys.executable, "-c", code]
    return subprocess.run(run, env=environment, check=False, capture_output=True, text=True)


def test_a_missing_temporary_folder_is_no_error(project: Project) -> None:  # the system has others
    done = check_many(project, project.root / "none")
    assert (done.returncode, done.stderr) == (0, "")
    assert " in 8 catalogs with 8,000 translations" in done.stdout
