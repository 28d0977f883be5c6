"""What people correct twice, the machine says from then on: the real commands, and a real engine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support import need

RUN = ("translate", "articles", "--from", "fr", "--to", "es", "--engine", "apertium")


def l10n(folder: Path, *args: str) -> str:
    """Run a command in a folder, in a process of its own; return what it prints."""
    command = [sys.executable, "-c", "from l10n.cli import main; main()", *args]
    ran = subprocess.run(
        command, cwd=folder, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def test_a_confirmed_lesson_is_obeyed_by_the_next_run(tmp_path: Path) -> None:
    need("apertium")
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "port.txt").write_text("Le navire est rentré hier. Le navire a quitté la Norvège.\n", "utf-8")
    l10n(tmp_path, *RUN)
    catalog = tmp_path / "locales" / "es" / "LC_MESSAGES" / "port.po"
    written = catalog.read_text("utf-8")
    assert written.count("El barco ha ") == 2
    catalog.write_text(
        written.replace("#, fuzzy\nmsgid", "msgid").replace("El barco ha ", "El buque ha "), "utf-8"
    )

    assert "barco" in l10n(tmp_path, "memory", "lessons")
    assert l10n(tmp_path, "memory", "lessons", "--confirm", "navire").startswith("2 rows written")

    (articles / "mer.txt").write_text("Trois navires ont coulé. Un navire danois est arrivé.\n", "utf-8")
    l10n(tmp_path, *RUN)
    said = (catalog.parent / "mer.po").read_text("utf-8")
    assert 'msgstr "Tres buques ' in said
    assert 'msgstr "Un buque danés ' in said
    assert "barco" not in said
