"""Whether an engine is there now that was measured to be better: real engines, real figures."""

from __future__ import annotations

from pathlib import Path

from l10n.engines.packages.install import install_bundled
from tests.support import PONT, Project, need


def test_a_better_engine_is_named_until_it_was_used(project: Project, argos_folder: Path) -> None:
    need("apertium")
    project.article("pont.txt", PONT)
    args = ("translate", "articles", "--from", "fr", "--to", "en")
    assert "apertium" in project.run(*args).out
    assert "is there now" not in project.run(*args).out
    install_bundled()
    told = project.run(*args).out
    assert "fr→en: argos fr→en 0.2 is there now, and was measured to be better than apertium" in told
    assert "is there now" not in project.run(*args, "--refresh").out
    assert "is there now" not in project.run(*args).out
    assert b"# l10n: argos" in project.catalog("pont", "en").read_bytes()
