"""From an OpenDocument to its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from l10n.articles import inlines as shared
from l10n.articles import xmltree
from l10n.articles.opendocument.document import Body, Document
from l10n.articles.opendocument.paragraphs import Paragraph
from l10n.articles.opendocument.styles import (
    CAPTIONS,
    HEADLINES,
    QUOTES,
    is_hidden,
    language,
)
from l10n.articles.opendocument.writing import PARAGRAPH
from l10n.articles.xmltree import Element
from l10n.messages import msg
from l10n.model import Block, BlockKind

# What is no text for readers: what was deleted, remarks, forms, cells that another one covers.
_SILENT = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "office:forms",
        "office:document",
        "table:covered-table-cell",
    }
)
_KINDS = {
    "text:list-item": BlockKind.ITEM,
    "text:list-header": BlockKind.ITEM,
    "table:table-cell": BlockKind.CELL,
    "text:note-body": BlockKind.NOTE,
}
_LABELS: Mapping[str, str] = {
    **dict.fromkeys(("style:header", "style:header-left", "style:header-first"), msg("header")),
    **dict.fromkeys(("style:footer", "style:footer-left", "style:footer-first"), msg("footer")),
    "presentation:notes": msg("speaker's notes"),
}
_DECLARED = {"presentation:header-decl": msg("header"), "presentation:footer-decl": msg("footer")}


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a document; those in a frame or a note come behind the paragraph that it stands in."""
    document = Document(text)
    found: list[Block] = []
    for body in document.bodies:
        found += _Reading(text, body, document).walk(body.element, _Place())
    for element in document.properties:
        found += _plain(text, element, BlockKind.FIELD, element.name.partition(":")[2])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a document an element stands."""

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""


class _Reading:
    """A part that is being read."""

    def __init__(self, text: str, body: Body, document: Document) -> None:
        self._text, self._body, self._styles = text, body, body.styles
        self._foreign, self._foreign_spans = document.foreign, document.foreign_spans

    def walk(self, element: Element, place: _Place) -> Iterator[Block]:
        """Yield the blocks of what lies in an element."""
        for one in element.elements:
            yield from self._one(one, place)

    def _one(self, one: Element, place: _Place) -> Iterator[Block]:
        if one.name in _SILENT or _is_left(one) or self._body.asks(one):
            return
        if one.name in ("text:p", "text:h"):
            yield from self._paragraph(one, place)
        elif one.name in ("svg:title", "svg:desc"):
            name = msg("title") if one.name == "svg:title" else msg("description")
            yield from _plain(self._text, one, BlockKind.ATTRIBUTE, name)
        elif one.name in _DECLARED:
            yield from _plain(self._text, one, place.kind, _DECLARED[one.name])
        else:
            kind, label = _KINDS.get(one.name, place.kind), _LABELS.get(one.name, place.label)
            yield from self.walk(one, replace(place, kind=kind, label=label))

    def _paragraph(self, element: Element, place: _Place) -> Iterator[Block]:
        name = element.attributes.get("text:style-name", "")
        properties = self._styles.text("paragraph", name)
        paragraph = Paragraph(self._text, self._styles, self._foreign_spans, properties)
        paragraph.read(element)
        if is_hidden(properties) or paragraph.is_hidden:
            return
        if language(properties) not in self._foreign:
            tag = self._text[element.start + 1 : element.inner].split(maxsplit=1)[0].strip("/>")
            style = PARAGRAPH + (tag.rpartition(":")[0] + ":").lstrip(":")
            kind = self._kind(element, name, place.kind)
            block = shared.block(paragraph.inlines, kind, style=style, label=place.label)
            yield from [block] if block else []
        for link in paragraph.titles:
            span = xmltree.attribute(self._text, link, "office:title")
            quote = self._text[span.start - 1]
            title = shared.block(
                xmltree.inlines(self._text, *span), BlockKind.ATTRIBUTE, style=quote, label="title"
            )
            yield from [title] if title else []
        for one in paragraph.inner:
            yield from self._one(one, _Place(label=place.label))

    def _kind(self, element: Element, style: str, kind: BlockKind) -> BlockKind:
        if element.name == "text:h" or self._styles.is_called(style, HEADLINES):
            return BlockKind.HEADLINE
        if self._styles.is_called(style, QUOTES):
            return BlockKind.QUOTE
        return BlockKind.CAPTION if self._styles.is_called(style, CAPTIONS) else kind


def _is_left(element: Element) -> bool:
    """Return whether an element is hidden, or is there until somebody writes something."""
    said = element.attributes
    return (
        said.get("text:display") == "none"
        or said.get("text:is-hidden") == "true"
        or said.get("presentation:placeholder") == "true"
    )


def _plain(text: str, element: Element, kind: BlockKind, label: str) -> Iterator[Block]:
    """Yield the block of an element that has text alone."""
    if any(element.elements):
        return
    block = shared.block(xmltree.inlines(text, element.inner, element.inner_end), kind, label=label)
    if block:
        yield block
