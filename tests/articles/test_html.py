from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import segmentation
from l10n.articles import html
from l10n.articles.html.tokens import Sort, tokens
from l10n.articles.publish import encode, published
from l10n.model import Article
from tests.articles.texts import put_by_word, sources, with_own_words

FORMAT = html.FORMAT


def put(text: str, target: str = "es", **targets: str) -> str:
    return put_by_word(text, targets, FORMAT, target)


SOURCES = {
    "paragraph": ("<p>Un <b>mot</b> et <a href='/x'>un lien</a>.</p>", ["Un <b>mot</b> et <1>un lien</1>."]),
    "entities": ("<p>L&rsquo;&eacute;t&#233; &lt;b&gt; R&amp;D AT&T</p>", ["L’été <b> R&D AT&T"]),
    "wrapped": (
        "<p>\n  Une phrase\n  sur <em>deux\n  lignes</em>.\n</p>",
        ["Une phrase sur <em>deux lignes</em>."],
    ),
    "line end": ("<p>Un<br>deux<br/>trois</p>", ["Un", "deux", "trois"]),
    "text without a paragraph": (
        "<p>Un.</p>Deux <b>trois</b>.<hr>Quatre",
        ["Un.", "Deux <b>trois</b>.", "Quatre"],
    ),
    "attributes": (
        '<p>Un <img src=a.png alt="Une image"> mot.</p><input placeholder=Nom value=x>',
        ["Un <1/> mot.", "Une image", "Nom"],
    ),
    "button": ('<input type=submit value="Envoyer"><input type=hidden value="Non">', ["Envoyer"]),
    "head": (
        '<head><title>Titre</title><meta name=description content="Texte."><meta name=robots content="nul">',
        ["Titre", "Texte."],
    ),
    "what is no text": (
        "<script>var a = 'un';</script><style>p{}</style><pre>du code</pre><textarea>mot</textarea><!-- mot --><p>Un",
        ["Un"],
    ),
    "code": ("<p>Tapez <code>ls <b>x</b></code> ici.</p>", ["Tapez <1/> ici."]),
    "not for translating": (
        "<p>Le <span translate=no>mot</span> et <i class='x notranslate'>un autre</i>.</p><p translate=no>Un</p>",
        ["Le <1/> et <2/>."],
    ),
    "for translating within": (
        "<div translate=no><p>Un</p><p translate=yes>Deux <b>mots</b></p></div>"
        "<p>Le <i translate=no>un <b translate=yes>deux</b> trois</i> mot.",
        ["Deux <b>mots</b>", "Le <1/><2>deux</2><3/> mot."],
    ),
    "another language": (
        "<html lang=fr><p>Le <i lang=en>word</i>.</p><p lang=en>Some words</p><p lang=fr-CA>Un</p>",
        ["Le <1/>.", "Un"],
    ),
    "another language without the page's": (
        "<p>Le mot est là, depuis longtemps déjà.</p><p lang=en>Some words</p>",
        ["Le mot est là, depuis longtemps déjà."],
    ),
    "a page that says another language than it is in": (
        "<html lang=en><body lang=fr><p>Un texte tout en français.</p></body>",
        ["Un texte tout en français."],
    ),
    "unclosed": (
        "<ul><li>Un<li>Deux <b>trois</ul><p>Quatre<p>Cinq",
        ["Un", "Deux <1/>trois", "Quatre", "Cinq"],
    ),
    "a paragraph that ends what is open in it": ("<p>Du <code>x</p><p>Un</p>", ["Du <1/>", "Un"]),
    "crossed": ("<p>Un <b>deux<i> trois</b> quatre</i>.", ["Un <b>deux<1/> trois</b> quatre<2/>."]),
    "signs": ("<p>Le prix est < 9 et > 3.</p>", ["Le prix est < 9 et > 3."]),
    "remarks": ("<p>Un<!-- x --> mot.</p><!--[if mso]><p>Non</p><![endif]-->", ["Un<1/> mot."]),
    "without scripts": ("<noscript><p>Un <b>mot</b></p></noscript>", ["Un <b>mot</b>"]),
    "template": ("<template><p>Un mot</p></template>", ["Un mot"]),
    "menu": ("<nav><a href=/>Accueil</a> <a href=/v>Ville</a></nav>", ["Accueil", "Ville"]),
    "links in a sentence": ("<p><a href=/>Un</a> et <a href=/v>deux</a></p>", ["<1>Un</1> et <2>deux</2>"]),
    "codes": (
        '<p>[gallery ids="1,2"] Bonjour *|NOM|*, {{ prix }} euros [sic].</p><?php echo $a->b ?>',
        ["Bonjour <1/>, <2/> euros [sic]."],
    ),
    "CDATA": ("<p>Un</p><![CDATA[ a > b ]]><p>Deux</p>", ["Un", "Deux"]),
    "vector graphics": ("<p>Un <svg><title>Image</title></svg> mot.</p>", ["Un <1/> mot."]),
    "block in a link": ("<a href=/><h4>Un</h4><p>Deux</p></a>", ["Un", "Deux"]),
    "CR LF": ("<p>Un\r\ndeux</p>\r\n<p title='a\r\nb'>trois</p>", ["Un deux", "a b", "trois"]),
}


@pytest.mark.parametrize(("text", "expected"), SOURCES.values(), ids=SOURCES)
def test_gives_sentences_with_their_markup(text: str, expected: list[str]) -> None:
    assert sources(text, FORMAT) == expected


PUT = {
    "signs": ("<p>Un.</p>", {"Un": 'R&D <b> "x"'}, '<p>R&amp;D &lt;b> "x"</p>'),
    "entities as the page has them": (
        "<p>&Eacute;t&eacute;&nbsp;: un&nbsp;mot.</p>",
        {"Été": "Año\u00a0: «él» \u2009"},
        "<p>A&ntilde;o&nbsp;: &laquo;&eacute;l&raquo; &thinsp;</p>",
    ),
    "numbers as the page has them": ("<p>&#201;t&#233;</p>", {"Été": "Año"}, "<p>A&#241;o</p>"),
    "letters as the page has them": ("<p>Été&nbsp;!</p>", {"Été": "Año\u00a0!"}, "<p>Año&nbsp;!</p>"),
    "between quotation marks": (
        """<img alt="Un" title='Deux'>""",
        {"Un": """l'"a" & <b>""", "Deux": """l'"a\""""},
        """<img alt="l'&quot;a&quot; &amp; &lt;b>" title='l&#39;"a"'>""",
    ),
    "numbers that a text has": (
        "<p>De &lt;1&gt; à &lt;12&gt; un <b class=x>mot</b>.</p>",
        {"De": "De <1> a <12> una <13>palabra</13>."},
        "<p>De &lt;1&gt; a &lt;12&gt; una <b class=x>palabra</b>.</p>",
    ),
    "space within markup": (
        "<p>Un.<b> Deux</b> mots<i> ici. </i>Trois</p>",
        {"<b>": "<b>Dos</b> palabras<i> aquí.</i>"},
        "<p>Un.<b> Dos</b> palabras<i> aquí. </i>Trois</p>",
    ),
    "without quotation marks": (
        "<a title=Envoyer href=/x>x</a><i title=Un>",
        {"Envoyer": "Enviar 'a'", "Un": "Uno"},
        '<a title="Enviar &#39;a&#39;" href=/x>x</a><i title=Uno>',
    ),
    "within a sentence": (
        "<p>Un <img alt='Image'> mot.</p>",
        {"Un": "Una <1/> palabra.", "Image": "Imagen"},
        "<p>Una <img alt='Imagen'> palabra.</p>",
    ),
    "wrapped": (
        "<p>\n\tUne phrase assez longue,\n\tsur deux lignes.\n</p>",
        {"Une": "Una frase bastante larga, sobre dos líneas."},
        "<p>\n\tUna frase bastante\n\tlarga, sobre dos líneas.\n</p>",
    ),
    "language": (
        "<html lang='fr-FR' xml:lang=fr><p lang=en>A word</p><p>Un mot <i lang=fr>ici</i></p>",
        {"Un": "Una palabra <1>aquí</1>"},
        "<html lang='es' xml:lang=es><p lang=en>A word</p><p>Una palabra <i lang=es>aquí</i></p>",
    ),
}


@pytest.mark.parametrize(("text", "targets", "expected"), PUT.values(), ids=PUT)
def test_writes_targets_as_the_page_does(text: str, targets: dict[str, str], expected: str) -> None:
    assert put(text, **targets) == expected


RIGHT_TO_LEFT = {
    "page": ('<html lang="fr"><p>Un', '<html lang="ar" dir="rtl"><p>نص'),
    "page without a language": ("<html><p>Un", '<html dir="rtl"><p>نص'),
    "page that states a direction": ("<html lang=fr dir=ltr><p>Un", "<html lang=ar dir=rtl><p>نص"),
    "stretch": ("<div lang='fr'><p>Un</div>", "<div lang='ar' dir=\"rtl\"><p>نص</div>"),
}


@pytest.mark.parametrize(("text", "expected"), RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_turns_what_is_written_from_right_to_left(text: str, expected: str) -> None:
    assert put(text, "ar", Un="نص") == expected


def test_changes_no_language_where_nothing_is_translated() -> None:
    text = '<html lang="fr"><p>Un</p>'
    assert put(text) == put(text, Un="Un") == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'<meta charset="ISO-8859-1"><p>\x93', "cp1252"),
        (b"<META HTTP-EQUIV='x' CONTENT='text/html; charset=latin1'>\xe9", "cp1252"),
        (b'<?xml version="1.0" encoding="iso-8859-9"?><p>\xfe', "cp1254"),
        (b'<meta charset="gb2312">', "gb18030"),
        (b'<meta charset="utf-8">', None),
        (b'<meta charset="utf-16">', None),
        (b'<meta charset="unknown-1">', None),
        (b'<meta charset="iso-8859-1"><p>\xc3\xa9', None),
        (b"\xef\xbb\xbf<meta charset='iso-8859-1'>", None),
        (b"<p>charset=latin1", None),
    ],
)
def test_reads_the_charset_as_browsers_do(data: bytes, expected: str | None) -> None:
    assert FORMAT.charset(data) == expected


def test_writes_what_an_encoding_lacks_as_entities() -> None:
    text = '<meta charset="latin1"><p>Un été</p>'
    read = Article("a.html", "a.html", text, FORMAT.blocks(text), "cp1252", text.encode("cp1252"))
    made = segmentation.segment(read, "fr")
    new = published(read, made, ["Ő été"], FORMAT, "hu")
    assert encode(new, read, FORMAT) == (b'<meta charset="latin1"><p>&#336; \xe9t\xe9</p>', "cp1252")


ANY = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<i class=x>", "</i>", '<a href=\'/x\' title="Un">', "</a>", "<br>",
         "<img alt=Un>", "<div>", "</div>", "<ul>", "<li>", "<td>", "<code>", "</code>",
         "<span translate=no>", "</span>", "<span translate=yes>", "<p lang=en>", "<div lang=fr dir=ltr>",
         "<script>", "</script>", "<!--", "-->", "<", ">", "&", "&eacute;", "&nbsp;", "&lt;", "Mot ",
         "été. ", "Fin ! ", "\n", "\r\n", "  ", "'", '"', "{{ x }}", "[a b=1]", "<![CDATA[", "]]>", "<?php",
         "?>", "<title>", "</title>", "<noscript>", "</noscript>", "<svg>", "</svg>", "</>", "<p title='",
         "<input placeholder='Un\nmot'>", "https://a.fr "]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def tags(text: str) -> Counter[tuple[Sort, str]]:
    return Counter(
        (one.sort, one.name) for one in tokens(text) if one.sort in (Sort.START, Sort.END, Sort.REMARK)
    )


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_any_text_without_targets_stays_and_with_its_own_words_keeps_its_markup(text: str) -> None:
    assert tags(with_own_words(text, FORMAT)) == tags(text)
