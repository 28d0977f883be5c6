"""An article in another language: its spans replaced, every other character as it was."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from l10n.articles import plain
from l10n.articles.decoding import BOMS
from l10n.articles.format import Format
from l10n.articles.wrapping import BREAK, Layout, column_at, evened, layout, unwrapped, wrapped
from l10n.articles.writing import misfit, written
from l10n.model import Article, Segment

__all__ = ["encode", "misfit", "published"]

_LINE_END = re.compile("\r\n|\n|\r")


class _Part(NamedTuple):
    """A segment, and what is to stand in its place: None for what stands there."""

    segment: Segment
    target: str | None


def published(
    article: Article,
    segments: Sequence[Segment],
    targets: Sequence[str | None],
    format: Format = plain.FORMAT,
    language: str = "",
) -> str:
    """Return the article's text with each segment's target in its place; None leaves the source.

    What the article says of its own language becomes `language` (BCP 47), where its format has a way to say it.

    A target stands as it is; a line feed in it becomes the article's line end. A paragraph whose sentences are
    wrapped is wrapped again from the first target on: as wide, with the same indentation and line ends, breaking
    at single spaces only. Where sentences follow each other without a space, as in Chinese, and their targets would
    be glued together, a space goes between.
    """
    if article.has_markup:
        return written(article, segments, targets, format, language)
    text = article.text
    ends = Counter(match[0] for match in _LINE_END.finditer(text)).most_common(1)
    line_end = ends[0][0] if ends else "\n"
    layouts = _layouts(article, segments)
    done, at = [], 0
    listed = (_part(segment, target, line_end) for segment, target in zip(segments, targets, strict=True))
    for block, group in groupby(listed, key=lambda part: part.segment.block):
        parts = list(group)
        first = next((n for n, part in enumerate(parts) if part.target is not None), None)
        if first is None:
            continue
        begin = parts[first].segment.start
        lines = layouts.get(block)
        flow = "".join(_flow(text, parts[first:], lines))
        if lines and first:  # the line may have to end before the first target
            end = parts[first - 1].segment.end
            flow, begin = unwrapped(text, end, begin, lines) + flow, end
        done.append(text[at:begin])
        done.append(wrapped(flow, column_at(text, begin), lines) if lines else flow)
        at = parts[-1].segment.end
    return "".join([*done, text[at:]])


def encode(text: str, article: Article, format: Format = plain.FORMAT) -> tuple[bytes, str]:
    """Return a published text as the bytes of a file, and in which encoding: the article's, else UTF-8.

    The article's byte order mark stays; a text that is the article's own gives the article's own bytes.
    """
    if text == article.text and article.data:
        return article.data, article.encoding
    if format.pack:
        return format.pack(text, article.data), article.encoding
    mark, codec = _form(article)
    try:
        return mark + text.encode(codec, format.errors), article.encoding
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"


def _layouts(article: Article, segments: Sequence[Segment]) -> dict[int, Layout]:
    """Return how those paragraphs are wrapped in which a line ends within a sentence."""
    folded = dict.fromkeys(segment.block for segment in segments if BREAK.search(segment.raw))
    spans = ((block, article.blocks[block].start, article.blocks[block].end) for block in folded)
    layouts = ((block, layout(article.text, start, end)) for block, start, end in spans)
    return evened({block: one for block, one in layouts if one is not None})


def _part(segment: Segment, target: str | None, line_end: str) -> _Part:
    if target is None or target == segment.source:  # the same words: as the article has them
        return _Part(segment, None)
    return _Part(segment, _LINE_END.sub(line_end, target))


def _flow(text: str, parts: Sequence[_Part], lines: Layout | None) -> Iterator[str]:
    """Give the targets and what stands between them, unwrapped if they are to be wrapped again."""
    for n, (segment, target) in enumerate(parts):
        if n:
            before = parts[n - 1]
            joint = text[before.segment.end : segment.start]
            if not joint and _glued(before, parts[n]):
                yield " "
            yield unwrapped(text, before.segment.end, segment.start, lines) if lines else joint
        if target is not None:
            yield target
        else:
            yield BREAK.sub(" ", segment.raw) if lines else segment.raw


def _glued(before: _Part, after: _Part) -> bool:
    """Whether two targets need a space between them that their sources, ending in a wide character, did not."""
    if not before.target or not after.target or not _wide(before.segment.raw[-1]):
        return False
    last, first = before.target[-1], after.target[0]
    return not (last.isspace() or first.isspace() or _wide(last) or _wide(first))


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _form(article: Article) -> tuple[bytes, str]:
    """Return an article's byte order mark, and the codec of what follows it."""
    family = article.encoding.replace("_", "-").removesuffix("-sig")
    for mark, codec in BOMS:
        if article.data.startswith(mark) and codec.startswith(family):
            return mark, codec
    if family in ("utf-16", "utf-32"):  # without its mark: as Python read it
        family += "-le" if sys.byteorder == "little" else "-be"
    return b"", family
