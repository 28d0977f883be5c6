"""What a machine wrote stays a machine's when a tool drops the marks that say so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, FakeEngines, Project, check_catalog

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
SENTENCES = 5


@pytest.fixture
def stripped(project: Project, engines: FakeEngines) -> Project:
    """A project of which a tool saved a catalog that keeps neither translators' comments nor flags."""
    project.article("one.txt", KOURSK)
    assert project.run(*ARGS).code == 0
    strip(project.catalog("one"))
    return project


def strip(path: Path, *, flags: bool = True) -> None:
    text = re.sub(r"(?m)^# l10n:.*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("#, fuzzy\n", "") if flags else text, "utf-8")


def state(project: Project) -> tuple[str, int, int]:
    (row,) = json.loads(project.run("status", "--json").out)["catalogs"]
    return row["state"], row["reviewed"], row["machine"]


def test_nothing_counts_as_reviewed(stripped: Project) -> None:
    assert state(stripped) == ("marks lost", 0, SENTENCES)
    shown = stripped.run("status")
    assert "one.po: a tool dropped the marks" in shown.out
    published = stripped.run("publish", "articles", "--to", "es", "-o", "public")
    assert published.code == 1
    assert "marks-lost" in published.err
    assert f"{SENTENCES} not reviewed" in published.err
    assert not Path("public").exists()
    checked = stripped.run("check")
    assert "l10n accept FILE" in checked.out
    assert "marks-lost" in stripped.run("memory", "stats").err
    assert "marks-lost" in stripped.run(*ARGS).err
    assert json.loads(stripped.run("memory", "stats", "--json").out)["pairs"][0]["reviewed"] == 0
    exported = stripped.run("xliff", "export", stripped.catalog("one"), "-o", "out")
    assert exported.code == 0
    assert 'state="final"' not in Path("out/es/one.xlf").read_text("utf-8")


def test_other_catalogs_are_not_offered_it(stripped: Project, engines: FakeEngines) -> None:
    stripped.article("two.txt", f"{KOURSK}\n{NEIGE}")
    engines.sources.clear()
    assert stripped.run(*ARGS).code == 0
    assert set(engines.sources) >= {"Les marins ont été accueillis par leurs familles sur le quai."}
    assert "memory 100 %" not in stripped.catalog("two").read_text("utf-8")


def test_accept_settles_it_for_good(stripped: Project) -> None:
    path = stripped.catalog("one")
    ran = stripped.run("accept", path)
    assert (ran.code, ran.err) == (0, "")
    assert f"{SENTENCES} translations accepted as reviewed" in ran.out
    check_catalog(path)
    assert state(stripped) == ("current", SENTENCES, 0)
    strip(path)  # the tool does so whenever it saves
    assert state(stripped) == ("current", SENTENCES, 0)
    assert stripped.run("publish", "articles", "--to", "es", "-o", "public").code == 0


def test_the_marks_can_be_put_back(stripped: Project) -> None:
    path = stripped.catalog("one")
    ran = stripped.run("accept", "--not-reviewed", path)
    assert f"{SENTENCES} translations wait for review again" in ran.out
    check_catalog(path)
    assert path.read_text("utf-8").count("# l10n: ") == SENTENCES
    assert state(stripped) == ("current", 0, SENTENCES)


def test_what_a_person_changed_is_theirs(stripped: Project) -> None:
    path = stripped.catalog("one")
    path.write_text(path.read_text("utf-8").replace("[es] Les marins", "Los marineros"), "utf-8")
    assert state(stripped) == ("marks lost", 1, SENTENCES - 1)
    ran = stripped.run("accept", "--not-reviewed", path)
    assert f"{SENTENCES - 1} translations wait" in ran.out
    assert state(stripped) == ("current", 1, SENTENCES - 1)


def test_what_a_person_took_as_it_is_stays_reviewed(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    assert project.run(*ARGS).code == 0
    path = project.catalog("one")
    entries = path.read_text("utf-8").split("\n\n")
    entries[1] = entries[1].replace("#, fuzzy\n", "")
    path.write_text("\n\n".join(entries), "utf-8")
    assert state(project) == ("current", 1, SENTENCES - 1)
    assert project.run("memory", "stats").code == 0  # it is seen before the tool comes
    strip(path)
    assert state(project) == ("marks lost", 1, SENTENCES - 1)


def test_a_flag_that_is_left_waits_for_review(project: Project, engines: FakeEngines) -> None:
    project.article("one.txt", KOURSK)
    assert project.run(*ARGS).code == 0
    strip(project.catalog("one"), flags=False)
    found, reviewed, _ = state(project)
    assert (found, reviewed) == ("current", 0)


def test_without_a_memory_nothing_is_known(stripped: Project) -> None:
    for path in (stripped.root / ".l10n").iterdir():
        path.unlink()
    assert state(stripped) == ("current", SENTENCES, 0)
    (stripped.root / ".l10n" / "memory.sqlite").write_bytes(b"no database at all" * 100)
    assert state(stripped) == ("current", SENTENCES, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Titre : la trêve", "Titre\u00a0: la trêve", id="no-break"),
        pytest.param("Titre : la trêve", "Titre\u202f: la trêve", id="narrow"),
        pytest.param("Titre\u00a0: la trêve", "Titre : la trêve", id="flattened"),
        pytest.param("Dix 000 pas, l'été", "Dix\u202f000 pas, l’été", id="apostrophe"),
    ],
)
@pytest.mark.parametrize("settled", [True, False], ids=["reviewed", "machine"])
def test_a_source_in_other_typography_is_the_same(
    project: Project, engines: FakeEngines, before: str, after: str, settled: bool
) -> None:
    project.article("one.txt", f"{before}\n\nUne autre phrase.\n")
    assert project.run(*ARGS).code == 0
    path = project.catalog("one")
    if settled:
        path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
        assert project.run("accept", path).code == 0
    else:
        text = path.read_text("utf-8").replace("# l10n:", "# l10n-ignore: numbers/lost; it is so\n# l10n:")
        path.write_text(text, "utf-8")
        assert project.run(*ARGS).code == 0  # the ignore gets the fingerprint of its sentence
    project.article("one.txt", f"{after}\n\nUne autre phrase.\n")
    engines.sources.clear()
    ran = project.run(*ARGS)
    assert (ran.code, engines.sources) == (0, [])
    assert "warning" not in ran.err
    text = path.read_text("utf-8")
    assert f'msgid "{after}"\n' in text
    assert f'msgid "{before}"' not in text
    assert "#~" not in text
    assert state(project)[1:] == ((2, 0) if settled else (0, 2))
    assert "(void)" not in project.run("ignore", path, "--list").out
    check_catalog(path)
