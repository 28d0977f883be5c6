"""An article, a glossary that changes, and what `l10n translate` makes again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.checking import CREW, PORT, install, write_glossary
from tests.cli.test_check import review
from tests.schemas import faults
from tests.support import ROOT, FakeEngines, Project, check_catalog

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/translate.schema.json").read_text(encoding="utf-8"))
TITLE, HARBOUR, CREWS, LAST = (
    "Retour à Mourmansk",
    "Le navire est entré dans le port de Mourmansk.",
    "Les marins ont été accueillis par leurs familles.",
    "Le capitaine a refusé de répondre aux questions.",
)
RUN = ("translate", "articles", "--from", "fr", "--to", "es")


@pytest.fixture
def desk(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    install(monkeypatch.setattr)
    project.article("port.txt", f"{TITLE}\n\n{HARBOUR} {CREWS}\n\n{LAST}\n")
    write_glossary(project.root)
    return project


def asked(engines: FakeEngines) -> list[str]:
    """Return what the engine was asked for since the last time."""
    sources = list(engines.sources)
    engines.sources.clear()
    return sources


def report(desk: Project, *args: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(desk.run(*RUN, "--json", *args).out)
    assert faults(told, SCHEMA) == []
    return told


def provenance(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("# l10n: ")]


def test_the_next_run_redoes_what_the_glossary_touches_and_no_more(
    desk: Project, engines: FakeEngines
) -> None:
    path = desk.catalog("port")
    result = desk.run(*RUN)
    assert (result.code, result.err) == (0, "")
    assert "In them: 2 × glossary term missing. l10n check shows where.\n" in result.out
    assert asked(engines) == [TITLE, HARBOUR, CREWS, LAST]
    assert ["; terms " in line for line in provenance(path)] == [True, True, False, False]
    assert (
        path.read_text(encoding="utf-8").count("#. finding: term-missing: say Múrmansk for Mourmansk\n") == 2
    )
    check_catalog(path)

    # Nothing changed: nothing is done.
    once = path.read_bytes()
    told = report(desk)
    assert (told["catalogs"][0]["state"], told["catalogs"][0]["found"]) == ("unchanged", 2)
    assert [finding["term"] for finding in told["findings"]] == ["Mourmansk"] * 2
    assert (asked(engines), path.read_bytes()) == ([], once)

    # One is reviewed, one edited by hand; a term is added, another form is told.
    review(path, HARBOUR, "El barco entró en el puerto de Murmansk.")
    write_glossary(desk.root, (PORT + CREW).replace("Múrmansk", "Murmansk"))
    assert report(desk, "--dry-run")["catalogs"][0]["new"] == 2
    told = report(desk)
    assert asked(engines) == [TITLE, CREWS]
    assert (told["catalogs"][0]["new"], told["catalogs"][0]["kept"]) == (2, 2)
    assert [finding["source"] for finding in told["findings"]] == [TITLE, CREWS]
    assert [finding["message"] for finding in told["findings"]] == [
        "say Murmansk for Mourmansk",
        "say marinero for marins",
    ]
    check_catalog(path)

    # What a hand wrote gets findings, and stays.
    write_glossary(desk.root, (PORT + CREW).replace("Múrmansk", "Múrmansk de Rusia"))
    told = report(desk, "--fail-on", "error")
    assert asked(engines) == [TITLE]
    assert [(f["source"], f["severity"]) for f in told["findings"]] == [
        (TITLE, "warning"),
        (HARBOUR, "error"),
        (CREWS, "warning"),
    ]
    assert "El barco entró en el puerto de Murmansk." in path.read_text(encoding="utf-8")
    assert desk.run(*RUN, "--fail-on", "error").code == 1

    # Without a glossary nothing is redone, and what it found is not there.
    assert report(desk, "--no-glossary")["findings"] == []
    assert asked(engines) == []
    assert "finding:" not in path.read_text(encoding="utf-8")
    assert report(desk)["catalogs"][0]["new"] == 0
    assert asked(engines) == []


def test_a_change_that_touches_no_sentence_changes_no_byte(desk: Project, engines: FakeEngines) -> None:
    desk.run(*RUN)
    once, _ = desk.catalog("port").read_bytes(), asked(engines)
    write_glossary(desk.root, PORT + "kiev,place,preferred,Kiev,Kiev,Kyiv\n")
    assert report(desk)["catalogs"][0]["state"] == "unchanged"
    write_glossary(desk.root, PORT.replace("Murmansk", "Murmansk oblast"))  # another language's
    assert report(desk)["catalogs"][0]["state"] == "unchanged"
    assert (asked(engines), desk.catalog("port").read_bytes()) == ([], once)


def test_a_catalog_made_before_there_was_a_glossary_is_touched_once(
    desk: Project, engines: FakeEngines
) -> None:
    desk.run(*RUN, "--no-glossary")
    asked(engines)
    told = report(desk)
    assert (asked(engines), told["catalogs"][0]["new"]) == ([TITLE, HARBOUR], 2)
    assert (report(desk)["catalogs"][0]["state"], asked(engines)) == ("unchanged", [])


def test_translate_and_check_write_the_same(desk: Project) -> None:
    desk.run(*RUN)
    once = desk.catalog("port").read_bytes()
    assert "catalog written" not in desk.run("check", "--write").out
    assert desk.catalog("port").read_bytes() == once
    lines = [f["line"] for f in report(desk)["findings"]]
    told = json.loads(desk.run("check", "--format", "json").out)
    assert [f["line"] for f in told["findings"]] == lines


def test_another_folder_or_none(desk: Project) -> None:
    assert desk.run(*RUN, "--glossary", "gone").code == 2
    assert "exclude each other" in desk.run(*RUN, "--glossary", "x", "--no-glossary").line
    assert not desk.locales.exists()
    (desk.root / "glossary").rename(desk.root / "words")
    assert report(desk)["findings"] == []
    assert len(report(desk, "--glossary", "words")["findings"]) == 2


def test_standard_input_has_findings_too(desk: Project) -> None:
    result = desk.run("translate", "-", "--from", "fr", "--to", "es", stdin=f"{TITLE}\n\n{LAST}\n".encode())
    assert result.code == 0
    assert "#. finding: term-missing: say Múrmansk for Mourmansk\n" in result.out
