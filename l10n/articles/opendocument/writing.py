"""Text as OpenDocument writes it, and the language that a document states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.articles import xmltree
from l10n.articles.opendocument.document import Document
from l10n.articles.opendocument.styles import LANGUAGES, language
from l10n.articles.own_language import states
from l10n.model import Article, Block, Span

PARAGRAPH = "paragraph "
"""How the style of a block begins that is a paragraph; the prefix of its names follows."""

_SPACES = re.compile(" {2,}")
_EAST_ASIAN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang"})
_WESTERN = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})


def escape(text: str, block: Block) -> str:
    """Return a stretch of text as it stands in a block: several spaces are an element in a paragraph."""
    if not block.style.startswith(PARAGRAPH):
        return xmltree.escaped(text, block.style)
    prefix = block.style.removeprefix(PARAGRAPH)
    return _SPACES.sub(lambda match: " " + _spaces(len(match[0]) - 1, prefix), xmltree.escaped(text))


def finish(text: str, block: Block) -> str:
    """Return a paragraph whose spaces at the edges stay: readers leave those out that are no elements."""
    if not block.style.startswith(PARAGRAPH):
        return text
    prefix = block.style.removeprefix(PARAGRAPH)
    bare = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    behind = len(text) - before - len(bare)
    return _spaces(before, prefix) + bare + _spaces(behind, prefix)


def language_edits(article: Article, tag: str) -> Iterable[tuple[Span, str]]:
    """Return where a document states its own language, and what stands there in another one (BCP 47)."""
    document = Document(article.text)
    own = document.own_language
    if own:
        for element in document.stating:
            yield from _edits(article.text, element, own, tag)
    for element in document.tags:
        if states(element.text, own):
            yield Span(element.inner, element.inner_end), tag


def _edits(text: str, element: xmltree.Element, own: str, tag: str) -> Iterator[tuple[Span, str]]:
    from l10n.languages import tags

    if language(element.attributes) != own:
        return
    script = tags.script(tag)
    suffixes = [""]
    if script in _EAST_ASIAN:
        suffixes.append("-asian")
    elif script not in _WESTERN:
        suffixes.append("-complex")
    first, *rest = tag.split("-")
    region = next((part for part in rest if len(part) in (2, 3) and part.isupper()), "") or tags.region(tag)
    values = first, script, region or "none", tag
    for suffix in suffixes:
        for name, value in zip(LANGUAGES[suffix], values, strict=True):
            if name in element.attributes:
                yield xmltree.attribute(text, element, name), value


def _spaces(count: int, prefix: str) -> str:
    if not count:
        return ""
    return f'<{prefix}s {prefix}c="{count}"/>' if count > 1 else f"<{prefix}s/>"
