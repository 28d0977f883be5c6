"""Weights as a model of CTranslate2, and whether it says what PyTorch says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tools.train.sinusoids import positions
from tools.train.weights import Tensors, Weights


def convert(weights: Weights, processor: Any, folder: Path, kind: str = "int8") -> None:
    """Write a model of CTranslate2 to a folder that is not there yet; `kind` is `int8` or `float32`."""
    from ctranslate2.specs import TransformerSpec

    recipe = weights.recipe
    # CTranslate2 quantizes in place: the weights are needed again.
    tensors = {name: values.copy() for name, values in weights.tensors.items()}
    spec = TransformerSpec.from_config(
        (recipe.encoder, recipe.decoder), recipe.heads, pre_norm=not recipe.marian
    )
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        side.position_encodings.encodings = positions(recipe)
        if not recipe.marian:
            _norm(side.layer_norm, tensors, f"{name}_norm")
        for number, layer in enumerate(side.layer):
            here = f"{name}.{number}"
            _attention(layer.self_attention, tensors, f"{here}.own")
            if name == "decoder":
                _attention(layer.attention, tensors, f"{here}.across")
            _norm(layer.ffn.layer_norm, tensors, f"{here}.norm")
            _linear(layer.ffn.linear_0, tensors, f"{here}.first")
            _linear(layer.ffn.linear_1, tensors, f"{here}.second")
    table = tensors["embedding.weight"]
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    spec.decoder.projection.weight, spec.decoder.projection.bias = table, tensors["bias"]
    pieces = [processor.id_to_piece(number) for number in range(len(processor))]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization=None if kind == "float32" else kind)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def greedy(folder: Path, sources: Sequence[list[str]], longest: int, kind: str = "int8") -> list[list[str]]:
    """Return what a model of CTranslate2 greedily says to each source, in pieces."""
    import ctranslate2

    translator = ctranslate2.Translator(str(folder), compute_type=kind, inter_threads=1, intra_threads=1)
    results = translator.translate_batch(
        list(sources), beam_size=1, max_decoding_length=longest, max_input_length=0, max_batch_size=1
    )
    return [result.hypotheses[0] for result in results]


def _attention(to: Any, tensors: Tensors, name: str) -> None:
    _norm(to.layer_norm, tensors, f"{name}.norm")
    for number, linear in enumerate(to.linear[:-1]):
        _linear(linear, tensors, f"{name}.into.{number}")
    _linear(to.linear[-1], tensors, f"{name}.out")


def _norm(to: Any, tensors: Tensors, name: str) -> None:
    to.gamma, to.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _linear(to: Any, tensors: Tensors, name: str) -> None:
    to.weight, to.bias = (np.ascontiguousarray(tensors[f"{name}.{part}"]) for part in ("weight", "bias"))
