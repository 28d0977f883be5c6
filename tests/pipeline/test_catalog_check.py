"""What was found in catalogs is told again while nothing of it changed: word for word what is found anew."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n import checks
from l10n.checks import consistency
from l10n.checks.context import Context
from l10n.model import Finding, Unit
from l10n.pipeline import answers
from tests.support import KOURSK, NEIGE, ROOT, FakeEngines, Project

FOREIGN = ROOT / "tests" / "data" / "foreign"
ES = "locales/es/LC_MESSAGES/koursk.po"
CSV = "glossary/terms.csv"
SHARED = "Le ministre est allé à Kiev lundi."
RUSSIA = "La Russie et la Corée du Nord ont signé un accord le 12 mai."
GLOSSARY = (
    "concept,kind,fr,es,ca\nrussie,place,Russie,Rusia,Rússia\ncoree,place,Corée du Nord,Corea del Norte,\n"
)
SETTINGS = 'from = "fr"\nto = ["es", "ca"]\n'
COMMANDS = (("check", "--format", "json"), ("status", "--json"), ("report", "--format", "json"))


@pytest.fixture
def warm(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """A project with catalogs of its own and of other tools, a glossary, and all of it looked at before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    FakeEngines().install(
        lambda name, value: None if name.endswith("RULES") else monkeypatch.setattr(name, value)
    )
    (project.root / "glossary").mkdir()
    write(CSV, GLOSSARY)(project)
    project.article("koursk.txt", f"{KOURSK}\n{SHARED}\n\n{RUSSIA}\n")
    project.article("neige.txt", f"{NEIGE}\n{SHARED}\n\n{RUSSIA}\n")
    (project.root / "l10n.toml").write_text(SETTINGS)
    assert project.run("translate", "articles").code == 0
    for name in ("koursk", "neige"):
        say(f"locales/es/LC_MESSAGES/{name}.po", SHARED, "El ministro viajó a Kiev el lunes.")(project)
    say(ES, RUSSIA, "Moscú y Corea del Norte firmaron un acuerdo el 12 de mayo.")(project)
    for path in FOREIGN.glob("*.po"):
        shutil.copy(path, project.locales / path.name)
    for command in COMMANDS:
        project.run(*command)
    return project


def edit(name: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def say(name: str, source: str, target: str) -> Callable[[Project], None]:
    """Translate a sentence, as a person does."""

    def change(project: Project) -> None:
        path = project.root / name
        entries = path.read_text(encoding="utf-8").split("\n\n")
        at = next(number for number, entry in enumerate(entries) if source in entry)
        lines = [line for line in entries[at].splitlines() if line != "#, fuzzy"]
        lines = [f'msgstr "{target}"' if line.startswith("msgstr") else line for line in lines]
        entries[at] = "\n".join(lines)
        path.write_text("\n\n".join(entries), encoding="utf-8")

    return change


def write(name: str, text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        (project.root / name).write_text(text, encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Project], None]:
    return lambda project: (project.root / name).unlink()


def nothing(project: Project) -> None:
    """Change nothing."""


CASES: dict[str, tuple[Callable[[Project], None], tuple[str, ...], str]] = {
    # what changes, more options for `check`, and the commands that say something else then
    "nothing": (nothing, (), ""),
    "glossary row": (edit(CSV, ",Rusia,", ",La Rusia,"), (), "check report"),
    "glossary gone": (remove(CSV), (), "check report status"),
    "level": (write("l10n.toml", f'{SETTINGS}[checks]\nfidelity = "off"\n'), (), "check report status"),
    "select": (nothing, ("--select", "fidelity"), "check"),
    "ignore": (nothing, ("--ignore", "fidelity,names"), "check"),
    "target": (edit(ES, "Moscú y", "Moscu y"), (), "check report"),
    "line": (edit(ES, "#:", "# a note\n#:"), (), "check report"),
    "review elsewhere": (say(ES, SHARED, "El ministro fue a Kyiv."), (), "check report status"),
    "ignored": (edit(ES, "#:", "# l10n-ignore: fidelity; so be it\n#:"), (), "check report status"),
    "article": (edit("articles/koursk.txt", "dix ans", "vingt ans"), (), "status report"),
    "article gone": (remove("articles/koursk.txt"), (), "status report"),
    "article's words": (edit("articles/neige.txt", "Le préfet", "Jean Valjean"), (), "status report"),
    "catalog gone": (remove(ES), (), "check report status"),
    "catalog broken": (edit(ES, 'msgstr ""', 'msgstr "'), (), "check report status"),
    "new catalog": (write("locales/new.po", 'msgid "Oui."\nmsgstr "Sí!"\n'), (), "check report status"),
    "left out": (write("l10n.toml", f'{SETTINGS}leave-out = ["Les habitants*"]\n'), (), "status report"),
    "settings": (write("l10n.toml", 'from = "fr"\nto = ["es"]\narticles = "texts"\n'), (), "status report"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "more", "differs"), CASES.values(), ids=CASES)
def test_commands_say_what_they_say_without_answers(
    warm: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Project], None],
    more: tuple[str, ...],
    differs: str,
) -> None:
    def told(*options: str) -> dict[str, object]:
        return {
            command[0]: warm.run(*command, *(options if command[0] == "check" else ()))
            for command in COMMANDS
        }

    before = told()
    change(warm)
    answered = told(*more)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert answered == told(*more)
    assert {name for name in answered if answered[name] != before[name]} == set(differs.split())


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Unit]:
    """The units that rules look at."""
    units: list[Unit] = []
    run = checks.run

    def noted(unit: Unit, context: Context) -> Iterator[Finding]:
        units.append(unit)
        return run(unit, context)

    monkeypatch.setattr(checks, "run", noted)
    return units


def test_rules_look_at_nothing_that_did_not_change(
    warm: Project, counted: list[Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(consistency, "Sayings", None)  # what compares units can't begin
        for command in COMMANDS:
            warm.run(*command)
    assert counted == []
    edit(ES, "Moscú y", "Moscu y")(warm)
    warm.run("status")
    assert {unit.article for unit in counted} == {"koursk"}
    assert {unit.pair.target for unit in counted} == {"es"}


@pytest.mark.parametrize("command", ["--fix", "--write"])
def test_what_is_to_be_written_is_looked_for_anew(warm: Project, counted: list[Unit], command: str) -> None:
    warm.run("check", command)
    assert {unit.article for unit in counted} >= {"koursk", "neige"}


def test_another_version_finds_all_anew(
    warm: Project, counted: list[Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = warm.run("check")
    monkeypatch.setattr(answers, "program", lambda: "another")
    assert warm.run("check") == told
    assert {unit.article for unit in counted} >= {"koursk", "neige"}
    counted.clear()
    monkeypatch.setattr(answers, "program", lambda: "")  # with readers of others nothing is kept
    assert warm.run("check") == warm.run("check") == told
    assert len(counted) > 20


@pytest.mark.parametrize("damage", ["value = zeroblob(length(value))", "value = value || x'00'", "value = 7"])
def test_an_answer_that_is_damaged_is_none(
    warm: Project, tmp_path: Path, counted: list[Unit], damage: str
) -> None:
    told = warm.run("check", "--format", "json")
    with sqlite3.connect(tmp_path / "cache" / "l10n" / "answers.sqlite") as file:
        file.execute(f"UPDATE answer SET {damage}")
    file.close()
    assert warm.run("check", "--format", "json") == told
    assert counted
    counted.clear()
    assert warm.run("check", "--format", "json") == told
    assert counted == []


def test_an_answer_of_another_catalog_is_none(warm: Project, tmp_path: Path, counted: list[Unit]) -> None:
    told = warm.run("check", "--format", "json")
    with sqlite3.connect(tmp_path / "cache" / "l10n" / "answers.sqlite") as file:
        file.execute("UPDATE answer SET value = (SELECT value FROM answer ORDER BY rowid LIMIT 1)")
    file.close()
    assert warm.run("check", "--format", "json") == told
    assert counted


def test_a_doubtful_term_is_read_by_its_own_article_whatever_is_known_of_others(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two catalogs of articles of one name have a sentence in which a word is a town, and in the other is not."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (project.root / "glossary").mkdir()
    write("glossary/terms.csv", "concept,kind,fr,es\ntours,place,Tours,Turs\n")(project)
    header = 'msgid ""\nmsgstr "Language: es\\nX-Source-Language: fr\\n"\n'
    doubtful = '\nmsgid "Tours sans fin."\nmsgstr "Vueltas sin fin."\n'
    town = '\nmsgid "Il vit à Tours."\nmsgstr "Vive en Turs."\n'
    (project.root / "a").mkdir()
    (project.root / "b").mkdir()
    write("a/port.po", header + town + doubtful)(project)
    write("b/port.po", header + doubtful)(project)
    alone = {name: project.run("check", name).out for name in ("a", "b")}
    assert "terms/missing" in alone["a"]
    assert "terms/missing" not in alone["b"]
    both = project.run("check", "a", "b").out
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert project.run("check", "a", "b").out == both
    assert both.count("terms/missing") == 1


def test_what_the_memory_learns_of_a_catalog_without_marks_is_told(
    warm: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tool dropped comments and flags: only the memory knows that the targets are a machine's."""
    path = warm.root / "locales/ca/LC_MESSAGES/koursk.po"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    memory = warm.root / ".l10n"
    shutil.move(memory, tmp_path / "aside")
    head, *entries = "".join(line for line in lines if not line.startswith("# l10n:")).split("\n\n")
    bare = [entry.replace("#, fuzzy\n", "") for entry in entries[:1]]
    path.write_text("\n\n".join([head, *bare, *entries[1:]]), encoding="utf-8")
    commands = ("check", "--format", "json"), ("status", "--json")
    unknown = [warm.run(*command) for command in commands]
    shutil.move(tmp_path / "aside", memory)
    known = [warm.run(*command) for command in commands]
    assert [one == other for one, other in zip(unknown, known, strict=True)] == [False, False]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert [warm.run(*command) for command in commands] == known
