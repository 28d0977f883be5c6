"""What is in any text: stretches, what takes their place, white space, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """A stretch of a text, from `start` up to but not with `end`."""

    start: int
    end: int


class Edit(NamedTuple):
    """What stands in the place of a stretch of a text, from `start` up to but not with `end`."""

    start: int
    end: int
    text: str


class Placed(Protocol):
    """What has a place in a text: a stretch, a word, a hit of a term."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def overlap(one: Placed, other: Placed) -> bool:
    """Return whether two stretches of one text have a character in common."""
    return one.start < other.end and other.start < one.end


# Every character at which some tool ends a line, and the two that pad: what re-wrapping an article changes.
# No-break and thin spaces say something (`10 000`, `« non »`) and stay. U+0004 is fatal in a catalog: gettext
# joins a context and a source with it.
_BREAKABLE = re.compile("[\x04\t\n\v\f\r \x1c\x1d\x1e\x85\u2028\u2029]+")


def collapse(text: str) -> str:
    """Return `text` without edge white space, each run of breakable white space inside made one space."""
    return _BREAKABLE.sub(" ", text).strip(" ")


def line_at(text: str, offset: int) -> int:
    """Return the line (from 1) of a place in a text; as in editors, LF, CR LF and CR end a line."""
    before = text[:offset]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


@dataclass(frozen=True, slots=True)
class AnalysedWord:
    """A word as it stands, its lemma, and what it may be: the first two tags of each reading, `n.m`, `vblex.pp`."""

    text: str
    lemma: str
    readings: frozenset[str]

    def may_be(self, *parts: str) -> bool:
        """Whether a reading begins with one of some parts of speech: `n`, `adj`, `vblex.pp`."""
        return any(one == part or one.startswith(f"{part}.") for one in self.readings for part in parts)
