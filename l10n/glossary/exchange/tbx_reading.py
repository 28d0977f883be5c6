"""Reading TBX, versions 2 and 3, from files that may be hostile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from l10n.errors import InputError, UsageError
from l10n.glossary.cells import clean, slug
from l10n.glossary.exchange.format import Import, entries
from l10n.glossary.model import Kind, Row, Status
from l10n.languages import tags

if TYPE_CHECKING:
    from lxml import etree

# What the statuses of TBX-Basic, of TBX-Min and of tools begin with, in small letters without hyphens.
_STATUSES = {
    "preferred": Status.PREFERRED,
    "standardized": Status.PREFERRED,
    "legal": Status.PREFERRED,
    "regulated": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "deprecated": Status.FORBIDDEN,
    "superseded": Status.FORBIDDEN,
    "notrecommended": Status.FORBIDDEN,
    "obsolete": Status.FORBIDDEN,
    "forbidden": Status.FORBIDDEN,
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The id of a term in files of ours: concept, row, language.
_OURS = re.compile(r".+\.(\d+)\.[A-Za-z0-9-]+")


class _Term(NamedTuple):
    text: str
    language: str
    status: Status | None
    types: frozenset[str]
    note: str
    row: str


def read(data: bytes, path: Path, wanted: Sequence[str]) -> Import:
    """Return what a file has in the languages that are wanted (BCP 47), or in all if none is named.

    Raises InputError where it is no TBX, or declares entities.
    """
    root = _parse(data, path)
    if _name(root) not in ("martif", "tbx", "TBX"):
        hint = "TBX begins with <martif> (version 2) or <tbx> (version 3)"
        raise InputError(f"isn't TBX: it begins with <{_name(root)}>", path=path, hint=hint)
    rows: list[Row] = []
    lost: Counter[str] = Counter()
    taken: set[str] = set()
    for entry in _below(root, "termEntry", "conceptEntry"):
        terms = list(_terms(entry, wanted, lost))
        if not terms:
            lost["left"] += 1
            continue
        concept = name = clean(entry.get("id", "")) or slug(terms[0].text)
        number = 1
        while concept in taken:  # homonyms in entries without an id
            number += 1
            concept = f"{name}-{number}"
        taken.add(concept)
        rows += _rows(entry, concept, terms)
    losses = [
        f"terms in a language that isn't known (`{tag}`) left out: {count}"
        for (what, _, tag), count in ((key.partition(":"), n) for key, n in lost.items())
        if what == "lang"
    ]
    if lost["left"]:
        those = " in those languages" if wanted else ""
        losses.append(f"{entries(lost['left'])} without a term{those} left out")
    losses += [
        f"unknown status `{key[7:]}`, taken for none: {n}"
        for key, n in lost.items()
        if key.startswith("status:")
    ]
    return Import(tuple(rows), tuple(losses))


def _parse(data: bytes, path: Path) -> etree._Element:
    """Return the root of XML that may be hostile: it is given no file, no network and no entity of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).split(", line ")[0].strip()
        line = getattr(error, "lineno", None) or None
        raise InputError(f"isn't XML: {reason}", path=path, line=line, hint="export it again") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        hint = "no TBX needs them: remove the <!ENTITY …> lines if you trust the file"
        raise InputError("declares entities, which can do harm", path=path, hint=hint)
    return root


def _terms(entry: etree._Element, wanted: Sequence[str], lost: Counter[str]) -> Iterator[_Term]:
    """Give the terms of an entry in the languages that are wanted."""
    for group in _below(entry, "langSet", "langSec"):
        stated = group.get(_LANG) or group.get("lang") or ""
        try:
            language = tags.parse(stated)
        except UsageError:
            lost[f"lang:{stated}"] += 1
            continue
        if wanted:
            alike = [tag for tag in wanted if language.split("-")[0] in (tag, tag.split("-")[0])]
            if language not in wanted and not alike:
                continue
            language = language if language in wanted else alike[0]
        for element in _below(group, "term"):
            text = clean("".join(str(part) for part in element.itertext()))
            if text:
                yield _term(text, language, element, lost)


def _term(text: str, language: str, element: etree._Element, lost: Counter[str]) -> _Term:
    place = element.getparent()
    if place is not None and _name(place) == "termGrp":  # of an ntig
        place = place.getparent()
    assert place is not None
    status = None
    for note in _below(place, "administrativeStatus", "normativeAuthorization", "termNote"):
        if note.get("type", _name(note)) in ("administrativeStatus", "normativeAuthorization"):
            stated = _text(note)
            plain = stated.lower().replace("-", "")
            status = next((known for begin, known in _STATUSES.items() if plain.startswith(begin)), None)
            if status is None and stated:
                lost[f"status:{stated}"] += 1
    notes = (note for note in _below(place, "termNote", "termType", "partOfSpeech"))
    types = {_text(note) for note in notes if note.get("type", _name(note)) in ("termType", "partOfSpeech")}
    ours = _OURS.fullmatch(place.get("id", ""))
    return _Term(text, language, status, frozenset(types), _notes(place), ours[1] if ours else "")


def _rows(entry: etree._Element, concept: str, terms: Sequence[_Term]) -> list[Row]:
    """Return the rows of an entry: its preferred terms side by side, each of the others for itself."""
    fields = [
        _text(one).lower()
        for one in _below(entry, "descrip", "subjectField")
        if one.get("type", "subjectField") == "subjectField"
    ]
    kind = next((Kind(field) for field in fields if field in set(Kind)), Kind.TERM)
    first = dict.fromkeys(term.language for term in terms if term.status is Status.PREFERRED)
    groups: dict[tuple[str, Status], list[_Term]] = {}
    taken: set[str] = set()
    ours = all(term.row for term in terms)
    ours = ours and len({(term.row, term.language) for term in terms}) == len(terms)
    for number, term in enumerate(terms):
        status = term.status or (Status.ADMITTED if term.language in first else Status.PREFERRED)
        if status is Status.PREFERRED and not ours and term.language in taken:
            status = Status.ADMITTED
        key = term.row if ours else "" if status is Status.PREFERRED else str(number)
        if status is Status.PREFERRED:
            taken.add(term.language)
        groups.setdefault((key, status), []).append(term)
    common = _notes(entry)
    rows: list[Row] = []
    for (_, status), group in sorted(groups.items(), key=lambda one: one[0][0].zfill(9)):
        notes = [term.note for term in group if term.note]
        if common and not rows:
            notes.insert(0, common)
        rows.append(
            Row(
                concept,
                _kind(group, kind),
                status,
                {term.language: term.text for term in group},
                note="\n".join(dict.fromkeys(notes)),
            )
        )
    return rows


def _kind(group: Sequence[_Term], field: Kind) -> Kind:
    """Return the kind of a row by the types of its terms, in a concept of some kind."""
    types = frozenset[str]().union(*(term.types for term in group))
    if "acronym" in types:
        return Kind.ACRONYM
    return Kind.DEMONYM if "adjective" in types and field is not Kind.TERM else field


def _notes(element: etree._Element) -> str:
    """Return the notes and definitions right below an element, or in groups of their own."""
    found = []
    for child in element:
        name = _name(child)
        if name in ("descripGrp", "termNoteGrp"):
            found.append(_notes(child))
        elif name in ("note", "definition") or (name == "descrip" and child.get("type") == "definition"):
            found.append(_text(child))
    return "\n".join(dict.fromkeys(filter(None, found)))


def _below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Give the descendants of some names, whatever their namespace."""
    return (child for child in element.iterdescendants() if _name(child) in names)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()
