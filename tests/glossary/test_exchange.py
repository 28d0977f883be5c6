"""Glossaries of other tools with two languages: OmegaT's, Weblate's, two columns; and what each can't hold."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from translate.storage.csvl10n import csvfile
from translate.storage.omegat import OmegaTFile

from l10n.errors import InputError, UsageError
from l10n.glossary import Gender, Glossary, Kind, Matching, Number, PartOfSpeech, Row, Status, csv
from l10n.glossary.cells import clean
from l10n.glossary.exchange import FORMATS, Import, choose
from l10n.glossary.exchange.format import ExchangeFormat

OMEGAT, CSV, WEBLATE, TSV, TBX = (FORMATS[name] for name in ("omegat", "csv", "weblate", "tsv", "tbx"))
FR_EN = ("fr", "en")
PATH = Path("other")


def row(concept: str, status: str = "preferred", kind: str = "term", note: str = "", **forms: str) -> Row:
    return Row(concept, Kind(kind), Status(status), forms, note=note)


GLOSSARY = Glossary(
    (
        row("putin", "admitted", "person", fr="Poutine", en="Putin"),
        row("putin", "preferred", "person", fr="Vladimir Poutine", en="Vladimir Putin", es="Vladímir Putin"),
        row("putin", "forbidden", "person", en="Poutine"),
        row("russia", "preferred", "place", "a\n“note”", fr="Russie", en="Russia"),
        row("russia", "admitted", "place", fr="Fédération de Russie"),
        row("quote", fr='"Traité"', en="#treaty, “so”"),
        row("only", es="sólo", en="only"),
    )
)


def pairs(done: Import) -> list[tuple[str, Status, str, str]]:
    return [(row.concept, row.status, row.forms["fr"], row.forms["en"]) for row in done.rows]


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.tbx", "tbx"), ("a.UTF8", "omegat"), ("a.tab", "omegat"), ("a.csv", "csv"), ("a.tsv", "tsv")],
)
def test_a_files_suffix_says_its_format(path: str, name: str) -> None:
    assert choose(None, Path(path)).name == name


@pytest.mark.parametrize(
    ("name", "path", "said"),
    [
        ("tmx", "a.tbx", "known are tbx, omegat, csv, weblate, tsv"),
        (None, "a.xlsx", "name one with --format"),
    ],
)
def test_an_unknown_format_is_an_error(name: str | None, path: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        choose(name, Path(path))


@pytest.mark.parametrize("format", [OMEGAT, WEBLATE, TSV], ids=lambda format: format.name)
def test_a_format_of_two_languages_needs_to_be_told_them(format: object) -> None:
    with pytest.raises(UsageError, match="--from fr --to en"):
        OMEGAT.read(b"a\tb\n", PATH, ())


OMEGAT_FILE = (
    "\ufeff# Glossary in tab-separated format -*- coding: utf-8; -*-\r\n"
    "Koursk\tKursk\tune ville\r\n"
    "\r\n"
    'le "Traité"\tthe "Treaty"\r\n'
    "Koursk\tKoursk\r\n"
    "Koursk\tKursk\r\n"
    "sans cible\t\r\n"
    "rien\r\n"
)


def test_reads_what_omegat_writes() -> None:
    done = OMEGAT.read(OMEGAT_FILE.encode(), PATH, FR_EN)
    assert pairs(done) == [
        ("koursk", Status.PREFERRED, "Koursk", "Kursk"),
        ("le-traite", Status.PREFERRED, 'le "Traité"', 'the "Treaty"'),
        ("koursk", Status.ADMITTED, "Koursk", "Koursk"),
    ]
    assert done.rows[0].note == "une ville"
    assert done.losses == (
        "2 entries without a source or a target left out",
        "1 entry that had come before left out",
    )


def test_writes_what_omegat_reads() -> None:
    made = OMEGAT.write(GLOSSARY, FR_EN)
    assert made.data.decode() == (
        "Vladimir Poutine\tVladimir Putin\n"
        "Poutine\tPutin\n"
        "Russie\tRussia\ta “note”\n"
        "Fédération de Russie\tRussia\n"
        '"Traité"\t#treaty, “so”\n'
    )
    assert made.size == 5
    assert made.losses == (
        "OmegaT's glossary holds no status: 1 forbidden row left out: putin (Poutine)",
        "OmegaT's glossary holds no status: 2 entries with admitted forms written like the others",
        "OmegaT's glossary holds no kinds: person, place, acronym and the others are lost",
        "1 row without a form in fr and en left out: only (sólo)",
    )
    store = OmegaTFile()
    store.parse(made.data)
    assert [(unit.source, unit.target) for unit in store.units][3:] == [
        ("Fédération de Russie", "Russia"),
        ('"Traité"', "#treaty, “so”"),
    ]


def test_omegat_takes_a_hash_for_a_comment() -> None:
    made = OMEGAT.write(Glossary((row("a", fr="#metoo", en="#metoo"), row("b", fr="b", en="c"))), FR_EN)
    assert made.data == b"b\tc\n"
    assert any("`#` at the beginning for a comment: 1 entry left out" in loss for loss in made.losses)


# As Weblate 5 downloads a glossary; as Excel saves it again where `;` is the list separator; as made by hand.
WEBLATE_FILE = (
    '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\r\n'
    '"","Koursk","Kursk","","","kursk","","The city, and the ""oblast"""\r\n'
    '"","-phobe","\'-phobe","","True","","",""\r\n'
    '"","\'-isme","\'-ism","","","","",""\r\n'
    '"","Poutine","Putin","","False","putin","of Russia",""\r\n'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            WEBLATE_FILE,
            [
                ("kursk", "Koursk", "Kursk", 'The city, and the "oblast"'),
                ("isme", "-isme", "-ism", ""),
                ("putin", "Poutine", "Putin", "of Russia"),
            ],
            id="downloaded",
        ),
        pytest.param(
            '\ufeffsource;target;context\r\nKoursk;Kursk, the city;\r\n"a;b";c\\d;e\r\n',
            [("koursk", "Koursk", "Kursk, the city", ""), ("e", "a;b", "c\\d", "")],
            id="Excel",
        ),
        pytest.param("Source,Target\nKoursk,Kursk\n", [("koursk", "Koursk", "Kursk", "")], id="by hand"),
    ],
)
def test_reads_what_weblate_downloads(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    done = WEBLATE.read(text.encode(), PATH, FR_EN)
    assert [(row.concept, row.forms["fr"], row.forms["en"], row.note) for row in done.rows] == expected
    assert done.losses == (("1 entry that needs editing left out",) if "True" in text else ())


def test_a_quote_before_the_names_of_columns_is_no_header() -> None:
    with pytest.raises(InputError, match="no columns `source` and `target`"):
        WEBLATE.read(b'","source","target","id"\r\n"","Koursk","Kursk",""\r\n', PATH, FR_EN)


def test_writes_what_weblate_uploads() -> None:
    """The Toolkit, which reads uploads for Weblate, guesses the dialect as it does there."""
    made = WEBLATE.write(GLOSSARY, FR_EN)
    store = csvfile()
    store.parse(made.data)
    assert [(unit.source, unit.target, unit.context, unit.getnotes()) for unit in store.units] == [
        ("Vladimir Poutine", "Vladimir Putin", "putin", ""),
        ("Poutine", "Putin", "putin", ""),
        ("Russie", "Russia", "russia", "a\n“note”"),
        ("Fédération de Russie", "Russia", "russia", ""),
        ('"Traité"', "#treaty, “so”", "quote", ""),
    ]
    assert made.losses[0].startswith(
        "Weblate's CSV holds no status: 1 forbidden row left out: putin (Poutine)"
    )
    assert made.losses[-1] == "1 row without a form in fr and en left out: only (sólo)"


def test_weblate_holds_one_target_for_a_source_and_context() -> None:
    two = Glossary((row("a", fr="a", en="b"), row("a", "admitted", fr="a", en="c")))
    made = WEBLATE.write(two, FR_EN)
    assert made.size == 1
    assert made.losses[-1] == "Weblate holds one target for a source and context: 1 entry left out"


@pytest.mark.parametrize("form", ["'=", "'-x", "=\\|"])
def test_weblate_holds_no_form_that_looks_like_its_own_quoting(form: str) -> None:
    made = WEBLATE.write(Glossary((row("a", fr="a", en=form), row("b", fr="b", en="'s"))), FR_EN)
    assert made.size == 1
    assert made.losses[-1] == "Weblate takes an apostrophe before a sign for its own: 1 entry left out"


@pytest.mark.parametrize("form", ["=1+1", "+33", "-isme", "@nom", "'=x", "''-x"])
@pytest.mark.parametrize("format", [OMEGAT, TSV], ids=lambda one: one.name)
def test_no_spreadsheet_computes_a_form(format: ExchangeFormat, form: str) -> None:
    made = format.write(Glossary((row("a", fr=form, en=f"{form}'s"),)), FR_EN)
    assert made.data.startswith(f"'{form}\t'{form}'s".encode())
    (back,) = format.read(made.data, PATH, FR_EN).rows
    assert back.forms == {"fr": form, "en": f"{form}'s"}


def test_what_tbx_has_is_written_so_that_no_spreadsheet_computes_it(tmp_path: Path) -> None:
    forms = {"fr": "=HYPERLINK(1)", "en": "'s"}
    (read,) = TBX.read(TBX.write(Glossary((row("a", **forms),)), FR_EN).data, PATH, ()).rows
    path = tmp_path / "a.csv"
    csv.write(Glossary((read,)), path)
    assert "'=HYPERLINK(1),'s" in path.read_text(encoding="utf-8")
    assert csv.read([path]).rows[0].forms == forms


def test_a_glossary_of_ours_is_not_weblates() -> None:
    with pytest.raises(InputError, match="put it into the folder of the glossary"):
        WEBLATE.read(b"concept,fr,en\na,b,c\n", PATH, FR_EN)


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        pytest.param("Koursk\tKursk\r\n", FR_EN, {"fr": "Koursk", "en": "Kursk"}, id="without a header"),
        pytest.param("fr\ten\nKoursk\tKursk\n", (), {"fr": "Koursk", "en": "Kursk"}, id="with a header"),
        pytest.param("en\tfr\nKursk\tKoursk\n", FR_EN, {"fr": "Koursk", "en": "Kursk"}, id="turned round"),
        pytest.param("EN\tpt_BR\tn\na\tb\t\n", (), {"en": "a", "pt-BR": "b"}, id="a header with more"),
    ],
)
def test_reads_two_columns(text: str, languages: tuple[str, ...], expected: dict[str, str]) -> None:
    done = TSV.read(text.encode(), PATH, languages)
    assert [row.forms for row in done.rows] == [expected]
    assert done.losses == ()


def test_further_columns_are_said() -> None:
    done = TSV.read(b"en\tfr\tcount\nAct\tLoi\t981\nMinister\tministre\t816\n", PATH, ())
    assert len(done.rows) == 2
    assert done.losses == ("what stands in columns that aren't known left out (2 entries)",)


DEEPL = "OTAN,NATO,fr,en\nCorée du Nord,North Korea,fr,en\n"
NATO = [("otan", "OTAN", "NATO"), ("coree-du-nord", "Corée du Nord", "North Korea")]
TABLES = [
    pytest.param(DEEPL, FR_EN, NATO, (), id="DeepL's, four columns"),
    pytest.param(DEEPL, (), NATO, (), id="DeepL's, its languages"),
    pytest.param(DEEPL.replace(",fr,en", ""), FR_EN, NATO, (), id="DeepL's, two columns"),
    pytest.param("NATO,OTAN,en,fr\n", FR_EN, NATO[:1], (), id="DeepL's, turned round"),
    pytest.param(
        DEEPL + "OTAN,OTAN,fr,es\n", FR_EN, NATO, ("1 entry in other languages left out",), id="another pair"
    ),
    pytest.param("Français;Anglais\nOTAN;NATO\n", FR_EN, NATO[:1], (), id="languages in French"),
    pytest.param("English,French\nNATO,OTAN\n", FR_EN, NATO[:1], (), id="languages in English"),
    pytest.param("Terme;Traduction\nOTAN;NATO\n", FR_EN, NATO[:1], (), id="words for a term and another"),
    pytest.param("source,target\nOTAN,NATO\n", FR_EN, NATO[:1], (), id="source and target"),
    pytest.param("fr,traduction\nOTAN,NATO\n", FR_EN, NATO[:1], (), id="a language and a translation"),
    pytest.param(
        "français,French\n", FR_EN, [("francais", "français", "French")], (), id="a term, no header"
    ),
    pytest.param("fr,en,de\nOTAN,NATO,Nato\n", FR_EN, NATO[:1], (), id="one language more"),
    pytest.param("concept,fr,en\notan,OTAN,NATO\n", (), NATO[:1], (), id="a glossary of ours"),
]


@pytest.mark.parametrize(("text", "languages", "expected", "losses"), TABLES)
def test_reads_lists_of_terms_with_and_without_a_header(
    text: str, languages: tuple[str, ...], expected: list[tuple[str, str, str]], losses: tuple[str, ...]
) -> None:
    done = CSV.read(text.encode(), PATH, languages)
    assert [(row.concept, row.forms["fr"], row.forms["en"]) for row in done.rows] == expected
    assert done.losses == losses


@pytest.mark.parametrize("text", ["source\ttarget\nOTAN\tNATO\n", "Français\tAnglais\nOTAN\tNATO\n"])
@pytest.mark.parametrize("format", [OMEGAT, TSV], ids=lambda one: one.name)
def test_a_header_is_no_term(format: ExchangeFormat, text: str) -> None:
    assert [row.forms for row in format.read(text.encode(), PATH, FR_EN).rows] == [
        {"fr": "OTAN", "en": "NATO"}
    ]


def test_what_people_say_of_terms_is_read_beside_them() -> None:
    text = "Terme\tTraduction\tGenre\tDomaine\tRemarque\tx\nfrappe\tstrike\tf.\tdéfense\taérienne\t1\n"
    done = TSV.read(text.encode(), PATH, FR_EN)
    (read,) = done.rows
    assert (read.gender, read.domain, read.note) == ({"": Gender.FEMININE}, "défense", "aérienne")
    assert done.losses == ("what stands in columns that aren't known left out (1 entry)",)


def test_a_table_without_languages_asks_for_them() -> None:
    with pytest.raises(UsageError, match="--from fr --to en"):
        CSV.read(b"source,target\nOTAN,NATO\n", PATH, ())


FULL = Glossary(
    (
        Row(
            concept="ministre",
            kind=Kind.TERM,
            status=Status.PREFERRED,
            forms={"fr": "ministre", "en": "minister", "es": "ministra"},
            must=True,
            gender={"es": Gender.FEMININE},
            number={"": Number.SINGULAR},
            part_of_speech={"": PartOfSpeech.NOUN},
            domain="politique",
            source="AFP",
            date="2026-11-30",
        ),
    )
)


def test_a_table_of_ours_holds_all_that_a_glossary_says() -> None:
    made = CSV.write(FULL, ("fr", "en", "es"))
    assert (Glossary(CSV.read(made.data, PATH, ()).rows), made.losses) == (FULL, ())
    assert CSV.write(FULL, ("fr", "en")).data.decode() == (
        "concept,kind,status,fr,en,match,must,number,part of speech,domain,source,date,note\n"
        "ministre,term,preferred,ministre,minister,,yes,singular,noun,politique,AFP,2026-11-30,\n"
    )
    lost = "holds no must and no gender and no number and no part of speech and no domain and no source and no date"
    assert TSV.write(FULL, FR_EN).losses == (f"TSV {lost}: lost",)


def test_sources_with_one_slug_are_concepts_of_their_own() -> None:
    done = TSV.read(b"C\tC\nC++\tC++\nC#\tC#\nc\tc\n", PATH, FR_EN)
    assert [(row.concept, row.status.value) for row in done.rows] == [
        ("c", "preferred"),
        ("c-2", "preferred"),
        ("c-3", "preferred"),
        ("c", "admitted"),
    ]


def test_writes_two_columns() -> None:
    made = TSV.write(GLOSSARY, ("fr", "en"))
    assert made.data.decode().splitlines()[0] == "Vladimir Poutine\tVladimir Putin"
    assert made.losses[-1] == "TSV holds no notes: those of 1 entry left out"
    match = Glossary((Row("a", Kind.TERM, Status.PREFERRED, {"fr": "a", "en": "b"}, Matching.EXACT),))
    assert TSV.write(match, FR_EN).losses == ("TSV holds no match: that of 1 entry is lost",)


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is empty|isn't XML", id="empty"),
        pytest.param(b"PK\x03\x04\0\0", "a spreadsheet or an archive|isn't XML", id="archive"),
        pytest.param("é\tà\n".encode("cp1252"), "isn't UTF-8|isn't XML", id="cp1252"),
        pytest.param(bytes(range(1, 256)), "isn't UTF-8|isn't XML", id="binary"),
    ],
)
def test_what_is_no_glossary_is_an_error(format: object, data: bytes, said: str) -> None:
    assert hasattr(format, "read")
    with pytest.raises(InputError, match=said):
        format.read(data, PATH, FR_EN)


# What a cell may hold once it is read; controls are dropped by some format or other.
FORM = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
)
FORMS = st.tuples(FORM.map(clean).filter(bool), FORM.map(clean).filter(bool))


@pytest.mark.parametrize("format", [OMEGAT, WEBLATE, TSV], ids=lambda format: format.name)
@given(found=st.lists(FORMS, min_size=1, max_size=6, unique_by=lambda forms: forms[0]))
def test_what_is_written_is_read_again(format: object, found: list[tuple[str, str]]) -> None:
    assert hasattr(format, "read")
    assert hasattr(format, "write")
    rows = tuple(row(f"c{number}", fr=fr, en=en) for number, (fr, en) in enumerate(found))
    kept = [forms for forms in found if format is not OMEGAT or not forms[0].startswith("#")]
    if format is WEBLATE:  # `'=` is `=` to Weblate, and so is `\\|` `|` after a sign
        assume(not any(form.startswith("'") or "\\|" in form for forms in found for form in forms))
    made = format.write(Glossary(rows), FR_EN)
    if kept:
        assert [
            (one.forms["fr"], one.forms["en"]) for one in format.read(made.data, PATH, FR_EN).rows
        ] == kept


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
@given(data=st.binary(max_size=60) | st.text('source,target\t"\n\r\\\\#é<>', max_size=60).map(str.encode))
def test_no_bytes_make_it_stumble(format: object, data: bytes) -> None:
    assert hasattr(format, "read")
    with suppress(InputError):
        done = format.read(data, PATH, FR_EN)
        assert all(set(one.forms) <= set(FR_EN) for one in done.rows)
