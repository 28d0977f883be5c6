"""What a memory has for a chunk of articles, as a value that another process can use in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from l10n.memory import MemoryMatch
from l10n.model import LanguagePair

_Found = Mapping[str, tuple[MemoryMatch, ...]]


class Finder(Protocol):
    """What finds remembered translations: `l10n.memory.Lookup`, or what was found of them before."""

    def exact(self, pair: LanguagePair, sources: Iterable[str]) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return what is remembered of the very same sources."""
        ...

    def unmarked(self, pair: LanguagePair, sources: Iterable[str]) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return what is remembered of sources with other markup."""
        ...

    def near(self, pair: LanguagePair, source: str, *, least: float, most: int) -> list[MemoryMatch]:
        """Return what is remembered of similar sources."""
        ...

    def people(self, name: str) -> dict[str, set[str]]:
        """Return by source what people wrote in the catalog that the memory calls so."""
        ...


@dataclass(frozen=True, slots=True)
class ChunkMatches:
    """What was found for the sources of a chunk, in one pair of languages, and for its catalogs by their names.

    Similar sources are looked for when it is known which have to be translated: `similar` are theirs.
    """

    same: _Found
    other_markup: _Found
    written: Mapping[str, dict[str, set[str]]]
    similar: _Found = field(default_factory=dict)

    def exact(self, pair: LanguagePair, sources: Iterable[str]) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return what was found of the very same sources."""
        return {source: self.same[source] for source in dict.fromkeys(sources) if source in self.same}

    def unmarked(self, pair: LanguagePair, sources: Iterable[str]) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return what was found of sources with other markup."""
        found = self.other_markup
        return {source: found[source] for source in dict.fromkeys(sources) if source in found}

    def near(self, pair: LanguagePair, source: str, *, least: float, most: int) -> list[MemoryMatch]:
        """Return what was found of similar sources."""
        return [one for one in self.similar.get(source, ()) if one.rate >= least][:most]

    def people(self, name: str) -> dict[str, set[str]]:
        """Return by source what people wrote in a catalog."""
        return self.written.get(name, {})
