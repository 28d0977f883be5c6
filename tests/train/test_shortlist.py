"""Which pieces a target may have: learnt from pairs, written as CTranslate2 reads them, put into a package."""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from l10n.engines.confidence import read
from tests.argos import TINY
from tools.train import package, pieces
from tools.train.arrays import Pairs, Rows
from tools.train.recipe import END, PAD, SYMBOLS
from tools.train.shortlist import learn, lines, shortlist, spelt

SIZE, WORDS = 40, range(10, 20)
OFTEN, EMPTY = 5, 6  # a piece of every second source, and one that targets have for nothing of theirs


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    """Sources of words 10 to 19, each of which 20 to 29 translate, in another order, behind an article."""
    chance = random.Random(1)
    sources = [[*chance.sample(WORDS, 4), *([OFTEN] * chance.randint(0, 1))] for _ in range(300)]
    targets = [[EMPTY, *(word + 10 for word in reversed(source) if word in WORDS)] for source in sources]
    return Pairs(Rows.of(sources), Rows.of(targets))


def test_what_translates_what_is_learnt(pairs: Pairs) -> None:
    counts = learn(pairs, SIZE)
    assert [int(counts[word].argmax()) for word in WORDS] == [word + 10 for word in WORDS]
    assert int(counts[PAD].argmax()) == EMPTY
    assert counts.sum() == pytest.approx(len(pairs.target.numbers), rel=1e-3)
    assert (learn(pairs, SIZE) == counts).all()


def test_a_piece_may_stay_as_it_is_and_signs_always_count() -> None:
    names = ["<pad>", "<unk>", "<s>", "</s>", *SYMBOLS, ",", "▁1", "▁mot", "▁word", "▁rare"]
    counts = np.zeros((len(names), len(names)), np.float32)
    counts[names.index("▁mot"), [names.index("▁word"), names.index("▁rare")]] = 1000, 0.01
    made = list(lines(counts, names, np.zeros(len(names), np.int64)))
    always, *others = (line.split("\t") for line in made)
    assert always[0] == ""
    assert {",", "▁1"} <= set(always[1].split(" "))
    of = {source: targets.split(" ") for source, targets in others}
    # With so few pieces all are among the frequent ones, and none has to be named twice.
    assert set(always[1].split(" ")) | {one for few in of.values() for one in few} == set(names[END + 1 :])


def test_there_is_a_line_for_each_piece_that_is_not_frequent(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.train.shortlist._ALWAYS", 2)
    names = ["<pad>", "<unk>", "<s>", "</s>", *(f"▁word{number}" for number in range(4, SIZE))]
    always, *others = (line.split("\t") for line in shortlist(pairs, names).splitlines())
    assert names[EMPTY] in always[1].split(" ")
    of = {source: targets.split(" ") for source, targets in others}
    for word in WORDS:
        assert {names[word], names[word + 10]} - set(always[1].split(" ")) <= set(of[names[word]])


def test_a_package_gets_a_scale_beside_what_it_says_already(tmp_path: Path) -> None:
    numbers: dict[str, object] = {"middle": -0.5, "spread": 0.1, "levels": list(range(16))}
    shutil.copyfile(TINY, tmp_path / "one")
    package.with_shortlist(tmp_path / "one", "\t▁a\n", "é")
    package.with_scale(tmp_path / "one", numbers)
    with zipfile.ZipFile(tmp_path / "one") as made:
        (about,) = (name for name in made.namelist() if name.endswith("/metadata.json"))
        said = json.loads(made.read(about))
    assert said["l10n"]["spells"] == "é"
    assert said["l10n"]["confidence"] == numbers
    assert read(said["l10n"]["confidence"]) is not None


def test_a_package_gets_it_and_says_what_it_spells(tmp_path: Path) -> None:
    processor = pieces.processor(package.opened(TINY)[0])
    sources = Rows.of(processor.encode(text) for text in ["Le chat a vu Žižka."] * 600 + ["Łódź"] * 3)
    known = spelt(Pairs(sources, sources), processor)
    for name in ("one", "two"):
        shutil.copyfile(TINY, tmp_path / name)
        package.with_shortlist(tmp_path / name, "\t▁a\n", known)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with zipfile.ZipFile(tmp_path / "one") as made, zipfile.ZipFile(TINY) as before:
        added = set(made.namelist()) - set(before.namelist())
        assert [name.partition("/")[2] for name in added] == ["model/vmap.txt"]
        (about,) = (name for name in made.namelist() if name.endswith("/metadata.json"))
        assert json.loads(made.read(about))["l10n"]["spells"] == known
    assert "ź" not in known
