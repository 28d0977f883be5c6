"""`l10n doctor`: what it says of a machine, of the best and of the most broken one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.argos import FOLDER, TINY, metadata
from tests.support import Project


@pytest.fixture
def machine(project: Project, argos_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A machine with the tiny package, and without Apertium."""
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path / "apertium"))
    assert project.run("engines", "install", TINY).code == 0
    return project


def asked(project: Project, *args: str) -> tuple[int, dict[str, Any]]:
    """Return the exit code and the JSON report."""
    result = project.run("doctor", *args, "--json")
    assert result.err == ""
    return result.code, json.loads(result.out)


def mode(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / "apertium" / "modes" / f"{name}.mode"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line)


def test_a_machine_that_translates(machine: Project, argos_folder: Path) -> None:
    code, said = asked(machine)
    assert (code, said["works"], said["version"], said["broken"]) == (0, True, 1, [])
    assert said["packages_folder"] == {"path": str(argos_folder), "exists": True, "writable": True}
    assert [(one["engine"], one["source"], one["target"]) for one in said["installed"]] == [
        ("argos", "fr", "en")
    ]
    assert said["pairs"] == [
        {
            "source": "fr",
            "target": "en",
            "works": True,
            "origin": "argos fr→en 1.0",
            "problem": None,
            "hint": None,
        }
    ]
    assert list(said["libraries"]) == [
        "python",
        "l10n",
        "argostranslate",
        "ctranslate2",
        "sentencepiece",
        "polib",
    ]
    assert all(said["libraries"].values())
    out = machine.run("doctor").out
    for words in (
        "ctranslate2 4",
        "(writable)",
        "French → English",
        "fr→en  argos fr→en 1.0",
        "l10n can translate.",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("args", "code", "pairs"),
    [
        pytest.param((), 0, {"fr→en": True}, id="anything"),
        pytest.param(("--to", "en"), 0, {"fr→en": True}, id="to"),
        pytest.param(("--from", "fr"), 0, {"fr→en": True}, id="from"),
        pytest.param(("--from", "fr", "--to", "en-GB"), 0, {"fr→en-GB": True}, id="region"),
        pytest.param(
            ("--from", "fr", "--to", "en", "--to", "de"), 3, {"fr→en": True, "fr→de": False}, id="half"
        ),
        pytest.param(("--from", "de", "--to", "en"), 3, {"de→en": False}, id="another source"),
        pytest.param(("--from", "de"), 3, {}, id="from where nothing leads"),
        pytest.param(("--to", "de"), 3, {"fr→de": False}, id="to where nothing leads"),
        pytest.param(("--to", "fr"), 3, {"en→fr": False}, id="backwards"),
    ],
)
def test_the_code_is_that_of_what_was_asked(
    machine: Project, args: tuple[str, ...], code: int, pairs: dict[str, bool]
) -> None:
    answered, said = asked(machine, *args)
    assert answered == code
    assert {f"{one['source']}→{one['target']}": one["works"] for one in said["pairs"]} == pairs
    assert all(one["hint"] for one in said["pairs"] if not one["works"])


def test_the_project_says_what_is_asked(machine: Project) -> None:
    (machine.root / "l10n.toml").write_text('from = "fr"\nto = ["en", "de"]\n')
    code, said = asked(machine)
    assert (code, len(said["pairs"])) == (3, 2)
    assert asked(machine, "--to", "en")[0] == 0
    (machine.root / "l10n.toml").write_text("to = 7\n")
    code, said = asked(machine)
    assert code == 0
    assert any("l10n.toml" in one for one in said["missing"])


def test_an_empty_machine_says_how_to_begin(
    project: Project, argos_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path / "apertium"))
    result = project.run("doctor")
    assert (result.code, result.err) == (3, "")
    assert "No engine is installed." in result.out
    assert "not made yet" in result.out
    assert result.out.splitlines()[-1].endswith("or l10n engines install fr en")
    assert not argos_folder.exists()


def test_what_is_missing_is_said_with_the_command(machine: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    _, said = asked(machine)
    assert said["programs"] == {"apertium": None, "msgfmt": None, "msgmerge": None}
    assert "msgfmt is not installed: apt-get install gettext" in said["missing"]
    assert "apertium is not installed: apt-get install apertium" in said["missing"]


def overwrite(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / FOLDER / name).write_bytes(content)


def without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / FOLDER / name).unlink()


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        pytest.param(without("model/model.bin"), "can't be used", id="no model"),
        pytest.param(overwrite("model/model.bin", b"\0" * 99), "can't be used", id="broken model"),
        pytest.param(without("sentencepiece.model"), "sentencepiece.model", id="no tokens"),
        pytest.param(without("metadata.json"), "missing, broken or another type's", id="no metadata"),
        pytest.param(
            overwrite("metadata.json", b"{"), "missing, broken or another type's", id="broken metadata"
        ),
        pytest.param(overwrite("metadata.json", b"\xff"), "missing, broken or another type's", id="no text"),
        pytest.param(
            overwrite("metadata.json", b"[" * 99_999), "missing, broken or another type's", id="nested"
        ),
        pytest.param(
            overwrite("metadata.json", metadata(from_code=7)),
            "missing, broken or another type's",
            id="number",
        ),
        pytest.param(
            overwrite("metadata.json", metadata(type="sbd")), "another type's", id="of another type"
        ),
    ],
)
def test_a_broken_package_is_named_with_the_way_out(
    machine: Project, argos_folder: Path, break_it: Callable[[Path], object], reason: str
) -> None:
    break_it(argos_folder)
    code, said = asked(machine, "--from", "fr", "--to", "en")
    assert code == 3
    (broken,) = [one for one in said["broken"] if one["path"] == str(argos_folder / FOLDER)]
    assert reason in broken["reason"]
    assert broken["hint"]
    assert machine.run("doctor").code == 3


def test_a_package_that_lies_idle_is_named(machine: Project, argos_folder: Path) -> None:
    (argos_folder / "old").mkdir()
    (argos_folder / "old" / "metadata.json").write_bytes(metadata(package_version="0.1"))
    code, said = asked(machine)
    assert code == 0
    assert [one["reason"] for one in said["broken"]] == ["lies idle: another package for fr→en is newer"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("no-such-program '/x' | cat $1", "the program no-such-program is missing", id="program"),
        pytest.param("cat '/no/such/file' | cat $1", "/no/such/file is missing", id="data"),
        pytest.param("cat 'unclosed", "can't be read", id="unreadable"),
        pytest.param("", "has no generator", id="empty"),
    ],
)
def test_a_broken_mode_is_named(machine: Project, tmp_path: Path, line: str, reason: str) -> None:
    mode(tmp_path, "fr-es", line)
    code, said = asked(machine, "--from", "fr", "--to", "es")
    assert code == 3
    (broken,) = said["broken"]
    assert reason in broken["reason"]
    (way,) = said["pairs"]
    assert (way["origin"], way["works"]) == ("apertium fr-es", False)


def test_a_pivot_over_a_broken_half_is_broken(machine: Project, tmp_path: Path) -> None:
    mode(tmp_path, "eng-spa", "no-such-program | cat $1")
    code, said = asked(machine, "--from", "fr", "--to", "es")
    assert code == 3
    (way,) = said["pairs"]
    assert way["origin"] == "argos fr→en 1.0 + apertium eng-spa"
    assert "no-such-program" in way["problem"]


def test_what_a_package_says_commands_no_terminal(machine: Project, argos_folder: Path) -> None:
    overwrite("metadata.json", metadata(package_version="1\x1b[2J\n0"))(argos_folder)
    for args in (("doctor",), ("engines", "list")):
        out = machine.run(*args).out
        assert "\x1b" not in out
        assert "1\\x1b[2J\\n0" in out
