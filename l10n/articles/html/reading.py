"""From a page to its blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from l10n.articles import inlines as shared
from l10n.articles.html.elements import INLINE, NAMES, attribute_label, is_kept
from l10n.articles.html.language import own_language
from l10n.articles.html.placeables import of_kept, of_tag
from l10n.articles.html.spans import muted
from l10n.articles.html.spelling import spelling
from l10n.articles.html.tokens import Attribute, Sort, Token, codes, tokens
from l10n.articles.html.tree import Element, Tree
from l10n.articles.html.writing import BARE, TEXT
from l10n.articles.left_out import between_remarks, outside
from l10n.model import Block, BlockKind, Inline, Role, Span
from l10n.text.markup import VOID

_SPACE = re.compile(r"[ \t\n\r\f]+")
_ENTITY = re.compile(shared.ENTITY)
_SIDE_BY_SIDE = frozenset({"link", "<label>"})


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page or a fragment; an attribute within a sentence comes behind its block."""
    page = list(tokens(text))
    spans = between_remarks(text, (Span(one.start, one.end) for one in page if one.sort is Sort.REMARK))
    return tuple(outside(Reading(text, Tree(own_language(text, page))).blocks(page), spans))


class Reading:
    """A page being read: the inlines since the last block, and the attributes among them.

    `tree` is what is open; a page may be read in parts, which lie in another text.
    """

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._spelling = spelling(text)
        self._codes = codes(text)
        self._starts = [one.start for one in self._codes]
        self._inlines: list[Inline] = []
        self._inner: list[Block] = []
        self._spans: Counter[str] = Counter()  # the start tags of the page
        self._kept_from: int | None = None  # where what isn't for translating began within a sentence

    def blocks(self, page: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks of a page, or of a part of it, in order."""
        self._spans.update(
            self._text[one.start : one.end] for one in page if one.sort is Sort.START and one.name == "span"
        )
        end = 0
        for one in page:
            end = one.end
            match one.sort:
                case Sort.START:
                    yield from self._start(one)
                case Sort.END:
                    yield from self._end(one)
                case _ if self._tree.top.silent:
                    pass
                case Sort.TEXT:
                    self._inlines += self._words(one.start, one.end)
                case Sort.ENTITY:
                    self._inlines.append(Inline(Role.TEXT, one.start, one.end, _said(one.name)))
                case Sort.REMARK:
                    self._inlines.append(of_tag(self._text, one, "", ""))
        self._keep(end)
        yield from self._block(self._tree.top)

    def attributes(self, tag: Token, element: Element) -> Iterator[Block]:
        """Yield the blocks of a start tag's attributes."""
        if element.silent and (is_kept(tag) or element.foreign):
            return
        seen = set()
        for one in tag.attributes:
            label = attribute_label(tag, one.name)
            if label and one.name not in seen and one.value.strip() and not _is_file(one):
                seen.add(one.name)
                kind = BlockKind.FIELD if tag.name == "meta" else BlockKind.ATTRIBUTE
                style = f"{one.quote or BARE} {self._spelling}"
                found = shared.block(self._value(one), kind, style=style, label=label)
                if found:
                    yield found

    def _start(self, tag: Token) -> Iterator[Block]:
        around = self._tree.top
        ended = self._tree.implied(tag)
        self._keep_ended(ended, tag.start)
        if ended and not self._tree.top.silent:
            yield from self._block(around)
        parent = self._tree.top
        element = self._tree.opened(tag)
        inline = tag.name in INLINE
        if not inline and (not parent.silent or not element.silent) and self._kept_from is None:
            yield from self._block(parent)
        if inline and parent.silent and not element.silent:
            self._keep(tag.start)
        attributes = [] if parent.silent and element.silent else list(self.attributes(tag, element))
        if inline and not (parent.silent and element.silent):
            self._inner += attributes
            self._tag(tag, element)
        else:
            yield from attributes

    def _tag(self, tag: Token, element: Element) -> None:
        """Add the start tag of an element within a sentence."""
        if element.silent and tag.name not in VOID and not tag.empty:
            self._kept_from = tag.start
        else:
            self._inlines.append(of_tag(self._text, tag, _kind(tag), self._note(tag)))

    def _end(self, tag: Token) -> Iterator[Block]:
        before = self._tree.top
        ended = self._tree.closed(tag)
        silent = before.silent
        if tag.name in INLINE:
            own = ended[-1] if ended else None
            if own and self._kept_from is not None and not self._tree.top.silent:
                self._keep(tag.end, own)
            elif not silent and tag.name not in VOID:
                self._inlines.append(of_tag(self._text, tag, _kind(tag), ""))
                if self._tree.top.silent:
                    self._kept_from = tag.end
            return
        self._keep_ended(ended, tag.start)
        if self._kept_from is None and not (silent and self._tree.top.silent):
            yield from self._block(before)

    def _keep_ended(self, ended: Sequence[Element], end: int) -> None:
        if ended and self._kept_from is not None and not self._tree.top.silent:
            self._keep(end)

    def _keep(self, end: int, element: Element | None = None) -> None:
        """Add what isn't for translating, as far as here."""
        start, self._kept_from = self._kept_from, None
        if start is None or start >= end:
            return
        self._inlines.append(of_kept(self._text, start, end, element.name if element else ""))

    def _note(self, tag: Token) -> str:
        address = tag.value("href") if tag.name == "a" else tag.value("src")
        return address or self._text[tag.start : tag.end]

    def _block(self, element: Element) -> Iterator[Block]:
        """Yield the block of what was read since the last, and those in it."""
        if any(one.role is Role.TEXT for one in self._inlines):
            style = f"{TEXT} {self._spelling}"
            inlines = muted(self._text, self._inlines, self._spans)
            found = shared.block(inlines, element.kind, style=style, label=element.label)
            if found:
                yield from _menu(found) or [found]
        yield from self._inner
        self._inlines, self._inner = [], []

    def _value(self, attribute: Attribute) -> Iterator[Inline]:
        """Return the inlines of an attribute's value."""
        found = _ENTITY.finditer(self._text, *attribute.span)
        entities = (Inline(Role.TEXT, *one.span(), _said(unescape(one[0]))) for one in found)
        return shared.filled(self._text, *attribute.span, entities, self._words)

    def _words(self, start: int, end: int) -> Iterator[Inline]:
        """Return a text, its line ends, and the templates' code in it."""
        codes = self._codes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return shared.filled(self._text, start, end, codes, self._lines)

    def _lines(self, start: int, end: int) -> Iterator[Inline]:
        spaces = _SPACE.finditer(self._text, start, end)
        ends = (Inline(Role.TEXT, *one.span(), " ") for one in spaces if "\n" in one[0] or "\r" in one[0])
        return shared.filled(self._text, start, end, ends)


def _is_file(attribute: Attribute) -> bool:
    """Return whether an attribute names a picture, for want of a description."""
    return attribute.name in ("alt", "title") and shared.is_file_name(attribute.value)


def _kind(tag: Token) -> str:
    return NAMES.get(tag.name, f"<{tag.name}>")


def _menu(block: Block) -> list[Block]:
    """Return the blocks of links side by side, with nothing but space between them: they are no sentence."""
    links: list[Block] = []
    start, depth = 0, 0
    for number, one in enumerate(block.inlines):
        if one.role is Role.CLOSING:
            depth -= 1
            if not depth:
                found = shared.block(
                    block.inlines[start : number + 1], block.kind, style=block.style, label=block.label
                )
                links += [found] if found else []
        elif one.role is Role.OPENING:
            if not depth and one.kind not in _SIDE_BY_SIDE:
                return []
            start = start if depth else number
            depth += 1
        elif not depth and (one.role is Role.WORD or (one.role is Role.TEXT and not one.text.isspace())):
            return []
    return links


def _said(char: str) -> str:
    """Return what a character that an entity stands for is to a translator."""
    return " " if char in "\t\n\r\f" else char
