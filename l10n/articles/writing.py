"""Translations put into an article with markup: each block's spans replaced, all other characters as they were."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from l10n.articles.format import Format
from l10n.articles.mute import with_mute
from l10n.articles.wrapping import Layout, column_at, layout, wrapped
from l10n.model import Article, Block, Inline, Role, Segment, Span
from l10n.text.markup import Difference, compare, forms, parse

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
# White space within a placeable, where no line may end, stands for itself by characters of private use meanwhile.
_BOUND = str.maketrans({" ": "\uf8f0", "\n": "\uf8f1", "\r": "\uf8f2", "\x85": "\uf8f3", "\u2028": "\uf8f4"})
_END = attrgetter("end")
_UNBOUND = {ord(value): chr(key) for key, value in _BOUND.items()}


def misfit(segment: Segment, target: str) -> Difference:
    """Return how a target's markup differs from what its place has: where it does, it can't be published."""
    if not segment.inlines:
        return compare(parse(""), parse(""))
    ours = _ours(segment)
    source, made = (parse(text).only(ours | _numbers(text)) for text in (segment.source, target))
    return compare(source, made)


def written(
    article: Article,
    segments: Sequence[Segment],
    targets: Sequence[str | None],
    format: Format,
    language: str,
) -> str:
    """Return the article's text with each segment's target in its place; None leaves the source.

    Targets have the markup of their places (see `misfit`). A paragraph that is wrapped is wrapped again, from its
    first target on. Where anything is translated, what the article says of its own language says `language`.
    """
    return _Writing(article, segments, targets, format, language).text()


@dataclass(slots=True)
class _Edit:
    """What stands in place of a stretch of the article."""

    span: Span
    text: Callable[[], str]


class _Writing:
    """One article being written."""

    def __init__(
        self,
        article: Article,
        segments: Sequence[Segment],
        targets: Sequence[str | None],
        format: Format,
        language: str,
    ) -> None:
        self._article = article
        self._format = format
        self._parts: dict[int, list[tuple[Segment, str | None]]] = defaultdict(list)
        for segment, target in zip(segments, targets, strict=True):
            self._parts[segment.block].append((segment, None if target == segment.source else target))
        edits = [
            self._block_edit(number)
            for number, parts in self._parts.items()
            if any(target is not None for _, target in parts)
        ]
        if edits:
            edits += [_Edit(span, partial(str, new)) for span, new in format.language(article, language)]
        self._edits = sorted(edits, key=lambda edit: (edit.span.start, -edit.span.end))
        self._starts = [edit.span.start for edit in self._edits]

    def text(self) -> str:
        """Return the whole text."""
        return self._stretch(0, len(self._article.text))

    def _stretch(self, start: int, end: int, *, inside: Span | None = None) -> str:
        """Return a stretch of the article with its edits; those that lie in others are these's matter.

        `inside` is a block whose own edit is being made.
        """
        parts, at = [], start
        number = bisect_left(self._starts, start)
        while number < len(self._edits) and self._starts[number] < end:
            edit = self._edits[number]
            number += 1
            if edit.span.start < at or edit.span.end > end or edit.span == inside:
                continue
            parts += [self._article.text[at : edit.span.start], edit.text()]
            at = edit.span.end
        return "".join([*parts, self._article.text[at:end]])

    def _block_edit(self, number: int) -> _Edit:
        block = self._article.blocks[number]
        return _Edit(Span(block.start, block.end), partial(self._block, number))

    def _block(self, number: int) -> str:
        """Return what a block becomes, in which something is translated."""
        block, parts = self._article.blocks[number], self._parts[number]
        lines = _layout(self._article.text, block) if self._format.wraps else None
        first = next(n for n, (_, target) in enumerate(parts) if target is not None)
        begin = parts[first - 1][0].end if lines and first else parts[first][0].start
        if self._format.marks_all:
            first, begin = 0, block.start
        flow: list[str] = []
        at = begin
        for segment, target in parts[first:]:
            flow += self._as_stands(block, at, segment.start, lines)
            at = segment.end
            if target is None:
                flow += self._as_stands(block, segment.start, segment.end, lines)
            else:
                flow += self._rendered(block, segment, target)
        if self._format.marks_all:
            flow += self._as_stands(block, at, block.end, lines)
            at = block.end
        text = "".join(flow)
        if lines:
            text = wrapped(text, column_at(self._article.text, begin), lines)
        text = text.translate(_UNBOUND)
        own = Span(block.start, block.end)
        whole = (
            self._stretch(block.start, begin, inside=own) + text + self._stretch(at, block.end, inside=own)
        )
        return self._format.finish(whole, block)

    def _as_stands(self, block: Block, start: int, end: int, lines: Layout | None) -> Iterator[str]:
        """Yield a stretch of a block as it is; in one that is wrapped again, a space for each line end."""
        own = Span(block.start, block.end)
        for number in range(bisect_right(block.inlines, start, key=_END), len(block.inlines)):
            one = block.inlines[number]
            if one.start >= end:
                break
            low, high = max(one.start, start), min(one.end, end)
            if lines and _is_soft(self._article.text, one):
                yield " "
            elif one.is_literal:
                yield self._article.text[low:high]
            else:
                raw = self._stretch(low, high, inside=own)
                is_asked = self._format.marks_all and (one.role is not Role.TEXT or one.kind)
                yield (self._format.markup(raw, one) if is_asked else raw).translate(_BOUND)

    def _rendered(self, block: Block, segment: Segment, target: str) -> Iterator[str]:
        """Yield a target as the format writes it: text escaped, and markup as it stands in the article."""
        own = Span(block.start, block.end)
        pairs = zip(forms(segment.inlines), segment.inlines, strict=True)
        places = {form: one for form, one in pairs if one.role is not Role.TEXT}
        markup = parse(target).only(_ours(segment))
        pieces: list[str | Inline] = []
        at, behind_break = 0, False
        for mark in (*markup.marks, None):
            text = " ".join(re.split(r"[\n\r]+", target[at : mark.start if mark else len(target)]))
            if behind_break:
                text = text.removeprefix(" ")
            if text:
                pieces.append(text)
            if mark:
                pieces.append(places[mark.form])
                at, behind_break = mark.end, places[mark.form].role is Role.BREAK
        head, tail = (
            self._article.text[start:end].translate(_BOUND) for start, end in _gaps(segment.inlines)
        )
        written = list(with_mute(segment.inlines, pieces))
        texts = [number for number, piece in enumerate(written) if isinstance(piece, str)]
        for number, piece in enumerate(written):
            if isinstance(piece, str):
                yield head if texts[0] == number > 0 else ""
                yield self._format.escape(piece, block) if piece else ""
                yield tail if texts[-1] == number < len(written) - 1 else ""
            else:
                raw = self._stretch(piece.start, piece.end, inside=own)
                yield self._format.markup(raw, piece).translate(_BOUND)


def _gaps(inlines: Sequence[Inline]) -> tuple[Span, Span]:
    """Return the white space at the edges of a segment's text that lies within its markup; empty where none does."""
    numbers = [number for number, one in enumerate(inlines) if one.role is Role.TEXT]
    first, last = (numbers[0], numbers[-1]) if numbers else (0, len(inlines) - 1)
    start, end = inlines[first].start, inlines[last].end
    before = inlines[first - 1].end if first else start
    behind = inlines[last + 1].start if last + 1 < len(inlines) else end
    return Span(before, start), Span(end, behind)


def _ours(segment: Segment) -> set[str]:
    """Return the forms of a segment's markup."""
    pairs = zip(forms(segment.inlines), segment.inlines, strict=True)
    return {form for form, one in pairs if one.role is not Role.TEXT}


def _numbers(target: str) -> set[str]:
    return {mark.form for mark in parse(target).marks if mark.form.strip("</>").isdigit()}


def _is_soft(text: str, one: Inline) -> bool:
    """Whether an inline is a line end that means a space."""
    return (
        one.role is Role.TEXT
        and one.text.isspace()
        and _LINE_END.search(text, one.start, one.end) is not None
    )


def _layout(text: str, block: Block) -> Layout | None:
    """Return how a block is wrapped; None if it isn't."""
    soft = (text[one.start : one.end] for one in block.inlines if _is_soft(text, one))
    return layout(text, block.start, block.end, soft)
