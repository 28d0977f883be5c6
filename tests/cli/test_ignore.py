"""`l10n ignore`, and translators' comments: what they say is right is found no more, until the sentence changes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from l10n.catalogs.ignores import fingerprint
from tests.checking import install, write_glossary
from tests.cli.test_check import ARTICLE, FIRST, SECOND, TRANSLATE, edit, report
from tests.support import FakeEngines, Project, check_catalog, files_in, need

BOTH = "2 findings in 1 catalog with 3 translations: 2 × glossary term missing.\n"
ONE = "1 finding in 1 catalog with 3 translations: 1 × glossary term missing; 1 ignored.\n"


@pytest.fixture(autouse=True)
def checks(engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch.setattr)


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    """A project with an article, its Spanish catalog and a glossary; two findings are in it."""
    project.article("port.txt", ARTICLE)
    write_glossary(project.root)
    assert project.run(*TRANSLATE).code == 0
    assert project.run("check").out.endswith(BOTH)
    return project


def comment(desk: Project, text: str, source: str = FIRST) -> None:
    """Write a translator's comment to a unit."""
    path = desk.catalog("port")
    before, after = path.read_text(encoding="utf-8").split(f'msgid "{source}"\n')
    head, _, chunk = before.rpartition("\n\n")
    path.write_text(f'{head}\n\n# {text}\n{chunk}msgid "{source}"\n{after}', encoding="utf-8")


def kept(desk: Project) -> list[str]:
    """Return the ignores in the catalog."""
    lines = desk.catalog("port").read_text(encoding="utf-8").split("\n")
    return [line.removeprefix("# l10n-ignore: ") for line in lines if line.startswith("# l10n-ignore: ")]


@pytest.mark.parametrize(
    ("text", "found", "ignored"),
    [
        pytest.param("term-missing Mourmansk; why", ["term-missing"], 1, id="check and term"),
        pytest.param("term-missing; why", ["term-missing"], 1, id="check"),
        pytest.param("term-missing Kiev; why", ["term-missing"] * 2, 0, id="another term"),
        pytest.param("doubtful; why", ["term-missing"] * 2, 0, id="another check"),
        pytest.param(
            "term-missing Mourmansk", ["term-missing", "ignore-without-reason", "term-missing"], 0, id="no reason"
        ),
        pytest.param("term-mising; why", ["term-missing", "ignore-unknown-check", "term-missing"], 0, id="a typo"),
        pytest.param("; why", ["term-missing", "ignore-unknown-check", "term-missing"], 0, id="no check"),
        pytest.param(
            f"term-missing; why; {fingerprint(SECOND)}", ["term-missing", "ignore-void", "term-missing"], 0, id="void"
        ),
    ],
)  # fmt: skip
def test_what_a_comment_does(desk: Project, text: str, found: list[str], ignored: int) -> None:
    comment(desk, f"l10n-ignore: {text}")
    told = report(desk.run("check", "--format", "json").out)
    assert [finding["check"] for finding in told["findings"]] == found
    assert told["checked"]["ignored"] == ignored


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "term-mising; x", "there is no rule “term-mising” to ignore: did you mean “term-missing”?", id="near"
        ),
        pytest.param(
            "zzz; x",
            "there is no rule “zzz” to ignore: known are terms, doubles, corpus,"
            " and what `l10n check --list` names",
            id="far",
        ),
        pytest.param(
            "doubtful",
            "“l10n-ignore: doubtful” has no effect without a reason: write it after a semicolon",
            id="reason",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_comment_is_said(desk: Project, text: str, message: str) -> None:
    comment(desk, f"l10n-ignore: {text}")
    assert f"warning: {message} [ignore/" in desk.run("check").out


@pytest.mark.parametrize("args", [("check", "--write"), TRANSLATE], ids=["check --write", "translate"])
def test_the_next_run_that_writes_stamps_it(desk: Project, args: tuple[str, ...]) -> None:
    comment(desk, "l10n-ignore: term-missing Mourmansk; the ship")
    before = files_in(desk.locales)
    assert desk.run("check").out.endswith(ONE)
    assert files_in(desk.locales) == before
    assert desk.run(*args).code == 0
    assert kept(desk) == [f"term-missing Mourmansk; the ship; {fingerprint(FIRST)}"]
    assert desk.run("check").out.endswith(ONE)
    assert desk.catalog("port").read_text(encoding="utf-8").count("finding: term-missing") == 1
    check_catalog(desk.catalog("port"))


@pytest.mark.parametrize("stamped", [True, False], ids=["stamped", "fresh"])
def test_a_sentence_that_changes_takes_the_word_back(desk: Project, stamped: bool) -> None:
    path = desk.catalog("port")
    comment(desk, "l10n-ignore: term-missing Mourmansk; the ship", SECOND)
    edit(path, f'msgstr "[es] {SECOND}"', 'msgstr "El barco volvió ayer."')
    if stamped:
        desk.run("check", "--write")
    changed = SECOND.replace("hier soir", "mardi soir")
    desk.article("port.txt", ARTICLE.replace(SECOND, changed))
    result = desk.run(*TRANSLATE)
    assert result.code == 0
    assert kept(desk)[0] == f"term-missing Mourmansk; the ship; {fingerprint(SECOND)}"
    told = report(desk.run("check", "--format", "json").out)
    assert [f["check"] for f in told["findings"] if f["source"] == changed] == ["term-missing", "ignore-void"]
    assert (
        "#. finding: ignore-void: the sentence has changed since “term-missing Mourmansk” was"
        in path.read_text(encoding="utf-8")
    )
    assert (
        f"delete the comment, or the fingerprint {fingerprint(SECOND)} in it"
        in result.out + desk.run("check").out
    )
    edit(path, f"the ship; {fingerprint(SECOND)}\n#. paragraph", "the ship\n#. paragraph")
    assert desk.run("check").out.endswith(ONE)
    desk.article("port.txt", ARTICLE)
    desk.run(*TRANSLATE)
    check_catalog(path)


def test_msgmerge_carries_it_to_a_changed_sentence_where_it_is_void(desk: Project) -> None:
    need("msgmerge")
    path = desk.catalog("port")
    comment(desk, "l10n-ignore: term-missing Mourmansk; the ship", SECOND)
    desk.run("check", "--write")
    template = desk.locales / "port.pot"
    changed = SECOND.replace("hier soir", "mardi soir")
    edit(template, f'msgid "{SECOND}"', f'msgid "{changed}"')
    subprocess.run(["msgmerge", "-q", "--update", "--backup=none", path, template], check=True)
    assert kept(desk) == [f"term-missing Mourmansk; the ship; {fingerprint(SECOND)}"]
    told = report(desk.run("check", "--format", "json").out)
    assert [f["check"] for f in told["findings"] if f["source"] == changed] == ["term-missing", "ignore-void"]
    assert told["checked"]["ignored"] == 0


ROWS = "rule,term,language,source,reason\n"


def test_it_outlives_the_comments_that_a_tool_drops(desk: Project) -> None:
    path = desk.catalog("port")
    assert desk.run("ignore", *marks(desk), "--reason", "=a ship").code == 0
    assert len(kept(desk)) == 2
    written = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(n for n in written if not n.startswith("# l10n-ignore")), encoding="utf-8")
    assert marks(desk) == []
    assert desk.run(*TRANSLATE).code == 0
    assert "finding: term-missing" not in path.read_text(encoding="utf-8")
    rows = (desk.root / "ignores.csv").read_text(encoding="utf-8")
    assert rows == ROWS + "".join(
        f"terms/missing,Mourmansk,es,{source},'=a ship\n" for source in (FIRST, SECOND)
    )
    listed = f"ignores.csv:2: terms/missing Mourmansk (es); =a ship: «{FIRST}»\n"
    assert desk.run("ignore", "--list").out.startswith(listed)
    changed = SECOND.replace("hier soir", "mardi soir")
    desk.article("port.txt", ARTICLE.replace(SECOND, changed))
    desk.run(*TRANSLATE)
    assert len(marks(desk)) == 1


@pytest.mark.parametrize(
    ("args", "left"),
    [
        pytest.param(("--word", "mourmansk"), 0, id="everywhere"),
        pytest.param(("--word", "Mourmansk", "--to", "es"), 0, id="its language"),
        pytest.param(("--word", "Mourmansk", "--to", "ca"), 2, id="another language"),
        pytest.param(("--word", "Mourmans"), 2, id="another word"),
    ],
)
def test_a_word_is_ignored_in_the_whole_project(desk: Project, args: tuple[str, ...], left: int) -> None:
    before = files_in(desk.locales)
    result = desk.run("ignore", *args, "--reason", "a ship")
    told = f"{args[1]} is ignored from now on: {2 - left} findings of it now\n"
    assert (result.code, result.out) == (0, told)
    assert files_in(desk.locales) == before
    assert len(marks(desk)) == left
    once = (desk.root / "ignores.csv").read_bytes()
    assert desk.run("ignore", *args, "--reason", "a ship").code == 0
    assert (desk.root / "ignores.csv").read_bytes() == once


def test_a_row_is_added_in_the_layout_of_the_file(desk: Project) -> None:
    path = desk.root / "ignores.csv"
    path.write_bytes("\ufeffNote;Reason;Term\r\nbeer;a drink;kvas".encode())
    assert desk.run("ignore", "--word", "a;b", "--reason", "why").code == 0
    assert path.read_bytes() == '\ufeffNote;Reason;Term\r\nbeer;a drink;kvas\r\n;why;"a;b"\r\n'.encode()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(ROWS + "terms/mising,,,,why\n", ":2: there is no rule “terms/mising”", id="rule"),
        pytest.param(ROWS + "\n,kvas,,,\n", ":3: a row has no reason", id="reason"),
        pytest.param(ROWS + ",,es,,why\n", ":2: a row names neither a rule nor a term", id="nothing"),
        pytest.param(ROWS + ',kvas,,,"why\n', ":2: a cell that begins with a quote", id="quote"),
        pytest.param(ROWS + ",kvas,spanish!,,why\n", ":2: ", id="language"),
        pytest.param("word,why\nkvas,a drink\n", ":1: has no columns of ignores", id="columns"),
        pytest.param("", ": is empty", id="empty"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_in_its_line(desk: Project, rows: str, message: str) -> None:
    (desk.root / "ignores.csv").write_text(rows, encoding="utf-8")
    before = files_in(desk.root)
    for args in (
        ("check",),
        ("status",),
        TRANSLATE,
        ("ignore", "--word", "x", "--reason", "y"),
        ("ignore", "--list"),
    ):
        result = desk.run(*args)
        assert (result.code, f"ignores.csv{message}" in result.line) == (2, True)
    assert files_in(desk.root) == before


def test_a_link_out_of_the_project_is_not_followed(desk: Project, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.csv"
    other.write_text(ROWS, encoding="utf-8")
    (desk.root / "ignores.csv").symlink_to(other)
    result = desk.run("ignore", "--word", "x", "--reason", "y")
    assert (result.code, "out of the project's folder" in result.line) == (2, True)
    assert other.read_text(encoding="utf-8") == ROWS


def test_a_command_writes_it(desk: Project) -> None:
    path = desk.catalog("port")
    line = next(int(n.split(":")[1]) for n in desk.run("check").out.split("\n") if n.startswith("locales"))
    before = path.read_text(encoding="utf-8")
    result = desk.run("ignore", path, "term-missing", "Mourmansk", "--line", str(line), "--reason", "a\nship")
    assert (result.code, result.err) == (0, "")
    assert result.out == f"locales/es/LC_MESSAGES/port.po: term-missing Mourmansk is ignored in «{FIRST}»\n"
    assert kept(desk) == [f"term-missing Mourmansk; a ship; {fingerprint(FIRST)}"]
    assert path.read_text(encoding="utf-8").replace(f"# l10n-ignore: {kept(desk)[0]}\n", "") == before
    assert desk.run("check").out.endswith(ONE)
    check_catalog(path)
    once = path.read_bytes()
    desk.run("ignore", path, "term-missing", "Mourmansk", "--source", FIRST, "--reason", "a ship")
    assert path.read_bytes() == once
    listed = desk.run("ignore", path, "--list").out
    assert listed == f"27: term-missing Mourmansk; a ship: «{FIRST}»\n"


def test_what_is_void_is_listed_and_written_anew(desk: Project) -> None:
    path = desk.catalog("port")
    assert desk.run("ignore", path, "--list").out == "Nothing is ignored.\n"
    comment(desk, f"l10n-ignore: doubtful; why; {fingerprint(SECOND)}")
    assert "doubtful; why (void): «" in desk.run("ignore", path, "--list").out
    assert desk.run("ignore", path, "doubtful", "--source", FIRST, "--reason", "because").code == 0
    assert kept(desk) == [f"doubtful; because; {fingerprint(FIRST)}"]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        pytest.param((), "which rule", id="no rule"),
        pytest.param(("--word", "x", "--reason", "y"), "--word stands alone", id="a catalog and a word"),
        pytest.param(("doubtful", "--to", "es", "--line", "22", "--reason", "y"), "--word", id="a language"),
        pytest.param(
            ("term-mising", "--line", "22", "--reason", "x"), "did you mean “term-missing”?", id="a typo"
        ),
        pytest.param(("doubtful", "--line", "22"), "needs a reason", id="no reason"),
        pytest.param(("doubtful", "--line", "22", "--reason", " "), "needs a reason", id="an empty reason"),
        pytest.param(("doubtful", "--reason", "x"), "which sentence?", id="no sentence"),
        pytest.param(
            ("doubtful", "--reason", "x", "--line", "1"), "no sentence of the article at line 1", id="header"
        ),
        pytest.param(
            ("doubtful", "--reason", "x", "--source", "gone"),
            "no sentence of the article has “gone”",
            id="not there",
        ),
        pytest.param(("doubtful", "--reason", "x", "--source", "Mourmansk"), "2 sentences have", id="in two"),
        pytest.param(("doubtful", "a;b", "--reason", "x", "--line", "22"), "semicolon", id="semicolon"),
        pytest.param(
            ("doubtful", "\udce9", "--reason", "x", "--line", "22"), "isn't UTF-8", id="bytes in the term"
        ),
        pytest.param(
            ("doubtful", "--reason", "\udce9", "--line", "22"), "isn't UTF-8", id="bytes in the reason"
        ),
    ],
)
def test_what_can_not_be_ignored(desk: Project, args: tuple[str, ...], reason: str) -> None:
    before = files_in(desk.root)
    result = desk.run("ignore", desk.catalog("port"), *args)
    assert result.code == 2
    assert reason in result.line
    assert files_in(desk.root) == before


def test_a_catalog_that_is_not_there(desk: Project) -> None:
    for args in (("--list",), ("doubtful", "--line", "3", "--reason", "x")):
        assert "no such catalog" in desk.run("ignore", "gone.po", *args).line


def marks(desk: Project) -> list[str]:
    return re.findall(r"\] ([0-9a-f]{8})$", desk.run("check").out, re.MULTILINE)


def test_all_findings_are_ignored_by_their_fingerprints_one_after_the_other(desk: Project) -> None:
    """Each comment moves the lines below it; a fingerprint doesn't change."""
    first, *others = marks(desk)
    for number, mark in enumerate([first, *others], 1):
        result = desk.run("ignore", mark, "--reason", "a ship")
        assert (result.code, result.err) == (0, "")
        assert len(marks(desk)) == len(others) + 1 - number
    again = desk.run("ignore", first, "--reason", "a ship")
    assert (again.code, f"no finding has the fingerprint {first}" in again.line) == (2, True)
    check_catalog(desk.catalog("port"))


def test_several_at_once_or_none(desk: Project) -> None:
    before = files_in(desk.locales)
    refused = desk.run("ignore", *marks(desk), "0123456789abcdef", "--reason", "x")
    assert (refused.code, "0123456789abcdef" in refused.line) == (2, True)
    assert files_in(desk.locales) == before
    assert desk.run("ignore", *marks(desk), "--reason", "x").code == 0
    assert marks(desk) == []


def test_where_nothing_is_found_nothing_is_ignored(desk: Project) -> None:
    before = files_in(desk.locales)
    for place in (("--line", "22"), ("--source", FIRST)):
        result = desk.run("ignore", desk.catalog("port"), "numbers/missing", *place, "--reason", "x")
        assert (result.code, "numbers/missing" in result.line) == (2, True)
    assert files_in(desk.locales) == before
