"""What commands write replaces what they wrote before, and nothing that people made or changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import KOURSK, FakeEngines, Project, Result

TO = ("--from", "fr", "--to", "es")


@pytest.fixture
def reviewed(project: Project, engines: FakeEngines) -> Project:
    project.article("one.txt", KOURSK)
    assert project.run("translate", "articles", *TO).code == 0
    path = project.catalog("one")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b"").replace(b"[es] ", b"mano "))
    return project


COMMANDS = {
    "xliff": (("xliff", "export", "locales/es", "-o", "out"), "out/es/one.xlf"),
    "memory": (("memory", "export", "-o", "out.tmx"), "out.tmx"),
    "report": (("report", "--fail-on", "never", "-o", "out.html"), "out.html"),
    "publish": (("publish", "articles", "--to", "es", "-o", "out"), "out/es/one.txt"),
    "glossary": (("glossary", "export", "-o", "out.csv", "--from", "fr", "--to", "es"), "out.csv"),
}


def change(project: Project, command: str) -> None:
    """Change what a command writes: a translation, or for the report how far it is."""
    path = project.catalog("one")
    old, new = (b"mano ", b"pie ") if command != "report" else (b'\nmsgid "L', b'\n#, fuzzy\nmsgid "L')
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))


def run(project: Project, command: str, *more: str) -> Result:
    return project.run(*COMMANDS[command][0], *more)


@pytest.fixture
def glossary(reviewed: Project) -> Project:
    (reviewed.root / "glossary").mkdir()
    (reviewed.root / "glossary" / "g.csv").write_text("fr,es\nKoursk,Kursk\n", encoding="utf-8")
    return reviewed


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"glossary"}))
def test_an_earlier_output_is_replaced_and_an_edited_one_is_not(glossary: Project, command: str) -> None:
    path = glossary.root / COMMANDS[command][1]
    assert run(glossary, command).code == 0
    change(glossary, command)
    first = path.read_bytes()
    assert run(glossary, command).code == 0
    assert path.read_bytes() != first
    path.write_text("a translator's work")
    ran = run(glossary, command)
    assert ran.code == 2
    assert COMMANDS[command][1] in ran.line
    assert "--force" in ran.line
    assert path.read_text() == "a translator's work"
    assert run(glossary, command, "--force").code == 0
    assert path.read_text() != "a translator's work"


@pytest.mark.parametrize("command", ["memory", "report", "glossary"])
def test_no_command_writes_over_a_catalog(glossary: Project, command: str) -> None:
    catalog = glossary.catalog("one")
    before = catalog.read_bytes()
    args = [str(catalog) if part.startswith("out") else part for part in COMMANDS[command][0]]
    more = ("--format", "csv") if command != "memory" else ()
    ran = glossary.run(*args, *(more if command == "report" else ("--format", "tsv") if more else ()))
    assert ran.code == 2
    assert "--force" in ran.err
    assert catalog.read_bytes() == before


def test_what_l10n_remembers_of_its_outputs_may_be_lost(reviewed: Project) -> None:
    assert run(reviewed, "report").code == 0
    for path in sorted((reviewed.root / ".l10n" / "outputs").iterdir()):
        path.write_bytes(b"\0\xff")
    change(reviewed, "report")
    assert run(reviewed, "report").code == 2
    assert run(reviewed, "report", "--force").code == 0
    assert run(reviewed, "report").code == 0


def test_a_file_of_nobody_is_written(reviewed: Project) -> None:
    Path("out.html").touch()
    assert run(reviewed, "report").code == 0
