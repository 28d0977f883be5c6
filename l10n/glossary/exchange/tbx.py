"""TBX: XML for termbases of several languages; versions 2 (ISO 30042:2008) and 3 (2019), read and written.

Not with Translate Toolkit, which reads version 2 only, of that no `ntig`, and makes two languages of a term; the
tests hold what is written against it. The statuses are those of `administrativeStatus` in TBX-Basic, and so are the
categories of grammar, domain (`subjectField`, beside the kind), source and date (an `origination`). In TBX the terms
of a language stand together, and nothing says which corresponds to which; files of l10n's say it in the ids of
their terms (`kursk.2.fr`: row 2 of the concept `kursk`), so that they come back as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.files import opened
from l10n.glossary.exchange.format import ExchangeFormat, Export, left_out
from l10n.glossary.exchange.tbx_reading import TbxRows, read
from l10n.glossary.model import Form, Gender, Glossary, Kind, PartOfSpeech, Row, Status
from l10n.messages import msg
from l10n.xml import UNWRITABLE

if TYPE_CHECKING:
    from lxml import etree

_MUST = "regulatedTerm-admn-sts"  # a preferred term that somebody in charge demands
_WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_PARTS: Mapping[PartOfSpeech | None, str] = {PartOfSpeech.PROPER_NOUN: "properNoun"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
# What version 3 calls the elements of version 2.
_THIRD = {
    "martif": "tbx",
    "martifHeader": "tbxHeader",
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "tig": "termSec",
}
_ID = re.compile(r"[^\W\d][\w.-]*")  # what XML takes for an id


def _write(glossary: Glossary, languages: Sequence[str], *, version: int = 2) -> Export:
    from lxml import etree

    # A language comes with its regions' own forms.
    regions = [one for one in glossary.languages if "-" in one and one.partition("-")[0] in languages]
    languages = list(dict.fromkeys((*languages, *regions)))

    root = etree.Element("martif", {"type": "TBX-Basic", _LANG: languages[0]})
    header = etree.SubElement(root, "martifHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(source, "p").text = "l10n"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    tags = {language: tag for language in languages if (tag := glossary.language(language))}
    lost: Counter[str] = Counter()
    missing: list[Row] = []
    for number, (concept, rows) in enumerate(glossary.concepts.items(), 1):
        here = [row for row in rows if any(tag in row.forms for tag in tags.values())]
        missing += (row for row in rows if row not in here)
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
        lost["must"] += sum(row.must and row.status is not Status.PREFERRED for row in here)
        if field is not Kind.TERM:
            etree.SubElement(entry, "descrip", type="subjectField").text = field
        domains = dict.fromkeys(row.domain for row in here)
        lost["domain"] += len(domains) > 1
        if domain := next(filter(None, domains), ""):
            etree.SubElement(entry, "descrip", type="subjectField").text = _xml(domain)
        noted: set[int] = set()
        for language, tag in tags.items():
            terms = [(place, row) for place, row in enumerate(here, 1) if tag in row.forms]
            if not terms:
                continue
            group = etree.SubElement(entry, "langSet", {_LANG: language})
            for place, row in terms:
                texts = row.forms[tag], row.note, row.source, row.domain, row.date
                lost["character"] += any(_xml(text) != text for text in texts)
                term = etree.SubElement(group, "tig", id=f"{name}.{place}.{language}")
                etree.SubElement(term, "term").text = _xml(row.forms[tag])
                if row.kind is Kind.ACRONYM:
                    etree.SubElement(term, "termNote", type="termType").text = "acronym"
                is_adjective = _is_adjective(row, field)
                for category, value in _grammar(Form(row.forms[tag], tag, row), is_adjective=is_adjective):
                    etree.SubElement(term, "termNote", type=category).text = value
                must = row.must and row.status is Status.PREFERRED
                status = _MUST if must else _WRITTEN[row.status]
                etree.SubElement(term, "termNote", type="administrativeStatus").text = status
                if row.source:
                    etree.SubElement(term, "admin", type="source").text = _xml(row.source)
                if row.date:
                    origin = etree.SubElement(term, "transacGrp")
                    etree.SubElement(origin, "transac", type="transactionType").text = "origination"
                    etree.SubElement(origin, "date").text = _xml(row.date)
                if row.note and place not in noted:
                    noted.add(place)
                    etree.SubElement(term, "note").text = _xml(row.note)
    size = len(body)
    if version == 3:
        root = _third(root)
    etree.indent(root)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
    messages = {
        "name": msg("names of concepts that can't be ids in XML are numbered: {count}", count=lost["name"]),
        "character": msg(
            "control characters can't be in XML; terms that lost some: {count}", count=lost["character"]
        ),
        "kind": msg(
            "TBX holds one kind for a concept, and acronyms; concepts that lost another: {count}",
            count=lost["kind"],
        ),
        "match": msg("TBX holds no match; rows that lost theirs: {count}", count=lost["match"]),
        "must": msg(
            "TBX holds no must for what isn't preferred; rows that lost theirs: {count}", count=lost["must"]
        ),
        "domain": msg(
            "TBX holds one domain for a concept; concepts that lost another: {count}", count=lost["domain"]
        ),
    }
    losses = [message for what, message in messages.items() if lost[what]]
    return Export(data, size, (*left_out(missing, languages, glossary), *losses))


def _third(root: etree._Element) -> etree._Element:
    """Return a file of version 2 as one of version 3 (ISO 30042:2019), its data categories as attributes."""
    from lxml import etree

    for element in root.iter():
        element.tag = f"{{{_NAMESPACE}}}{_THIRD.get(element.tag, element.tag)}"
    third = etree.Element(root.tag, {**root.attrib, "style": "dca"}, nsmap={None: _NAMESPACE})
    third.extend(list(root))
    return third


def _write_third(glossary: Glossary, languages: Sequence[str]) -> Export:
    return _write(glossary, languages, version=3)


def _field(rows: Sequence[Row]) -> Kind:
    """Return the kind that stands for a concept: the first that no note of its terms says."""
    kinds = [row.kind for row in rows if row.kind is not Kind.ACRONYM]
    return next((kind for kind in kinds if kind is not Kind.DEMONYM), kinds[0] if kinds else Kind.TERM)


def _grammar(form: Form, *, is_adjective: bool) -> list[tuple[str, str]]:
    """Return the data categories of a form's grammar with their values; `is_adjective` marks a demonym."""
    part = "adjective" if is_adjective else _PARTS.get(form.part_of_speech, form.part_of_speech)
    categories = (
        ("partOfSpeech", part),
        ("grammaticalGender", form.gender),
        ("grammaticalNumber", form.number),
    )
    return [
        (category, "otherGender" if one is Gender.COMMON else str(one)) for category, one in categories if one
    ]


def _is_adjective(row: Row, field: Kind) -> bool:
    """Tell whether a row's terms are marked as adjectives: the demonyms of a place, a person or an organisation."""
    is_marked = row.kind is Kind.DEMONYM and field not in (Kind.TERM, Kind.DEMONYM)
    return is_marked and not row.part_of_speech


def _xml(text: str) -> str:
    """Return a text without what XML can't hold."""
    return UNWRITABLE.sub("", text)


def _stream(path: Path, wanted: Sequence[str]) -> TbxRows:
    return TbxRows(lambda: opened(path), path, wanted)


FORMAT = ExchangeFormat("tbx", (".tbx",), False, read, _write, _stream)
THIRD = ExchangeFormat("tbx3", (), False, read, _write_third, _stream)
