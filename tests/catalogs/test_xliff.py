"""XLIFF 1.2: what goes out, what comes back, what is refused, and what Translate Toolkit makes of it."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.convert import po2xliff, xliff2po
from translate.storage import po

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.catalogs.exchange_merge import ExchangeMerge, merge_back
from l10n.catalogs.provenance import MEMORY, Owner, fingerprint, owner, stamp
from l10n.catalogs.writing import encode as encode_po
from l10n.catalogs.xliff import VERSIONS, Item, decode, encode
from l10n.errors import InputError
from l10n.model import collapse

PATH = Path("a.xlf")
NAMESPACE = "{urn:oasis:names:tc:xliff:document:1.2}"
HEADER = Header((("Content-Type", "text/plain; charset=UTF-8"), ("Language", "es")))

MACHINE = stamp(
    Entry("Il dort.", extracted=("paragraph",), references=("a.txt:3",)), "Él duerme.", "double 1"
)
OFFERED = stamp(Entry("Il dort."), "Él duerme.", MEMORY)
REVIEWED = Entry("Titre", ("Título",), comments=(" a note",), references=("a.txt:1", "b%20c.txt:9"))
DRAFT = Entry("Elle rit.", ("Ella\nríe «\u00a0sí\u00a0».",), flags=("fuzzy",))
EMPTY = Entry("Oui.", context="after: Elle rit.")
STALE = Entry("Il part demain.", ("Se va.",), flags=("fuzzy",), previous=Key(None, "Il part."))
ALL = (MACHINE, REVIEWED, DRAFT, EMPTY, STALE)


def catalog(*entries: Entry) -> Catalog:
    return Catalog(HEADER, entries)


def out(*entries: Entry, version: str = "1.2") -> bytes:
    return encode(catalog(*entries), "a.txt", "fr", "es", version)[0]


def back(data: bytes) -> list[Item]:
    (document,) = decode(BytesIO(data), PATH)
    assert (document.original, document.source, document.target) == ("a.txt", "fr", "es")
    return list(document.items)


def unit(data: bytes, number: int = 0) -> Any:
    return etree.fromstring(data).findall(f".//{NAMESPACE}trans-unit")[number]


@pytest.mark.parametrize(
    ("entry", "approved", "state", "qualifier", "target"),
    [
        pytest.param(MACHINE, None, "needs-review-translation", "mt-suggestion", "Él duerme.", id="machine"),
        pytest.param(
            OFFERED, None, "needs-review-translation", "exact-match", "Él duerme.", id="from the memory"
        ),
        pytest.param(REVIEWED, "yes", "final", None, "Título", id="reviewed"),
        pytest.param(
            DRAFT, None, "needs-review-translation", None, "Ella\nríe «\u00a0sí\u00a0».", id="draft"
        ),
        pytest.param(EMPTY, None, "needs-translation", None, None, id="untranslated"),
        pytest.param(STALE, None, "needs-review-translation", None, "Se va.", id="stale"),
    ],
)
def test_states_go_out(
    entry: Entry, approved: str | None, state: str, qualifier: str | None, target: str | None
) -> None:
    element = unit(out(entry))
    node = element.find(f"{NAMESPACE}target")
    assert (element.get("approved"), node.get("state"), node.get("state-qualifier")) == (
        approved,
        state,
        qualifier,
    )
    assert node.text == target
    assert element.find(f"{NAMESPACE}source").text == entry.source


def test_notes_and_places_go_out_but_no_fingerprint() -> None:
    data = out(*ALL)
    notes = [(note.get("from"), note.text) for note in etree.fromstring(data).iter(f"{NAMESPACE}note")]
    assert notes == [("developer", "paragraph"), ("translator", "a note")]
    assert b"double 1" not in data
    places = [node.text for node in unit(data, 1).iter(f"{NAMESPACE}context")]
    assert places == ["a.txt", "1", "b%20c.txt", "9"]
    assert unit(data, 4).find(f"{NAMESPACE}alt-trans/{NAMESPACE}source").text == "Il part."


SURE = stamp(Entry("Il dort."), "Él duerme.", "argos fr→en 0.2 +terms:omission", confidence=7)
ITS = "{http://www.w3.org/2005/11/its}"


def test_how_sure_an_engine_is_goes_out_as_its_has_it_and_changes_nothing_that_comes_back() -> None:
    """By ITS 2.0, 8.18 (MT Confidence): from 0 to 1, with the tool that it is by, an IRI."""
    data = out(SURE, REVIEWED)
    target = unit(data).find(f"{NAMESPACE}target")
    assert target.get(f"{ITS}mtConfidence") == "0.07"
    assert (
        target.get(f"{ITS}annotatorsRef") == "mt-confidence|argos%20fr%E2%86%92en%200.2%20%2Bterms%3Aomission"
    )
    assert set(unit(data, 1).find(f"{NAMESPACE}target").attrib) == {"state"}
    assert b"2005/11/its" not in out(REVIEWED, MACHINE)
    for version in VERSIONS:
        before = catalog(SURE, REVIEWED)
        assert merge_back(before, back(out(SURE, REVIEWED, version=version))) == ExchangeMerge(before)
    convertor: Any = xliff2po.xliff2po()
    assert [one.target for one in convertor.convertstore(data).units if one.source] == [
        "Él duerme.",
        "Título",
    ]


# What xliff-core-1.2-strict.xsd (OASIS) allows, of what we write; names of context groups are unique in a file.
ATTRIBUTES = {
    "xliff": {"version"},
    "file": {"original", "source-language", "target-language", "datatype"},
    "body": set(),
    "trans-unit": {"id", "approved", "extradata", "{http://www.w3.org/XML/1998/namespace}space"},
    "source": set(),
    "target": {"state", "state-qualifier"},
    "context-group": {"purpose"},
    "context": {"context-type"},
    "note": {"from"},
    "alt-trans": {"origin", "{http://www.w3.org/XML/1998/namespace}space"},
}


def test_the_structure_is_that_of_the_standard() -> None:
    root = etree.fromstring(out(*ALL))
    assert (root.tag, root.get("version")) == (f"{NAMESPACE}xliff", "1.2")
    for node in root.iter():
        assert set(node.attrib) <= ATTRIBUTES[node.tag.removeprefix(NAMESPACE)]
    units = root.findall(f"{NAMESPACE}file/{NAMESPACE}body/{NAMESPACE}trans-unit")
    assert [one.get("id") for one in units] == ["1", "2", "3", "4", "5"]
    for one in units:
        assert [node.tag.removeprefix(NAMESPACE) for node in one][:2] == ["source", "target"]
    kinds = {node.get("context-type") for node in root.iter(f"{NAMESPACE}context")}
    assert kinds == {"sourcefile", "linenumber", "x-po-msgctxt"}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_comes_back_unchanged_changes_nothing(version: str) -> None:
    before = catalog(*ALL)
    result = merge_back(before, back(out(*ALL, version=version)))
    assert result == ExchangeMerge(before)
    assert encode_po(result.catalog) == encode_po(before)


def test_translate_toolkit_reads_the_same() -> None:
    convertor: Any = xliff2po.xliff2po()
    store = convertor.convertstore(out(*ALL))
    read = [(one.source, one.target, one.isfuzzy()) for one in store.units if one.source]
    assert read == [(e.source, e.target, owner(e) is not Owner.REVIEWED and bool(e.target)) for e in ALL]


def test_what_translate_toolkit_made_comes_in() -> None:
    blank = (replace(MACHINE, targets=("",), comments=(), flags=()), replace(REVIEWED, targets=("",)))
    convertor: Any = po2xliff.po2xliff()
    pofile: Any = po.pofile
    store = pofile.parsestring(encode_po(catalog(replace(DRAFT, source="Il dort."), REVIEWED)))
    made = convertor.convertstore(store)
    (document,) = decode(BytesIO(made if isinstance(made, bytes) else made.encode()), PATH)
    result = merge_back(catalog(*blank), document.items)
    assert [(e.target, owner(e)) for e in result.catalog.entries] == [
        (collapse(DRAFT.target), Owner.PERSON),
        ("Título", Owner.REVIEWED),
    ]


def edited(
    entry: Entry, *changes: tuple[str, str], now: Entry | None = None, version: str = "1.2"
) -> ExchangeMerge:
    """Export an entry, change the XLIFF, and merge it into the catalog as it is `now`."""
    data = out(entry, version=version).decode()
    for old, new in changes:
        assert old in data
        data = data.replace(old, new)
    return merge_back(catalog(now or entry), back(data.encode()))


DONE = ('state="needs-review-translation" state-qualifier="mt-suggestion"', 'state="translated"')
WORDS = ("Él duerme.", "Duerme.")


@pytest.mark.parametrize(
    ("changes", "target", "whose"),
    [
        pytest.param([WORDS], "Duerme.", Owner.PERSON, id="edited"),
        pytest.param([WORDS, DONE], "Duerme.", Owner.REVIEWED, id="edited and translated"),
        pytest.param([DONE], "Él duerme.", Owner.REVIEWED, id="taken as it is"),
        pytest.param(
            [(' id="1"', ' id="1" approved="yes"'), (DONE[0], "")], "Él duerme.", Owner.REVIEWED, id="yes"
        ),
        pytest.param([(' id="1"', ' id="1" approved="no"'), DONE], "Él duerme.", Owner.MACHINE, id="no"),
        pytest.param([(DONE[0], 'state="signed-off"')], "Él duerme.", Owner.REVIEWED, id="signed off"),
        pytest.param([(DONE[0], "")], "Él duerme.", Owner.MACHINE, id="without a state"),
        pytest.param([(DONE[0], 'state="needs-l10n"'), WORDS], "Duerme.", Owner.PERSON, id="another state"),
        pytest.param([("Él duerme.", "")], "Él duerme.", Owner.MACHINE, id="emptied"),
        pytest.param(
            [("Él duerme.", '<g id="1">Él</g> ríe.')], "Él ríe.", Owner.PERSON, id="with inline marks"
        ),
        pytest.param(
            [('extradata="', 'resname="'), WORDS], "Duerme.", Owner.PERSON, id="what went out unknown"
        ),
    ],
)
def test_a_machines_target_becomes_a_persons(
    changes: list[tuple[str, str]], target: str, whose: Owner
) -> None:
    (entry,) = edited(MACHINE, *changes).catalog.entries
    assert (entry.target, owner(entry)) == (target, whose)
    assert entry.comments == MACHINE.comments


DONE_2 = ('state="initial" subState="l10n:mt-suggestion"', 'state="translated"')


@pytest.mark.parametrize(
    ("changes", "target", "whose"),
    [
        pytest.param([WORDS], "Duerme.", Owner.PERSON, id="edited"),
        pytest.param([WORDS, DONE_2], "Duerme.", Owner.REVIEWED, id="edited and translated"),
        pytest.param([DONE_2], "Él duerme.", Owner.REVIEWED, id="taken as it is"),
        pytest.param([("initial", "translated")], "Él duerme.", Owner.MACHINE, id="translated by machine"),
        pytest.param([("initial", "translated"), WORDS], "Duerme.", Owner.REVIEWED, id="its qualifier forgotten"),
        pytest.param([(DONE_2[0], 'state="reviewed"')], "Él duerme.", Owner.REVIEWED, id="reviewed"),
        pytest.param(
            [(">Il dort.<", ">Il <"), ("Él duerme.</target>", "Él </target>"),
             ("</segment>", '</segment><ignorable><source>dort</source><target>duerme</target></ignorable>'
              '<segment state="final"><source>.</source><target>ya.</target></segment>'), DONE_2],
            "Él duermeya.",
            Owner.REVIEWED,
            id="cut up: as far as its least part",
        ),
    ],
)  # fmt: skip
def test_a_machines_target_becomes_a_persons_by_xliff_2(
    changes: list[tuple[str, str]], target: str, whose: Owner
) -> None:
    (entry,) = edited(MACHINE, *changes, version="2.0").catalog.entries
    assert (entry.target, owner(entry)) == (target, whose)


MARKED = stamp(Entry("Le <1>port</1> de <2/> **dort**."), "El <1>puerto</1> de <2/> **duerme**.", "double 1")


@pytest.mark.parametrize(
    ("version", "inline"),
    [
        pytest.param("1.2", 'El <g id="1">puerto</g> de <x id="2"/> **duerme**.', id="1.2"),
        pytest.param("2.0", 'El <pc id="1">puerto</pc> de <ph id="2"/> **duerme**.', id="2.0"),
    ],
)
def test_placeables_go_out_as_inline_elements(version: str, inline: str) -> None:
    assert inline in out(MARKED, version=version).decode()
    assert edited(MARKED, version=version) == ExchangeMerge(catalog(MARKED))


@pytest.mark.parametrize(
    "inline",
    [
        pytest.param(
            'El <bpt id="1">&lt;a></bpt>muelle<ept id="1">&lt;/a></ept> de <x id="2"/>.', id="bpt, ept"
        ),
        pytest.param(
            'El <bx id="7" rid="1"/>muelle<ex id="8" rid="1"/> de <ph id="2">{0}</ph>.', id="bx, ex, ph"
        ),
        pytest.param(
            '<mrk mtype="seg" mid="0">El <g id="1">muelle</g></mrk> <mrk mtype="seg" mid="1">de <x id="2"/>.</mrk>',
            id="segments of Trados and memoQ",
        ),
        pytest.param('El <g id="1">muelle</g> de <g id="9"><x id="2"/></g>.', id="one of the tool's own"),
    ],
)
def test_other_tools_inline_elements_come_in(inline: str) -> None:
    old = 'El <g id="1">puerto</g> de <x id="2"/> **duerme**.'
    (entry,) = edited(MARKED, (old, inline)).catalog.entries
    assert entry.target == "El <1>muelle</1> de <2/>."


SPACED = Entry("«\u00a0Oui\u00a0», dit-il.", context="after: Il dort.")
OWN = stamp(Entry("Il dit «\u00a0oui\u00a0»."), "Dice «\u202fsí\u202f».", "double 1")


@pytest.mark.parametrize("version", VERSIONS)
def test_flattened_spaces_and_a_lost_context_find_their_sentence(version: str) -> None:
    data = out(SPACED, OWN, version=version).decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert merge_back(catalog(SPACED, OWN), back(data.encode())).catalog == catalog(SPACED, OWN)
    edited = data.replace("Dice « sí »", "Dijo « sí »").replace('"x-po-msgctxt"', '"x"')
    merged = merge_back(catalog(SPACED, OWN), back(edited.encode()))
    assert ([entry.target for entry in merged.catalog.entries], merged.unknown) == (["", "Dijo « sí »."], 0)


def test_a_no_break_space_that_somebody_adds_is_an_edit() -> None:
    plain = stamp(Entry("Il dit oui."), "Dice « sí ».", "double 1")
    (entry,) = edited(plain, ("« sí »", "«\u00a0sí\u00a0»")).catalog.entries
    assert (entry.target, owner(entry)) == ("Dice «\u00a0sí\u00a0».", Owner.PERSON)


def test_an_indented_target_is_no_line_end_in_a_text() -> None:
    (entry,) = edited(MACHINE, (WORDS[0], "\n      Duerme\n      ya.\n    "), DONE).catalog.entries
    assert (entry.target, owner(entry)) == ("Duerme ya.", Owner.REVIEWED)


MINE = replace(MACHINE, targets=("Está dormido.",), flags=())


@pytest.mark.parametrize(
    ("entry", "changes", "now", "target", "whose", "conflict"),
    [
        pytest.param(
            REVIEWED, [("Título", "Titular")], None, "Titular", Owner.REVIEWED, False, id="a review corrected"
        ),
        pytest.param(
            REVIEWED,
            [("Título", "Titular"), ("final", "needs-translation"), (' approved="yes"', "")],
            None,
            "Titular",
            Owner.PERSON,
            False,
            id="a review corrected, and doubted",
        ),
        pytest.param(
            REVIEWED,
            [(' state="final"', ""), (' approved="yes"', "")],
            None,
            "Título",
            Owner.REVIEWED,
            False,
            id="no states",
        ),
        pytest.param(
            MACHINE,
            [WORDS],
            replace(MACHINE, targets=("Otra",)),
            "Otra",
            Owner.PERSON,
            True,
            id="both: the catalog stays",
        ),
        pytest.param(
            MACHINE, [WORDS, DONE], MINE, "Está dormido.", Owner.REVIEWED, True, id="both: the review stays"
        ),
        pytest.param(
            MACHINE, [], MINE, "Está dormido.", Owner.REVIEWED, False, id="only the catalog changed"
        ),
        pytest.param(
            MACHINE,
            [WORDS],
            stamp(MACHINE, "Ronca.", "double 2"),
            "Duerme.",
            Owner.PERSON,
            False,
            id="a machine's yields",
        ),
        pytest.param(
            MACHINE,
            [WORDS, DONE],
            replace(MACHINE, targets=("Duerme.",)),
            "Duerme.",
            Owner.REVIEWED,
            False,
            id="both the same: the review holds",
        ),
        pytest.param(
            REVIEWED,
            [('extradata="', 'resname="'), ("Título", "Titular")],
            None,
            "Título",
            Owner.REVIEWED,
            True,
            id="what went out unknown: a person's stays",
        ),
    ],
)
def test_no_human_edit_is_lost(
    entry: Entry,
    changes: list[tuple[str, str]],
    now: Entry | None,
    target: str,
    whose: Owner,
    conflict: bool,
) -> None:
    result = edited(entry, *changes, now=now)
    (merged,) = result.catalog.entries
    assert (merged.target, owner(merged)) == (target, whose)
    assert bool(result.conflicts) == conflict


def test_an_edit_of_a_sentence_that_is_gone_is_kept_as_obsolete() -> None:
    result = edited(MACHINE, WORDS, now=REVIEWED)
    first, kept = result.catalog.entries
    assert (first, result.late, result.merged) == (REVIEWED, 1, 0)
    assert (kept.source, kept.target, kept.obsolete, kept.fuzzy) == ("Il dort.", "Duerme.", True, True)
    untouched = edited(MACHINE, now=REVIEWED)
    assert (untouched.catalog, untouched.unknown) == (catalog(REVIEWED), 1)


def test_notes_come_back_once() -> None:
    note = ("</trans-unit>", '<note from="Ana">¿Quién?\n duerme</note></trans-unit>')
    result = edited(MACHINE, note)
    (entry,) = result.catalog.entries
    assert entry.comments == (*MACHINE.comments, " ¿Quién?", " duerme")
    assert (entry.target, owner(entry), result.merged) == (MACHINE.target, Owner.MACHINE, 1)
    (again,) = edited(MACHINE, note, now=entry).catalog.entries
    assert again is entry
    forged = f"<note>l10n: me; {fingerprint('Il dort.', 'x')}</note></trans-unit>"
    assert edited(MACHINE, ("</trans-unit>", forged)).catalog == catalog(MACHINE)


def test_the_same_source_in_two_contexts() -> None:
    entries = (replace(EMPTY, targets=("Sí.",)), replace(EMPTY, context="at the start", targets=("Claro.",)))
    data = out(*entries).replace(b"Claro.", b"Vale.")
    result = merge_back(catalog(*entries), back(data))
    assert [entry.target for entry in result.catalog.entries] == ["Sí.", "Vale."]


def test_what_xml_can_not_hold_is_left_out() -> None:
    control = Entry("a\x1bb", ("c",))
    plural = Entry("one", ("uno", "dos"), plural="many")
    data, lost = encode(catalog(control, REVIEWED, plural), "a.txt", "fr", "es")
    assert lost == (control, plural)
    assert [item.key.source for item in back(data)] == ["Titre"]


HEAD = b'<?xml version="1.0"?>\n'


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        pytest.param(b"", 1, "isn't XML", id="empty"),
        pytest.param(b"no\nxml", 1, "isn't XML", id="text"),
        pytest.param(out(REVIEWED)[:-20], 18, "isn't XML", id="cut off"),
        pytest.param(out(REVIEWED).replace(b"Titre", b"&e;"), 6, "isn't XML", id="an entity of nowhere"),
        pytest.param(
            HEAD + b'<!DOCTYPE x [\n<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff version="1.2"/>',
            2,
            "document type",
            id="an entity",
        ),
        pytest.param(
            HEAD + b'<!DOCTYPE xliff SYSTEM "x.dtd">\n<xliff version="1.2"/>', 2, "document type", id="DTD"
        ),
        pytest.param(HEAD + b"<tmx/>", None, "<tmx>", id="another format"),
        pytest.param(
            HEAD + b'<xliff version="3.0" xmlns="urn:oasis:x:3.0"/>', None, "XLIFF 3.0", id="XLIFF 3"
        ),
        pytest.param(HEAD + b'<xliff version="1.2"/>', None, "no XLIFF 1.2", id="without a file"),
    ],
)
def test_bad_files_are_refused(data: bytes, line: int | None, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        list(decode(BytesIO(data), PATH))
    assert (caught.value.path, caught.value.line) == (PATH, line)


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["<1>", "</1>", "<2/>", "<1/>", "<01>", "<2>", "</2>"]),
        st.sampled_from(string.ascii_letters + " <>&\"'\n\u00a0«"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    )
).map("".join)


@given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), max_size=5, unique_by=lambda pair: pair[0]))
@pytest.mark.parametrize("version", VERSIONS)
def test_any_text_comes_back_as_it_went(version: str, pairs: list[tuple[str, str]]) -> None:
    entries = [Entry(source, (target,), flags=("fuzzy",) * bool(target)) for source, target in pairs]
    before = catalog(*entries)
    data, lost = encode(before, "a.txt", "fr", "es", version)
    kept = [entry for entry in entries if entry not in lost]
    assert [(item.key.source, item.target) for item in back(data)] == [(e.source, e.target) for e in kept]
    assert merge_back(before, back(data)).catalog == before
    assert data == out(*entries, version=version)
