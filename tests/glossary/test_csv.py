"""Glossaries as CSV: what spreadsheets save is read, what was read is written back, bad files are one line."""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.glossary import Gender, Glossary, Kind, Matching, Number, PartOfSpeech, Row, Status, csv
from l10n.glossary.cells import FIELDS, clean, slug
from l10n.glossary.csv import CsvLayout
from l10n.glossary.files import Text

KURSK = Row("kursk", Kind.PLACE, Status.PREFERRED, {"fr": "Koursk", "en": "Kursk"})
FORBIDDEN = Row("kursk", Kind.PLACE, Status.FORBIDDEN, {"en": "Koursk"}, note="the French form")
OTAN = Row("otan", Kind.ACRONYM, Status.PREFERRED, {"fr": "OTAN", "en": "NATO"}, match=Matching.CASE)
PLAIN = """concept,kind,status,fr,en,match,note
kursk,place,preferred,Koursk,Kursk,,
kursk,place,forbidden,,Koursk,,the French form
otan,acronym,preferred,OTAN,NATO,case,
"""
# As LibreOffice 7 saves it with “Quote all text cells”, and Excel as “CSV UTF-8” where `;` is the list separator.
LIBREOFFICE = "".join(
    ",".join(f'"{cell}"' if cell else "" for cell in line.split(",")) + "\n" for line in PLAIN.splitlines()
)
EXCEL = "\ufeff" + PLAIN.replace(",", ";").replace("\n", "\r\n")
UNICODE_TEXT = PLAIN.replace(",", "\t").replace("\n", "\r\n")


def saved(folder: Path, content: str | bytes, name: str = "terms.csv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(folder: Path, content: str | bytes) -> tuple[Row, ...]:
    return csv.read([saved(folder, content)]).rows


SPREADSHEETS = [
    pytest.param(PLAIN.encode(), id="plain"),
    pytest.param(LIBREOFFICE.encode(), id="LibreOffice, all text quoted"),
    pytest.param(EXCEL.encode(), id="Excel, semicolons, BOM, CRLF"),
    pytest.param(codecs.BOM_UTF16_LE + UNICODE_TEXT.encode("utf-16-le"), id="Excel, Unicode text"),
    pytest.param(codecs.BOM_UTF16_BE + UNICODE_TEXT.encode("utf-16-be"), id="big end first"),
    pytest.param(PLAIN.replace("\n", "\r").encode(), id="old Mac's line ends"),
    pytest.param(PLAIN.rstrip("\n").encode(), id="no line end at the end"),
    pytest.param(("\n,,,\n" + PLAIN + ",,,,,,\n\n").encode(), id="empty rows"),
    pytest.param(PLAIN.replace("note\n", "note,,\n").encode(), id="columns without a name"),
    pytest.param(PLAIN.replace("\n", ",,,\n").encode(), id="rows longer than the header"),
]


@pytest.mark.parametrize("data", SPREADSHEETS)
def test_reads_what_spreadsheets_save(tmp_path: Path, data: bytes) -> None:
    assert rows(tmp_path, data) == (KURSK, FORBIDDEN, OTAN)


@pytest.mark.parametrize(
    "data", [PLAIN.encode(), EXCEL.encode(), codecs.BOM_UTF16_LE + UNICODE_TEXT.encode("utf-16-le")]
)
def test_what_l10n_wrote_is_written_back_to_the_byte(tmp_path: Path, data: bytes) -> None:
    path = saved(tmp_path, data)
    csv.write(csv.read([path]), path)
    assert path.read_bytes() == data


def test_columns_stand_in_any_order_and_case(tmp_path: Path) -> None:
    content = "EN;Note;pt_br;FR; Status ;KIND\nKursk;;Kursk;Koursk;Preferred;PLACE\n"
    assert rows(tmp_path, content) == (
        Row("kursk", Kind.PLACE, Status.PREFERRED, {"en": "Kursk", "pt-BR": "Kursk", "fr": "Koursk"}),
    )


def test_columns_may_have_people_s_words(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path, "Français;Anglais;Espagnol (Mexique);Domaine;Remarque\nordi;computer;computadora;x;y\n"
    )
    assert row.forms == {"fr": "ordi", "en": "computer", "es-MX": "computadora"}
    assert (row.domain, row.note) == ("x", "y")


def test_two_languages_are_enough(tmp_path: Path) -> None:
    assert rows(tmp_path, "fr,en\nCorée du Nord,North Korea\n,nothing\n") == (
        Row("coree-du-nord", Kind.TERM, Status.PREFERRED, {"fr": "Corée du Nord", "en": "North Korea"}),
        Row("nothing", Kind.TERM, Status.PREFERRED, {"en": "nothing"}),
    )


@pytest.mark.parametrize(
    ("form", "concept"),
    [
        ("Corée du Nord", "coree-du-nord"),
        ("l'OTAN", "l-otan"),
        ("Ελλάδα", "ελλαδα"),
        ("北朝鮮", "北朝鮮"),
        ("!", "!"),
    ],
)
def test_a_concept_without_a_name_has_that_of_its_first_form(form: str, concept: str) -> None:
    assert slug(form) == concept


def test_a_row_knows_its_file_and_line_though_cells_go_over_several(tmp_path: Path) -> None:
    content = 'fr,en,note\nun,one,"a note\nof two lines"\n\ndeux,two,"""quoted"", and"\ntrois,three\n'
    found = rows(tmp_path, content)
    assert [row.line for row in found] == [2, 5, 6]
    assert [row.note for row in found] == ["a note\nof two lines", '"quoted", and', ""]
    assert {row.path for row in found} == {str(tmp_path / "terms.csv")}


def test_what_a_terminologist_writes_is_read(tmp_path: Path) -> None:
    head = "fr,en,es,es gender,gender,Number,part_of_speech,domain,source,date,MUST\n"
    first, second = rows(
        tmp_path,
        head + "frappe,strike,ataque,m,f,sg.,n,defence,AFP,2026-11-30,Yes\nministre,minister,,,f,,,,,,\n",
    )
    assert (first.must, first.domain, first.source, first.date) == (True, "defence", "AFP", "2026-11-30")
    genders = {language: form.gender for language in ("fr", "en", "es") if (form := first.form(language))}
    assert genders == {"fr": Gender.FEMININE, "en": Gender.FEMININE, "es": Gender.MASCULINE}
    (form,) = Glossary((first,)).forms("es")
    assert (form.number, form.part_of_speech) == (Number.SINGULAR, PartOfSpeech.NOUN)
    assert (second.must, second.gender, second.number) == (False, {"": Gender.FEMININE}, {})


def test_text_is_tidied(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Corée")
    (row,) = rows(tmp_path, f'fr,en\n\u00a0{decomposed}  du\tNord ,"North\nKorea"\n')
    assert row.forms == {"fr": "Corée du Nord", "en": "North Korea"}


def test_a_folder_is_all_its_csv_by_name(tmp_path: Path) -> None:
    for name in ("b.csv", "a/z.CSV", ".hidden.csv", ".git/x.csv", "notes.txt", ".~lock.b.csv#"):
        saved(tmp_path, f"fr,en\n{name},x\n", name)
    read = csv.read([tmp_path, tmp_path / "b.csv"])
    assert [row.forms["fr"] for row in read.rows] == ["a/z.CSV", "b.csv"]


def unreadable(path: Path) -> None:
    path.symlink_to(path.name)


BAD: list[object] = [
    pytest.param(None, None, "no such file", id="missing"),
    pytest.param(Path.mkdir, None, "no .csv file in this folder", id="folder"),
    pytest.param(os.mkfifo, None, "is a pipe, not a file", id="pipe"),
    pytest.param(unreadable, None, "no such file or folder", id="link in a circle"),
    pytest.param(b"", None, "is empty", id="empty"),
    pytest.param(b"\xef\xbb\xbf\r\n", None, "is empty", id="a BOM"),
    pytest.param(b"PK\x03\x04" + bytes(range(256)), None, "a spreadsheet or an archive", id="xlsx"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, "isn't UTF-8", id="png"),
    pytest.param("fr,en\nun,one\ncafé,café\n".encode("cp1252"), 3, "“CSV UTF-8”", id="cp1252"),
    pytest.param("fr,en" + ",x" * 500, 1, "has 502 columns", id="columns"),
    pytest.param("fr,en\nun,o\0ne\n", 2, "has NUL characters", id="NUL"),
    pytest.param("fr,en\n".encode("utf-16-le"), 1, "has NUL characters", id="UTF-16 without a BOM"),
    pytest.param('fr,en\nun,one\ndeux,"two\ntrois,three\n', 3, "doesn't end with one", id="open quote"),
    pytest.param("fr,en\nun," + 200_000 * "o" + "\n", 2, "a cell is far too long", id="long cell"),
    pytest.param(200_000 * "f" + ",en\nun,one\n", 1, "a cell is far too long", id="long header"),
    pytest.param('fr,en\nun,"' + 20_000 * "one\n,two" + "\n", 2, "isn't closed", id="open quote, long file"),
    pytest.param('fr,en\n"OTAN" (sigle),NATO\n', 2, "doesn't end with one", id="quote inside"),
    pytest.param("fr\nun\n", 1, "only one language, `fr`", id="one language"),
    pytest.param("kind;status\nterm;preferred\n", 1, "no language", id="no language"),
    pytest.param("fr,en,staus\n", 1, "unknown column `staus`: did you mean `status`?", id="column"),
    pytest.param(
        "fr,Traduction\n", 1, "doesn't say which language it has: call it by a code", id="translation"
    ),
    pytest.param("fr,en,xq\n", 1, "unknown column `xq`", id="no language's code"),
    pytest.param("Koursk,Kursk\n", 1, "a column is a language (`fr`, `pt-BR`), or one of", id="no header"),
    pytest.param("fr,en,FR\n", 1, "the column `fr` is there twice", id="column twice"),
    pytest.param("fr,en,kind\na,b,plaec\n", 2, "unknown kind `plaec`: did you mean `place`?", id="kind"),
    pytest.param("fr,en,status\n\na,b,no\n", 3, "must be one of preferred, admitted, forbidden", id="status"),
    pytest.param("fr,en,match\na,b,Exact\nb,c,?\n", 3, "unknown match `?`", id="match"),
    pytest.param("fr,en,must\na,b,no\n", 2, "`no` in the column `must`: it is `yes` or empty", id="must"),
    pytest.param("fr,en,fr gender\na,b,x\n", 2, "unknown gender `x`: it must be one of mascu", id="gender"),
    pytest.param("fr,en,xq gender\na,b,f\n", 1, "unknown column `xq gender`", id="gender of no language"),
    pytest.param("fr,en\nParis, France,Paris\n", 2, "`Paris` stands in a column without", id="no quotes"),
]


@pytest.mark.parametrize(("content", "line", "said"), BAD)
def test_what_can_not_be_used_is_said_with_its_line(
    tmp_path: Path, content: Callable[[Path], object] | str | bytes | None, line: int | None, said: str
) -> None:
    path = tmp_path / "bad.csv"
    if callable(content):
        content(path)
    elif content is not None:
        saved(tmp_path, content, path.name)
    with pytest.raises(InputError) as caught:
        csv.read([path])
    assert (caught.value.path, caught.value.line) == (path, line)
    assert said in str(caught.value)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_header_alone_is_an_empty_glossary(tmp_path: Path) -> None:
    assert rows(tmp_path, "fr,en\n") == ()


def test_a_row_without_a_form_is_left_out(tmp_path: Path) -> None:
    assert rows(tmp_path, "concept,fr,en\nkursk,,\n") == ()


def test_new_languages_get_columns_and_the_file_keeps_its_ways(tmp_path: Path) -> None:
    path = saved(tmp_path, "\ufeffFrench note;fr;en\r\n".replace("French note", "Note") + ";Koursk;Kursk\r\n")
    glossary = csv.read([path])
    more = Row("ru", Kind.PLACE, Status.PREFERRED, {"fr": "Russie", "es": "Rusia"})
    csv.write(Glossary((*glossary.rows, more)), path)
    assert path.read_bytes().decode() == (
        "\ufeffconcept;kind;Note;fr;en;es\r\nkoursk;term;;Koursk;Kursk;\r\nru;place;;Russie;;Rusia\r\n"
    )


def test_what_can_not_be_written_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, PLAIN)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device; free some space"):
        csv.write(Glossary((KURSK,)), path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"terms.csv": PLAIN}


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    path = saved(tmp_path, PLAIN)
    path.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(path.name)
    csv.write(Glossary((KURSK,)), link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert csv.read([path]).rows == (KURSK,)


# Any text that a cell may hold as it is.
CELL = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=12)
FORM = CELL.map(clean).filter(bool)
NOTE = CELL.map(lambda text: unicodedata.normalize("NFC", text).strip())
ROW = st.builds(
    Row,
    FORM,
    st.sampled_from(Kind),
    st.sampled_from(Status),
    st.dictionaries(st.sampled_from(["fr", "en", "pt-BR", "zh-Hant"]), FORM, min_size=1),
    st.none() | st.sampled_from(Matching),
    st.just("") | NOTE,
    st.booleans(),
    *(
        st.dictionaries(st.sampled_from(["", "fr"]), st.sampled_from(kind))
        for kind in (Gender, Number, PartOfSpeech)
    ),
    *(st.just("") | FORM for _ in range(3)),
)
LAYOUT = st.builds(
    CsvLayout,
    st.permutations([*FIELDS, "FR", "en", "de"]).flatmap(
        lambda names: st.integers(0, len(names)).map(lambda size: tuple({*names[size:], "FR", "en"}))
    ),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]),
)


@given(st.lists(ROW, min_size=1, max_size=5), st.none() | LAYOUT)
def test_what_is_written_is_read_again(some: list[Row], layout: CsvLayout | None) -> None:
    from l10n.glossary import files

    glossary = Glossary(tuple(some))
    if layout is None and len(glossary.languages) < 2:
        return
    if "fr" not in glossary.languages:  # what is said of a language that nothing is in has no column
        glossary = Glossary(tuple(replace(r, gender={}, number={}, part_of_speech={}) for r in some))
    data = csv.render(glossary, layout)
    text: Text = files.decode(data, Path("x.csv"))
    again = csv.parse(text, Path("x.csv"))
    assert Glossary(again.rows) == glossary
    assert csv.render(Glossary(again.rows), again.layout) == data


@given(st.binary(max_size=60) | st.text('fren,;\t"\n\r=\0é', max_size=40).map(str.encode))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    from l10n.glossary import files

    with suppress(InputError):
        file = csv.parse(files.decode(data, Path("x.csv")), Path("x.csv"))
        assert file.findings or all(row.forms for row in file.rows)
