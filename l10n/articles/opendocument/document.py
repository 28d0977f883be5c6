"""The parts of an OpenDocument as one text: where its texts are, and its styles (OASIS, OpenDocument 1.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from l10n.articles import xmltree, zipped
from l10n.articles.opendocument.styles import LANGUAGES, Styles, language
from l10n.articles.own_language import primary
from l10n.articles.xmltree import Element
from l10n.errors import InputError
from l10n.messages import msg

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}presentation:1.0": "presentation",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}meta:1.0": "meta",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
}
_PARTS = "content.xml", "styles.xml", "meta.xml"
_KINDS = (".text", ".presentation", ".text-template", ".presentation-template", ".text-web", ".text-master")
_PROMPTS = frozenset({"title", "subtitle", "outline", "text", "notes"})
_MIMETYPE = "application/vnd.oasis.opendocument"


class Body(NamedTuple):
    """Where texts are, with the styles that hold there."""

    element: Element
    styles: Styles

    def asks(self, shape: Element) -> bool:
        """Return whether a shape on a master page only says what to write there, which no slide shows."""
        return (
            self.element.name == "office:master-styles"
            and shape.attributes.get("presentation:class", "") in _PROMPTS
        )

    def shown(self) -> Iterator[Element]:
        """Yield the elements in it, in order, but for what asks."""
        waiting = [self.element]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed([inner for inner in one.elements if not self.asks(inner)])


class Document:
    """The text that `unpack` returns, or that of a flat document, read."""

    def __init__(self, text: str) -> None:
        parts = zipped.parts(text)
        places = {part.name: (part.start, part.end) for part in parts} or {"": (0, len(text))}
        self._roots = {name: xmltree.parse(text, *place, _PREFIXES) for name, place in places.items()}

    @cached_property
    def bodies(self) -> list[Body]:
        """What is shown: the text itself, then headers, footers and master slides; in order."""
        content, styles = (self._roots.get(name) or self._roots.get("") for name in _PARTS[:2])
        common = styles.find("office:styles") if styles else None
        found = []
        for root, name in ((content, "office:body"), (styles, "office:master-styles")):
            body = root.find(name) if root else None
            if root and body:
                found.append(Body(body, Styles(root.find("office:automatic-styles"), common)))
        return sorted(found, key=lambda body: body.element.start)

    @property
    def properties(self) -> list[Element]:
        """What the document says of itself: title, subject, description, keywords."""
        names = ("dc:title", "dc:subject", "dc:description", "meta:keyword")
        return [one for one in self._meta() if one.name in names]

    @property
    def tags(self) -> list[Element]:
        """The elements whose text is the document's language."""
        return [one for one in self._meta() if one.name == "dc:language"]

    @property
    def stating(self) -> Iterator[Element]:
        """The properties of styles that state a language."""
        names = {name for group in LANGUAGES.values() for name in group}
        for root in self._roots.values():
            for group in ("office:styles", "office:automatic-styles"):
                for one in (root.find(group) or Element("", {}, 0)).walk():
                    if names & one.attributes.keys():
                        yield one

    @cached_property
    def own_language(self) -> str:
        """The first part of the language that it is in; empty if unknown.

        That is the one that is seen; of a text too short for that, the one that the styles of most of it state.
        """
        stated = {*self._texts["paragraph"], *(language(one.attributes) for one in self.stating)} - {""}
        if not stated:
            return primary(self.tags[0].text) if self.tags else ""
        sizes = {name: sum(map(len, texts)) for name, texts in self._texts["paragraph"].items()}
        everything = [text for texts in self._texts["paragraph"].values() for text in texts]
        return _seen(everything, stated) or max(sorted(stated), key=lambda name: sizes.get(name, 0))

    @cached_property
    def foreign(self) -> frozenset[str]:
        """The languages, other than its own, of paragraphs that stay.

        Word processors state the language of a keyboard or a template: where all that is said to be in a language
        is in the document's own, as far as can be seen, it doesn't count.
        """
        own = self.own_language
        texts = self._texts["paragraph"]
        return frozenset(
            one for one in texts if one not in ("", own) and _seen(texts[one], (one, own)) != own
        )

    @cached_property
    def foreign_spans(self) -> frozenset[str]:
        """The languages of spans that stay: these are cut anywhere, so it has to be seen."""
        own = self.own_language
        texts = self._texts["text"]
        return frozenset(
            one for one in texts if one not in ("", own) and _seen(texts[one], (one, own)) not in ("", own)
        )

    @cached_property
    def _texts(self) -> dict[str, dict[str, list[str]]]:
        """The texts of paragraphs, and of spans (`text`), by the language that their styles state."""
        found: dict[str, dict[str, list[str]]] = {"paragraph": defaultdict(list), "text": defaultdict(list)}
        families = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text"}
        for body in self.bodies:
            for one in body.shown():
                if family := families.get(one.name):
                    properties = body.styles.text(family, one.attributes.get("text:style-name", ""))
                    found[family][language(properties)].append(one.text)
        return found

    def _meta(self) -> Iterator[Element]:
        root = self._roots.get("meta.xml") or self._roots.get("")
        meta = root.find("office:meta") if root else None
        return meta.elements if meta else iter(())


def _seen(texts: Iterable[str], candidates: Collection[str]) -> str:
    """Return the first part of the language that texts are in, as can be seen; empty if they are too short."""
    from l10n.text import detection

    return primary(detection.detect("\n".join(texts), candidates).lang or "")


def unpack(data: bytes, path: str) -> str:
    """Return the text of a document's parts; raises InputError for what is none, or is protected by a password."""
    package = zipped.Package(data, path)
    if "mimetype" in package.names:
        kind = package.content("mimetype").decode("ascii", "replace").strip()
        if kind.removeprefix(_MIMETYPE) not in _KINDS:
            raise package.refused(
                msg("is no text or presentation of OpenDocument, but {kind!r}", kind=kind[:80])
            )
    if "content.xml" not in package.names:
        raise package.refused(msg("has no content.xml: it is no OpenDocument"))
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and "encryption-data" in package.text(manifest):
        raise package.refused(msg("is protected by a password"), msg("save it anew, without a password"))
    return package.joined(name for name in _PARTS if name in package.names)


def unpack_flat(data: bytes, path: str) -> str:
    """Return the text of a document that is one XML file; raises InputError for what is none."""
    hint = msg("save it anew, or leave it out")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(msg("isn't UTF-8"), path=path, hint=hint) from error
    if reason := xmltree.defect(text):
        raise InputError(msg("is no flat OpenDocument: {reason}", reason=reason), path=path, hint=hint)
    return text


def pack_flat(text: str, data: bytes) -> bytes:
    """Return the bytes of a document that is one XML file."""
    return text.encode("utf-8")
