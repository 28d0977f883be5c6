"""`l10n status`: counts that one can trust, and the exit code of `--fail-under`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import checking
from tests.schemas import faults
from tests.support import KOURSK, PONT, ROOT, FakeEngines, Project, files_in

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/status.schema.json").read_text(encoding="utf-8"))
ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
FIRST = "Le vieux pont sera reconstruit"
SECOND = "Le conseil a voté hier soir la reconstruction du vieux pont de pierre."
THIRD = "Les travaux dureront deux ans."


@pytest.fixture
def desk(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with one translated article, that nobody has reviewed."""
    checking.install(monkeypatch.setattr)
    project.article("pont.txt", PONT)
    assert project.run(*ARGS).code == 0
    return project


def edit(project: Project, *changes: tuple[str, str], lang: str = "es") -> None:
    path = project.catalog("pont", lang)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def reviewed(source: str, target: str) -> tuple[str, str]:
    """Return what a reviewer changes in a catalog."""
    return (f'#, fuzzy\nmsgid "{source}"\nmsgstr "[es] {source}"', f'msgid "{source}"\nmsgstr "{target}"')


def report(project: Project, *args: str | Path, code: int = 0) -> dict[str, Any]:
    result = project.run("status", *args, "--json")
    assert (result.code, result.err if not code else "") == (code, "")
    told: dict[str, Any] = json.loads(result.out)
    assert faults(told, SCHEMA) == []
    return told


def counts(project: Project, *args: str | Path) -> dict[str, Any]:
    """Return what the only catalog counts, noughts left out."""
    (told,) = report(project, *args)["catalogs"]
    return {"state": told["state"]} | {name: n for name, n in told.items() if isinstance(n, int) and n}


def test_what_a_machine_wrote_is_not_reviewed(desk: Project) -> None:
    assert counts(desk) == {"state": "current", "segments": 3, "machine": 3, "words": 23, "words_left": 23}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            reviewed(SECOND, "Votado."), {"reviewed": 1, "machine": 2, "words_left": 10}, id="reviewed"
        ),
        pytest.param(
            (f"[es] {SECOND}", "Votado."), {"edited": 1, "machine": 2, "words_left": 23}, id="edited"
        ),
        pytest.param(
            (f"[es] {SECOND}", ""), {"untranslated": 1, "machine": 2, "words_left": 23}, id="emptied"
        ),
        pytest.param(
            reviewed(SECOND, "¿Votado?"),
            {"reviewed": 1, "machine": 2, "findings": 1, "words_left": 10},
            id="with a finding",
        ),
    ],
)
def test_what_a_person_did_counts(desk: Project, change: tuple[str, str], expected: dict[str, int]) -> None:
    edit(desk, change)
    assert counts(desk) == {"state": "current", "segments": 3, "words": 23} | expected


@pytest.mark.parametrize("translated", [False, True], ids=["before translate", "after translate"])
def test_an_article_that_changed_makes_its_translation_stale(desk: Project, translated: bool) -> None:
    edit(desk, reviewed(SECOND, "Votado."), reviewed(THIRD, "Dos años."))
    desk.article("pont.txt", PONT.replace("hier soir", "mardi") + "\nUne phrase de plus.\n")
    if translated:
        assert desk.run(*ARGS).code == 0
    before = files_in(desk.root)
    expected = {"segments": 4, "reviewed": 1, "stale": 1, "words": 26, "words_left": 21}
    if translated:
        expected |= {"machine": 2}
        assert counts(desk) == {"state": "current"} | expected
    else:
        expected |= {"machine": 1, "untranslated": 1}
        assert counts(desk) == {"state": "changed"} | expected
        assert "pont.po: the article has changed since: l10n translate\n" in desk.run("status").out
    assert files_in(desk.root) == before


def test_a_catalog_that_lost_its_flags_is_waiting(desk: Project) -> None:
    edit(desk, ("#, fuzzy\n", ""))
    assert counts(desk) == {"state": "waiting", "segments": 3, "machine": 3, "words": 23, "words_left": 23}
    assert "l10n accept" in desk.run("status").out
    assert desk.run("accept", desk.catalog("pont")).code == 0
    assert counts(desk)["reviewed"] == 3


def test_an_article_without_a_catalog_is_seen(desk: Project) -> None:
    desk.article("koursk.txt", KOURSK)
    one, two = report(desk)["catalogs"]
    assert (one["article"], one["state"], one["untranslated"]) == ("koursk", "no catalog", 5)
    assert (two["article"], two["state"]) == ("pont", "current")
    assert [row["article"] for row in report(desk, "locales")["catalogs"]] == ["pont"]


def test_a_catalog_without_an_article_is_seen(desk: Project) -> None:
    desk.article("pont.txt", "x").unlink()
    assert counts(desk)["state"] == "no article"


def test_a_catalog_of_another_tool(project: Project) -> None:
    path = project.root / "other.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "One file"\nmsgstr "Un archivo"\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Dos"\n\nmsgid "Three"\nmsgstr ""\n',
        encoding="utf-8",
    )
    expected = {"segments": 3, "reviewed": 1, "edited": 1, "untranslated": 1, "words": 4, "words_left": 2}
    assert counts(project, path) == {"state": "current"} | expected


def test_chinese_has_words(project: Project, engines: FakeEngines) -> None:
    project.article("a.txt", "他来了。OK 10 %\n")
    assert project.run("translate", "articles", "--from", "zh", "--to", "es").code == 0
    assert counts(project)["words"] == 5


def test_totals_by_language(desk: Project) -> None:
    desk.article("koursk.txt", KOURSK)
    assert desk.run(*ARGS, "--to", "ca").code == 0
    edit(desk, reviewed(SECOND, "Votado."))
    told = report(desk)
    assert [
        (one["target"], one["segments"], one["reviewed"], one["percent"]) for one in told["languages"]
    ] == [
        ("ca", 8, 0, 0.0),
        ("es", 8, 1, 12.5),
    ]
    assert (told["total"]["segments"], told["total"]["percent"]) == (16, 6.2)
    lines = desk.run("status").out.splitlines()
    assert [line.split()[:3] for line in lines[1:5]] == [
        ["koursk", "ca", "5"],
        ["koursk", "es", "5"],
        ["pont", "ca", "3"],
        ["pont", "es", "3"],
    ]
    assert [line.split()[0] for line in lines[5:]] == ["all"] * 3
    assert "███░░░░░░░  33 %" in lines[4]


@pytest.mark.parametrize(
    ("under", "code"),
    [("0", 0), ("33", 0), ("33.3", 0), ("33.4", 1), ("100", 1)],
)
def test_fail_under(desk: Project, under: str, code: int) -> None:
    edit(desk, reviewed(SECOND, "Votado."))
    assert desk.run("status", "--fail-under", under).code == code
    assert report(desk, "--fail-under", under, code=code)["total"]["reviewed"] == 1


@pytest.mark.parametrize("other", [("--worst", "3"), ("--analysis",)], ids=["worst", "analysis"])
def test_fail_under_is_of_what_is_reviewed_alone(desk: Project, other: tuple[str, ...]) -> None:
    """No job of a CI passes because what it asks for isn't looked at."""
    result = desk.run("status", *other, "--fail-under", "100")
    assert (result.code, result.out) == (2, "")
    assert "--fail-under goes neither with --analysis nor with --worst" in result.line
    assert "l10n status --fail-under 100" in result.line


def test_all_reviewed_is_100(desk: Project) -> None:
    edit(desk, *(reviewed(source, "x") for source in (FIRST, SECOND, THIRD)))
    result = desk.run("status", "--fail-under", "100")
    assert (result.code, "██████████ 100 %" in result.out) == (0, True)


def test_a_broken_catalog_stops_no_other(desk: Project) -> None:
    path = desk.root / "locales/es/LC_MESSAGES/bad.po"
    path.write_text("no catalog", encoding="utf-8")
    result = desk.run("status")
    assert (result.code, "bad.po:1" in result.line) == (2, True)
    assert result.out.splitlines()[1].startswith("pont")
    assert len(report(desk, code=2)["errors"]) == 1


@pytest.mark.parametrize("args", [[], ["nowhere"]], ids=["no project", "no such folder"])
def test_nothing_to_show(project: Project, args: list[str]) -> None:
    result = project.run("status", *args)
    assert (result.code, result.out) == (2, "")
    assert result.line


def test_articles_that_were_never_translated(project: Project) -> None:
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es", "ca"]\n', encoding="utf-8")
    project.article("pont.txt", PONT)
    told = report(project)
    assert [(row["target"], row["state"]) for row in told["catalogs"]] == [
        ("ca", "no catalog"),
        ("es", "no catalog"),
    ]


def test_a_project_that_nothing_was_translated_in_is_told_the_first_step(project: Project) -> None:
    for command in ("check", "status"):
        result = project.run(command)
        assert result.code == 2
        assert result.line.endswith(
            "locales: no such folder of catalogs; check the path, or translate something first: l10n translate"
        )
