"""Text in drawings (DrawingML; ECMA-376, part 1, 21.1.2): of slides, of charts and of diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.articles import inlines as shared
from l10n.articles import xmltree
from l10n.articles.ooxml.paragraphs import PLAIN, Format, Pieces, Run, attribute_block, canonical
from l10n.articles.ooxml.runs import Names
from l10n.articles.xmltree import Element
from l10n.messages import Message, msg, msg_list
from l10n.model import Block, BlockKind, Role

TYPES = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.drawingml\.(?:chart|diagramData)"
    r"|ms-office\.(?:drawingml\.diagramDrawing|chartex))\+xml"
)
"""The content types of charts, and of diagrams; a diagram's text stands in its data, and again in its drawing."""
ROOTS = frozenset({"c:chartSpace", "dgm:dataModel", "dsp:drawing"})
"""The roots of these."""

# What runs say of spelling and of their language.
_UNSEEN = frozenset({"lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk"})
_TITLES = frozenset({"title", "ctrTitle", "subTitle"})
_FORMATS = {
    "b": msg("bold"),
    "i": msg("italic"),
    "u": msg("underline"),
    "strike": msg("strike"),
    "sz": msg("size"),
    "cap": msg("capitals"),
}
_ELEMENTS = {
    "a:hlinkClick": msg("link"),
    "a:solidFill": msg("colour"),
    "a:highlight": msg("highlight"),
    "a:latin": msg("font"),
}
_ATTRIBUTES = {"p:cNvPr": (("title", "title"), ("descr", "alt"))}
_OFF = frozenset({"0", "false", "none", "noStrike"})
_PROMPTS = frozenset({"p:sldLayout", "p:sldMaster"})


def blocks(text: str, root: Element, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Block]:
    """Yield the blocks of a part; of a layout those that its slides show, and not what asks for a title."""
    yield from _inside(text, root, kind, prompts=root.name in _PROMPTS)


def _inside(text: str, element: Element, kind: BlockKind, *, prompts: bool) -> Iterator[Block]:
    for one in element.elements:
        if one.name == "a:p":
            yield from _given(_paragraph(text, one).block(kind, _names(text, one), describe))
        elif one.name == "c:strCache":
            yield from _strings(text, one)
        elif not (prompts and _place(one)):
            for name, label in _ATTRIBUTES.get(one.name, ()):
                yield from _given(attribute_block(text, one, name, label))
            inner = BlockKind.HEADLINE if _is_title(one) else BlockKind.CELL if one.name == "a:tc" else kind
            yield from _inside(text, one, inner, prompts=prompts)


def _given(block: Block | None) -> Iterator[Block]:
    if block:
        yield block


def _names(text: str, paragraph: Element) -> Names:
    prefix = xmltree.prefix(text, paragraph)
    return Names(f"{prefix}r", f"{prefix}t", f"{prefix}rPr", "", f"<{prefix}r>")


def _strings(text: str, cache: Element) -> Iterator[Block]:
    """Yield what a chart shows of the table that it is made of."""
    for one in cache.elements:
        if value := one.find("c:v"):
            inlines = xmltree.inlines(text, value.inner, value.inner_end)
            yield from _given(shared.block(inlines, BlockKind.ATTRIBUTE, label=msg("chart")))


def _place(shape: Element) -> Element | None:
    """Return what says which of a layout's places a shape fills."""
    for own in ("p:nvSpPr", "p:nvPicPr", "p:nvGraphicFramePr"):
        if place := shape.find(own, "p:nvPr", "p:ph"):
            return place
    return None


def _is_title(shape: Element) -> bool:
    place = _place(shape) if shape.name == "p:sp" else None
    return place is not None and place.attributes.get("type", "") in _TITLES


def _paragraph(text: str, element: Element) -> Pieces:
    pieces = Pieces(text)
    for one in element.elements:
        if one.name == "a:r" and (said := one.find("a:t")):
            properties = one.find("a:rPr")
            format = canonical(properties, _UNSEEN)[1:] if properties else ()
            pieces.run(
                Run(
                    () if format == ((),) else format,
                    one.start,
                    properties.end if properties else one.inner,
                    one.inner_end,
                    one.end,
                    is_link=properties is not None and properties.find("a:hlinkClick") is not None,
                )
            )
            pieces.say(said.texts)
            pieces.end_run()
        elif one.name == "a:br":
            pieces.add(Role.BREAK, one.start, one.end, msg("line end"))
        elif one.name == "a:fld":
            pieces.add(Role.WORD, one.start, one.end, msg("field"), one.text.strip())
        elif one.name not in ("a:pPr", "a:endParaRPr"):
            pieces.add(Role.WORD, one.start, one.end, msg("formula"))
    return pieces


def describe(format: Format, around: Format) -> str:
    """Return what a translator is told of the formatting of a run within another."""
    ours, theirs = (_said(one) for one in (format, around))
    names = [name for name in ours if name not in theirs]
    return msg_list(names) if names else PLAIN


def _said(format: Format) -> list[Message]:
    if not format:
        return []
    attributes, *elements = format
    assert isinstance(attributes, tuple)
    names = [_FORMATS[key] for key, value in attributes if key in _FORMATS and value not in _OFF]
    shift = dict(attributes).get("baseline", "0")
    names += [msg("subscript") if shift.startswith("-") else msg("superscript")] if shift != "0" else []
    return names + [_ELEMENTS[one[0]] for one in elements if isinstance(one, tuple) and one[0] in _ELEMENTS]
