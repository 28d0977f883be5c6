"""Text as a book writes it, and the language that it states of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.articles import html, xmltree
from l10n.articles.epub.book import Book, page
from l10n.articles.epub.reading import XML
from l10n.articles.own_language import primary, states
from l10n.articles.xmltree import Element
from l10n.model import Article, Block, Span
from l10n.xml import UNWRITABLE


def escape(text: str, block: Block) -> str:
    """Return a stretch of text as it stands in a block."""
    if block.style.startswith(XML):
        return xmltree.escaped(text, block.style.removeprefix(XML))
    return html.FORMAT.escape(UNWRITABLE.sub("", text), block)


def finish(text: str, block: Block) -> str:
    """Return what `html` does."""
    return text if block.style.startswith(XML) else html.FORMAT.finish(text, block)


def language_edits(article: Article, tag: str) -> Iterable[tuple[Span, str]]:
    """Return where a book states its own language, and what stands there in another one (BCP 47)."""
    return list(_edits(article.text, Book(article.text), tag))


def _edits(text: str, book: Book, tag: str) -> Iterator[tuple[Span, str]]:
    stated = [one.text for one in book.languages] + [book.package.attributes.get("xml:lang", "")]
    own = primary(stated[0])
    for one in book.languages:
        if states(one.text, own):
            yield Span(one.inner, one.inner_end), tag
    for element in (book.package, *book.contents):
        if states(element.attributes.get("xml:lang", ""), own):
            yield xmltree.attribute(text, element, "xml:lang"), tag
    yield from _direction(text, book.package, tag)
    for part in book.pages:
        chapter = Article("", "", page(text, part), ())
        for span, new in html.FORMAT.language(chapter, tag):
            yield Span(span.start + part.start, span.end + part.start), new


def _direction(text: str, package: Element, tag: str) -> Iterator[tuple[Span, str]]:
    """Yield the edit that makes the pages of a book follow each other from right to left, if its language does."""
    from l10n.languages import tags

    spine = package.find("opf:spine")
    name = "page-progression-direction"
    if spine is None or not tags.is_right_to_left(tag):
        return
    if name in spine.attributes:
        yield xmltree.attribute(text, spine, name), "rtl"
    else:
        place = spine.inner - (2 if text[spine.inner - 2] == "/" else 1)
        yield Span(place, place), f' {name}="rtl"'
