"""`l10n glossary suggest`: what it prints, for people and for programs, and what it makes of bad input."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from l10n.engines.apertium.analysis import analyse
from tests.support import FakeEngines, Project, files_in, missing

ARTICLE = """La neige tombe sur Mossoul

Il neige à Mossoul depuis hier soir, et les habitants de Mossoul restent chez eux.

Jean Zorba est resté sur place. Le maire a remercié Jean Zorba, et Zorba a remercié le maire de la ville d'Alep.
"""
ARGS = ("glossary", "suggest", "--from", "fr")


@pytest.fixture
def desk(project: Project) -> Project:
    project.article("neige.txt", ARTICLE)
    return project


def test_names_contexts_and_rows(desk: Project) -> None:
    before = files_in(desk.root)
    result = desk.run(*ARGS, "articles", "--to", "en")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "   3  Jean Zorba (also Zorba 1)"
    assert "   3  Mossoul" in lines
    assert "      La neige tombe sur Mossoul" in lines
    assert "2 names without an entry in 1 article. Rows to paste:" in lines
    rows = list(
        csv.DictReader(lines[lines.index("2 names without an entry in 1 article. Rows to paste:") + 2 :])
    )
    assert [(row["kind"], row["fr"], row["en"]) for row in rows] == [
        ("", "Jean Zorba", ""),
        ("", "Mossoul", ""),
    ]
    assert files_in(desk.root) == before


def test_the_rows_can_be_pasted(desk: Project) -> None:
    folder = desk.root / "glossary"
    folder.mkdir()
    file = folder / "ours.csv"
    file.write_text("concept;fr;en;kind;note\nparis;Paris;Paris;place;\n", encoding="utf-8")
    out = desk.run(*ARGS, "--to", "en").out
    rows = out.partition("Rows to paste:\n\n")[2]
    assert rows.startswith("jean-zorba;Jean Zorba;;;3 times\n")
    with file.open("a", encoding="utf-8") as end:
        end.write(rows)
    assert desk.run("glossary", "check").code == 0
    assert desk.run(*ARGS, "--to", "en").out == "0 names without an entry in 1 article.\n"


def test_how_catalogs_rendered_names(desk: Project, engines: FakeEngines) -> None:
    assert desk.run("translate", "articles", "--from", "fr", "--to", "en").code == 0
    catalog = desk.catalog("neige", "en")
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(
        text.replace("[en] La neige tombe sur Mossoul", "Snow falls on Mosul"), encoding="utf-8"
    )
    unread = json.loads(desk.run(*ARGS, "--to", "en", "--json").out)
    assert [one["renderings"] for one in unread["suggestions"]] == [{"en": []}, {"en": []}]
    assert "jean-zorba,,preferred,Jean Zorba,,case" in unread["rows"]
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    told = json.loads(desk.run(*ARGS, "--to", "en", "--json").out)
    assert {one["kind"] for one in told["suggestions"]} == {None}
    mosul = next(one for one in told["suggestions"] if one["text"] == "Mossoul")
    assert {"text": "Mossoul", "count": 1} in mosul["renderings"]["en"]
    assert {"text": "Mosul", "count": 1} in mosul["renderings"]["en"]
    zorba = next(one for one in told["suggestions"] if one["text"] == "Jean Zorba")
    assert zorba["renderings"] == {"en": [{"text": "Jean Zorba", "count": 2}]}
    assert "jean-zorba,,preferred,Jean Zorba,Jean Zorba,case" in told["rows"]


def test_json(desk: Project) -> None:
    told = json.loads(desk.run(*ARGS, "--json", "--least", "2").out)
    assert sorted(told) == ["articles", "errors", "rows", "suggestions", "version"]
    first = told["suggestions"][0]
    assert (first["text"], first["count"], first["language"]) == ("Jean Zorba", 3, "fr")
    assert first["variants"] == [{"text": "Jean Zorba", "count": 2}, {"text": "Zorba", "count": 1}]
    assert first["places"] == ["neige.txt:5"] * 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("nowhere",), "no such file", id="no article"),
        pytest.param(("--to", "xx-nope"), "no known language", id="no language"),
        pytest.param(("--glossary", "nowhere"), "no such file", id="no glossary"),
    ],
)
def test_bad_input_is_one_line(desk: Project, args: tuple[str, ...], said: str) -> None:
    result = desk.run(*ARGS, *args)
    assert result.code == 2
    assert said in result.line


def test_a_catalog_that_can_not_be_read_stops_no_name(desk: Project) -> None:
    path = desk.catalog("neige", "en")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "open', encoding="utf-8")
    result = desk.run(*ARGS, "--to", "en")
    assert result.code == 2
    assert "neige.po" in result.line
    assert "Mossoul" in result.out


def test_terms_of_common_nouns(project: Project) -> None:
    if analyse(["un"], "fr") is None:
        missing("Apertium's analyser of French", "apt-get install apertium-fra-cat")
    text = "Le missile balistique est tombé. Un missile balistique a été tiré. Des missiles balistiques sont prêts.\n"
    project.article("a.txt", text)
    out = project.run(*ARGS, "--to", "en").out
    assert "   3  missile balistique (also missiles balistiques 1): term" in out
    assert "0 names and 1 term without an entry in 1 article. Rows to paste:" in out
    assert "missile-balistique,,preferred,missile balistique,," in out


def test_nothing_recurs(project: Project) -> None:
    project.article("one.txt", "Le matin est calme dans la vallée.\n")
    assert project.run(*ARGS).out == "0 names without an entry in 1 article.\n"


def test_help(project: Project) -> None:
    result = project.run("glossary", "suggest", "--help")
    assert result.code == 0
    assert "Exit codes: 0 done; 2 bad input or usage." in " ".join(result.out.split())
    assert not Path("glossary").exists()
