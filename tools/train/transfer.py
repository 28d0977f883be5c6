"""Starting from a student of Firefox Translations: a small model that already translates into the language.

Marian's students have the shape of the recipe `cpu`, but for the decoder's SSRU (Kim et al. 2019), which CTranslate2
doesn't have: self-attention that begins as an average of what it has seen takes its place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from l10n.engines.firefox.marian import ModelFile, read
from tools.train.recipe import BEGIN, PAD, Recipe
from tools.train.weights import Tensors, Weights

_NEVER = -12.0  # the bias of pieces that no target has
_AVERAGED = -1.0  # and what pieces made of several get less than those
_NOISE = 0.02


def start(recipe: Recipe, processor: Any, model: Path, vocabulary: Path) -> Weights:
    """Return weights to begin with, from a student's model and vocabulary (`.spm`).

    Raises ValueError where its shape isn't the recipe's.
    """
    import sentencepiece

    student = read(model)
    shape = {
        "dim-emb": recipe.width, "enc-depth": recipe.encoder, "dec-depth": recipe.decoder,
        "transformer-heads": recipe.heads, "transformer-dim-ffn": recipe.inner,
    }  # fmt: skip
    if not recipe.marian or any(student.options.get(name) != str(value) for name, value in shape.items()):
        raise ValueError(f"{model} has another shape than the recipe")
    old = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    table = student.embeddings("Wemb").values
    bias = student.vector("decoder_ff_logit_out_b")
    tensors = pieces(processor, old, table, bias)
    chance = np.random.default_rng(recipe.seed)
    for side, depth in (("encoder", recipe.encoder), ("decoder", recipe.decoder)):
        for number in range(depth):
            name, here = f"{side}_l{number + 1}", f"{side}.{number}"
            if side == "encoder":
                tensors |= _attention(student, f"{name}_self", f"{here}.own", across=False)
            else:
                tensors |= _averaging(student, f"{name}_rnn", f"{here}.own", chance)
                tensors |= _attention(student, f"{name}_context", f"{here}.across", across=True)
            tensors |= _linear(student, f"{name}_ffn_W1", f"{name}_ffn_b1", f"{here}.first")
            tensors |= _linear(student, f"{name}_ffn_W2", f"{name}_ffn_b2", f"{here}.second")
            tensors |= _norm(student, f"{name}_ffn_ffn", f"{here}.norm")
    return Weights(recipe, tensors, 0, math.inf, False)


def pieces(new: Any, old: Any, table: NDArray[np.float32], bias: NDArray[np.float32]) -> Tensors:
    """Return embeddings and biases of a vocabulary's pieces: the old one's, or the mean of what it cuts them into."""
    rows = list(_rows(new, old))
    biases = [bias[row].mean() + (_AVERAGED if len(row) > 1 else 0.0) for row in rows]
    biases[PAD] = biases[BEGIN] = _NEVER
    return {
        "embedding.weight": np.stack([table[row].mean(axis=0) for row in rows]).astype(np.float32),
        "bias": np.array(biases, np.float32),
    }


def _rows(new: Any, old: Any) -> Iterator[list[int]]:
    for number in range(len(new)):
        piece = new.id_to_piece(number)
        same = old.piece_to_id(piece)
        yield [same] if same != old.unk_id() else old.encode(piece.replace("▁", " ")) or [old.unk_id()]


def _attention(student: ModelFile, name: str, here: str, *, across: bool) -> Tensors:
    parts = {one: (student.matrix(f"{name}_W{one}").T, student.vector(f"{name}_b{one}")) for one in "qkvo"}
    groups = ["q", "kv"] if across else ["qkv"]
    made = {}
    for number, group in enumerate(groups):
        made[f"{here}.into.{number}.weight"] = np.concatenate([parts[one][0] for one in group])
        made[f"{here}.into.{number}.bias"] = np.concatenate([parts[one][1] for one in group])
    made[f"{here}.out.weight"], made[f"{here}.out.bias"] = parts["o"]
    return made | _norm(student, f"{name}_Wo", f"{here}.norm")


def _averaging(student: ModelFile, name: str, here: str, chance: np.random.Generator) -> Tensors:
    """Return self-attention for an SSRU: its input as value, half of that as output, the same look at all places."""
    value = student.matrix(f"{name}_W").T
    width = len(value)
    look = chance.normal(0.0, _NOISE, (2 * width, width))
    made = {
        f"{here}.into.0.weight": np.concatenate([look, value]).astype(np.float32),
        f"{here}.into.0.bias": np.zeros(3 * width, np.float32),
        f"{here}.out.weight": np.eye(width, dtype=np.float32) / 2,
        f"{here}.out.bias": np.zeros(width, np.float32),
    }
    return made | _norm(student, f"{name}_ffn", f"{here}.norm")


def _linear(student: ModelFile, weight: str, bias: str, here: str) -> Tensors:
    return {f"{here}.weight": student.matrix(weight).T, f"{here}.bias": student.vector(bias)}


def _norm(student: ModelFile, name: str, here: str) -> Tensors:
    return {
        f"{here}.weight": student.vector(f"{name}_ln_scale"),
        f"{here}.bias": student.vector(f"{name}_ln_bias"),
    }
