"""How the numbers and times of a source fare in its target."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.checks.numbers.clock import Time
from l10n.checks.numbers.number import Number

_DECADE = 10  # years


@dataclass(frozen=True, slots=True)
class Comparison:
    """The numbers that correspond, and those left over on either side.

    `pairs` are equal in value; `misread` are equal only if the target is read with another language's separators.
    `words` are numbers of which each side has one that the other has not, one of them in words or both;
    `reordered` the first two pairs of figures that stand in another order.
    """

    pairs: tuple[tuple[Number, Number], ...] = ()
    misread: tuple[tuple[Number, Number], ...] = ()
    lost: tuple[Number, ...] = ()
    added: tuple[Number, ...] = ()
    words: tuple[tuple[Number, Number], ...] = ()
    reordered: tuple[tuple[Number, Number], ...] = ()
    times_lost: tuple[Time, ...] = ()
    times_added: tuple[Time, ...] = ()

    def __bool__(self) -> bool:
        return self is not NONE

    @property
    def near_years(self) -> tuple[Number, ...]:
        """The lost numbers that are years near to one that isn't lost: a source may say it twice, with a slip."""
        if not self.lost:
            return ()
        there = [one.value for one, _ in self.pairs if one.is_year]
        return tuple(
            n for n in self.lost if n.is_year and any(abs(n.value - year) <= _DECADE for year in there)
        )

    @property
    def plainly_lost(self) -> tuple[Number, ...]:
        """The lost numbers that are neither measures, which may have been converted, nor `near_years`."""
        near = self.near_years
        return tuple(n for n in self.lost if not n.is_measure and n not in near)

    @property
    def is_measured(self) -> bool:
        """Whether all numbers that differ are of lengths, weights and such, which people round and convert."""
        differing = (*self.lost, *self.added)
        return bool(self.lost and self.added) and all(number.is_measure for number in differing)

    @property
    def lacks_number(self) -> bool:
        """Whether the target lacks a number of the source, or has another for it."""
        return not self.is_measured if self.lost and self.added else bool(self.plainly_lost)


NONE = Comparison()
"""Neither side has a number."""
