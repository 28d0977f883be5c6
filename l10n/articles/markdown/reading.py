"""From a Markdown text to its blocks."""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import Any

from l10n.articles import inlines as shared
from l10n.articles.left_out import between_remarks, outside
from l10n.articles.markdown import front_matter
from l10n.articles.markdown.islands import Islands
from l10n.articles.markdown.templates import templates
from l10n.messages import msg
from l10n.model import Block, BlockKind, Inline, Role, Span

# Blocks by the tags of pulldown-cmark that hold them; what is none of these holds no text by itself.
_KINDS = {
    "Heading": BlockKind.HEADLINE,
    "BlockQuote": BlockKind.QUOTE,
    "Item": BlockKind.ITEM,
    "TableCell": BlockKind.CELL,
    "DefinitionListTitle": BlockKind.ITEM,
    "DefinitionListDefinition": BlockKind.ITEM,
    "FootnoteDefinition": BlockKind.NOTE,
}
_SILENT = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_PAIRS = {"Emphasis": msg("italics"), "Strong": msg("bold"), "Strikethrough": msg("struck out")}
_LINK = msg("link")
_SIGNS = re.compile(r"\*\*|__|~~|[*_~]")
_QUOTED = r"""(?<=[\s>)])("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*"""
_TITLE = re.compile(rf"{_QUOTED}\)\Z", re.DOTALL)
_DEFINITION_TITLE = re.compile(rf"{_QUOTED}\Z", re.DOTALL)
_ESCAPE = re.compile(rf"\\([!-/:-@\[-`{{-~])|{shared.ENTITY}")

# Styles of blocks: where text stands, and so what has to be escaped there.
LINES, HEADING, CELL, ALT, TITLE = "lines", "heading", "cell", "alt", "title"


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, and of the fields above it.

    What stands in a link's or an image's tag comes behind its block.
    """
    above = front_matter.front_matter(text)
    body = _Reading(text, above.end)
    found = (*front_matter.blocks(text, above.fields), *body.blocks(), *body.definitions())
    ordered = sorted(found, key=lambda block: (block.start, -block.end))
    return tuple(outside(ordered, between_remarks(text, body.html)))


@cache
def _options() -> Any:
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_MATH
    )


def events(text: str) -> Iterator[tuple[Any, Span]]:
    """Yield pulldown-cmark's events with their places in characters; it counts bytes."""
    from pyromark import events_with_range

    events = events_with_range(text, options=_options())
    starts = _starts(text)
    for event, where in events:
        yield event, _place(starts, where)


def _starts(text: str) -> array[int] | None:
    """Return at which byte each character of a text begins, None where that is its number."""
    if text.isascii():
        return None
    return array("Q", accumulate((len(char.encode("utf-8", "surrogatepass")) for char in text), initial=0))


def _place(starts: array[int] | None, where: Any) -> Span:
    if starts is None:
        return Span(where["start"], where["end"])
    return Span(bisect_left(starts, where["start"]), bisect_left(starts, where["end"]))


class _Reading:
    """One text being read.

    What is open inline (emphasis, a link) has a list of its own inlines, which go into the one around it at its end.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._templates = templates(text, start)
        self._body = shared.masked(text, start, len(text), self._templates)
        self._starts = [one.start for one in self._templates]
        self._holders: list[str] = []
        self._lists: list[list[Inline]] = [[]]
        self._links: list[Any] = []
        self._inner: list[Block] = []
        self._islands = Islands(text)
        self.html: list[Span] = []  # lines and tags, once it is read

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in order."""
        found = [
            (*named(event), Span(place.start + self._start, place.end + self._start))
            for event, place in events(self._body)
        ]
        self.html = [span for name, _, span in found if name in ("Html", "InlineHtml")]
        self._islands.prepare(found)
        for name, value, span in found:
            if name not in ("Start", "End"):
                if not _SILENT.intersection(self._holders):
                    self._inline(name, value, span)
                continue
            tag, about = named(value)
            if tag in _PAIRS or tag in ("Link", "Image"):
                if name == "Start":
                    self._links.append(about)
                    self._lists.append([])
                else:
                    self._pair(tag, span)
                continue
            yield from self._block()
            if name == "Start":
                self._holders.append(tag)
            else:
                self._holders.pop()
                if tag == "HtmlBlock":
                    yield from self._islands.blocks(span)
        yield from self._block()

    def definitions(self) -> Iterator[Block]:
        """Yield the titles of the addresses that links refer to."""
        from pyromark import reference_definitions

        found = [one["span"] for one in reference_definitions(self._body).values() if one["title"]]
        starts = _starts(self._body) if found else None
        for where in found:
            start, end = _place(starts, where)
            yield from self._title(Span(start + self._start, end + self._start), _DEFINITION_TITLE)

    def _block(self) -> Iterator[Block]:
        """Yield the block of what was read since the last, and those in it."""
        kinds = [_KINDS[tag] for tag in self._holders if tag in _KINDS]
        kind = kinds[-1] if kinds else BlockKind.PARAGRAPH
        style = {BlockKind.CELL: CELL, BlockKind.HEADLINE: HEADING}.get(kind, LINES)
        if not self._islands.silent:
            inlines, inner = self._islands.kept(self._lists[0], self._inner)
            found = shared.block(inlines, kind, style=style)
            if found and style == HEADING and not self._is_marked(found.start):
                found = replace(found, style=LINES)
            if found:
                yield found
            yield from inner
        self._lists, self._inner = [[]], []

    def _is_marked(self, start: int) -> bool:
        """Return whether a heading that starts somewhere has its sign before it; others are underlined."""
        line = self._text.rfind("\n", 0, start) + 1
        return self._text[line:start].rstrip(" \t").endswith("#")

    def _inline(self, name: str, value: Any, span: Span) -> None:
        match name:
            case "Text":
                self._lists[-1] += self._words(value, span)
            case "SoftBreak":
                self._lists[-1].append(Inline(Role.TEXT, *span, " "))
            case "HardBreak":
                self._add(Role.BREAK, span, msg("line end"))
            case "Code":
                self._add(Role.WORD, span, msg("code"), value)
            case "InlineMath" | "DisplayMath":
                self._add(Role.WORD, span, msg("formula"), value)
            case "FootnoteReference":
                self._add(Role.EMPTY, span, msg("mark of a note"), value)
            case "TaskListMarker":
                self._add(Role.EMPTY, span, msg("task"))
            case "InlineHtml":
                self._tag(span)

    def _add(self, role: Role, span: Span, kind: str, note: str = "", text: str = "") -> None:
        self._lists[-1].append(Inline(role, *span, text, kind, note))

    def _words(self, value: str, span: Span) -> Iterator[Inline]:
        """Yield a text, and the templates' code in it."""
        at = span.start
        covered = self._lists[-1][-1].end if self._lists[-1] else 0
        if covered < at and self._text[at - 1 : at] == "\\" and value[0] == self._text[at]:
            yield shared.text_inline(self._text, at - 1, at + 1, value[0])
            at, value = at + 1, value[1:]
        codes = self._templates[bisect_left(self._starts, at) : bisect_left(self._starts, span.end)]
        if codes:
            yield from shared.filled(self._text, at, span.end, codes)
        elif at < span.end:
            yield shared.text_inline(self._text, at, span.end, value)

    def _tag(self, span: Span) -> None:
        """Add a tag of HTML."""
        inline, attributes = self._islands.tag(span, in_cell="TableCell" in self._holders)
        self._lists[-1].append(inline)
        self._inner += attributes

    def _pair(self, tag: str, span: Span) -> None:
        """Add emphasis, a link or an image, which ends here."""
        inside, about = self._lists.pop(), self._links.pop()
        if tag in _PAIRS:
            sign = _SIGNS.match(self._text, span.start)
            assert sign, "emphasis begins with its sign"
            size = len(sign[0]) if tag != "Emphasis" else 1
            signs = self._text[span.start : span.start + size]
            self._add(Role.OPENING, Span(span.start, span.start + size), _PAIRS[tag], text=signs)
            self._lists[-1] += inside
            self._add(Role.CLOSING, Span(span.end - size, span.end), _PAIRS[tag], text=signs)
            return
        address = about["dest_url"]
        label = about["id"] if about["link_type"] in ("Collapsed", "Shortcut") else ""
        collapsed = about["link_type"] == "Collapsed" and self._text.startswith("[]", span.end)
        if collapsed:
            span = Span(span.start, span.end + 2)
        if tag == "Image":
            style = f"{ALT}]{label}" if label else ALT
            alternative = shared.block(inside, BlockKind.ATTRIBUTE, style=style, label="alt")
            if alternative and not collapsed:  # its label stands for the text, and has no other place
                self._inner.append(alternative)
            self._add(Role.EMPTY, span, msg("image"), address)
        elif about["link_type"] in ("Autolink", "Email") or not inside:
            self._add(Role.WORD, span, msg("address"), address)
        else:
            self._add(Role.OPENING, Span(span.start, span.start + 1), _LINK, address)
            self._lists[-1] += inside
            self._add(Role.CLOSING, Span(inside[-1].end, span.end), _LINK, label)
        if about["link_type"] == "Inline" and about["title"]:
            self._inner += self._title(span, _TITLE)

    def _title(self, span: Span, pattern: re.Pattern[str]) -> Iterator[Block]:
        """Yield the title in a link's or an image's tag, or in the definition of an address."""
        match = pattern.search(self._text, span.start, span.end)
        if match:
            start, end = match.span(1)
            inlines = decoded(self._text, start + 1, end - 1)
            title = shared.block(
                inlines, BlockKind.ATTRIBUTE, style=TITLE + self._text[end - 1], label="title"
            )
            if title:
                yield title


def named(event: Any) -> tuple[str, Any]:
    """Return the name of what pulldown-cmark calls an event or a tag, and what it says of it."""
    if isinstance(event, str):
        return event, None
    name, about = next(iter(event.items()))
    return name, about


def decoded(text: str, start: int, end: int) -> Iterator[Inline]:
    """Return the inlines of text with escapes and entities in it, and nothing else."""
    found = _ESCAPE.finditer(text, start, end)
    meant = (shared.text_inline(text, *one.span(), one[1] or html.unescape(one[0])) for one in found)
    return shared.filled(text, start, end, meant)
