"""HTML in Markdown: blocks of it are read as pages are, and tags within a sentence as what they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from l10n.articles.html.language import detected_language
from l10n.articles.html.placeables import of_kept, of_tag
from l10n.articles.html.reading import Reading
from l10n.articles.html.tokens import Sort, Token, tokens
from l10n.articles.html.tree import Tree, stated_language
from l10n.model import Block, Inline, Role, Span

# What stands before the style of a block of HTML; in a table's cell no `|` may stand.
HTML, HTML_CELL = "html ", "html-cell "


class Islands:
    """The HTML in a Markdown text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree = Tree()
        self._reading = Reading("", self._tree)
        self._silent: set[int] = (
            set()
        )  # where start tags within sentences begin whose elements stay as they are

    @property
    def silent(self) -> bool:
        """Whether what stands here, between blocks of HTML, isn't for translating."""
        return self._tree.top.silent

    def prepare(self, events: Sequence[tuple[str, Any, Span]]) -> None:
        """Take the events of a text, before anything else is asked."""
        if not any(name in ("Html", "InlineHtml") for name, _, _ in events):
            return
        parts, at, end = [], 0, 0
        for name, value, span in events:
            if name == "Start" and value == "HtmlBlock":
                end = span.start
            elif name == "Html":  # the marks of quotes and lists before a line are white space to HTML
                parts += [self._text[at:end], " " * (span.start - end), self._text[span.start : span.end]]
                at = end = span.end
        self._text = "".join([*parts, self._text[at:]])
        own = None
        if re.search(r"<[^<>]*\blang\s*=", self._text):
            own = self._own_language([span for name, _, span in events if name in ("Html", "InlineHtml")])
        self._tree = Tree(own)
        self._reading = Reading(self._text, self._tree)

    def blocks(self, span: Span) -> Iterator[Block]:
        """Yield the blocks of a block of HTML."""
        for one in self._reading.blocks(list(tokens(self._text, *span))):
            yield replace(one, style=HTML + one.style)
        self._tree.settle()

    def tag(self, span: Span, *, in_cell: bool) -> tuple[Inline, list[Block]]:
        """Return the inline of a tag within a sentence, and the blocks of its attributes."""
        token = next(tokens(self._text, *span), Token(Sort.REMARK, *span))
        note = self._text[span.start : span.end] if token.attributes else ""
        inline = of_tag(self._text, replace(token, start=span.start, end=span.end), f"<{token.name}>", note)
        if token.sort is not Sort.START:
            return inline, []
        element = self._tree.of(token)
        if element.silent and inline.role is Role.OPENING:
            self._silent.add(span.start)
        style = HTML_CELL if in_cell else HTML
        return inline, [
            replace(one, style=style + one.style) for one in self._reading.attributes(token, element)
        ]

    def kept(self, inlines: Sequence[Inline], inner: Sequence[Block]) -> tuple[list[Inline], list[Block]]:
        """Return a block's inlines, what isn't for translating as one placeable, and the blocks of its attributes."""
        if not self._silent:
            return list(inlines), list(inner)
        joined: list[Inline] = []
        spans: list[Span] = []
        alone: set[str] = set()
        number = 0
        while number < len(inlines):
            one = inlines[number]
            end = None
            if one.role is Role.OPENING and one.start in self._silent and one.kind not in alone:
                end = _closing(inlines, number)
                if end is None:
                    alone.add(one.kind)
            if end is None:
                joined.append(one)
                number += 1
                continue
            span = Span(one.start, inlines[end].end)
            joined.append(of_kept(self._text, *span, one.kind.strip("<>")))
            spans.append(Span(one.end, span.end))
            number = end + 1
        self._silent.clear()
        return joined, [one for one in inner if not any(s.start <= one.start < s.end for s in spans)]

    def _own_language(self, spans: Sequence[Span]) -> str | None:
        """Return the language of a text in which some HTML states one."""
        found = {
            stated_language(one) for span in spans for one in tokens(self._text, *span) if one.attributes
        }
        stated = found - {""}
        return (detected_language(self._text, stated) or None) if stated else None


def of_html(block: Block) -> Block | None:
    """Return a block of HTML as a page has it; None for other blocks."""
    for before in (HTML, HTML_CELL):
        if block.style.startswith(before):
            return replace(block, style=block.style.removeprefix(before))
    return None


def _closing(inlines: Sequence[Inline], opening: int) -> int | None:
    """Return the number of the other half of a tag; None if there is none."""
    depth = 0
    for number in range(opening, len(inlines)):
        if inlines[number].kind == inlines[opening].kind:
            depth += {Role.OPENING: 1, Role.CLOSING: -1}.get(inlines[number].role, 0)
            if not depth:
                return number
    return None
