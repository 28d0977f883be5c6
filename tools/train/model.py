"""The model: a Transformer (Vaswani et al. 2017) with norms first, as CTranslate2 runs it.

A deep encoder and a shallow decoder (Kasai et al. 2021, *Deep Encoder, Shallow Decoder*): as good as an even one, and
much faster, since the decoder works once a token. One table of embeddings serves both sides and the output.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.train.recipe import BEGIN, END, PAD, Recipe
from tools.train.sinusoids import positions


class Attention(nn.Module):
    """Attention of several heads, of a text to itself or to another one."""

    def __init__(self, recipe: Recipe, *, across: bool = False) -> None:
        super().__init__()
        self.heads, self.dropout, self.after = recipe.heads, recipe.dropout, recipe.marian
        width = recipe.width
        self.norm = nn.LayerNorm(width)
        # What CTranslate2 has as one matrix is one here: (query, key, value), or (query) and (key, value).
        parts = [width, 2 * width] if across else [3 * width]
        self.into = nn.ModuleList(nn.Linear(width, size) for size in parts)
        self.out = nn.Linear(width, width)

    def forward(
        self, text: Tensor, other: Tensor | None, seen: Tensor | None, *, ahead: bool = False
    ) -> Tensor:
        """Return what is to be added to `text`; `seen` says what of the other side is no padding."""
        normal = text if self.after else self.norm(text)
        if other is None:
            query, key, value = self.into[0](normal).chunk(3, dim=-1)
        else:
            query = self.into[0](normal)
            key, value = self.into[1](other).chunk(2, dim=-1)
        split = [part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (query, key, value)]
        dropped = self.dropout if self.training else 0.0
        if text.device.type == "cpu" and not dropped:
            made = _attended(*split, seen, ahead=ahead)
        else:
            made = functional.scaled_dot_product_attention(
                *split, attn_mask=seen, dropout_p=dropped, is_causal=ahead
            )
        out: Tensor = self.out(made.transpose(1, 2).flatten(2))
        return out


def _attended(query: Tensor, key: Tensor, value: Tensor, seen: Tensor | None, *, ahead: bool) -> Tensor:
    """Do what PyTorch's function does, on a CPU in half of its time: two products and a softmax."""
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if ahead:
        length = scores.shape[-1]
        later = torch.ones(length, length, dtype=torch.bool, device=scores.device).triu(1)
        scores = scores.masked_fill(later, -torch.inf)
    elif seen is not None:
        scores = scores.masked_fill(~seen, -torch.inf)
    return scores.softmax(-1).to(value.dtype) @ value


class Layer(nn.Module):
    """A layer of the encoder, or of the decoder, which looks at the encoder's output as well."""

    def __init__(self, recipe: Recipe, *, decoder: bool) -> None:
        super().__init__()
        self.own = Attention(recipe)
        self.across = Attention(recipe, across=True) if decoder else None
        self.norm = nn.LayerNorm(recipe.width)
        self.first = nn.Linear(recipe.width, recipe.inner)
        self.second = nn.Linear(recipe.inner, recipe.width)
        self.drop = nn.Dropout(recipe.dropout)

    def forward(self, text: Tensor, seen: Tensor | None, memory: Tensor | None = None) -> Tensor:
        """Return the text after this layer; the decoder's sees no later token."""
        if self.across is None:
            text = self._after(self.own.norm, text + self.drop(self.own(text, None, seen)))
        else:
            text = self._after(self.own.norm, text + self.drop(self.own(text, None, None, ahead=True)))
            text = self._after(self.across.norm, text + self.drop(self.across(text, memory, seen)))
        inner = self.drop(functional.relu(self.first(text if self.own.after else self.norm(text))))
        return self._after(self.norm, text + self.drop(self.second(inner)))

    def _after(self, norm: nn.Module, text: Tensor) -> Tensor:
        made: Tensor = norm(text) if self.own.after else text
        return made


class Model(nn.Module):
    """Scores each next piece of a target."""

    def __init__(self, recipe: Recipe, pieces: int) -> None:
        super().__init__()
        self.scale = math.sqrt(recipe.width)
        self.embedding = nn.Embedding(pieces, recipe.width)
        nn.init.normal_(self.embedding.weight, std=recipe.width**-0.5)
        self.bias = nn.Parameter(torch.zeros(pieces))
        self.register_buffer("positions", torch.from_numpy(positions(recipe)), persistent=False)
        self.encoder = nn.ModuleList(Layer(recipe, decoder=False) for _ in range(recipe.encoder))
        self.decoder = nn.ModuleList(Layer(recipe, decoder=True) for _ in range(recipe.decoder))
        # Where norms stand behind, the last layer has the last one.
        last = nn.Identity if recipe.marian else nn.LayerNorm
        self.encoder_norm, self.decoder_norm = last(recipe.width), last(recipe.width)
        self.drop = nn.Dropout(recipe.dropout)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return what the decoder has at each piece of `target`; both are batches of piece numbers."""
        return self.decode(target, *self.encode(source))

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Return the encoder's output and which of it is no padding."""
        seen = (source != PAD)[:, None, None, :]
        text = self._embed(source)
        for layer in self.encoder:
            text = layer(text, seen)
        return self.encoder_norm(text), seen

    def decode(self, target: Tensor, memory: Tensor, seen: Tensor) -> Tensor:
        """Return the decoder's output; padding may only stand behind."""
        text = self._embed(target)
        for layer in self.decoder:
            text = layer(text, seen, memory)
        made: Tensor = self.decoder_norm(text)
        return made

    def scores(self, hidden: Tensor) -> Tensor:
        """Return the scores of all pieces."""
        return functional.linear(hidden, self.embedding.weight, self.bias)

    def loss(self, source: Tensor, target: Tensor, smoothing: float, sampled: int = 0) -> Tensor:
        """Return the sum of the loss over the tokens of `target`, which has its begin and end.

        Padding is scored and not counted: to look for it would have the GPU wait for its numbers. With `sampled` only
        the target's own pieces and so many others are scored, those raised by what they stand for (Jean et al. 2015):
        the output layer is a large part of a CPU's time.
        """
        hidden, wanted = self(source, target[:, :-1]).flatten(0, 1), target[:, 1:].flatten()
        scores, wanted = self._sampled(hidden, wanted, sampled) if sampled else (self.scores(hidden), wanted)
        return functional.cross_entropy(
            scores.float(),
            wanted,
            ignore_index=PAD,
            label_smoothing=smoothing,
            reduction="sum",
        )

    def _sampled(self, hidden: Tensor, wanted: Tensor, number: int) -> tuple[Tensor, Tensor]:
        """Return the scores of some pieces, padding first, and the numbers of the wanted ones among them."""
        pieces = len(self.bias)
        own = torch.cat([wanted, wanted.new_tensor([PAD])]).unique()  # sorted
        rest = torch.ones(pieces, dtype=torch.bool, device=wanted.device).index_fill(0, own, False)
        others = rest.nonzero().flatten()
        others = others[torch.randperm(len(others), device=wanted.device)[:number]]
        raised = math.log((pieces - len(own)) / max(1, len(others)))
        chosen = torch.cat([own, others])
        bias = self.bias[chosen] + functional.pad(
            others.new_full((len(others),), raised, dtype=torch.float), (len(own), 0)
        )
        places = torch.zeros(pieces, dtype=torch.long, device=wanted.device)
        places[own] = torch.arange(len(own), device=wanted.device)
        return functional.linear(hidden, self.embedding.weight[chosen], bias), places[wanted]

    @torch.no_grad()
    def greedy(self, source: Tensor, longest: int) -> list[list[int]]:
        """Return the likeliest next piece after the other, for each source: the plainest search there is."""
        memory, seen = self.encode(source)
        made = torch.full((len(source), 1), BEGIN, device=source.device)
        done = torch.zeros(len(source), dtype=torch.bool, device=source.device)
        while made.shape[1] <= longest and not bool(done.all()):
            scores = self.scores(self.decode(made, memory, seen)[:, -1])
            following = scores.argmax(-1).masked_fill(done, PAD)
            done |= following == END
            made = torch.cat([made, following[:, None]], dim=1)
        return [[piece for piece in row if piece not in (PAD, END)] for row in made[:, 1:].tolist()]

    def _embed(self, pieces: Tensor) -> Tensor:
        made: Tensor = self.drop(self.embedding(pieces) * self.scale + self.positions[: pieces.shape[1]])
        return made
