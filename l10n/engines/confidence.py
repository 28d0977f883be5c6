"""How sure an engine is of a target: a place among what it made of news, by its own likelihood and the length.

    value = (score - middle) / spread + length · ln(characters of the source)

`middle` and `spread` are those of the engine's scores of news; `length` is what a longer source weighs, for of short
ones more come out badly. `confidence.toml` says how all that was measured, and for which engines it holds: for others
nothing is known. A package that somebody trained says the same of itself (`tools/train`).
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

# The shares of news, in per cent, that the levels of a scale are for.
SHARES = (0, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100)
# Of the fifth of sentences that came out worst, the share that has to be among the 30 % of the lowest confidence.
LEAST = 0.45
_MOST = 99


@dataclass(frozen=True, slots=True)
class Weights:
    """What the logarithm of a source's length weighs, in spreads of the score; below `shortest` it is that."""

    length: float
    shortest: int


@dataclass(frozen=True, slots=True)
class Scale:
    """An engine's scores of news, their `middle` and `spread`, and the values below which `SHARES` of news are."""

    middle: float
    spread: float
    levels: tuple[float, ...]

    def value(self, source: str, score: float) -> float:
        """Return how sure the engine is of what it scored so, on a scale of its own."""
        weights = _table()[0]
        length = max(len(source), weights.shortest)
        return (score - self.middle) / self.spread + weights.length * math.log(length)

    def confidence(self, source: str, score: float) -> int:
        """Return of 100 sentences of news how many the engine is less sure of: 0 to 99."""
        value = self.value(source, score)
        at = bisect_right(self.levels, value)
        if at in (0, len(self.levels)):
            return min(at * _MOST, _MOST)
        (low, high), (before, behind) = SHARES[at - 1 : at + 1], self.levels[at - 1 : at + 1]
        return min(_MOST, int(low + (high - low) * (value - before) / (behind - before)))


def scale(origin: str) -> Scale | None:
    """Return the scale of an engine by its origin, None if nobody measured it."""
    return _table()[1].get(origin)


def read(values: object) -> Scale | None:
    """Return the scale that a package's metadata have, None where they have none that holds."""
    if not isinstance(values, Mapping):
        return None
    levels = values.get("levels")
    if not isinstance(levels, Sequence) or len(levels) != len(SHARES):
        return None
    numbers = [
        one for one in (values.get("middle"), values.get("spread"), *levels) if isinstance(one, (int, float))
    ]
    if len(numbers) != len(SHARES) + 2 or not all(map(math.isfinite, numbers)):
        return None
    middle, spread, *rest = map(float, numbers)
    if spread <= 0 or any(one >= other for one, other in pairwise(rest)):
        return None
    return Scale(middle, spread, tuple(rest))


@cache
def _table() -> tuple[Weights, Mapping[str, Scale]]:
    text = (Path(__file__).parent / "confidence.toml").read_text(encoding="utf-8")
    values: dict[str, Any] = tomllib.loads(text)
    scales = {origin: read(one) for origin, one in values["engines"].items()}
    return Weights(**values["weights"]), {origin: one for origin, one in scales.items() if one}
