"""TBX: XML for termbases of several languages; version 2 (ISO 30042:2008) is written, 2 and 3 (2019) are read.

Not with Translate Toolkit, which reads version 2 only, of that no `ntig`, and makes two languages of a term; the
tests hold what is written against it. The statuses are those of `administrativeStatus` in TBX-Basic. In TBX the terms
of a language stand together, and nothing says which corresponds to which; files of l10n's say it in the ids of
their terms (`kursk.2.fr`: row 2 of the concept `kursk`), so that they come back as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from l10n import languages
from l10n.errors import InputError, UsageError
from l10n.glossary.cells import clean, slug
from l10n.glossary.exchange.format import Export, Format, Import, entries
from l10n.glossary.model import Glossary, Kind, Row, Status

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
_WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = re.compile(r"[^\W\d][\w.-]*")  # what XML takes for an id
_OURS = re.compile(r".+\.(\d+)\.[A-Za-z0-9-]+")


class _Term(NamedTuple):
    text: str
    language: str
    status: Status | None
    types: frozenset[str]
    note: str
    row: str


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    from lxml import etree

    root = etree.Element("martif", {"type": "TBX-Basic", _LANG: languages[0]})
    header = etree.SubElement(root, "martifHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(source, "p").text = "l10n"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    tags = {language: tag for language in languages if (tag := glossary.language(language))}
    lost: Counter[str] = Counter()
    for number, (concept, rows) in enumerate(glossary.concepts.items(), 1):
        here = [row for row in rows if any(tag in row.forms for tag in tags.values())]
        if not here:
            continue
        known = _ID.fullmatch(concept)
        lost["name"] += not known
        name = concept if known else f"c{number}"
        entry = etree.SubElement(body, "termEntry", id=name)
        field = _field(here)
        lost["kind"] += any(
            row.kind not in (field, Kind.ACRONYM) and not _is_adjective(row, field) for row in here
        )
        lost["match"] += sum(row.match is not None for row in here)
        if field is not Kind.TERM:
            etree.SubElement(entry, "descrip", type="subjectField").text = field
        noted: set[int] = set()
        for language, tag in tags.items():
            terms = [(place, row) for place, row in enumerate(here, 1) if tag in row.forms]
            if not terms:
                continue
            group = etree.SubElement(entry, "langSet", {_LANG: language})
            for place, row in terms:
                term = etree.SubElement(group, "tig", id=f"{name}.{place}.{language}")
                etree.SubElement(term, "term").text = _xml(row.forms[tag])
                if row.kind is Kind.ACRONYM:
                    etree.SubElement(term, "termNote", type="termType").text = "acronym"
                if _is_adjective(row, field):
                    etree.SubElement(term, "termNote", type="partOfSpeech").text = "adjective"
                etree.SubElement(term, "termNote", type="administrativeStatus").text = _WRITTEN[row.status]
                if row.note and place not in noted:
                    noted.add(place)
                    etree.SubElement(term, "note").text = _xml(row.note)
    etree.indent(root)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
    said = {
        "name": "names of concepts that can't be ids in XML are numbered: {}",
        "kind": "TBX holds one kind for a concept, and acronyms; concepts that lost another: {}",
        "match": "TBX holds no match; rows that lost theirs: {}",
    }
    losses = tuple(text.format(lost[what]) for what, text in said.items() if lost[what])
    return Export(data, len(body), losses)


def _field(rows: Sequence[Row]) -> Kind:
    """Return the kind that stands for a concept: the first that no note of its terms says."""
    kinds = [row.kind for row in rows if row.kind is not Kind.ACRONYM]
    return next((kind for kind in kinds if kind is not Kind.DEMONYM), kinds[0] if kinds else Kind.TERM)


def _is_adjective(row: Row, field: Kind) -> bool:
    """Tell whether a row's terms are marked as adjectives: the demonyms of a place, a person or an organisation."""
    return row.kind is Kind.DEMONYM and field not in (Kind.TERM, Kind.DEMONYM)


def _read(data: bytes, path: Path, wanted: Sequence[str]) -> Import:
    root = _parse(data, path)
    if _name(root) not in ("martif", "tbx", "TBX"):
        hint = "TBX begins with <martif> (version 2) or <tbx> (version 3)"
        raise InputError(f"isn't TBX: it begins with <{_name(root)}>", path=path, hint=hint)
    rows: list[Row] = []
    lost: Counter[str] = Counter()
    for entry in _below(root, "termEntry", "conceptEntry"):
        terms = list(_terms(entry, wanted, lost))
        found = _rows(entry, terms)
        lost["left"] += not found
        rows += found
    losses = [
        f"terms in a language that isn't known (`{tag}`) left out: {count}"
        for (what, _, tag), count in ((key.partition(":"), n) for key, n in lost.items())
        if what == "lang"
    ]
    if lost["left"]:
        losses.append(f"{entries(lost['left'])} without a term in those languages left out")
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
            language = languages.parse(stated)
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


def _rows(entry: etree._Element, terms: Sequence[_Term]) -> list[Row]:
    """Return the rows of an entry: its preferred terms side by side, each of the others for itself."""
    if not terms:
        return []
    concept = clean(entry.get("id", "")) or slug(terms[0].text)
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


def _xml(text: str) -> str:
    """Return a text without what XML can't hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )


FORMAT = Format("tbx", (".tbx",), False, _read, _write)
