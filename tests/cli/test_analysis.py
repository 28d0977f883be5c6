"""`l10n status --analysis`: what agencies bill by."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.config import Config
from l10n.memory import Memory, Record
from l10n.model import LanguagePair
from l10n.pipeline.analysis import Analysis, Band, analyse, words_without_catalogs
from l10n.pipeline.status import missing_catalogs, words_of
from tests.schemas import faults
from tests.support import ROOT, FakeEngines, Project

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/analysis.schema.json").read_text(encoding="utf-8"))

OLD = "Le vieux capitaine du sous-marin a refusé de répondre aux questions."
TMX = (
    '<?xml version="1.0"?><tmx version="1.4"><header srclang="fr"/><body>'
    f'<tu><tuv xml:lang="fr"><seg>{OLD}</seg></tuv><tuv xml:lang="es"><seg>Se negó.</seg></tuv></tu>'
    "</body></tmx>"
)
ARTICLE = f"""Un titre tout neuf

{OLD} Il pleut. Il pleut.

Le vieux capitaine du sous-marin a refusé de répondre aux journalistes.
"""


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es", "ca"]\n')
    (project.root / "old.tmx").write_text(TMX, "utf-8")
    assert project.run("memory", "import", "old.tmx").code == 0
    project.article("a.txt", ARTICLE)
    return project


def bands(project: Project, target: str = "es") -> dict[str, int]:
    report = json.loads(project.run("status", "--analysis", "--json").out)
    assert faults(report, SCHEMA) == []
    (row,) = [one for one in report["articles"] if one["target"] == target]
    found: dict[str, Any] = row["bands"]
    assert sum(one["words"] for one in found.values()) == row["words"]
    assert sum(one["segments"] for one in found.values()) == row["segments"]
    return {band: one["words"] for band, one in found.items() if one["words"]}


def test_each_word_is_counted_once(desk: Project) -> None:
    assert bands(desk) == {"new": 6, "100": 11, "repetitions": 2, "85-94": 11}
    assert bands(desk, "ca") == {"new": 28, "repetitions": 2}
    assert desk.run("translate", "articles", "--to", "es").code == 0
    assert bands(desk) == {"machine": 6, "100": 11, "repetitions": 2, "85-94": 11}
    path = desk.catalog("a")
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    assert desk.run("accept", path).code == 0
    assert bands(desk) == {"100": 28, "repetitions": 2}


def test_a_sentence_of_an_earlier_article_is_a_repetition(desk: Project) -> None:
    desk.article("b.txt", "Un titre tout neuf\n\nIl neige.\n")
    report = json.loads(desk.run("status", "--analysis", "--json").out)
    words = {
        one["article"]: one["bands"]["repetitions"]["words"]
        for one in report["articles"]
        if one["target"] == "es"
    }
    assert words == {"a": 2, "b": 4}
    assert report["total"]["words"] == sum(one["words"] for one in report["languages"]) == 2 * (30 + 6)


def test_what_cant_be_read_is_told_to_programs_too(desk: Project) -> None:
    desk.catalog("broken").parent.mkdir(parents=True, exist_ok=True)
    desk.catalog("broken").write_bytes(b'msgid "\n')
    told = desk.run("status", "--analysis", "--json")
    report = json.loads(told.out)
    assert told.code == 2
    assert faults(report, SCHEMA) == []
    (error,) = report["errors"]
    assert error["path"].endswith("broken.po")
    assert error["reason"] in told.err
    assert {one["article"] for one in report["articles"]} == {"a"}


def test_csv_and_text_say_the_same(desk: Project) -> None:
    rows = list(csv.DictReader(StringIO(desk.run("status", "--analysis", "--csv").out)))
    assert [(row["article"], row["target"], row["words"], row["100"]) for row in rows] == [
        ("a", "ca", "30", "0"),
        ("a", "es", "30", "11"),
    ]
    text = desk.run("status", "--analysis").out.splitlines()
    assert text[0].split() == [
        "words",
        "of",
        "language",
        *(word for band in Band for word in band.split()),
        "all",
    ]
    assert text[-1].split()[-1] == "60"
    assert desk.run("status", "--csv").code == 2


SENTENCES = st.sampled_from(
    [f"La phrase {n} dit une chose." for n in ("un", "deux", "trois")] + [OLD, "Oui."]
)


@given(
    articles=st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=1, max_size=3),
    known=st.sets(SENTENCES),
)
@settings(max_examples=25)
def test_bands_sum_to_all_words(
    tmp_path_factory: pytest.TempPathFactory, articles: list[list[str]], known: set[str]
) -> None:
    root = tmp_path_factory.mktemp("desk")
    (root / "articles").mkdir()
    for number, lines in enumerate(articles):
        (root / "articles" / f"{number}.txt").write_text("Titre\n\n" + "\n\n".join(lines) + "\n", "utf-8")
    config = Config(root, source="fr", targets=("es",))
    with Memory(root / "memory.sqlite") as memory:
        memory.put("tmx:a", [Record(one, "x", LanguagePair("fr", "es")) for one in known])
        rows: list[Analysis] = list(
            analyse(words_without_catalogs(missing_catalogs((), config), config), memory)
        )
    lines = [line for article in articles for line in ("Titre", *article)]
    assert sum(sum(row.words.values()) for row in rows) == sum(map(words_of, lines))
    repeated = sum(map(words_of, lines)) - sum(map(words_of, set(lines)))
    assert sum(row.words.get(Band.REPETITION, 0) for row in rows) == repeated


def test_what_the_settings_leave_out_of_an_article_is_not_counted(
    project: Project, engines: FakeEngines
) -> None:
    settings = 'from = "fr"\nto = ["es"]\nleave-out = ["(Lire aussi*"]\n'
    (project.root / "l10n.toml").write_text(settings)
    project.article("a.txt", "Il neige fort.\n\n(Lire aussi notre dossier.)\n")
    assert bands(project) == {"new": 3}
    assert project.run("translate", "articles", "--to", "es").code == 0
    assert bands(project) == {"machine": 3}
