"""Where a source's markup stands in its target: pairs around the words that render theirs, the rest beside them.

Pairs are placed from the outer to the inner, each within the one around it and outside of those beside it, so that
none ever crosses another. A pair goes around the run of words that is most of it and least of anything else (the
maximum sum of a run, Kadane's algorithm; for markup so Zenkel et al. 2021, *Automatic Bilingual Markup Transfer*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n.engines.placeables.alignment import Alignment, beside
from l10n.model import Role, Span, overlap
from l10n.text.markup import Mark, Markup

# What a word costs that nothing says anything of: less than any evidence, so that a run goes over it only to more.
_UNKNOWN = -0.02
_LEAST = 0.05  # sum of a run, to be one
_OPENERS = "«“‘„\"'([{¿¡"
_CLOSERS = "»”’\"')]}"
_ENDS = ".,;:!?…"
_INVERTED = "¿¡"
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class _Node:
    """A pair, or a mark by itself (`closing` is None), what is in it, and its place in the target."""

    opening: Mark
    closing: Mark | None = None
    inner: list[_Node] = field(default_factory=list)
    place: Span = _NOWHERE


def project(source: Markup, alignment: Alignment) -> str:
    """Return the target of an alignment with the markup of its source, whose pairs don't cross."""
    nodes = _tree(source.marks)
    room = Span(0, len(alignment.target))
    projection = _Projection(alignment)
    projection.place(nodes, room)
    return "".join(projection.render(nodes, room))


def _tree(marks: Sequence[Mark]) -> list[_Node]:
    """Return the marks as they are in each other; those that stand for words, which a target has, are left out."""
    top: list[_Node] = []
    open_ = [top]
    for mark in marks:
        if mark.role is Role.OPENING:
            node = _Node(mark, marks[mark.partner])
            open_[-1].append(node)
            open_.append(node.inner)
        elif mark.role is Role.CLOSING:
            open_.pop()
        elif mark.role is Role.EMPTY:
            open_[-1].append(_Node(mark))
    return top


class _Projection:
    """One source's markup being placed in one target."""

    def __init__(self, alignment: Alignment) -> None:
        self._source, self._target = alignment.source, alignment.target
        self._ours, self._theirs = alignment.ours, alignment.theirs
        self._parts, self._weights = alignment.parts, alignment.weights

    def place(self, nodes: Sequence[_Node], room: Span) -> None:
        """Give nodes, which stand beside each other in the source, and what is in them, their places in a room."""
        taken: list[Span] = []
        pairs = [node for node in nodes if node.closing and self._inside(node)]
        for node in sorted(pairs, key=lambda node: -len(self._inside(node))):
            place = self._around(node, room, taken)
            if place is not None:
                node.place = place
                taken.append(place)
                self.place(node.inner, place)
        for node in nodes:
            if node.place.start < node.place.end:
                continue
            at = self._beside(node, room)
            at = next((span.end for span in taken if span.start < at < span.end), at)
            node.place = Span(at, at)
            self.place(node.inner, node.place)

    def render(self, nodes: Sequence[_Node], room: Span) -> Iterator[str]:
        """Yield the pieces of a room of the target with its nodes."""
        at = room.start
        for node in sorted(nodes, key=lambda node: node.place):
            yield self._target[at : node.place.start]
            yield node.opening.form
            if node.closing:
                yield from self.render(node.inner, node.place)
                yield node.closing.form
            at = node.place.end
        yield self._target[at : room.end]

    def _inside(self, node: _Node) -> list[int]:
        """Return the numbers of the source's stretches that a pair is around."""
        assert node.closing
        start, end = node.opening.at, node.closing.at
        return [
            number
            for number, part in enumerate(self._parts)
            if overlap(part, Span(start, end))  # of a word, it may be around a part
        ]

    def _around(self, node: _Node, room: Span, taken: Sequence[Span]) -> Span | None:
        """Return what a pair is to stand around; None where nothing is left."""
        inside = set(self._inside(node))
        free = [
            number
            for number, word in enumerate(self._theirs)
            if room.start <= word.start
            and word.end <= room.end
            and not any(overlap(span, word) for span in taken)
        ]
        if not free:
            return None
        scores = {number: self._score(number, inside) for number in free}
        first, last = _best_run(free, scores) or self._by_order(node, free)
        span = Span(self._theirs[first].start, self._theirs[last].end)
        span = self._part_of_word(node, span) or span
        return self._with_signs(node, span, room, taken)

    def _score(self, number: int, inside: set[int]) -> float:
        row = self._weights[number]
        own = sum(weight for part, weight in enumerate(row) if part in inside)
        other = sum(row) - own
        return own - other if own or other else _UNKNOWN

    def _by_order(self, node: _Node, free: Sequence[int]) -> tuple[int, int]:
        """Return the words that stand where a pair's stand in the source, where nothing else tells."""
        assert node.closing
        start, end = node.opening.at, node.closing.at
        inside = [n for n, word in enumerate(self._ours) if overlap(word, Span(start, end))]
        share = len(self._theirs) / max(1, len(self._ours))
        first = min(free, key=lambda n: abs(n - (inside[0] if inside else 0) * share))
        wanted = max(1, round(len(inside) * share))
        last = first
        while last + 1 in free and last + 1 - first < wanted:
            last += 1
        return first, last

    def _part_of_word(self, node: _Node, span: Span) -> Span | None:
        """Return where what a pair is around stands in a word of the target, if it is a part of one in the source."""
        assert node.closing
        start, end = node.opening.at, node.closing.at
        cut = any(word.start < start < word.end or word.start < end < word.end for word in self._ours)
        content = self._source[start:end]
        if not cut or self._target.count(content, *span) != 1:
            return None
        at = self._target.index(content, *span)
        return Span(at, at + len(content))

    def _with_signs(self, node: _Node, span: Span, room: Span, taken: Sequence[Span]) -> Span:
        """Return a place with the punctuation at its edges that is inside the pair in the source, too."""
        assert node.closing
        content = self._source[node.opening.at : node.closing.at]
        low = max([room.start, *(one.end for one in taken if one.end <= span.start)])
        high = min([room.end, *(one.start for one in taken if one.start >= span.end)])
        before = max([low, *(word.end for word in self._theirs if word.end <= span.start)])
        behind = min([high, *(word.start for word in self._theirs if word.start >= span.end)])
        first = next((n for n, char in enumerate(content) if char.isalnum()), len(content))
        last = next((n for n, char in enumerate(reversed(content)) if char.isalnum()), 0)
        opening, closing = content[:first], content[len(content) - last :] if last else ""
        wanted = _classes(opening, _OPENERS) + (_INVERTED if set(closing) & set("!?") else "")
        start, end = span
        for at in range(span.start - 1, before - 1, -1):
            if self._target[at] in wanted:
                start = at
        wanted = _classes(closing, _CLOSERS) + "".join(char for char in _ENDS if char in closing)
        for at in range(span.end, behind):
            if self._target[at] in wanted:
                end = at + 1
        return Span(start, end)

    def _beside(self, node: _Node, room: Span) -> int:
        """Return the place of what is around no word: beside the word that it stands beside in the source."""
        at = node.opening.at
        word = beside(self._source, at, self._ours)
        if word is None or not self._source[:at].strip():
            return room.start
        if not self._source[at:].strip():
            return room.end
        part = next((n for n, one in enumerate(self._parts) if one.start <= word.start < one.end), None)
        inside = [n for n, one in enumerate(self._theirs) if room.start <= one.start and one.end <= room.end]
        if not inside or part is None:
            return room.end if word.end <= at else room.start
        best = max(inside, key=lambda n: self._weights[n][part])
        if self._weights[best][part] < _LEAST:
            share = len(self._theirs) / max(1, len(self._ours))
            best = min(inside, key=lambda n: abs(n - self._ours.index(word) * share))
        if word.start >= at:
            return self._theirs[best].start
        while best + 1 in inside and self._weights[best + 1][part] >= self._weights[best][part] / 2:
            best += 1
        return self._behind(self._source[word.end : at], self._theirs[best].end, room)

    def _behind(self, between: str, at: int, room: Span) -> int:
        """Return the place behind a word and such signs as are between it and a mark in the source."""
        wanted = _classes(between, _CLOSERS) + "".join(char for char in _ENDS if char in between)
        end = at
        for place in range(at, room.end):
            if self._target[place].isalnum() or self._target[place] == " ":
                break
            if self._target[place] in wanted:
                end = place + 1
        return end


def _classes(text: str, signs: str) -> str:
    """Return those of some signs of which a text has one: any quotation mark for any other, any bracket."""
    quotes, brackets = "«»“”„‘’\"'", "()[]{}"
    return "".join(
        sign
        for sign in signs
        if sign in text
        or (sign in quotes and set(text) & set(quotes))
        or (sign in brackets and set(text) & set(brackets))
    )


def _best_run(free: Sequence[int], scores: dict[int, float]) -> tuple[int, int] | None:
    """Return the first and last of the words in a row that have the highest sum; None if that is next to nothing."""
    best, run = (_LEAST, -1, -1), 0.0
    start = before = -2
    for number in free:
        if number != before + 1 or run <= 0:
            start, run = number, 0.0
        run += scores[number]
        before = number
        if run > best[0]:
            best = run, start, number
    return None if best[1] < 0 else best[1:]
