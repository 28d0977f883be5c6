"""Whole presentations and books for tests: titles, lists, tables, notes, links, pictures; and their texts."""

from __future__ import annotations

from dataclasses import dataclass

from tests.articles.books import epub
from tests.articles.presentations import Slide, group, link, p, picture, pptx, r, shape, table

BUDGET = pptx(
    Slide(
        [
            shape(p(r("Le budget "), r("du verger", ' b="1"')), place="title"),
            shape(
                p(r("Recettes en ha"), r("usse", ' dirty="0"')),
                p(r("Vente "), r("directe", ' i="1"'), r(" : +12 %"), level=1),
                p(r("Dépenses"), level=1),
                place="body",
            ),
        ],
        notes=[p(r("Rappeler le gel d’avril. Puis passer aux chiffres."))],
    ),
    Slide(
        [
            shape(p(r("Les comptes")), place="title"),
            table(
                [p(r("Poste")), p(r("Montant", ' b="1"'))],
                [p(r("Plants &amp; tuteurs")), p(r("1 200"))],
                [p(r("Voir "), r("le détail", "", link()), r(".")), p()],
            ),
        ],
        notes=[p(r("Source : "), r("le rapport", "", link()), r(" du trésorier."))],
        addresses=["https://exemple.org/comptes"],
    ),
)
VISIT = pptx(
    Slide(
        [
            shape(p(r("Visite du moulin")), place="ctrTitle"),
            shape(
                p(r("Samedi 4 mai"), "<a:br/>", r("Rendez-vous à neuf heures")), place="subTitle", number=3
            ),
            picture("La roue du moulin, vue d’aval"),
        ]
    ),
    Slide(
        [
            shape(p(r("À voir"))),
            group(
                shape(p(r("La meule")), number=4),
                group(shape(p(r("L’eau (H"), r("2", ' baseline="-25000"'), r("O) et le bief")), number=6)),
            ),
            picture("Plan d’accès"),
        ],
        notes=[p(r("Prévoir "), r("des bottes", ' u="sng"'), r(".")), p(r("Rien d’autre."))],
    ),
    layout=shape(p(r("La Gazette des campagnes")), number=8),
)
FIELD = '<a:fld id="{1}" type="slidenum"><a:rPr lang="fr-FR"/><a:t>1</a:t></a:fld>'
TALK = pptx(
    *(
        Slide(
            [
                shape(p(r(f"{name} partie")), place="title"),
                shape(
                    p(
                        r("Un "),
                        r("premier", ' b="1"'),
                        r(" et "),
                        r("un second", ' b="1" i="1"'),
                        r(" point"),
                    ),
                    p(r("Tout est en gras ici.", ' b="1"'), r(" Ici encore.", ' b="1"')),
                    p(
                        r("Écrire à "),
                        r("la rédaction", "", link(4)),
                        r(" ou "),
                        r("au journal", "", link(3)),
                    ),
                    place="body",
                ),
                shape(p(r("Page "), FIELD, r(" du jour")), number=5),
            ],
            notes=[p(r(f"La {name.lower()} note."))],
            addresses=["https://exemple.org/", "mailto:a@exemple.org"],
        )
        for name in ("Première", "Seconde")
    )
)

REPORTAGE = epub(
    {
        "ouverture": '<section><h1 title="Reportage">Le verger sous la neige</h1>\n<p>Le gel a pris <b>les '
        'abricotiers</b><a epub:type="noteref" href="#n1"><sup>1</sup></a> dans la nuit. Rien <i>avant mai</i>,\n'
        'dit-il.</p>\n<figure><img src="i.png" alt="Des arbres &amp; du givre"/><figcaption>Au matin.</figcaption>'
        '</figure>\n<aside epub:type="footnote" id="n1"><p>Deux hectares.</p></aside></section>',
        "chiffres": "<h2>Les chiffres</h2><ul><li>Un point<ul><li>Un <em>autre</em> point</li></ul></li>"
        '<li>Voir <a href="ouverture.xhtml#n1">la note</a> &gt; ici.</li></ul>\n<table><caption>Pertes</caption>'
        "<tr><th>Lieu</th><th>Part</th></tr><tr><td>La plaine</td><td>12</td></tr></table>",
    },
    metadata="<dc:title>Le verger</dc:title><dc:description>Un hiver &amp; une route.</dc:description>",
    nav='<nav epub:type="toc"><h2>Table</h2><ol><li><a href="ouverture.xhtml">Ouverture</a></li>'
    '<li><a href="chiffres.xhtml">Les chiffres</a></li></ol></nav>',
)
NOVEL = epub(
    {
        "un": "<h1>Chapitre un</h1><p>Il pleut.<br/>Il vente.</p><blockquote><p>Rien ne bouge.</p></blockquote>",
        "deux": '<h1>Chapitre deux</h1><div>Du texte <span class="x">sans</span> paragraphe<p>Un paragraphe.</p>'
        "Encore du texte.</div>",
        "trois": "<h1>Chapitre trois</h1><p>Le <code>gel</code> : H<sub>2</sub>O, d’où<!-- non --> la glace.</p>",
    },
    metadata="<dc:title>La pluie</dc:title><dc:subject>Roman</dc:subject>",
    ncx="<docTitle><text>La pluie</text></docTitle><navMap><navPoint><navLabel><text>Chapitre un</text></navLabel>"
    '<content src="un.xhtml"/></navPoint><navPoint><navLabel><text>La fin</text></navLabel>'
    '<content src="trois.xhtml"/></navPoint></navMap>',
    guide='<guide><reference type="text" title="Le début" href="un.xhtml"/></guide>',
)
MAGAZINE = epub(
    {
        "edito": '<h1>Éditorial</h1><p translate="no">La Gazette</p><p>Par <strong>la rédaction</strong>.</p>'
        '<p><img alt="Le logo" src="i.png"/></p><script type="text/javascript">var a = "non";</script>',
        "lexique": "<dl><dt>Bief</dt><dd>Canal qui <a href='https://exemple.org/' title='Le site'>mène</a> l’eau."
        "</dd></dl><ol><li><p>D’abord.</p><p>Ensuite.</p></li></ol><pre>x = 1</pre>"
        "<p>Caf&#233; &#x26; th&#xE9;, « bien&#160;sûr ».</p>",
        "jeux": "<table><tr><td><p>Une case</p><ul><li>Un indice</li></ul></td><td>Vrai ou <u>faux</u> ?</td></tr>"
        "</table><p><a href='edito.xhtml'>Retour</a></p>",
    },
    metadata="<dc:title>La Gazette no 4</dc:title>",
    nav="<nav><ol><li><a href='edito.xhtml'>Éditorial</a><ol>"
    "<li><a href='jeux.xhtml'>Jeux</a></li></ol></li></ol></nav>",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a suffix, and the sources that are offered of it, in order."""

    suffix: str
    data: bytes
    sources: list[str]


DOCUMENTS = {
    "presentation of figures": Document(
        ".pptx",
        BUDGET,
        [
            "Le budget <1>du verger</1>",
            "Recettes en hausse",
            "Vente <1>directe</1> : +12 %",
            "Dépenses",
            "Les comptes",
            "Poste",
            "Montant",
            "Plants & tuteurs",
            "Voir <1>le détail</1>.",
            "Rappeler le gel d’avril.",
            "Puis passer aux chiffres.",
            "Source : <1>le rapport</1> du trésorier.",
        ],
    ),
    "presentation with pictures": Document(
        ".pptx",
        VISIT,
        [
            "Visite du moulin",
            "Samedi 4 mai",
            "Rendez-vous à neuf heures",
            "La roue du moulin, vue d’aval",
            "À voir",
            "La meule",
            "L’eau (H<1>2</1>O) et le bief",
            "Plan d’accès",
            "Prévoir <1>des bottes</1>.",
            "Rien d’autre.",
            "La Gazette des campagnes",
        ],
    ),
    "presentation with links": Document(
        ".pptx",
        TALK,
        [
            "Première partie",
            "Un <1>premier</1> et <2>un second</2> point",
            "Tout est en gras ici.",
            "Ici encore.",
            "Écrire à <1>la rédaction</1> ou <2>au journal</2>",
            "Page <1/> du jour",
            "Seconde partie",
            "Un <1>premier</1> et <2>un second</2> point",
            "Tout est en gras ici.",
            "Ici encore.",
            "Écrire à <1>la rédaction</1> ou <2>au journal</2>",
            "Page <1/> du jour",
            "La première note.",
            "La seconde note.",
        ],
    ),
    "book with notes": Document(
        ".epub",
        REPORTAGE,
        [
            "Le verger",
            "Un hiver & une route.",
            "Reportage",
            "Le verger sous la neige",
            "Le gel a pris <b>les abricotiers</b><1><sup>1</sup></1> dans la nuit.",
            "Rien <i>avant mai</i>, dit-il.",
            "Des arbres & du givre",
            "Au matin.",
            "Deux hectares.",
            "Les chiffres",
            "Un point",
            "Un <em>autre</em> point",
            "Voir <1>la note</1> > ici.",
            "Pertes",
            "Lieu",
            "Part",
            "La plaine",
            "Table",
            "Ouverture",
            "Les chiffres",
        ],
    ),
    "book of version 2": Document(
        ".epub",
        NOVEL,
        [
            "La pluie",
            "Roman",
            "Le début",
            "Chapitre un",
            "Il pleut.",
            "Il vente.",
            "Rien ne bouge.",
            "Chapitre deux",
            "Du texte <1>sans</1> paragraphe",
            "Un paragraphe.",
            "Encore du texte.",
            "Chapitre trois",
            "Le <1/> : H<sub>2</sub>O, d’où<2/> la glace.",
            "La pluie",
            "Chapitre un",
            "La fin",
        ],
    ),
    "magazine": Document(
        ".epub",
        MAGAZINE,
        [
            "La Gazette no 4",
            "Éditorial",
            "Par <strong>la rédaction</strong>.",
            "Le logo",
            "Bief",
            "Canal qui <1>mène</1> l’eau.",
            "Le site",
            "D’abord.",
            "Ensuite.",
            "Café & thé, « bien\xa0sûr ».",
            "Une case",
            "Un indice",
            "Vrai ou <u>faux</u> ?",
            "Retour",
            "Éditorial",
            "Jeux",
        ],
    ),
}
