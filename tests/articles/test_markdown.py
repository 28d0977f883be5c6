from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles import markdown
from l10n.articles.publish import misfit
from tests.articles.texts import put_by_word, segments, sources, with_own_words

FORMAT = markdown.FORMAT


SOURCES = [
    ("# Titre\n\nUn **mot** et [un lien](http://a.fr).\n", ["Titre", "Un **mot** et <1>un lien</1>."]),
    ("> Une phrase\n> sur *deux\n> lignes*.\n", ["Une phrase sur *deux lignes*."]),
    ("- [x] une tâche\n- une note[^1]\n\n[^1]: La note.\n", ["une tâche", "une note", "La note."]),
    ("| A | B |\n|---|---|\n| un\\|deux | 12 |\n", ["A", "B", "un|deux"]),
    ("Du `code`, $x$ et https://a.fr/b.\n", ["Du <1/>, <2/> et <3/>."]),
    ("**Tout est gras. Deux phrases.**\n", ["Tout est gras.", "Deux phrases."]),
    ("Un **début. Une** fin.\n", ["Un **début. Une** fin."]),
    ("Ligne une  \nligne deux\n", ["Ligne une", "ligne deux"]),
    ('![Une *image*](a.png "Son titre") Texte.\n', ["Texte.", "Une *image*", "Son titre"]),
    ('Voir {{< ref "a.md" >}} et {{ nom }}.\n', ["Voir <1/> et <2/>."]),
    ("{{% note %}}\nUn texte.\n{{% /note %}}\n", ["Un texte."]),
    ("\\* Une note\\.\n", ["* Une note."]),
    ("```\ncode = 1\n```\n\nTexte&nbsp;!\n", ["Texte\u00a0!"]),
    ("Un <em>mot</em> et <b class=x>deux</b>.\n", ["Un <em>mot</em> et <1>deux</1>."]),
    ("<div>\n  Un <b>mot</b>.\n</div>\n\nDeux.\n", ["Un <b>mot</b>.", "Deux."]),
    ("> <p title='Titre'>Un\n> mot.</p>\n", ["Titre", "Un mot."]),
    ("Un <abbr title=Titre>mot</abbr> <code>x <b>y</b></code>.\n", ["Un <1>mot</1> <2/>.", "Titre"]),
    ("<div translate=no>\n\nUn\n\n</div>\n\nDeux <i translate=no title=a>*x*</i>.\n", ["Deux <1/>."]),
    (
        "<div lang=en>\n\nSome words.\n\n</div>\n\nDes mots français, toujours.\n",
        ["Des mots français, toujours."],
    ),
    ("<code>\n\nUn mot.\n", ["Un mot."]),
    ("Le [bilan][].\n\n[bilan]: /a 'Son titre'\n", ["Le <1>bilan</1>.", "Son titre"]),
    ("Le GIEC.\n\n*[GIEC]: Un groupe\n*[ONU]: Des nations\n", ["Le GIEC.", "Un groupe", "Des nations"]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[case[0].split("\n")[0] for case in SOURCES])
def test_gives_sentences_with_their_markup(text: str, expected: list[str]) -> None:
    assert sources(text, FORMAT) == expected


@pytest.mark.parametrize(
    ("text", "targets", "expected"),
    [
        ("Un **mot**.\n", {"Un": "**Palabra**."}, "**Palabra**.\n"),
        ("Un [lien](a 'b') ici.\n", {"Un": "Aquí un <1>x</1>."}, "Aquí un [x](a 'b').\n"),
        ("Un [lien](a 'Mot').\n", {"Un": "Un <1>x</1>.", "Mot": "l'«x'»"}, "Un [x](a 'l\\'«x\\'»').\n"),
        ("Le [bilan][] a.\n\n[bilan]: /a\n", {"Le": "El <1>x</1>."}, "El [x][bilan].\n\n[bilan]: /a\n"),
        ("Le [bilan] a.\n\n[bilan]: /a\n", {"Le": "El <1>x</1>."}, "El [x][bilan].\n\n[bilan]: /a\n"),
        ("![Un] a.\n\n[un]: /a\n", {"Un": "El x"}, "![El x][Un] a.\n\n[un]: /a\n"),
        ("Un.\n", {"Un": "1986. Año <b> & *x*."}, "1986\\. Año \\<b> & \\*x\\*.\n"),
        ("Un.\n", {"Un": "# No"}, "\\# No\n"),
        ("Un *mot* de A\\_B.\n", {"Un": "De A_B *una*."}, "De A_B *una*.\n"),
        ("Un _mot_ de _\n".replace(" _\n", " \\_\n"), {"Un": "De _ _una_."}, "De _ _una_.\n"),
        ("Du CO~2~ ici.\n", {"Du": "Aquí ~a~ CO~2~ y H~2~."}, "Aquí \\~a\\~ CO~2~ y H\\~2\\~.\n"),
        ("```a``` pour\n", {"<1/>": "<1/> para"}, "```a``` para\n"),
        ("[ Un](a) $b *c $d*\n", {"<1>": "<1>El</1> $b *c $d*"}, "[ El](a) \\$b *c \\$d*\n"),
        ("`:` pour\n", {"<1/>": "<1/> para"}, "`:` para\n"),
        (
            "<p title='x'>Un</p>\n",
            {"Un": "*a* & <b>", "x": "l'y"},
            "<p title='l&#39;y'>*a* &amp; &lt;b></p>\n",
        ),
        ("| <b title=Un>a</b> |\n|---|\n", {"Un": "a|b c"}, '| <b title="a&#124;b c">a</b> |\n|---|\n'),
        ("| A |\n|---|\n| un |\n", {"un": "a|b"}, "| A |\n|---|\n| a\\|b |\n"),
        ("Un `mot` &eacute;.\n", {"Un": "<1/> é &eacute;."}, "`mot` é \\&eacute;.\n"),
        (
            "> Une phrase assez longue pour\n> deux lignes.\n",
            {"Une": "Una frase bastante larga para dos líneas."},
            "> Una frase bastante larga\n> para dos líneas.\n",
        ),
    ],
)
def test_writes_targets_as_markdown(text: str, targets: dict[str, str], expected: str) -> None:
    assert put_by_word(text, targets, FORMAT) == expected


def test_a_target_whose_markup_differs_fits_nowhere() -> None:
    (one,) = segments("Un **mot** `a`.\n", FORMAT)
    assert one.source == "Un **mot** <1/>."
    for wrong in ("Un mot <1/>.", "Un **mot**.", "Un **mot** <1/><1/>.", "Un **mot** <1/> <2/>."):
        assert misfit(one, wrong)
    assert not misfit(one, "<1/> **mot** y <b>.")


ANY = st.lists(
    st.sampled_from(
        ["# ", "> ", "- ", "1. ", "\n", "\n\n", "  \n", "    ", "**", "*", "_", "`", "[a](b)", "![", "](x 't')",
         "<em>", "</em>", "<br>", "| a | b |\n|---|---|\n", "{{ x }}", "{% if %}", "\\", "&amp;", "&", "$", "~~",
         "[^1]", "[^1]: ", "Mot ", "été. ", "Fin ! ", "```\n", ":::", "https://a.fr ", "\r\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_any_text_without_targets_stays_and_with_its_own_words_keeps_its_markup(text: str) -> None:
    with_own_words(text, FORMAT)


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("# Un été\n\n[ici](#un-été)\n", "# Un verano\n\n[aquí](#un-été)\n", ["un-été"]),
        ("# Un été {#a}\n\n[ici](#a)\n", "# Un verano {#a}\n\n[aquí](#a)\n", []),
        (
            "# Un\n\n# Un\n\n<a href='#un-1'>ici</a>\n",
            "# Uno\n\n# Un\n\n<a href='#un-1'>aquí</a>\n",
            ["un-1"],
        ),
        (
            "# Kiel : `a`, *b*\n\n[ici](#kiel--a-b)\n",
            "# Kiel: `a`, *b*\n\n[aquí](#kiel--a-b)\n",
            ["kiel--a-b"],
        ),
        ("<a id=un></a>\n# Un\n\n[ici](#un)\n", "<a id=un></a>\n# Uno\n\n[aquí](#un)\n", []),
        ("# Un\n\n[ici](#ailleurs)\n", "# Uno\n\n[aquí](#ailleurs)\n", []),
    ],
    ids=["other words", "stated", "the second", "signs", "stated in HTML", "led nowhere"],
)
def test_links_to_headings_whose_words_changed(before: str, after: str, lost: list[str]) -> None:
    assert FORMAT.lost_anchors(before, after) == lost
