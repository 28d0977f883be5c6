"""`l10n table`: catalogs for reviewers without a PO editor."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.support import KOURSK, FakeEngines, Project, check_catalog

KINDS = pytest.mark.parametrize("kind", ["xlsx", "docx"])


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    project.article("koursk.txt", KOURSK)
    assert project.run("translate", "articles", "--from", "fr", "--to", "es").code == 0
    return project


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Change texts in a file as an editor does, inside the archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            for old, new in changes:
                text = text.replace(old, new)
            archive.writestr(name, text)


def reviewed(project: Project) -> int:
    count: int = json.loads(project.run("status", "--json").out)["total"]["reviewed"]
    return count


@KINDS
def test_out_and_back(desk: Project, kind: str) -> None:
    ran = desk.run("table", "export", "locales", "-o", "out", "--format", kind)
    assert (ran.code, ran.err) == (0, "")
    path = Path("out/es") / f"koursk.{kind}"
    assert ran.out == f"{path.as_posix()}: written (5 units)\n"
    before = desk.catalog("koursk").read_bytes()
    ran = desk.run("table", "import", "out")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "locales/es/LC_MESSAGES/koursk.po: 0 units taken over\n"
    assert desk.catalog("koursk").read_bytes() == before

    edit(
        path,
        ("[es] Le sous-marin revient au port", "El submarino vuelve a puerto"),
        (">machine<", ">reviewed<"),
    )
    ran = desk.run("table", "import", path)
    assert (ran.code, ran.err) == (0, "")
    assert "5 units taken over" in ran.out
    text = desk.catalog("koursk").read_text("utf-8")
    assert 'msgstr "El submarino vuelve a puerto"' in text
    assert reviewed(desk) == 5
    check_catalog(desk.catalog("koursk"))


@KINDS
def test_later_words_and_changed_sources_are_findings(desk: Project, kind: str) -> None:
    assert desk.run("table", "export", "locales", "-o", "out", "--format", kind).code == 0
    path = Path("out/es") / f"koursk.{kind}"
    edit(
        path,
        ("[es] Le sous-marin revient au port", "Vuelve el submarino"),
        ("Le capitaine a refusé de répondre", "Le capitaine a refusé de parler"),
    )
    catalog = desk.catalog("koursk")
    catalog.write_text(
        catalog.read_text("utf-8").replace("[es] Le sous-marin revient au port", "El submarino vuelve"),
        "utf-8",
    )
    ran = desk.run("table", "import", path)
    assert ran.code == 1
    assert "[table/changed-twice]" in ran.err
    assert "there it is “Vuelve el submarino”" in ran.err
    assert "[table/changed-source]" in ran.err
    assert "1 changed on both sides, 1 with a changed source" in ran.out
    text = catalog.read_text("utf-8")
    assert 'msgstr "El submarino vuelve"' in text
    assert "refusé de parler" not in text


def test_a_file_that_somebody_edited_is_replaced_by_force_only(desk: Project) -> None:
    assert desk.run("table", "export", "locales", "-o", "out").code == 0
    edit(Path("out/es/koursk.xlsx"), (">machine<", ">reviewed<"))
    assert desk.run("table", "export", "locales", "-o", "out").code == 2
    assert desk.run("table", "export", "locales", "-o", "out", "--force").code == 0
