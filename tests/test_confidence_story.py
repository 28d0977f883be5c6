"""What the bundled package is unsure of: translators are told, and it is listed first until somebody touches it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs import files
from l10n.catalogs.catalog import Entry
from l10n.catalogs.extracted_comments import UNSURE
from l10n.catalogs.provenance import confidence
from l10n.engines.packages.install import install_bundled
from tests.schemas import faults
from tests.support import ROOT, Project, check_catalog, files_in, need

PLAIN = "Le président a signé un accord avec les deux pays voisins la semaine dernière."
RIDDLE = "Zob glatit mirouf des zigs peluchés sans crobarder l'aplat du blaze."
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
WORST: dict[str, Any] = json.loads((ROOT / "docs/worst.schema.json").read_text(encoding="utf-8"))
NOTE = "engine: unsure"
RUN = ("translate", "articles", "--from", "fr", "--to", "en", "--engine", "argos")


@pytest.fixture
def desk(project: Project, argos_folder: Path) -> Project:
    """A project with an article that the real package translated: a sentence that is easy, and one that is none."""
    install_bundled()
    project.article("port.txt", f"{PLAIN} {RIDDLE}\n")
    assert project.run(*RUN).code == 0
    return project


def entry(desk: Project, source: str) -> Entry:
    catalog = files.read(desk.catalog("port", "en"))
    assert catalog is not None
    return next(one for one in catalog.active if one.source == source)


def edit(desk: Project, old: str, new: str) -> None:
    path = desk.catalog("port", "en")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def worst(desk: Project, *args: str) -> list[dict[str, Any]]:
    told = json.loads(desk.run("status", "--worst", "5", "--json", *args).out)
    assert (told["version"], told["errors"], faults(told, WORST)) == (1, [], [])
    listed: list[dict[str, Any]] = told["worst"]
    return listed


def test_a_translator_is_told_where_it_is_unsure_and_a_second_run_changes_nothing(desk: Project) -> None:
    sure, unsure = (confidence(entry(desk, source)) for source in (PLAIN, RIDDLE))
    assert sure is not None
    assert unsure is not None
    assert unsure < UNSURE < sure
    assert NOTE not in entry(desk, PLAIN).extracted
    assert NOTE in entry(desk, RIDDLE).extracted
    check_catalog(desk.catalog("port", "en"))
    before = files_in(desk.locales)
    for command in (RUN, ("check", "--write")):
        assert desk.run(*command).code in (0, 1)
        assert files_in(desk.locales) == before


def test_the_least_sure_are_listed_first(desk: Project) -> None:
    first, second = worst(desk)
    assert [first["text"], second["text"]] == [RIDDLE, PLAIN]
    assert first["confidence"] == confidence(entry(desk, RIDDLE))
    assert NOTE in first["notes"]
    assert (first["article"], first["source"], first["target"]) == ("port", "fr", "en")
    shown = desk.run("status", "--worst", "1").out.splitlines()
    assert (
        shown[0] == f"locales/en/LC_MESSAGES/port.po:{first['line']}: confidence {first['confidence']} of 100"
    )
    assert shown[1:3] == [f"    {RIDDLE}", f"    {first['translation']}"]
    assert f"    {NOTE}" in shown
    lines = desk.catalog("port", "en").read_text(encoding="utf-8").splitlines()
    assert lines[first["line"] - 1] == f'msgid "{RIDDLE}"'


def test_programs_are_told_of_a_unit_as_in_the_report() -> None:
    assert WORST["$defs"]["doubtful"] == SCHEMA["$defs"]["doubtful"]


def test_the_report_begins_with_what_to_review_and_has_no_part_for_nothing(desk: Project) -> None:
    told = json.loads(desk.run("report", "--format", "json").out)
    assert faults(told, SCHEMA) == []
    assert [one["text"] for one in told["doubtful"]] == [RIDDLE]  # and not what it is sure of
    text = desk.run("report", "--format", "text").out
    assert "To review first" in text
    assert f"      {NOTE}\n" in text
    assert text.count(PLAIN) == 0
    page = desk.run("report", "--format", "html").out
    assert page.index('<section id="overview"') < page.index('<section id="doubtful"')
    assert page.index('<section id="doubtful"') < page.index('<section id="findings"')
    assert 'href="#doubtful"' in page
    edit(desk, f'#, fuzzy\nmsgid "{RIDDLE}"', f'msgid "{RIDDLE}"')
    assert json.loads(desk.run("report", "--format", "json").out)["doubtful"] == []
    assert "To review first" not in desk.run("report", "--format", "text").out
    assert "doubtful" not in re.sub(
        "<style>.*?</style>", "", desk.run("report", "--format", "html").out, flags=re.S
    )


@pytest.mark.parametrize("how", ["corrected", "reviewed", "emptied"])
def test_what_a_person_touched_is_none_of_them(desk: Project, how: str) -> None:
    target = entry(desk, RIDDLE).target
    if how == "reviewed":
        edit(desk, f'#, fuzzy\nmsgid "{RIDDLE}"', f'msgid "{RIDDLE}"')
    else:
        edit(desk, f'msgstr "{target}"', f'msgstr "{"My own." if how == "corrected" else ""}"')
    assert [one["text"] for one in worst(desk)] == [PLAIN]
    assert desk.run(*RUN).code == 0
    assert NOTE not in entry(desk, RIDDLE).extracted


def test_the_note_comes_back_where_msgmerge_dropped_it(desk: Project) -> None:
    need("msgmerge")
    po, pot = desk.catalog("port", "en"), desk.locales / "port.pot"
    before = po.read_bytes()
    subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-wrap", po, pot], check=True)
    subprocess.run(["msgmerge", "--quiet", "--no-wrap", "-o", po, po, pot], check=True)
    assert NOTE not in entry(desk, RIDDLE).extracted
    assert [one["text"] for one in worst(desk)] == [RIDDLE, PLAIN]
    assert desk.run(*RUN).code == 0
    assert po.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("--engine", "apertium"), id="an engine without scores"),
        pytest.param(("--engine", "argos", "--beam", "1"), id="a beam that was not measured"),
    ],
)
def test_where_nobody_measured_it_nothing_is_told(
    project: Project, argos_folder: Path, args: tuple[str, ...]
) -> None:
    need("apertium")
    install_bundled()
    project.article("port.txt", f"{PLAIN} {RIDDLE}\n")
    assert project.run(*RUN[:-2], *args).code == 0
    assert b"confidence" not in project.catalog("port", "en").read_bytes()
    assert NOTE not in entry(project, RIDDLE).extracted
    told = project.run("status", "--worst", "3")
    assert (told.code, told.out) == (0, "Nothing that an engine wrote says how sure it was.\n")


def test_what_cant_be_read_is_told_and_the_rest_is_listed(desk: Project) -> None:
    broken = desk.catalog("broken", "en")
    broken.write_bytes(b'# l10n: argos; 0123456789ab; confidence 3\nmsgid "\n')
    told = desk.run("status", "--worst", "1")
    assert told.code == 2
    assert "broken.po" in told.err
    assert RIDDLE in told.out
    assert desk.run("status", "--worst", "1", "--analysis").code == 2


def test_what_came_from_the_memory_has_no_confidence(desk: Project) -> None:
    edit(desk, f'#, fuzzy\nmsgid "{RIDDLE}"', f'msgid "{RIDDLE}"')
    desk.article("pier.txt", f"{RIDDLE}\n")
    assert desk.run(*RUN).code == 0
    catalog = files.read(desk.catalog("pier", "en"))
    assert catalog is not None
    (offered,) = catalog.active
    assert "memory 100 %" in str(offered.comments)
    assert confidence(offered) is None
    assert NOTE not in offered.extracted
