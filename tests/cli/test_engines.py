"""`l10n engines`: listing, installing and removing, by the command's words, codes and lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.argos import FOLDER, TINY, TOP, Server, entry, file, package, status
from tests.support import Project, Result, files_in


@pytest.fixture(autouse=True)
def no_apertium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine has plays no part."""
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path / "no-apertium"))


@pytest.fixture
def home(project: Project, argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project, and a packages folder that is not made yet; Mozilla's server is out of reach."""
    monkeypatch.setenv("L10N_FIREFOX_SERVER", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return project


def installed(project: Project) -> Result:
    result = project.run("engines", "install", TINY)
    assert result.code == 0, result.err
    return result


def test_a_file_is_installed_listed_and_removed(home: Project, argos_folder: Path) -> None:
    result = installed(home)
    assert result.out == f"installed argos fr→en 1.0 (0.9 MB) in {argos_folder / FOLDER}\n"
    lines = home.run("engines", "list").out.splitlines()
    assert lines[0].split() == ["engine", "pair", "languages", "version", "chrF", "size", "path"]
    words = ["argos", "fr→en", "French", "→", "English", "1.0", "–", "0.9", "MB", str(argos_folder / FOLDER)]
    assert lines[1].split() == words
    assert home.run("engines", "list", "--engine", "argos").out.splitlines() == lines
    assert home.run("engines", "list", "--engine", "firefox").out.startswith("No engine is installed")
    result = home.run("engines", "remove", "FR", "eng")
    assert (result.code, result.out) == (0, f"removed argos fr→en 1.0: 0.9 MB freed in {argos_folder}\n")
    assert home.run("engines", "list").out == "No engine is installed; `l10n doctor` says how to get one.\n"
    assert list(argos_folder.parent.glob("*/*")) == []


def test_the_list_is_json_too(home: Project, argos_folder: Path) -> None:
    installed(home)
    assert json.loads(home.run("engines", "list", "--json").out) == {
        "version": 1,
        "pairs": [
            {
                "engine": "argos",
                "source": "fr",
                "target": "en",
                "source_name": "French",
                "target_name": "English",
                "package_version": "1.0",
                "path": str(argos_folder / FOLDER),
                "bytes": sum(map(len, files_in(argos_folder / FOLDER).values())),
                "chrf": None,
                "bleu": None,
            }
        ],
    }


def test_good_files_are_installed_though_others_are_bad(home: Project, argos_folder: Path) -> None:
    bad = package(home.root / "bad.argosmodel", {f"{TOP}/model/model.bin": None})
    result = home.run("engines", "install", bad, TINY, "gone.argosmodel")
    assert result.code == 2
    errors = result.err.splitlines()
    assert [line.split(": ")[:3] for line in errors] == [
        ["l10n", "error", str(bad)],
        ["l10n", "error", "gone.argosmodel"],
    ]
    assert (argos_folder / FOLDER).is_dir()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("install", "fr"), "give two languages, or files", id="one language"),
        pytest.param(("install", "fr", "en", "es"), "give two languages, or files", id="three languages"),
        pytest.param(
            ("install", "fr", "x.argosmodel"), "give two languages, or files", id="a language and a file"
        ),
        pytest.param(("install", "fr", "fr"), "the same language", id="one language twice"),
        pytest.param(("install", "fr", "xx"), "is no known language", id="no language"),
        pytest.param(("remove", "fr", "en"), "no Argos package for fr→en is installed", id="not installed"),
        pytest.param(("remove", "fr", "../en"), "is no known language", id="no language to remove"),
        pytest.param(("install", "./fr"), "no such file", id="a file without the suffix"),
    ],
)
def test_what_can_not_be_done_is_one_line(home: Project, args: tuple[str, ...], said: str) -> None:
    result = home.run("engines", *args)
    assert (result.code, result.out) == (2, "")
    assert said in result.line


def test_a_pair_comes_from_the_index(home: Project, argos_server: Server) -> None:
    result = home.run("engines", "install", "fr", "en")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("installed argos fr→en 1.0 (0.9 MB) in ")
    assert (
        home.run("engines", "install", "fr", "en").out == "argos fr→en 1.0 is installed already, and works\n"
    )


def test_two_lead_through_english(home: Project, argos_server: Server) -> None:
    second = package(home.root / "second.argosmodel", from_code="en", to_code="pb")
    argos_server.answers["/b"] = file(second.read_bytes())
    argos_server.publish(
        entry([f"{argos_server.url}/a"]), entry([f"{argos_server.url}/b"], from_code="en", to_code="pb")
    )
    result = home.run("engines", "install", "fr", "pt-BR")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "no package leads fr→pt-BR: installing fr→en and en→pt-BR"
    assert [line.split(" (")[0] for line in lines[1:]] == [
        "installed argos fr→en 1.0",
        "installed argos en→pt-BR 1.0",
    ]


def test_what_argos_does_not_publish_is_code_3(home: Project, argos_server: Server) -> None:
    result = home.run("engines", "install", "fr", "ca")
    assert (result.code, result.out) == (3, "")
    assert "Argos publishes no package for fr→ca" in result.line
    assert "apt-get install apertium apertium-fra-cat" in result.line


def test_without_a_network_it_is_one_line(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    for args in (("install", "fr", "en"), ("list", "--available")):
        result = home.run("engines", *args)
        assert (result.code, result.out) == (2, "")
        assert "the index of Argos can't be read: connection refused" in result.line


def test_what_is_available_is_listed_and_marked(home: Project, argos_server: Server) -> None:
    argos_server.publish(entry([f"{argos_server.url}/a"], package_version="1.9"), entry([], from_code="zt"))
    installed(home)
    lines = home.run("engines", "list", "--available", "--engine", "argos").out.splitlines()
    assert [line.split() for line in lines] == [
        ["engine", "pair", "languages", "version", "size", "installed"],
        ["argos", "fr→en", "French", "→", "English", "1.9", "–", "1.0"],
        ["argos", "zh-Hant→en", "Traditional", "Chinese", "→", "English", "1.0", "–"],
    ]
    listed = json.loads(home.run("engines", "list", "--available", "--engine", "argos", "--json").out)
    assert (listed["version"], listed["copy"], listed["index"], listed["server"]) == (
        1,
        False,
        f"{argos_server.url}/index.json",
        None,
    )
    assert [(pair["engine"], pair["source"], pair["installed_version"]) for pair in listed["pairs"]] == [
        ("argos", "fr", "1.0"),
        ("argos", "zh-Hant", None),
    ]
    argos_server.answers["/index.json"] = status(500)
    result = home.run("engines", "list", "--available", "--engine", "argos")
    assert (result.code, result.out.splitlines()) == (0, lines)
    assert result.line == (
        "l10n: the index can't be read (the server answers 500 Internal Server Error): this is the last copy of it"
    )


def test_one_publisher_is_listed_where_the_other_is_out_of_reach(home: Project, argos_server: Server) -> None:
    argos_server.publish(entry([f"{argos_server.url}/a"]))
    result = home.run("engines", "list", "--available")
    assert (result.code, len(result.out.splitlines())) == (0, 2)
    assert "Mozilla's models can't be listed: connection refused" in result.line


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("--engine", "nobody"), "nobody", id="installed"),
        pytest.param(("--available", "--engine", "apertium"), "can't be installed by l10n", id="published"),
    ],
)
def test_another_engine_can_not_be_listed(home: Project, args: tuple[str, ...], said: str) -> None:
    result = home.run("engines", "list", *args)
    assert (result.code, result.out) == (2, "")
    assert said in result.line


def test_nothing_asks_the_network_unasked(home: Project, argos_server: Server) -> None:
    installed(home)
    for args in (
        ("engines", "list"),
        ("doctor",),
        ("engines", "remove", "fr", "en"),
        ("doctor", "--to", "en"),
    ):
        home.run(*args)
    assert argos_server.asked == []


def test_help_has_examples(home: Project) -> None:
    for command in ("list", "install", "remove"):
        assert "Examples:" in home.run("engines", command, "--help").out
