"""Word's documents (.docx): paragraphs of the text, of headers, footers and notes (ECMA-376, part 1, 17)."""

from __future__ import annotations

import posixpath
import re

from l10n.articles import xmltree, zipped
from l10n.articles.ooxml import drawing, packages
from l10n.articles.ooxml.languages import Languages
from l10n.articles.ooxml.paragraphs import attribute_block
from l10n.articles.ooxml.runs import Names
from l10n.articles.ooxml.styles import Styles
from l10n.articles.ooxml.word_paragraphs import GONE, Paragraph, describe
from l10n.articles.xmltree import Element
from l10n.articles.zipped import Package
from l10n.messages import msg
from l10n.model import Block, BlockKind

_MAIN = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.\S*\.main\+xml"
)
_TEXTS = ("header", "footer", "footnotes", "endnotes")
_OTHERS = ("styles", "settings")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"

_KINDS = {"w:tc": BlockKind.CELL, "w:footnote": BlockKind.NOTE, "w:endnote": BlockKind.NOTE}
_ATTRIBUTES = {
    "wp:docPr": (("title", "title"), ("descr", "alt")),
    "pic:cNvPr": (("descr", "alt"),),
    "v:shape": (("alt", "alt"),),
    "v:rect": (("alt", "alt"),),
    "w:hyperlink": (("w:tooltip", "tooltip"),),
}


def unpack(data: bytes, path: str) -> str:
    """Return the parts of a document that have text, and those that say in which language it is.

    Raises InputError for what isn't a document of Word's.
    """
    package = Package(data, path)
    types = packages.types(package)
    main = next((name for name, type in types.items() if _MAIN.fullmatch(type)), None)
    if main is None:
        raise package.refused(msg("is no document of a word processor"), msg("save it as .docx"))
    folder = posixpath.dirname(main)
    beside = {name: type for name, type in types.items() if posixpath.dirname(name) == folder}
    texts = [main]
    for kind in _TEXTS:
        texts += sorted(name for name, type in beside.items() if type == _TYPE.format(kind))
    texts += sorted(name for name, type in types.items() if drawing.TYPES.fullmatch(type))
    others = [packages.relations_of(name) for name in texts]
    for kind in _OTHERS:
        others += [name for name, type in beside.items() if type == _TYPE.format(kind)]
    others += [name for name, type in types.items() if type == _CORE]
    return package.joined([*texts, *(name for name in others if name in types)])


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a document; what lies in an object within a paragraph comes behind the paragraph."""
    parts = {part.name: part for part in zipped.parts(text)}
    roots = {name: packages.tree(text, part) for name, part in parts.items() if name.endswith(".xml")}
    styles = Styles(roots.values())
    languages = Languages(text, roots.values(), styles)
    found: list[Block] = []
    for name, root in roots.items():
        if root.name in ("w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes"):
            reading = _Reading(text, styles, languages, packages.relations(text, parts, name))
            reading.walk(root)
            found += reading.blocks
        elif root.name in drawing.ROOTS:
            found += drawing.blocks(text, root)
    return tuple(found)


class _Reading:
    """A part being read."""

    def __init__(self, text: str, styles: Styles, languages: Languages, addresses: dict[str, str]) -> None:
        self._text = text
        self._styles = styles
        self._languages = languages
        self._addresses = addresses
        self.blocks: list[Block] = []

    def walk(self, element: Element, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Read the paragraphs in an element."""
        for one in element.elements:
            if one.name == "w:p":
                self._paragraph(one, kind)
            elif one.name not in GONE:
                self._attributes(one)
                self.walk(one, _KINDS.get(one.name, kind))

    def _attributes(self, element: Element) -> None:
        for name, label in _ATTRIBUTES.get(element.name, ()):
            block = attribute_block(self._text, element, name, label)
            if block:
                self.blocks.append(block)

    def _paragraph(self, element: Element, kind: BlockKind) -> None:
        if not self._languages.is_foreign(element):
            pieces = Paragraph(self._text, self._styles, self._addresses).read(element)
            block = pieces.block(self._styles.kind(element) or kind, self._names(element), describe)
            if block:
                self.blocks.append(block)
        self.walk(element)  # what lies in its objects

    def _names(self, paragraph: Element) -> Names:
        """Return what a paragraph calls runs, with the prefix that it has itself."""
        prefix = xmltree.prefix(self._text, paragraph)
        run, text, properties = (prefix + name for name in ("r", "t", "rPr"))
        return Names(run, text, properties, ' xml:space="preserve"', f"<{run}>")
