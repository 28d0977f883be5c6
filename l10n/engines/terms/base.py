"""What engines that can be told terms give: further translations, of which the best that obeys is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from l10n.engines.base import Engine
from l10n.glossary.finder import Term, TermFinder
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
