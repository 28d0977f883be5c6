"""`l10n check` over several catalogs: what they say in two ways, what it puts right, how much checks matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.catalogs.provenance import fingerprint
from tests import checking
from tests.support import Project

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Source-Language: fr\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
SOURCE = "Où est-il ? Il est là."
MACHINE = "Where is he ? He  is there."
RIGHT = "Where is he? He is there."


def entry(source: str, target: str, *comments: str, fuzzy: bool = False) -> str:
    lines = [f"# {comment}" for comment in comments] + ["#, fuzzy"] * fuzzy
    return "\n".join(["", *lines, f'msgid "{source}"', f'msgstr "{target}"', ""])


def machine(source: str, target: str) -> str:
    return entry(source, target, f"l10n: argos fr-en; {fingerprint(source, target)}", fuzzy=True)


def catalog(project: Project, name: str, *entries: str) -> Path:
    path = project.root / "po" / f"{name}.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    return path


def found(project: Project, *args: str | Path) -> list[tuple[str, str, str, int]]:
    told = json.loads(project.run("check", *args, "--format", "json").out)
    return [(f["check"], f["severity"], Path(f["path"]).name, f["line"]) for f in told["findings"]]


def test_what_two_catalogs_say_in_two_ways_is_found_at_its_places(project: Project) -> None:
    catalog(project, "a", entry("Il est venu hier.", "He came yesterday."))
    catalog(project, "b", entry("Il est venu hier.", "He has come."))
    catalog(project, "c", entry("Il est venu hier.", "He came yesterday."))
    assert found(project, project.root / "po") == [("same-source", "warning", "b.po", 7)]
    assert found(project, project.root / "po" / "b.po") == []


def test_a_difference_that_is_ignored_is_counted(project: Project) -> None:
    catalog(project, "a", entry("Il est venu hier.", "He came yesterday."))
    note = "l10n-ignore: same-source; another he"
    catalog(project, "b", entry("Il est venu hier.", "He has come.", note))
    catalog(project, "c", entry("Il est venu hier.", "He came yesterday."))
    result = project.run("check", "po")
    assert "No findings in 3 catalogs with 3 translations; 1 ignored." in result.out


def test_a_machine_s_typography_is_put_right_and_stays_the_machine_s(project: Project) -> None:
    path = catalog(project, "a", machine(SOURCE, MACHINE))
    before = path.read_bytes()
    shown = project.run("check", "--fix", "--dry-run", path)
    assert f'-msgstr "{MACHINE}"\n' in shown.out
    assert f'+msgstr "{RIGHT}"\n' in shown.out
    assert "1 translation put right if it weren't a dry run." in shown.out
    assert path.read_bytes() == before
    done = project.run("check", "--fix", path)
    assert f'+msgstr "{RIGHT}"\n' in done.out
    assert machine(SOURCE, RIGHT) in path.read_text(encoding="utf-8")
    assert "put right" not in project.run("check", "--fix", path).out


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param(entry(SOURCE, MACHINE), id="reviewed"),
        pytest.param(entry(SOURCE, MACHINE, fuzzy=True), id="of-nobody-known"),
        pytest.param(
            entry(SOURCE, MACHINE, f"l10n: argos fr-en; {fingerprint(SOURCE, 'Where?')}", fuzzy=True),
            id="edited",
        ),
    ],
)
def test_what_a_person_wrote_stays_as_it_is(project: Project, unit: str) -> None:
    path = catalog(project, "a", unit)
    before = path.read_bytes()
    assert "put right" not in project.run("check", "--fix", path).out
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [pytest.param(("--dry-run",), id="alone"), pytest.param(("--fix", "--write", "--dry-run"), id="write")],
)
def test_a_dry_run_is_of_fix(project: Project, args: tuple[str, ...]) -> None:
    result = project.run("check", *args)
    assert (result.code, "--dry-run goes with --fix" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param("off", [], id="off"),
        pytest.param("info", ["info"], id="info"),
        pytest.param("warning", ["warning"], id="warning"),
        pytest.param("error", ["error"], id="error"),
    ],
)
@pytest.mark.parametrize(
    ("check", "target"), [("double-space", "He  came yesterday."), ("same-source", "He has come.")]
)
def test_the_project_says_how_much_a_check_matters(
    project: Project, check: str, target: str, level: str, expected: list[str]
) -> None:
    (project.root / "l10n.toml").write_text(
        f'[checks]\n{check} = "{level}"\nsource-typo = "off"\n', encoding="utf-8"
    )
    catalog(project, "a", entry("Il est venu hier.", "He came yesterday."))
    catalog(project, "b", entry("Il est venu hier.", target))
    catalog(project, "c", entry("Il est venu hier.", "He came yesterday."))
    assert [how for name, how, _, _ in found(project, "po") if name == check] == expected


def test_a_check_that_there_is_not_is_told(project: Project) -> None:
    (project.root / "l10n.toml").write_text('[checks]\ndouble-spaces = "off"\n', encoding="utf-8")
    catalog(project, "a", entry("Il est venu.", "He came."))
    result = project.run("check", "po")
    assert result.code == 2
    assert "`checks` has `double-spaces`, which is no rule; did you mean “double-space”?" in result.err


def test_checks_are_listed_with_how_much_they_matter_here(project: Project) -> None:
    (project.root / "l10n.toml").write_text('[checks]\ndash = "off"\n', encoding="utf-8")
    lines = {line.split()[0]: line for line in project.run("check", "--list").out.splitlines()}
    assert lines["numbers/lost"].split(None, 3)[1:3] == ["warning,", "info"]
    same, dash = lines["corpus/same-source"], lines["typography/dash"]
    assert same.split(None, 2)[1:] == ["warning", "the same sentence with several translations"]
    assert "info, off (here; info by default) hyphens" in dash
    assert same.index("the same sentence") == dash.index("hyphens")  # as wide as the widest


@pytest.mark.parametrize(
    ("args", "checks"),
    [
        pytest.param(("--select", "punctuation"), ["double-space", "final-mark"], id="family"),
        pytest.param(("--select", "punctuation/end,corpus"), ["final-mark", "same-source"], id="several"),
        pytest.param(("--select", "punctuation", "--ignore", "double-space"), ["final-mark"], id="but"),
        pytest.param(("--ignore", "punctuation"), ["same-source"], id="all but"),
        pytest.param(("--ignore", "catalog"), ["double-space", "final-mark", "same-source"], id="of runs"),
    ],
)  # fmt: skip
def test_some_rules_are_shown(project: Project, args: tuple[str, ...], checks: list[str]) -> None:
    catalog(project, "a", entry("Il est venu hier.", "He came yesterday."))
    catalog(project, "b", entry("Il est venu hier.", "He  came yesterday?"))
    catalog(project, "c", entry("Il est venu hier.", "He came yesterday."))
    assert sorted(name for name, *_ in found(project, "po", *args)) == checks
    reported = json.loads(project.run("report", "po", *args, "--format", "json", "--fail-on", "never").out)
    assert sorted(one["check"] for each in reported["catalogs"] for one in each["findings"]) == checks


def test_what_is_not_shown_fails_nothing(project: Project) -> None:
    catalog(project, "a", entry("Il a 3 ans.", "He is 4 years old."))
    assert project.run("check", "po", "--fail-on", "warning").code == 1
    assert project.run("check", "po", "--fail-on", "warning", "--ignore", "numbers").code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_to_show_that_there_is_not_is_told(project: Project, option: str) -> None:
    result = project.run("check", option, "numbers,numbers/losst")
    assert result.code == 2
    assert f"{option} has `numbers/losst`, which is no rule; did you mean “numbers/lost”?" in result.err


def plural(singular: str, other: str, *targets: str) -> str:
    forms = "".join(f'msgstr[{number}] "{target}"\n' for number, target in enumerate(targets))
    return f'\nmsgid "{singular}"\nmsgid_plural "{other}"\n{forms}'


def test_check_and_report_say_the_same_of_plural_forms(project: Project) -> None:
    catalog(project, "a", plural("Un bateau est là.", "Des bateaux sont là.", "A boat.", "Boats are there."))
    forms = ("A boat.", "There  are boats.", "There  are boats.")
    catalog(project, "b", plural("Un bateau est là.", "Des bateaux sont là.", *forms))
    catalog(project, "c", entry("Des bateaux sont là.", "Boats are there."))
    checked = found(project, project.root / "po")
    assert [one for one in checked if one[0] in ("same-source", "double-space")] == [
        ("double-space", "warning", "b.po", 7),  # plural forms are no rivals, of no other catalog's either
    ]
    told = json.loads(project.run("report", "po", "--format", "json").out)
    reported = [
        (one["check"], one["severity"], Path(each["path"]).name, one["line"])
        for each in told["catalogs"]
        for one in each["findings"]
    ]
    assert sorted(reported) == sorted(checked)


def test_nearly_all_is_not_all_and_the_same_in_status_and_report(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking.install(monkeypatch.setattr)
    texts = [(f"Il est venu {number} fois.", f"He came {number} times.") for number in range(1000)]
    catalog(project, "a", entry(*texts[0], fuzzy=True), *(entry(*each) for each in texts[1:]))
    status = json.loads(project.run("status", "po", "--json").out)
    report = json.loads(project.run("report", "po", "--format", "json", "--fail-on", "never").out)
    assert status["total"]["percent"] == report["catalogs"][0]["progress"]["percent"] == 99.9
    assert " 99 %" in project.run("status", "po").out
    assert "1,000 segments, 99 % reviewed" in project.run("report", "po", "--fail-on", "never").out
