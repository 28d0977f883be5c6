"""What engines that can be told terms give: further translations, of which the best that obeys is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from l10n.engines.base import Engine
from l10n.glossary.finder import TermFinder
from l10n.glossary.term import Term
from l10n.model import Translation


@dataclass(frozen=True, slots=True)
class Candidate:
    """A further translation, and the `method` that made it, as its name in catalogs (`omission`).

    `score` is the engine's own, as in `Translation`; without any, those that come first are better.
    """

    target: str
    method: str
    score: float | None = None


class TermRequest(NamedTuple):
    """A source, its terms in order, and what the engine made of it without being told them."""

    source: str
    terms: Sequence[Term]
    free: Translation


class Tokens(Protocol):
    """The tokens of a model's texts."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a target."""
        ...


class Scorer(Protocol):
    """A model that says how likely a target is, and goes on from a beginning."""

    @property
    def tokenizer(self) -> Tokens:
        """What makes its tokens."""
        ...

    def continuations(
        self, sources: Sequence[list[str]], starts: Sequence[list[str]] | None = None
    ) -> list[str]:
        """Return how the model translates each of `sources`, beginning with the tokens of its start."""
        ...

    def log_probabilities(self, pairs: Sequence[tuple[list[str], list[str]]]) -> list[list[float]]:
        """Return the log probability of each token of targets, and of their end, for pairs of source and target."""
        ...


def likelihoods(scorer: Scorer, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return the mean log probability a token of each target, for pairs of source and target."""
    encode, encode_target = scorer.tokenizer.encode, scorer.tokenizer.encode_target
    each = scorer.log_probabilities([(encode(source), encode_target(target)) for source, target in pairs])
    return [sum(likely) / max(1, len(likely)) for likely in each]


@runtime_checkable
class Aligner(Scorer, Protocol):
    """A model that was trained to say which tokens of a source each of a target's renders."""

    def alignments(
        self, pairs: Sequence[tuple[list[str], list[str]]]
    ) -> list[tuple[list[float], Sequence[Sequence[float]]]]:
        """Return the same, and how much each token of a target is each token of its source: shares of 1."""
        ...


@runtime_checkable
class TermAware(Engine, Protocol):
    """An engine that can be told the terms of a source."""

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return further translations for each of `requests`, with its terms in the forms asked for.

        The terms are by `finder`, which has the glossary for other languages as well. None of the candidates need
        obey: they are looked at by whoever asks. Raises `l10n.errors.EngineError`.
        """
        ...


@runtime_checkable
class TermFallback(TermAware, Protocol):
    """A term-aware engine that has dearer ways, too, for sources whose candidates don't satisfy."""

    def further(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return more candidates, like `candidates`."""
        ...


@runtime_checkable
class TermReader(Engine, Protocol):
    """An engine that may have been trained to read terms in its sources, and places and inflects what it is told."""

    def annotated(self, requests: Sequence[TermRequest]) -> list[list[Candidate]]:
        """Return what it makes of sources with their terms written in, nothing where it can't read that."""
        ...
