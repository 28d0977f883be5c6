"""Values as answers keep them: packed JSON, which nobody unpacks before it is asked for."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from l10n.messages import Message
from l10n.model import Certainty, Counts, Edit, Finding, Severity, Span, StoredFindings, counts_of


def packed(values: Any) -> bytes:
    """Return values that JSON has, packed."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), zlib.Z_BEST_SPEED)


def unpacked(data: bytes) -> Any:
    """Return the values that `packed` packed."""
    return json.loads(zlib.decompress(data))  # which takes lone surrogates as well


@dataclass(frozen=True, slots=True)
class PackedFindings(StoredFindings):
    """Findings in packed parts, each given by its lines; what stands in one line, part after part."""

    parts: tuple[bytes, ...] = field(default=(), repr=False)
    numbers: tuple[tuple[str, str, int], ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> PackedFindings:
        """Return findings packed, in the order of their lines."""
        ordered = sorted(findings, key=_line)
        if not ordered:
            return cls()
        numbers = tuple(
            (rule, severity.value, count) for (rule, severity), count in counts_of(ordered).items()
        )
        return cls((packed(from_findings(ordered)),), numbers)

    def counts(self) -> Counts:
        """How many there are by rule and severity."""
        counts: Counter[tuple[str, Severity]] = Counter()
        for rule, severity, count in self.numbers:
            counts[rule, _SEVERITIES[severity]] += count
        return counts

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(count for _, _, count in self.numbers)

    def __iter__(self) -> Iterator[Finding]:
        """Give them."""
        if len(self.parts) == 1:
            return iter(to_findings(unpacked(self.parts[0])))
        each = (finding for part in self.parts for finding in to_findings(unpacked(part)))
        return iter(sorted(each, key=_line))

    def with_others(self, others: PackedFindings) -> PackedFindings:
        """Return them together with others, which come after them where they stand in one line."""
        return PackedFindings((*self.parts, *others.parts), (*self.numbers, *others.numbers))


def from_findings(findings: Iterable[Finding]) -> list[tuple[Any, ...]]:
    """Return findings as JSON has them: the values of their fields."""
    return list(map(_values, findings))


def to_findings(values: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    """Return the findings that `from_findings` made values of."""
    return tuple(_finding(*one) for one in values)


def _finding(
    check: str, severity: str, message: Sequence[Any], path: str, line: int | None, source: str, target: str,
    source_spans: Iterable[Sequence[int]], target_spans: Iterable[Sequence[int]], term: str, concept: str,
    allowed: Iterable[str], rule: str, certainty: str | None, fix: Iterable[tuple[int, int, str]],
) -> Finding:  # fmt: skip
    return Finding(
        check, _SEVERITIES[severity], Message.of(message), path, line, source, target,
        tuple(map(Span._make, source_spans)), tuple(map(Span._make, target_spans)), term, concept, tuple(allowed),
        rule=rule, certainty=_CERTAINTIES[certainty], fix=tuple(map(Edit._make, fix)),
    )  # fmt: skip


def _line(finding: Finding) -> int:
    return finding.line or 0


_values = attrgetter(*(f"{one.name}.parts" if one.name == "message" else one.name for one in fields(Finding)))
_SEVERITIES = {one.value: one for one in Severity}  # calling an enumeration takes longer than a look-up
_CERTAINTIES: dict[str | None, Certainty | None] = {None: None} | {one.value: one for one in Certainty}
