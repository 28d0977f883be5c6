import tomllib
from pathlib import Path

import pytest

from l10n.config import Config, FailOn, find_config, load, project
from l10n.config.toml import line_of
from l10n.errors import UsageError
from l10n.model import LanguagePair


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


ALL = """
from = "FR"
to = ["es", "pt_br", "es"]
engine = "argos"
articles = "texts"
locales = "po"
glossary = "terms"
memory = "cache/tm.sqlite"
catalog = "{article}/{lang}.po"
template = "{article}/template.pot"
encoding = "cp1252"
fail-on = "warning"
beam = 2

[engines]
"fr-en" = "apertium"
"zh-Hant-pt-BR" = "argos zh-Hant→pt-BR 1.9"
"ca-valencia-es" = "auto"
"""


def test_reads_every_key(folder: Path) -> None:
    config = load(write(folder / "l10n.toml", ALL))

    assert config == Config(
        root=folder,
        source="fr",
        targets=("es", "pt-BR"),
        engine="argos",
        engines={
            LanguagePair("fr", "en"): "apertium",
            LanguagePair("zh-Hant", "pt-BR"): "argos zh-Hant→pt-BR 1.9",
            LanguagePair("ca-valencia", "es"): "auto",
        },
        beam=2,
        articles="texts",
        locales="po",
        glossary="terms",
        memory="cache/tm.sqlite",
        catalog="{article}/{lang}.po",
        template="{article}/template.pot",
        encoding="cp1252",
        fail_on=FailOn.WARNING,
    )
    assert config.articles_dir == folder / "texts"
    assert config.glossary_dir == folder / "terms"
    assert config.catalog_path("2024/a", "pt-BR") == folder / "po" / "2024" / "a" / "pt_BR.po"
    assert config.template_path("2024/a", Path("out")) == Path("out", "2024", "a", "template.pot")


def test_an_empty_file_gives_the_defaults(folder: Path) -> None:
    config = load(write(folder / "l10n.toml", "\ufeff# nothing\n"))

    assert config == Config(folder)
    assert config.articles_dir == folder / "articles"
    assert config.glossary_dir == folder / "glossary"
    assert config.catalog_path("a", "sr-Latn") == folder / "locales" / "sr@latin" / "LC_MESSAGES" / "a.po"
    assert config.template_path("a") == folder / "locales" / "a.pot"


def test_reads_pyproject(folder: Path) -> None:
    path = write(folder / "pyproject.toml", '[project]\nname = "a"\n[tool.l10n]\nto = ["en"]\n')

    assert load(path).targets == ("en",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('frm = "fr"', "l10n.toml:1: unknown key `frm`; did you mean `from`?", id="near"),
        pytest.param(
            'fail_on = "error"',
            "l10n.toml:1: unknown key `fail_on`; did you mean `fail-on`?",
            id="underscore",
        ),
        pytest.param(
            "x = 1", "l10n.toml:1: unknown key `x`; known are from, to, engine, engines", id="unknown"
        ),
        pytest.param("[tool.l10n]", "l10n.toml:1: unknown key `tool`", id="the other file's form"),
        pytest.param("from = 1", "l10n.toml:1: `from` must be a string, not a number", id="number"),
        pytest.param("from = true", "l10n.toml:1: `from` must be a string, not a boolean", id="boolean"),
        pytest.param("engine = 1979-05-27", "l10n.toml:1: `engine` must be a string, not a date", id="date"),
        pytest.param(
            'to = "es"',
            "l10n.toml:1: `to` must be a list of strings, not a string; write `to = [",
            id="string",
        ),
        pytest.param(
            'to = ["es", 1]', "l10n.toml:1: `to` must be a list of strings, not a mixed list", id="mixed"
        ),
        pytest.param('articles = " "', "l10n.toml:1: `articles` must be a string of printable", id="blank"),
        pytest.param(
            'locales = "a\\u0000b"', "l10n.toml:1: `locales` must be a string of printable", id="NUL"
        ),
        pytest.param(
            'to = ["jp"]',
            "l10n.toml:1: `to` has a language that isn't one: `jp` is no known language; did you mean `ja` (Jap",
            id="language",
        ),
        pytest.param(
            '[checks]\ndash = "loud"',
            "l10n.toml:2: `checks.dash` must be one of `off`, `info`, `warning`, `error`",
            id="level",
        ),
        pytest.param(
            'checks = "off"',
            'l10n.toml:1: `checks` must be a table, not a string; write `[checks]`, and below it `dash = "off"`',
            id="checks",
        ),
        pytest.param(
            'fail-on = "info"',
            "l10n.toml:1: `fail-on` is `info`, and must be one of `error`, `warning`, `never`",
            id="choice",
        ),
        pytest.param(
            'catalog = "{lang}.po"',
            "l10n.toml:1: `catalog` must have `{article}` and `{lang}`, and no other field: `{lang}.po`",
            id="no article",
        ),
        pytest.param(
            'catalog = "{article}.po"',
            "l10n.toml:1: `catalog` must have `{article}` and `{lang}`",
            id="no lang",
        ),
        pytest.param(
            'template = "{lang}/{article}"', "l10n.toml:1: `template` must have `{article}`, and", id="a lang"
        ),
        pytest.param(
            'template = "{article!r}"', "l10n.toml:1: `template` must have `{article}`, and", id="conversion"
        ),
        pytest.param(
            'template = "{article:>9}"', "l10n.toml:1: `template` must have `{article}`, and", id="format"
        ),
        pytest.param(
            'template = "{article.name}"', "l10n.toml:1: `template` must have `{article}`", id="attribute"
        ),
        pytest.param('template = "{article"', "l10n.toml:1: `template` is no pattern: ", id="brace"),
        pytest.param(
            'template = "../{article}"', "l10n.toml:1: `template` must stay below the folder", id="out"
        ),
        pytest.param(
            'template = "/{article}"', "l10n.toml:1: `template` must stay below the folder", id="absolute"
        ),
        pytest.param("beam = 0", "l10n.toml:1: `beam` must be a whole number from 1 to 64", id="no beam"),
        pytest.param("beam = true", "l10n.toml:1: `beam` must be a whole number", id="a true beam"),
        pytest.param('engines = "a"', "l10n.toml:1: `engines` must be a table, not a string", id="no table"),
        pytest.param(
            '[engines]\nfr = "a"', "l10n.toml:2: `engines` has `fr`, which is no pair", id="no pair"
        ),
        pytest.param(
            '[engines]\n"fr-en" = 1',
            "l10n.toml:2: `engines.fr-en` must be the name of an engine",
            id="no name",
        ),
        pytest.param(
            '[engines]\n"fr-jp" = "argos"',
            "l10n.toml:2: `engines.fr-jp` has a language that isn't one: `jp`",
            id="no language in a pair",
        ),
        pytest.param(
            '[notes]\nlanguage = "es"\nlang = "fr"\n', "l10n.toml:3: `notes` has no `lang`", id="no such note"
        ),
        pytest.param('from = "fr"\nto = [', "l10n.toml:2: isn't TOML: ", id="end"),
        pytest.param('\nfrom = "fr\n', "l10n.toml:2: isn't TOML: ", id="syntax"),
        pytest.param(
            "to = " + "[" * 50_000, "l10n.toml: has values that are far too long or deep", id="deep"
        ),
        pytest.param(
            "beam = " + "9" * 5000, "l10n.toml: has values that are far too long or deep", id="digits"
        ),
        pytest.param(
            ". ".join("a" * 101) + "= 1", "l10n.toml: has values that are far too long", id="deep key"
        ),
        pytest.param('from = "fr"\nfrom = "es"\n', "l10n.toml:2: isn't TOML: ", id="twice"),
    ],
)
def test_says_what_is_wrong_and_where(folder: Path, text: str, message: str) -> None:
    path = write(folder / "l10n.toml", text)

    with pytest.raises(UsageError) as caught:
        load(path)

    assert str(caught.value).startswith(f"{folder}/{message}")
    assert "\n" not in str(caught.value)


def test_says_what_can_not_be_read(folder: Path) -> None:
    (folder / "l10n.toml").write_bytes(b'# a\nfrom = "\xe9"')
    with pytest.raises(UsageError, match=r"l10n\.toml:2: isn't UTF-8, as TOML must be"):
        load(folder / "l10n.toml")
    with pytest.raises(UsageError, match=r"gone\.toml: can't be read: no such file or directory"):
        load(folder / "gone.toml")
    with pytest.raises(UsageError, match=r"pyproject\.toml:2: `tool\.l10n` must be a table"):
        load(write(folder / "pyproject.toml", "[tool]\nl10n = 1"))


@pytest.mark.parametrize(
    ("text", "names", "line"),
    [
        pytest.param('# a\n\nfrom = "fr"\nbeam = 0\n', ("beam",), 4, id="a key"),
        pytest.param('from = "fr"\r\n\r\nbeam = 0\r\n', ("beam",), 3, id="CRLF"),
        pytest.param('to = [\n  "es",\n  "jp",\n]\nbeam = 0\n', ("to",), 1, id="a list of lines"),
        pytest.param('to = [\n  "es",\n  "jp",\n]\nbeam = 0\n', ("beam",), 5, id="below a list"),
        pytest.param('a = """\nbeam = 1\n"""\nbeam = 0\n', ("beam",), 4, id="as a text has it"),
        pytest.param("# beam = 1\nbeam = 0\n", ("beam",), 2, id="as a remark has it"),
        pytest.param("[x]\nbeam = 1\n[tool.l10n]\nbeam = 0\n", ("tool", "l10n", "beam"), 4, id="tables"),
        pytest.param("[tool]\nl10n.beam = 0\n", ("tool", "l10n", "beam"), 2, id="dots"),
        pytest.param("l10n = { beam = 0 }\n", ("l10n", "beam"), 1, id="a table in a line"),
        pytest.param("[[x]]\n[[x]]\nb = 1\n[x.y]\n[y]\nb = 1\n", ("y", "b"), 6, id="tables in a list"),
        pytest.param("[y]\nb = 1\n", ("y",), 1, id="a table"),
        pytest.param("[checks]\n'terms/\\' = 0\n", ("checks", "terms/\\"), 2, id="quotes"),
        pytest.param("beam = 0\n", ("from",), None, id="none"),
        pytest.param("a = [\n" + "1,\n" * 100_000 + "]\nbeam = 0\n", ("beam",), None, id="far away"),
    ],
)
def test_the_line_of_a_key(text: str, names: tuple[str, ...], line: int | None) -> None:
    tomllib.loads(text)
    assert line_of(text, names) == line


def test_what_is_wrong_in_an_inner_table_has_its_line(folder: Path) -> None:
    text = '[tool.x]\n\n[tool.l10n]\nfrom = "fr"\n[tool.l10n.segmentation.fr]\nbreaks = "a"\n'
    with pytest.raises(UsageError, match=r"pyproject\.toml:6: `breaks` must be a list of strings"):
        load(write(folder / "pyproject.toml", text))


def test_the_nearest_settings_count(folder: Path) -> None:
    outer = write(folder / "l10n.toml", "")
    deep = folder / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert find_config(deep) == outer

    write(folder / "a" / "b" / "pyproject.toml", '[project]\nname = "l10n"\n')
    assert find_config(deep) == outer

    inner = write(folder / "a" / "pyproject.toml", "[tool.l10n]\n")
    assert find_config(deep) == inner

    beside = write(folder / "a" / "l10n.toml", "")
    assert find_config(deep) == beside


@pytest.mark.parametrize(
    ("pyproject", "ours"),
    [
        pytest.param(b"[tool.l10n\n", True, id="broken, ours"),
        pytest.param(b"[tool.ruff\n", False, id="broken, another's"),
        pytest.param(b"[tool.l10n]\n# \xe9", True, id="ours, not UTF-8"),
        pytest.param(b"tool = 'l10n'\n", False, id="tool is no table"),
    ],
)
def test_a_broken_pyproject_counts_only_if_it_has_settings(
    folder: Path, pyproject: bytes, ours: bool
) -> None:
    outer = write(folder / "l10n.toml", "")
    inner = folder / "a" / "pyproject.toml"
    inner.parent.mkdir()
    inner.write_bytes(pyproject)

    assert find_config(folder / "a") == (inner if ours else outer)


def test_the_project_is_where_the_settings_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "l10n.toml", 'to = ["es"]')
    (folder / "articles" / "2024").mkdir(parents=True)
    monkeypatch.chdir(folder / "articles" / "2024")

    assert project([Path("/elsewhere/articles/a.txt")]) == Config(folder, targets=("es",))


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("news/articles/2024/a.txt", "news"),
        ("news/articles", "news"),
        ("news/articles/articles/a.txt", "news/articles"),
        ("news/a.txt", "."),
        ("gone/articles/a.txt", "gone"),
    ],
)
def test_without_settings_the_first_path_tells_the_project(folder: Path, path: str, root: str) -> None:
    assert project([Path(path), Path("other/articles")]) == Config((folder / root).resolve())


def test_without_settings_or_paths_the_project_is_here(folder: Path) -> None:
    assert project() == Config(folder)
