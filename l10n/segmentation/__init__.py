"""Cut text into sentences: spans of the text itself, so that nothing is lost.

Languages are BCP 47 tags; a region or script is passed over (`pt-BR` reads the table of `pt`), and a language
without a table reads the common one alone. Nothing is read before the first call.
"""

from __future__ import annotations

from .splitter import split
from .table import load

# l10n.model and typing cost more to import than all of this package, and cutting a text needs neither.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from l10n.model import Article, Segment, Span

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

    table = load(lang)
    segments: list[Segment] = []
    line, counted = 1, 0
    for index, block in enumerate(article.blocks):
        # A block has been told from its neighbours already: a line end in it is where somebody wrapped it.
        inner = article.text[block.start : block.end].translate(_WRAPPED)
        spans = [
            (block.start + start, block.start + end)
            for start, end in split(inner, table)
            if any(map(str.isalnum, inner[start:end]))
        ]
        for number, (start, end) in enumerate(spans, 1):
            line, counted = line + _line_ends(article.text[counted:start]), start
            segments.append(Segment(article.text[start:end], start, end, line, index, number, len(spans)))
    return tuple(segments)


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
