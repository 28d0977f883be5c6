"""What people read is in their language; what programs and catalogs get is English, whatever the environment says."""

from __future__ import annotations

import ast
import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n import messages
from l10n.files import system_reason
from l10n.messages import msg, said
from tests.sayings import invented, speaking
from tests.support import KOURSK, PONT, ROOT, FakeEngines, Project, files_in

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
CLI = ROOT / "l10n" / "cli"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")
_PIECES = re.compile(r"(\{[^{}]*\})")  # the places of a template, and what is between them


ENGINES = {"auto", "argos", "firefox", "apertium"}


def in_brackets(template: str) -> str:
    """Return a template with all in brackets that isn't a place for a value."""
    pieces = _PIECES.split(template)
    return "".join(f"⟦{one}⟧" if one and not _PIECES.fullmatch(one) else one for one in pieces)


@pytest.fixture
def bracketed(tmp_path: Path) -> Iterator[None]:
    """Give a catalog in which every message of the code stands in brackets, and an environment that asks for it."""
    with speaking(invented(in_brackets), "fr", tmp_path / "messages"):
        yield


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    """A project with one translated article."""
    project.article("pont.txt", PONT)
    assert project.run(*ARGS).code == 0
    return project


def outside(text: str) -> set[str]:
    """Return the words of an output that no message says: no path, no option, no language."""
    words = re.split(r"[\s«»:;,()]+", _BRACKETED.sub(" ", text))
    return {word for word in words if re.fullmatch(r"[^\W\d_]{3,}", word)}


@pytest.mark.parametrize(
    ("args", "others"),
    [
        pytest.param(["status"], {"pont"}, id="status"),
        pytest.param(["status", "--analysis"], {"pont"}, id="analysis"),
        pytest.param([*ARGS, "-v"], {"pont", "locales"}, id="translate"),
        pytest.param([*ARGS, "--refresh"], {"pont", "locales", "fake"}, id="translated again"),
        pytest.param([*ARGS, "--dry-run"], {"pont"}, id="dry run"),
        pytest.param(["check"], set(), id="check"),
        pytest.param(["memory", "stats"], set(), id="memory"),
        pytest.param(["ignore", "--list"], set(), id="ignores"),
        pytest.param(["accept", "locales", "--dry-run"], {"locales"}, id="accept"),
        pytest.param(
            ["publish", "--to", "es", "-o", "out"], {"pont", "machine", "source", *PONT.split()}, id="publish"
        ),
        pytest.param(["publish", "--to", "es", "-o", "out", "--missing", "machine"], set(), id="published"),
        pytest.param(["xliff", "export", "locales", "-o", "out"], set(), id="xliff"),
        pytest.param(["glossary", "find", "pont"], set(), id="no glossary"),
        pytest.param(["check", "nowhere"], {"nowhere"}, id="an error"),
        pytest.param(["report", "-o", "out.html"], set(), id="report"),
        pytest.param(["report"], {"pont"}, id="report as text"),
        pytest.param(["memory", "import", "nowhere.tmx"], set(), id="no file"),
        pytest.param(["memory", "find", "pont"], set(), id="nothing alike"),
        pytest.param(["segment", "articles"], {"articles"}, id="a folder"),
        pytest.param(["diff", "--to", "es"], set(), id="nowhere to publish"),
        pytest.param(
            ["diff", "--to", "es", "-o", "out"], {"pont", "source", "machine", *PONT.split()}, id="diff"
        ),
        pytest.param(["ignore", "0123456789abcdef"], set(), id="no reason"),
        pytest.param(["ignore", "0123456789abcdef", "--reason", "x"], set(), id="no finding"),
        pytest.param(["glossary", "import", "nowhere.tbx"], set(), id="no glossary to import"),
        pytest.param(["glossary", "suggest"], set(), id="suggestions"),
        pytest.param(["table", "export", "locales", "-o", "out"], set(), id="tables"),
        pytest.param(["table", "import", "nowhere"], {"nowhere"}, id="no table"),
        pytest.param(["engines", "remove", "nix"], {"nix"}, id="no engine to remove"),
        pytest.param(["engines", "remove", "de", "tlh"], {"tlh"}, id="no pair to remove"),
        pytest.param(["engines", "install", "nowhere.argosmodel"], set(), id="no package"),
        pytest.param(["serve", "--host", "0.0.0.0"], set(), id="serve"),
        pytest.param(["translate", "--engine", "nix"], ENGINES, id="no such engine"),
        pytest.param(["translate", "--encoding", "nix"], {"mac", "roman"}, id="no such encoding"),
        pytest.param(["translate", "--to", "zz"], {"laze", "zazaki"}, id="no such language"),
    ],
)
@pytest.mark.usefixtures("bracketed")
def test_all_that_is_said_is_a_message(desk: Project, args: list[str], others: set[str]) -> None:
    ran = desk.run(*args)
    assert "⟦" in ran.out + ran.err
    assert outside(ran.out + ran.err) - {"l10n"} <= others


@pytest.mark.usefixtures("bracketed")
def test_what_became_of_ignores_is_said(desk: Project) -> None:
    path = desk.catalog("pont")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# l10n: ", "# l10n-ignore: terms/missing\n# l10n: "), encoding="utf-8")
    ran = desk.run("ignore", path, "--list")
    assert "⟦ (no reason, no effect): «⟧" in ran.out
    assert outside(ran.out) <= {"terms", "missing", *PONT.replace(".", "").split()}


@pytest.mark.parametrize(
    ("settings", "others"),
    [
        pytest.param("to = 3", set(), id="a number"),
        pytest.param("to = 'es'", set(), id="a string"),
        pytest.param("from = ['fr']", {"from"}, id="a list"),
        pytest.param("from = 1979-05-27", {"from"}, id="a date"),
        pytest.param("checks = 3", {"checks"}, id="no table"),
        pytest.param("to = [", set(), id="no TOML"),
        pytest.param("to = es", set(), id="no quotes"),
        pytest.param("to", set(), id="no value"),
        pytest.param('from = "fr', set(), id="no end"),
        pytest.param("[notes]\nlanguage = 'de'", set(), id="notes"),
        pytest.param("chekcs = 3", {"checks", "chekcs"}, id="no such key"),
        pytest.param("[segmentation]\nsrx = 'nowhere'", {"nowhere"}, id="no rules"),
        pytest.param("[segmentation]\nsrx = 'articles'", {"articles"}, id="a folder for rules"),
        pytest.param("encoding = 'nix'", {"mac", "roman", "nix"}, id="no encoding"),
    ],
)
@pytest.mark.usefixtures("bracketed")
def test_what_is_wrong_with_settings_is_said(project: Project, settings: str, others: set[str]) -> None:
    project.article("pont.txt", PONT)
    (project.root / "l10n.toml").write_text(settings)
    ran = project.run(*ARGS)
    assert (ran.code, ran.out) == (2, "")
    assert outside(ran.err) - {"l10n", "toml"} <= others


@pytest.mark.parametrize("name", ["no_space", "no_permission", "no_file", "name_too_long", "in_use"])
def test_the_systems_reasons_are_said(name: str) -> None:
    codes = {
        "no_space": errno.ENOSPC,
        "no_permission": errno.EACCES,
        "no_file": errno.ENOENT,
        "name_too_long": errno.ENAMETOOLONG,
        "in_use": errno.EADDRINUSE,
    }
    error = OSError(codes[name], os.strerror(codes[name]))
    reason = system_reason(error)
    assert reason == os.strerror(codes[name]).lower()
    for language in messages.languages()[1:]:
        assert said(reason, language) != reason


@pytest.mark.usefixtures("bracketed")
def test_findings_and_their_counts_are_said(project: Project) -> None:
    path = project.catalog("pont")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: es\\nX-Source-Language: fr\\n"\n\n'
        'msgid "Il y a 12 bateaux dans le port."\nmsgstr "Hay 13 barcos en el puerto."\n',
        encoding="utf-8",
    )
    ran = project.run("check")
    assert ": ⟦error⟧: " in ran.out
    assert "⟦ finding⟧" in ran.out
    assert outside(ran.out) <= {"bateaux", "dans", "barcos", "Hay"}


def test_programs_get_english_and_catalogs_stay_as_they_are(
    project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON, CSV, SARIF, GitHub's and JUnit's are the same under any language, and so are all files."""
    project.article("pont.txt", PONT)
    project.article("koursk.txt", KOURSK)
    outputs = []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # for the headers of catalogs
    for language in messages.languages():
        monkeypatch.setenv("LANGUAGE", language)
        ran = project.run(*ARGS, "--json")
        assert ran.code == 0
        reports = [
            project.run("report", "--format", form, "--fail-on", "never").out
            for form in ("json", "csv", "sarif", "github", "junit")
        ]
        said_of = json.loads(ran.out)
        for one in said_of["catalogs"]:
            del one["seconds"]
        others = [
            project.run(*args).out
            for args in (
                ["status", "--json"],
                ["status", "--analysis", "--csv"],
                ["check", "--format", "json"],
            )
        ]
        outputs.append((said_of, reports, others, files_in(project.root / "locales")))
        for path in project.root.rglob("*.po*"):
            path.unlink()
    assert all(one == outputs[0] for one in outputs[1:])


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_an_error_and_the_help_are_said_in_each_language(project: Project, language: str) -> None:
    environment = {**os.environ, "LANGUAGE": "", "LC_ALL": "", "LANG": f"{language}_XX.UTF-8"}

    def run(*args: str) -> tuple[str, str]:
        command = [sys.executable, "-c", "from l10n.cli import main; main()", *args]
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, check=False, encoding="utf-8"
        )
        return " ".join(done.stdout.split()), " ".join(done.stderr.split())

    _, error = run("translate")
    reason = said(msg("there are no articles yet"), language)
    assert reason != "there are no articles yet"
    assert reason in error
    out, _ = run("translate", "--help")
    assert "Show this message" not in out
    english = "Translate articles into gettext catalogs, offline."
    assert messages.said_as_it_stands(english, language) != english
    assert messages.said_as_it_stands(english, language) in out
    usage = messages.said_as_it_stands("Usage: ", language).strip()
    assert out.startswith(" ".join(usage.split()))
    assert "l10n translate --to es --to ca --to en" in out
    _, error = run("translate", "--nothing")
    assert error.startswith(" ".join(usage.split()))


# What shows a text to people; what is given there is a message, or somebody's text.
_SHOWING = {"add_column", "columns", "detail", "inform", "note", "progress_bar", "remark", "say"}
_MESSAGES = {"msg", "msgs", "msg_choice", "msg_list", "msg_template"}
# What is no sentence: what takes names, patterns, what programs get, and what typer makes help of.
_OTHERS = {
    "Option",
    "Argument",
    "Typer",
    "compile",
    "open",
    "replace",
    "join",
    "removesuffix",
    "get",
    "ljust",
    "as_json",
}


def _texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Give the literal texts with letters that are shown, and are no messages."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call.func) in _SHOWING:
            for part in (*call.args, *call.keywords):
                yield from _bare(part)


def _bare(node: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(node, ast.keyword) and node.arg in _SETTINGS:
        return
    if isinstance(node, ast.Call) and _name(node.func) in _MESSAGES | _OTHERS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _LETTERS.search(node.value):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _bare(child)


_SETTINGS = {"justify", "overflow"}  # words of rich's


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


# What is shown as it stands, and why.
_AS_IT_STANDS = {
    ("console.py", "l10n: "),  # the program's name, before a message
    ("analysis.py", "json"),  # names of forms
    ("analysis.py", "csv"),
}


@pytest.mark.parametrize("path", sorted(CLI.glob("*.py")), ids=lambda path: path.stem)
def test_what_is_shown_is_a_message(path: Path) -> None:
    """Nothing is shown to people that can't be said in their language."""
    bare = {(path.name, one.value) for one in _texts(ast.parse(path.read_text(encoding="utf-8")))}
    assert {one for one in bare if one not in _AS_IT_STANDS} == set()
