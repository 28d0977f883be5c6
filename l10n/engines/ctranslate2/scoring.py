"""A CTranslate2 model and what it is asked of texts: how one goes on, how likely it is, what looks at what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from l10n.engines.ctranslate2.convention import Convention
from l10n.engines.ctranslate2.tokenizer import Tokenizer

Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""The tokens of a source and of a target."""
LONGEST = 256  # tokens of an answer, where CTranslate2 stops
_BEAM = 2  # what follows a form; as wide a search as the free one's costs more than it brings
# In one batch. Its likelihoods are of all pieces for all tokens: with four times as many, scoring takes 1.7 times as
# long, since the system has to find that memory anew for each.
_BATCH_TOKENS = 64
_ALIGNED_TOKENS = 512


@dataclass(frozen=True, slots=True)
class Model:
    """A CTranslate2 model with its tokens, and those that it wants around them.

    `known` has what it was asked of likelihoods before: ways to terms ask it of the same pairs.
    """

    translator: Any
    tokenizer: Tokenizer
    convention: Convention
    length_penalty: float
    known: dict[Pair, list[float]] = field(default_factory=dict)

    def continuations(
        self, sources: Sequence[list[str]], starts: Sequence[list[str]] | None = None
    ) -> list[str]:
        """Return how the model translates each of `sources`, beginning with the tokens of its start."""
        if not sources:
            return []
        results = self.translator.translate_batch(
            [self.convention.source(source) for source in sources],
            target_prefix=[self.convention.target(start) for start in starts or [[]] * len(sources)],
            beam_size=_BEAM,
            length_penalty=self.length_penalty,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
        skipped = self.convention.skipped
        return [self.tokenizer.decode(result.hypotheses[0][skipped:]).strip() for result in results]

    def log_probabilities(self, pairs: Sequence[tuple[list[str], list[str]]]) -> list[list[float]]:
        """Return the log probability of each token of targets, and of their end, for pairs of source and target."""
        asked = [(tuple(source), tuple(target)) for source, target in pairs]
        new = [pair for pair in dict.fromkeys(asked) if pair not in self.known]
        if new:
            results = self.translator.score_batch(
                [self.convention.source(list(source)) for source, _ in new],
                [self.convention.target(list(target)) for _, target in new],
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                max_input_length=0,
            )
            for pair, result in zip(new, results, strict=True):
                self.known[pair] = result.log_probs[self.convention.skipped :]
        return [self.known[pair] for pair in asked]

    def attention(self, pairs: Sequence[tuple[list[str], list[str]]]) -> list[list[list[float]]]:
        """Return for each token of targets how much it looks at each of its source, for pairs of both."""
        if not pairs:
            return []
        own = self.convention
        results = self.translator.translate_batch(
            [own.source(source) for source, _ in pairs],
            target_prefix=[own.target(target) for _, target in pairs],
            beam_size=1,
            max_batch_size=_ALIGNED_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=LONGEST,
            return_attention=True,
        )
        before, skipped = len(own.before), own.skipped
        return [
            [
                row[before : before + len(source)]
                for row in result.attention[0][skipped : skipped + len(target)]
            ]
            for (source, target), result in zip(pairs, results, strict=True)
        ]
