"""What an engine is: the protocol, and what its module offers to the registry in `l10n.engines`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from l10n.model import LanguagePair, Translation


class Engine(Protocol):
    """Translates one pair of languages, offline."""

    @property
    def origin(self) -> str:
        """Its name and version for the catalogs: `argos fr→en 1.9`, `apertium fra-cat`."""
        ...

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        ...

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; they are single lines.

        A whole article at once, or many, is faster than one source after the other. Raises
        `l10n.errors.EngineError` where the engine broke.
        """
        ...

    def close(self) -> None:
        """Free what it holds; may be called twice. A closed engine isn't used again."""
        ...


@runtime_checkable
class Adjustable(Engine, Protocol):
    """An engine that has other settings, for sources that it failed at."""

    @property
    def ways(self) -> int:
        """How many other settings it has; may be none."""
        ...

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        """Translate like `translate`, with its other settings number `way` (from 0), the likeliest first."""
        ...


class Offer(Protocol):
    """A pair of languages that an installed engine can serve."""

    @property
    def family(self) -> str:
        """The engine's name on the command line: `argos`, `apertium`."""
        ...

    @property
    def origin(self) -> str:
        """What the loaded engine's `origin` will be."""
        ...

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        ...

    def load(self) -> Engine:
        """Start the engine; raises `l10n.errors.EngineError` where it does not start."""
        ...
