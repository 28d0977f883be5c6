"""EPUB: books in both versions, with their packages and tables of contents."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles.epub import FORMAT
from l10n.errors import InputError
from l10n.model import Article
from tests.articles.books import CONTAINER, PAGE
from tests.articles.opendocuments import zipped
from tests.articles.texts import opened, put_by_word, sources, with_own_words, written

OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0" xml:lang="fr">
<metadata><dc:title>Le verger</dc:title><dc:creator>Claire Morvan</dc:creator><dc:language>fr-FR</dc:language>
<dc:description>Un hiver &amp; une route.</dc:description></metadata>
<manifest><item id="b" href="ch%C3%A92.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="texte/1.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="i.png" media-type="image/png"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="x"><itemref idref="a"/><itemref idref="b"/></spine>
<guide><reference type="toc" title="Table" href="nav.xhtml"/></guide></package>"""
NCX = """<?xml version="1.0"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" xml:lang="fr"><docTitle><text>Le verger</text></docTitle>
<navMap><navPoint><navLabel><text>Chapitre un</text></navLabel><content src="texte/1.xhtml"/></navPoint></navMap>
</ncx>"""


def parts(first: str = "<p>Un mot.</p>") -> dict[str, str | bytes]:
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/i.png": b"\x89PNG",
        "OEBPS/toc.ncx": NCX,
        "OEBPS/nav.xhtml": PAGE.format(
            '<nav><ol><li><a href="texte/1.xhtml">Chapitre un</a></li></ol></nav>'
        ),
        "OEBPS/ché2.xhtml": PAGE.format("<h1>Chapitre deux</h1>"),
        "OEBPS/texte/1.xhtml": PAGE.format(first),
        "OEBPS/book.opf": OPF,
    }


def text_of(first: str = "<p>Un mot.</p>", opf: str = OPF) -> str:
    assert FORMAT.unpack
    return FORMAT.unpack(zipped({**parts(first), "OEBPS/book.opf": opf}), "a.epub")


ALL = [
    "Le verger",
    "Un hiver & une route.",
    "Table",
    "Un <b>mot</b>.",
    "Chapitre deux",
    "Chapitre un",
    "Le verger",
    "Chapitre un",
]


def test_reads_chapters_in_their_order() -> None:
    assert sources(text_of("<p>Un <b>mot</b>.</p>"), FORMAT) == ALL


def test_writes_only_what_is_translated(tmp_path: Path) -> None:
    data = zipped(parts())
    article, segments = opened(data, ".epub", tmp_path)
    made = written(article, ["Una & palabra." if one.source == "Un mot." else None for one in segments])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.namelist() == old.namelist()
        assert new.infolist()[0].compress_type == zipfile.ZIP_STORED
        page = old.read("OEBPS/texte/1.xhtml").decode()
        assert new.read("OEBPS/texte/1.xhtml").decode() == page.replace(
            "Un mot", "Una &amp; palabra"
        ).replace('lang="fr"', 'lang="es"')
        opf = old.read("OEBPS/book.opf").decode()
        assert new.read("OEBPS/book.opf").decode() == opf.replace('lang="fr"', 'lang="es"').replace(
            "fr-FR", "es"
        )
    assert written(article, []) == data


def test_a_book_from_right_to_left() -> None:
    made = put_by_word(text_of(), {"Un mot": "كلمة."}, FORMAT, "ar")
    assert '<spine toc="x" page-progression-direction="rtl">' in made
    assert 'xml:lang="ar" dir="rtl"' in made


@pytest.mark.parametrize(
    ("dropped", "expected"),
    [
        ("<dc:language>fr-FR</dc:language>", ' xml:lang="es"'),
        (' xml:lang="fr"', "<dc:language>es</dc:language>"),
    ],
    ids=["no language", "no xml:lang"],
)
def test_says_its_new_language_where_it_says_one(dropped: str, expected: str) -> None:
    made = put_by_word(text_of(opf=OPF.replace(dropped, "")), {"Un mot": "Una palabra."}, FORMAT)
    package = made[: made.index("</package>")]
    assert expected in package
    assert "fr" not in re.findall(r'(?:lang="|language>)(\w+)', package)


def test_a_book_that_says_no_language() -> None:
    bare = OPF.replace("<dc:language>fr-FR</dc:language>", "").replace(' xml:lang="fr"', "")
    text = text_of(opf=bare)
    made = put_by_word(text, {"Un mot": "Una palabra."}, FORMAT)
    end = text.index("</package>")
    assert made[:end] == text[:end]
    assert "<p>Una palabra.</p>" in made


SIGNS = {
    "in the package": ({"Un hiver": 'a < b & "c"'}, '<dc:description>a &lt; b &amp; "c"</dc:description>'),
    "in an attribute": ({"Table": 'La "tabla" & más'}, 'title="La &quot;tabla&quot; &amp; más"'),
    "in a chapter": ({"Un mot": "a < b & c\x02"}, "<p>a &lt; b &amp; c</p>"),
}


@pytest.mark.parametrize(("targets", "expected"), SIGNS.values(), ids=SIGNS)
def test_escapes(targets: dict[str, str], expected: str) -> None:
    assert expected in put_by_word(text_of(), targets, FORMAT)


REFUSED = {
    "no book": ({"META-INF/container.xml": None}, "no EPUB"),
    "no package": ({"OEBPS/book.opf": None}, "no package"),
    "a package that is no XML": ({"OEBPS/book.opf": "<a>"}, "damaged"),
    "entities of its own": (
        {"OEBPS/nav.xhtml": '<!DOCTYPE html [<!ENTITY a "b">]><html/>'},
        "definition of its own",
    ),
    "entities in the table of contents": (
        {"OEBPS/toc.ncx": '<!DOCTYPE a [<!ENTITY a "b">]><a/>'},
        "definition",
    ),
    "protected": (
        {
            "META-INF/encryption.xml": '<e xmlns:c="http://www.w3.org/2001/04/xmlenc#">'
            '<c:CipherReference URI="OEBPS/texte/1.xhtml"/></e>'
        },
        "protected",
    ),
}


@pytest.mark.parametrize(("changed", "expected"), REFUSED.values(), ids=REFUSED)
def test_refuses(changed: dict[str, str | None], expected: str) -> None:
    assert FORMAT.unpack
    made = {name: content for name, content in {**parts(), **changed}.items() if content is not None}
    with pytest.raises(InputError, match=expected):
        FORMAT.unpack(zipped(made), "a.epub")


def test_fonts_may_be_obfuscated() -> None:
    encryption = '<e xmlns:c="http://www.w3.org/2001/04/xmlenc#"><c:CipherReference URI="OEBPS/a.otf"/></e>'
    assert FORMAT.unpack
    assert FORMAT.unpack(zipped({**parts(), "META-INF/encryption.xml": encryption}), "a.epub")


INLINE = st.recursive(
    st.sampled_from(
        ["Un mot. ", "deux", "&amp;", "<br/>", '<img alt="Une image" src="a"/>', "<a id='x'/>", "\n  "]
    ),
    lambda inner: st.builds(
        lambda tag, kids: f"<{tag}>{''.join(kids)}</{tag.split()[0]}>",
        st.sampled_from(["b", "i", 'a href="/"', "p", "li", "title"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(INLINE, max_size=4).map("".join))
def test_any_chapter(body: str) -> None:
    text = text_of(body)
    made = with_own_words(text, FORMAT)
    assert FORMAT.pack
    assert FORMAT.pack(made, zipped(parts(body)))
    assert Article("a", "a", made, FORMAT.blocks(made)).text == made
