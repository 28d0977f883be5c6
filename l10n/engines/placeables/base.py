"""What an engine is asked that can say which words of a target are which of its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from l10n.engines.base import Engine
from l10n.model import Span

Weights = list[list[float]]
"""For each stretch of a target how much it is each stretch of its source: shares of 1, or 0 throughout."""


class AlignmentRequest(NamedTuple):
    """A source and its target, and the stretches of both that are to be aligned: in order, none over another."""

    source: str
    target: str
    sources: Sequence[Span]
    targets: Sequence[Span]


@runtime_checkable
class WordAligner(Engine, Protocol):
    """An engine that can align a source with a target, which need not be its own."""

    def align(self, requests: Sequence[AlignmentRequest]) -> list[Weights | None]:
        """Return the weights of each of `requests`, None where it can't tell; raises `l10n.errors.EngineError`."""
        ...
