"""Whatever a translator writes stands in the published document: read again, it says just that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.articles import html, markdown, subtitles
from l10n.articles.format import Format
from l10n.articles.publish import misfit, published
from l10n.model import Inline, Role, collapse
from tests.articles.texts import article, segments

# Places for a text, which is `Mot` in each: as many kinds as a format has.
PLACES = {
    "paragraph": (markdown.FORMAT, "Un Mot.\n"),
    "wrapped": (markdown.FORMAT, "Un mot\net un Mot assez long\nsur trois lignes.\n"),
    "heading": (markdown.FORMAT, "# Mot\n\nFin.\n"),
    "underlined heading": (markdown.FORMAT, "Mot\n===\n\nFin.\n"),
    "list item": (markdown.FORMAT, "- Mot\n- Fin.\n"),
    "quote": (markdown.FORMAT, "> Mot\n> de la fin.\n"),
    "cell": (markdown.FORMAT, "| Mot | Fin |\n|---|---|\n| a | b |\n"),
    "between emphasis": (markdown.FORMAT, "Un **gras** Mot *maigre* ici.\n"),
    "link": (markdown.FORMAT, "Un [Mot](http://a.fr) ici.\n"),
    "title": (markdown.FORMAT, 'Un [lien](http://a.fr "Mot") ici.\n'),
    "alternative text": (markdown.FORMAT, "Un ![Mot](a.png) ici.\n"),
    "note": (markdown.FORMAT, "Fin[^1].\n\n[^1]: Mot\n"),
    "definition": (markdown.FORMAT, "Fin\n\n: Mot\n"),
    "HTML block": (markdown.FORMAT, "<div>\nMot\n</div>\n"),
    "YAML": (markdown.FORMAT, "---\ntitle: Mot\nn: 1\n---\nFin.\n"),
    "YAML, single": (markdown.FORMAT, "---\ntitle: 'Mot'\nn: 1\n---\nFin.\n"),
    "YAML, double": (markdown.FORMAT, '---\ntitle: "Mot"\nn: 1\n---\nFin.\n'),
    "YAML, folded": (markdown.FORMAT, "---\ntitle: >\n  Mot\nn: 1\n---\nFin.\n"),
    "YAML, flow": (markdown.FORMAT, "---\na: {title: Mot, n: 1}\n---\nFin.\n"),
    "TOML": (markdown.FORMAT, '+++\ntitle = "Mot"\nn = 1\n+++\nFin.\n'),
    "TOML, literal": (markdown.FORMAT, "+++\ntitle = 'Mot'\nn = 1\n+++\nFin.\n"),
    "HTML": (html.FORMAT, "<p>Un Mot.</p><p>Fin.</p>"),
    "HTML, attribute": (html.FORMAT, '<p><img alt="Mot">Fin.</p>'),
    "HTML, single": (html.FORMAT, "<p><img alt='Mot'>Fin.</p>"),
    "HTML, bare": (html.FORMAT, "<p><img alt=Mot src=a>Fin.</p>"),
    "HTML, title": (html.FORMAT, "<html><head><title>Mot</title></head><body>Fin.</body></html>"),
    "SubRip": (subtitles.SRT, "1\n00:00:01,000 --> 00:00:02,000\nUn Mot.\n"),
    "WebVTT": (subtitles.VTT, "WEBVTT\n\n00:01.000 --> 00:02.000\nUn Mot.\n\n00:03.000 --> 00:04.000\nFin.\n"),
}  # fmt: skip
# No code of templates: what puts it out before Markdown is read knows no escapes.
_SIGNS = (
    "* ** _ __ ~~ ` ``` # ## > - + 1. 1) | \\ [ ] ( ) [a] [a](b) [^1] [^1]: [a]: ![a] <b> "
    "</b> <br> <!-- --> & &amp; &lt; &#233; ; : :: ::: = === --- +++ ~~~ $ $$ "
    "{ } {#a} ' \" '' \"\"\" ''' Non null 12 no 1e3 @a % ! ? "
    "a|b a*b a_b x é « » … http://a.fr/b"
)  # fmt: skip
SIGNS = st.sampled_from([*_SIGNS.split(), "\u00a0", "\u202f"])
TEXTS = (
    st.lists(
        st.tuples(
            SIGNS | st.text("abé *_[]<>&|`#$'\"\\:-!", min_size=1, max_size=4), st.sampled_from(["", " "])
        ),
        min_size=1,
        max_size=8,
    )
    .map(lambda parts: collapse("".join(sign + space for sign, space in parts)).strip())
    .filter(lambda text: any(map(str.isalpha, text)))
)


@pytest.mark.parametrize(("format", "text"), PLACES.values(), ids=PLACES)
@given(TEXTS)
def test_any_target_is_read_back(format: Format, text: str, said: str) -> None:
    made = segments(text, format)
    number = next(number for number, one in enumerate(made) if "Mot" in one.source)
    target = made[number].source.replace("Mot", said)
    if format is subtitles.SRT:  # has no escapes
        said, target = (one.replace("-->", "→") for one in (said, target))
    if misfit(made[number], target) or (format is subtitles.SRT and "<" in said):
        return
    targets = [target if place == number else None for place in range(len(made))]
    new = published(article(text, format), made, targets, format, "")
    old, again = _said(text, format), _said(new, format)
    at = next(number for number, one in enumerate(old) if "Mot" in one)
    assert [*again[:at], *again[at + 1 :]] == [*old[:at], *old[at + 1 :]]
    assert again[at] == old[at].replace("Mot", "".join(said.split()))


def _said(text: str, format: Format) -> list[str]:
    """Return what each block of a text says, without white space, and what markup it has."""
    return ["".join("".join(map(_one, block.inlines)).split()) for block in format.blocks(text)]


def _one(one: Inline) -> str:
    if one.role is Role.TEXT:
        return one.text
    return one.note if one.kind in ("address", "template") else f"⟦{one.kind}⟧" * (one.kind != "mark")
