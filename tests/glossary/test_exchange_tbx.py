"""TBX: what is written comes back, versions 2 and 3 of other tools are read, hostile files do nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tbx import tbxfile

from l10n.errors import InputError
from l10n.glossary import Gender, Glossary, Kind, Matching, Number, PartOfSpeech, Row, Status, csv
from l10n.glossary.cells import clean
from l10n.glossary.exchange import FORMATS
from l10n.glossary.exchange.tbx_reading import TbxRows
from tests.support import ROOT

TBX = FORMATS["tbx"]
PATH = Path("terms.tbx")
PREFERRED, ADMITTED, FORBIDDEN = Status


def row(concept: str, kind: Kind, status: Status, note: str = "", **forms: str) -> Row:
    return Row(concept, kind, status, forms, note=note)


GLOSSARY = Glossary(
    (
        row("kursk", Kind.PLACE, PREFERRED, fr="Koursk", en="Kursk", es="Kursk"),
        row("kursk", Kind.DEMONYM, ADMITTED, fr="koursien"),
        row("kursk", Kind.PLACE, FORBIDDEN, "the French form\n<&>", en="Koursk"),
        row("nato", Kind.ORGANISATION, PREFERRED, fr="Alliance atlantique", en="Atlantic Alliance"),
        row("nato", Kind.ACRONYM, ADMITTED, "two\u00a0names", fr="OTAN", en="NATO"),
        row("nato", Kind.ACRONYM, FORBIDDEN, fr="O.T.A.N."),
        row("traité", Kind.TERM, PREFERRED, fr="traité « a & b »", en='"treaty"'),
    )
)


def test_what_is_written_comes_back_as_it_was() -> None:
    made = TBX.write(GLOSSARY, ["fr", "en", "es"])
    assert (made.size, made.losses) == (3, ())
    back = TBX.read(made.data, PATH, ())
    assert (Glossary(back.rows), back.losses) == (GLOSSARY, ())


def test_the_sample_glossary_comes_back_but_for_its_matches() -> None:
    glossary = csv.read([ROOT / "glossary"])
    made = TBX.write(glossary, glossary.languages)
    plain = Glossary(tuple(replace(row, match=None) for row in glossary.rows)).concepts
    assert dict(Glossary(TBX.read(made.data, PATH, ()).rows).concepts) == dict(plain)
    assert [loss.split(":")[0] for loss in made.losses] == ["TBX holds no match; rows that lost theirs"]


def test_translate_toolkit_reads_it() -> None:
    store = tbxfile(BytesIO(TBX.write(GLOSSARY, ["fr", "en"]).data), "fr", "en")
    kursk, nato, _ = store.units
    assert kursk.getid() == "kursk"
    assert [(term.text, term.administrative_status) for term in kursk.get_source_terms()] == [
        ("Koursk", "preferredTerm-admn-sts"),
        ("koursien", "admittedTerm-admn-sts"),
    ]
    target = kursk.get_target_terms()
    assert [(term.text, term.deprecated) for term in target] == [("Kursk", False), ("Koursk", True)]
    assert [note.text for note in target[1].notes if note.origin is None] == ["the French form\n<&>"]
    assert [term.text for term in nato.get_target_terms()] == ["Atlantic Alliance", "NATO"]


def test_what_tbx_can_not_hold_is_said() -> None:
    rows = (
        Row("a b", Kind.TERM, PREFERRED, {"fr": "a", "en": "b\x07"}, Matching.EXACT),
        row("a b", Kind.PLACE, ADMITTED, fr="c"),
    )
    made = TBX.write(Glossary(rows), ["fr", "en"])
    assert made.losses == (
        "names of concepts that can't be ids in XML are numbered: 1",
        "control characters can't be in XML; terms that lost some: 1",
        "TBX holds one kind for a concept, and acronyms; concepts that lost another: 1",
        "TBX holds no match; rows that lost theirs: 1",
    )
    assert {row.concept for row in TBX.read(made.data, PATH, ()).rows} == {"c1"}


# As IATE, MultiTerm and others write version 2, with `ntig` and without; made up.
V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
  <termEntry id="c5">
    <descrip type="subjectField">Place</descrip>
    <descripGrp><descrip type="definition">A <hi>city</hi> in Russia.</descrip>
      <admin type="source">x</admin></descripGrp>
    <langSet xml:lang="EN">
      <tig><term>Kursk</term><termNote type="administrativeStatus">
         preferredTerm-admn-sts</termNote></tig>
    </langSet>
    <langSet xml:lang="EN"><tig><term>Koursk</term>
      <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
    <langSet xml:lang="fr"><ntig><termGrp><term>Koursk</term></termGrp></ntig>
      <ntig><termGrp><term>ville de <hi>Koursk</hi></term>
        <termNote type="termType">fullForm</termNote></termGrp><note>long</note></ntig></langSet>
    <langSet xml:lang="xq-nowhere"><tig><term>?</term></tig></langSet>
  </termEntry>
  <termEntry><langSet xml:lang="fr"><tig><term>OTAN</term><termNote type="termType">acronym</termNote>
     <termNote type="administrativeStatus">weird</termNote></tig></langSet>
     <langSet xml:lang="en-US"><tig><term>NATO</term><termNote type="termType">acronym</termNote></tig></langSet>
  </termEntry>
  <termEntry id="empty"><langSet xml:lang="fr"><tig><term> </term></tig></langSet></termEntry>
</body></text></martif>
"""
# Version 3 in its two styles: DCA (data categories as attributes) and DCT (as elements); made up.
V3_DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c5"><descrip type="subjectField">place</descrip>
  <langSec xml:lang="fr"><termSec><term>Koursk</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
  <langSec xml:lang="en"><termSec><term>Kursk</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>Koursk</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  <termSec><term>Kursk city</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  </langSec></conceptEntry></body></text></tbx>
"""
V3_DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dct" type="TBX-Min" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c5"><min:subjectField>place</min:subjectField>
  <langSec xml:lang="fr"><termSec><term>Koursk</term><min:administrativeStatus>preferred</min:administrativeStatus>
  </termSec></langSec>
  <langSec xml:lang="en"><termSec><term>Kursk</term>
    <basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus>
  </termSec><termSec><term>Koursk</term><min:administrativeStatus>obsolete</min:administrativeStatus></termSec>
  <termSec><term>Kursk city</term><min:administrativeStatus>admitted</min:administrativeStatus></termSec>
  </langSec></conceptEntry></body></text></tbx>
"""


def test_reads_version_2_of_others() -> None:
    done = TBX.read(V2.encode(), PATH, ())
    assert done.rows == (
        row("kursk", Kind.PLACE, PREFERRED, "A city in Russia.", en="Kursk", fr="Koursk"),
        row("kursk", Kind.PLACE, FORBIDDEN, en="Koursk"),
        row("kursk", Kind.PLACE, ADMITTED, "long", fr="ville de Koursk"),
        Row("otan", Kind.ACRONYM, PREFERRED, {"fr": "OTAN", "en-US": "NATO"}),
    )
    assert done.losses == (
        "terms in a language that isn't known (`xq-nowhere`) left out: 1",
        "1 entry without a term left out",
        "unknown status `weird`, taken for none: 1",
    )


def test_languages_that_were_named_are_taken_and_others_not() -> None:
    done = TBX.read(V2.encode(), PATH, ("fr", "en"))
    assert done.rows[-1].forms == {"fr": "OTAN", "en": "NATO"}
    assert "1 entry without a term in those languages left out" in done.losses
    done = TBX.read(V2.encode(), PATH, ("en-US", "es"))
    assert [row.forms for row in done.rows] == [{"en-US": "Kursk"}, {"en-US": "Koursk"}, {"en-US": "NATO"}]


@pytest.mark.parametrize("text", [V3_DCA, V3_DCT], ids=["attributes", "elements"])
def test_reads_version_3(text: str) -> None:
    done = TBX.read(text.encode(), PATH, ())
    assert done.losses == ()
    assert done.rows == (
        row("koursk", Kind.PLACE, PREFERRED, fr="Koursk", en="Kursk"),
        row("koursk", Kind.PLACE, FORBIDDEN, en="Koursk"),
        row("koursk", Kind.PLACE, ADMITTED, en="Kursk city"),
    )


def martif(inside: str, doctype: str = "") -> bytes:
    return f'<?xml version="1.0"?>{doctype}<martif type="TBX"><text><body>{inside}</body></text></martif>'.encode()


ENTRY = '<termEntry id="{}"><langSet xml:lang="fr"><tig><term>{}</term></tig></langSet></termEntry>'
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
HOSTILE = [
    pytest.param(
        martif(ENTRY.format("a", "&e19;"), f'<!DOCTYPE martif [<!ENTITY e0 "ha">{LAUGHS}]>'),
        "declares entities|isn't XML",
        id="a billion laughs",
    ),
    pytest.param(
        martif(ENTRY.format("&e19;", "a"), f'<!DOCTYPE martif [<!ENTITY e0 "ha">{LAUGHS}]>'),
        "declares entities|isn't XML",
        id="a billion laughs in an attribute",
    ),
    pytest.param(
        martif(ENTRY.format("a", "&x;"), '<!DOCTYPE martif [<!ENTITY x SYSTEM "secret.txt">]>'),
        "declares entities",
        id="a file",
    ),
    pytest.param(
        martif(ENTRY.format("a", "b"), '<!DOCTYPE martif [<!ENTITY % x SYSTEM "secret.txt"> %x;]>'),
        "declares entities|isn't XML",
        id="a file that is no text",
    ),
    pytest.param(martif(ENTRY.format("a", "&x;")), "isn't XML: Entity 'x' not defined", id="no such entity"),
    pytest.param(martif("<a>" * 10_000 + "</a>" * 10_000), "isn't XML", id="deep"),
    pytest.param(b"<martif>\n<text>", "isn't XML: .*", id="cut off"),
    pytest.param(b"<html><body/></html>", "isn't TBX: it begins with <html>", id="another XML"),
    pytest.param(b"\xff\xfe<", "isn't XML", id="half a character"),
]


@pytest.mark.parametrize(("data", "said"), HOSTILE)
def test_a_hostile_file_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(InputError, match=said) as caught:
        TBX.read(data, PATH, ())
    assert "secret" not in caught.value.reason
    assert caught.value.hint


def test_a_document_type_is_neither_fetched_nor_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.dtd").write_text('<!ENTITY x "secret">')
    doctype = '<!DOCTYPE martif SYSTEM "x.dtd">'
    assert TBX.read(martif(ENTRY.format("a", "b"), doctype), PATH, ()).rows[0].forms == {"fr": "b"}
    done = TBX.read(martif(ENTRY.format("a", "&x;b"), doctype), PATH, ())
    assert "secret" not in str(done)


def test_homonyms_without_an_id_are_concepts_of_their_own() -> None:
    entry = ENTRY.replace(' id="{}"', "")
    done = TBX.read(martif(entry.format("Géorgie") * 2), PATH, ())
    assert [row.concept for row in done.rows] == ["georgie", "georgie-2"]


def test_numbers_of_entries_are_no_names() -> None:
    """Two files may have the same ones (WeblateOrg/weblate#6614)."""
    found = [
        TBX.read(martif(ENTRY.format("1", form)), PATH, ()).rows[0].concept
        for form in ("OTAN", "eau potable")
    ]
    assert found == ["otan", "eau-potable"]


VARIANTS = """<martif type="TBX"><text><body>
<termEntry id="c1"><langSet xml:lang="fr-FR"><tig><term>autocar</term></tig></langSet>
  <langSet xml:lang="pt-PT"><tig><term>autocarro</term></tig></langSet>
  <langSet xml:lang="pt-BR"><tig><term>ônibus</term></tig></langSet></termEntry>
<termEntry id="c3"><langSet xml:lang="fr-FR"><tig><term>train</term></tig></langSet>
  <langSet xml:lang="pt-PT"><tig><term>comboio</term></tig></langSet></termEntry>
</body></text></martif>"""


@pytest.mark.parametrize(
    ("tag", "forms", "losses"),
    [
        pytest.param(
            "pt-BR",
            ["ônibus", "comboio"],
            (
                "terms in pt-PT left out, as there are some in pt-BR: 1",
                "terms in pt-PT taken for want of any in pt-BR: 1",
            ),
            id="another region",
        ),
        pytest.param(
            "pt-PT",
            ["autocarro", "comboio"],
            ("terms in pt-BR left out, as there are some in pt-PT: 1",),
            id="this region",
        ),
        pytest.param(
            "pt",
            ["autocarro", "comboio"],
            ("terms in pt-BR left out, as there are some in pt-PT: 1",),
            id="any region",
        ),
    ],
)
def test_the_term_of_just_this_region_comes_first(
    tag: str, forms: list[str], losses: tuple[str, ...]
) -> None:
    done = TBX.read(VARIANTS.encode(), PATH, ("fr", tag))
    assert [(row.status, row.forms[tag]) for row in done.rows] == [(PREFERRED, form) for form in forms]
    assert done.losses == losses


def test_what_a_terminologist_says_comes_back() -> None:
    rows = (
        Row(
            concept="ministre",
            kind=Kind.TERM,
            status=PREFERRED,
            forms={"fr": "ministre", "es": "ministra"},
            must=True,
            gender={"es": Gender.FEMININE, "fr": Gender.COMMON},
            number={"": Number.SINGULAR},
            part_of_speech={"": PartOfSpeech.PROPER_NOUN},
            domain="politique",
            source="AFP <Paris>",
            date="2026-11-30",
        ),
        Row(
            "ministre",
            Kind.TERM,
            ADMITTED,
            {"es": "ministro"},
            gender={"es": Gender.MASCULINE},
            domain="politique",
        ),
    )
    made = TBX.write(Glossary(rows), ["fr", "es"])
    assert (TBX.read(made.data, PATH, ()).rows, made.losses) == (rows, ())
    lost = TBX.write(Glossary((replace(rows[1], must=True), replace(rows[0], domain="x"))), ["fr", "es"])
    assert lost.losses == (
        "TBX holds no must for what isn't preferred; rows that lost theirs: 1",
        "TBX holds one domain for a concept; concepts that lost another: 1",
    )


# What XML can hold as it is.
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"], exclude_characters="\ufffe\uffff")
FORM = st.text(CHARACTERS, min_size=1, max_size=8).map(clean).filter(bool)
ROWS = st.lists(
    st.builds(
        Row,
        st.sampled_from(["a", "b-1", "été"]),
        st.just(Kind.TERM),
        st.sampled_from(Status),
        st.dictionaries(st.sampled_from(["fr", "en", "zh-Hant"]), FORM, min_size=1),
        st.none(),
        st.just("") | st.text(CHARACTERS, max_size=8).map(lambda text: text.strip()),
    ),
    min_size=1,
    max_size=15,
)


@given(ROWS)
def test_any_rows_come_back(rows: list[Row]) -> None:
    data = TBX.write(Glossary(tuple(rows)), ["fr", "en", "zh-Hant"]).data
    assert dict(Glossary(TBX.read(data, PATH, ()).rows).concepts) == dict(Glossary(tuple(rows)).concepts)


def test_version_3_is_written_and_comes_back() -> None:
    made = FORMATS["tbx3"].write(GLOSSARY, ["fr", "en", "es"])
    assert b'<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" xml:lang="fr" style="dca">' in made.data
    assert b"<conceptEntry" in made.data
    assert b"<termSec" in made.data
    assert not {b"martif", b"termEntry", b"langSet", b"<tig"} & set(made.data.split())
    assert (made.size, made.losses) == (3, ())
    back = TBX.read(made.data, PATH, ())
    assert (Glossary(back.rows), back.losses) == (GLOSSARY, ())


def test_a_language_comes_with_its_regions_and_rows_without_it_are_named() -> None:
    rows = (
        Row("bus", Kind.TERM, PREFERRED, {"fr": "autobus", "es": "autobús", "es-MX": "camión"}),
        row("truce", Kind.TERM, PREFERRED, en="truce"),
    )
    made = TBX.write(Glossary(rows), ["fr", "es"])
    assert made.losses == ("1 row without a form in fr and es and es-MX left out: truce (truce)",)
    back = TBX.read(made.data, PATH, ())
    assert [dict(one.forms) for one in back.rows] == [dict(rows[0].forms)]


def test_rows_can_be_read_again_and_are_written_as_they_come() -> None:
    data = TBX.write(GLOSSARY, ["fr", "en", "es"]).data
    rows = TbxRows(lambda: BytesIO(data), PATH, ["fr", "en"])
    assert tuple(rows) == tuple(rows) == TBX.read(data, PATH, ["fr", "en"]).rows
    assert b"".join(csv.stream(rows)) == csv.render(Glossary(tuple(rows)))
