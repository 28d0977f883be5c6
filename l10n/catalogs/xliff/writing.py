"""Writing XLIFF 1.2 and 2.0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.exchange import base
from l10n.catalogs.provenance import (
    MEMORY,
    Owner,
    confidence,
    flags_vanished,
    is_ours,
    origin,
    owner,
    reflag,
)
from l10n.catalogs.xliff.inline import TermMark, fill
from l10n.catalogs.xliff.model import CANDIDATES, CONTEXT, ITS, METADATA, NAMESPACES
from l10n.xml import UNWRITABLE

if TYPE_CHECKING:
    from lxml import etree

VERSIONS = ("1.2", "2.0")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def encode(
    catalog: Catalog,
    original: str,
    source: str,
    target: str,
    version: str = "1.2",
    terms: Callable[[str], Sequence[TermMark]] = lambda source: (),
) -> tuple[bytes, tuple[Entry, ...]]:
    """Return a catalog's active entries as XLIFF, and those that it can't hold.

    These are entries with plural forms, and with control characters, which XML has no way to write. `original` is
    the article's reference; the languages are BCP 47; `version` is one of `VERSIONS`. `terms` gives the
    glossary's terms in a source, which are marked there (`mrk`).
    """
    from lxml import etree

    make = _V1 if version == "1.2" else _V2
    writer = make(original, source, target)
    lost = []
    unflagged = flags_vanished(catalog)
    for number, entry in enumerate(map(reflag, catalog.active) if unflagged else catalog.active, 1):
        if entry.plural is not None or UNWRITABLE.search(
            "".join((entry.context or "", entry.source, *entry.targets))
        ):
            lost.append(entry)
        else:
            writer.add(entry, str(number))
    # Indented before any text is there: white space inside a text is not ours to add.
    etree.indent(writer.root)
    if version == "1.2":
        etree.cleanup_namespaces(writer.root)  # of ITS where no target has a confidence
    for element, text, of in writer.texts:
        of_unit = etree.QName(element).localname == "source" and element.getparent() in writer.units
        marks = (
            [one._replace(target=UNWRITABLE.sub("", one.target)) for one in terms(text)] if of_unit else ()
        )
        fill(element, text, of, version, marks)
    data = etree.tostring(writer.root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + data + b"\n", tuple(lost)


class _Writer:
    """An XLIFF file while it is made: its root, and the texts that its elements are to have."""

    version = ""

    def __init__(self, modules: dict[str, str]) -> None:
        from lxml import etree

        self._element = etree.SubElement
        self._namespaces = {"": NAMESPACES[self.version], **modules}
        named = {prefix or None: uri for prefix, uri in self._namespaces.items()}
        self.root = etree.Element(self._name("xliff"), version=self.version, nsmap=named)
        self.units: set[etree._Element] = set()  # what has the sources that are to be translated
        self.texts: list[tuple[etree._Element, str, str]] = []

    def _name(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{{{self._namespaces[prefix]}}}{local}"

    def _child(
        self, parent: etree._Element, name: str, text: str = "", source: str = "", /, **attributes: str
    ) -> etree._Element:
        child = self._element(
            parent, self._name(name), {key.rstrip("_"): value for key, value in attributes.items()}
        )
        if text:
            self.texts.append((child, UNWRITABLE.sub("\ufffd", text), source))
        return child


class _V1(_Writer):
    version = "1.2"

    def __init__(self, original: str, source: str, target: str) -> None:
        super().__init__({"its": ITS})
        languages = {"source-language": source, "target-language": target}
        file = self._child(self.root, "file", original=original, datatype="plaintext", **languages)
        self._body = self._child(file, "body")

    def add(self, entry: Entry, number: str) -> None:
        """Write an entry; `number` is its unit's in the file."""
        whose = owner(entry)
        reviewed = whose is Owner.REVIEWED
        unit = self._child(self._body, "trans-unit", id=number)
        unit.set(_SPACE, "preserve")
        self.units.add(unit)
        if reviewed:
            unit.set("approved", "yes")
        unit.set("extradata", base(entry.source, entry.target, reviewed))
        self._child(unit, "source", entry.source, entry.source)
        target = self._child(unit, "target", entry.target, entry.source)
        target.set(
            "state",
            "final" if reviewed else "needs-review-translation" if entry.target else "needs-translation",
        )
        if whose is Owner.MACHINE:
            target.set("state-qualifier", _qualifier(entry))
        if (sure := confidence(entry)) is not None:
            target.set(f"{{{ITS}}}mtConfidence", f"{sure / 100}")
            target.set(f"{{{ITS}}}annotatorsRef", f"mt-confidence|{quote(origin(entry) or '')}")
        if entry.context is not None:
            group = self._child(unit, "context-group", purpose="information")
            self._child(group, "context", entry.context, **{"context-type": CONTEXT})
        for reference in entry.references:
            file, _, line = reference.rpartition(":")
            group = self._child(unit, "context-group", purpose="location")
            self._child(group, "context", file, **{"context-type": "sourcefile"})
            self._child(group, "context", line, **{"context-type": "linenumber"})
        for text, author in _notes(entry):
            self._child(unit, "note", text, from_=author)
        if entry.previous is not None and entry.target:
            old = self._child(unit, "alt-trans", origin="previous-version")
            old.set(_SPACE, "preserve")
            self._child(old, "source", entry.previous.source)
            self._child(old, "target", entry.target, entry.source)


class _V2(_Writer):
    version = "2.0"

    def __init__(self, original: str, source: str, target: str) -> None:
        super().__init__({"mda": METADATA, "mtc": CANDIDATES})
        self.root.set("srcLang", source)
        self.root.set("trgLang", target)
        self._file = self._child(self.root, "file", id="f1", original=original)

    def add(self, entry: Entry, number: str) -> None:
        """Write an entry; `number` is its unit's in the file."""
        whose = owner(entry)
        reviewed = whose is Owner.REVIEWED
        unit = self._child(self._file, "unit", id=number)
        unit.set(_SPACE, "preserve")
        if entry.previous is not None and entry.target:
            matches = self._child(unit, "mtc:matches")
            match = self._child(matches, "mtc:match", ref="#s1", type="tm", origin="previous-version")
            self._child(match, "source", entry.previous.source)
            self._child(match, "target", entry.target, entry.source)
        group = self._child(self._child(unit, "mda:metadata"), "mda:metaGroup", category="l10n")
        self._child(group, "mda:meta", base(entry.source, entry.target, reviewed), type="base")
        if entry.context is not None:
            self._child(group, "mda:meta", entry.context, type=CONTEXT)
        notes = [*((text, "location") for text in entry.references), *_notes(entry)]
        if notes:
            holder = self._child(unit, "notes")
            for text, category in notes:
                self._child(holder, "note", text, category=category)
        segment = self._child(unit, "segment", id="s1", state="final" if reviewed else "initial")
        self.units.add(segment)
        if whose is Owner.MACHINE:
            segment.set("subState", f"l10n:{_qualifier(entry)}")
        self._child(segment, "source", entry.source, entry.source)
        if entry.target:
            self._child(segment, "target", entry.target, entry.source)


def _qualifier(entry: Entry) -> str:
    return "exact-match" if origin(entry) == MEMORY else "mt-suggestion"


def _notes(entry: Entry) -> list[tuple[str, str]]:
    """Return the notes of an entry, each with whose it is."""
    people = [comment.strip() for comment in entry.comments if comment.strip() and not is_ours(comment)]
    return [*((text, "developer") for text in entry.extracted), *((text, "translator") for text in people)]
