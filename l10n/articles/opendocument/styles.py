"""What the styles of a document say of its text: how it looks, which language it is in, whether it is hidden."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.articles.xmltree import Element
from l10n.messages import msg, msg_list

Properties = Mapping[str, str]

_EMPHASIS = {
    "fo:font-weight": msg("bold"),
    "fo:font-style": msg("italic"),
    "style:text-underline-style": msg("underline"),
    "style:text-line-through-style": msg("strike"),
    "style:text-position": "",
    "fo:background-color": msg("highlight"),
}
_NONE = frozenset({"normal", "none", "transparent", "0% 100%"})
# Of the printer's concern alone, or of the spelling checker's.
_UNSEEN = {
    "fo:letter-spacing",
    "style:letter-kerning",
    "fo:hyphenate",
    "fo:hyphenation-remain-char-count",
    "fo:hyphenation-push-char-count",
}
LANGUAGES = {
    suffix: tuple(
        f"{'style' if suffix or name == 'rfc-language-tag' else 'fo'}:{name}{suffix}"
        for name in ("language", "script", "country", "rfc-language-tag")
    )
    for suffix in ("", "-asian", "-complex")
}
"""The attributes that state a language, for Western, East Asian and complex scripts: its parts, and its tag."""
_IGNORED = frozenset({*_UNSEEN, *(name for names in LANGUAGES.values() for name in names)})
_FAR = 64  # styles above each other

HEADLINES = frozenset({"Title", "Subtitle"})
"""The names that these programs give to styles of headlines that are no `text:h`; and below, of others."""
QUOTES = frozenset({"Quotations", "Quote"})
CAPTIONS = frozenset({"Caption", "Illustration", "Figure", "Drawing"})


class Styles:
    """The styles that hold in a part: its own automatic ones, and the document's."""

    def __init__(self, *groups: Element | None) -> None:
        """Read groups of styles; those of the first come first."""
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        for group in groups:
            for one in group.elements if group else ():
                family = one.attributes.get("style:family", "")
                if one.name == "style:style":
                    self._styles.setdefault((family, one.attributes.get("style:name", "")), one)
                elif one.name == "style:default-style":
                    self._defaults.setdefault(family, one)
        self._known: dict[tuple[str, str], Properties] = {}

    def text(self, family: str, name: str) -> Properties:
        """Return the properties of text in a style, with those of the styles it is made from."""
        key = family, name
        if key not in self._known:
            default = self._defaults.get(family)
            found = _own(default) if default else {}
            for style in reversed(self._chain(family, name)):
                found |= _own(style)
            self._known[key] = found
        return self._known[key]

    def is_called(self, name: str, names: frozenset[str]) -> bool:
        """Return whether a paragraph's style, or one that it is made from, has one of some names."""
        return name in names or any(
            one.attributes.get("style:parent-style-name") in names for one in self._chain("paragraph", name)
        )

    def _chain(self, family: str, name: str) -> list[Element]:
        found: list[Element] = []
        while (style := self._styles.get((family, name))) and len(found) < _FAR:
            found.append(style)
            name = style.attributes.get("style:parent-style-name", "")
        return found


def language(properties: Properties) -> str:
    """Return the first part of the language that properties state, in small letters; empty if they state none."""
    tag = properties.get("style:rfc-language-tag", "").partition("-")[0] or properties.get("fo:language", "")
    return "" if tag.lower() in ("none", "zxx") else tag.lower()


def is_hidden(properties: Properties) -> bool:
    """Return whether text with these properties isn't shown."""
    return properties.get("text:display") == "none"


def changes(own: Properties, around: Properties) -> bool:
    """Return whether a stretch with its own properties looks other than the text around it.

    Emphasis counts where the paragraph is all bold, too: whoever marked a word there meant it.
    """
    return any(
        around.get(name, "normal" if name in _EMPHASIS else None) != value
        and not (name in _EMPHASIS and value in _NONE and around.get(name, "normal") in _NONE)
        for name, value in own.items()
        if _is_seen(name)
    )


def emphasis(properties: Properties) -> frozenset[str]:
    """Return the names of the emphasis that properties state."""
    return frozenset(name for name in _EMPHASIS if properties.get(name, "none") not in _NONE)


def look(properties: Properties) -> tuple[tuple[str, str], ...]:
    """Return what of properties can be seen, as a value."""
    return tuple(sorted((name, value) for name, value in properties.items() if _is_seen(name)))


def without_emphasis(properties: Properties) -> dict[str, str]:
    """Return properties without emphasis."""
    return {name: value for name, value in properties.items() if name not in _EMPHASIS}


def described(properties: Properties) -> str:
    """Return what a translator is told of a stretch with these properties of its own: `bold italic`."""
    found = [
        what or _position(properties[name].split()[0])
        for name, what in _EMPHASIS.items()
        if properties.get(name, "none") not in _NONE
    ]
    return msg_list(found, "{one} {other}") if found else msg("formatting")


def _position(value: str) -> str:
    """Return what a text's position is called; it may be a share of its height as well."""
    return {"super": msg("superscript"), "sub": msg("subscript")}.get(value, value)


def _is_seen(name: str) -> bool:
    return name not in _IGNORED and not name.startswith(("?:", "loext:"))


def _own(style: Element) -> dict[str, str]:
    return {
        name: value
        for one in style.elements
        if one.name == "style:text-properties"
        for name, value in one.attributes.items()
    }
