"""`l10n report`: from catalogs, articles and a glossary to a file, or to standard output."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from l10n.pipeline.output import write_all
from l10n.reports import FORMATS
from tests.browser import browser
from tests.checking import PORT, install, write_glossary
from tests.schemas import faults
from tests.support import ROOT, FakeEngines, Project, files_in, only_on

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
ARTICLE = """Retour à Mourmansk

Le navire est revenu à Mourmansk hier soir. Il a été accueilli par des familles de Severomorsk.

Mourmansk et Severomorsk sont voisines. Le maire de Severomorsk est venu. Les marins sont à Mourmansk ?
"""
GAPS = PORT + "equipage,term,preferred,marin,,sailor\n"


@pytest.fixture
def desk(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An article with its Spanish and Catalan catalogs (each source is its target), and a glossary."""
    install(monkeypatch.setattr)
    write_glossary(project.root, GAPS)
    project.article("port.txt", ARTICLE)
    project.article("2024/autre.txt", ARTICLE)
    project.run("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
    return project


def edit(desk: Project, old: str, new: str, name: str = "port", lang: str = "es") -> None:
    path = desk.catalog(name, lang)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def report(desk: Project, *args: str, code: int = 0) -> dict[str, Any]:
    result = desk.run("report", "--format", "json", "--fail-on", "never", *args)
    assert result.code == code, result.err
    told: dict[str, Any] = json.loads(result.out)
    assert faults(told, SCHEMA) == []
    return told


def test_all_of_it(desk: Project) -> None:
    told = report(desk)
    assert [(one["article"], one["target"], one["path"]) for one in told["catalogs"]] == [
        (name, lang, f"locales/{lang}/LC_MESSAGES/{name}.po")
        for name in ("2024/autre", "port")
        for lang in ("ca", "es")
    ]
    assert told["catalogs"][1]["progress"] == {
        "segments": 6, "reviewed": 0, "edited": 0, "machine": 6, "stale": 0, "untranslated": 0,
        "words_left": told["catalogs"][0]["progress"]["words_left"], "percent": 0,
    }  # fmt: skip
    severities = [one["severities"] for one in told["catalogs"]]
    assert severities[1]["warning"] >= 5  # four times Mourmansk, and a question mark
    assert severities[0]["warning"] == 1
    (term,) = told["terms"]
    assert (term["text"], [one["target"] for one in term["languages"]]) == ("Mourmansk", ["es"])
    (way,) = term["languages"][0]["renderings"]
    assert (way["text"], way["choice"], len(way["uses"])) == ("Mourmansk", "left as it was", 8)
    (name,) = told["gaps"]
    assert (name["text"], name["count"]) == ("Severomorsk", 6)
    assert "\nseveromorsk,,preferred,Severomorsk," in told["rows"]


def test_disagreements_are_found_down_to_their_places(desk: Project) -> None:
    edit(desk, "[es] Le navire est revenu à Mourmansk", "[es] Le navire est revenu à Múrmansk")
    (term,) = report(desk)["terms"]
    said = term["languages"][0]
    assert said["apart"] == 1
    use = said["renderings"][1]["uses"][0]
    assert (use["article"], use["path"]) == ("port", "locales/es/LC_MESSAGES/port.po")
    (start, end), *_ = use["target_spans"]
    assert use["target"][start:end] == "Múrmansk"
    lines = desk.catalog("port").read_text(encoding="utf-8").splitlines()
    assert lines[use["line"] - 1].startswith('msgid "Le navire est revenu')


def test_from_a_disagreement_to_a_changed_glossary_in_two_clicks_and_a_paste(
    desk: Project, tmp_path: Path
) -> None:
    """The sentences say *Múrmansk* once and leave *Mourmansk* else: whoever wants that has it admitted."""
    edit(desk, "[es] Le navire est revenu à Mourmansk", "[es] Le navire est revenu à Múrmansk")
    assert desk.run("report", "-o", "report.html").code == 0
    with browser(tmp_path) as page:
        page.open(desk.root / "report.html")
        page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
        page.run("document.querySelector('.term > summary').click()")
        offered = "[...document.querySelectorAll('.term .do li')].filter(one => one.checkVisibility())"
        assert page.run(f"{offered}.map(one => one.querySelector('b').textContent)") == [
            "Prefer “Mourmansk”",
            "Admit “Mourmansk”, too",
            "Forbid “Mourmansk”",
        ]
        assert "below the last line of glossary/terms.csv" in page.run(f"{offered}[1].textContent")
        page.run(f"{offered}[1].querySelector('.copy').click()")
        page.wait("document.getElementById('told').textContent === 'Copied.'")
        rows = page.run("window.copied")
    with (desk.root / "glossary" / "terms.csv").open("a", encoding="utf-8") as file:
        file.write(rows + "\n")
    assert desk.run("glossary", "check").code == 0
    (term,) = report(desk)["terms"]
    assert [(way["text"], way["choice"]) for way in term["languages"][0]["renderings"]] == [
        ("Mourmansk", "admitted"),
        ("Múrmansk", "preferred"),
    ]


def test_what_the_corpus_says_in_two_ways_is_found_and_ignored(desk: Project) -> None:
    def found() -> list[tuple[str, str]]:
        return [
            (one["path"], finding["check"])
            for one in report(desk)["catalogs"]
            for finding in one["findings"]
            if finding["check"] == "same-source"
        ]

    assert found() == []
    edit(desk, "[es] Retour à Mourmansk", "[es] De vuelta en Mourmansk")
    path = "locales/es/LC_MESSAGES/2024/autre.po"  # of two as frequent ones, the later in the alphabet
    assert found() == [(path, "same-source")]
    asked = desk.run("ignore", path, "same-source", "--source", "Retour à Mourmansk", "--reason", "a pun")
    assert asked.code == 0, asked.err
    assert found() == []
    assert [one["ignored"] for one in report(desk)["catalogs"]] == [0, 1, 0, 0]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_every_time_and_nothing_else_is_touched(desk: Project, form: str) -> None:
    before = files_in(desk.root)
    first = desk.run("report", "--format", form)
    assert (first.code, first.err) == (0, "")
    assert desk.run("report", "--format", form).out == first.out
    assert files_in(desk.root) == before
    assert str(desk.root) not in first.out


def test_a_file_and_three_lines_of_what_is_in_it(desk: Project) -> None:
    result = desk.run("report", "-o", "out/report.html")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:2] == ["out/report.html", "2 articles in 2 languages: 24 segments, 0 % reviewed"]
    assert "most often" in lines[2]
    assert lines[3] == "0 terms rendered in several ways; 0 misspelt names; 1 gap in the glossary"
    assert lines[4] == "Next: open out/report.html in a browser."
    page = (desk.root / "out/report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<mark>Mourmansk</mark>" in page


def test_parts_are_written_and_go_with_the_report_that_they_are_of(desk: Project, tmp_path: Path) -> None:
    folder, path = tmp_path / "r-parts", tmp_path / "r.html"

    def written(*parts: str) -> list[str]:
        files = [("r.html", [b"x"]), *((f"r-parts/{name}.html", [name.encode()]) for name in parts)]
        assert write_all(path, files, desk.root) == len(parts)
        return sorted(one.stem for one in folder.iterdir()) if folder.exists() else []

    assert written("a-01", "a-02", "a-03") == ["a-01", "a-02", "a-03"]
    (folder / "a-02.html").write_text("a person's")
    (folder / "own.html").write_text("a person's")
    assert written("a-01") == ["a-01", "a-02", "own"]
    (folder / "a-02.html").unlink()
    (folder / "own.html").unlink()
    assert written() == []
    assert not folder.exists()


def test_a_dash_is_standard_output(desk: Project) -> None:
    assert desk.run("report", "-o", "-") == desk.run("report")
    assert not (desk.root / "-").exists()


def test_a_suffix_says_the_format_and_an_option_another(desk: Project) -> None:
    assert desk.run("report", "-o", "a.json").code == 0
    assert json.loads((desk.root / "a.json").read_bytes())["version"] == 1
    assert desk.run("report", "-o", "a.txt", "--format", "csv").code == 0
    assert (desk.root / "a.txt").read_bytes().startswith(b"\xef\xbb\xbfseverity,check")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-o", "report.pdf"], "says no format"),
        (["-o", "report"], "says no format"),
        (["--format", "pdf"], "choose one of text, html, json, csv, junit, sarif, github"),
        (["--baseline", "nowhere.json"], "can't be read"),
        (["--baseline", "articles/port.txt"], "no report in JSON"),
        (["--to", "klingon"], "klingon"),
        (["--glossary", "nowhere"], "nowhere"),
        (["nowhere"], "nowhere"),
    ],
    ids=str,
)
def test_bad_input_is_a_line_and_writes_nothing(desk: Project, args: list[str], said: str) -> None:
    before = files_in(desk.root)
    out = [] if "-o" in args else ["-o", "report.html"]
    result = desk.run("report", *args, *out)
    assert (result.code, result.out) == (2, "")
    assert said in result.line
    assert files_in(desk.root) == before


def test_a_folder_that_may_not_be_written(desk: Project) -> None:
    (desk.root / "file").write_text("x")
    result = desk.run("report", "-o", "file/report.html")
    assert (result.code, result.out, "can't write it" in result.line) == (2, "", True)


def test_a_broken_catalog_stops_no_other(desk: Project) -> None:
    (desk.locales / "es/LC_MESSAGES/bad.po").write_text("no catalog", encoding="utf-8")
    told = report(desk, code=2)
    assert len(told["catalogs"]) == 4
    assert [one["path"] for one in told["problems"]] == ["locales/es/LC_MESSAGES/bad.po"]


def test_what_is_new(desk: Project) -> None:
    assert desk.run("report", "-o", "before.json").code == 0
    assert desk.run("report", "--baseline", "before.json", "--fail-on", "warning").code == 0
    edit(desk, 'msgstr "[es] Les marins', 'msgstr "[es] ¿Los marins')
    desk.article("port.txt", "Une phrase de plus.\n\n" + ARTICLE)
    desk.run("translate", "articles", "--from", "fr", "--to", "es")
    told = report(desk, "--baseline", "before.json")
    new = [found for one in told["catalogs"] for found in one["findings"]]
    assert {found["target"] for found in new} == {"[es] ¿Los marins sont à Mourmansk?"}
    assert told["known"] > 0
    assert desk.run("report", "--baseline", "before.json", "--fail-on", "warning").code == 1


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on(desk: Project, fail_on: str, code: int) -> None:
    edit(desk, "#, fuzzy\n", "", "port")
    desk.run("accept", "locales/es/LC_MESSAGES/port.po")
    assert desk.run("report", "--fail-on", fail_on).code == code


def test_no_glossary_and_no_articles(project: Project, engines: FakeEngines) -> None:
    path = project.catalog("a")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: es\\nX-Source-Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Un chat."\nmsgstr "Un gato."\n',
        encoding="utf-8",
    )
    told = report(project)
    assert (told["terms"], told["gaps"], told["rows"], len(told["catalogs"])) == ([], [], "", 1)


def test_no_catalogs(project: Project) -> None:
    result = project.run("report")
    assert (result.code, result.out) == (2, "")
    assert "locales" in result.line


@only_on("Linux", "macOS and Windows make no folder whose name isn't Unicode")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_a_script_or_no_text(desk: Project, form: str) -> None:
    odd = Path(os.fsdecode(b"locales/<img src=x onerror=alert(1)>\xe9\n::error::/es.po"))
    odd.parent.mkdir()
    odd.write_bytes(desk.catalog("port").read_bytes())
    result = desk.run("report", "--format", form)
    assert result.code == 0
    assert form not in ("html", "junit") or "<img" not in result.out
    assert form not in ("text", "github") or "\n::error::" not in result.out


PLANT = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


@only_on("POSIX", "Windows makes no file with < or a quotation mark in its name")
def test_scripts_in_articles_catalogs_glossary_and_names_are_text(desk: Project, tmp_path: Path) -> None:
    name = f"{PLANT.split('</')[0]} </title> x"[:60].replace("/", "∕")
    cell = PLANT.replace('"', '""')
    rows = f'concept,fr,es\n"port{cell}",Mourmansk,"Múrmansk{cell}"\n'
    (desk.root / "glossary" / "terms.csv").write_text(rows, encoding="utf-8")
    desk.article(
        f"{name}.txt", ARTICLE.replace("hier soir", f"hier soir {PLANT}") + f"\nLes Severomorsk{PLANT}.\n"
    )
    assert desk.run("translate", "articles", "--from", "fr", "--to", "es").code == 0
    edit(desk, "[es] Retour", f"{PLANT} Retour".replace('"', '\\"'), name)
    result = desk.run("report", "-o", "report.html", "--least", "1", "--fail-on", "never")
    assert (result.code, result.err) == (0, "")
    text = (desk.root / "report.html").read_text(encoding="utf-8")
    for what in (
        "hier soir &lt;script&gt;",
        "&lt;/script&gt;&lt;img src=x onerror=&quot;document.title=&#x27;owned&#x27;&quot;&gt; Retour",
        "say Múrmansk&lt;script&gt;",
        "<code>port&lt;script&gt;",
        "<b>&lt;script&gt;document.title=&#x27;owned&#x27;",
    ):
        assert what in text
    with browser(tmp_path) as page:
        page.open(desk.root / "report.html")
        page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.run("document.title") == "Consistency report: 3 articles in 2 languages"
        assert page.run("[document.scripts.length, document.images.length]") == [3, 0]
        assert page.complaints == []
