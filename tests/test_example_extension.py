"""The example of an extension, built and installed as pip does it: its reader and its engine translate an article."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.slow


def test_its_reader_and_its_engine_are_used(tmp_path: Path) -> None:
    site = tmp_path / "site"
    example = tmp_path / "example"
    example.mkdir()
    for name in ("pyproject.toml", "wire_l10n.py"):
        (example / name).write_bytes((ROOT / "docs/example-extension" / name).read_bytes())
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *offline, "--target", site, example],
        check=True, cwd=tmp_path,
    )  # fmt: skip
    (tmp_path / "l10n.toml").write_text("", encoding="utf-8")
    article = tmp_path / "articles" / "toit.wire"
    article.parent.mkdir()
    article.write_text("Le chat dort bien\n\n// BUREAU\n\nLe chat dort sur le toit.\n", encoding="utf-8")
    command = ["translate", "articles", "--from", "fr", "--to", "en", "--engine", "wordlist"]
    environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", "from l10n.cli import main; main()", *command],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (catalog,) = (tmp_path / "locales").glob("en/**/*.po")
    text = catalog.read_text(encoding="utf-8")
    assert "#. headline\n" in text
    assert 'msgstr "The cat sleeps on the roof."' in text
    assert "BUREAU" not in text
    assert "wordlist 1" in text
