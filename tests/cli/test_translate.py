"""`l10n translate`: what is done is not done again, and nothing is done that was not asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.cli.signals import Stopped
from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, check_catalog, files_in

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")


@pytest.fixture
def three(project: Project, engines: FakeEngines) -> Project:
    project.article("koursk.txt", KOURSK)
    project.article("2024/neige.txt", NEIGE)
    project.article("2024/pont.txt", PONT)
    return project


def test_articles_become_catalogs(three: Project, engines: FakeEngines) -> None:
    result = three.run(*ARGS)
    assert (result.code, result.err) == (0, "")
    names = ("koursk", "2024/neige", "2024/pont")
    assert set(files_in(three.locales)) == {
        *(f"{name}.pot" for name in names),
        *(f"{lang}/LC_MESSAGES/{name}.po" for name in names for lang in ("es", "ca")),
    }
    for path in three.locales.rglob("*.po"):
        check_catalog(path)
    # One engine a pair, each source of all articles once, all in one batch.
    assert (
        [str(pair) for pair in engines.loaded] == [str(pair) for pair in engines.closed] == ["fr→es", "fr→ca"]
    )
    assert len(engines.sources) == 2 * len(set(engines.sources)) == 2 * (5 + 5 + 3)


def states(project: Project) -> dict[Path, tuple[int, int]]:
    """Tell the files and folders of a project apart from those that take their places; not the cache's."""
    paths = (path for path in project.root.rglob("*") if ".l10n" not in path.parts)
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def test_a_second_run_starts_no_engine_and_writes_nothing(three: Project, engines: FakeEngines) -> None:
    three.run(*ARGS)
    before = states(three)
    engines.loaded.clear()
    result = three.run(*ARGS)
    assert (result.code, result.err, engines.loaded) == (0, "", [])
    assert result.out.count("unchanged") == 6
    assert "0 of 6 catalogs written" in result.out
    # Not even a lock: folders are as they were, too.
    assert before == states(three)


@pytest.mark.parametrize("sources", [1, 6], ids=["each-article", "two-articles"])
def test_a_stopped_run_is_resumed_not_repeated(
    three: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch, sources: int
) -> None:
    monkeypatch.setattr("l10n.pipeline.chunks.SOURCES", sources)
    batches = 0

    def stop_at_the_second() -> None:
        nonlocal batches
        batches += 1
        if batches == 2:
            raise Stopped

    engines.hook = stop_at_the_second
    with pytest.raises(Stopped):
        three.run(*ARGS)
    assert len(engines.closed) == len(engines.loaded) == 1
    finished = files_in(three.locales)
    assert any(name.endswith(".po") for name in finished)
    assert three.run(*ARGS).code == 0
    assert len(engines.sources) == 2 * (5 + 5 + 3)
    after = files_in(three.locales)
    assert finished.items() <= after.items()
    assert len(after) == 9


def test_refresh_redoes_what_is_a_machines_and_nothing_else(three: Project, engines: FakeEngines) -> None:
    three.run(*ARGS)
    path = three.catalog("koursk")
    before = path.read_text(encoding="utf-8")
    units = before.split("\n\n")
    units[1] = units[1].replace("#, fuzzy\n", "")  # reviewed
    units[2] = units[2].replace("[es]", "Lo mío:")  # edited, and still fuzzy
    path.write_text("\n\n".join(units), encoding="utf-8")
    engines.sources.clear()
    assert three.run(*ARGS).code == 0
    assert engines.sources == []
    assert three.run(*ARGS, "--refresh").code == 0
    assert len(engines.sources) == 2 * (5 + 5 + 3) - 2
    now = path.read_text(encoding="utf-8").split("\n\n")
    # what the engine said of a target goes once it is a person's
    units[1:3] = [
        "\n".join(line for line in unit.split("\n") if not line.startswith("#. engine: "))
        for unit in units[1:3]
    ]
    assert now[1:] == units[1:]


@pytest.mark.parametrize("done", [False, True], ids=["new", "changed"])
def test_a_dry_run_says_what_would_be_done_and_does_nothing(
    three: Project, engines: FakeEngines, done: bool
) -> None:
    if done:
        three.run(*ARGS)
        three.article("koursk.txt", KOURSK + "\nUne phrase de plus.\n")
        engines.loaded.clear()
    before = sorted(three.root.rglob("*")), files_in(three.root)
    result = three.run(*ARGS, "--dry-run")
    assert (result.code, result.err, engines.loaded) == (0, "", [])
    assert "this was a dry run" in result.out
    assert result.out.count("planned") == (2 if done else 6)
    assert before == (sorted(three.root.rglob("*")), files_in(three.root))


def test_standard_input_becomes_a_catalog_on_standard_output(project: Project, engines: FakeEngines) -> None:
    result = project.run("translate", "-", "--from", "fr", "--to", "es", stdin=KOURSK.encode())
    assert result.code == 0
    assert "stdin" in result.err  # the table
    assert "[es] Le capitaine" in result.out
    assert list(project.root.iterdir()) == []
    path = project.root / "out.po"
    path.write_text(result.out, encoding="utf-8")
    check_catalog(path)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.html", "<p>Oui, l'<b>été</b> &amp; non.</p>\n", "<p>[es] Oui, l'<b>été</b> &amp; non.</p>\n"),
        ("a.md", "# Oui\n\nUn **mot**.\n", "# [es] Oui\n\n[es] Un **mot**.\n"),
        ("a.txt", "Oui, deux mots. Et trois.\n", "[es] Oui, deux mots. [es] Et trois.\n"),
    ],
)
def test_text_alone_goes_to_standard_output(
    project: Project, engines: FakeEngines, name: str, text: str, expected: str
) -> None:
    path = project.article(name, text)
    before = files_in(project.root)
    result = project.run("translate", str(path), "--from", "fr", "--to", "es", "--text")
    assert (result.code, result.out, files_in(project.root)) == (0, expected, before)
    assert name.removesuffix(".txt") in result.err  # the table


def test_text_alone_of_standard_input(project: Project, engines: FakeEngines) -> None:
    result = project.run("translate", "-", "--from", "fr", "--to", "es", "--text", stdin=b"Oui, deux mots.\n")
    assert (result.code, result.out) == (0, "[es] Oui, deux mots.\n")


def test_text_alone_has_what_was_reviewed(three: Project, engines: FakeEngines) -> None:
    three.run(*ARGS)
    catalog = three.catalog("koursk", "es")
    catalog.write_text(
        catalog.read_text("utf-8").replace("#, fuzzy\n", "").replace("[es] ", "(es) "), encoding="utf-8"
    )
    three.run("memory", "rebuild")
    result = three.run("translate", "articles/koursk.txt", "--to", "es", "--text")
    assert "(es) " in result.out


@pytest.mark.parametrize("more", [["--json"], ["--dry-run"], ["--to", "ca"], ["articles"]])
def test_text_alone_takes_one_article_and_one_language(
    three: Project, engines: FakeEngines, more: list[str]
) -> None:
    result = three.run("translate", "articles/koursk.txt", "--to", "es", "--text", *more)
    assert result.code == 2
    assert "--text" in result.err


def test_a_dry_run_of_standard_input_prints_no_catalog(project: Project, engines: FakeEngines) -> None:
    args = ("translate", "-", "--from", "fr", "--to", "es", "--dry-run")
    result = project.run(*args, stdin=KOURSK.encode())
    assert (result.code, result.out, engines.loaded) == (0, "", [])


def test_an_article_is_called_the_same_from_everywhere(
    three: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    three.run(*ARGS)
    before = files_in(three.locales)
    for folder, path in [("articles", "."), ("articles/2024", ".."), (".", "./articles/../articles")]:
        monkeypatch.chdir(three.root / folder)
        result = three.run("translate", path, *ARGS[2:], "--locales", three.locales)
        assert (result.code, result.err) == (0, "")
    assert files_in(three.locales) == before


def test_the_language_is_detected_and_settings_give_the_rest(project: Project, engines: FakeEngines) -> None:
    project.article("koursk.txt", KOURSK)
    (project.root / "l10n.toml").write_text(
        'to = ["pt-BR"]\nlocales = "po"\ncatalog = "{article}/{lang}.po"\n'
    )
    engines.served = ["pt-BR"]
    result = project.run("translate", "articles")
    assert (result.code, result.err) == (0, "")
    text = (project.root / "po/koursk/pt_BR.po").read_text(encoding="utf-8")
    assert '"Language: pt_BR\\n"' in text
    assert '"X-Source-Language: fr\\n"' in text
    assert "fr→pt-BR" in result.out


def test_a_name_is_no_markup(project: Project, engines: FakeEngines) -> None:
    for name in ("[bold]gras[/bold]", "[/]", ":smile:", "50%", "{lang}", "a b"):
        project.article(f"{name}.txt", PONT)
    result = project.run("translate", "articles", "--from", "fr", "--to", "es")
    assert (result.code, result.err) == (0, "")
    for name in ("[bold]gras[/bold]", "[/]", ":smile:", "50%", "{lang}", "a b"):
        assert f"{name} " in result.out
        check_catalog(project.catalog(name))


def test_what_an_article_says_commands_no_terminal(project: Project, engines: FakeEngines) -> None:
    english = "The crew of the submarine was welcomed by thousands of people who had been waiting. " * 3
    project.article("one.txt", f"{KOURSK}\n{english}\x1b[2J\n")
    result = project.run("translate", "articles", "--from", "fr", "--to", "es")
    assert "\x1b" not in result.err
    assert r"\x1b[2J" in result.line


@pytest.mark.slow
def test_a_second_run_over_sixty_articles_asks_no_engine(project: Project, engines: FakeEngines) -> None:
    for number in range(60):
        project.article(f"{number}.txt", f"{KOURSK}\nC'est l'article {number}.\n")
    assert project.run(*ARGS).code == 0
    engines.sources.clear()
    assert project.run(*ARGS).code == 0
    assert engines.sources == []
    assert not list(Path("locales").rglob(".*"))


@pytest.mark.usefixtures("engines")
def test_two_catalogs_of_one_path_are_refused_before_anything_is_written(project: Project) -> None:
    project.article("tb.txt", KOURSK)
    project.article("b.txt", NEIGE)
    (project.root / "l10n.toml").write_text('catalog = "{lang}{article}.po"\n')  # as + tb, ast + b
    ran = project.run("translate", "articles", "--from", "fr", "--to", "as", "--to", "ast")
    assert ran.code == 2
    assert "both tb in as and b in ast would be written to it" in ran.line
    assert not project.locales.exists()
