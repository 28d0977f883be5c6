"""SIGKILL at any point: every catalog is whole, the old one or the new one, and the next run goes on."""

from __future__ import annotations

import base64
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, check_catalog, files_in, only_on

pytestmark = only_on("POSIX", "Windows has no fork, from which each run goes on to be killed")

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
DRIVER = Path(__file__).parent / "kill_driver.py"
FOREIGN = b"""# Somebody's own catalog.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Le vieux pont sera reconstruit"
msgstr "El viejo puente"
"""


@pytest.fixture
def changed(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of three articles: one changed, one new, one with a foreign catalog; people's work in it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.article("koursk.txt", KOURSK + "\nUne phrase qui s'en ira.\n")
    assert project.run(*ARGS[:-2]).code == 0
    path = project.catalog("koursk")
    text = path.read_text(encoding="utf-8").replace("[es] Le capitaine", "El capitán")
    path.write_text(text.replace("#, fuzzy\n", "", 2), encoding="utf-8")
    # Larger than one write of a file: a catalog may be cut anywhere.
    many = "\n\n".join(
        f"La phrase numéro {number} est plus longue que la précédente." for number in range(45)
    )
    project.article("koursk.txt", KOURSK + f"\nUne phrase de plus.\n\n{many}\n")
    project.article("2024/neige.txt", NEIGE)
    project.article("pont.txt", PONT)
    project.catalog("pont").write_bytes(FOREIGN)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    return project


def decoded(files: dict[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(data) for name, data in files.items()}


def is_catalog(name: str) -> bool:
    return name.endswith((".po", ".pot"))


@pytest.mark.parametrize("count", [30, pytest.param(500, marks=pytest.mark.slow)], ids=["some", "hundreds"])
def test_a_kill_at_any_point_leaves_whole_catalogs(changed: Project, count: int) -> None:
    old = files_in(changed.locales)
    command = [sys.executable, str(DRIVER), str(changed.root), str(count), *ARGS]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    first, *kills = map(json.loads, ran.stdout.splitlines())
    new = decoded(first["new"])
    assert set(new) == {
        *("koursk.pot", "2024/neige.pot", "pont.pot", "es/LC_MESSAGES/pont.po.orig"),
        *(
            f"{lang}/LC_MESSAGES/{name}.po"
            for lang in ("es", "ca")
            for name in ("koursk", "2024/neige", "pont")
        ),
    }
    for path, data in new.items():
        judged = changed.root / Path(path).name
        if is_catalog(path):
            judged.write_bytes(data)
            check_catalog(judged)
    assert len(kills) == min(count, first["total"])
    assert sum(kill["killed"] for kill in kills) > 0.98 * len(kills)
    assert first["total"] > 1000
    for kill in kills:
        check(kill, old, new)


def check(kill: dict[str, Any], old: dict[str, bytes], new: dict[str, bytes]) -> None:
    after = decoded(kill["after"])
    for name, data in after.items():
        if is_catalog(name):
            assert data in (old.get(name), new[name]), f"{name} is neither old nor new at {kill['point']}"
        elif name.endswith(".orig"):
            assert data == FOREIGN
    assert set(old) <= set(after)  # what was there is there
    assert kill["code"] == 0
    assert decoded(kill["end"]) == new, f"the next run left something else after {kill['point']}"


def timed(count: int) -> list[Any]:
    chance = random.Random(0)
    return [chance.uniform(0.0, 1.2) for _ in range(count)]


@pytest.mark.parametrize("count", [3, pytest.param(100, marks=pytest.mark.slow)], ids=["some", "many"])
def test_a_kill_at_any_time_leaves_whole_catalogs(changed: Project, count: int) -> None:
    """The same for processes that are killed from without, wherever they are."""
    old = files_in(changed.locales)
    assert subprocess.run(changed.driven(*ARGS), check=False, capture_output=True).returncode == 0
    new = files_in(changed.locales)
    for seconds in timed(count):
        for name in new:
            (changed.locales / name).unlink()
        for name, data in old.items():
            (changed.locales / name).write_bytes(data)
        process = subprocess.Popen(
            changed.driven(*ARGS, driver=["--delay", "0.001", "--say-when-up"]),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for name, data in files_in(changed.locales).items():
            if is_catalog(name):
                assert data in (old.get(name), new[name])
        done = subprocess.run(changed.driven(*ARGS), check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
        assert files_in(changed.locales) == new
