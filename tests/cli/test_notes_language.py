"""The language of what l10n notes in catalogs: the project's, never the environment's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from l10n import checks
from tests.support import KOURSK, FakeEngines, Project, files_in, need

MARKDOWN = "# Le port\n\nUn **mot** et un [lien](https://exemple.fr/a). Il a dit non en 2014.\n"
COMMAND = ("translate", "articles", "--to", "es")
GLOSSARY = "concept,kind,fr,es\nport,term,port,puerto\n"
RULES = checks.RULES


@pytest.fixture
def reviewed(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """Give a project that people have worked on, with the real rules and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    FakeEngines().install(monkeypatch.setattr)
    monkeypatch.setattr("l10n.checks.RULES", RULES)
    project.article("koursk.txt", KOURSK)
    project.article("port.md", MARKDOWN)
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(GLOSSARY)
    notes_in(project, "en")
    project.run(*COMMAND)
    path = project.catalog("koursk")
    text = path.read_text(encoding="utf-8")
    units = text.split("\n\n")
    units[1] = "# mine, and stays: paragraph\n" + units[1].replace("#, fuzzy\n", "")
    units[2] = units[2].replace("#, fuzzy", "#, fuzzy, no-wrap").replace("[es]", "Lo mío:")
    units[3] = units[3].replace("#:", "#. engine: does not know quai\n#. engine: said by another tool\n#:")
    path.write_text("\n\n".join(units), encoding="utf-8")
    project.run(*COMMAND)
    return project


def notes_in(project: Project, language: str) -> None:
    (project.root / "l10n.toml").write_text(f'from = "fr"\n\n[notes]\nlanguage = "{language}"\n')


def catalogs(project: Project) -> dict[str, bytes]:
    return files_in(project.locales)


def without_notes(files: dict[str, bytes]) -> dict[str, list[bytes]]:
    return {
        name: [line for line in data.split(b"\n") if not line.startswith(b"#. ")]
        for name, data in files.items()
    }


def test_a_change_rewrites_notes_and_nothing_else(reviewed: Project) -> None:
    before = catalogs(reviewed)
    assert b"#. finding: " in before["es/LC_MESSAGES/koursk.po"]
    seen = [before]
    for language in ("es", "fr", "ca", "en"):
        notes_in(reviewed, language)
        assert reviewed.run(*COMMAND).code == 0
        seen.append(catalogs(reviewed))
        assert without_notes(seen[-1]) == without_notes(before)
        written = catalogs(reviewed)
        rows = json.loads(reviewed.run(*COMMAND, "--json").out)["catalogs"]
        assert {row["state"] for row in rows} == {"unchanged"}
        assert catalogs(reviewed) == written
    assert seen[-1] == before
    for one, other in pairwise(seen):
        assert all(one[name] != other[name] for name in one)  # templates, too


def test_notes_are_in_their_language(reviewed: Project) -> None:
    notes_in(reviewed, "es")
    reviewed.run(*COMMAND)
    text = reviewed.catalog("koursk").read_text(encoding="utf-8")
    assert "#. párrafo, frase 1 de 2\n" in text
    assert "#. engine: no conoce quai\n#. engine: said by another tool\n" in text
    assert ": Traducir lo que queda del original: " in text
    assert "#. marcas: **…** negrita; <1> enlace https://exemple.fr/a\n" in reviewed.catalog(
        "port.md"
    ).read_text(encoding="utf-8")


def test_check_writes_them_in_their_language(reviewed: Project) -> None:
    notes_in(reviewed, "fr")
    before = reviewed.catalog("koursk").read_text(encoding="utf-8")
    reviewed.run("check", "--write")
    text = reviewed.catalog("koursk").read_text(encoding="utf-8")
    assert "#. engine: ne connaît pas quai\n" in text
    assert ": Traduire ce qui reste de la source\xa0: " in text
    notes_in(reviewed, "en")
    reviewed.run("check", "--write")
    assert reviewed.catalog("koursk").read_text(encoding="utf-8") == before


# That English notes stay is shown without processes, too, in `test_languages.py`.
@pytest.mark.parametrize("notes", [pytest.param("en", marks=pytest.mark.slow), "es"])
def test_the_environment_changes_no_byte(project: Project, tmp_path: Path, notes: str) -> None:
    need("apertium")
    project.article("koursk.txt", KOURSK)
    project.article("port.md", MARKDOWN)
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(GLOSSARY)
    notes_in(project, notes)
    seen = {}
    for asked in ({"LANG": "fr_FR.UTF-8"}, {"LANGUAGE": "es"}, {"LC_ALL": "ca_ES.UTF-8"}, {"LC_ALL": "C"}):
        environment = {name: value for name, value in os.environ.items() if name[:3] != "LC_"}
        environment |= {"LANGUAGE": "", "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(tmp_path / "cache")}
        environment |= {"SOURCE_DATE_EPOCH": "1700000000", **asked}
        locales = tmp_path / "-".join(asked.values())
        for command in ("translate", "check"):
            arguments = ["--engine", "apertium", "--locales", str(locales)] if command == "translate" else []
            place = ["articles", "--to", "es"] if command == "translate" else ["--write", str(locales)]
            ran = subprocess.run(
                [sys.executable, "-c", "from l10n.cli import main; main()", command, *place, *arguments],
                cwd=project.root,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 0, ran.stderr
        seen[str(asked)] = files_in(locales)
    first, *others = seen.values()
    assert len(first) == 4
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("settings", "wrong", "hint"),
    [
        pytest.param('[notes]\nlanguage = "de"', "`notes.language` is `de`", "`fr`", id="no messages"),
        pytest.param('[notes]\nlanguage = "no one"', "`notes.language`", "", id="no language"),
        pytest.param("[notes]\nlanguage = 3", "must be a string", "", id="no string"),
        pytest.param("notes = 3", "`notes` must be a table", "[notes]", id="no table"),
        pytest.param('[notes]\nlang = "es"', "`notes` has no `lang`", "[notes]", id="another key"),
    ],
)
def test_a_language_that_there_are_no_messages_in(
    project: Project, settings: str, wrong: str, hint: str
) -> None:
    (project.root / "l10n.toml").write_text(settings)
    ran = project.run("status")
    assert ran.code == 2
    assert "l10n.toml" in ran.line
    assert wrong in ran.line
    assert hint in ran.line
