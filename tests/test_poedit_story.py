"""The whole way of an article: translated, reviewed in Poedit, translated again, checked, and published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs import files
from l10n.catalogs.provenance import is_ours
from l10n.checks import RULES
from tests.support import KOURSK, ROOT, FakeEngines, Project, check_catalog, files_in

FOREIGN = ROOT / "tests/data/foreign"
RUN = ("translate", "articles", "--from", "fr", "--to", "es")
PUBLISH = ("publish", "articles", "--to", "es", "-o", "public")
# What stands in the two files that Poedit saved, sentence by sentence, in the article's places.
REVIEWED = """El submarino regresa a puerto

Tras diez años de ausencia, el submarino ha vuelto al puerto de Múrmansk. Los marineros fueron recibidos
por sus familias en el muelle.

El capitán no quiso responder a las preguntas. «Hicimos nuestro trabajo», dijo.
"""
HEAD = "concept,kind,status,fr,es\n"


@pytest.fixture
def desk(project: Project, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose article a machine has translated, with a glossary and all checks."""
    project.article("koursk.txt", KOURSK)
    folder = project.root / "glossary"
    folder.mkdir()
    (folder / "places.csv").write_text(
        f"{HEAD}mourmansk,place,preferred,Mourmansk,Múrmansk\n", encoding="utf-8"
    )
    assert project.run(*RUN, "--no-glossary").code == 0
    monkeypatch.setattr("l10n.checks.RULES", RULES)
    engines.sources.clear()
    return project


def provenance(path: Path) -> list[tuple[str, list[str]]]:
    catalog = files.read(path)
    assert catalog is not None
    return [(entry.source, [c for c in entry.comments if is_ours(c)]) for entry in catalog.active]


def hand_back(desk: Project, name: str) -> Path:
    """Put in place what Poedit saved of the catalog that is there."""
    path = desk.catalog("koursk")
    assert provenance(path) == provenance(FOREIGN / name)
    shutil.copyfile(FOREIGN / name, path)
    return path


def status(desk: Project) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(desk.run("status", "--json").out)
    return {
        name: told["catalogs"][0][name] for name in ("reviewed", "edited", "machine", "stale", "findings")
    }


def test_an_article_from_the_machine_to_its_readers(desk: Project, engines: FakeEngines) -> None:
    assert status(desk)["machine"] == 5

    # Four are done, one was retyped and left at “Needs work”.
    path = hand_back(desk, "koursk-poedit.po")
    saved = path.read_bytes()
    ran = desk.run(*RUN)
    assert (ran.code, ran.err, engines.sources) == (0, "", [])
    assert path.read_bytes() == saved  # nothing was to do, and Poedit's bytes stay
    assert status(desk) == {"reviewed": 4, "edited": 1, "machine": 0, "stale": 0, "findings": 0}
    assert desk.run("status", "--fail-under", "100").code == 1
    assert desk.run("check", "locales").code == 0

    ran = desk.run(*PUBLISH)
    assert ran.code == 1
    assert "articles/koursk.txt:6: « Nous avons fait notre travail »" in ran.err
    assert not (desk.root / "public").exists()

    # All are done.
    path = hand_back(desk, "koursk-poedit-done.po")
    assert desk.run("status", "--fail-under", "100").code == 0
    assert desk.run(*RUN).code == 0
    assert desk.run("diff", *PUBLISH[1:]).code == 1
    assert desk.run(*PUBLISH).code == 0
    assert files_in(desk.root / "public") == {"es/koursk.txt": REVIEWED.encode()}
    assert desk.run("diff", *PUBLISH[1:]).code == 0
    check_catalog(path)


def test_what_changes_after_the_review(desk: Project, engines: FakeEngines) -> None:
    path = hand_back(desk, "koursk-poedit-done.po")
    assert desk.run(*PUBLISH).code == 0
    desk.article("koursk.txt", KOURSK.replace("dix ans d'absence", "douze ans d’absence"))
    assert desk.run(*RUN).code == 0
    assert engines.sources == []  # a person's translation is there, of what the sentence was
    text = path.read_text(encoding="utf-8")
    assert "#| msgid \"Après dix ans d'absence, le sous-marin est revenu" in text
    assert status(desk)["stale"] == 1

    ran = desk.run(*PUBLISH)
    assert ran.code == 1
    assert "articles/koursk.txt:3: (changed) Après douze ans" in ran.err
    assert desk.run(*PUBLISH, "--stale", "keep").code == 0
    assert files_in(desk.root / "public") == {"es/koursk.txt": REVIEWED.encode()}


def test_what_the_checks_say_of_a_review(desk: Project) -> None:
    path = hand_back(desk, "koursk-poedit-done.po")
    path.write_text(path.read_text(encoding="utf-8").replace("Múrmansk", "Mourmansk"), encoding="utf-8")
    ran = desk.run("check", "--fail-on", "warning", "locales")
    assert ran.code == 1
    assert "warning: “Mourmansk” was left as it is: write “Múrmansk”" in ran.out
    assert desk.run("check", "--write", "locales").code == 0
    assert "#. finding: term-untranslated: " in path.read_text(encoding="utf-8")
    assert status(desk)["reviewed"] == 5
