"""Office documents as programs beside Word and LibreOffice's Writer write them: Google Docs, pandoc, Impress."""

from __future__ import annotations

import pytest

from l10n.articles import ooxml, opendocument
from l10n.articles.format import Format
from tests.articles.office import part
from tests.articles.opendocuments import flat
from tests.articles.presentations import A, p, shape, slide
from tests.articles.presentations import r as run
from tests.articles.texts import put, sources, with_own_words


def r(text: str, inner: str = "") -> str:
    """Return a run as Google Docs writes it."""
    inner += '<w:rtl w:val="0"/>'
    return f'<w:r w:rsidR="0"><w:rPr>{inner}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


B = '<w:b w:val="1"/>'
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="1"/><w:tag w:val="goog_rdk_0"/></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(r("Un ") + r("premier point", B) + r("."), "Un <1>premier point</1>.", id="mostly-bold"),
        pytest.param(
            r("Un ", B) + r("mot") + r(" qui est de plus ici", B),
            "Un <1>mot</1> qui est de plus ici",
            id="in-bold",
        ),
        pytest.param(CONTROL.format(r("Un ")) + r("mot."), "Un mot.", id="control-of-a-program"),
        pytest.param(
            CONTROL.format("<w:del><w:r><w:delText>Un </w:delText></w:r></w:del>") + r("Le mot."),
            "Le mot.",
            id="control-of-what-was-deleted",
        ),
        pytest.param(
            '<w:hyperlink w:anchor="a"></w:hyperlink>' + r("Le mot."), "Le mot.", id="link-of-nothing"
        ),
        pytest.param(
            r("Un ")
            + CONTROL.replace("<w:id", '<w:alias w:val="Nom"/><w:id').format(r("nom"))
            + r(" de plus."),
            "Un <1>nom</1> de plus.",
            id="control-with-a-name",
        ),
    ],
)
def test_word(content: str, expected: str) -> None:
    text = part(f"<w:p>{content}</w:p>")
    assert sources(text, ooxml.DOCX) == [expected]
    with_own_words(text, ooxml.DOCX)


def test_an_address_in_an_alternative_text_leaves_no_marks() -> None:
    text = part('<w:p><w:r><w:drawing><wp:docPr descr="Voir https://a.fr/ ici"/></w:drawing></w:r></w:p>')
    assert sources(text, ooxml.DOCX) == ["Voir <1/> ici"]
    assert 'descr="https://a.fr/ aquí"' in put(text, ["<1/> aquí"], ooxml.DOCX)


BOLD = ' b="1"'
LINK = '<a:hlinkClick r:id="rId2"/>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(run("Un ", ' b="0"') + run("point", BOLD), "Un <1>point</1>", id="bold-off"),
        pytest.param(
            run("Un ") + run("mot", BOLD) + run(" avec un lien", "", LINK),
            "Un <1>mot</1><2> avec un lien</2>",
            id="mostly-a-link",
        ),
        pytest.param(run("Un lien", "", LINK), "Un lien", id="all-a-link"),
    ],
)
def test_slides(content: str, expected: str) -> None:
    text = f"\x1cppt/slides/slide1.xml\x1c{slide(shape(p(content)))}"
    assert sources(text, ooxml.PPTX) == [expected]
    with_own_words(text, ooxml.PPTX)


CHART = (
    f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="{A}"><c:title><c:tx>'
    f"<c:rich>{p(run('Les ventes'))}</c:rich></c:tx></c:title><c:cat><c:strRef><c:f>Feuille!$A$2</c:f><c:strCache>"
    '<c:pt idx="0"><c:v>Pommes</c:v></c:pt></c:strCache></c:strRef></c:cat><c:numCache><c:pt><c:v>12</c:v></c:pt>'
    "</c:numCache></c:chartSpace>"
)
DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="{A}"><dgm:pt>'
    f"<dgm:t>{p(run('Une étape'))}</dgm:t></dgm:pt></dgm:dataModel>"
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [(CHART, ["Les ventes", "Pommes"]), (DIAGRAM, ["Une étape"])],
    ids=["chart", "diagram"],
)
@pytest.mark.parametrize("format", [ooxml.PPTX, ooxml.DOCX], ids=["slides", "text"])
def test_charts_and_diagrams(content: str, expected: list[str], format: Format) -> None:
    text = f"\x1cppt/charts/chart1.xml\x1c{content}"
    assert sources(text, format) == expected
    new = put(text, ["La <&", "Manzanas"][: len(expected)], format)
    assert "<a:r><a:t>La &lt;&amp;</a:t></a:r>" in new
    assert ("<c:v>Manzanas</c:v>" in new) == (content == CHART)


def test_of_a_layout_only_what_slides_show_is_read() -> None:
    prompt, line = shape(p(run("Cliquez ici")), place="title"), shape(p(run("Confidentiel")))
    text = f"\x1cppt/slideLayouts/a.xml\x1c{slide(prompt, line, root='sldLayout')}"
    assert sources(text, ooxml.PPTX) == ["Confidentiel"]


SPAN = '<text:span text:style-name="{}">{}</text:span>'
INPUT = '<text:text-input text:description="">Un mot</text:text-input>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            SPAN.format("G", "Un ") + SPAN.format("GB", "mot") + SPAN.format("G", " de plus."),
            "Un <1>mot</1> de plus.",
            id="all-in-spans",
        ),
        pytest.param(
            SPAN.format("G", "Un ") + SPAN.format("GB", "mot bien long") + SPAN.format("G", "."),
            "Un <1>mot bien long</1>.",
            id="mostly-bold",
        ),
        pytest.param(
            SPAN.format("G", "Un ") + SPAN.format("H", "rien ") + SPAN.format("G", "mot."),
            "Un <1/>mot.",
            id="hidden",
        ),
        pytest.param(SPAN.format("G", "Un ") + "mot.", "<1>Un </1>mot.", id="not-all"),
        pytest.param(INPUT, "Un mot", id="field-to-write-in"),
    ],
)
def test_opendocument(content: str, expected: str) -> None:
    styles = (
        '<style:style style:name="G" style:family="text"><style:text-properties fo:color="#333333"/></style:style>'
        '<style:style style:name="GB" style:family="text"><style:text-properties fo:color="#333333"'
        ' fo:font-weight="bold"/></style:style>'
    )
    text = flat(f"<text:p>{content}</text:p>").replace(
        "<office:automatic-styles>", f"<office:automatic-styles>{styles}"
    )
    assert sources(text, opendocument.FLAT) == [expected]
    with_own_words(text, opendocument.FLAT)


def test_prompts_of_master_pages_stay() -> None:
    frame = (
        '<draw:frame presentation:class="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    )
    page = f"<draw:page>{frame.format('title', 'Le titre')}</draw:page>"
    shapes = frame.format("title", "Cliquez") + frame.format("", "La Gazette")
    masters = f"<style:master-page>{shapes}</style:master-page>"
    text = flat(page, kind="presentation", masters=masters)
    assert sources(text, opendocument.FLAT) == ["La Gazette", "Le titre"]
