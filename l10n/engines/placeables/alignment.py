"""A source and its target side by side: their words, the stretches of the source, and what says which is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.engines.placeables.base import Weights
from l10n.model import Role, Span
from l10n.text.markup import Markup
from l10n.text.tokens import word_spans

_SAME = 1.0  # how much two words are each other that are the same, and come once each


@dataclass(frozen=True, slots=True)
class Alignment:
    """The text of a source and its target, the words of each, and the stretches of the source that marks tell apart.

    `weights` say how much each word of the target is each of those.
    """

    source: str
    target: str
    ours: Sequence[Span]
    theirs: Sequence[Span]
    parts: Sequence[Span]
    weights: Weights

    def add_equals(self) -> None:
        """Add to the weights the words that are the same in both texts, once in each: names, numbers."""
        here = [self.source[start:end].casefold() for start, end in self.ours]
        there = [self.target[start:end].casefold() for start, end in self.theirs]
        counts = Counter(here), Counter(there)
        for number, word in enumerate(there):
            if counts[0][word] == counts[1][word] == 1 and (len(word) > 2 or not word.isalpha()):
                place = self.ours[here.index(word)]
                for part, span in enumerate(self.parts):
                    if span.start <= place.start and place.end <= span.end:
                        self.weights[number][part] += _SAME


def words(text: str, language: str) -> list[Span]:
    """Return where the words of a text are, in order."""
    return [Span(word.start, word.end) for word in word_spans(text, language)]


def stretches(source: Markup, found: Sequence[Span]) -> list[Span]:
    """Return the stretches of a source's words that its marks tell apart: from one mark to the next.

    A word beside a mark that stands alone is a stretch of its own.
    """
    cuts = {0, len(source.text)}
    for mark in source.marks:
        if mark.role is Role.OPENING:
            cuts.add(next((word.start for word in found if word.start < mark.at < word.end), mark.at))
        elif mark.role is Role.CLOSING:
            cuts.add(next((word.end for word in found if word.start < mark.at < word.end), mark.at))
        elif near := beside(source.text, mark.at, found):
            cuts |= set(near)
    parts = []
    for start, end in pairwise(sorted(cuts)):
        inside = [word for word in found if start <= word.start and word.end <= end]
        if inside:
            parts.append(Span(inside[0].start, inside[-1].end))
    return parts


def beside(text: str, at: int, found: Sequence[Span]) -> Span | None:
    """Return the word that a mark stands beside: before it, if no space is between, else behind it."""
    before = next((word for word in reversed(found) if word.end <= at), None)
    behind = next((word for word in found if word.start >= at), None)
    if before and (behind is None or not text[before.end : at].isspace() or text[at : behind.start].strip()):
        return before if behind is None or text[at - 1 : at].strip() else behind
    return behind or before
