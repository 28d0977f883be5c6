"""The neural network of Firefox Translations' models, in NumPy: a transformer encoder and an SSRU decoder.

Kim et al. 2019, *From Research to Production and Back: Ludicrously Fast Neural Machine Translation*: in place of
self-attention the decoder has a Simpler Simple Recurrent Unit, `c = f·c + (1 - f)·(W x)`, of which `relu(c)` goes
on. Head 0 of the last decoder layer's attention was trained on word alignments. Embeddings stay bytes: their rows
are made floating-point numbers as they are needed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from l10n.engines.firefox import layers
from l10n.engines.firefox.layers import DecoderLayer
from l10n.engines.firefox.marian import Floats, FormatError, ModelFile
from l10n.messages import msg

Numbers = NDArray[np.intp]

MOST_POSITIONS = 1024
_NOTHING = np.float32(-1e9)  # the logarithm of what can't be


@dataclass(frozen=True, slots=True)
class Encoded:
    """Sources, encoded: for each decoder layer keys (source, head, width, token) and values; what hides padding."""

    keys: tuple[Floats, ...]
    values: tuple[Floats, ...]
    hidden: Floats | None

    def subset(self, rows: NDArray[np.bool_]) -> Encoded:
        """Return some of the sources."""
        hidden = None if self.hidden is None else self.hidden[rows]
        return Encoded(tuple(k[rows] for k in self.keys), tuple(v[rows] for v in self.values), hidden)


class Network:
    """A model's network. Raises `FormatError` for one of another architecture, which the error names."""

    def __init__(self, model: ModelFile) -> None:
        layers.check(model)
        try:
            self._read(model)
            self._try()
        except (ValueError, IndexError) as error:
            if isinstance(error, FormatError):
                raise
            raise FormatError(msg("is damaged: its matrices don't fit one another")) from error

    @property
    def source_size(self) -> int:
        """How many source tokens it knows."""
        return len(self._source.integers)

    @property
    def target_size(self) -> int:
        """How many target tokens it knows."""
        return len(self._target.integers)

    def encode(self, tokens: Numbers, lengths: Numbers) -> Encoded:
        """Encode sources, a row each, of so many tokens each; what is behind them counts for nothing."""
        count, length = tokens.shape
        hidden = None
        if (lengths < length).any():
            beyond = np.arange(length) >= lengths[:, None]
            hidden = np.where(beyond, _NOTHING, np.float32(0))[:, None, None, :]
        rows = self._source.rows(tokens.ravel())
        rows *= np.float32(math.sqrt(self.width))
        rows.reshape(count, length, self.width)[...] += self._positions[:length]
        for layer in self._encoder:
            three = layer.inputs(rows).reshape(count, length, 3, self._heads, -1).transpose(2, 0, 3, 1, 4)
            weights = _softmax(three[0] @ three[1].swapaxes(2, 3), hidden)
            mixed = (weights @ three[2]).transpose(0, 2, 1, 3).reshape(count * length, self.width)
            rows = layer.further(layer.norm(layer.output(mixed), rows))
        keys, values = [], []
        for decoder in self._decoder:
            both = decoder.memory(rows).reshape(count, length, 2, self._heads, -1)
            keys.append(np.ascontiguousarray(both[:, :, 0].transpose(0, 2, 3, 1)))
            values.append(np.ascontiguousarray(both[:, :, 1].transpose(0, 2, 1, 3)))
        return Encoded(tuple(keys), tuple(values), hidden)

    def begin(self, count: int) -> list[Floats]:
        """Return the memory of each layer before the first of `count` targets' tokens."""
        return [np.zeros((count, self.width), np.float32) for _ in self._decoder]

    def step(self, encoded: Encoded, memory: list[Floats], rows: Floats, position: int) -> Floats:
        """Go on by a token: `rows` are what `inputs` makes of the last, zeros before the first.

        They may be some for each source, one after the other. Changes `memory`; returns what `logits` weighs.
        """
        rows = rows + self._positions[position]
        for number, layer in enumerate(self._decoder):
            both = layer.recurrent(rows)
            gate = _sigmoid(both[:, self.width :])
            state = memory[number]
            state -= both[:, : self.width]
            state *= gate
            state += both[:, : self.width]
            rows = layer.recurrent_norm(np.maximum(state, 0), rows)
            rows, _ = self._attend(layer, encoded, number, rows)
        return rows

    def force(self, encoded: Encoded, tokens: Numbers) -> tuple[Floats, Floats]:
        """Let each source have the target of a row of `tokens`.

        Returns what `logits` weighs before each of its tokens, a row each, and how much each is aligned with each
        source token (target, target token, source token).
        """
        count, length = tokens.shape
        rows = np.zeros((count * length, self.width), np.float32)
        before = rows.reshape(count, length, self.width)
        before[:, 1:] = self.inputs(tokens[:, :-1].ravel()).reshape(count, length - 1, self.width)
        before += self._positions[:length]
        weights = np.empty(0, np.float32)
        for number, layer in enumerate(self._decoder):
            both = layer.recurrent(rows).reshape(count, length, 2 * self.width)
            states, gate = both[..., : self.width], _sigmoid(both[..., self.width :])
            states *= 1 - gate
            for at in range(1, length):
                states[:, at] += gate[:, at] * states[:, at - 1]
            rows = layer.recurrent_norm(np.maximum(states, 0).reshape(rows.shape), rows)
            rows, weights = self._attend(layer, encoded, number, rows)
        return rows, weights[:, 0]

    def inputs(self, tokens: Numbers) -> Floats:
        """Return what the decoder is given for the last tokens of targets."""
        return self._target.rows(tokens) * np.float32(math.sqrt(self.width))

    def output(self, tokens: Numbers) -> tuple[Floats, Floats]:
        """Return the matrix and the biases that weigh some tokens: of `rows`, `rows @ matrix + biases`."""
        return np.ascontiguousarray(self._target.rows(tokens).T), self._bias[tokens]

    def _attend(
        self, layer: DecoderLayer, encoded: Encoded, number: int, rows: Floats
    ) -> tuple[Floats, Floats]:
        """Return the rows behind a layer's attention and what follows it, and the attention itself."""
        sources = len(encoded.keys[number])
        query = layer.query(rows).reshape(sources, -1, self._heads, self.width // self._heads)
        weights = _softmax(query.swapaxes(1, 2) @ encoded.keys[number], encoded.hidden)
        mixed = (weights @ encoded.values[number]).swapaxes(1, 2).reshape(rows.shape)
        return layer.further(layer.norm(layer.output(mixed), rows)), weights

    def _read(self, model: ModelFile) -> None:
        self._heads = layers.number(model, "transformer-heads")
        self.width = layers.number(model, "dim-emb")
        if self.width % (2 * self._heads):
            raise FormatError(
                msg("has an odd width: {width} for {heads} heads", width=self.width, heads=self._heads)
            )
        shared = "Wemb" in model.items
        self._target = model.embeddings("Wemb" if shared else "decoder_Wemb")
        self._source = self._target if shared else model.embeddings("encoder_Wemb")
        self._bias = model.vector("decoder_ff_logit_out_b")
        head = self.width // self._heads
        self._encoder = [
            layers.encoder_layer(model, f"encoder_l{at}", head)
            for at in range(1, layers.number(model, "enc-depth") + 1)
        ]
        self._decoder = [
            layers.decoder_layer(model, f"decoder_l{at}", head)
            for at in range(1, layers.number(model, "dec-depth") + 1)
        ]
        self._positions = _positions(MOST_POSITIONS, self.width)

    def _try(self) -> None:
        """Use each matrix once; raises ValueError or IndexError where they don't fit one another."""
        encoded = self.encode(np.zeros((1, 2), np.intp), np.array([2]))
        rows = self.step(encoded, self.begin(1), np.zeros((1, self.width), np.float32), 0)
        matrix, biases = self.output(np.arange(self.target_size)[-1:])
        if (rows @ matrix + biases).shape != (1, 1) or len(self._bias) != self.target_size:
            raise ValueError


def _softmax(weights: Floats, hidden: Floats | None) -> Floats:
    if hidden is not None:
        weights += hidden
    weights -= weights.max(-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(-1, keepdims=True)
    return weights


def _sigmoid(values: Floats) -> Floats:
    np.negative(values, out=values)
    np.minimum(values, np.float32(80), out=values)  # beyond, `exp` overflows
    np.exp(values, out=values)
    values += 1
    return np.reciprocal(values, out=values)


def _positions(count: int, width: int) -> Floats:
    """Return Marian's signals of positions: sines in the first half of the width, cosines in the second."""
    half = width // 2
    rates = np.exp(np.arange(half) * (-math.log(10000) / max(1, half - 1)))
    angles = np.arange(count)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], -1).astype(np.float32)
