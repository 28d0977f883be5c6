from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from l10n.cli.segment import segment

TEXT = "Un titre\n\nM. Dupont\r\ndort. Il rêve.\n\n***\n\n- un\n- deux\n"


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(segment)
    return app


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sommeil.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_segment_a_line(app: typer.Typer, article: Path) -> None:
    result = CliRunner().invoke(app, [str(article), "--lang", "fr"])
    assert result.exit_code == 0
    assert result.stdout == "Un titre\nM. Dupont dort.\nIl rêve.\nun\ndeux\n"


def test_json(app: typer.Typer, article: Path) -> None:
    result = CliRunner().invoke(app, [str(article), "--lang", "fr", "--json"])
    rows = json.loads(result.stdout)
    assert [row["kind"] for row in rows] == ["headline", "paragraph", "paragraph", "list item", "list item"]
    assert [row["line"] for row in rows] == [1, 3, 4, 8, 9]
    assert [" ".join(TEXT[row["start"] : row["end"]].split()) for row in rows] == [
        row["source"] for row in rows
    ]


def test_standard_input(app: typer.Typer, article: Path) -> None:
    result = CliRunner().invoke(app, ["-", "--lang", "fr"], input="Il dort. Il rêve.")
    assert result.stdout == "Il dort.\nIl rêve.\n"


def test_what_commands_a_terminal_is_written_out(app: typer.Typer, article: Path) -> None:
    result = CliRunner().invoke(
        app, ["-", "--lang", "fr"], input=f"Il\x1b[2J «\u202fdort\u202f»\u202e.\n\n{TEXT * 9}"
    )
    assert result.stdout.startswith("Il\\x1b[2J «\u202fdort\u202f»\\u202e.\n")


def test_no_words(app: typer.Typer, article: Path) -> None:
    result = CliRunner().invoke(app, ["-", "--lang", "fr", "--json"], input="* * *")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "text"),
    [(["."], ""), (["absent.txt"], ""), (["-"], "Oui."), (["-", "--lang", "?"], "Oui.")],
)
def test_what_cannot_be(app: typer.Typer, article: Path, arguments: list[str], text: str) -> None:
    result = CliRunner().invoke(app, arguments, input=text)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("l10n: error: ")
