"""The documentation as a site: it builds, and every link within it leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from l10n.cli.app import app
from tests.support import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs"]
    built = subprocess.run(
        [*command, "-d", str(folder / "trees"), ".", str(folder / "html")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (built.returncode, built.stderr) == (0, "")
    return folder / "html"


def test_the_site_has_every_page(site: Path) -> None:
    pages = {path.stem for path in (site / "docs").glob("*.html")}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} <= pages


def test_every_link_leads_to_a_page_and_a_place_in_it(site: Path) -> None:
    broken = []
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    for path, text in texts.items():
        for link in re.findall(r'(?:href|src)="([^"]+)"', text):
            address, _, place = link.partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            target = (path.parent / address.split("?")[0]).resolve() if address else path
            if not target.exists() or (place and target in texts and f'id="{place}"' not in texts[target]):
                broken.append((path.name, link))
    assert broken == []


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = getattr(get_command(app), "commands", {})
    assert [name for name in names if f"`{name}`" not in readme] == []
