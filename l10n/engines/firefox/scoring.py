"""A Firefox model and what it is asked for terms: how it goes on after a beginning, how likely a text is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engines.firefox.model import Model
from l10n.engines.firefox.search import Settings

_SETTINGS = Settings(beam=2)  # what follows a form
_Pairs = Sequence[tuple[list[str], list[str]]]


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """The tokens of a model's texts, as texts."""

    model: Model

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source."""
        return self.model.source.pieces(text)

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a target."""
        return self.model.target.pieces(text)


@dataclass(frozen=True, slots=True)
class Scorer:
    """A model, asked with tokens that are texts."""

    model: Model

    @property
    def tokenizer(self) -> Tokenizer:
        """What makes its tokens."""
        return Tokenizer(self.model)

    def continuations(
        self, sources: Sequence[list[str]], starts: Sequence[list[str]] | None = None
    ) -> list[str]:
        """Return how the model translates each of `sources`, beginning with the tokens of its start."""
        best = self.model.translate(
            [self.model.source.of_pieces(source) for source in sources],
            _SETTINGS,
            [self.model.target.of_pieces(start) for start in starts or ()],
        )
        return [self.model.target.text(one.tokens) for one in best]

    def log_probabilities(self, pairs: _Pairs) -> list[list[float]]:
        """Return the log probability of each token of targets, and of their end, for pairs of source and target."""
        return [likely for likely, _ in self.alignments(pairs)]

    def alignments(self, pairs: _Pairs) -> list[tuple[list[float], list[list[float]]]]:
        """Return the same, and how much each token of a target is each token of its source, by the trained head."""
        source, target = self.model.source, self.model.target
        forced = self.model.force([(source.of_pieces(one), target.of_pieces(other)) for one, other in pairs])
        return [(likely, aligned.tolist()) for likely, aligned in forced]
