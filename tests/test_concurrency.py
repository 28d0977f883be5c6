"""Several runs at once, and editors that save while one is at work: nothing is lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import filelock
import pytest

from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.writing import encode
from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, check_catalog, files_in

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")


@pytest.mark.parametrize("count", [2, 8])
def test_processes_at_the_same_articles(
    project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name, text in (("koursk", KOURSK), ("neige", NEIGE), ("2024/pont", PONT)):
        project.article(f"{name}.txt", text)
    assert project.run(*ARGS, "--locales", "alone").code == 0
    running = [
        subprocess.Popen(project.driven(*ARGS), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(count)
    ]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
    assert files_in(project.locales) == files_in(project.root / "alone")
    for path in project.locales.rglob("*.po"):
        check_catalog(path)


def test_what_an_editor_saves_while_the_engine_works_is_merged(
    project: Project, engines: FakeEngines
) -> None:
    project.article("koursk.txt", KOURSK)
    assert project.run(*ARGS[:-2]).code == 0
    project.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
    path = project.catalog("koursk")

    def save() -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("[es] Le capitaine", "El capitán"), encoding="utf-8")

    engines.hook = save
    assert project.run(*ARGS[:-2]).code == 0
    text = path.read_text(encoding="utf-8")
    assert "El capitán a refusé" in text
    assert "[es] Une phrase de plus." in text
    check_catalog(path)


def test_what_an_editor_saves_at_the_last_moment_is_merged(
    project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors know of no lock: here one saves while the new file is written, before it replaces the old."""
    project.article("koursk.txt", KOURSK)
    assert project.run(*ARGS[:-2]).code == 0
    project.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
    path = project.catalog("koursk")
    saved = 0

    def encode_and_save(catalog: Catalog) -> bytes:
        nonlocal saved
        if "[es] Une phrase de plus." in {entry.target for entry in catalog.entries} and saved < 3:
            saved += 1
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("[es] ", f"{saved}: ", 1), encoding="utf-8")
        return encode(catalog)

    monkeypatch.setattr("l10n.catalogs.files.encode", encode_and_save)
    assert project.run(*ARGS[:-2]).code == 0
    text = path.read_text(encoding="utf-8")
    for human in ("1: Le sous-marin", "2: ", "3: ", "[es] Une phrase de plus."):
        assert human in text
    assert not list(project.locales.rglob(".*"))


def test_a_catalog_deleted_while_the_engine_works_is_made_anew(
    project: Project, engines: FakeEngines
) -> None:
    project.article("koursk.txt", KOURSK)
    assert project.run(*ARGS[:-2]).code == 0
    project.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
    path = project.catalog("koursk")
    engines.hook = path.unlink
    assert project.run(*ARGS[:-2]).code == 0
    check_catalog(path)
    engines.hook = lambda: None
    assert project.run(*ARGS[:-2]).code == 0
    text = path.read_text(encoding="utf-8")
    assert "[es] Le capitaine" in text
    assert "[es] Une phrase de plus." in text


def test_a_lock_that_is_held_is_named(
    project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LOCK_SECONDS", 0.1)
    project.article("koursk.txt", KOURSK)
    project.article("pont.txt", PONT)
    path = project.catalog("koursk")
    path.parent.mkdir(parents=True)
    with filelock.FileLock(path.parent / ".koursk.po.lock"):
        result = project.run(*ARGS[:-2])
        assert result.code == 2
        assert f"{path}: another process is writing it; wait until it is done" in result.line
        assert not path.exists()
        assert project.catalog("pont").exists()
    assert project.run(*ARGS[:-2]).code == 0


@pytest.mark.parametrize("name", [".koursk.po.lock", ".koursk.po.part", ".koursk.po.orig.part"])
@pytest.mark.parametrize("changed", [True, False], ids=["changed", "unchanged"])
def test_what_a_killed_run_left_hinders_nothing_and_goes(
    project: Project, engines: FakeEngines, name: str, changed: bool
) -> None:
    project.article("koursk.txt", KOURSK)
    assert project.run(*ARGS[:-2]).code == 0
    left = project.catalog("koursk").with_name(name)
    left.write_bytes(b'msgid "cut o')
    if changed:
        project.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
    assert project.run(*ARGS[:-2]).code == 0
    if changed:
        assert project.run(*ARGS[:-2]).code == 0
    assert not left.exists()
    check_catalog(project.catalog("koursk"))


def test_tidying_touches_nothing_of_a_process_at_work(project: Project) -> None:
    path = Path("locales/koursk.po").absolute()
    path.parent.mkdir()
    part = path.with_name(".koursk.po.part")
    part.write_bytes(b"half")
    with files.locked(path):
        files.tidy(path)
        assert part.exists()
    files.tidy(path)
    assert not list(path.parent.iterdir())


def test_a_catalog_behind_two_links_has_one_lock(tmp_path: Path) -> None:
    """The lock lay beside each link, so that two runs wrote one file at once."""
    real = tmp_path / "real.po"
    links = [tmp_path / name / "a.po" for name in ("one", "two")]
    for link in links:
        link.parent.mkdir()
        link.symlink_to(real)
    with files.locked(links[0]):
        for path in (links[1], real):
            lock = filelock.FileLock(files._lock_file(path), timeout=0)
            with pytest.raises(filelock.Timeout):
                lock.acquire()
    assert files_in(tmp_path) == {}
