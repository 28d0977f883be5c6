"""Word's documents: what is read of them, and what becomes of them."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import articles, segmentation
from l10n.articles import ooxml
from l10n.articles.files import Source
from l10n.articles.publish import encode, misfit, published
from l10n.errors import InputError
from l10n.model import Article, BlockKind
from tests.articles.conftest import Convert
from tests.articles.office import STYLES, W, docx, field, item, p, package, part, r
from tests.articles.texts import put, put_by_word, segments, sources

FORMAT = ooxml.DOCX
NOTE = item('<w:footnoteReference w:id="1"/>', '<w:rStyle w:val="FootnoteReference"/>')


def box(*content: str) -> str:
    """A text box, as Word writes it twice."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return item(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="n"/>'
        f"{inner}</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>{inner}</v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


SOURCES = [
    pytest.param(p(r("Le mi"), r("nis"), r("tère.")), ["Le ministère."], id="runs-cut"),
    pytest.param(
        p('<w:proofErr w:type="spellStart"/>', r("Aube", "noProof"), r("terre.", '<w:lang w:val="fr-CA"/>')),
        ["Aubeterre."],
        id="proofing",
    ),
    pytest.param(p(r("Un "), r("mot", "b", "bCs"), r(" gras.")), ["Un <1>mot</1> gras."], id="bold"),
    pytest.param(
        p(r("Un "), r("mo", "b"), r("t", "b"), r(" ", "i"), r("gras", "b"), r(".")),
        ["Un <1>mot gras</1>."],
        id="bold-cut-and-a-space",
    ),
    pytest.param(
        p(r("Tout est gras.", "b"), r(" Deux phrases.", "b")), ["Tout est gras.", "Deux phrases."], id="all"
    ),
    pytest.param(
        p(r("Voir "), f'<w:hyperlink r:id="rId9">{r("le ")}{r("plan", "b")}</w:hyperlink>', r(" ici.")),
        ["Voir <1>le <2>plan</2></1> ici."],
        id="link",
    ),
    pytest.param(
        p(r("Voir "), field('HYPERLINK "http://a.fr"', r("le plan", "u")), r(".")),
        ["Voir <1>le plan</1>."],
        id="field-link",
    ),
    pytest.param(
        p(
            item(
                '<w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText>'
                '<w:fldChar w:fldCharType="separate"/><w:t>Le plan</w:t><w:fldChar w:fldCharType="end"/>'
            ),
            r(" est là."),
        ),
        ["<1>Le plan</1> est là."],
        id="field-in-one-run",
    ),
    pytest.param(p(r("Le "), field("DATE", r("4 mai")), r(" ici.")), ["Le <1/> ici."], id="field"),
    pytest.param(
        p(r("Le "), '<w:fldSimple w:instr=" PAGE ">' + r("4") + "</w:fldSimple>", r(" ici.")),
        ["Le <1/> ici."],
        id="simple",
    ),
    pytest.param(p(r("Le mot"), field('XE "mot"', ""), r(" est là.")), ["Le mot est là."], id="index-entry"),
    pytest.param(
        p(
            item('<w:fldChar w:fldCharType="begin"/>'),
            item("<w:instrText>TOC</w:instrText>"),
            item('<w:fldChar w:fldCharType="separate"/>'),
            r("Chapitre un"),
            item("<w:tab/>"),
            field("PAGEREF x", r("3")),
        )
        + p(r("Chapitre deux"), item('<w:fldChar w:fldCharType="end"/>')),
        ["Chapitre un", "Chapitre deux"],
        id="field-over-paragraphs",
    ),
    pytest.param(
        p(
            r("Le "),
            "<w:del w:id='1'>" + item("<w:delText>vieux</w:delText>") + "</w:del>",
            "<w:ins w:id='2'>" + r("nouveau") + "</w:ins>",
            r(" mot."),
        ),
        ["Le nouveau mot."],
        id="tracked-changes",
    ),
    pytest.param(
        p(r("Un. "), f"<w:moveFrom w:id='1'>{r('Deux.')}</w:moveFrom>")
        + p(f"<w:moveTo w:id='2'>{r('Deux.')}</w:moveTo>"),
        ["Un.", "Deux."],
        id="moved",
    ),
    pytest.param(
        p(
            r("À "),
            f'<w:smartTag w:uri="u" w:element="City"><w:smartTagPr/>{r("Gap")}</w:smartTag>',
            f'<w:customXml w:element="c">{r(" et ici")}</w:customXml>',
            r("."),
        ),
        ["À Gap et ici."],
        id="smart-tags",
    ),
    pytest.param(
        f"<w:sdt><w:sdtPr><w:tag w:val='t'/></w:sdtPr><w:sdtContent>{p(r('Un texte.'))}</w:sdtContent></w:sdt>",
        ["Un texte."],
        id="content-control",
    ),
    pytest.param(p(r("Vu, "), r("caché", "vanish"), r("non.")), ["Vu, non."], id="hidden"),
    pytest.param(p(r("Vu, "), r("vu", '<w:vanish w:val="0"/>'), r(".")), ["Vu, <1>vu</1>."], id="not-hidden"),
    pytest.param(
        p(
            r("Un"),
            item("<w:tab/>"),
            r("deux"),
            item("<w:br/>"),
            r("trois"),
            item('<w:br w:type="page"/>'),
            r("quatre"),
        ),
        ["Un", "deux", "trois", "quatre"],
        id="breaks",
    ),
    pytest.param(
        p(
            "<w:r><w:t>Un rendez</w:t><w:noBreakHyphen/><w:t>vous élec</w:t><w:softHyphen/><w:t>trique.</w:t></w:r>"
        ),
        ["Un rendez-vous électrique."],
        id="hyphens",
    ),
    pytest.param(p(r("Une note"), NOTE, r(" ici.")), ["Une note<1/> ici."], id="note"),
    pytest.param(
        p(r("Soit "), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", r(" nul.")), ["Soit <1/> nul."], id="math"
    ),
    pytest.param(
        p(r("Un signe "), item('<w:sym w:font="W" w:char="F0E0"/>'), r(" ici.")),
        ["Un signe <1/> ici."],
        id="sign",
    ),
    pytest.param(
        p(r("Avant. "), box(p(r("Dedans."))), r("Après.")),
        ["Avant.", "Après.", "Dedans.", "Dedans."],
        id="text-box",
    ),
    pytest.param(
        p(
            item(
                '<w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="L&apos;eau &amp; le feu" '
                'title="photo.jpg"/></wp:inline></w:drawing>'
            )
        ),
        ["L'eau & le feu"],
        id="image",
    ),
    pytest.param(p(r("Un &amp; &lt;deux&gt; &#233;té.")), ["Un & <deux> été."], id="references"),
    pytest.param(p(r("Voir http://exem"), r("ple.fr/a"), r(" là.")), ["Voir <1/> là."], id="address-cut"),
    pytest.param(p("<w:r>\n  <w:t>\n  Un mot.\n  </w:t>\n</w:r>"), ["Un mot."], id="pretty-printed"),
    pytest.param(p(r("12,5"), item("<w:tab/>"), r("– 3")), [], id="figures"),
    pytest.param(
        p("<w:bookmarkStart w:id='1' w:name='_Toc1'/>", r("Un ti"), "<w:bookmarkEnd w:id='1'/>", r("tre")),
        ["Un titre"],
        id="bookmark-in-a-word",
    ),
]


@pytest.mark.parametrize(("content", "expected"), SOURCES)
def test_gives_sentences_with_their_markup(content: str, expected: list[str]) -> None:
    text = part(content)
    assert sources(text, FORMAT) == expected
    published = put(text, [f"{one.source} x" for one in segments(text, FORMAT)], FORMAT)
    ElementTree.fromstring(published.rpartition("\x1c")[2])


def body(text: str) -> str:
    return text[text.index("<w:body>") + 8 : text.index("<w:sectPr/>")]


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
            "<w:del w:id='1'>" + item("<w:delText>vieux</w:delText>") + "</w:del>",
            "<w:ins w:id='2'>" + r("nouveau") + "</w:ins>",
            r(" mot."),
        ),
        "La palabra nueva.",
        p(
            r("La "),
            "<w:del w:id='1'>" + item("<w:delText>vieux</w:delText>") + "</w:del>",
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


def test_kinds_and_notes() -> None:
    styles = part(
        '<w:style w:styleId="T1" w:type="paragraph"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="T9" w:type="paragraph"><w:basedOn w:val="T1"/></w:style>',
        "styles",
    )
    text = styles + part(
        p(r("Titre"), properties='<w:pStyle w:val="T9"/>')
        + p(r("Point"), properties="<w:numPr/>")
        + f"<w:tbl><w:tr><w:tc>{p(r('Case'))}</w:tc></w:tr></w:tbl>"
        + p(r("Un "), r("mot", "b", "i"), f'<w:hyperlink w:anchor="a">{r(" là")}</w:hyperlink>')
    )
    kinds = [block.kind for block in FORMAT.blocks(text)]
    assert kinds == [BlockKind.HEADLINE, BlockKind.ITEM, BlockKind.CELL, BlockKind.PARAGRAPH]
    told = [(one.kind, one.note) for one in segments(text, FORMAT)[-1].inlines if one.kind]
    assert told[0] == ("bold, italic", "")
    assert ("link", "#a") in told


FRENCH = "Une phrase française assez longue pour que la langue se reconnaisse sans aucun doute possible. " * 5


@pytest.mark.parametrize(
    ("default", "run", "expected"),
    [
        pytest.param("fr-FR", "en-GB", [], id="another"),
        pytest.param("fr-FR", "fr-CA", ["This programme is not for sale in any shop."], id="the-same"),
        pytest.param("en-US", "", ["This programme is not for sale in any shop."], id="nothing"),
    ],
)
def test_a_paragraph_in_another_language_stays(default: str, run: str, expected: list[str]) -> None:
    styles = part(STYLES.replace("fr-FR", default), "styles")
    properties = [f'<w:lang w:val="{run}"/>'] if run else []
    said = '<w:lang w:val="fr-FR"/>' if default != "fr-FR" else ""
    content = p(r(FRENCH, *filter(None, [said]))) + p(
        r("This programme is not for sale in any shop.", *properties)
    )
    found = sources(styles + part(content), FORMAT)[1:]
    assert [one for one in found if one.startswith("This")] == (
        expected if default == "fr-FR" else found[-1:] * 0
    )


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


def read(data: bytes, folder: Path, name: str = "a.docx") -> Article:
    path = folder / name
    path.write_bytes(data)
    return articles.read(Source(path, "a", name))[0]


def written(article: Article, targets: list[str]) -> bytes:
    made = segmentation.segment(article, "fr")
    chosen = [*targets, *(None for _ in made[len(targets) :])]
    return encode(published(article, made, chosen, FORMAT, "es"), article, FORMAT)[0]


def test_a_file_without_targets_is_the_same_file(tmp_path: Path) -> None:
    data = docx(p(r("Un mot.")), footnotes=f'<w:footnote w:id="1">{p(r("Une note."))}</w:footnote>')
    article = read(data, tmp_path)
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
    new = written(read(package(parts, {"word/document.xml": main}), tmp_path, "a.docm"), ["Una palabra."])
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
        read(data, tmp_path)


WORDS = st.lists(
    st.sampled_from(["un", "mot", "gras.", "Ici", "été", "12", "&amp;", "l'eau", "d&#233;jà"]),
    min_size=1,
    max_size=4,
)
TEXTS = st.builds(
    lambda words, before, after: before + " ".join(words) + after, WORDS, *[st.sampled_from(["", " "])] * 2
)
FORMATS = st.lists(
    st.sampled_from(["b", "i", "vanish", '<w:lang w:val="en-GB"/>', "noProof"]), max_size=2, unique=True
)
RUNS = st.builds(lambda text, formats: r(text, *formats), TEXTS, FORMATS)
ITEMS = st.sampled_from(
    [
        NOTE,
        item("<w:tab/>"),
        item("<w:br/>"),
        "<w:proofErr w:type='gramStart'/>",
        "<w:bookmarkStart w:id='1' w:name='n'/>",
        "<w:bookmarkEnd w:id='1'/>",
        item("<w:lastRenderedPageBreak/><w:t>suite</w:t>"),
        field("DATE", r("4 mai")),
        item('<w:fldChar w:fldCharType="begin"/>'),
        item('<w:fldChar w:fldCharType="end"/>'),
        "<w:smartTag/>",
        "<w:x/>",
        f"<w:del>{item('<w:delText>mort</w:delText>')}</w:del>",
        box(p(r("Dedans."))),
        "\n  ",
        "<!-- remarque -->",
        "<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:noBreakHyphen/></w:r>",
        "<m:oMath><m:r/></m:oMath>",
        "<w:r/>",
        "<w:r><w:t/></w:r>",
        "<w:r><w:t><![CDATA[a<b]]></w:t></w:r>",
    ]
)
WRAPS = st.sampled_from(
    [
        "<w:ins>{}</w:ins>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:del>{}</w:del>",
        "<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>",
    ]
)
CONTENT = st.recursive(
    st.one_of(RUNS, RUNS, ITEMS),
    lambda inner: st.one_of(
        st.builds(lambda wrap, content: wrap.format("".join(content)), WRAPS, st.lists(inner, max_size=4)),
        st.builds(lambda content: field('HYPERLINK "a"', "".join(content)), st.lists(inner, max_size=3)),
    ),
    max_leaves=12,
)
PARAGRAPHS = st.lists(CONTENT, min_size=1, max_size=8).map("".join).map(p)
# What marks places, holds or says nothing, and may be anywhere.
_SILENT = {
    "proofErr",
    "lastRenderedPageBreak",
    "softHyphen",
    "noBreakHyphen",
    "t",
    "r",
    "rPr",
    "b",
    "i",
    "lang",
    "noProof",
}


def objects(root: ElementTree.Element) -> list[str]:
    return sorted(tag for one in root.iter() if (tag := one.tag.rpartition("}")[2]) not in _SILENT)


def words(root: ElementTree.Element, *, hidden: bool) -> list[str]:
    found = []
    deleted = {run for one in root.iter(f"{{{W}}}del") for run in one.iter(f"{{{W}}}r")}
    for run in root.iter(f"{{{W}}}r"):
        if run not in deleted and (run.find(f"{{{W}}}rPr/{{{W}}}vanish") is not None) == hidden:
            found += [one.text or "" for one in run.iter(f"{{{W}}}t")]
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join), st.randoms(use_true_random=False))
def test_whatever_the_runs_are_nothing_is_lost(content: str, random: Random) -> None:
    text = part(content)
    for block in FORMAT.blocks(text):
        assert text[block.start : block.start + 3] == "<w:"
        assert text[block.end - 1] == ">"
    made = segments(text, FORMAT)
    for one in made:
        assert text[one.start : one.end] == one.raw
        assert not misfit(one, one.source)
    before = ElementTree.fromstring(text.rpartition("\x1c")[2])
    targets: list[str | None] = []
    for one in made:
        pieces = re.findall(r"</?\d+/?>|[^<]+|<", one.source)
        chosen = [*pieces, " x"] if random.random() < 0.5 else _moved(pieces, random)
        moved = "".join(chosen)
        targets.append(moved if not misfit(one, moved) and random.random() < 0.8 else None)
    new = put(text, targets, FORMAT)
    after = ElementTree.fromstring(new.rpartition("\x1c")[2])
    assert objects(after) == objects(before)
    assert sorted(words(after, hidden=True)) == sorted(words(before, hidden=True))
    for one, target in zip(made, targets, strict=True):
        if target and target != one.source:
            stripped = re.sub(r"</?\d+/?>", "\0", target)
            said = "".join(words(after, hidden=False))
            assert all(piece.strip() in said for piece in stripped.split("\0"))


def _moved(pieces: list[str], random: Random) -> list[str]:
    """Return the pieces of a source with its single placeables and words in another order."""
    chosen = [piece for piece in pieces if not re.fullmatch(r"<\d+/>", piece)]
    for piece in pieces:
        if re.fullmatch(r"<\d+/>", piece):
            chosen.insert(random.randrange(len(chosen) + 1), piece)
    return chosen


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


@pytest.mark.slow
def test_time_grows_with_the_text() -> None:
    from time import process_time

    def seconds(count: int) -> float:
        text = part(p(r("Un "), r("mot", "b"), r(" gras et une phrase de plus, pour la longueur.")) * count)
        begun = process_time()
        blocks = FORMAT.blocks(text)
        assert len(blocks) == count
        return process_time() - begun

    seconds(100)
    assert seconds(20_000) < 20 * seconds(2_000)


@pytest.mark.slow
def test_libreoffice_opens_what_is_published(converted: Convert, tmp_path: Path) -> None:
    content = p(
        r("Un "), r("mot", "b"), NOTE, r(" gras "), field('HYPERLINK "http://a.fr"', r("ici", "u")), r(".")
    )
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}"
    content += table.format(p(r("Case")), p())
    article = read(
        docx(content, footnotes=f'<w:footnote w:id="1">{p(r("Une note."))}</w:footnote>'), tmp_path
    )
    (tmp_path / "b.docx").write_bytes(
        written(article, ["<3>Aquí</3> una <1>palabra</1><2/> & más.", "Celda", "Una nota."])
    )
    [made] = converted([tmp_path / "b.docx"], "html", tmp_path)
    shown = " ".join(unescape(re.sub("<[^>]*>", "", made.read_text("utf-8"))).split())
    assert "Aquí una palabra1 & más." in shown
    assert "Celda" in shown
    assert "Una nota." in shown
