"""`l10n accept`: a person's word on catalogs that lost their flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, FakeEngines, Project, check_catalog, files_in

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")


@pytest.fixture
def stripped(project: Project, engines: FakeEngines) -> Project:
    """A project of which OmegaT saved one catalog of two; its article has a sentence more since."""
    project.article("one.txt", KOURSK)
    project.article("two.txt", NEIGE)
    assert project.run(*ARGS).code == 0
    path = project.catalog("one")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    project.article("one.txt", KOURSK + "\nUne phrase de plus.\n")
    return project


def test_a_catalog_without_flags_waits(stripped: Project) -> None:
    before = stripped.catalog("one").read_bytes()
    result = stripped.run(*ARGS)
    assert result.code == 0
    assert result.line.startswith("l10n: warning: locales/es/LC_MESSAGES/one.po: every `fuzzy` flag is gone")
    assert "l10n accept" in result.line
    assert "waiting" in result.out
    assert stripped.catalog("one").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said", "fuzzy"),
    [
        pytest.param([], "5 translations accepted as reviewed", 1, id="accept"),
        pytest.param(["--not-reviewed"], "5 translations wait for review again", 6, id="not-reviewed"),
    ],
)
def test_a_word_ends_the_wait(stripped: Project, options: list[str], said: str, fuzzy: int) -> None:
    path = stripped.catalog("one")
    result = stripped.run("accept", *options, path)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"locales/es/LC_MESSAGES/one.po: {said}\n"
    check_catalog(path)
    assert (stripped.run(*ARGS).code, stripped.run(*ARGS).err) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert "[es] Une phrase de plus." in text
    assert text.count("#, fuzzy") == fuzzy
    check_catalog(path)


def test_accept_changes_no_byte_where_there_is_nothing_to_accept(stripped: Project) -> None:
    before = files_in(stripped.locales)
    result = stripped.run("accept", stripped.catalog("two"))
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("two.po: 0 translations accepted as reviewed\n")
    assert files_in(stripped.locales) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("new/gone.po", "no such catalog; check the path", id="missing"),
        pytest.param("articles", "is a folder, not a catalog", id="folder"),
        pytest.param("articles/one.txt", "articles/one.txt:1: syntax error", id="article"),
    ],
)
def test_a_bad_file_is_one_line_and_the_good_one_is_accepted(stripped: Project, name: str, said: str) -> None:
    before = files_in(stripped.root / "articles")
    result = stripped.run("accept", name, stripped.catalog("one"))
    assert result.code == 2
    assert name in result.line
    assert said in result.line
    assert "5 translations accepted" in result.out
    assert files_in(stripped.root / "articles") == before
    assert not Path("new").exists()
