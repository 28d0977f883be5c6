"""Word's documents: what is read of them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from l10n.articles import ooxml
from l10n.model import BlockKind
from tests.articles.office import DELETED, FRENCH, NOTE, STYLES, box, field, item, p, part, r
from tests.articles.texts import put, segments, sources

FORMAT = ooxml.DOCX
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
            DELETED,
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


@pytest.mark.parametrize(
    ("default", "run", "expected"),
    [
        pytest.param("fr-FR", "en-GB", [], id="another"),
        pytest.param("fr-FR", "fr-CA", ["This programme is not for sale in any shop."], id="the-same"),
        pytest.param("en-US", "", [], id="the-documents"),
    ],
)
def test_a_paragraph_in_another_language_stays(default: str, run: str, expected: list[str]) -> None:
    styles = part(STYLES.replace("fr-FR", default), "styles")
    properties = [f'<w:lang w:val="{run}"/>'] if run else []
    content = p(r(FRENCH, '<w:lang w:val="fr-FR"/>')) + p(
        r("This programme is not for sale in any shop.", *properties)
    )
    found = sources(styles + part(content), FORMAT)
    assert [one for one in found if one.startswith("This")] == expected
    assert FRENCH[:30] in found[0]
