"""`l10n xliff`: catalogs to files and back, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import checking
from tests.support import KOURSK, PONT, FakeEngines, Project, check_catalog, files_in

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
TITLE = "[es] Le vieux pont sera reconstruit"
MACHINE = 'state="needs-review-translation" state-qualifier="mt-suggestion"'


@pytest.fixture
def desk(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a translated article in a folder."""
    checking.install(monkeypatch.setattr)  # no findings to be written into catalogs
    project.article("2024/pont.txt", PONT)
    assert project.run(*ARGS).code == 0
    return project


def exported(project: Project, folder: str = "out") -> Path:
    result = project.run("xliff", "export", "locales", "-o", folder)
    assert (result.code, result.err) == (0, "")
    return project.root / folder / "es/2024/pont.xlf"


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_there_and_back_changes_no_byte(desk: Project) -> None:
    before = files_in(desk.locales)
    path = exported(desk)
    first = path.read_bytes()
    assert (
        desk.run("xliff", "export", "locales", "-o", "out").out
        == "out/es/2024/pont.xlf: unchanged (3 units)\n"
    )
    assert path.read_bytes() == first
    result = desk.run("xliff", "import", path)
    assert (result.code, result.out, result.err) == (
        0,
        "locales/es/LC_MESSAGES/2024/pont.po: 0 units taken over\n",
        "",
    )
    assert files_in(desk.locales) == before


def test_what_was_done_there_is_kept_here(desk: Project) -> None:
    path = exported(desk)
    edit(path, (f"{MACHINE}>{TITLE}", 'state="final">El viejo puente'))
    result = desk.run("xliff", "import", path)
    assert (result.code, result.err) == (0, "")
    assert ": 1 unit taken over" in result.out
    catalog = desk.catalog("2024/pont")
    check_catalog(catalog)
    text = catalog.read_text(encoding="utf-8")
    assert 'reconstruit"\nmsgstr "El viejo puente"' in text
    assert text.count("#, fuzzy") == 2
    before = catalog.read_bytes()
    assert desk.run(*ARGS, "--refresh").code == 0
    assert desk.run("xliff", "import", path).out.endswith(": 0 units taken over\n")
    assert catalog.read_bytes() == before


def test_a_folder_that_came_back(desk: Project) -> None:
    path = exported(desk, "inbox")
    edit(path, (f"{MACHINE}>{TITLE}", 'state="final">El viejo puente'))
    result = desk.run("xliff", "import", "inbox")
    assert (result.code, result.out) == (0, "locales/es/LC_MESSAGES/2024/pont.po: 1 unit taken over\n")
    (desk.root / "empty").mkdir()
    result = desk.run("xliff", "import", "inbox", "empty")
    assert (result.code, result.line) == (
        2,
        "l10n: error: empty: holds no .xlf file; name another folder",
    )
    result = desk.run("xliff", "import", "gone.xlf")
    assert (result.code, result.line) == (2, "l10n: error: gone.xlf: no such file; check its name")


def test_a_newer_edit_in_the_catalog_stays_and_is_named(desk: Project) -> None:
    path = exported(desk)
    edit(path, (TITLE, "El viejo puente"))
    edit(desk.catalog("2024/pont"), (TITLE, "El puente viejo"))
    before = desk.catalog("2024/pont").read_bytes()
    result = desk.run("xliff", "import", path)
    assert result.code == 1
    assert "locales/es/LC_MESSAGES/2024/pont.po:" in result.line
    assert "El viejo puente" in result.line
    assert "[xliff/changed-twice]" in result.line
    assert "1 changed on both sides" in result.out
    assert desk.catalog("2024/pont").read_bytes() == before


def test_an_edit_of_a_sentence_that_changed_meanwhile_is_not_lost(desk: Project) -> None:
    path = exported(desk)
    edit(path, (TITLE, "El viejo puente"))
    desk.article("2024/pont.txt", PONT.replace("sera reconstruit", "ne sera plus"))
    assert desk.run(*ARGS).code == 0
    result = desk.run("xliff", "import", path)
    assert "1 of sentences that the article has no more, kept as obsolete" in result.out
    assert '#~ msgstr "El viejo puente"' in desk.catalog("2024/pont").read_text(encoding="utf-8")


def test_a_tool_that_approves_everything_makes_the_catalog_wait(desk: Project) -> None:
    path = exported(desk)
    path.write_text(path.read_text(encoding="utf-8").replace(MACHINE, 'state="translated"'), encoding="utf-8")
    assert desk.run("xliff", "import", path).code == 0
    result = desk.run("status")
    assert "pont.po: lost every fuzzy flag" in result.out
    result = desk.run("xliff", "import", path)
    assert (result.code, "l10n accept" in result.line) == (2, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param((' target-language="es"', ""), "--catalog", id="no language"),
        pytest.param(
            (' target-language="es"', ' target-language="??"'),
            "2024/pont.xlf: its target language `??` is unknown",
            id="unknown language",
        ),
        pytest.param(
            (' target-language="es"', ' target-language="ca"'), "no such catalog", id="another language"
        ),
        pytest.param(
            ('original="2024/pont.txt"', 'original="../../etc/x.txt"'), "can't be used", id="a way out"
        ),
        pytest.param(
            ('original="2024/pont.txt"', 'original="/etc/x.txt"'), "can't be used", id="a whole path"
        ),
        pytest.param(
            ('original="2024/pont.txt"', 'original="other.txt"'), "no such catalog", id="no catalog"
        ),
        pytest.param(('encoding="UTF-8"?>', 'encoding="UTF-8"?><!DOCTYPE x>'), "document type", id="doctype"),
        pytest.param(("</body>", ""), "isn't XML", id="broken"),
    ],
)
def test_bad_files_change_nothing(desk: Project, change: tuple[str, str], said: str) -> None:
    path = exported(desk)
    edit(path, (TITLE, "El viejo puente"), change)
    before = files_in(desk.root)
    result = desk.run("xliff", "import", path)
    assert (result.code, result.out) == (2, "")
    assert said in result.line
    assert files_in(desk.root) == before


def test_a_catalog_can_be_named(desk: Project) -> None:
    path = exported(desk)
    edit(path, (TITLE, "El viejo puente"), (' target-language="es"', ""), ("2024/pont.txt", "x"))
    result = desk.run("xliff", "import", path, "--catalog", desk.catalog("2024/pont"))
    assert (result.code, ": 1 unit taken over" in result.out) == (0, True)


def test_a_file_of_another_article_or_language_is_refused(desk: Project) -> None:
    desk.article("koursk.txt", KOURSK)
    assert desk.run(*ARGS, "--to", "ca").code == 0
    path = exported(desk)
    before = files_in(desk.locales)
    for catalog, said in (
        (desk.catalog("koursk"), "no sentence"),
        (desk.catalog("2024/pont", "ca"), "is in es"),
    ):
        result = desk.run("xliff", "import", path, "--catalog", catalog)
        assert (result.code, said in result.line) == (2, True)
    result = desk.run("xliff", "import", path, path, "--catalog", "x")
    assert (result.code, "one file" in result.line) == (2, True)
    assert files_in(desk.locales) == before


def test_nothing_to_export(project: Project) -> None:
    result = project.run("xliff", "export", "nowhere", "-o", "out")
    assert (result.code, "nowhere" in result.line) == (2, True)
    assert not (project.root / "out").exists()
