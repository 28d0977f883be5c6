"""Two articles that share a sentence: what people make of it in one, and what becomes of it in the other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs import files
from l10n.catalogs.catalog import Entry
from l10n.catalogs.provenance import Owner, origin, owner
from tests.checking import write_glossary
from tests.cli.test_check import review
from tests.schemas import faults
from tests.support import ROOT, FakeEngines, Project, check_catalog, files_in

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/translate.schema.json").read_text(encoding="utf-8"))
SHARED = "Le capitaine a refusé de répondre à la presse."
ALIKE = "Le capitaine a refusé de répondre à la police."
OTHER, LAST = "Le sous-marin est rentré hier.", "Les marins sont rentrés chez eux en train."
REVIEWED = "El capitán se negó a contestar a la prensa."
RUN = ("translate", "articles", "--from", "fr", "--to", "es")


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    """A project in which one article was translated, and the sentence that the other shares reviewed."""
    project.article("koursk.txt", f"{OTHER} {SHARED}\n")
    assert project.run(*RUN).code == 0
    review(project.catalog("koursk"), SHARED, REVIEWED)
    engines.sources.clear()
    return project


def entry(desk: Project, source: str, article: str = "neige") -> Entry:
    catalog = files.read(desk.catalog(article))
    assert catalog is not None
    return next(one for one in catalog.active if one.source == source)


def row(desk: Project, *args: str, article: str = "neige") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(desk.run(*RUN, "--json", *args).out)
    assert faults(told, SCHEMA) == []
    found: dict[str, Any] = next(one for one in told["catalogs"] if one["article"] == article)
    return found


def test_what_was_reviewed_in_one_article_is_offered_in_another(desk: Project, engines: FakeEngines) -> None:
    desk.article("neige.txt", f"{SHARED} {ALIKE} {LAST}\n")
    ran = desk.run(*RUN)
    assert (ran.code, ran.err) == (0, "")
    head, _, neige, *_ = ran.out.splitlines()
    assert head.split()[:6] == ["article", "pair", "segments", "new", "kept", "memory"]
    assert neige.split()[:6] == ["neige", "fr→es", "3", "3", "0", "1"]
    assert engines.sources == [ALIKE, LAST]  # the engine isn't asked for what people have said

    offered = entry(desk, SHARED)
    assert (offered.target, origin(offered), owner(offered)) == (REVIEWED, "memory 100 %", Owner.MACHINE)
    assert "engine: memory: as in koursk" in offered.extracted
    made = entry(desk, ALIKE)
    assert made.target == f"[es] {ALIKE}"
    assert (
        "engine: memory 90 %: Le capitaine a refusé de répondre à la [-presse-]{+police+}."
        f" → “{REVIEWED}” (koursk)"
    ) in made.extracted
    assert made.previous is None
    assert not [line for line in entry(desk, LAST).extracted if "memory" in line]
    check_catalog(desk.catalog("neige"))

    before = files_in(desk.locales)
    assert row(desk)["state"] == "unchanged"
    assert (files_in(desk.locales), engines.sources) == (before, [ALIKE, LAST])


def test_what_is_reviewed_later_takes_the_place_of_a_machines(desk: Project, engines: FakeEngines) -> None:
    desk.article("neige.txt", f"{OTHER} {LAST}\n")
    assert row(desk)["remembered"] == 0
    review(desk.catalog("koursk"), OTHER, "El submarino regresó ayer.")
    told = row(desk)
    assert (told["new"], told["remembered"], told["kept"], told["engine"]) == (1, 1, 1, "memory 100 %")
    assert entry(desk, OTHER).target == "El submarino regresó ayer."
    assert entry(desk, OTHER).fuzzy

    # The reviewer has second thoughts; the offer follows, while nobody has touched it.
    path = desk.catalog("koursk")
    path.write_text(path.read_text(encoding="utf-8").replace("regresó", "volvió"), encoding="utf-8")
    assert row(desk)["remembered"] == 1
    assert entry(desk, OTHER).target == "El submarino volvió ayer."
    assert row(desk)["state"] == "unchanged"


def test_what_a_person_wrote_is_never_replaced(desk: Project) -> None:
    desk.article("neige.txt", f"{SHARED} {OTHER}\n")
    assert row(desk, "--no-memory")["remembered"] == 0
    path = desk.catalog("neige")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"[es] {SHARED}", "El capitán calló."), encoding="utf-8")
    review(path, OTHER, "El submarino volvió.")
    before = path.read_bytes()
    assert row(desk, "--refresh")["remembered"] == 0
    assert path.read_bytes() == before


def test_an_offer_that_is_taken_as_it_is_is_reviewed(desk: Project) -> None:
    desk.article("neige.txt", f"{SHARED}\n")
    assert row(desk)["remembered"] == 1
    review(desk.catalog("neige"), SHARED)
    assert row(desk)["state"] == "written"  # the engine's note goes; a machine's would wait for `l10n accept`
    assert row(desk)["state"] == "unchanged"
    assert owner(entry(desk, SHARED)) is Owner.REVIEWED
    assert desk.run("publish", "articles/neige.txt", "--to", "es", "-o", "-").out == f"{REVIEWED}\n"


def test_what_the_glossary_asks_for_goes_before_what_was_reviewed(
    desk: Project, engines: FakeEngines
) -> None:
    desk.article("neige.txt", f"{SHARED}\n")
    assert row(desk)["remembered"] == 1
    head = "concept,kind,status,fr,es,en\n"
    write_glossary(desk.root, f"{head}presse,term,preferred,presse,periodismo,press\n")
    told = row(desk)
    assert (told["remembered"], engines.sources[-1]) == (0, SHARED)
    made = entry(desk, SHARED)
    assert (made.target, origin(made)) == (f"[es] {SHARED}", "fake fr-es")
    asks = "but the glossary asks for “periodismo”"
    assert f"engine: memory 100 %: “{REVIEWED}” (koursk), {asks}" in made.extracted
    assert row(desk)["state"] == "unchanged"

    write_glossary(desk.root, f"{head}presse,term,preferred,presse,prensa,press\n")
    assert row(desk)["remembered"] == 1
    assert entry(desk, SHARED).target == REVIEWED


def test_what_is_remembered_is_written_where_no_engine_works(desk: Project, engines: FakeEngines) -> None:
    engines.broken = ["es"]
    desk.article("neige.txt", f"{SHARED}\n")
    desk.article("pont.txt", f"{SHARED} {LAST}\n")
    ran = desk.run(*RUN)
    assert (ran.code, ran.line) == (2, "l10n: error: fake fr-es broke; install it again")
    assert entry(desk, SHARED).target == REVIEWED
    assert not desk.catalog("pont").exists()


def test_what_people_change_in_both_is_a_lesson(desk: Project) -> None:
    desk.article("neige.txt", f"{SHARED} {LAST}\n")
    assert desk.run(*RUN).code == 0
    # Edited right after the run: what the machine wrote is known.
    review(desk.catalog("koursk"), OTHER, f"[es] {OTHER}".replace("rentré", "regresado"))
    review(desk.catalog("neige"), LAST, f"[es] {LAST}".replace("rentrés", "regresados"))
    review(desk.catalog("neige"), SHARED, "El capitán calló ante la prensa.")
    told = json.loads(desk.run("memory", "lessons", "--least", "1", "--json").out)
    learnt = {(one["machine"], one["people"], one["count"]) for one in told["lessons"]}
    assert ("rentré", "regresado", 1) in learnt
    assert ("rentrés", "regresados", 1) in learnt
    # What people made of the memory's offer says nothing of a machine.
    units = {one["name"]: one["units"] for one in told["distances"] if one["of"] == "engine"}
    assert units == {"fake fr-es": 3}


def test_a_memory_that_cannot_be_used_stops_no_run(desk: Project) -> None:
    desk.article("neige.txt", f"{SHARED}\n")
    memory = desk.root / ".l10n/memory.sqlite"
    memory.unlink()
    memory.mkdir()
    ran = desk.run(*RUN)
    assert ran.code == 0
    assert "going on without the memory" in ran.line
    assert entry(desk, SHARED).target == f"[es] {SHARED}"
    assert desk.run(*RUN).err == ""  # nothing was written without it
    desk.article("neige.txt", f"{SHARED} {LAST}\n")
    assert desk.run(*RUN, "--fail-on", "warning").code == 1


@pytest.mark.parametrize("args", [("--dry-run",), ("--no-memory",)], ids=" ".join)
def test_no_memory_is_made_where_none_is_asked(
    project: Project, engines: FakeEngines, args: tuple[str, ...]
) -> None:
    project.article("neige.txt", f"{SHARED}\n")
    assert project.run(*RUN, *args).code == 0
    assert not (project.root / ".l10n").exists()


def test_a_pipe_asks_the_memory_that_is_there_and_makes_none(desk: Project, tmp_path: Path) -> None:
    pipe = ("translate", "-", "--from", "fr", "--to", "es")
    assert REVIEWED in desk.run(*pipe, stdin=f"{SHARED}\n".encode()).out
    (desk.root / ".l10n").rename(tmp_path / "away")
    assert REVIEWED not in desk.run(*pipe, stdin=f"{SHARED}\n".encode()).out
    assert not (desk.root / ".l10n").exists()
