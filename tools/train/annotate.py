"""Terms written into a source: `en⦃ Russie⦂ Russia⦄`, as a package's metadata promise.

Spaces stand so that the words are cut into the same pieces as without: a piece begins with the space before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.train.recipe import SYMBOLS


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A term at `source[start:end]`, and what it is to be in the target."""

    start: int
    end: int
    target: str


def annotated(source: str, places: Sequence[Place]) -> str:
    """Return a source with terms written in; the places must not overlap."""
    before, between, behind = SYMBOLS
    done, parts = 0, []
    for place in sorted(places):
        ahead = source[done : place.start]
        parts.append(ahead.removesuffix(" ") + f"{before} {source[place.start : place.end]}")
        parts.append(f"{between} {place.target}{behind}")
        done = place.end
    return "".join(parts) + source[done:]
