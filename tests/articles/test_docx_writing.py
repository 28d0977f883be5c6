"""Word's documents: what becomes of them when targets are put in."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from l10n.articles import ooxml
from l10n.errors import InputError
from tests.articles.conftest import Convert
from tests.articles.office import DELETED, FRENCH, NOTE, STYLES, box, docx, field, item, p, package, part, r
from tests.articles.texts import opened, put, put_by_word, written

FORMAT = ooxml.DOCX
TARGETS = [
    pytest.param(
        p(r("Un "), r("mot", "b"), r(" gras.")),
        "<1>Palabra</1> en negrita.",
        p(r("Palabra", "b"), r(" en negrita.")),
        id="another-order",
    ),
    pytest.param(p(r("Un mot.")), "R&D <b> \x07 «x»", p(r("R&amp;D &lt;b&gt;  «x»")), id="escapes"),
    pytest.param(
        p(r("A "), f'<w:hyperlink r:id="rId9">{r("un ", "u")}{r("mot", "u", "b")}</w:hyperlink>', r(" b.")),
        "<2>Palabra</2> y <1>una</1> x.",
        p(
            r("Palabra", "u", "b"),
            r(" y "),
            f'<w:hyperlink r:id="rId9">{r("una", "u")}</w:hyperlink>',
            r(" x."),
        ),
        id="a-pair-out-of-another",
    ),
    pytest.param(
        p(r("Une note"), NOTE, r(" et "), r("du gras", "b"), r(".")),
        "<2>Negrita<1/></2> y más.",
        p(r("Negrita", "b"), NOTE, r(" y más.")),
        id="a-note-into-a-pair",
    ),
    pytest.param(
        p(
            r("Le "),
            DELETED,
            "<w:ins w:id='2'>" + r("nouveau") + "</w:ins>",
            r(" mot."),
        ),
        "La palabra nueva.",
        p(
            r("La "),
            DELETED,
            "<w:ins w:id='2'>" + r("palabra ") + "</w:ins>",
            r("nueva."),
        ),
        id="tracked-changes",
    ),
    pytest.param(
        p("<w:ins w:id='2'>" + r("Un mot.") + "</w:ins>"),
        "Una palabra.",
        p("<w:ins w:id='2'>" + r("Una palabra.") + "</w:ins>"),
        id="all-inserted",
    ),
    pytest.param(
        p(
            r("Le "),
            f'<w:hyperlink r:id="rId9"><w:ins w:id="2">{r("plan", "u")}</w:ins></w:hyperlink>',
            r(" a."),
        ),
        "El <1>plano</1> x.",
        p(
            r("El "),
            f'<w:hyperlink r:id="rId9"><w:ins w:id="2">{r("plano", "u")}</w:ins></w:hyperlink>',
            r(" x."),
        ),
        id="inserted-in-a-link",
    ),
    pytest.param(
        p("<w:r><w:t>Un mot</w:t><w:footnoteReference w:id='1'/><w:t xml:space='preserve'> ici.</w:t></w:r>"),
        "Aquí<1/> x.",
        p("<w:r><w:t>Aquí</w:t><w:footnoteReference w:id='1'/><w:t xml:space=\"preserve\"> x.</w:t></w:r>"),
        id="a-note-in-a-run",
    ),
    pytest.param(
        p(
            "<w:r w:rsidR='1'><w:t>Un.</w:t></w:r><w:r w:rsidR='2'><w:t xml:space='preserve'> Deux.</w:t></w:r>"
        ),
        "Uno.",
        p(
            "<w:r w:rsidR='1'><w:t>Uno.</w:t></w:r><w:r w:rsidR='2'><w:t xml:space='preserve'> Deux.</w:t></w:r>"
        ),
        id="the-rest-as-it-is",
    ),
    pytest.param(
        p(r("Un"), r(" mot."), r(" Deux."), r(" "), r("Trois.")),
        "Uno.",
        p(r("Uno. Deux. Trois.")),
        id="spaces-count",
    ),
]


def body(text: str) -> str:
    return text[text.index("<w:body>") + 8 : text.index("<w:sectPr/>")]


@pytest.mark.parametrize(("content", "target", "expected"), TARGETS)
def test_writes_a_target_into_runs(content: str, target: str, expected: str) -> None:
    found = body(put(part(content), [target], FORMAT))
    assert _normal(found) == _normal(expected)


def _normal(content: str) -> str:
    """Return content with runs of one formatting as one."""
    content = content.replace("'", '"')
    content = re.sub(r'</w:t></w:r><w:r(?: w:rsidR="\d")?><w:t(?: xml:space="preserve")?>', "", content)
    return re.sub(r"<w:t>( [^<]*|[^<]* )</w:t>", r'<w:t xml:space="preserve">\1</w:t>', content)


def test_both_copies_of_a_text_box_change() -> None:
    text = put_by_word(part(p(r("A. "), box(p(r("Dedans."))), r("B."))), {"Dedans": "Dentro."}, FORMAT)
    assert text.count("Dentro.") == 2
    assert "Dedans" not in text


def test_an_attribute_is_escaped_for_its_quotes() -> None:
    image = item("<w:drawing><wp:inline><wp:docPr id='1' descr='Un mur'/></wp:inline></w:drawing>")
    text = put(part(p(image)), ["l'«a» & <b>"], FORMAT)
    assert "descr='l&apos;«a» &amp; &lt;b&gt;'" in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("es", '<w:lang w:val="es-ES" w:eastAsia="en-US"/>', id="es"),
        pytest.param("es-MX", '<w:lang w:val="es-MX" w:eastAsia="en-US"/>', id="es-MX"),
        pytest.param("ja", '<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>', id="ja"),
        pytest.param("ar", '<w:rtl/><w:lang w:val="ar-EG" w:eastAsia="en-US" w:bidi="ar-EG"/>', id="ar"),
    ],
)
def test_the_language_becomes_the_targets(language: str, expected: str) -> None:
    text = part(STYLES, "styles") + part('<w:themeFontLang w:val="fr-FR"/>', "settings") + part(p(r(FRENCH)))
    found = put(text, ["Una frase."], FORMAT, language)
    assert expected in found
    assert 'themeFontLang w:val="fr' not in found
    assert ("<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>" in found) == (language == "ar")
    assert put(text, [], FORMAT, language) == text


@pytest.mark.parametrize(
    "stated",
    ['<w:lang w:eastAsia="en-US" w:bidi="ar-SA"/>', '<w:lang w:val="x-none"/>', ""],
    ids=["of other scripts", "none", "nothing"],
)
def test_a_document_that_says_no_language(stated: str) -> None:
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{stated}</w:rPr></w:rPrDefault></w:docDefaults>"
    core = '\x1cdocProps/core.xml\x1c<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language/></a>'
    text = part(p(r("Un mot."))) + part(styles, "styles") + core
    assert put(text, ["Una palabra."], FORMAT) == text.replace("Un mot.", "Una palabra.")


def test_a_file_without_targets_is_the_same_file(tmp_path: Path) -> None:
    data = docx(p(r("Un mot.")), footnotes=f'<w:footnote w:id="1">{p(r("Une note."))}</w:footnote>')
    article, _ = opened(data, ".docx", tmp_path)
    assert written(article, []) == data
    new = written(article, ["Una palabra.", "Una nota."])
    with zipfile.ZipFile(io.BytesIO(new)) as after, zipfile.ZipFile(io.BytesIO(data)) as before:
        assert after.namelist() == before.namelist()
        changed = [name for name in after.namelist() if after.read(name) != before.read(name)]
    assert changed == ["word/document.xml", "word/footnotes.xml", "word/styles.xml"]  # its language


def test_macros_stay_as_they_are(tmp_path: Path) -> None:
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts: dict[str, str | bytes] = {
        "word/document.xml": part(p(r("Un mot."))).rpartition("\x1c")[2],
        "word/vbaProject.bin": b"\0VBA\xff" * 99,
    }
    article, _ = opened(package(parts, {"word/document.xml": main}), ".docm", tmp_path, "article/other-parts")
    new = written(article, ["Una palabra."])
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.read("word/vbaProject.bin") == parts["word/vbaProject.bin"]
        assert b"Una palabra." in archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(package({"a.xml": "<a/>"}, {}), "no document of a word processor", id="another-archive"),
        pytest.param(docx("<w:p>"), "damaged: word/document.xml", id="not-well-formed"),
        pytest.param(docx(p(r("Un mot.")))[:-99], "can be opened", id="cut"),
        pytest.param(b"Un mot.", "can be opened", id="text"),
        pytest.param(b"", "can be opened", id="empty"),
    ],
)
def test_what_is_refused(data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=says):
        opened(data, ".docx", tmp_path)


@pytest.mark.slow
def test_libreoffice_opens_what_is_published(converted: Convert, tmp_path: Path) -> None:
    content = p(
        r("Un "), r("mot", "b"), NOTE, r(" gras "), field('HYPERLINK "http://a.fr"', r("ici", "u")), r(".")
    )
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}"
    content += table.format(p(r("Case")), p())
    notes = f'<w:footnote w:id="1">{p(r("Une note."))}</w:footnote>'
    article, _ = opened(docx(content, footnotes=notes), ".docx", tmp_path)
    (tmp_path / "b.docx").write_bytes(
        written(article, ["<3>Aquí</3> una <1>palabra</1><2/> & más.", "Celda", "Una nota."])
    )
    [made] = converted([tmp_path / "b.docx"], "html", tmp_path)
    shown = " ".join(unescape(re.sub("<[^>]*>", "", made.read_text("utf-8"))).split())
    assert "Aquí una palabra1 & más." in shown
    assert "Celda" in shown
    assert "Una nota." in shown
