"""What the styles of a Word document say of its paragraphs and runs: headlines, hidden text, languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.articles.xmltree import Element
from l10n.model import BlockKind

_KINDS = (
    (re.compile(r"(?:heading \d|title|subtitle)"), BlockKind.HEADLINE),
    (re.compile(r"(?:intense )?quote"), BlockKind.QUOTE),
    (re.compile(r"caption"), BlockKind.CAPTION),
    (re.compile(r"list (?:paragraph|bullet|number)(?: \d)?"), BlockKind.ITEM),
)
_OFF = frozenset({"0", "false", "none", "off", "nil"})


def is_on(value: str) -> bool:
    """Return whether a property with this value is on; without one it is."""
    return value not in _OFF


class Styles:
    """The styles of a document."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Take the styles from the parts of a document."""
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}  # the style's id of what states none, by type
        self._hidden: dict[str, bool] = {}
        self.language = ""
        for root in roots:
            for one in root.elements if root.name == "w:styles" else ():
                if one.name == "w:style":
                    name = one.attributes.get("w:styleId", "")
                    self._styles[name] = one
                    if one.attributes.get("w:default", "0") not in _OFF:
                        self._default[one.attributes.get("w:type", "")] = name
                elif one.name == "w:docDefaults" and (run := one.find("w:rPrDefault", "w:rPr", "w:lang")):
                    self.language = run.attributes.get("w:val", "")

    def kind(self, paragraph: Element) -> BlockKind | None:
        """Return what a paragraph is by its style, or its number in a list; None if these don't tell."""
        name = paragraph.find("w:pPr", "w:pStyle")
        style = self._styles.get(name.attributes.get("w:val", "")) if name else None
        for one in self._based(style):
            stated = one.find("w:name")
            called = stated.attributes.get("w:val", "").lower() if stated else ""
            found = next((kind for pattern, kind in _KINDS if pattern.fullmatch(called)), None)
            if found:
                return found
        return BlockKind.ITEM if paragraph.find("w:pPr", "w:numPr") else None

    def is_hidden(self, properties: Element | None) -> bool:
        """Return whether text of a run with these properties isn't shown."""
        if properties is None:
            return False
        own = properties.find("w:vanish")
        if own:
            return is_on(own.attributes.get("w:val", ""))
        name = properties.find("w:rStyle")
        return self._is_hidden(name.attributes.get("w:val", "")) if name else False

    def _is_hidden(self, name: str) -> bool:
        if name not in self._hidden:
            marks = (one.find("w:rPr", "w:vanish") for one in self._based(self._styles.get(name)))
            mark = next(filter(None, marks), None)
            self._hidden[name] = mark is not None and is_on(mark.attributes.get("w:val", ""))
        return self._hidden[name]

    def stated_language(self, paragraph: Element) -> str:
        """Return the language that a paragraph's style states, or the document's default."""
        name = paragraph.find("w:pPr", "w:pStyle")
        style = name.attributes.get("w:val", "") if name else self._default.get("paragraph", "")
        for one in self._based(self._styles.get(style)):
            if language := one.find("w:rPr", "w:lang"):
                return language.attributes.get("w:val", "") or self.language
        return self.language

    def _based(self, style: Element | None) -> Iterator[Element]:
        """Yield a style, and those that it is based on."""
        seen = set()
        while style is not None and style.start not in seen:
            seen.add(style.start)
            yield style
            base = style.find("w:basedOn")
            style = self._styles.get(base.attributes.get("w:val", "")) if base else None
