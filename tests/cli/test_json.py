"""The report of `--json`: what its schema says, and nothing else on standard output."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.schemas import faults
from tests.support import KOURSK, NEIGE, ROOT, FakeEngines, Project, only_on

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/translate.schema.json").read_text(encoding="utf-8"))
ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--json")


def report(out: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(out)
    assert faults(parsed, SCHEMA) == []
    return parsed


def test_a_run_that_went_well(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    result = project.run(*ARGS, "--to", "ca")
    assert (result.code, result.err) == (0, "")
    told = report(result.out)
    assert told["findings"] == told["errors"] == []
    assert [row["target"] for row in told["catalogs"]] == ["es", "ca"]
    row = {key: value for key, value in told["catalogs"][0].items() if key != "seconds"}
    assert row == {
        "article": "one",
        "source": "fr",
        "confidence": 1.0,
        "target": "es",
        "path": str(project.catalog("one")),
        "state": "written",
        "segments": 5,
        "new": 5,
        "remembered": 0,
        "kept": 0,
        "suggested": 0,
        "untranslated": 0,
        "found": 0,
        "ignored": 0,
        "engine": "fake fr-es",
    }
    again = report(project.run(*ARGS).out)["catalogs"][0]
    assert (again["state"], again["new"], again["kept"], again["engine"]) == ("unchanged", 0, 5, None)


def test_a_run_in_which_all_goes_wrong(project: Project, engines: FakeEngines) -> None:
    english = "The crew of the submarine was welcomed by thousands of people who had been waiting. " * 3
    project.article("good.txt", f"{KOURSK}\n{english}\n")
    project.article("two.txt", NEIGE)
    project.article("empty.txt", "")
    project.catalog("two").parent.mkdir(parents=True)
    project.catalog("two").write_text("msgid oops\n")
    result = project.run(*ARGS, "--to", "de")
    assert result.code == 2
    told = report(result.out)
    states = [(row["article"], row["target"], row["state"]) for row in told["catalogs"]]
    assert states == [
        ("good", "es", "written"),
        ("two", "es", "failed"),
        ("good", "de", "failed"),
        ("two", "de", "failed"),
    ]
    assert [(error["exit_code"], error["line"]) for error in told["errors"]] == [
        (2, None),
        (2, 1),
        (3, None),  # once, though two articles want it
    ]
    assert all(error["hint"] for error in told["errors"])
    assert [finding["check"] for finding in told["findings"]] == ["other-language"]
    assert len(result.err.splitlines()) == 4


def test_a_dry_run_and_a_waiting_catalog(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    told = report(project.run(*ARGS, "--dry-run").out)
    assert told["dry_run"] is True
    assert (told["catalogs"][0]["state"], told["catalogs"][0]["new"]) == ("planned", 5)
    project.run(*ARGS)
    path = project.catalog("one")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    told = report(project.run(*ARGS).out)
    assert told["catalogs"][0]["state"] == "waiting"
    assert told["findings"][0]["check"] == "flags-vanished"
    assert told["findings"][0]["path"] == str(path)


def test_the_language_is_told_with_how_sure_it_is(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    told = report(project.run("translate", "articles", "--to", "es", "--json").out)
    assert told["catalogs"][0]["source"] == "fr"
    assert told["catalogs"][0]["confidence"] > 0.9


def test_nothing_to_do_is_a_report_too(project: Project, engines: FakeEngines) -> None:
    project.article("empty.txt", "")
    result = project.run(*ARGS)
    assert result.code == 2
    assert report(result.out)["catalogs"] == []


@only_on("Linux", "macOS and Windows make no folder whose name isn't Unicode")
def test_a_folder_that_is_not_utf_8_is_valid_json(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    result = project.run(*ARGS, "--locales", Path(os.fsdecode(b"caf\xe9")))
    assert result.code == 0
    path = report(result.out)["catalogs"][0]["path"]
    assert os.fsencode(path) == b"caf\xe9/es/LC_MESSAGES/one.po"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(["version"], 2, id="version"),
        pytest.param(["catalogs", 0, "state"], "lost", id="state"),
        pytest.param(["catalogs", 0, "segments"], -1, id="count"),
        pytest.param(["catalogs", 0, "extra"], 1, id="unknown"),
        pytest.param(["catalogs", 0, "source"], "French", id="language"),
        pytest.param(["dry_run"], 0, id="type"),
    ],
)
def test_the_schema_refuses(project: Project, engines: FakeEngines, path: list[Any], value: object) -> None:
    project.article("one.txt", KOURSK)
    told = report(project.run(*ARGS).out)
    place: Any = told
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert faults(told, SCHEMA) != []
