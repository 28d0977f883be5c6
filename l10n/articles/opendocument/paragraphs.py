"""From a paragraph to its inlines: spans that change nothing say nothing, links and emphasis are pairs."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from l10n.articles import formatting, xmltree
from l10n.articles.opendocument.styles import (
    Properties,
    Styles,
    changes,
    described,
    emphasis,
    is_hidden,
    language,
    look,
    without_emphasis,
)
from l10n.articles.xmltree import Element, Text
from l10n.messages import msg
from l10n.model import Inline, Role, collapse

_BREAKS = {"text:tab": msg("tab"), "text:line-break": msg("line end")}
# Marks that say nothing to a translator: where a page ends, what was changed, what somebody remarks on.
_MUTE = frozenset(
    {
        "text:soft-page-break",
        "text:change",
        "text:change-start",
        "text:change-end",
        "office:annotation",
        "office:annotation-end",
        "office:event-listeners",
    }
)
_LOOKED_THROUGH = frozenset({"text:meta", "text:ruby-base", "text:text-input"})
_LINK = msg("link")
_NAMES = {
    "text:note": msg("note"),
    "draw:frame": msg("frame"),
    "draw:a": msg("frame"),
}
_MARKS = (
    "text:bookmark",
    "text:reference-mark",
    "text:toc-mark",
    "text:alphabetical-index-mark",
    "text:user-index-mark",
)
_OBJECTS = ("draw:", "dr3d:", "table:", "office:", "svg:")
Look = tuple[tuple[str, str], ...]
_NOTE = 80  # characters of what stays, for translators


class Paragraph:
    """A paragraph that is being read: its inlines, what in it has blocks of its own, and links that have a title."""

    def __init__(self, text: str, styles: Styles, foreign: Set[str], properties: Properties) -> None:
        """Read what has `properties`; spans that state a `foreign` language stay."""
        self._text, self._styles, self._foreign = text, styles, foreign
        self._plain = without_emphasis(properties)
        self._around: Properties = self._plain
        self.inlines: list[Inline] = []
        self.inner: list[Element] = []
        self.titles: list[Element] = []
        self.is_hidden = False
        self._whole: set[Element] = set()  # pairs that are all that another one has: the one says it for both

    def read(self, element: Element) -> None:
        """Read the paragraph."""
        self._around = self._base(element)
        self._inside(element, self._around)

    def _base(self, element: Element) -> Properties:
        """Return what the spans of a paragraph are told from: what it is itself, or one where spans hold all of it.

        Some programs put a span around every stretch.
        """
        stretches: list[tuple[Look, int]] = []
        for one in element.children:
            letters = sum(map(str.isalnum, _everything(one)))
            if isinstance(one, Text):
                if letters:
                    return self._plain
            elif letters and one.name == "text:span" and not self._is_apart(own := self._own_properties(one)):
                stretches.append((look({**self._plain, **own}), letters))
        return dict(formatting.base(stretches, _is_plainer) or ()) or self._plain

    def _inside(self, element: Element, around: Properties) -> None:
        at = element.inner
        pieces = [*element.children]
        joined = self._joined(pieces, around)
        for number, piece in enumerate(pieces):
            if at < piece.start:
                self._mute(at, piece.start)  # a comment
            if isinstance(piece, Text):
                self._said(piece)
            else:
                self._element(piece, around, number in joined, number + 1 in joined)
            at = piece.end
        if at < element.inner_end:
            self._mute(at, element.inner_end)

    def _said(self, piece: Text) -> None:
        if self._text.startswith("<![CDATA[", piece.start):
            self.inlines.append(Inline(Role.TEXT, piece.start, piece.end, piece.text))
        else:
            self.inlines += xmltree.inlines(self._text, piece.start, piece.end)

    def _element(self, one: Element, around: Properties, joins: bool, is_joined: bool) -> None:
        """Read an element; one that `joins` goes on with the pair before, one that `is_joined` ends with the next."""
        if one.name == "text:a" and one.attributes.get("office:title", "").strip():
            self.titles.append(one)
        match one.name:
            case _ if one in self._whole:
                self._through(one, {**around, **self._own_properties(one)})
            case "text:span":
                self._span(one, around, joins, is_joined)
            case "text:a":
                self._pair(one, _LINK, one.attributes.get("xlink:href", ""), around, joins, is_joined)
            case "text:ruby" | "loext:content-control":
                self._pair(one, one.name.partition(":")[2], "", around, joins, is_joined)
            case "text:s":
                self._add(Role.TEXT, one, text=" ")
            case "text:hidden-paragraph" if one.attributes.get("text:is-hidden") == "true":
                self.is_hidden = True
            case name if name in _BREAKS:
                self._add(Role.BREAK, one, kind=_BREAKS[name])
            case name if name in _MUTE:
                self._mute(one.start, one.end)
            case name if name in _LOOKED_THROUGH:
                self._through(one, around)
            case _:
                self._object(one)

    def _span(self, one: Element, around: Properties, joins: bool, is_joined: bool) -> None:
        own = self._own_properties(one)
        if is_hidden(own):
            self._add(Role.EMPTY, one, kind=msg("hidden"))
        elif self._is_apart(own):
            self._add(Role.WORD, one, kind=msg("not translated"), note=collapse(one.text)[:_NOTE])
        elif one.children and self._differs(own, around):
            self._pair(one, described(own), "", {**around, **own}, joins, is_joined)
        else:
            self._through(one, around)

    def _differs(self, own: Properties, around: Properties) -> bool:
        """Return whether a span looks other than what it is told from."""
        if around is self._plain or around is not self._around:
            return changes(own, around)
        whole = {**self._plain, **own}
        return changes(whole, around) or changes(around, whole)

    def _through(self, one: Element, around: Properties) -> None:
        if one.inner >= one.inner_end:
            self._mute(one.start, one.end)
            return
        self._mute(one.start, one.inner)
        self._inside(one, around)
        self._mute(one.inner_end, one.end)

    def _pair(
        self, one: Element, kind: str, note: str, around: Properties, joins: bool, is_joined: bool
    ) -> None:
        if one.inner >= one.inner_end:
            self._add(Role.EMPTY, one, kind=kind, note=note)
            return
        whole = one
        while isinstance(inner := next(iter(whole.children), None), Element) and self._is_whole(inner, whole):
            whole = inner
            self._whole.add(inner)
            if inner.name == "text:a":
                kind, note = _LINK, inner.attributes.get("xlink:href", "")
        opening = (Role.TEXT, "") if joins else (Role.OPENING, kind)
        closing = (Role.TEXT, "") if is_joined else (Role.CLOSING, kind)
        self.inlines.append(Inline(opening[0], one.start, one.inner, "", opening[1], note))
        self._inside(one, around)
        self.inlines.append(Inline(closing[0], one.inner_end, one.end, "", closing[1]))

    def _is_whole(self, inner: Element, outer: Element) -> bool:
        """Return whether a pair is all that another one has."""
        if (inner.start, inner.end) != (outer.inner, outer.inner_end) or inner.inner >= inner.inner_end:
            return False
        own = self._own_properties(inner)
        return inner.name == "text:a" or (inner.name == "text:span" and not self._is_apart(own))

    def _is_apart(self, own: Properties) -> bool:
        """Return whether a span is hidden or in another language."""
        return is_hidden(own) or language(own) in self._foreign

    def _object(self, one: Element) -> None:
        if one.name.startswith(_OBJECTS) or one.name in _NAMES:
            kind = msg("image") if one.find("draw:image") else _NAMES.get(one.name, msg("object"))
            self._add(Role.EMPTY, one, kind=kind)
            self.inner.append(one)
        elif one.name.startswith(_MARKS):
            self._add(Role.EMPTY, one, kind=msg("mark"))
        elif shown := collapse(one.text).strip():
            self._add(Role.WORD, one, kind=msg("field"), note=shown[:_NOTE])
        else:
            self._add(Role.EMPTY, one, kind=one.name.partition(":")[2])

    def _joined(self, pieces: list[Element | Text], around: Properties) -> set[int]:
        """Return the numbers of those pairs that go on with the one right before, in which nothing is other."""
        return {
            number
            for number, (one, other) in enumerate(pairwise(pieces), 1)
            if isinstance(one, Element)
            and isinstance(other, Element)
            and one.end == other.start
            and one.name == other.name
            and min(one.inner_end - one.inner, other.inner_end - other.inner) > 0
            and self._is_same(one, other, around)
        }

    def _is_same(self, one: Element, other: Element, around: Properties) -> bool:
        if one.name == "text:a":
            return one.attributes.get("xlink:href") == other.attributes.get("xlink:href")
        if one.name != "text:span":
            return False
        first, second = self._own_properties(one), self._own_properties(other)
        if changes(first, {**around, **second}) or changes(second, {**around, **first}):
            return False
        return not self._is_apart(first) and not self._is_apart(second)

    def _own_properties(self, span: Element) -> Properties:
        return self._styles.text("text", span.attributes.get("text:style-name", ""))

    def _mute(self, start: int, end: int) -> None:
        self.inlines.append(Inline(Role.TEXT, start, end))

    def _add(self, role: Role, one: Element, *, text: str = "", kind: str = "", note: str = "") -> None:
        self.inlines.append(Inline(role, one.start, one.end, text, kind, note))


def _is_plainer(one: Look, other: Look) -> bool:
    return emphasis(dict(one)) < emphasis(dict(other))


def _everything(one: Element | Text) -> str:
    """Return all text of an element, or a text."""
    if isinstance(one, Text):
        return one.text
    return "".join(inner.text for inner in one.walk())
