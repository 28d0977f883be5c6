"""What the elements and attributes of HTML are to a translator (https://html.spec.whatwg.org)."""

from __future__ import annotations

from l10n.articles.html.tokens import Token
from l10n.articles.left_out import is_element
from l10n.messages import msg
from l10n.model import BlockKind


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements within a sentence; all others, and those that nobody knows, bound one.
INLINE = _names(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark math "
    "nobr q rb rp rt rtc ruby s samp small span strike strong sub sup svg time tt u var wbr"
)
# Of them, those that stand for a word and hold none for a translator.
WORDS = frozenset({"code", "kbd", "samp", "math"})
# Elements whose text stays as it is.
SILENT = WORDS | _names("svg script style pre textarea xmp listing plaintext iframe noembed noframes object")
KINDS = {
    **{f"h{level}": BlockKind.HEADLINE for level in range(1, 7)},
    "title": BlockKind.FIELD,
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("li", "dt", "dd", "option", "menuitem"), BlockKind.ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("caption", "figcaption", "legend", "summary"), BlockKind.CAPTION),
}
NAMES = {
    "a": msg("link"),
    "img": msg("image"),
    "code": msg("code"),
}  # what translators are told of tags, if not names

_P_ENDS = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"
)
# What a start tag ends that has no end tag of its own
# (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
ENDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_P_ENDS, frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "p"})),
    "tr": frozenset({"tr", "td", "th", "p", "caption", "colgroup"}),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"),
        frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "p", "caption", "colgroup"}),
    ),
    **dict.fromkeys(("rt", "rp"), frozenset({"rt", "rp", "rb"})),
    "body": frozenset({"head"}),
}

_ATTRIBUTES = _names(
    "title alt placeholder label summary aria-label aria-description aria-placeholder "
    "aria-roledescription aria-valuetext"
)
_BUTTONS = frozenset({"submit", "button", "reset"})
_METAS = _names(
    "description title keywords news_keywords og:title og:description og:site_name og:image:alt "
    "twitter:title twitter:description twitter:image:alt"
)


def attribute_label(tag: Token, name: str) -> str | None:
    """Return what a translator is told of an attribute; None if its value isn't for translating."""
    if name in _ATTRIBUTES:
        return name
    if name == "content" and tag.name == "meta":
        what = (tag.value("name") or tag.value("property") or "").lower()
        return what if what in _METAS else None
    if name == "value" and tag.name == "input" and (tag.value("type") or "").lower() in _BUTTONS:
        return name
    return None


def is_kept(tag: Token) -> bool | None:
    """Return whether a start tag says that its element isn't for translating, or is; None if it says nothing."""
    classes = (tag.value("class") or "").split()
    if is_element(tag.name, classes, tag.value("id") or ""):
        return True
    says = tag.value("translate")
    if says is not None and says.lower() in ("", "yes", "no"):
        return says.lower() == "no" and tag.name != "html"
    return True if "notranslate" in classes and tag.name != "html" else None
