"""A vocabulary's rows from another one's, and the recipe for a CPU."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from tools.train.recipe import RECIPES
from tools.train.sets import LAWS_AT_MOST, SETS
from tools.train.sinusoids import positions
from tools.train.transfer import pieces


class Vocabulary:
    """Cuts a text into its longest known pieces."""

    def __init__(self, known: Sequence[str]) -> None:
        self.known = list(known)

    def __len__(self) -> int:
        return len(self.known)

    def id_to_piece(self, number: int) -> str:
        return self.known[number]

    def piece_to_id(self, piece: str) -> int:
        return self.known.index(piece) if piece in self.known else self.unk_id()

    def unk_id(self) -> int:
        return 1

    def encode(self, text: str) -> list[int]:
        text = text.replace(" ", "▁")
        numbers = []
        while text:
            best = max((one for one in self.known if text.startswith(one)), key=len, default="")
            numbers.append(self.known.index(best) if best else self.unk_id())
            text = text[max(1, len(best)) :]
        return numbers


OLD = Vocabulary(["</s>", "<unk>", "▁cat", "s", "▁dog"])
NEW = Vocabulary(["<pad>", "<unk>", "<s>", "</s>", "▁dog", "▁cats", "⦃"])


def test_a_piece_has_the_old_row_or_the_mean_of_its_parts() -> None:
    table = np.arange(10, dtype=np.float32).reshape(5, 2)
    made = pieces(NEW, OLD, table, np.array([0.0, -1.0, 2.0, 4.0, 6.0], np.float32))
    rows = made["embedding.weight"]
    assert rows[4].tolist() == [8.0, 9.0]
    assert rows[5].tolist() == [5.0, 6.0]  # of ▁cat and s
    assert rows[3].tolist() == [0.0, 1.0]
    assert rows[6].tolist() == [2.0, 3.0]  # what nobody knows
    assert made["bias"].tolist() == [-12.0, -1.0, -12.0, 0.0, 6.0, 2.0, -1.0]


@pytest.mark.parametrize("name", RECIPES)
def test_positions_begin_with_sines_of_nothing(name: str) -> None:
    recipe = RECIPES[name]
    table = positions(recipe)
    half = recipe.width // 2
    sines = table[:, :half] if recipe.marian else table[:, 0::2]
    assert table.shape == (recipe.longest, recipe.width)
    assert not sines[0].any()
    assert sines[1, 0] == pytest.approx(math.sin(1))
    assert sorted(table[0]) == [0.0] * half + [1.0] * half


def test_debates_are_taken_once_and_laws_are_few() -> None:
    assert SETS["europarl.en-fr"].times == 1
    assert LAWS_AT_MOST == 60_000
