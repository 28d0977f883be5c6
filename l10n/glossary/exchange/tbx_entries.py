"""A concept of a TBX file: its terms, with what is said of each, and the rows that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from l10n.glossary.exchange.tbx_xml import below, local_name, text_of
from l10n.glossary.model import Gender, Kind, Number, PartOfSpeech, Row, Status
from l10n.messages import Message

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
# The id of a term in files of ours: concept, row, language.
_OURS = re.compile(r".+\.(\d+)\.[A-Za-z0-9-]+")

# What is said of a term's grammar, without spaces and in lower case.
_GENDERS = {str(gender): gender for gender in Gender} | {"other": Gender.COMMON}
_NUMBERS = {str(number): number for number in Number}
_PARTS = {str(part).replace(" ", ""): part for part in PartOfSpeech}
_MUST = ("regulated", "legal")  # statuses that somebody in charge gave: nothing else will do


class Losses:
    """What an import counts of that which it leaves out or reads otherwise."""

    def __init__(self) -> None:
        self.languages: Counter[str] = Counter()  # tags that are none
        self.statuses: Counter[str] = Counter()
        self.variants: Counter[Message] = Counter()  # in words, of one language
        self.empty = 0  # concepts


class Term(NamedTuple):
    """A term of a concept, with what the file says of it.

    `types` are its types and parts of speech as they stand there; `row` is that of a file of ours, empty in others.
    """

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


def term_of(text: str, language: str, element: etree._Element, lost: Losses) -> Term:
    """Return a term that stands in an element, and count a status that isn't known."""
    place = element.getparent()
    if place is not None and local_name(place) == "termGrp":  # of an ntig
        place = place.getparent()
    assert place is not None
    status, must = None, False
    for note in below(place, "administrativeStatus", "normativeAuthorization", "termNote"):
        if note.get("type", local_name(note)) in ("administrativeStatus", "normativeAuthorization"):
            stated = text_of(note)
            plain = stated.lower().replace("-", "")
            status = next((known for begin, known in _STATUSES.items() if plain.startswith(begin)), None)
            must = plain.startswith(_MUST)
            if status is None and stated:
                lost.statuses[stated] += 1
    types = frozenset(_stated(place, "termType")) | frozenset(_stated(place, "partOfSpeech"))
    ours = _OURS.fullmatch(place.get("id", ""))
    return Term(
        text,
        language,
        status,
        must,
        types,
        gender=_one_of(_GENDERS, _stated(place, "grammaticalGender")),
        number=_one_of(_NUMBERS, _stated(place, "grammaticalNumber")),
        part_of_speech=_one_of(_PARTS, _stated(place, "partOfSpeech")),
        source=next(_stated(place, "source"), ""),
        date=next((text_of(date) for date in below(place, "date")), ""),
        note=_notes(place),
        row=ours[1] if ours else "",
    )


def _stated(place: etree._Element, category: str) -> Iterator[str]:
    """Give what a term's place says in a data category, in any of TBX's styles."""
    for note in below(place, "termNote", "admin", category):
        if note.get("type", local_name(note)) == category and (stated := text_of(note)):
            yield stated


def _one_of(values: Mapping[str, _Value], texts: Iterable[str]) -> _Value | None:
    """Return the value that a term's place has, None for one that isn't known."""
    plain = (one.lower().replace(" ", "").removesuffix("gender") for one in texts)
    return next((values[one] for one in plain if one in values), None)


def rows_of(entry: etree._Element, concept: str, terms: Sequence[Term]) -> list[Row]:
    """Return the rows of an entry: its preferred terms side by side, each of the others for itself."""
    fields = [
        text_of(one)
        for one in below(entry, "descrip", "subjectField")
        if one.get("type", "subjectField") == "subjectField"
    ]
    kinds = [field for field in fields if field.lower() in set(Kind)]
    kind = Kind(kinds[0].lower()) if kinds else Kind.TERM
    domain = next((field for field in fields if field not in kinds[:1] and field), "")
    first = dict.fromkeys(term.language for term in terms if term.status is Status.PREFERRED)
    groups: dict[tuple[str, Status], list[Term]] = {}
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
    known = {language: value for language, value in values.items() if value is not None}
    if len(known) == len(values) > 1 and len(set(known.values())) == 1:
        return {"": next(iter(known.values()))}
    return known


def _kind(group: Sequence[Term], field: Kind) -> Kind:
    """Return the kind of a row by the types of its terms, in a concept of some kind."""
    types = frozenset[str]().union(*(term.types for term in group))
    if "acronym" in types:
        return Kind.ACRONYM
    return Kind.DEMONYM if "adjective" in types and field is not Kind.TERM else field


def _notes(element: etree._Element) -> str:
    """Return the notes and definitions right below an element, or in groups of their own."""
    found = []
    for child in element:
        name = local_name(child)
        if name in ("descripGrp", "termNoteGrp"):
            found.append(_notes(child))
        elif name in ("note", "definition") or (name == "descrip" and child.get("type") == "definition"):
            found.append(text_of(child))
    return "\n".join(dict.fromkeys(filter(None, found)))
