"""Placeables between the text of a catalog and the inline elements of XLIFF.

In a catalog a pair is `<1>…</1>` and what has no text `<1/>`. In XLIFF 1.2 these are `<g id="1">` and `<x id="1"/>`,
in 2.0 `<pc id="1">` and `<ph id="1"/>`. Other elements with the same meaning are read, whatever tool wrote them; the
code that some hold (`<bpt>&lt;b></bpt>`) is the format's, and no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from l10n.model import Span
from l10n.text.markup import NUMBERED, is_well_nested

if TYPE_CHECKING:
    from lxml import etree

_ELEMENTS = {"1.2": ("g", "x"), "2.0": ("pc", "ph")}

# What elements mean, in XLIFF 1.2 and 2.
_PAIRS = {"g", "pc"}
_EMPTY = {"x", "ph", "it"}
_OPENING = {"bpt", "bx", "sc"}
_CLOSING = {"ept", "ex", "ec"}


class TermMark(NamedTuple):
    """A term of a glossary at `text[start:end]`, and what it is in the target language."""

    start: int
    end: int
    target: str


def fill(
    element: etree._Element, text: str, source: str, version: str, terms: Sequence[TermMark] = ()
) -> None:
    """Put a text into an empty element; its placeables as inline elements, if they are well nested and the source's.

    Others stay text: `source` is the unit's. `terms` are marked in it, in their order, unless they stand on both
    sides of an inline element.
    """
    from lxml import etree

    pair, empty = (f"{{{etree.QName(element).namespace}}}{name}" for name in _ELEMENTS[version])
    parents, last = [element], None
    end = 0
    for match in NUMBERED.finditer(text) if is_well_nested(text) and numbers(text) <= numbers(source) else ():
        last = _add_text(parents[-1], last, text, Span(end, match.start()), version, terms)
        end = match.end()
        closing, number, single = match.groups()
        if closing:
            last = parents.pop()
            continue
        last = etree.SubElement(parents[-1], empty if single else pair, id=number)
        if not single:
            parents.append(last)
            last = None
    _add_text(parents[-1], last, text, Span(end, len(text)), version, terms)


def text_of(element: etree._Element, known: frozenset[str] | None = None) -> str:
    """Return the text of an element, with placeables for the inline elements in it.

    With `known`, only those whose numbers are there: what a tool added of its own is left out.
    """
    return "".join(_parts(element, known))


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of the placeables in a text."""
    return frozenset(match[2] for match in NUMBERED.finditer(text))


def _parts(element: etree._Element, known: frozenset[str] | None) -> Iterator[str]:
    from lxml import etree

    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            number = child.get("rid") or child.get("startRef") or child.get("id") or ""
            shown = number.isascii() and number.isdigit() and (known is None or number in known)
            if name == "cp":
                yield _character(child.get("hex", ""))
            elif name in _EMPTY:
                yield f"<{number}/>" * shown
            elif name in _OPENING:
                yield f"<{number}>" * shown
            elif name in _CLOSING:
                yield f"</{number}>" * shown
            elif name in _PAIRS and shown:
                yield f"<{number}>"
                yield from _parts(child, known)
                yield f"</{number}>"
            elif name != "sub":
                yield from _parts(child, known)
        yield child.tail or ""


def _character(code: str) -> str:
    """Return the character of a `<cp>`, which XML can't hold: nothing that a catalog should have."""
    return "\ufffd" if code else ""


def _add(parent: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _add_text(
    parent: etree._Element,
    last: etree._Element | None,
    text: str,
    place: Span,
    version: str,
    terms: Sequence[TermMark],
) -> etree._Element | None:
    """Add a stretch of a text with its terms marked, and return the last element in `parent` then."""
    from lxml import etree

    end = place.start
    for number, term in enumerate(terms, 1):
        if not end <= term.start < term.end <= place.end:
            continue
        _add(parent, last, text[end : term.start])
        if version == "1.2":
            attributes = {"mtype": "term", "comment": term.target}
        else:
            attributes = {"id": f"t{number}", "type": "term", "value": term.target}
        last = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}mrk", attributes)
        last.text = text[term.start : term.end]
        end = term.end
    _add(parent, last, text[end : place.end])
    return last
