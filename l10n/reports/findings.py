"""The findings of a report, which may stand on a disk: counted, chosen from, put together, and never held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

from l10n.model import Counts, Finding, Severity, StoredFindings, counts_of


@dataclass(frozen=True, slots=True)
class JoinedFindings(StoredFindings):
    """Findings one after the other, of several catalogs."""

    each: Sequence[Collection[Finding]] = field(repr=False)
    numbers: Counts

    def counts(self) -> Counts:
        """How many there are by rule and severity."""
        return self.numbers

    def __iter__(self) -> Iterator[Finding]:
        """Give them."""
        return chain.from_iterable(self.each)


@dataclass(frozen=True, slots=True)
class ChosenFindings(StoredFindings):
    """Some `among` others: `places` has a byte for each of those, which is 1 for these."""

    among: Collection[Finding] = field(repr=False)
    places: bytes
    numbers: Counts

    def counts(self) -> Counts:
        """How many there are by rule and severity."""
        return self.numbers

    def __iter__(self) -> Iterator[Finding]:
        """Give them."""
        return compress(self.among, self.places)


def chosen(findings: Collection[Finding], is_chosen: Callable[[Finding], bool]) -> Collection[Finding]:
    """Return those of some findings that are chosen, of which each is asked about once, in their order."""
    if not isinstance(findings, StoredFindings):
        return tuple(filter(is_chosen, findings))
    places = bytearray()
    counts: Counter[tuple[str, Severity]] = Counter()
    for one in findings:
        is_one = is_chosen(one)
        places.append(is_one)
        if is_one:
            counts[one.rule, one.severity] += 1
    return ChosenFindings(findings, bytes(places), counts) if counts else ()


def sum_of(each: Iterable[Iterable[Finding]]) -> Counts:
    """Return how many findings there are by rule and severity, of several catalogs together."""
    counts: Counter[tuple[str, Severity]] = Counter()
    for findings in each:
        for kind, count in counts_of(findings).items():
            counts[kind] += count
    return counts


def by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings are of each severity, errors first."""
    return severities_of(counts_of(findings))


def severities_of(counts: Counts) -> dict[Severity, int]:
    """Return the same of what is counted by rule and severity."""
    sums = dict.fromkeys(Severity, 0)
    for (_, severity), count in counts.items():
        sums[severity] += count
    return sums
