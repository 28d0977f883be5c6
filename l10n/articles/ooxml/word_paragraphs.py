"""A paragraph of Word's: its runs, links, fields and content controls (ECMA-376, part 1, 17.3, 17.5 and 17.16)."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.articles.ooxml.fields import Field, fields, simple_field
from l10n.articles.ooxml.paragraphs import PLAIN, Format, Pieces, Run, canonical
from l10n.articles.ooxml.styles import Styles, is_on
from l10n.articles.xmltree import Element, Text
from l10n.messages import msg, msg_list
from l10n.model import Role

_UNSEEN = frozenset({"w:lang", "w:noProof"})
_LOOKED_THROUGH = frozenset({"w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo"})
GONE = frozenset({"w:del", "w:moveFrom"})
"""What tracked changes took away."""

# settings of a content control that is none to its readers
_SETTINGS = frozenset({"w:id", "w:tag", "w:lock", "w:rPr"})
_NOTHING = frozenset({"w:proofErr", "w:lastRenderedPageBreak", "w:softHyphen"})
_BREAKS = {"w:br": msg("line end"), "w:cr": msg("line end"), "w:tab": msg("tab"), "w:ptab": msg("tab")}
_OBJECTS = {
    "w:drawing": msg("image"),
    "w:pict": msg("image"),
    "w:object": msg("object"),
    "mc:AlternateContent": msg("image"),
    "w:footnoteReference": msg("note"),
    "w:endnoteReference": msg("note"),
    "w:sym": msg("sign"),
    "w:ruby": msg("ruby"),
    "w:pgNum": msg("page number"),
    "w:contentPart": msg("image"),
}
_LINK = msg("link")
_ALIGNMENTS = {"superscript": msg("superscript"), "subscript": msg("subscript")}
_FORMATS = {
    "w:b": msg("bold"),
    "w:i": msg("italic"),
    "w:u": msg("underline"),
    "w:strike": msg("strike"),
    "w:dstrike": msg("strike"),
    "w:smallCaps": msg("small capitals"),
    "w:caps": msg("capitals"),
    "w:highlight": msg("highlight"),
    "w:shd": msg("highlight"),
    "w:color": msg("colour"),
    "w:rFonts": msg("font"),
    "w:sz": msg("size"),
}


@dataclass(slots=True)
class _Skip:
    """What is passed over until a place: a field, or its instruction; and what it is then."""

    until: int
    start: int
    field: Field


class Paragraph:
    """A paragraph being read."""

    def __init__(self, text: str, styles: Styles, addresses: dict[str, str]) -> None:
        self._pieces = Pieces(text)
        self._styles = styles
        self._addresses = addresses
        self._fields: dict[int, Field] = {}
        self._links: set[int] = set()  # where links end that are fields
        self._skip: _Skip | None = None

    def read(self, paragraph: Element) -> Pieces:
        """Return what is in a paragraph."""
        self._fields = fields(paragraph)
        self._children(paragraph)
        return self._pieces

    def _children(self, element: Element) -> None:
        for one in element.elements:
            name = one.name
            if name == "w:r":
                self._run(one)
            elif self._skip or name == "w:pPr" or name in _NOTHING:
                continue
            elif name == "w:hyperlink":
                self._pair(one, one, _LINK, self._address(one))
            elif name == "w:sdt" and (content := one.find("w:sdtContent")):
                if _is_control(one):
                    self._pair(one, content, msg("content control"), "")
                else:
                    self._through(one, content)
            elif name == "w:fldSimple":
                self._simple_field(one)
            elif name in _LOOKED_THROUGH:
                self._through(one, one)
            elif name in ("m:oMath", "m:oMathPara"):
                self._pieces.add(Role.WORD, one.start, one.end, msg("formula"))
            elif name in _OBJECTS:
                self._pieces.add(Role.EMPTY, one.start, one.end, _OBJECTS[name])
            else:
                self._pieces.hide(one.start, one.end)

    def _through(self, outer: Element, inner: Element) -> None:
        self._pieces.hide(outer.start, inner.inner)
        self._children(inner)
        self._pieces.hide(inner.inner_end, outer.end)

    def _pair(self, outer: Element, inner: Element, kind: str, note: str) -> None:
        if not _shows(inner):
            self._pieces.hide(outer.start, outer.end)
            return
        self._pieces.add(Role.OPENING, outer.start, inner.inner, kind, note)
        self._children(inner)
        self._pieces.add(Role.CLOSING, inner.inner_end, outer.end, kind)

    def _address(self, link: Element) -> str:
        anchor = link.attributes.get("w:anchor", "")
        return self._addresses.get(link.attributes.get("r:id", ""), "") or (f"#{anchor}" if anchor else "")

    def _simple_field(self, element: Element) -> None:
        field = simple_field(element)
        if field.is_link:
            self._pair(element, element, _LINK, field.note)
        elif field.is_seen:
            self._pieces.add(Role.WORD, element.start, element.end, msg("field"), field.note)
        else:
            self._pieces.hide(element.start, element.end)

    def _run(self, run: Element) -> None:
        properties = run.find("w:rPr")
        inside = [one for one in run.elements if one is not properties]
        is_shown = not self._skip and not self._styles.is_hidden(properties)
        has_text = is_shown and any(one.name in ("w:t", "w:noBreakHyphen") for one in inside)
        if has_text:
            format = canonical(properties, _UNSEEN)[2:] if properties else ()
            head = properties.end if properties else run.inner
            self._pieces.run(Run(format, run.start, head, run.inner_end, run.end))
        for number, one in enumerate(inside):
            start = run.start if not has_text and number == 0 else one.start
            end = run.end if not has_text and number == len(inside) - 1 else one.end
            self._inner(one, start, end, hidden=not has_text)
        if has_text:
            self._pieces.end_run()

    def _inner(self, one: Element, start: int, end: int, *, hidden: bool) -> None:
        """Take what stands in a run; `start` and `end` are the run's at its edges, if it has no text."""
        name = one.name
        if name == "w:fldChar" and self._is_field(one, start, end):
            return
        if self._skip or name in _NOTHING:
            return
        if name == "w:t" and not hidden:
            self._pieces.say(one.texts, strip=one.attributes.get("xml:space") != "preserve")
        elif name == "w:noBreakHyphen" and not hidden:
            self._pieces.say([Text(one.start, one.end, "-")])
        elif name in _BREAKS:
            self._pieces.add(Role.BREAK, start, end, _BREAKS[name])
        elif name in _OBJECTS:
            self._pieces.add(Role.EMPTY, start, end, _OBJECTS[name])
        else:
            self._pieces.hide(start, end)

    def _is_field(self, mark: Element, start: int, end: int) -> bool:
        """Take the mark of a field that begins and ends in this paragraph; return whether it is one."""
        if self._skip:
            if mark.start == self._skip.until:
                self._skipped(self._skip, end)
            return True
        field = self._fields.get(mark.start)
        if field:
            until = field.separate if field.is_link else field.end
            self._skip = _Skip(until if until is not None else field.end, start, field)
        elif mark.start in self._links:
            self._pieces.add(Role.CLOSING, start, end, _LINK)
        else:
            return False
        return True

    def _skipped(self, skip: _Skip, end: int) -> None:
        self._skip = None
        if skip.field.is_link:
            self._links.add(skip.field.end)
            self._pieces.add(Role.OPENING, skip.start, end, _LINK, skip.field.note)
        elif skip.field.is_seen:
            self._pieces.add(Role.WORD, skip.start, end, msg("field"), skip.field.note)
        else:
            self._pieces.hide(skip.start, end)


def _is_control(control: Element) -> bool:
    """Return whether a content control is one to its readers: programs put others around what they remember."""
    properties = control.find("w:sdtPr")
    return properties is not None and any(one.name not in _SETTINGS for one in properties.elements)


def _shows(element: Element) -> bool:
    """Return whether anything can be seen of an element around runs."""
    return any(
        one.name in ("w:t", "m:oMath", "w:noBreakHyphen")
        or one.name in _OBJECTS
        or one.name in _BREAKS
        or _shows(one)
        for one in element.elements
        if one.name not in GONE
    )


def describe(format: Format, around: Format) -> str:
    """Return what a translator is told of the formatting of a run within another."""
    names = []
    for one in format:
        if one in around or not isinstance(one, tuple):
            continue
        name, attributes, *_ = one
        value = dict(attributes).get("w:val", "")
        if name == "w:vertAlign":
            names.append(_ALIGNMENTS.get(value, value))
        elif name == "w:rStyle":
            names.append(msg("style {name}", name=value))
        elif name in _FORMATS:
            names.append(_FORMATS[name] if is_on(value) else msg("not {format}", format=_FORMATS[name]))
    return msg_list(dict.fromkeys(names)) if names else PLAIN
