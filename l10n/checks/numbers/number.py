"""A number of a text, and what it is worth."""

from __future__ import annotations

from typing import NamedTuple

from l10n.checks.numbers.units import CURRENCIES, MEASURES
from l10n.model import Span

NOTHING: frozenset[str] = frozenset()
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Number(NamedTuple):
    """A number at `text[start:end]`.

    `value` is what it is worth in its language, `loose` what it would be in another's separators, if that differs;
    `also` what it may stand for as the first of a range (`5 to 10 million`). `unit` is what it counts, where that is
    said. Digits and Roman numerals are `sure`, words are not: *neuf* is new, too.
    """

    start: int
    end: int
    text: str
    value: float
    loose: float | None = None
    also: float | None = None
    unit: frozenset[str] = NOTHING
    sure: bool = True

    @property
    def is_measure(self) -> bool:
        """Whether it is a length, a weight or such."""
        return bool(self.unit & MEASURES and not self.unit & CURRENCIES)

    @property
    def is_year(self) -> bool:
        """Whether it may be a year."""
        return _FIRST_YEAR <= self.value < _LAST_YEAR

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
