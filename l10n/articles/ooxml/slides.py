"""Presentations (.pptx): slides, their notes, layouts, charts and diagrams (ECMA-376, part 1, 19)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.articles import xmltree, zipped
from l10n.articles.ooxml import drawing, packages
from l10n.articles.own_language import primary, states
from l10n.articles.zipped import Package
from l10n.messages import msg
from l10n.model import Article, Block, BlockKind, Span

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
_MAIN = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.presentationml|ms-powerpoint)\.\S*\.main\+xml"
)
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_SHOWN = drawing.ROOTS | {"p:sld", "p:notes", "p:sldLayout", "p:sldMaster"}
_PROPERTIES = re.compile(r"a:(?:r|endParaR|defR)Pr")


def unpack(data: bytes, path: str) -> str:
    """Return the slides of a presentation, their notes, what lies in them, and what says its language.

    Raises InputError for what is none.
    """
    package = Package(data, path)
    types = packages.types(package)
    main = [name for name, type in types.items() if _MAIN.fullmatch(type)]
    if not main:
        raise package.refused(msg("is no presentation"), msg("save it as .pptx"))
    names = main[:1]
    for kind in ("slide", "notesSlide", "slideLayout", "slideMaster"):
        names += sorted((name for name, type in types.items() if type == _TYPE.format(kind)), key=_number)
    names += sorted((name for name, type in types.items() if drawing.TYPES.fullmatch(type)), key=_number)
    names += [name for name, type in types.items() if type == _CORE]
    return package.joined(names)


def _number(name: str) -> tuple[int, str]:
    digits = re.search(r"(\d{1,9})\.xml$", name)
    return int(digits[1]) if digits else 0, name


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a presentation."""
    found: list[Block] = []
    for part in zipped.parts(text):
        root = packages.tree(text, part)
        kind = BlockKind.NOTE if root.name == "p:notes" else BlockKind.PARAGRAPH
        if root.name in _SHOWN:
            found += drawing.blocks(text, root, kind)
    return tuple(found)


def language(article: Article, tag: str) -> Iterator[tuple[Span, str]]:
    """Return where a presentation says that it is in its language, and what stands there in another one (BCP 47)."""
    from l10n.languages import tags

    roots = [packages.tree(article.text, part) for part in zipped.parts(article.text)]
    letters: Counter[str] = Counter()
    for one in (one for root in roots for one in root.walk() if one.name == "a:r"):
        properties = one.find("a:rPr")
        letters[primary(properties.attributes.get("lang", "") if properties else "")] += len(one.text)
    own = next((name for name, _ in letters.most_common() if name), "")
    for one in (one for root in roots for one in root.walk()):
        if _PROPERTIES.fullmatch(one.name) and states(one.attributes.get("lang", ""), own):
            yield xmltree.attribute(article.text, one, "lang"), tags.regional(tag)
        elif one.name == "dc:language" and states(one.text, own):
            yield Span(one.inner, one.inner_end), tag
