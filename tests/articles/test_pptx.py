"""Presentations: what is read of slides, and what becomes of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from l10n import articles, segmentation
from l10n.articles import ooxml
from l10n.articles.files import Source
from l10n.articles.publish import encode, published
from l10n.errors import InputError
from tests.articles.office import package, relations
from tests.articles.presentations import TYPE, P, p, picture, r, shape, slide
from tests.articles.texts import put, sources

FORMAT = ooxml.PPTX
PICTURE = picture("Un chat")
LINK = '<a:hlinkClick r:id="rId2"/>'
FIELD = '<a:fld id="{1}" type="slidenum"><a:rPr lang="fr-FR"/><a:t>3</a:t></a:fld>'


def part(*shapes: str) -> str:
    return f"\x1cppt/slides/slide1.xml\x1c{slide(*shapes)}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            shape(p(r("Un ti"), r("tre", ' dirty="0"')), place="title"), ["Un titre"], id="runs-cut"
        ),
        pytest.param(
            shape(p(r("Un "), r("mot", ' b="1"'), r(" et "), r("un lien", "", LINK), r("."))),
            ["Un <1>mot</1> et <2>un lien</2>."],
            id="formatting",
        ),
        pytest.param(shape(p(r("Un"), "<a:br/>", r("deux"))), ["Un", "deux"], id="line-end"),
        pytest.param(shape(p(r("Page "), FIELD, r(" ici"))), ["Page <1/> ici"], id="field"),
        pytest.param(PICTURE, ["Un chat"], id="image"),
        pytest.param(
            PICTURE.replace(" descr", ' title="Titre de l’image" descr'),
            ["Titre de l’image", "Un chat"],
            id="image with a title",
        ),
        pytest.param(
            f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>{p(r('Case'))}</a:txBody></a:tc></a:tr>"
            "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
            ["Case"],
            id="table",
        ),
        pytest.param(shape(p(r("12 %"))), [], id="figures"),
    ],
)
def test_gives_sentences_with_their_markup(content: str, expected: list[str]) -> None:
    assert sources(part(content), FORMAT) == expected


def test_writes_a_target_into_runs() -> None:
    text = part(shape(p(r("Un "), r("mot", ' b="1"'), "<a:br/>", r("et plus"))))
    new = put(text, ["<1>Palabra</1> & una", "y más"], FORMAT)
    assert '<a:rPr b="1"></a:rPr><a:t>Palabra</a:t></a:r><a:r><a:t> &amp; una</a:t></a:r><a:br/>' in new
    assert "<a:t>y más</a:t>" in new
    assert '<a:endParaRPr lang="es-ES"/>' in new
    assert "fr-FR" not in new


def pptx() -> bytes:
    names = [
        "ppt/slides/slide1.xml",
        "ppt/slides/slide10.xml",
        "ppt/slides/slide2.xml",
        "ppt/notesSlides/notesSlide1.xml",
    ]
    slides = {
        name: slide(
            shape(p(r(f"Titre {number}")), place="title"), PICTURE, root="notes" if "notes" in name else "sld"
        )
        for number, name in enumerate(names)
    }
    types = {name: f"{TYPE}{'notesSlide' if 'notes' in name else 'slide'}+xml" for name in names}
    main = f'<p:presentation xmlns:p="{P}"/>'
    return package(
        {
            "_rels/.rels": relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
            "ppt/presentation.xml": main,
            **slides,
        },
        {"ppt/presentation.xml": f"{TYPE}presentation.main+xml", **types},
    )


def test_slides_come_in_order_and_only_they_change(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(pptx())
    article, _ = articles.read(Source(path, "a.pptx", "a.pptx"))
    made = segmentation.segment(article, "fr")
    assert [one.source for one in made if "Titre" in one.source] == [
        "Titre 0",
        "Titre 2",
        "Titre 1",
        "Titre 3",
    ]
    same = published(article, made, [None] * len(made), FORMAT, "es")
    assert encode(same, article, FORMAT)[0] == path.read_bytes()
    new = encode(
        published(article, made, ["Título"] + [None] * (len(made) - 1), FORMAT, "es"), article, FORMAT
    )[0]
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert b"<a:t>T\xc3\xadtulo</a:t>" in archive.read("ppt/slides/slide1.xml")
        assert archive.read("ppt/presentation.xml").startswith(b"<p:presentation")


def test_what_is_no_presentation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(package({"a.xml": "<a/>"}, {}))
    with pytest.raises(InputError, match="no presentation"):
        articles.read(Source(path, "a", "a"))
