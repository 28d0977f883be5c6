"""Catalogs as XLIFF 1.2, and what comes back from there.

States go both ways: `final` and `approved="yes"` are reviewed, `needs-review-translation` has a target that nobody
has reviewed (a machine's with the qualifier `mt-suggestion`, the memory's with `exact-match`), `needs-translation`
has none. Coming back, `signed-off` is reviewed too, and so is `translated` where a unit doesn't say `approved="no"`.

What the target was when it went out is in each unit's `extradata`, so that an edit in the XLIFF can be told from one
in the catalog. (XLIFF 1.2, OASIS Standard, 1 February 2008: sections 2.2 and 3.2 for elements and attributes.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.provenance import (
    MEMORY,
    Owner,
    fingerprint,
    flags_vanished,
    is_ours,
    origin,
    owner,
    reflag,
)
from l10n.errors import InputError

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REVIEWED = ("signed-off", "final")
_BASE = "l10n:"
_CONTEXT = "x-po-msgctxt"  # as Translate Toolkit's po2xliff calls it


@dataclass(frozen=True, slots=True)
class Item:
    """A unit that came back: its target ("" for none), whether it is reviewed, and people's notes.

    `base` is what it was when it went out; empty where the file doesn't say.
    """

    key: Key
    target: str
    reviewed: bool
    base: str = ""
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it isn't as it went out, as far as is known."""
        return base(self.key.source, self.target, self.reviewed) != self.base


@dataclass(frozen=True, slots=True)
class Document:
    """A `<file>` of an XLIFF: the article's reference, the languages as it names them, and its units."""

    original: str
    source: str
    target: str
    items: tuple[Item, ...]


def base(source: str, target: str, reviewed: bool) -> str:
    """Return what stands for a source, its target and whether that is reviewed."""
    return _BASE + fingerprint(source, target) + (" reviewed" if reviewed else "")


def encode(catalog: Catalog, original: str, source: str, target: str) -> tuple[bytes, tuple[Entry, ...]]:
    """Return a catalog's active entries as XLIFF, and those that it can't hold.

    These are entries with plural forms, and with control characters, which XML has no way to write. `original` is
    the article's reference; the languages are BCP 47.
    """
    kind, unit_kind = _classes()
    store = kind(sourcelanguage=source, targetlanguage=target)
    store.switchfile(original, createifmissing=True)
    lost = []
    unflagged = flags_vanished(catalog)
    for number, entry in enumerate(map(reflag, catalog.active) if unflagged else catalog.active, 1):
        if entry.plural is not None or _NOT_XML.search(
            "".join((entry.context or "", entry.source, *entry.targets))
        ):
            lost.append(entry)
            continue
        unit = unit_kind(entry.source)
        store.addunit(unit)
        _fill(unit, entry, str(number))
    out = BytesIO()
    store.serialize(out)
    return out.getvalue(), tuple(lost)


def decode(data: bytes, path: Path) -> list[Document]:
    """Return what is in an XLIFF 1.1 or 1.2 file; `path` is for errors.

    Raises InputError, with the line, for what is no XML or no XLIFF, for XLIFF 2, and for any document type: no
    entity is ever resolved.
    """
    _check(data, path)
    kind, _ = _classes()
    try:
        store = kind(BytesIO(data))
    except (ValueError, StopIteration, AssertionError, SyntaxError) as error:
        reason = f"is no XLIFF 1.2: {str(error) or 'its structure is another'}"
        raise InputError(reason, path=path, hint="export it again") from error
    items_of: dict[Any, list[Item]] = {
        node: [] for node in store.document.getroot().iterchildren(store.namespaced("file"))
    }
    for unit in store.units:
        node = next(unit.xmlelement.iterancestors(store.namespaced("file")))
        if (item := _item(unit)) is not None:
            items_of[node].append(item)
    return [
        Document(
            node.get("original") or "",
            node.get("source-language") or "",
            node.get("target-language") or "",
            tuple(items),
        )
        for node, items in items_of.items()
    ]


@cache
def _classes() -> tuple[Any, Any]:
    """Return Translate Toolkit's classes for files and units, made to write XLIFF 1.2 instead of 1.1."""
    from translate.storage import xliff

    class Unit(xliff.Xliff1Unit):
        namespace = _NAMESPACE

    class File(xliff.Xliff1File[Unit]):
        UnitClass = Unit
        namespace = _NAMESPACE
        XMLskeleton = xliff.Xliff1File.XMLskeleton.replace("document:1.1", "document:1.2").replace(
            "version='1.1'", "version='1.2'"
        )

    return File, Unit


def _fill(unit: Any, entry: Entry, number: str) -> None:
    """Write an entry into its unit; `number` is the unit's in the file."""
    unit.setid(number)
    element, whose = unit.xmlelement, owner(entry)
    reviewed = whose is Owner.REVIEWED
    unit.target = entry.target
    target = unit.target_dom
    if target is None:
        target = unit.createlanguageNode("", "", "target")
        unit.set_target_dom(target, append=True)
    element.attrib.pop("approved", None)  # the toolkit approves whatever is given a target
    if reviewed:
        element.set("approved", "yes")
    element.set("extradata", base(entry.source, entry.target, reviewed))
    state = "final" if reviewed else "needs-review-translation" if entry.target else "needs-translation"
    target.set("state", state)
    if whose is Owner.MACHINE:
        target.set("state-qualifier", "exact-match" if origin(entry) == MEMORY else "mt-suggestion")
    if entry.context is not None:
        _add_context(unit, "information", [(_CONTEXT, entry.context)])
    for reference in entry.references:
        file, _, line = _xml(reference).rpartition(":")
        _add_context(unit, "location", [("sourcefile", file), ("linenumber", line)])
    for line in entry.extracted:
        unit.addnote(_xml(line), origin="developer")
    for comment in entry.comments:
        if not is_ours(comment):
            unit.addnote(_xml(comment), origin="translator")
    if entry.previous is not None and entry.target:
        unit.addalttrans(_xml(entry.target), origin="previous-version", sourcetxt=_xml(entry.previous.source))


def _add_context(unit: Any, purpose: str, contexts: list[tuple[str, str]]) -> None:
    unit.createcontextgroup("", contexts, purpose)
    del unit.xmlelement[-1].attrib["name"]  # the schema wants each name once in a file


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _check(data: bytes, path: Path) -> None:
    """Raise InputError for what is no well-formed XML, has a document type, or isn't XLIFF 1."""
    root: list[tuple[str, dict[str, str]]] = []

    def doctype(*_: Any) -> None:
        hint = "delete the <!DOCTYPE …>: XLIFF has none"
        line = parser.CurrentLineNumber
        raise InputError("has a document type, which may hold entities", path=path, line=line, hint=hint)

    def start(name: str, attributes: dict[str, str]) -> None:
        if not root:
            root.append((name, attributes))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", None)
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        raise InputError(f"isn't XML: {reason}", path=path, line=line, hint="export it again") from error
    name, attributes = root[0]
    version = attributes.get("version", "")
    if name.rpartition(":")[2] != "xliff":
        raise InputError(
            f"is no XLIFF: its first element is <{name}>", path=path, hint="export it as XLIFF 1.2"
        )
    if version and not version.startswith("1."):
        raise InputError(f"is XLIFF {version}", path=path, hint="export it as XLIFF 1.2")


def _item(unit: Any) -> Item | None:
    """Return what came back in a unit; None for what is no sentence of ours."""
    element = unit.xmlelement
    plural = any((group.get("restype") or "").endswith("plurals") for group in element.iterancestors())
    if (
        plural
        or not unit.source
        or not unit.istranslatable()
        or element.get("restype", "").endswith("-header")
    ):
        return None
    contexts = [
        node.text or ""
        for node in element.iterdescendants(unit.namespaced("context"))
        if node.get("context-type") == _CONTEXT
    ]
    target, node = str(unit.target or ""), unit.target_dom
    state = (node.get("state") if node is not None else "") or ""
    approved = element.get("approved")
    stated = state in _REVIEWED or (state == "translated" and approved != "no")
    reviewed = stated or (approved == "yes" and not state.startswith("needs-"))
    extradata = element.get("extradata") or ""
    return Item(
        Key(contexts[0] if contexts else None, str(unit.source)),
        target,
        bool(target) and reviewed,
        extradata if extradata.startswith(_BASE) else "",
        tuple(_notes(element, unit)),
    )


def _notes(element: Any, unit: Any) -> Iterator[str]:
    for note in element.iterchildren(unit.namespaced("note")):
        if note.get("from") not in ("developer", "source code"):
            lines: Iterable[str] = (note.text or "").split("\n")
            yield from (line.strip() for line in lines if line.strip())
