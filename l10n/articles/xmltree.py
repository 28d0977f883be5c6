"""XML as a tree whose elements, texts and attributes know where they stand: Expat's events with their places.

For readers that replace stretches of a part and leave all other characters as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from l10n.articles import inlines as shared
from l10n.model import Inline, Role, Span

_DEEPEST = 256  # elements in each other: what libxml2, which LibreOffice reads with, allows
_ATTRIBUTE = re.compile(r"\s([^\s=\"'<>/]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));|\r\n|[\r\n\t]")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(slots=True, eq=False)
class Text:
    """Text at `[start:end]`, and what it says: other characters than stand there if a reference or CDATA does."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Element:
    """An element at `[start:end]`, its content at `[inner:inner_end]`.

    `name` has the prefix that the reader has for its namespace (`w:p`), whatever the file's is; so have the names of
    attributes, but those without a namespace.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list[Element | Text] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements in it."""
        return (one for one in self.children if isinstance(one, Element))

    @property
    def texts(self) -> list[Text]:
        """The texts that are directly in it."""
        return [one for one in self.children if isinstance(one, Text)]

    def find(self, *names: str) -> Element | None:
        """Return the first element in it of a name, and in that of the next name, and so on."""
        found: Element | None = self
        for name in names:
            found = next((one for one in found.elements if one.name == name), None) if found else None
        return found

    def walk(self) -> Iterator[Element]:
        """Yield it and all elements in it, in order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(list(one.elements))

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(one.text for one in self.children)


class _TypeDefinition(Exception):
    pass


class _TooDeep(Exception):
    pass


def defect(text: str) -> str:
    """Return why a text can't be parsed: it isn't well-formed, too deep, or has a DTD; empty if it can."""
    parser = expat.ParserCreate("utf-8", " ")
    depth = 0

    def deeper(name: str, attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _TooDeep

    def higher(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = deeper, higher
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.ErrorString(error.code)}"
    except _TypeDefinition:
        return "it has a document type definition, which may pull in other files, and is not read"
    except _TooDeep:
        return f"more than {_DEEPEST} elements lie in each other"
    return ""


def parse(text: str, start: int, end: int, prefixes: Mapping[str, str]) -> Element:
    """Return the root element of the XML at `text[start:end]`, which has no `defect`; places are those in `text`.

    `prefixes` are a reader's, by namespace; names in another namespace have the prefix `?`.
    """
    return _Parser(text, start, end, prefixes).root


class _Parser:
    def __init__(self, text: str, start: int, end: int, prefixes: Mapping[str, str]) -> None:
        self._text = text
        self._data = text[start:end].encode("utf-8", "surrogatepass")
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._byte, self._at = 0, start
        self._open: list[Element] = []
        self._tag: Element | None = None  # whose start tag isn't over
        self._piece: Text | None = None  # which isn't over
        self._cdata = False
        parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._started
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._said
        parser.StartCdataSectionHandler = self._cdata_started
        parser.EndCdataSectionHandler = self._cdata_ended
        parser.DefaultHandlerExpand = self._other
        parser.StartDoctypeDeclHandler = _refuse
        self._parser = parser
        self.root = Element("", {}, start)
        parser.Parse(self._data, True)

    def _here(self) -> int:
        """Return where the parser is, in characters, and end what ends there."""
        byte = self._parser.CurrentByteIndex
        self._at += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        if self._tag:
            self._tag.inner, self._tag = self._at, None
        if self._piece and not self._cdata:
            self._piece.end, self._piece = self._at, None
        return self._at

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            uri, _, local = name.rpartition(" ")
            known = self._names[name] = f"{self._prefixes.get(uri, '?')}:{local}" if uri else local
        return known

    def _started(self, name: str, attributes: list[str]) -> None:
        here = self._here()
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        element = Element(self._name(name), {self._name(key): value for key, value in pairs}, here)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._tag = element

    def _ended(self, name: str) -> None:
        element = self._open.pop()
        element.inner_end = self._here()
        if element.inner_end == element.inner and self._text[element.inner - 2 : element.inner] == "/>":
            element.end = element.inner
        else:
            element.end = self._text.index(">", element.inner_end) + 1

    def _said(self, text: str) -> None:
        if self._cdata and self._piece:
            self._piece.text += text
            return
        here = self._here()
        if self._open:
            self._piece = Text(here, here, text)
            self._open[-1].children.append(self._piece)

    def _cdata_started(self) -> None:
        self._said("")
        self._cdata = True

    def _cdata_ended(self) -> None:
        self._cdata = False
        here = self._here() + len("]]>")
        last = self._open[-1].children[-1]
        assert isinstance(last, Text)
        last.end = here

    def _other(self, data: str) -> None:
        self._here()


def _refuse(*definition: object) -> None:
    raise _TypeDefinition


def attribute(text: str, element: Element, name: str) -> Span:
    """Return where the value of an attribute, which the element has, stands, without its quotation marks."""
    place = list(element.attributes).index(name)
    tag = text[element.start : element.inner]
    values = [match for match in _ATTRIBUTE.finditer(tag) if not match[1].startswith("xmlns")]
    start, end = values[place].span(2)
    return Span(element.start + start + 1, element.start + end - 1)


def prefix(text: str, element: Element) -> str:
    """Return the prefix that a file has for the namespace of an element, with its colon (`w:`), or nothing."""
    name = text[element.start + 1 : element.inner].split(maxsplit=1)[0].rstrip("/>")
    return name[: name.rfind(":") + 1]


def inlines(text: str, start: int, end: int) -> Iterator[Inline]:
    """Yield what stands in the value of an attribute, or in text: references are units that say a character."""
    references = (
        Inline(Role.TEXT, start + match.start(), start + match.end(), _character(match))
        for match in _REFERENCE.finditer(text[start:end])
    )
    return shared.filled(text, start, end, references)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    return _ENTITIES.get(name, match[0]) if name else " "


def escaped(text: str, quote: str = "") -> str:
    """Return a text as XML writes it, in an attribute between `quote`s, without what XML has no way to write."""
    from l10n.xml import UNWRITABLE

    text = UNWRITABLE.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace(quote, "&quot;" if quote == '"' else "&apos;") if quote else text
