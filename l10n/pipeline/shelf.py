"""What a report has of its catalogs: findings and sentences on a disk, read anew each time they are gone through."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from l10n.model import Counts, Finding, LanguagePair, StoredFindings, Unit
from l10n.pipeline.catalog_check import CheckedUnits
from l10n.pipeline.packed import PackedFindings, unpacked
from l10n.scratch import Spool

# As they are packed: how often each rule is broken, which many catalogs have in common, is held once.
_Numbers = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ShelvedFindings(StoredFindings):
    """The findings of a catalog, in the order of their lines, names and messages."""

    spool: Spool[bytes] = field(repr=False)
    place: int
    numbers: _Numbers

    def counts(self) -> Counts:
        """How many there are by rule and severity."""
        return PackedFindings(numbers=self.numbers).counts()

    def __iter__(self) -> Iterator[Finding]:
        """Give them."""
        findings = PackedFindings(self.spool.at(self.place), self.numbers)
        return iter(sorted(findings, key=lambda one: (one.line or 0, one.check, one.message)))


@dataclass(frozen=True, slots=True)
class ShelvedUnits(Collection[Unit]):
    """The sentences of a catalog that have a target, each once, in the catalog's order."""

    spool: Spool[bytes] = field(repr=False)
    place: int
    count: int
    pair: LanguagePair
    path: str
    article: str

    def __len__(self) -> int:
        """Return how many there are."""
        return self.count

    def __contains__(self, unit: object) -> bool:
        """Return whether one is among them."""
        return any(one == unit for one in self)

    def __iter__(self) -> Iterator[Unit]:
        """Give them."""
        (data,) = self.spool.at(self.place)
        return CheckedUnits(data, self.pair, self.path, self.article, self.count).texts()


@dataclass(frozen=True, slots=True)
class ShelvedTexts(Collection[str]):
    """Texts in their order."""

    spool: Spool[bytes] = field(repr=False)
    place: int
    count: int

    def __len__(self) -> int:
        """Return how many there are."""
        return self.count

    def __contains__(self, text: object) -> bool:
        """Return whether one is among them."""
        return any(one == text for one in self)

    def __iter__(self) -> Iterator[str]:
        """Give them."""
        (data,) = self.spool.at(self.place)
        return iter(unpacked(data))


class Shelf:
    """Takes the findings and sentences of catalogs, and holds no more of them than where they stand."""

    def __init__(self) -> None:
        """Make one that is empty."""
        self._spool: Spool[bytes] = Spool()
        # what many of them have in common, each once
        self._pairs: dict[LanguagePair, LanguagePair] = {}
        self._numbers: dict[tuple[str, str, int], tuple[str, str, int]] = {}

    def findings(self, findings: PackedFindings) -> Collection[Finding]:
        """Take findings, and give those that are read from the disk."""
        if not findings:
            return ()
        numbers = tuple(self._numbers.setdefault(one, one) for one in findings.numbers)
        return ShelvedFindings(self._spool, self._spool.add(findings.parts), numbers)

    def units(self, units: CheckedUnits) -> Collection[Unit]:
        """Take units, and give those that are read from the disk."""
        if not units.pair:
            return ()
        pair = self._pairs.setdefault(units.pair, units.pair)
        path, article = sys.intern(units.path), sys.intern(units.article)
        return ShelvedUnits(self._spool, self._spool.add([units.data]), units.count, pair, path, article)

    def texts(self, data: bytes, count: int) -> Collection[str]:
        """Take so many texts, packed, and give those that are read from the disk."""
        return ShelvedTexts(self._spool, self._spool.add([data]), count)
