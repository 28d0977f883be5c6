"""OpenDocument: texts and presentations, in archives and in flat files."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles.opendocument import FLAT, FORMAT
from l10n.errors import InputError
from tests.articles.opendocuments import archive, flat, zipped
from tests.articles.texts import opened, put_by_word, sources, with_own_words, written

P = "<text:p>{}</text:p>"


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


SOURCES = {
    "emphasis": (P.format(f"Un {span('B', 'mot')} {span('I', 'fort')}."), ["Un <1>mot</1> <2>fort</2>."]),
    "spans that change nothing": (
        P.format(f"{span('R', 'Le ver')}{span('R', 'ger')} {span('R', span('R', 'est là.'))}"),
        ["Le verger est là."],
    ),
    "spans that go on": (P.format(f"Un {span('B', 'ver')}{span('B', 'ger')}."), ["Un <1>verger</1>."]),
    "a span around the same": (P.format(f"Un {span('B', span('I', 'mot'))}."), ["Un <1>mot</1>."]),
    "a span without text": (P.format(f"Un {span('B', '')}mot."), ["Un mot."]),
    "part of a word": (P.format(f"{span('B', 'L')}a suite."), ["<1>L</1>a suite."]),
    "link": (
        P.format('Voir <text:a xlink:href="https://a.example/" office:title="Le site">ici</text:a>.'),
        ["Voir <1>ici</1>.", "Le site"],
    ),
    "a link that goes on": (
        P.format('Voir <text:a xlink:href="/x">i</text:a><text:a xlink:href="/x">ci</text:a>.'),
        ["Voir <1>ici</1>."],
    ),
    "white space": ('<text:p>\n  Un<text:s text:c="3"/>mot\n  ici.\n</text:p>', ["Un mot ici."]),
    "line ends and tabs": (P.format("Un<text:line-break/>deux<text:tab/>trois"), ["Un", "deux", "trois"]),
    "entities and CDATA": (P.format("R&amp;D &lt;b&gt; &#233;t<![CDATA[é <i>]]>."), ["R&D <b> été <i>."]),
    "what says nothing": (
        P.format('Un<text:soft-page-break/> mot<text:change-start text:change-id="a"/><!-- x --> ici.'),
        ["Un mot ici."],
    ),
    "bookmark and field": (
        P.format('Le <text:date text:date-value="x">4 mai</text:date>, <text:bookmark text:name="b"/>ici.'),
        ["Le <1/>, <2/>ici."],
    ),
    "an entry of an index": (
        P.format('Un <text:alphabetical-index-mark text:string-value="Verger"/>mot.'),
        ["Un <1/>mot."],
    ),
    "note": (
        P.format(
            'Un<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>La note.</text:p></text:note-body></text:note> mot."
        ),
        ["Un<1/> mot.", "La note."],
    ),
    "frame": (
        P.format(
            "Avant <draw:frame><draw:text-box><text:p>Dedans.</text:p></draw:text-box>"
            "<svg:title>Titre</svg:title><svg:desc>Ce qu'on voit</svg:desc></draw:frame>après."
        ),
        ["Avant <1/>après.", "Dedans.", "Titre", "Ce qu'on voit"],
    ),
    "shape with text": (
        P.format("<draw:custom-shape><text:p>Dedans</text:p></draw:custom-shape>"),
        ["Dedans"],
    ),
    "table and list": (
        "<table:table><table:table-row><table:table-cell><text:p>Case</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>Non</text:p></table:covered-table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>Point</text:p></text:list-item></text:list>",
        ["Case", "Point"],
    ),
    "tracked changes": (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Effacé.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + P.format('Un <text:change text:change-id="a"/><text:change-start/>mot<text:change-end/>.'),
        ["Un mot."],
    ),
    "remark": (
        P.format("Un <office:annotation><text:p>À relire</text:p></office:annotation>mot."),
        ["Un mot."],
    ),
    "hidden": (
        P.format(f"Un {span('H', 'caché')} mot.")
        + '<text:p text:style-name="H">Non</text:p>'
        + '<text:section text:display="none"><text:p>Non</text:p></text:section>'
        + P.format('<text:hidden-paragraph text:is-hidden="true"/>Non'),
        ["Un <1/> mot."],
    ),
    "content control": (
        P.format("Par <loext:content-control>Awa</loext:content-control>, ici."),
        ["Par <1>Awa</1>, ici."],
    ),
    "another language": (
        P.format("La séance du conseil est ouverte depuis longtemps déjà.")
        + '<text:p text:style-name="EN">No comment.</text:p>'
        + P.format(f"Il a dit {span('EN', 'that nobody had ever asked them about it')} hier soir."),
        ["La séance du conseil est ouverte depuis longtemps déjà.", "Il a dit <1/> hier soir."],
    ),
    "a language that is wrong": (
        '<text:p text:style-name="EN">La séance du conseil est ouverte depuis longtemps déjà.</text:p>'
        + '<text:p text:style-name="EN">Programme</text:p>'
        + P.format(f"Le ver{span('EN', 'ger')} est là."),
        ["La séance du conseil est ouverte depuis longtemps déjà.", "Programme", "Le verger est là."],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SOURCES.values(), ids=SOURCES)
def test_gives_sentences_with_their_markup(body: str, expected: list[str]) -> None:
    assert sources(flat(body), FLAT) == expected


PUT = {
    "signs": (P.format("Un mot."), {"Un": "a < b & c > d\x01"}, P.format("a &lt; b &amp; c &gt; d")),
    "spaces": (
        P.format("Un mot."),
        {"Un": " una   palabra "},
        P.format('<text:s/>una <text:s text:c="2"/>palabra<text:s/>'),
    ),
    "spans that change nothing stay": (
        P.format(f"{span('R', 'Le ver')}{span('R', 'ger')} {span('B', 'est là')}."),
        {"Le verger": "El huerto <1>está</1>."},
        P.format(f"{span('R', 'El ')}{span('R', 'huerto')} {span('B', 'está')}."),
    ),
    "one of two sentences": (
        P.format(span("R", f"Un mot. {span('B', 'Deux')} mots.")),
        {"<1>Deux": "<1>Dos</1> palabras."},
        P.format(span("R", f"Un mot. {span('B', 'Dos')} palabras.")),
    ),
    "a note goes with its word": (
        P.format("Un<text:note><text:note-body><text:p>Note.</text:p></text:note-body></text:note> mot."),
        {"Un": "Palabra una<1/>.", "Note": "Nota."},
        P.format(
            "Palabra una<text:note><text:note-body><text:p>Nota.</text:p></text:note-body></text:note>."
        ),
    ),
    "between quotation marks": (
        P.format('<text:a xlink:href="/" office:title="Titre">ici</text:a>'),
        {"Titre": 'El "sitio" <i'},
        P.format('<text:a xlink:href="/" office:title="El &quot;sitio&quot; &lt;i">ici</text:a>'),
    ),
}


@pytest.mark.parametrize(("body", "targets", "expected"), PUT.values(), ids=PUT)
def test_puts_targets_in(body: str, targets: dict[str, str], expected: str) -> None:
    assert (
        put_by_word(flat(body), targets, FLAT).partition("<office:text>")[2]
        == flat(expected).partition("<office:text>")[2]
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(
            "es", 'fo:language="es" fo:country="ES" style:language-complex="hi"', id="likely region"
        ),
        pytest.param("es-MX", 'fo:language="es" fo:country="MX" style:language-complex="hi"', id="region"),
        pytest.param(
            "ar", 'fo:language="ar" fo:country="EG" style:language-complex="ar"', id="complex script"
        ),
    ],
)
def test_says_its_new_language(target: str, expected: str) -> None:
    text = flat(
        P.format("Un mot, et un autre mot.") + '<text:p text:style-name="EN">No comment.</text:p>',
        meta="<dc:language>fr-FR</dc:language>",
    )
    made = put_by_word(text, {"Un": "Una palabra."}, FLAT, target)
    assert expected in made
    assert 'fo:language="en" fo:country="GB"' in made
    assert f"<dc:language>{target}</dc:language>" in made
    assert text == put_by_word(text, {}, FLAT, target)


def test_reads_slides_and_their_notes() -> None:
    body = (
        '<presentation:footer-decl presentation:name="f">Le pied</presentation:footer-decl>'
        "<draw:page><draw:frame><draw:text-box><text:p>Titre</text:p></draw:text-box></draw:frame>"
        '<draw:frame presentation:placeholder="true"><draw:text-box><text:p>Non</text:p></draw:text-box></draw:frame>'
        "<presentation:notes><draw:frame><draw:text-box><text:p>La note</text:p></draw:text-box></draw:frame>"
        "</presentation:notes></draw:page>"
    )
    assert sources(flat(body, kind="presentation"), FLAT) == ["Le pied", "Titre", "La note"]


HEADER = "<style:master-page><style:header><text:p>En-tête</text:p></style:header></style:master-page>"


def test_reads_headers_and_properties(tmp_path: Path) -> None:
    data = archive(
        P.format("Un mot."), masters=HEADER, meta="<dc:title>Titre</dc:title><dc:creator>Moi</dc:creator>"
    )
    article, segments = opened(data, ".odt", tmp_path)
    assert [one.source for one in segments] == ["Un mot.", "En-tête", "Titre"]
    made = written(article, ["Una palabra."])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.namelist() == old.namelist()
        assert new.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert "<text:p>Una palabra.</text:p>" in new.read("content.xml").decode()
        assert new.read("meta.xml") == old.read("meta.xml")
    assert written(article, []) == data


def test_says_what_is_beyond_text(tmp_path: Path) -> None:
    others = {"Basic/Standard/Module1.xml": b"<x/>", "META-INF/documentsignatures.xml": b"<x/>"}
    opened(archive(P.format("Un mot."), others), ".odt", tmp_path, *["article/other-parts"] * 2)


BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "a spreadsheet": (
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        "no text or",
    ),
    "no text": ({"mimetype": "application/vnd.oasis.opendocument.text"}, "no OpenDocument"),
    "a password": (
        {"content.xml": "x", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"},
        "password",
    ),
    "a type definition": ({"content.xml": f"{BOMB}<a>&b;&c;</a>"}, "document type definition"),
    "no XML": ({"content.xml": "<a>"}, "damaged"),
}


@pytest.mark.parametrize(("parts", "expected"), REFUSED.values(), ids=REFUSED)
def test_refuses(parts: dict[str, str | bytes], expected: str) -> None:
    unpack = FORMAT.unpack
    assert unpack
    with pytest.raises(InputError, match=expected):
        unpack(zipped(parts), "a.odt")


@pytest.mark.parametrize(
    "data", [b"\xff", b"<a>", BOMB.encode() + b"<a/>"], ids=["no text", "no XML", "a type definition"]
)
def test_refuses_flat_files(data: bytes) -> None:
    assert FLAT.unpack
    with pytest.raises(InputError):
        FLAT.unpack(data, "a.fodt")


INLINE = st.recursive(
    st.sampled_from(
        [
            "Un mot. ",
            "deux",
            " ",
            "é&amp;",
            "<text:s/>",
            "<text:tab/>",
            "<text:bookmark/>",
            "<text:date>4</text:date>",
        ]
    ),
    lambda inner: st.builds(
        lambda wrap, parts: wrap.format("".join(parts)),
        st.sampled_from(
            [span("B", "{}"), span("R", "{}"), span("I", "{}"), '<text:a xlink:href="/">{}</text:a>']
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def marks(text: str) -> Counter[str]:
    """Return what a text has but spaces and spans, which targets may take apart."""
    return Counter(re.findall(r"<text:(?!s/|s |span)[^>]*>", text))


@settings(deadline=None)
@given(st.lists(st.lists(INLINE, max_size=5).map("".join), max_size=3))
def test_any_paragraphs(paragraphs: list[str]) -> None:
    text = flat("".join(map(P.format, paragraphs)))
    made = with_own_words(text, FLAT)
    assert FLAT.unpack
    assert FLAT.unpack(made.encode(), "a.fodt") == made
    assert marks(made) == marks(text)
