"""What travels: arrays of pieces, their batches, weights in files, packages."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from l10n.engines.terms.annotation import Signs
from tests.argos import contents
from tools.train import package, pieces, weights
from tools.train.arrays import Pairs, Rows
from tools.train.batches import batches, in_order, table
from tools.train.recipe import BEGIN, END, PAD, RECIPES, SYMBOLS, UNKNOWN, Recipe
from tools.train.weights import Weights, rounded, widened

SMALL = Recipe(batch=200, seed=1)


def rows(count: int, seed: int) -> Rows:
    """Return rows of pieces, none of which is a reserved one."""
    chance = random.Random(seed)
    return Rows.of(
        [[chance.randrange(4, 60_000) for _ in range(chance.randint(1, 60))] for _ in range(count)]
    )


PAIRS = Pairs(rows(300, 1), rows(300, 2))


def listed(pairs: Pairs) -> list[tuple[list[int], list[int]]]:
    return [(pairs.source[number], pairs.target[number]) for number in range(len(pairs))]


def test_arrays_come_back(tmp_path: Path) -> None:
    size = PAIRS.save(tmp_path / "pairs.xz")
    assert (tmp_path / "pairs.xz").stat().st_size == size
    assert listed(Pairs.load(tmp_path / "pairs.xz")) == listed(PAIRS)


def test_a_table_is_padded_behind() -> None:
    pairs = Pairs(Rows.of([[5, 6], [7]]), Rows.of([[8], [9, 10, 11, 12, 13, 14, 15, 16, 17]]))
    source, target = table(pairs, np.array([1, 0]))
    assert source.tolist() == [[7, *[PAD] * 7], [5, 6, *[PAD] * 6]]
    assert target.shape == (2, 16)
    assert target[1].tolist() == [8, *[PAD] * 15]


def unpadded(made: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[tuple[list[int], list[int]]]:
    return [
        ([n for n in one if n != PAD], [n for n in other if n != PAD])
        for source, target in made
        for one, other in zip(source.tolist(), target.tolist(), strict=True)
    ]


@pytest.mark.parametrize("kind", ["drawn", "in order"])
def test_batches_have_each_pair_once_and_no_more_than_they_may(kind: str) -> None:
    made = list(batches(PAIRS, SMALL, 0) if kind == "drawn" else in_order(PAIRS, SMALL))
    assert sorted(unpadded(made)) == sorted(listed(PAIRS))
    assert all(source.size + target.size <= SMALL.batch or len(source) == 1 for source, target in made)
    padded = sum(source.size + target.size for source, target in made)
    assert sum(map(len, (PAIRS.source.numbers, PAIRS.target.numbers))) / padded > 0.5


def test_epochs_differ_and_each_can_be_gone_on_with() -> None:
    first, again, second = (unpadded(list(batches(PAIRS, SMALL, epoch))) for epoch in (0, 0, 1))
    assert first == again
    assert first != second
    assert unpadded(list(batches(PAIRS, SMALL, 0))[7:]) == unpadded(list(batches(PAIRS, SMALL, 0, done=7)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, 0.0),
        (1.0, 1.0),
        (-2.5, -2.5),
        (1 + 2**-8, 1.0),
        (1 + 3 * 2**-8, 1 + 2**-6),
        (1 + 2**-8 + 2**-16, 1 + 2**-7),
    ],
    ids=["zero", "one", "negative", "a tie to even, down", "a tie to even, up", "over a tie"],
)
def test_weights_are_rounded_to_the_nearest(value: float, expected: float) -> None:
    assert widened(rounded(np.array([value], np.float32))).tolist() == [expected]


def weighed(step: int = 7, size: int = 50) -> Weights:
    chance = np.random.default_rng(1)
    tensors = {
        name: widened(rounded(chance.normal(size=shape).astype(np.float32)))
        for name, shape in (("b", (size, 30)), ("a", (3,)))
    }
    return Weights(RECIPES["proof"], tensors, step, 2.5, done=False)


def test_weights_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_PIECE", 1_000)
    weights.save(weighed(3), tmp_path)
    weights.save(weighed(7), tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["weights-7-0.bin", "weights-7-1.bin", "weights-7-2.bin", "weights.json"]
    back = weights.load(tmp_path)
    assert (back.recipe, back.step, back.loss, back.done) == (RECIPES["proof"], 7, 2.5, False)
    assert {name: value.tolist() for name, value in back.tensors.items()} == {
        name: value.tolist() for name, value in weighed().tensors.items()
    }


def test_weights_that_are_not_whole_are_refused(tmp_path: Path) -> None:
    weights.save(weighed(), tmp_path)
    piece = tmp_path / "weights-7-0.bin"
    piece.write_bytes(piece.read_bytes()[:-1])
    with pytest.raises(ValueError, match="not whole"):
        weights.load(tmp_path)


TEXTS = [f"Le chat {number} mange la pomme dans le jardin de la maison." for number in range(200)]


@pytest.fixture(scope="module")
def learnt() -> bytes:
    return pieces.learn(TEXTS, Recipe(pieces=56))


def test_pieces_have_a_number_for_each_sign(learnt: bytes) -> None:
    processor = pieces.processor(learnt)
    numbers = [processor.piece_to_id(sign) for sign in SYMBOLS]
    assert UNKNOWN not in numbers
    assert [processor.pad_id(), processor.bos_id(), processor.eos_id()] == [PAD, BEGIN, END]
    told = processor.encode("le⦃ chat⦂ cat⦄ mange", out_type=str)
    assert [piece for piece in told if piece in SYMBOLS] == list(SYMBOLS)
    plain = processor.encode("le chat mange", out_type=str)
    before, _, rest = "\t".join(told).partition(f"\t{SYMBOLS[0]}\t")
    term, _, _ = rest.partition(f"\t{SYMBOLS[1]}\t")
    assert f"{before}\t{term}".split("\t") == plain[: len(before.split("\t")) + len(term.split("\t"))]


def test_the_same_texts_give_the_same_pieces(learnt: bytes) -> None:
    assert pieces.learn(TEXTS, Recipe(pieces=56)) == learnt


def test_the_same_parts_give_the_same_package(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"weights")
    said = package.metadata(Recipe(), "1.2")
    credit = package.Credit("tatoeba", 142_460, "somewhere", "4f3f", "CC-BY 2.0", "everyday sentences")
    text = package.readme(Recipe(), "1.2", [credit], "| chrF | 55 |")
    for name in ("one", "two"):
        package.pack(tmp_path / name, tmp_path / "model", b"pieces", said, text)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with zipfile.ZipFile(tmp_path / "one") as made:
        top = "translate-fr_en-1_2"
        files = ["metadata.json", "README.md", "sentencepiece.model", "model/model.bin"]
        assert made.namelist() == [f"{top}/{name}" for name in files]
        readme = made.read(f"{top}/README.md").decode()
    assert "| tatoeba | 142,460 | everyday sentences | somewhere @ 4f3f | CC-BY 2.0 |" in readme
    assert "| chrF | 55 |" in readme
    assert Signs.of(said) == Signs(*SYMBOLS)
    assert Signs.of(package.metadata(Recipe(annotated=0), "1.2")) is None


def test_the_packages_of_the_tests_are_told_terms_as_all_are() -> None:
    files = contents()
    assert b"term_annotation" in files["translate-fr_en-tiny/metadata.json"]
