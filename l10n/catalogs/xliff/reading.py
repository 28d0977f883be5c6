"""Reading XLIFF 1.1, 1.2, 2.0 and 2.1 as a stream, from files that may be hostile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

from l10n.catalogs.catalog import Key
from l10n.catalogs.exchange import BASE, Document, Item
from l10n.catalogs.xliff.inline import numbers, text_of
from l10n.catalogs.xliff.model import CONTEXT, METADATA
from l10n.errors import InputError
from l10n.messages import msg
from l10n.xml import Elements, free, parse

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1 << 16
_HINT = msg("export it again")
_REVIEWED = ("signed-off", "final", "reviewed")
# What stands for a word of the machine's, or of a memory's for another sentence (XLIFF 1.2, section 3.2).
_GUESSES = ("mt-suggestion", "leveraged-mt", "fuzzy-match", "rejected-inaccurate")
# The words of Trados and memoQ for what a person has confirmed.
_CONFIRMED = re.compile(r"Translated|Approved\w+|\w*(?<!Not)Confirmed|Proofread")
_OWN_NOTES = ("developer", "source code", "location")


def decode(file: BinaryIO, path: Path) -> Iterator[Document]:
    """Give what is in an XLIFF file, as `stream` does, each document with its units."""
    for document in stream(file, path):
        yield replace(document, items=tuple(document.items))


def stream(file: BinaryIO, path: Path) -> Iterator[Document]:
    """Give what is in an XLIFF file, one `<file>` after the other; `path` is for errors.

    The units of a document are read as they are asked for, before the next document, and only once. Raises
    InputError, with the line, for what is no XML, no XLIFF or of an unknown version, and for any document type: no
    entity is ever resolved. It does so before the first is given: `file` is read twice.
    """
    version = _check(file, path)
    file.seek(0)
    names = ("{*}trans-unit", "{*}unit", "{*}file")
    events = iter(Elements(file, path, names, ("start", "end"), _HINT))
    empty = True
    for event, element in events:
        if event == "start" and element.tag.rpartition("}")[2] == "file":
            empty = False
            items = _items(events, _item_1 if version.startswith("1.") else _item_2)
            yield _document(element, version, items)
            for _ in items:  # what nobody asked for has to be XML, too
                pass
    if empty:
        raise InputError(
            msg("is no XLIFF {version}: it has no <file>", version=version), path=path, hint=_HINT
        )


def _items(
    events: Iterator[tuple[str, etree._Element]], read: Callable[[etree._Element], Item | None]
) -> Iterator[Item]:
    """Give the units up to the end of a `<file>`."""
    for event, element in events:
        if event == "end":
            is_file = element.tag.rpartition("}")[2] == "file"
            item = None if is_file else read(element)
            free(element)
            if item is not None:
                yield item
            if is_file:
                return


def _document(element: etree._Element, version: str, items: Iterator[Item]) -> Document:
    if version.startswith("1."):
        source, target = element.get("source-language") or "", element.get("target-language") or ""
    else:
        root = element.getparent()
        source, target = ("", "") if root is None else (root.get("srcLang") or "", root.get("trgLang") or "")
    return Document(element.get("original") or "", source, target, items)


def _check(file: BinaryIO, path: Path) -> str:
    """Return the version of an XLIFF; raise InputError for what is no XML, has a document type, or isn't XLIFF."""
    root: list[tuple[str, dict[str, str]]] = []

    def doctype(*_: Any) -> None:
        hint = msg("delete the <!DOCTYPE …>: XLIFF has none")
        line = parser.CurrentLineNumber
        raise InputError(msg("has a document type, which may hold entities"), path=path, line=line, hint=hint)

    def start(name: str, attributes: dict[str, str]) -> None:
        root.append((name, attributes))
        parser.StartElementHandler = None

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    while chunk := file.read(_CHUNK):
        parse(parser, chunk, path, _HINT)
    parse(parser, b"", path, _HINT, last=True)
    name, attributes = root[0]
    version = attributes.get("version") or "1.2"
    if name.rpartition(":")[2] != "xliff":
        raise InputError(
            msg("is no XLIFF: its first element is <{name}>", name=name),
            path=path,
            hint=msg("export it as XLIFF"),
        )
    if version not in ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2"):
        raise InputError(
            msg("is XLIFF {version}", version=version), path=path, hint=msg("export it as XLIFF 1.2 or 2.0")
        )
    return version


def _item_1(unit: etree._Element) -> Item | None:
    """Return what came back in a `<trans-unit>`; None for what is no sentence of ours."""
    plural = any((group.get("restype") or "").endswith("plurals") for group in unit.iterancestors())
    header = (unit.get("restype") or "").endswith("-header")
    element, node = unit.find("{*}source"), unit.find("{*}target")
    if plural or header or unit.get("translate") == "no" or element is None:
        return None
    contexts = [one.text or "" for one in unit.iter("{*}context") if one.get("context-type") == CONTEXT]
    approved = unit.get("approved")
    state, qualifier = (
        ("", "") if node is None else (node.get("state") or "", node.get("state-qualifier") or "")
    )
    state = state or _state_of_tool(unit)
    if approved == "yes" and not state.startswith("needs-"):
        state = "final"
    elif approved == "no" and state == "translated":
        state = ""
    notes = [note for note in unit.iterchildren("{*}note") if note.get("from") not in _OWN_NOTES]
    return _item(
        contexts, [element], [] if node is None else [node], state, qualifier, unit.get("extradata"), notes
    )


def _state_of_tool(unit: etree._Element) -> str:
    """Return the state of a unit by a tool's own words: Trados' `conf` of its segments, memoQ's `status`."""
    stated = [one.get("conf") or "Unspecified" for one in unit.iterfind("{*}seg-defs/{*}seg")]
    stated += [value for name, value in unit.attrib.items() if name.endswith("}status")]
    if not stated or any(not _CONFIRMED.fullmatch(one) for one in stated):
        return ""
    return "signed-off"


def _item_2(unit: etree._Element) -> Item | None:
    """Return what came back in a `<unit>`; None for what is no sentence of ours."""
    if unit.get("translate") == "no":
        return None
    # Their order counts: what is between two sentences is an <ignorable>.
    parts = list(unit.iterchildren("{*}segment", "{*}ignorable"))
    sources = [one for part in parts for one in part.iterchildren("{*}source")]
    targets = [one for part in parts for one in part.iterchildren("{*}target")]
    translated = [part for part in unit.iterchildren("{*}segment") if part.find("{*}target") is not None]
    states = {part.get("state") or "initial" for part in translated}
    qualifiers = {(part.get("subState") or "").rpartition(":")[2] for part in translated}
    # A unit that a tool cut up is as far as the least of its parts.
    order = ("initial", "translated", "reviewed", "final")
    state = min(states, key=order.index, default="") if states <= set(order) else ""
    meta = {one.get("type"): one.text or "" for one in unit.iter(f"{{{METADATA}}}meta")}
    contexts = [meta[CONTEXT]] if CONTEXT in meta else []
    notes = [note for note in unit.iterfind("{*}notes/{*}note") if note.get("category") not in _OWN_NOTES]
    qualifier = next(iter(sorted(qualifiers)), "")
    return _item(contexts, sources, targets, state, qualifier, meta.get("base"), notes)


def _item(
    contexts: list[str],
    sources: list[etree._Element],
    targets: list[etree._Element],
    state: str,
    qualifier: str,
    base: str | None,
    notes: list[etree._Element],
) -> Item | None:
    source = "".join(text_of(one) for one in sources)
    if not source.strip():
        return None
    known = numbers(source)
    target = "".join(text_of(one, known) for one in targets)
    base = base if base is not None and base.startswith(BASE) else ""
    key = Key(contexts[0] if contexts else None, source)
    item = Item(key, target, False, base, tuple(_lines(notes)))
    reviewed = state in _REVIEWED or (state == "translated" and (qualifier not in _GUESSES or item.changed))
    return replace(item, reviewed=bool(target.strip()) and reviewed)


def _lines(notes: list[etree._Element]) -> Iterator[str]:
    for note in notes:
        for line in "".join(map(str, note.itertext())).split("\n"):
            if line.strip():
                yield line.strip()
