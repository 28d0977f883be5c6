"""Tables out and back: nothing changes by the way, and what people change comes back to its unit."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalogs.catalog import Catalog, Entry, Header
from l10n.catalogs.exchange_merge import ExchangeMerge, merge_back
from l10n.catalogs.provenance import stamp
from l10n.catalogs.table import Sheet, docx, sheet_of, xlsx
from l10n.errors import InputError

KINDS = pytest.mark.parametrize("kind", [xlsx, docx], ids=["xlsx", "docx"])
SNOW = Entry("Il neige.", ("Nieva.",), comments=(" ¿Seguro?",), flags=("fuzzy",))
FORMULA = Entry("=Total", ("=SUM(A1:A9)",))
MACHINE = stamp(Entry("Il pleut."), "Llueve.", "fake 1")


def catalog(*entries: Entry) -> Catalog:
    return Catalog(Header(()), entries)


def table(entries: Catalog, kind: ModuleType) -> Sheet:
    sheet, lost = sheet_of(entries, "a.txt", "fr", "es", kind.LONGEST)
    assert not lost
    return sheet


def back(sheet: Sheet, kind: ModuleType, into: Catalog, folder: Path) -> ExchangeMerge:
    path = folder / "table"
    path.write_bytes(kind.encode(sheet))
    document = kind.decode(path)
    assert (document.original, document.source, document.target) == ("a.txt", "fr", "es")
    return merge_back(into, document.items)


TEXTS = st.lists(
    st.sampled_from(
        [
            *"aé =+-@<>&\"'\n\t\u2028\x85\xa0\u202f😀",
            "_x0041_",
            "_x000D_",
            "<1>",
            "</1>",
            "<2/>",
            "12",
            "1.0",
            "TRUE",
        ]
    ),
    max_size=6,
).map("".join)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    entries = {}
    for _ in range(draw(st.integers(1, 6))):
        source, target = draw(TEXTS.filter(str.strip)), draw(TEXTS)
        context = draw(st.sampled_from([None, None, "after: x", "two\nlines"]))
        entry = Entry(source, (target,), context, flags=draw(st.sampled_from([(), ("fuzzy",)])))
        if draw(st.booleans()) and target.strip():
            entry = stamp(entry.with_(targets=("",)), target, "fake 1")
        entries[entry.key] = entry
    return catalog(*entries.values())


@KINDS
@given(entries=catalogs())
@settings(max_examples=30)
def test_out_and_back_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, kind: ModuleType, entries: Catalog
) -> None:
    sheet = table(entries, kind)
    assert kind.encode(sheet) == kind.encode(sheet)
    result = back(sheet, kind, entries, tmp_path_factory.getbasetemp())
    assert result.catalog == entries
    assert (result.merged, result.late, result.unknown, result.conflicts, result.sources) == (0, 0, 0, [], [])


@KINDS
def test_rows_are_what_reviewers_see(kind: ModuleType) -> None:
    carried_on = MACHINE.with_(source="Il pleut fort.", previous=MACHINE.key)  # as msgmerge does
    sheet = table(catalog(SNOW, FORMULA, MACHINE, Entry("Il gèle."), carried_on), kind)
    assert sheet.titles == ("no.", "source (fr)", "target (es)", "notes", "state")
    assert [row.cells for row in sheet.rows] == [
        ("1", "Il neige.", "Nieva.", "¿Seguro?", "edited"),
        ("2", "=Total", "=SUM(A1:A9)", "", "reviewed"),
        ("3", "Il pleut.", "Llueve.", "", "machine"),
        ("4", "Il gèle.", "", "", "untranslated"),
        ("5", "Il pleut fort.", "Llueve.", "", "machine"),
    ]


def test_no_cell_is_a_formula() -> None:
    entries = catalog(*(Entry(f"{mark}1+1", (f"{mark}HYPERLINK(A1)",)) for mark in "=+-@"))
    with zipfile.ZipFile(io.BytesIO(xlsx.encode(table(entries, xlsx)))) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert page.count('t="s"') == 5 * 6  # all cells are strings


@KINDS
@pytest.mark.parametrize(
    ("state", "reviewed"),
    [
        pytest.param("reviewed", True, id="reviewed"),
        pytest.param(" Reviewed ", True, id="as people write it"),
        pytest.param("machine", False, id="left"),
        pytest.param("", False, id="emptied"),
    ],
)
def test_an_edit_is_a_persons(tmp_path: Path, kind: ModuleType, state: str, reviewed: bool) -> None:
    before = catalog(MACHINE, FORMULA)
    sheet = table(before, kind)
    rows = (replace(sheet.rows[0], target="Está lloviendo.", state=state), sheet.rows[1])
    result = back(replace(sheet, rows=rows), kind, before, tmp_path)
    assert result.merged == 1
    entry, other = result.catalog.entries
    assert (entry.target, entry.fuzzy) == ("Está lloviendo.", not reviewed)
    assert other == FORMULA


@KINDS
def test_a_word_of_later_stays_and_a_changed_source_is_said(tmp_path: Path, kind: ModuleType) -> None:
    before = catalog(SNOW, MACHINE)
    sheet = table(before, kind)
    rows = (
        replace(sheet.rows[0], target="Está nevando.", state="reviewed"),
        replace(sheet.rows[1], source="Il pleut fort.", target="Llueve mucho.", state="reviewed"),
    )
    later = catalog(SNOW.with_(targets=("Cae nieve.",)), MACHINE)
    result = back(replace(sheet, rows=rows), kind, later, tmp_path)
    assert result.catalog == later
    assert [(one.entry.source, one.target) for one in result.conflicts] == [("Il neige.", "Está nevando.")]
    assert [(one.entry.source, one.target) for one in result.sources] == [("Il pleut.", "Llueve mucho.")]


@KINDS
def test_a_remark_becomes_a_comment(tmp_path: Path, kind: ModuleType) -> None:
    found = "finding: numbers: 12 isn't there"
    before = catalog(SNOW.with_(extracted=("paragraph", found)))
    sheet = table(before, kind)
    assert sheet.rows[0].notes == f"¿Seguro?\n{found}"
    rows = (replace(sheet.rows[0], notes=f"{sheet.rows[0].notes}\nSí."),)
    (entry,) = back(replace(sheet, rows=rows), kind, before, tmp_path).catalog.entries
    assert entry.comments == (" ¿Seguro?", " Sí.")


@KINDS
def test_rows_may_be_sorted_and_left_out_and_lose_what_is_hidden(tmp_path: Path, kind: ModuleType) -> None:
    before = catalog(SNOW, MACHINE, FORMULA)
    sheet = table(before, kind)
    rows = (replace(sheet.rows[1], target="Está lloviendo.", state="reviewed", id=""), sheet.rows[0])
    result = back(replace(sheet, rows=rows), kind, before, tmp_path)
    assert [entry.target for entry in result.catalog.entries] == ["Nieva.", "Está lloviendo.", "=SUM(A1:A9)"]


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        pytest.param(Entry("a\x01", ("b",)), docx, id="control"),
        pytest.param(Entry("a", ("b", "c"), plural="as"), xlsx, id="plural"),
        pytest.param(Entry("a" * 32_768, ("b",)), xlsx, id="too long for a cell"),
        pytest.param(Entry("a\r", ("b",)), xlsx, id="carriage return"),
    ],
)
def test_what_a_table_cannot_hold_is_named(entry: Entry, kind: ModuleType) -> None:
    sheet, lost = sheet_of(catalog(entry, SNOW), "a.txt", "fr", "es", kind.LONGEST)
    assert lost == (entry,)
    assert [row.source for row in sheet.rows] == ["Il neige."]


def test_tracked_changes_count_as_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx.encode(table(catalog(MACHINE), docx)))
    run = '<w:r><w:t xml:space="preserve">Llueve.</w:t></w:r>'
    tracked = (
        '<w:del w:id="1"><w:r><w:delText>Llueve.</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>Está</w:t></w:r><w:r><w:noBreakHyphen/><w:t>lloviendo.</w:t></w:r></w:ins>'
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert run in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(run, tracked)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    (item,) = docx.decode(path).items
    assert item.target == "Está\u2011lloviendo."


@KINDS
@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "isn't a", id="empty"),
        pytest.param(b"PK\x03\x04 no archive", "isn't a", id="broken"),
        pytest.param("other", "holds no table of l10n's", id="another table"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, kind: ModuleType, data: bytes | str, said: str) -> None:
    path = tmp_path / "table"
    if isinstance(data, str):
        table_of_ours: bytes = kind.encode(Sheet("a.txt", "fr", "es", ()))
        other = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(table_of_ours)) as archive, zipfile.ZipFile(other, "w") as written:
            for name in archive.namelist():
                written.writestr(name, archive.read(name).replace(b"source (fr)", b"budget"))
        data = other.getvalue()
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        kind.decode(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(InputError, match="document type"):
        docx.decode(path)
