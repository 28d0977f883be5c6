"""The exit codes: 0 done, 1 findings, 2 bad input or usage, 3 no engine."""

from __future__ import annotations

import pytest

from tests.support import KOURSK, NEIGE, FakeEngines, Project, files_in

ENGLISH = """Les marins sont rentrés

Le sous-marin est revenu au port de Mourmansk après dix ans d'absence, et les familles étaient sur le quai.

The crew of the submarine was welcomed by thousands of people who had been waiting on the quay since the early
morning, and the captain thanked all of them for their patience.
"""


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0), (None, 0)], ids=str
)
def test_findings_decide_only_where_they_are_asked_to(
    project: Project, engines: FakeEngines, fail_on: str | None, code: int
) -> None:
    project.article("one.txt", ENGLISH)
    chosen = ["--fail-on", fail_on] if fail_on else []
    result = project.run("translate", "articles", "--from", "fr", "--to", "es", *chosen)
    assert result.code == code
    assert "l10n: warning: one.txt:5: This paragraph seems to be in English" in result.line
    assert project.catalog("one").exists()


def test_fail_on_may_stand_in_the_settings(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", ENGLISH)
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es"]\nfail-on = "warning"\n')
    assert project.run("translate", "articles").code == 1
    assert project.run("translate", "articles", "--fail-on", "never").code == 0


def test_no_engine_is_said_once_with_the_commands_and_the_rest_is_written(
    project: Project, engines: FakeEngines
) -> None:
    project.article("one.txt", KOURSK)
    project.article("two.txt", NEIGE)
    args = ("translate", "articles", "--from", "fr", "--to", "de", "--to", "es")
    result = project.run(*args)
    assert result.code == 3
    assert "no engine that is installed translates fr→de; apt-get install apertium-fr-de" in result.line
    assert set(files_in(project.locales)) == {
        "one.pot",
        "two.pot",
        "es/LC_MESSAGES/one.po",
        "es/LC_MESSAGES/two.po",
    }
    assert project.run(*args).code == 3  # as long as there is none


def test_bad_input_counts_more_than_no_engine(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    result = project.run("translate", "articles", "gone.txt", "--from", "fr", "--to", "de")
    assert result.code == 2
    assert len(result.err.splitlines()) == 2


def test_an_engine_that_breaks_is_said_once_and_the_other_languages_are_written(
    project: Project, engines: FakeEngines
) -> None:
    engines.broken = ["es"]
    project.article("one.txt", KOURSK)
    project.article("two.txt", NEIGE)
    result = project.run("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
    assert result.code == 2
    assert "fake fr-es broke; install it again" in result.line
    assert project.catalog("one", "ca").exists()
    assert not project.catalog("one", "es").exists()
    assert [str(pair) for pair in engines.closed] == ["fr→es", "fr→ca"]


def test_no_real_engine_gives_the_commands_that_would_bring_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(project.root / "nothing"))
    project.article("one.txt", KOURSK)
    project.article("two.txt", NEIGE)
    result = project.run("translate", "articles", "--from", "fr", "--to", "es")
    assert result.code == 3
    assert "apt-get install apertium apertium-fr-es" in result.line
    assert not project.locales.exists()
