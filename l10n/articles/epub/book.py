"""The parts of a book that have text: its package, its chapters in their order, its tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from l10n.articles import xmltree, zipped
from l10n.articles.xmltree import Element
from l10n.articles.zipped import Part
from l10n.messages import msg

PREFIXES = {
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.daisy.org/z3986/2005/ncx/": "ncx",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:oasis:names:tc:opendocument:xmlns:container": "container",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGE, _CONTENTS = "application/xhtml+xml", "application/x-dtbncx+xml"
# A document type that only names a definition, which nothing here ever reads; one that brings its own has `[`.
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[\]<>]*>", re.IGNORECASE)
_OWN_DOCTYPE = re.compile(r"<!DOCTYPE[^<>]*\[", re.IGNORECASE)
# Elements whose content HTML reads as text, and that XML may end at once: `<script src="a.js"/>`.
_ENDED = re.compile(
    r"<(?:script|style|title|textarea|iframe|xmp|noframes|noembed|noscript)(?=[\s/][^<>]*/>|/>)"
)


class Book:
    """The text that `unpack` returns, read: its package, and the rest of its parts."""

    def __init__(self, text: str) -> None:
        first, *others = zipped.parts(text)
        self.package = parsed(text, first)
        items = dict(_items(self.package, first.name))
        self.pages = [part for part in others if items.get(part.name) == _PAGE]
        self.contents = [parsed(text, part) for part in others if items.get(part.name) == _CONTENTS]

    @property
    def metadata(self) -> Iterator[Element]:
        """What the package says of the book."""
        for one in self.package.walk():
            if one.name.startswith("dc:"):
                yield one

    @property
    def languages(self) -> list[Element]:
        """The elements whose text is a language of the book."""
        return [one for one in self.metadata if one.name == "dc:language" and one.text.strip()]


def unpack(data: bytes, path: str) -> str:
    """Return the text of a book's parts; raises InputError for what is none, and for one that is protected."""
    package = zipped.Package(data, path)
    names = set(package.names)
    if _CONTAINER not in names:
        raise package.refused(msg("has no META-INF/container.xml: it is no EPUB"))
    container = _parsed_part(package, _CONTAINER)
    roots = [
        one.attributes.get("full-path", "") for one in container.walk() if one.name == "container:rootfile"
    ]
    name = next((one for one in roots if one in names), None)
    if name is None:
        raise package.refused(msg("has no package document: it is no EPUB"))
    opf = _parsed_part(package, name)
    items = dict(_items(opf, name))
    by_id = {one.attributes.get("id"): one for one in opf.walk() if one.name == "opf:item"}
    spine = [by_id.get(one.attributes.get("idref")) for one in opf.walk() if one.name == "opf:itemref"]
    ordered = [_place(one, name) for one in spine if one] + list(items)
    kinds = {
        kind: [one for one in dict.fromkeys(ordered) if items.get(one) == kind] for kind in (_PAGE, _CONTENTS)
    }
    pages, contents = ([one for one in kinds[kind] if one in names] for kind in (_PAGE, _CONTENTS))
    if _ENCRYPTION in names:
        protected = {
            unquote(one.attributes.get("URI", ""))
            for one in _parsed_part(package, _ENCRYPTION).walk()
            if one.name == "enc:CipherReference"
        }
        if protected & {name, *pages, *contents}:
            raise package.refused(msg("is protected against copying"), msg("take a file that isn't"))
    return (
        package.joined([name], _defect) + package.joined(pages, _own_type) + package.joined(contents, _defect)
    )


def parsed(text: str, part: Part) -> Element:
    """Return the root of a part that is XML, but for its document type."""
    return xmltree.parse(
        " " * part.start + _blanked(text[part.start : part.end]), part.start, part.end, PREFIXES
    )


def page(text: str, part: Part) -> str:
    """Return the text of a page as HTML reads it, as long."""
    return _ENDED.sub(lambda match: "<" + "x" * (len(match[0]) - 1), text[part.start : part.end])


def _parsed_part(package: zipped.Package, name: str) -> Element:
    text = package.joined([name], _defect)
    return parsed(text, zipped.parts(text)[0])


def _items(opf: Element, name: str) -> Iterator[tuple[str, str]]:
    """Yield the parts that a package names, and what they are."""
    for one in opf.walk():
        if one.name == "opf:item":
            yield _place(one, name), one.attributes.get("media-type", "")


def _place(item: Element, name: str) -> str:
    return normpath(join(dirname(name), unquote(item.attributes.get("href", ""))))


def _blanked(text: str) -> str:
    return _DOCTYPE.sub(lambda match: " " * len(match[0]), text, count=1)


def _defect(text: str) -> str:
    return xmltree.defect(_blanked(text))


def _own_type(text: str) -> str:
    """Return why a page isn't read: HTML reads all but what an own document type might put in."""
    return (
        "it has a document type definition of its own, and is not read" if _OWN_DOCTYPE.search(text) else ""
    )
