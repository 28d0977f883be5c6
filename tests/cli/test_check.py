"""`l10n check`: catalogs of ours and of other tools, as people and programs read it, and written into them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from l10n.cli.findings import lines_of
from l10n.messages import msg
from l10n.model import Finding, Severity, Span, digest
from tests.checking import PORT, install, write_glossary
from tests.schemas import faults
from tests.support import ROOT, FakeEngines, Project, check_catalog, files_in

FOREIGN = ROOT / "tests/data/foreign"
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/check.schema.json").read_text(encoding="utf-8"))
ARTICLE = (
    "Retour à Mourmansk\n\nLe navire est revenu à Mourmansk hier soir. Il a été accueilli par des familles.\n"
)
FIRST, SECOND, THIRD = (
    "Retour à Mourmansk",
    "Le navire est revenu à Mourmansk hier soir.",
    "Il a été accueilli par des familles.",
)
TRANSLATE = ("translate", "articles", "--from", "fr", "--to", "es")


@pytest.fixture(autouse=True)
def checks(engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch.setattr)


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    """A project with an article, its Spanish catalog (with the source as its target), and a glossary."""
    project.article("port.txt", ARTICLE)
    assert project.run(*TRANSLATE).code == 0
    write_glossary(project.root)
    return project


def report(out: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(out)
    assert faults(parsed, SCHEMA) == []
    return parsed


def edit(path: Path, old: str, new: str) -> None:
    data = path.read_text(encoding="utf-8")
    assert data.count(old) == 1, data
    path.write_text(data.replace(old, new), encoding="utf-8")


def review(path: Path, source: str, target: str | None = None) -> None:
    """Take the flag from a unit, and give it another target."""
    data = path.read_text(encoding="utf-8")
    before, after = data.split(f'msgid "{source}"\n')
    assert before.endswith("#, fuzzy\n")
    line, rest = after.split("\n", 1)
    path.write_text(
        before.removesuffix("#, fuzzy\n")
        + f'msgid "{source}"\n'
        + (line if target is None else f'msgstr "{target}"')
        + f"\n{rest}",
        encoding="utf-8",
    )


def test_what_nobody_reviewed_is_a_warning_and_what_somebody_did_an_error(desk: Project) -> None:
    result = desk.run("check")
    assert result.code == 0
    assert re.sub(r"\] [0-9a-f]{8}$", "]", result.out, flags=re.MULTILINE) == (
        f"locales/es/LC_MESSAGES/port.po:26: warning: say Múrmansk for Mourmansk [terms/missing]\n"
        f"    {FIRST}\n    [es] {FIRST}\n"
        f"locales/es/LC_MESSAGES/port.po:33: warning: say Múrmansk for Mourmansk [terms/missing]\n"
        f"    {SECOND}\n    [es] {SECOND}\n\n"
        "2 findings in 1 catalog with 3 translations: 2 × glossary term missing.\n"
    )
    assert desk.run("check", "--fail-on", "warning").code == 1
    review(desk.catalog("port"), SECOND)
    result = desk.run("check", "locales")
    assert result.code == 1
    assert "port.po:32: error: say" in result.out
    assert desk.run("check", "--fail-on", "never").code == 0
    review(desk.catalog("port"), FIRST, "Retorno a Múrmansk")
    assert "1 finding in" in desk.run("check").out


def test_nothing_found_is_said_calmly(desk: Project) -> None:
    shutil.rmtree(desk.root / "glossary")
    result = desk.run("check")
    assert (result.code, result.err) == (0, "")
    assert result.out == "No findings in 1 catalog with 3 translations.\n"


def test_the_report_is_what_its_schema_says(desk: Project) -> None:
    result = desk.run("check", "--format", "json")
    assert (result.code, result.err) == (0, "")
    told = report(result.out)
    assert told["checked"] == {"catalogs": 1, "units": 3, "ignored": 0, "written": 0, "fixed": 0}
    assert told["errors"] == []
    assert told["findings"][0] == {
        "check": "term-missing",
        "rule": "terms/missing",
        "mqm": "terminology/inconsistent-with-terminology-resource",
        "certainty": "certain",
        "severity": "warning",
        "message": "say Múrmansk for Mourmansk",
        "path": str(desk.catalog("port")),
        "line": 26,
        "source": FIRST,
        "target": f"[es] {FIRST}",
        "source_spans": [[9, 18]],
        "target_spans": [],
        "term": "Mourmansk",
        "concept": "mourmansk",
        "allowed": ["Múrmansk"],
        "fix": [],
        "fingerprint": digest("term-missing", FIRST, f"[es] {FIRST}", "Mourmansk"),
    }


@pytest.mark.parametrize(
    ("change", "value"),
    [
        pytest.param("source_spans", [[1]], id="span"),
        pytest.param("severity", "bad", id="severity"),
        pytest.param("allowed", [1], id="type"),
        pytest.param("more", 1, id="unknown"),
    ],
)
def test_the_schema_refuses(desk: Project, change: str, value: object) -> None:
    told = report(desk.run("check", "--format", "json").out)
    told["findings"][0][change] = value
    assert faults(told, SCHEMA) != []


def test_what_can_not_be_used_stops_nothing_else(desk: Project) -> None:
    bad = desk.locales / "fr" / "bad.po"
    bad.parent.mkdir()
    bad.write_text("msgid oops\n")
    empty = desk.root / "empty"
    empty.mkdir()
    result = desk.run("check", "locales", "gone.po", empty, "--format", "json")
    assert result.code == 2
    told = report(result.out)
    assert [error["path"] for error in told["errors"]] == ["gone.po", str(empty), "locales/fr/bad.po"]
    assert all(error["hint"] for error in told["errors"])
    assert len(told["findings"]) == 2
    assert len(result.err.splitlines()) == 3


def test_without_catalogs_it_says_so(project: Project) -> None:
    assert project.run("check").code == 2
    project.locales.mkdir()
    result = project.run("check")
    assert (result.code, result.line) == (
        2,
        f"l10n: error: {project.locales}: holds no catalog (.po); name another folder, or translate something"
        " first: l10n translate",
    )


def test_a_glossary_that_was_named_must_be_there(desk: Project) -> None:
    assert desk.run("check", "--glossary", "gone").code == 2
    (desk.root / "glossary" / "terms.csv").write_text('concept,fr\n"open', encoding="utf-8")
    assert "terms.csv" in desk.run("check").line


def test_another_glossary_may_be_named(desk: Project) -> None:
    other = desk.root / "other"
    other.mkdir()
    (desk.root / "glossary" / "terms.csv").rename(other / "terms.csv")
    assert desk.run("check", "--glossary", other).out.count("terms/missing]") == 2


def test_hidden_files_obsolete_units_and_doubles_are_left_out(desk: Project) -> None:
    shutil.copy(desk.catalog("port"), desk.catalog("port").with_name(".port.po"))
    hidden = desk.locales / ".backup"
    hidden.mkdir()
    shutil.copy(desk.catalog("port"), hidden)
    desk.article("port.txt", ARTICLE.replace(SECOND, ""))
    desk.run(*TRANSLATE, "--no-glossary")
    review(desk.catalog("port"), FIRST, "Retorno a Múrmansk")
    result = desk.run("check", "locales", desk.catalog("port"), "locales/es")
    assert (result.code, result.out) == (0, "No findings in 1 catalog with 2 translations.\n")


# What other tools write, and how much of it is checked with which languages.
@pytest.mark.parametrize(
    ("name", "args", "units"),
    [
        *(pytest.param(name, (), 14, id=name) for name in ("l10n", "poedit", "poedit-wrapped", "weblate")),
        pytest.param("msgcat-sorted", (), 14, id="msgcat-sorted"),
        pytest.param("omegat", (), 4, id="omegat"),
        pytest.param("po4a", ("--to", "es"), 2, id="po4a"),
        pytest.param("msginit", (), 5, id="a plural and a context"),
        pytest.param("latin1", (), 5, id="ISO 8859-1"),
        pytest.param("xgettext", ("--to", "es"), 1, id="a template filled in"),
    ],
)
def test_catalogs_of_other_tools_are_checked(
    project: Project, name: str, args: tuple[str, ...], units: int
) -> None:
    write_glossary(project.root, "concept,kind,fr,es\ntempete,term,tempête,tempestad\n")
    path = project.root / f"{name}.po"
    path.write_bytes((FOREIGN / f"{name}.po").read_bytes())
    result = project.run("check", path, "--format", "json", "--fail-on", "never", *args)
    assert (result.code, result.err) == (0, "")
    told = report(result.out)
    assert told["checked"]["units"] == units
    lines = (FOREIGN / f"{name}.po").read_text("iso-8859-1" if name == "latin1" else "utf-8").split("\n")
    assert told["findings"] != []
    for finding in told["findings"]:
        if finding["check"] != "source-language":
            assert "tempête" in finding["source"]
            assert lines[finding["line"] - 1].startswith("msgid ")


@pytest.mark.parametrize(
    ("header", "place", "args", "told"),
    [
        pytest.param("Language: es\\nX-Source-Language: fr\\n", "a.po", (), "es", id="the header"),
        pytest.param("Language: es\\n", "a.po", ("--from", "fr"), "es", id="--from"),
        pytest.param("X-Source-Language: fr\\n", "a.po", ("--to", "es"), "es", id="--to"),
        pytest.param("X-Source-Language: fr\\n", "es/LC_MESSAGES/a.po", (), "es", id="the folder"),
        pytest.param("X-Source-Language: fr\\n", "es.po", (), "es", id="the name"),
        pytest.param(
            "Language: es\\nX-Source-Language: fr\\n", "a.po", ("--to", "en"), "en", id="--to first"
        ),
        pytest.param("Language: es\\n", "a.po", (), "es", id="detected"),
        pytest.param(
            "Language: en\\nX-Source-Language: fr\\n", "es.po", (), "en", id="the header before the name"
        ),
    ],
)
def test_how_the_languages_are_known(
    project: Project, header: str, place: str, args: tuple[str, ...], told: str
) -> None:
    write_glossary(project.root)
    path = project.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'msgid ""\nmsgstr "{header}Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{SECOND}"\nmsgstr "x"\n',
        encoding="utf-8",
    )
    found = report(project.run("check", path, "--format", "json", *args).out)["findings"]
    found = [one for one in found if one["rule"] != "catalog/target-language"]  # where --to says another one
    assert [finding["allowed"] for finding in found] == [["Múrmansk" if told == "es" else "Murmansk"]]


@pytest.mark.parametrize(
    ("header", "source", "reason"),
    [
        pytest.param("", SECOND, "doesn't say its language; state it with --to", id="no target"),
        pytest.param(
            "Language: klingon\\n", SECOND, "`klingon` is unknown; state it with --to", id="unknown"
        ),
        pytest.param("Language: es\\n", "Oui", "too little text; state it with --from", id="no source"),
    ],
)
def test_a_language_that_nothing_tells_is_asked_for(
    project: Project, header: str, source: str, reason: str
) -> None:
    path = project.root / "port-a.po"
    path.write_text(f'msgid ""\nmsgstr "{header}"\n\nmsgid "{source}"\nmsgstr "x"\n', encoding="utf-8")
    result = project.run("check", path)
    assert result.code == 2
    assert reason in result.line


def test_plural_forms_are_checked_each(project: Project) -> None:
    path = project.root / "es.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: es\\nX-Source-Language: en\\nContent-Type: text/plain; charset=UTF-8\\n'
        'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "One boat"\nmsgid_plural "%d boats"\nmsgstr[0] "¿Un barco?"\nmsgstr[1] "%d barcos?"\n\n'
        'msgid "x"\nmsgid_plural "y"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        encoding="utf-8",
    )
    told = report(project.run("check", path, "--write", "--format", "json").out)
    assert told["checked"]["units"] == 2
    assert [(f["source"], f["target"], f["target_spans"]) for f in told["findings"]] == [
        ("One boat", "¿Un barco?", [[9, 10]]),
        ("%d boats", "%d barcos?", [[9, 10]]),
    ]
    assert path.read_text(encoding="utf-8").count("#. finding: doubtful: is that a question?\n") == 1


def test_write_puts_findings_where_editors_show_them_and_nothing_else(desk: Project) -> None:
    path = desk.catalog("port")
    before = path.read_text(encoding="utf-8")
    result = desk.run("check", "--write")
    assert result.out.endswith("2 × glossary term missing. 1 catalog written.\n")
    after = path.read_text(encoding="utf-8")
    line = "#. finding: term-missing: say Múrmansk for Mourmansk\n"
    assert after.count(line) == 2
    assert after.replace(line, "") == before
    check_catalog(path)
    shown = [line for line in result.out.splitlines() if line.startswith("locales/")]
    lines = after.split("\n")
    assert [lines[int(line.split(":")[1]) - 1] for line in shown] == [f'msgid "{FIRST}"', f'msgid "{SECOND}"']

    stat, files = path.stat(), files_in(desk.locales)
    again = desk.run("check", "--write")
    assert again.out == result.out.replace(" 1 catalog written.", "")
    assert (path.stat().st_mtime_ns, files_in(desk.locales)) == (stat.st_mtime_ns, files)

    (desk.root / "glossary" / "terms.csv").write_text(PORT.replace("Múrmansk", "Mourmansk"), encoding="utf-8")
    assert desk.run("check", "--write").code == 0
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", sorted(path.name for path in FOREIGN.glob("*.po")))
def test_write_to_a_catalog_of_another_tool_adds_lines_only_and_keeps_a_copy(
    project: Project, name: str
) -> None:
    write_glossary(
        project.root, "concept,kind,fr,es\ntempete,term,tempête,tempestad\nport,term,port,fondeadero\n"
    )
    path = project.root / name
    path.write_bytes(old := (FOREIGN / name).read_bytes())
    args = ("check", path, "--write", "--to", "es", "--from", "fr", "--fail-on", "never")
    assert project.run(*args).code == 0
    text = old.decode("iso-8859-1" if name == "latin1.po" else "utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    left = "\n".join(line for line in lines if not line.startswith("#. finding: "))
    assert len(left.split("\n")) < len(lines)
    if name in ("latin1.po", "xgettext.po"):  # their headers must say UTF-8 now
        text, left = (whole.split("\n\n", 1)[1] for whole in (text, left))
    assert left == text
    ours = b"X-L10n-Catalog" in old
    assert [other.read_bytes() for other in project.root.glob("*.orig")] == ([] if ours else [old])
    once = path.read_bytes()
    project.run(*args)
    assert path.read_bytes() == once


def test_a_catalog_that_lost_its_flags_is_reviewed_by_nobody(desk: Project) -> None:
    path = desk.catalog("port")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    result = desk.run("check")
    assert (result.code, result.out.count("warning: ")) == (0, 2)


def test_text_that_commands_a_terminal_is_shown_and_not_sent(project: Project) -> None:
    path = project.root / "es.po"
    path.write_text(
        'msgid ""\nmsgstr "X-Source-Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Two\\nlines\x1b[31m"\nmsgstr "¿dos?\u202e\x1b[0m\u2066"\n',
        encoding="utf-8",
    )
    out = project.run("check", path).out
    assert not {"\x1b", "\u202e", "\u2066"} & {*out}
    assert "    Two lines\\x1b[31m\n    ¿dos?\\u202e\\x1b[0m\\u2066\n" in out


def test_a_terminal_has_the_places_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    at: dict[str, Any] = {
        "path": "a.po",
        "line": 3,
        "source": "Le Koursk\x1b a coulé",
        "target": "The Kursk sank",
    }
    findings = [
        Finding(
            "one", Severity.ERROR, msg("look"), **at, source_spans=(Span(3, 9), Span(0, 4)), rule="a/one"
        ),
        Finding("two", Severity.WARNING, msg("there"), **at, target_spans=(Span(4, 9),), rule="a/two"),
    ]
    error, warning, source, target, _ = lines_of(findings)
    assert error == f"a.po:3: \x1b[31m\x1b[1merror\x1b[0m: look [a/one] {findings[0].fingerprint[:8]}"
    assert warning == f"a.po:3: \x1b[33m\x1b[1mwarning\x1b[0m: there [a/two] {findings[1].fingerprint[:8]}"
    assert source == "    \x1b[1m\x1b[4mLe K\x1b[0m\x1b[1m\x1b[4moursk\x1b[0m\\x1b a coulé"
    assert target == "    The \x1b[1m\x1b[4mKursk\x1b[0m sank"
    monkeypatch.setenv("NO_COLOR", "1")
    assert list(lines_of(findings))[2:4] == ["    Le Koursk\\x1b a coulé", "    The Kursk sank"]
