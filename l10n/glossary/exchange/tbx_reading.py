"""Reading TBX, versions 2 and 3, from files that may be hostile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from l10n.errors import InputError, UsageError
from l10n.glossary.cells import clean, slug
from l10n.glossary.exchange.format import Import, entries
from l10n.glossary.model import Gender, Kind, Number, PartOfSpeech, Row, Status, fallbacks
from l10n.languages import tags

if TYPE_CHECKING:
    from lxml import etree

_Value = TypeVar("_Value")

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


# What is said of a term's grammar, without spaces and in lower case.
_GENDERS = {str(gender): gender for gender in Gender} | {"other": Gender.COMMON}
_NUMBERS = {str(number): number for number in Number}
_PARTS = {str(part).replace(" ", ""): part for part in PartOfSpeech}
_MUST = ("regulated", "legal")  # statuses that somebody in charge gave: nothing else will do


class _Term(NamedTuple):
    text: str
    language: str
    status: Status | None
    must: bool
    types: frozenset[str]
    gender: Gender | None
    number: Number | None
    part_of_speech: PartOfSpeech | None
    source: str
    date: str
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
        terms = _terms(entry, wanted, lost)
        if not terms:
            lost["left"] += 1
            continue
        concept = name = _name_of(entry, terms)
        number = 1
        while concept in taken:  # homonyms in entries without a name
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
    for key, count in lost.items():
        what, _, both = key.partition(":")
        wanted_tag, _, other = both.partition(" ")
        if what == "other":
            losses.append(f"terms in {other} left out, as there are some in {wanted_tag}: {count}")
        elif what == "instead":
            losses.append(f"terms in {other} taken for want of any in {wanted_tag}: {count}")
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


def _name_of(entry: etree._Element, terms: Sequence[_Term]) -> str:
    """Return the name of a concept: its id in files of ours, or where it says something.

    A number does not: two files may have the same.
    """
    name = clean(entry.get("id", ""))
    if all(term.row for term in terms) or (name and not any(map(str.isdigit, name))):
        return name
    return slug(terms[0].text)


def _terms(entry: etree._Element, wanted: Sequence[str], lost: Counter[str]) -> list[_Term]:
    """Return the terms of an entry in the languages that are wanted, of each its own or those of one variant."""
    groups: dict[str, list[_Term]] = {}
    for group in _below(entry, "langSet", "langSec"):
        stated = group.get(_LANG) or group.get("lang") or ""
        try:
            language = tags.parse(stated)
        except UsageError:
            lost[f"lang:{stated}"] += 1
            continue
        for element in _below(group, "term"):
            text = clean("".join(str(part) for part in element.itertext()))
            if text:
                groups.setdefault(language, []).append(_term(text, language, element, lost))
    if not wanted:
        return [term for terms in groups.values() for term in terms]
    found: list[_Term] = []
    for tag in wanted:
        alike = [one for one in groups if one == tag or (one not in wanted and _base(one) == _base(tag))]
        if not alike:
            continue
        best = min(
            alike, key=lambda one: (one not in fallbacks(tag), -len(one) if one in fallbacks(tag) else 0)
        )
        if best not in fallbacks(tag) and tag != _base(tag):
            lost[f"instead:{tag} {best}"] += len(groups[best])
        for other in alike:
            if other != best:
                lost[f"other:{best} {other}"] += len(groups[other])
        found += [term._replace(language=tag) for term in groups[best]]
    return found


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _term(text: str, language: str, element: etree._Element, lost: Counter[str]) -> _Term:
    place = element.getparent()
    if place is not None and _name(place) == "termGrp":  # of an ntig
        place = place.getparent()
    assert place is not None
    status, must = None, False
    for note in _below(place, "administrativeStatus", "normativeAuthorization", "termNote"):
        if note.get("type", _name(note)) in ("administrativeStatus", "normativeAuthorization"):
            stated = _text(note)
            plain = stated.lower().replace("-", "")
            status = next((known for begin, known in _STATUSES.items() if plain.startswith(begin)), None)
            must = plain.startswith(_MUST)
            if status is None and stated:
                lost[f"status:{stated}"] += 1
    types = frozenset(_said(place, "termType")) | frozenset(_said(place, "partOfSpeech"))
    ours = _OURS.fullmatch(place.get("id", ""))
    return _Term(
        text,
        language,
        status,
        must,
        types,
        gender=_one_of(_GENDERS, _said(place, "grammaticalGender")),
        number=_one_of(_NUMBERS, _said(place, "grammaticalNumber")),
        part_of_speech=_one_of(_PARTS, _said(place, "partOfSpeech")),
        source=next(_said(place, "source"), ""),
        date=next((_text(date) for date in _below(place, "date")), ""),
        note=_notes(place),
        row=ours[1] if ours else "",
    )


def _said(place: etree._Element, category: str) -> Iterator[str]:
    """Give what a term's place says in a data category, in any of TBX's styles."""
    for note in _below(place, "termNote", "admin", category):
        if note.get("type", _name(note)) == category and (said := _text(note)):
            yield said


def _one_of(values: Mapping[str, _Value], said: Iterable[str]) -> _Value | None:
    """Return the value that a term's place has, None for one that isn't known."""
    plain = (one.lower().replace(" ", "").removesuffix("gender") for one in said)
    return next((values[one] for one in plain if one in values), None)


def _rows(entry: etree._Element, concept: str, terms: Sequence[_Term]) -> list[Row]:
    """Return the rows of an entry: its preferred terms side by side, each of the others for itself."""
    fields = [
        _text(one)
        for one in _below(entry, "descrip", "subjectField")
        if one.get("type", "subjectField") == "subjectField"
    ]
    kinds = [field for field in fields if field.lower() in set(Kind)]
    kind = Kind(kinds[0].lower()) if kinds else Kind.TERM
    domain = next((field for field in fields if field not in kinds[:1] and field), "")
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
        row_kind = _kind(group, kind)
        is_demonym = row_kind is Kind.DEMONYM and kind is not Kind.DEMONYM  # which an adjective marks
        rows.append(
            Row(
                concept,
                row_kind,
                status,
                {term.language: term.text for term in group},
                note="\n".join(dict.fromkeys(notes)),
                must=any(term.must for term in group),
                gender=_of_all({term.language: term.gender for term in group}),
                number=_of_all({term.language: term.number for term in group}),
                part_of_speech={}
                if is_demonym
                else _of_all({term.language: term.part_of_speech for term in group}),
                domain=domain,
                source=next((term.source for term in group if term.source), ""),
                date=next((term.date for term in group if term.date), ""),
            )
        )
    return rows


def _of_all(values: Mapping[str, _Value | None]) -> dict[str, _Value]:
    """Return what is said of the terms of languages; what is said of all alike, under no language."""
    said = {language: value for language, value in values.items() if value is not None}
    if len(said) == len(values) > 1 and len(set(said.values())) == 1:
        return {"": next(iter(said.values()))}
    return said


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
