"""`l10n glossary`: looking over, looking up, taking in and giving out, by words, codes and lines."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support import FakeEngines, Project, files_in

CSV = """concept,kind,status,fr,en,es,match,note
kursk,place,preferred,Koursk,Kursk,Kursk,,
kursk,place,forbidden,,Koursk,,,
nato,acronym,preferred,OTAN,NATO,OTAN,,
northkorean,demonym,preferred,nord-coréen,North Korean,norcoreano,,
"""
TEXT = "L'OTAN parle.\nDes troupes nord-coréennes\nà Koursk.\n"


@pytest.fixture
def home(project: Project) -> Project:
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(CSV, encoding="utf-8")
    return project


def test_check_says_that_all_is_well(home: Project) -> None:
    result = home.run("glossary", "check")
    assert (result.code, result.out, result.err) == (
        0,
        "No findings in 4 rows of 3 concepts in 1 file.\n",
        "",
    )


def test_check_names_file_row_reason_and_way_out(home: Project) -> None:
    path = home.root / "glossary" / "terms.csv"
    path.write_text(
        CSV + "kursk,place,admitted,,Koursk,,,\none,term,,un,,,,\n,plaec,,a,b,,,\n", encoding="utf-8"
    )
    result = home.run("glossary", "check")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines() == [
        "glossary/terms.csv:6: error: `Koursk` (en) is admitted, and forbidden in line 3: decide for one "
        "[glossary/contradiction]",
        "glossary/terms.csv:7: warning: the concept `one` has forms in one language only: add another, or remove it "
        "[glossary/one-language]",
        "glossary/terms.csv:8: error: unknown kind `plaec`: did you mean `place`? [glossary/value]",
        "",
        "2 errors and 1 warning in 6 rows of 4 concepts in 1 file.",
    ]


def test_warnings_alone_are_no_failure(home: Project) -> None:
    (home.root / "more.csv").write_text("fr,en\nun,one\ndeux,\n")
    result = home.run("glossary", "check", "more.csv")
    assert (result.code, "1 warning" in result.out) == (0, True)


def test_check_is_json_too(home: Project) -> None:
    (home.root / "more.csv").write_text("fr,en\nun ,one\n")
    result = home.run("glossary", "check", "glossary", "more.csv", "--json")
    assert result.code == 1
    told = json.loads(result.out)
    assert {key: told[key] for key in ("version", "files", "rows", "concepts")} == {
        "version": 1,
        "files": 2,
        "rows": 5,
        "concepts": 4,
    }
    (finding,) = told["findings"]
    assert (finding["path"], finding["line"], finding["check"], finding["severity"]) == (
        "more.csv",
        2,
        "glossary-space",
        "error",
    )


def test_find_shows_what_matches_where_and_why(home: Project) -> None:
    (home.root / "text.txt").write_text(TEXT, encoding="utf-8")
    result = home.run("glossary", "find", "text.txt", "--lang", "fr", "--to", "en")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "text.txt:1:3: OTAN: acronym nato, fr, preferred, letter by letter [glossary/terms.csv:4]",
        "    en: NATO",
        "text.txt:2:13: nord-coréennes (form nord-coréen): demonym northkorean, fr, preferred, in any inflection "
        "[glossary/terms.csv:5]",
        "    en: North Korean",
        "text.txt:3:3: Koursk: place kursk, fr, preferred, with its capitals [glossary/terms.csv:2]",
        "    en: Kursk; never Koursk",
    ]


def test_find_looks_in_all_languages_where_none_is_named(home: Project) -> None:
    lines = home.run("glossary", "find", "Koursk").out.splitlines()
    assert lines == [
        "1:1: Koursk: place kursk, fr, preferred, with its capitals [glossary/terms.csv:2]",
        "    en: Kursk; never Koursk",
        "    es: Kursk",
        "1:1: Koursk: place kursk, en, forbidden, with its capitals [glossary/terms.csv:3]",
        "    fr: Koursk",
        "    es: Kursk",
    ]


def test_find_takes_the_projects_languages(home: Project) -> None:
    (home.root / "l10n.toml").write_text('from = "fr"\nto = ["es", "ca"]\n')
    assert home.run("glossary", "find", "Koursk").out.splitlines()[1:] == ["    es: Kursk"]


def test_find_is_json_too_and_reads_standard_input(home: Project) -> None:
    result = home.run("glossary", "find", "-", "--lang", "fr", "--to", "en", "--json", stdin=TEXT.encode())
    told = json.loads(result.out)
    assert (result.code, told["version"]) == (0, 1)
    for match in told["matches"]:
        assert TEXT[match["start"] : match["end"]] == match["text"]
    assert told["matches"][2] == {
        "start": 43,
        "end": 49,
        "line": 3,
        "column": 3,
        "text": "Koursk",
        "language": "fr",
        "form": "Koursk",
        "concept": "kursk",
        "kind": "place",
        "status": "preferred",
        "match": "case",
        "row": {"path": str(home.root / "glossary" / "terms.csv"), "line": 2},
        "targets": {"en": {"told": "Kursk", "allowed": ["Kursk"], "forbidden": ["Koursk"]}},
    }


def test_find_says_that_nothing_matches(home: Project) -> None:
    result = home.run("glossary", "find", "rien du tout", "--lang", "fr")
    assert (result.code, result.out) == (0, "Nothing of the glossary is in it.\n")


@pytest.mark.parametrize("suffix", [".tbx", ".utf8", ".csv", ".tsv"])
def test_what_is_given_out_is_taken_in(home: Project, suffix: str) -> None:
    pair = ("--from", "fr", "--to", "en")
    result = home.run("glossary", "export", "-o", f"out/terms{suffix}", *pair)
    size = 4 if suffix == ".csv" else 3  # a table of ours holds forbidden forms, too
    assert (result.code, result.out) == (0, f"{size} entries written to out/terms{suffix}\n")
    assert all(line.startswith("l10n: note: ") for line in result.err.splitlines())
    result = home.run("glossary", "import", f"out/terms{suffix}", *pair, "-o", "taken.csv")
    assert result.code == 0, result.err
    assert result.out.endswith(" rows written to taken.csv\nNext: l10n glossary check taken.csv\n")
    assert home.run("glossary", "check", "taken.csv").code == 0
    found = home.run(
        "glossary", "find", "Koursk", "--lang", "fr", "--to", "en", "--glossary", "taken.csv"
    ).out
    assert "    en: Kursk" in found


def test_translate_says_that_a_glossary_contradicts_itself(home: Project, engines: FakeEngines) -> None:
    home.article("a.txt", "Bonjour.\n")
    argv = ("translate", "articles", "--from", "fr", "--to", "es")
    assert home.run(*argv).err == ""
    with (home.root / "glossary" / "terms.csv").open("a", encoding="utf-8") as file:
        file.write("kursk,place,admitted,,Koursk,,,\n")
    assert home.run(*argv).err == (
        "l10n: note: the glossary says two things of one term in a row: `l10n glossary check` lists them\n"
    )
    assert "No glossary: names" in home.run(*argv, "--no-glossary", "--refresh").out


def test_what_a_format_can_not_hold_is_said(home: Project) -> None:
    result = home.run("glossary", "export", "-o", "-", "--format", "omegat", "--from", "fr", "--to", "es")
    assert (result.code, result.out) == (0, "Koursk\tKursk\nOTAN\tOTAN\nnord-coréen\tnorcoreano\n")
    assert result.err.splitlines() == [
        "l10n: note: OmegaT's glossary holds no kinds: person, place, acronym and the others are lost"
    ]


def test_tbx_has_all_languages_if_none_is_named(home: Project) -> None:
    out = home.run("glossary", "export", "-o", "-", "--format", "tbx").out
    assert [f'xml:lang="{tag}"' in out for tag in ("fr", "en", "es")] == [True] * 3
    out = home.run("glossary", "export", "-o", "-", "--format", "tbx", "--from", "fr", "--to", "es").out
    assert 'xml:lang="en"' not in out


def test_import_goes_into_the_projects_glossary(project: Project) -> None:
    (project.root / "wörter.tsv").write_text("fr\ten\nKoursk\tKursk\n", encoding="utf-8")
    result = project.run("glossary", "import", "wörter.tsv")
    assert result.out.splitlines()[0] == "1 row written to glossary/wörter.csv"
    assert project.run("glossary", "find", "Kursk", "--lang", "en").out.splitlines()[1] == "    fr: Koursk"


BAD = [
    pytest.param(("check", "gone"), "gone: no such file or folder; check its name", id="check"),
    pytest.param(("check", "empty"), "empty: no .csv file in this folder", id="empty folder"),
    pytest.param(("find", "x", "--lang", "xx"), "`xx` is no known language", id="no language"),
    pytest.param(("find", "x", "--lang", "it"), "no forms in `it`; it has fr, en, es", id="not there"),
    pytest.param(("find", "x", "--glossary", "gone"), "gone: no such file or folder", id="no glossary"),
    pytest.param(("find", "binary"), "binary:1: has NUL bytes", id="find in a binary file"),
    pytest.param(("find", "gone.txt"), "gone.txt: no such file; check its name", id="find in a missing file"),
    pytest.param(("find", "empty"), "empty: is a folder, not a text", id="find in a folder"),
    pytest.param(("import", "x.tsv", "--from", "fr", "--to", "FR"), "name both", id="one language twice"),
    pytest.param(
        ("export", "-o", "y.tbx", "--from", "fr", "--to", "fr"), "tbx is written for", id="fr to fr"
    ),
    pytest.param(
        ("export", "-o", "y.utf8", "--from", "fr", "--to", "fr"), "omegat is written for", id="twice"
    ),
    pytest.param(("find", "binary", "--encoding", "x"), "`x`", id="no encoding"),
    pytest.param(("import", "gone.tbx"), "gone.tbx: no such file; check its name", id="import"),
    pytest.param(
        ("import", "empty"), "name one with --format: tbx (.tbx), omegat (.utf8 .tab .txt)", id="format"
    ),
    pytest.param(("import", "empty", "--format", "tbx"), "empty: is a folder, not a file", id="folder"),
    pytest.param(("import", "x.tsv"), "name both: --from fr --to en", id="no languages"),
    pytest.param(
        ("import", "x.tsv", "--from", "fr", "--to", "en", "-o", "glossary/terms.csv"),
        "glossary/terms.csv: is there already; choose another name with -o, or add --force",
        id="there already",
    ),
    pytest.param(
        ("import", "one.tsv", "--from", "fr", "--to", "en"),
        "1 entry without a source or a target",
        id="no rows",
    ),
    pytest.param(("import", "binary", "--format", "tbx"), "binary:1: isn't XML", id="no tbx"),
    pytest.param(("export", "-o", "x.tsv"), "x.tsv: is there already", id="export there already"),
    pytest.param(("export", "-o", "x.utf8"), "omegat is written for two languages", id="export languages"),
    pytest.param(
        ("export", "-o", "x.utf8", "--from", "fr", "--to", "en", "--to", "es"),
        "for two languages",
        id="three",
    ),
    pytest.param(
        ("export", "-o", "x.utf8", "--from", "fr", "--to", "it"), "no forms in `it`", id="export it"
    ),
    pytest.param(("export", "-o", "-"), "name one with --format", id="export format"),
]


@pytest.mark.parametrize(("args", "said"), BAD)
def test_bad_input_is_one_line_and_writes_nothing(home: Project, args: tuple[str, ...], said: str) -> None:
    (home.root / "empty").mkdir()
    (home.root / "binary").write_bytes(bytes(range(256)))
    (home.root / "x.tsv").write_text("a\tb\n")
    (home.root / "one.tsv").write_text("a\n")
    before = files_in(home.root)
    result = home.run("glossary", *args)
    assert (result.code, result.out) == (2, "")
    assert said in result.line
    assert files_in(home.root) == before


def test_force_overwrites(home: Project) -> None:
    (home.root / "x.tsv").write_text("a\tb\n")
    assert home.run("glossary", "export", "-o", "x.tsv", "--from", "fr", "--to", "en", "--force").code == 0
    assert (home.root / "x.tsv").read_text().startswith("Koursk\tKursk\n")


def test_without_a_glossary_there_is_a_way_out(project: Project) -> None:
    result = project.run("glossary", "find", "Koursk")
    assert result.code == 2
    assert "there is no glossary in" in result.line
    assert "--glossary" in result.line
    assert project.run("glossary", "check").code == 2


@pytest.mark.parametrize("command", ["check", "find", "import", "export"])
def test_help_has_examples_and_fits(home: Project, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = home.run("glossary", command, "--help").out
    assert "  Examples:" in out.splitlines()
    assert "Exit codes: 0 done;" in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_folder_is_a_setting(home: Project) -> None:
    (home.root / "glossary").rename(home.root / "terms")
    (home.root / "l10n.toml").write_text('glossary = "terms"\n')
    assert home.run("glossary", "check").out == "No findings in 4 rows of 3 concepts in 1 file.\n"
    assert Path("terms/terms.csv").is_file()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", ">(cat)"])
def test_export_writes_through_to_pipes_without_being_forced(home: Project, name: str) -> None:
    command = shlex.join(
        home.driven("glossary", "export", "--format", "tsv", *("--from", "fr", "--to", "en"), "-o")
    )
    shell = ["bash", "-c", f"{command} {name} | cat"]
    ran = subprocess.run(shell, cwd=home.root, capture_output=True, text=True, check=True)
    assert "OTAN\tNATO\n" in ran.stdout
    assert "error" not in ran.stderr
