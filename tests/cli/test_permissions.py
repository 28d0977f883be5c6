"""What may not be read or written, as somebody sees it who isn't root: one line, before any work."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, Project, files_in

pytestmark = pytest.mark.usefixtures("engines")

FROM = ("--from", "fr")


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project that other users may enter, as pytest's own folders may not be."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    monkeypatch.chdir(root)
    yield Project(root)
    shutil.rmtree(root)


def as_nobody(project: Project, warm: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run l10n as somebody who owns none of the project's files, or at least isn't root."""
    warm.mkdir()
    user = ["--user", "nobody"] if os.geteuid() == 0 else []
    command = project.driven(*args, driver=[*user, "--warm", str(warm)])
    return subprocess.run(
        command, cwd=project.root, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def tree_mode(folder: Path, folders: int, files: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(folders if path.is_dir() else files)


def test_locales_that_may_not_be_written_is_named_once_and_before_any_work(
    shared: Project, tmp_path: Path
) -> None:
    shared.article("one.txt", KOURSK)
    shared.article("two.txt", NEIGE)
    shared.locales.mkdir(mode=0o555)
    args = ("translate", "articles", "--to", "es", "--to", "ca", *FROM)
    ran = as_nobody(shared, tmp_path / "warm", *args)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert f"{shared.locales}: can't write it: permission denied; check its permissions" in ran.stderr
    assert files_in(shared.locales) == {}


def test_a_read_only_catalog_is_left_alone_and_the_others_are_written(
    shared: Project, tmp_path: Path
) -> None:
    shared.article("one.txt", KOURSK)
    shared.article("two.txt", NEIGE)
    assert shared.run("translate", "articles", "--to", "es", *FROM).code == 0
    shared.article("one.txt", KOURSK + "\nUne phrase de plus.\n")
    shared.article("two.txt", NEIGE + "\nUne phrase de plus.\n")
    tree_mode(shared.locales, 0o777, 0o666)
    tree_mode(shared.root / ".l10n", 0o777, 0o666)
    shared.catalog("one").chmod(0o444)
    before = shared.catalog("one").read_bytes()
    ran = as_nobody(shared, tmp_path / "warm", "translate", "articles", "--to", "es", *FROM)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert f"{shared.catalog('one')}: can't write it: permission denied" in ran.stderr
    assert shared.catalog("one").read_bytes() == before
    assert b"[es] Une phrase de plus." in shared.catalog("two").read_bytes()


def test_an_unchanged_project_needs_no_rights_to_write(shared: Project, tmp_path: Path) -> None:
    shared.article("one.txt", KOURSK)
    assert shared.run("translate", "articles", "--to", "es", *FROM).code == 0
    tree_mode(shared.locales, 0o555, 0o444)
    ran = as_nobody(shared, tmp_path / "warm", "translate", "articles", "--to", "es", *FROM)
    tree_mode(shared.locales, 0o755, 0o644)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("what", ["article", "catalog"])
def test_what_may_not_be_read_is_named(shared: Project, tmp_path: Path, what: str) -> None:
    one = shared.article("one.txt", KOURSK)
    shared.article("two.txt", NEIGE)
    assert shared.run("translate", "articles", "--to", "es", *FROM).code == 0
    tree_mode(shared.locales, 0o777, 0o666)
    path = one if what == "article" else shared.catalog("one")
    path.chmod(0)
    ran = as_nobody(shared, tmp_path / "warm", "translate", "articles", "--to", "es", *FROM)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert str(path.relative_to(shared.root)) in ran.stderr
    assert "permissions" in ran.stderr


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["not to be read", "not to be entered"])
@pytest.mark.parametrize(
    ("folder", "args"),
    [
        pytest.param("glossary", ("check",), id="check without its glossary"),
        pytest.param("glossary", ("glossary", "find", "Koursk"), id="find in the glossary"),
        pytest.param("glossary", ("glossary", "check"), id="check the glossary"),
        pytest.param("articles", ("status",), id="status without the articles"),
    ],
)
def test_a_folder_that_may_not_be_looked_into_is_an_error_and_not_a_lack(
    shared: Project, tmp_path: Path, folder: str, args: tuple[str, ...], mode: int
) -> None:
    shared.article("one.txt", KOURSK)
    (shared.root / "glossary").mkdir()
    (shared.root / "glossary" / "x.csv").write_text("fr,es\nKoursk,Kursk\n")
    assert shared.run("translate", "articles", "--to", "es", *FROM).code == 0
    (shared.root / folder).chmod(mode)
    ran = as_nobody(shared, tmp_path / "warm", *args)
    (shared.root / folder).chmod(0o755)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert f"/{folder}" in ran.stderr
    assert "permission denied" in ran.stderr
