from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import KOURSK, NEIGE, FakeEngines, Project

pytestmark = pytest.mark.usefixtures("engines")

TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="fr"/><body>
<tu><tuv xml:lang="fr-FR"><seg>Il a refusé hier.</seg></tuv><tuv xml:lang="es-ES"><seg>Se negó ayer.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def translated(project: Project) -> Project:
    """A project with two articles that a machine translated, one of them reviewed since."""
    project.article("koursk.txt", KOURSK)
    project.article("neige.txt", NEIGE)
    assert project.run("translate", "articles", "--from", "fr", "--to", "es").code == 0
    assert project.run("memory", "stats").code == 0
    review(project, "koursk", "sous-marin", "submarino")
    return project


def review(project: Project, article: str, old: str, new: str) -> None:
    """Review a catalog as somebody does who puts one word for another."""
    path = project.catalog(article)
    entries = path.read_text().replace("#, fuzzy\n", "").split("\n\n")
    targets = [entry.rpartition("msgstr") for entry in entries]
    path.write_text("\n\n".join(head + mid + tail.replace(old, new) for head, mid, tail in targets))
    assert project.run("accept", path).code == 0  # most of it is as the machine wrote it


def test_stats(translated: Project) -> None:
    ran = translated.run("memory", "stats")
    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["pair", "units", "reviewed", "sources", "articles", "machine"]
    assert ran.out.splitlines()[1].split() == ["fr→es", "10", "50", "%", "10", "2", "10"]
    assert ran.out.splitlines()[2].startswith(".l10n/memory.sqlite: 0.1 MB")
    report = json.loads(translated.run("memory", "stats", "--json").out)
    assert report["version"] == 1
    assert report["pairs"] == [
        {
            "source": "fr",
            "target": "es",
            "units": 10,
            "reviewed": 5,
            "sources": 10,
            "articles": 2,
            "machine": 10,
        }
    ]


def test_stats_of_nothing(project: Project) -> None:
    assert project.run("memory", "stats").out.startswith("The memory is empty.\n")


def test_find(translated: Project) -> None:
    sentence = "Après vingt ans d'absence, le sous-marin est revenu au port de Mourmansk."
    ran = translated.run("memory", "find", sentence)
    assert ran.code == 0
    assert ran.out == (
        " 94 %  fr→es  (koursk)\n"
        "       Après [-dix-]{+vingt+} ans d'absence, le sous-marin est revenu au port de Mourmansk.\n"
        "       [es] Après dix ans d'absence, le submarino est revenu au port de Mourmansk.\n"
    )
    (match,) = json.loads(translated.run("memory", "find", sentence, "--json").out)["matches"]
    assert (match["rate"], match["exact"], match["reviewed"]) == (0.9444, False, True)
    assert translated.run("memory", "find", sentence, "--to", "ca").out == "Nothing similar is remembered.\n"
    assert (
        translated.run("memory", "find", sentence, "--least", "95").out == "Nothing similar is remembered.\n"
    )
    assert translated.run("memory", "find", "Les écoles sont restées fermées.").out.startswith("Nothing")
    found = translated.run("memory", "find", "Les écoles sont restées fermées.", "--unreviewed").out
    assert found.startswith("100 %  fr→es  (neige, not reviewed)\n")
    assert translated.run("memory", "find", " ").line == "l10n: error: the text is empty; give a sentence"


def test_lessons(translated: Project) -> None:
    ran = translated.run("memory", "lessons")
    assert ran.code == 0
    lesson = ran.out.splitlines()[1].split()
    assert lesson == ["2", "fr→es", "sous-marin", "sous-marin", "submarino", "koursk"]
    assert [line.split()[0] for line in ran.out.splitlines()[4:]] == ["fr→es", "fake", "koursk"]
    assert translated.run("memory", "lessons", "--csv").out == (
        "concept,status,fr,es,note\n"
        "sous-marin,preferred,sous-marin,submarino,replaced 2 times\n"
        "sous-marin,forbidden,,sous-marin,replaced 2 times\n"
    )
    report = json.loads(translated.run("memory", "lessons", "--json").out)
    assert [one["count"] for one in report["lessons"]] == [2]
    assert [(one["of"], one["name"], one["units"], one["changed"]) for one in report["distances"]] == [
        ("pair", "fr→es", 5, 2),
        ("engine", "fake fr-es", 5, 2),
        ("article", "koursk (es)", 5, 2),
    ]


def test_a_confirmed_lesson_is_a_row_of_the_glossary_that_translate_obeys(translated: Project) -> None:
    ran = translated.run("memory", "lessons", "--confirm", "Sous-marin")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 rows written to glossary/lessons.csv\nNext: l10n translate")
    path = translated.root / "glossary" / "lessons.csv"
    written = path.read_text(encoding="utf-8")
    assert written == (
        "concept,kind,status,fr,es,match,note\n"
        "sous-marin,term,preferred,sous-marin,submarino,,people wrote it 2 times for `sous-marin`\n"
        "sous-marin,term,forbidden,,sous-marin,,\n"
    )
    assert translated.run("memory", "lessons", "--confirm", "sous-marin").out.startswith("0 rows written")
    assert path.read_text(encoding="utf-8") == written
    assert translated.run("glossary", "check").code == 0
    found = translated.run("glossary", "find", "un sous-marin", "--lang", "fr", "--to", "es").out
    assert "es: submarino; never sous-marin" in found


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--confirm", "bateau"), "no lesson is about `bateau`"),
        (("--confirm", "sous-marin", "--csv"), "--confirm writes into the glossary"),
    ],
)
def test_what_can_not_be_confirmed_is_said(translated: Project, argv: tuple[str, ...], said: str) -> None:
    ran = translated.run("memory", "lessons", *argv)
    assert ran.code == 2
    assert said in ran.line
    assert not (translated.root / "glossary").exists()


def test_what_the_glossary_decides_otherwise_is_not_confirmed(translated: Project) -> None:
    (translated.root / "glossary").mkdir()
    (translated.root / "glossary" / "ours.csv").write_text("fr,es\nsous-marin,sumergible\n", encoding="utf-8")
    ran = translated.run("memory", "lessons", "--confirm", "sous-marin")
    assert "the glossary has `sumergible` for `sous-marin`, and people wrote `submarino`" in ran.line


def test_lessons_of_some_catalogs(translated: Project) -> None:
    review(translated, "neige", "neige", "nieve")
    assert len(json.loads(translated.run("memory", "lessons", "--json").out)["lessons"]) == 2
    ran = translated.run("memory", "lessons", translated.catalog("neige"), "--json")
    assert [one["people"] for one in json.loads(ran.out)["lessons"]] == ["nieve"]
    assert json.loads(translated.run("memory", "lessons", "--to", "ca", "--json").out)["lessons"] == []
    assert json.loads(translated.run("memory", "lessons", "--least", "3", "--json").out)["lessons"] == []
    assert translated.run("memory", "lessons", "gone").code == 2
    assert translated.run("memory", "lessons", "--csv", "--json").code == 2


def test_lessons_are_rows_that_the_glossary_takes(translated: Project) -> None:
    rows = translated.run("memory", "lessons", "--csv").out
    (translated.root / "glossary").mkdir()
    (translated.root / "glossary" / "new.csv").write_text(rows)
    assert translated.run("glossary", "check").code == 0
    ran = translated.run("glossary", "find", "Le sous-marin revient.", "--to", "es")
    assert ran.code == 0
    assert "submarino" in ran.out


def test_lessons_of_nothing(project: Project) -> None:
    assert project.run("memory", "lessons").out.startswith("Nobody has reviewed what a machine made")


def test_export_and_import(translated: Project, tmp_path: Path) -> None:
    assert translated.run("memory", "export", "-o", "out.tmx").out == "out.tmx: 5 units written\n"
    ran = translated.run("memory", "export", "-o", "all.tmx", "--unreviewed")
    assert ran.out == "all.tmx: 10 units written\n"
    assert translated.run("memory", "export", "-o", "no.tmx", "--to", "ca").out == "no.tmx: 0 units written\n"
    before = (translated.root / "out.tmx").read_bytes()
    assert translated.run("memory", "export", "-o", "out.tmx").code == 0
    assert (translated.root / "out.tmx").read_bytes() == before

    shutil.rmtree(translated.root / ".l10n")
    shutil.rmtree(translated.locales)
    ran = translated.run("memory", "import", "all.tmx")
    assert ran.out == "all.tmx: 10 units imported, 5 of them not reviewed by its own word\n"
    assert translated.run("memory", "import", "out.tmx").code == 0
    assert translated.run("memory", "export", "-o", "again.tmx").code == 0
    assert (translated.root / "again.tmx").read_bytes() == before


def test_a_name_that_is_not_utf_8_can_be_imported_twice(project: Project) -> None:
    real = project.root / os.fsdecode(b"caf\xe9.tmx")
    real.write_text(TMX)
    for _ in range(2):
        ran = subprocess.run(
            project.driven("memory", "import", real, "--from", "fr", "--to", "es"),
            capture_output=True,
            check=True,
        )
        assert ran.stdout == b"caf\\udce9.tmx: 1 unit imported\n"
    stats = json.loads(project.run("memory", "stats", "--json").out)
    assert [pair["units"] for pair in stats["pairs"]] == [1]


def test_a_dash_is_no_name_of_a_file(translated: Project) -> None:
    ran = translated.run("memory", "export", "-o", "-")
    assert (ran.code, "name a file" in ran.err) == (2, True)
    assert not (translated.root / "-").exists()


def test_import_takes_the_projects_languages(project: Project) -> None:
    (project.root / "in.tmx").write_text(TMX)
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es"]\n')
    assert project.run("memory", "import", "in.tmx").out == "in.tmx: 1 unit imported\n"
    assert "Se negó ayer." in project.run("memory", "find", "Il a refusé hier.").out
    ran = project.run("memory", "import", "in.tmx", "--to", "ca")
    assert ran.out == "in.tmx: 0 units imported\n"
    assert "nothing in these languages" in ran.err


def test_a_broken_file_is_one_line_and_stops_no_other(project: Project) -> None:
    (project.root / "bad.tmx").write_text(TMX.replace("</tu>", ""))
    (project.root / "in.tmx").write_text(TMX)
    ran = project.run("memory", "import", "bad.tmx", "in.tmx", "gone.tmx", "--from", "fr", "--to", "es")
    assert ran.code == 2
    assert ran.out == "in.tmx: 1 unit imported\n"
    first, second = ran.err.splitlines()
    assert first.startswith("l10n: error: bad.tmx:4: isn't XML: mismatched tag; nothing was imported")
    assert second == "l10n: error: gone.tmx: can't read it: no such file or directory; check the path"


def test_compact_and_rebuild(translated: Project) -> None:
    assert translated.run("memory", "compact").out.startswith(".l10n/memory.sqlite: 0.1 MB before, ")
    assert translated.run("memory", "rebuild").out == ".l10n/memory.sqlite: 2 catalogs read\n"
    assert "sous-marin" in translated.run("memory", "lessons").out  # what the machine made was kept


def test_damage_is_said_and_mended(translated: Project) -> None:
    (translated.root / ".l10n" / "memory.sqlite").write_text("damaged " * 1000)
    ran = translated.run("memory", "stats")
    assert ran.code == 0
    assert "set aside as memory.sqlite.broken-1, and filled again from the catalogs" in ran.line
    assert ran.out.splitlines()[1].split()[:2] == ["fr→es", "10"]
    assert translated.run("memory", "stats").err == ""


def test_a_folder_in_its_place_is_an_error(project: Project) -> None:
    (project.root / ".l10n" / "memory.sqlite").mkdir(parents=True)
    ran = project.run("memory", "stats")
    assert ran.code == 2
    assert (
        ran.line
        == f"l10n: error: {project.root}/.l10n/memory.sqlite: is a folder, not a memory; move it away"
    )


def test_a_catalog_that_is_broken_is_said(translated: Project, engines: FakeEngines) -> None:
    translated.catalog("neige").write_text('msgid "broken\n')
    ran = translated.run("memory", "stats")
    assert ran.code == 2
    assert "neige.po:1: syntax error" in ran.line
    assert ran.out.splitlines()[1].split()[:2] == ["fr→es", "10"]


@pytest.fixture
def read_only() -> Iterator[Project]:
    """A project that other users may enter and not write."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    yield Project(root)
    shutil.rmtree(root)


def test_a_project_that_may_not_be_written_has_no_memory(read_only: Project, tmp_path: Path) -> None:
    warm = tmp_path / "warm"
    warm.mkdir()
    read_only.root.chmod(0o555)
    user = ["--user", "nobody"] if os.geteuid() == 0 else []
    command = read_only.driven("memory", "stats", driver=[*user, "--warm", str(warm)])
    ran = subprocess.run(
        command, cwd=read_only.root, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert ran.returncode == 2
    assert "can't use the memory: permission denied; check its permissions" in ran.stderr
    assert ran.stderr.count("\n") == 1
