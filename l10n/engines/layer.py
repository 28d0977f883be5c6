"""What stands above an engine: each layer goes by the name of the engine at the bottom, for its pair."""

from __future__ import annotations

from typing import Generic, TypeVar

from l10n.engines.base import Engine
from l10n.model import LanguagePair

_Below = TypeVar("_Below", bound=Engine)


class Layer(Generic[_Below]):
    """An engine above another one, an engine itself or a layer, which it closes with itself."""

    def __init__(self, below: _Below) -> None:
        self._below = below

    @property
    def engine(self) -> Engine:
        """The engine itself, below all layers."""
        below: Engine = self._below
        return below.engine if isinstance(below, Layer) else below

    @property
    def origin(self) -> str:
        """The engine's name in catalogs."""
        return self._below.origin

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self._below.pair

    def close(self) -> None:
        """Close what is below."""
        self._below.close()
