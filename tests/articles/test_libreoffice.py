"""LibreOffice as the judge of documents: it writes them, l10n translates, and it opens them and shows the texts.

Where it isn't there, they fail in CI, and say so elsewhere.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from l10n import articles, segmentation
from l10n.articles.publish import encode, misfit, published
from l10n.text.markup import NUMBERED
from tests.articles.conftest import Convert
from tests.articles.opendocuments import flat

pytestmark = pytest.mark.slow

BOLD, ITALIC, PLAIN = (f'<text:span text:style-name="{name}">{{}}</text:span>' for name in "BIR")
P, H = "<text:p>{}</text:p>", '<text:h text:outline-level="1">{}</text:h>'
NOTE = (
    '<text:note text:id="n{0}" text:note-class="{1}"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>{2}</text:p></text:note-body></text:note>"
)
DOCUMENTS = {
    "article": H.format("Le verger sous la neige")
    + P.format(
        f"Le gel a pris {BOLD.format('les abricotiers')} dans la nuit. Rien {ITALIC.format('avant mai')}, dit-il."
    )
    + P.format(
        PLAIN.format("Une phrase ")
        + PLAIN.format("cou")
        + PLAIN.format("pée en ")
        + BOLD.format(PLAIN.format("mor") + "ceaux.")
    ),
    "notes": P.format(
        f"Onze élus{NOTE.format(1, 'footnote', 'Deux avaient donné leur pouvoir.')} autour de la table."
        f" La suite{NOTE.format(2, 'endnote', 'Hors voirie.')} vient."
    ),
    "lists": "<text:list><text:list-item><text:p>Un point</text:p><text:list><text:list-item><text:p>Un autre "
    f"{BOLD.format('point')}</text:p></text:list-item></text:list></text:list-item></text:list>",
    "table": '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Poste</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>Deux millions</text:p></table:table-cell>'
    "</table:table-row></table:table>",
    "frame": P.format(
        '<draw:frame draw:name="f" text:anchor-type="paragraph" svg:width="5cm"><draw:text-box fo:min-height="2cm">'
        "<text:p>Les comptes sont publics.</text:p></draw:text-box></draw:frame>La suite du débat."
    ),
    "changes": '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion>'
    "<office:change-info><dc:creator>M</dc:creator><dc:date>2026-05-04T08:00:00</dc:date></office:change-info>"
    "<text:p>personne</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    + P.format('La séance est ouverte. <text:change text:change-id="c1"/>Quarante personnes.'),
    "spaces": P.format(
        'Adresse :<text:tab/>Maison du fruit<text:line-break/>12,<text:s text:c="3"/>chemin des Granges'
    ),
    "links": P.format(
        'Voir <text:a xlink:type="simple" xlink:href="https://exemple.org/">le site</text:a>'
        '<text:bookmark text:name="b"/> &amp; '
        '<text:a xlink:type="simple" xlink:href="https://exemple.org/b">la carte</text:a>.'
    ),
}
HEADER = (
    '<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>'
    "<text:p>La Gazette des campagnes</text:p></style:header></style:master-page>"
)


def page(text: str, note: str) -> str:
    size = 'svg:width="20cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"'
    frame = f"<draw:frame {size}><draw:text-box>{{}}</draw:text-box></draw:frame>"
    return (
        f'<draw:page draw:master-page-name="Default">{frame.format(text)}'
        f"<presentation:notes>{frame.format(P.format(note))}</presentation:notes></draw:page>"
    )


SLIDES = {
    "slides": page(P.format(f"Le {BOLD.format('verger')} sous la neige"), "La note de la page."),
    "list of a slide": page(
        "<text:list><text:list-item><text:p>Un point</text:p></text:list-item></text:list>", "Rien."
    ),
    "two slides": page(P.format("La première page"), "Rien du tout.")
    + page(P.format("La seconde page"), "La fin."),
}


def translated(file: Path) -> list[str]:
    """Write targets into a document, `Ý` and a letter behind each source; return their pieces between markup."""
    [source], _ = articles.find([file], [file.parent])
    article, _ = articles.read(source)
    segments = segmentation.segment(article, "fr")
    assert segments
    different = list(dict.fromkeys(one.source for one in segments))
    targets = [f"{one.source} Ý{chr(97 + different.index(one.source))}&<" for one in segments]
    assert not any(map(misfit, segments, targets))
    format = articles.format_of(article)
    data, _ = encode(published(article, segments, targets, format, "es"), article, format)
    file.write_bytes(data)
    return [piece for target in targets for piece in NUMBERED.sub("\n", target).split("\n")]


def shown(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("bodies", "kind", "suffix"),
    [
        (DOCUMENTS, "text", "odt"),
        (DOCUMENTS, "text", "docx"),
        (SLIDES, "presentation", "odp"),
        (SLIDES, "presentation", "pptx"),
    ],
    ids=["odt", "docx", "odp", "pptx"],
)
def test_opens_what_is_published(
    bodies: dict[str, str], kind: str, suffix: str, converted: Convert, tmp_path: Path
) -> None:
    flat_suffix = "fodt" if kind == "text" else "fodp"
    flats = []
    for name, body in bodies.items():
        file = tmp_path / f"{name}.{flat_suffix}"
        said = f'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}"'
        masters = HEADER if kind == "text" else ""
        file.write_text(flat(body, kind=kind, masters=masters).replace('office:version="1.3"', said))
        flats.append(file)
    made = converted(flats, suffix, tmp_path)
    targets = [translated(file) for file in made]
    again = tmp_path / "again"
    again.mkdir()
    for file, wanted in zip(converted(made, flat_suffix, again), targets, strict=True):
        body = re.sub(
            "<text:note-citation.*?</text:note-citation>|<text:(?:line-break|tab)/>", "", file.read_text()
        )
        text = shown(html.unescape(re.sub("<[^>]*>", "", body)))
        for target in wanted:
            assert shown(target) in text, (file, target)
