"""`l10n init`, and a project whose folder of articles has any name."""

from __future__ import annotations

import re
import tomllib

import pytest

from l10n import config
from tests.support import KOURSK, PONT, FakeEngines, Project


def settings(project: Project, folder: str = ".") -> dict[str, object]:
    return tomllib.loads((project.root / folder / "l10n.toml").read_text(encoding="utf-8"))


def test_a_new_project_translates_at_once(project: Project, engines: FakeEngines) -> None:
    result = project.run("init", "--to", "es,ca", "--articles", "Mes textes d'été")
    assert (result.code, result.err) == (0, "")
    assert settings(project) == {"from": "fr", "to": ["es", "ca"], "articles": "Mes textes d'été"}
    assert (project.root / "glossary/actualite-internationale.csv").is_file()
    assert (project.root / "Mes textes d'été/russie-coree-du-nord.txt").is_file()
    assert result.out.endswith("Next: l10n translate\n")
    assert project.run("translate").code == 0
    assert "gone" not in project.run("status").out
    published = project.run(
        "publish", "Mes textes d'été", "--to", "es", "-o", "public", "--missing", "machine"
    )
    assert published.code == 0
    assert (project.root / "public/es/russie-coree-du-nord.txt").is_file()


def test_what_is_there_stays(project: Project, engines: FakeEngines) -> None:
    project.article("koursk.txt", KOURSK)
    (project.root / "glossary").mkdir(exist_ok=True)
    (project.root / "glossary/mine.csv").write_text("concept,fr,en\na,b,c\n", encoding="utf-8")
    result = project.run("init")
    assert result.code == 0
    assert [path.name for path in (project.root / "articles").iterdir()] == ["koursk.txt"]
    assert [path.name for path in (project.root / "glossary").iterdir()] == ["mine.csv"]
    assert settings(project)["to"] == ["en"]  # a pipe is asked nothing
    again = project.run("init")
    assert (again.code, again.line) == (
        2,
        "l10n: error: l10n.toml: is there already; edit it, or name another folder",
    )


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        pytest.param(["--to", "xx-yy"], "no known language", id="language"),
        pytest.param(["--articles", "../x"], "isn't in the project", id="outside"),
        pytest.param(["--articles", "/elsewhere"], "isn't in the project", id="elsewhere"),
    ],
)
def test_nothing_is_made_of_bad_input(project: Project, args: list[str], reason: str) -> None:
    before = sorted(project.root.rglob("*"))
    result = project.run("init", *args)
    assert (result.code, reason in result.line) == (2, True)
    assert sorted(project.root.rglob("*")) == before


def test_empty_and_in_another_folder(project: Project, engines: FakeEngines) -> None:
    result = project.run("init", "Un projet", "--empty", "--to", "es")
    assert result.code == 0
    assert result.out.endswith('Next: cd "Un projet" && l10n translate\n')
    names = sorted(path.name for path in (project.root / "Un projet").rglob("*"))
    assert names == ["articles", "glossary", "l10n.toml"]


def test_a_folder_of_any_name_needs_no_setting(
    project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        path = project.root / "Autres textes" / name / "pont.txt"
        path.parent.mkdir(parents=True)
        path.write_text(PONT, encoding="utf-8")
    other = project.root / "seul.txt"
    other.write_text(KOURSK, encoding="utf-8")
    assert project.run("translate", "Autres textes", "--to", "es", "--from", "fr").code == 0
    assert project.run("translate", "seul.txt", "--to", "es", "--from", "fr").code == 0
    shown = project.run("status").out
    assert re.findall(r"^(?:a/pont|b/pont|seul) ", shown, re.MULTILINE) == ["a/pont ", "b/pont ", "seul "]
    assert "gone" not in shown
    (project.root / "Autres textes/b/pont.txt").unlink()
    assert "b/pont.po: its article is gone" in project.run("status").out
    monkeypatch.chdir(project.root)
    remembered = (project.root / ".l10n/articles").read_text(encoding="utf-8")
    assert remembered == "Autres textes\nseul.txt\n"
    (project.root / ".l10n/articles").write_text("../..\n/etc\n\nseul.txt\n", encoding="utf-8")
    assert [path.name for path in config.project().elsewhere] == ["seul.txt"]


def test_without_articles_the_way_out_is_said(project: Project) -> None:
    result = project.run("translate", "--to", "es")
    assert (result.code, "there are no articles yet" in result.line, "l10n init" in result.line) == (
        2,
        True,
        True,
    )
