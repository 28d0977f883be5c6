"""Cut text into sentences: spans of the text itself, so that nothing is lost.

Languages are BCP 47 tags; a region or script is passed over (`pt-BR` reads the table of `pt`), and a language
without a table reads the common one alone. Nothing is read before the first call.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from .splitter import split
from .table import load

# l10n.model and typing cost more to import than all of this package, and cutting a text needs neither.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from l10n.model import Article, Segment, Span

    from .inlines import Cut
    from .table import Table

_LINE_END = re.compile("\r\n|[\n\r]")
_WRAPPED = dict.fromkeys(map(ord, "\n\r\x85\u2028\u2029"), " ")

__all__ = ["segment", "split_sentences", "split_spans"]


def split_spans(text: str, lang: str) -> list[Span]:
    """Return where the sentences of `text` (in `lang`) are, in order, without edge white space.

    Between the spans is white space only. A blank line ends a sentence, and so does a line that goes on a
    list or a dialogue; any other line end is a space.
    """
    from l10n.model import Span

    return [Span(start, end) for start, end in split(text, load(lang))]


def split_sentences(text: str, lang: str) -> list[str]:
    """Return the sentences of `text` (in `lang`), in order, as they stand in it, line ends included."""
    return [text[start:end] for start, end in split(text, load(lang))]


def segment(article: Article, lang: str) -> tuple[Segment, ...]:
    """Return the segments of `article` (in `lang`) in the order of its blocks.

    A sentence without any letter or digit (`***`, `—`) is none: there is nothing in it to translate, and what
    lies between segments is published as it is.
    """
    from l10n.model import Segment

    table, cut = load(lang), split
    if own := article.rules:
        from .rules import ruled, with_abbreviations

        table, rules = with_abbreviations(table, own.short(lang)), tuple(own.of(lang))

        def cut(text: str, table: Table) -> Iterator[tuple[int, int]]:
            return ruled(text, list(split(text, table)), rules)

    segments: list[Segment] = []
    line, counted = 1, 0
    for index, block in enumerate(article.blocks):
        if block.inlines:
            segments += _with_markup(article, index, lambda text: list(cut(text, table)))
            continue
        # A block has been told from its neighbours already: a line end in it is where somebody wrapped it.
        inner = article.text[block.start : block.end].translate(_WRAPPED)
        spans = [
            (block.start + start, block.start + end)
            for start, end in cut(inner, table)
            if any(map(str.isalnum, inner[start:end]))
        ]
        for number, (start, end) in enumerate(spans, 1):
            line, counted = line + _line_ends(article.text[counted:start]), start
            segments.append(Segment(article.text[start:end], start, end, line, index, number, len(spans)))
    if any(block.inlines for block in article.blocks):
        return tuple(_with_lines(article.text, segments))
    return tuple(segments)


def _with_markup(article: Article, index: int, cut: Cut) -> Iterator[Segment]:
    """Yield the segments of a block with markup, without their lines."""
    from l10n.model import Segment
    from l10n.segmentation.inlines import sentences
    from l10n.text.markup import message

    runs = list(sentences(article.blocks[index].inlines, lambda text: cut(text.translate(_WRAPPED))))
    for number, run in enumerate(runs, 1):
        start, end = run[0].start, run[-1].end
        raw = article.text[start:end]
        yield Segment(raw, start, end, 1, index, number, len(runs), run, message(run))


def _with_lines(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield segments with the lines that they begin in; one may stand within another, as a link's title does."""
    from dataclasses import replace

    ends = [match.end() for match in _LINE_END.finditer(text)]
    for segment in segments:
        yield replace(segment, line=bisect_right(ends, segment.start) + 1)


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
