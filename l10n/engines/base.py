"""What an engine is: the protocol, and what its module offers to the registry in `l10n.engines`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from l10n.model import LanguagePair, Translation


class Engine(Protocol):
    """Translates one pair of languages, offline.

    `origin` names it and its version for the catalogs: `argos fr→en 1.9`, `apertium fra-cat`. `translate`
    takes sources without line ends and returns one translation each, in order; it raises
    `l10n.errors.EngineError` where it broke. `close` frees what it holds; a closed engine isn't used again.
    """

    @property
    def origin(self) -> str: ...

    @property
    def pair(self) -> LanguagePair: ...

    def translate(self, sources: Sequence[str]) -> list[Translation]: ...

    def close(self) -> None: ...


class Offer(Protocol):
    """A direct pair of languages that an installed engine can serve; `load` starts it."""

    @property
    def family(self) -> str:
        """The engine's name on the command line: `argos`, `apertium`."""
        ...

    @property
    def origin(self) -> str: ...

    @property
    def pair(self) -> LanguagePair: ...

    def load(self) -> Engine: ...
