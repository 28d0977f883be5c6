"""From a book to its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.articles import inlines as shared
from l10n.articles import xmltree
from l10n.articles.epub.book import Book, page
from l10n.articles.html.reading import blocks as blocks_of_page
from l10n.articles.xmltree import Element
from l10n.model import Block, BlockKind, Span

XML = "xml"
"""The style of a block that stands in the package, or in an NCX; an attribute has its quotation mark behind."""

_METADATA = ("dc:title", "dc:description", "dc:subject")


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a book: what is said of it, its chapters, its tables of contents."""
    return tuple(_blocks(text, Book(text)))


def _blocks(text: str, book: Book) -> Iterator[Block]:
    for one in book.package.walk():
        if one.name in _METADATA:
            yield from _plain(text, one, one.name.removeprefix("dc:"))
        elif one.name == "opf:reference" and one.attributes.get("title", "").strip():
            span = xmltree.attribute(text, one, "title")
            yield from _block(text, span, BlockKind.ATTRIBUTE, "title", XML + text[span.start - 1])
    for part in book.pages:
        for block in blocks_of_page(page(text, part)):
            if not (
                block.label == "title"
                and shared.is_file_name(text[block.start + part.start : block.end + part.start])
            ):
                yield _shifted(block, part.start)
    for root in book.contents:
        for one in root.walk():
            if one.name == "ncx:text":
                yield from _plain(text, one, "table of contents")


def _plain(text: str, element: Element, label: str) -> Iterator[Block]:
    if not any(element.elements):
        yield from _block(text, Span(element.inner, element.inner_end), BlockKind.FIELD, label, XML)


def _block(text: str, span: Span, kind: BlockKind, label: str, style: str) -> Iterator[Block]:
    found = shared.block(xmltree.inlines(text, *span), kind, style=style, label=label)
    if found:
        yield found


def _shifted(block: Block, by: int) -> Block:
    inlines = tuple(replace(one, start=one.start + by, end=one.end + by) for one in block.inlines)
    return replace(block, start=block.start + by, end=block.end + by, inlines=inlines)
