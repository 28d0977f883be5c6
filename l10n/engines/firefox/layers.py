"""The layers of Firefox Translations' models: what each computes, and reading them from a model file.

Each has its output added to its input and normalised (Vaswani et al. 2017, *Attention Is All You Need*). Matrices of
bytes are made floating-point numbers once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from l10n.engines.firefox.marian import Floats, FormatError, ModelFile
from l10n.messages import msg

_NEARLY_NOTHING = np.float32(1e-6)
_MOST = 1 << 14  # of any dimension
# What a model has to be; the dimensions and depths may be any.
_NEEDED = {
    "type": "transformer",
    "dec-cell": "ssru",
    "transformer-decoder-autoreg": "rnn",
    "transformer-preprocess": "",
    "transformer-postprocess": "dan",
    "transformer-postprocess-emb": "d",
    "transformer-ffn-activation": "relu",
    "transformer-ffn-depth": "2",
}
_ABSENT = {
    "transformer-train-position-embeddings": "false",
    "transformer-no-projection": "false",
    "transformer-tied-layers": "[]",
    "transformer-postprocess-top": "",
    "lemma-dim-emb": "0",
    "output-omit-bias": "false",
    "tied-embeddings-src": "false",
    "input-types": "[]",
}


@dataclass(frozen=True, slots=True)
class Norm:
    """The normalisation of a layer's output, added to its input."""

    scale: Floats
    bias: Floats

    def __call__(self, output: Floats, own: Floats) -> Floats:
        """Return the sum of an output, which it changes, and its input, normalised."""
        output += own
        output -= output.mean(-1, keepdims=True)
        variance = np.einsum("...i,...i->...", output, output) / np.float32(output.shape[-1])
        output *= (1 / np.sqrt(variance + _NEARLY_NOTHING))[..., None]
        output *= self.scale
        output += self.bias
        return output


@dataclass(frozen=True, slots=True)
class Linear:
    """A product with a matrix, and a bias."""

    weights: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return what it makes of rows."""
        output: Floats = rows @ self.weights
        output += self.bias
        return output


@dataclass(frozen=True, slots=True)
class FeedForward:
    """Two products, with nothing below zero between them."""

    inner: Linear
    outer: Linear
    norm: Norm

    def __call__(self, rows: Floats) -> Floats:
        """Return what it makes of rows, normalised."""
        hidden = self.inner(rows)
        np.maximum(hidden, 0, out=hidden)
        return self.norm(self.outer(hidden), rows)


@dataclass(frozen=True, slots=True)
class EncoderLayer:
    """`inputs` makes queries, keys and values at once."""

    inputs: Linear
    output: Linear
    norm: Norm
    further: FeedForward


@dataclass(frozen=True, slots=True)
class DecoderLayer:
    """`recurrent` makes the unit's input and its forget gate at once, `memory` the keys and values of a source."""

    recurrent: Linear
    recurrent_norm: Norm
    query: Linear
    memory: Linear
    output: Linear
    norm: Norm
    further: FeedForward


def check(model: ModelFile) -> None:
    """Raise `FormatError` for a model of another architecture than Firefox Translations' students have."""
    for key, value in _NEEDED.items():
        if (other := model.options.get(key, "nothing")) != value:
            raise _unknown(key, other)
    for key, value in _ABSENT.items():
        if (other := model.options.get(key, value)) != value:
            raise _unknown(key, other)


def number(model: ModelFile, key: str) -> int:
    """Return a dimension or depth of a model; raises `FormatError` where that is none."""
    text = model.options.get(key, "nothing")
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MOST):
        raise _unknown(key, text)
    return int(text)


def encoder_layer(model: ModelFile, name: str, head: int) -> EncoderLayer:
    """Return a layer of the encoder, with heads as wide as `head`; raises `FormatError`."""
    inputs = (_query(model, f"{name}_self", head), *(_linear(model, f"{name}_self", end) for end in "kv"))
    return EncoderLayer(
        _joined(*inputs),
        _linear(model, f"{name}_self", "o"),
        _norm(model, f"{name}_self_Wo"),
        _further(model, f"{name}_ffn"),
    )


def decoder_layer(model: ModelFile, name: str, head: int) -> DecoderLayer:
    """Return a layer of the decoder, with heads as wide as `head`; raises `FormatError`."""
    gate = _linear(model, f"{name}_rnn", "f")
    unit = Linear(model.matrix(f"{name}_rnn_W"), np.zeros_like(gate.bias))
    return DecoderLayer(
        _joined(unit, gate),
        _norm(model, f"{name}_rnn_ffn"),
        _query(model, f"{name}_context", head),
        _joined(*(_linear(model, f"{name}_context", end) for end in "kv")),
        _linear(model, f"{name}_context", "o"),
        _norm(model, f"{name}_context_Wo"),
        _further(model, f"{name}_ffn"),
    )


def _query(model: ModelFile, name: str, head: int) -> Linear:
    """Return what makes queries, so that their products with keys need no scaling."""
    plain = _linear(model, name, "q")
    scale = np.float32(1 / math.sqrt(head))
    return Linear(plain.weights * scale, plain.bias * scale)


def _linear(model: ModelFile, name: str, end: str) -> Linear:
    return Linear(model.matrix(f"{name}_W{end}"), model.vector(f"{name}_b{end}"))


def _joined(*parts: Linear) -> Linear:
    """Return one that makes what each of some makes, side by side."""
    weights = np.ascontiguousarray(np.concatenate([one.weights for one in parts], 1))
    return Linear(weights, np.concatenate([one.bias for one in parts]))


def _norm(model: ModelFile, name: str) -> Norm:
    return Norm(model.vector(f"{name}_ln_scale"), model.vector(f"{name}_ln_bias"))


def _further(model: ModelFile, name: str) -> FeedForward:
    return FeedForward(_linear(model, name, "1"), _linear(model, name, "2"), _norm(model, f"{name}_ffn"))


def _unknown(key: str, value: str) -> FormatError:
    return FormatError(
        msg(
            "is a model of an architecture that l10n doesn't read: {key} is {value}",
            key=key,
            value=value or msg("empty"),
        )
    )
