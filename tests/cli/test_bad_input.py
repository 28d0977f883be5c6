"""Bad input: one line that names the file and the way out, nothing lost, the good written all the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, FakeEngines, Project, files_in

pytestmark = pytest.mark.usefixtures("engines")

FROM = ("--from", "fr")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def content(data: str | bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data.encode() if isinstance(data, str) else data)


def unreadable(path: Path) -> None:
    path.symlink_to(path.name)  # in a circle: nobody, root included, reads it


ARTICLES = [
    pytest.param(None, ["no such file", "check its name"], id="missing"),
    pytest.param(content(""), ["is empty", "leave it out"], id="empty"),
    pytest.param(content(" \n\n\t\n"), ["nothing but white space", "leave it out"], id="white-space"),
    pytest.param(content(PNG), ["a PNG image", "save it as text"], id="png"),
    pytest.param(content(bytes(range(1, 256)) * 9), ["not text", "leave it out"], id="binary"),
    pytest.param(content("Un\ndeux\0trois"), ["bad.txt:2: has NUL bytes", "--encoding"], id="nul"),
    pytest.param(content("a " * 10_100_000), ["larger than 20 MB", "split it"], id="over-the-limit"),
    pytest.param(
        content("L'été\nfini\n".encode() + "déjà à côté\n".encode("latin-1")),
        ["bad.txt:3: is UTF-8 in one place", "--encoding"],
        id="mixed-encodings",
    ),
    pytest.param(content("* * *\n\n***\n"), ["holds no word", "leave it out"], id="no-word"),
    pytest.param(
        Path.mkdir, ["no articles in this folder", "l10n reads .", ", .htm, .html, "], id="empty-folder"
    ),
    pytest.param(os.mkfifo, ["is a pipe", "give a file"], id="fifo"),
    pytest.param(lambda path: path.symlink_to("gone.txt"), ["no such file"], id="dangling-link"),
    pytest.param(unreadable, ["can't be read", "leave it out"], id="link-in-a-circle"),
]


@pytest.mark.parametrize(("make", "said"), ARTICLES)
def test_a_bad_article_is_one_line_and_the_good_one_is_written(
    project: Project, make: Callable[[Path], object] | None, said: list[str]
) -> None:
    project.article("good.txt", KOURSK)
    bad = project.root / "articles" / "bad.txt"
    if make:
        make(bad)
    result = project.run("translate", "articles/good.txt", "articles/bad.txt", "--to", "es", *FROM)
    assert result.code == 2
    assert "articles/bad.txt" in result.line
    for words in said:
        assert words in result.line
    assert "[es] Le capitaine" in project.catalog("good").read_text(encoding="utf-8")
    assert set(files_in(project.locales)) == {"good.pot", "es/LC_MESSAGES/good.po"}


def test_a_file_of_another_kind_is_named_with_what_is_read(project: Project) -> None:
    project.article("notes.pages", "Bonjour.")
    result = project.run("translate", "articles/notes.pages", "--to", "es", *FROM)
    assert result.code == 2
    assert "notes.pages: `.pages` files aren't read; save it as " in result.line
    assert ", .htm, .html, " in result.line


def test_two_articles_of_one_name_are_both_left_out(project: Project) -> None:
    project.article("good.txt", KOURSK)
    for folder in ("one", "two"):
        path = project.root / folder / "same.txt"
        path.parent.mkdir()
        path.write_text(NEIGE, encoding="utf-8")
    result = project.run("translate", "articles", "one/same.txt", "two/same.txt", "--to", "es", *FROM)
    assert result.code == 2
    assert "`one/same.txt` and `two/same.txt` are both the article `same`; rename one" in result.line
    assert set(files_in(project.locales)) == {"good.pot", "es/LC_MESSAGES/good.po"}


@pytest.fixture
def translated(project: Project) -> Project:
    """A project with two articles that are translated; one has changed since."""
    project.article("bad.txt", KOURSK)
    project.article("good.txt", NEIGE)
    assert project.run("translate", "articles", "--to", "es", *FROM).code == 0
    project.article("bad.txt", KOURSK + "\nUne phrase de plus.\n")
    project.article("good.txt", NEIGE + "\nUne autre phrase de plus.\n")
    return project


def edited(change: Callable[[str], str]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(change(path.read_text(encoding="utf-8")).encode())


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


CATALOGS = [
    pytest.param(
        edited(lambda text: text + "\nmsgid oops\n"),
        ["syntax error", "msgfmt --check"],
        id="syntax-error",
    ),
    pytest.param(
        edited(lambda text: text.replace('msgstr "[es] Le capitaine', "msgstr [es] Le capitaine")),
        ["syntax error", "mend that line"],
        id="string-not-opened",
    ),
    pytest.param(
        edited(lambda text: text + "\n" + text.split("\n\n")[1] + "\n"),
        ["two entries with one source", "then delete it"],
        id="two-entries-with-one-key",
    ),
    pytest.param(
        lambda path: path.write_bytes(path.read_bytes() + "\n# caf\xe9\n".encode("latin-1")),
        ["not valid UTF-8", "save it as UTF-8"],
        id="not-utf-8",
    ),
    pytest.param(
        edited(lambda text: text.replace("charset=UTF-8", "charset=klingon")),
        ["charset klingon is unknown", "msgconv"],
        id="unknown-charset",
    ),
    pytest.param(lambda path: path.write_bytes(b"\0" * 100), ["NUL", "backup"], id="nul"),
    pytest.param(folder, ["is a folder, not a catalog", "move it away"], id="folder"),
    pytest.param(fifo, ["is no file, not a catalog", "move it away"], id="fifo"),
]


@pytest.mark.parametrize("lang", ["es", "template"])
@pytest.mark.parametrize(("spoil", "said"), CATALOGS)
def test_a_bad_catalog_is_named_and_never_overwritten(
    translated: Project, engines: FakeEngines, lang: str, spoil: Callable[[Path], object], said: list[str]
) -> None:
    path = translated.catalog("bad") if lang == "es" else translated.locales / "bad.pot"
    if lang == "template":
        path.write_bytes(translated.catalog("bad").read_bytes())
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    engines.sources.clear()
    result = translated.run("translate", "articles", "--to", "es", *FROM)
    assert result.code == 2
    assert str(path.relative_to(translated.root)) in result.line.replace(f"{translated.root}/", "")
    for words in said:
        assert words in result.line
    assert (path.read_bytes() if path.is_file() else None) == before
    assert engines.sources == ["Une autre phrase de plus."]  # none was translated for nothing
    assert "[es] Une autre phrase" in translated.catalog("good").read_text(encoding="utf-8")


def test_a_syntax_error_is_named_with_its_line(translated: Project) -> None:
    path = translated.catalog("bad")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines, 1) if "[es] Le capitaine" in line)
    lines[number - 1] = lines[number - 1].rstrip('"\n') + "\n"
    path.write_text("".join(lines), encoding="utf-8")
    result = translated.run("translate", "articles", "--to", "es", *FROM)
    assert f"{path}:{number}: syntax error" in result.line


def test_locales_that_is_a_file_is_named_once(project: Project) -> None:
    project.article("one.txt", KOURSK)
    project.article("two.txt", NEIGE)
    project.locales.write_text("mine")
    result = project.run("translate", "articles", "--to", "es", "--to", "ca", *FROM)
    assert result.code == 2
    assert f"{project.locales}: is a file where a folder of catalogs should be; move it away" in result.line
    assert project.locales.read_text() == "mine"


def test_a_catalog_that_is_a_dangling_link_is_written_where_it_points(project: Project) -> None:
    project.article("one.txt", KOURSK)
    elsewhere = project.root / "elsewhere"
    elsewhere.mkdir()
    project.catalog("one").parent.mkdir(parents=True)
    project.catalog("one").symlink_to(elsewhere / "one.po")
    assert project.run("translate", "articles", "--to", "es", *FROM).code == 0
    assert project.catalog("one").is_symlink()
    assert set(files_in(elsewhere)) == {"one.po"}


USAGE = [
    pytest.param(["articles"], ["no language to translate into", "--to LANG"], id="no-language"),
    pytest.param(["articles", "--to", "xx"], ["`xx` is no known language", "BCP 47"], id="unknown-language"),
    pytest.param(["articles", "--to", "spanish"], ["did you mean `es` (Spanish)"], id="name-of-a-language"),
    pytest.param(
        ["articles", "--to", "es", "--from", "q"], ["`q` is no known language"], id="unknown-source"
    ),
    pytest.param(
        ["articles", "--to", "fr", "--from", "fr"],
        ["in French already (fr to fr)", "leave that language out"],
        id="fr-to-fr",
    ),
    pytest.param(
        ["articles", "--to", "fr"],
        ["articles/good.txt", "French already", "--from"],
        id="fr-to-fr-detected",
    ),
    pytest.param(
        ["articles", "--to", "es", "--engine", "babel"], ["no engine 'babel'", "apertium"], id="engine"
    ),
    pytest.param(
        ["articles", "--to", "es", "--encoding", "klingon"], ["`klingon` is no known"], id="encoding"
    ),
    pytest.param(["-", "--to", "es", "--to", "ca"], ["- takes one language", "instead"], id="two-languages"),
    pytest.param(["-", "articles", "--to", "es"], ["- takes one language", "instead"], id="stdin-and-path"),
    pytest.param(["-", "--to", "es", "--json"], ["--json", "leave out one"], id="stdin-and-json"),
    pytest.param(["-", "--to", "es", "--from", "fr"], ["stdin: is empty", "leave it out"], id="empty-stdin"),
    pytest.param(["-", "--to", "es"], ["stdin: is empty"], id="empty-stdin-detected"),
]


@pytest.mark.parametrize(("args", "said"), USAGE)
def test_what_cannot_be_asked_for(
    project: Project, engines: FakeEngines, args: list[str], said: list[str]
) -> None:
    project.article("good.txt", KOURSK)
    result = project.run("translate", *args)
    assert result.code == 2
    assert result.out == "" or "failed" in result.out
    for words in said:
        assert words in result.line.replace(f"{project.root}/", "")
    assert not project.locales.exists()
    assert engines.loaded == []


CONFIGS = [
    pytest.param(
        "l10n.toml", 'too = ["es"]\n', ["unknown key `too`", "did you mean `to`?"], id="unknown-key"
    ),
    pytest.param("l10n.toml", 'from = "fr"\nto = [es]\n', ["l10n.toml:2:", "isn't TOML"], id="no-toml"),
    pytest.param("l10n.toml", 'to = ["es", "xx"]\n', ["`to`", "xx"], id="unknown-language"),
    pytest.param("l10n.toml", 'to = ["es"]\nengine = "babel"\n', ["no engine 'babel'"], id="unknown-engine"),
    pytest.param("l10n.toml", 'to = ["es"]\nencoding = "klingon"\n', ["`klingon`"], id="unknown-encoding"),
    pytest.param(
        "pyproject.toml", '[tool.l10n]\nlocale = "x"\n', ["pyproject.toml", "`locale`"], id="pyproject-key"
    ),
    pytest.param(
        "pyproject.toml", "[tool.l10n]\nto = [es]\n", ["pyproject.toml:2:", "isn't TOML"], id="pyproject-toml"
    ),
]


@pytest.mark.parametrize(("name", "text", "said"), CONFIGS)
def test_settings_that_are_wrong(project: Project, name: str, text: str, said: list[str]) -> None:
    project.article("good.txt", KOURSK)
    (project.root / name).write_text(text)
    result = project.run("translate", "articles")
    assert result.code == 2
    for words in said:
        assert words in result.line
    assert not project.locales.exists()


def test_a_bad_option_names_itself(project: Project) -> None:
    result = project.run("translate", "articles", "--fail-on", "everything")
    assert result.code == 2
    assert "--fail-on" in result.err.splitlines()[-1]
