"""Whether CTranslate2 says what PyTorch says: the proof that a conversion is right."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from tools.train.arrays import Pairs, Rows
from tools.train.convert import convert, greedy
from tools.train.model import Model
from tools.train.training import outputs
from tools.train.weights import Weights

_LONGEST = 100  # pieces, which is a long sentence


def agreement(weights: Weights, processor: Any, int8: Path, sources: Sequence[str]) -> tuple[int, int]:
    """Return to how many sources float32 and int8 greedily say what PyTorch says."""
    model = Model(weights.recipe, len(processor)).eval()
    model.load_state_dict({name: torch.from_numpy(values) for name, values in weights.tensors.items()})
    rows = Rows.of([processor.encode(text) for text in sources])
    wanted = [
        [processor.id_to_piece(piece) for piece in row] for row in outputs(model, Pairs(rows, rows), _LONGEST)
    ]
    asked = [processor.encode(text, out_type=str) for text in sources]
    with tempfile.TemporaryDirectory() as folder:
        convert(weights, processor, Path(folder, "model"), "float32")
        exact = greedy(Path(folder, "model"), asked, _LONGEST, "float32")
    return _same(exact, wanted), _same(greedy(int8, asked, _LONGEST), wanted)


def _same(made: list[list[str]], wanted: list[list[str]]) -> int:
    return sum(one == other for one, other in zip(made, wanted, strict=True))
