"""Presentations (.pptx): paragraphs of slides, of their tables and notes (ECMA-376, part 1, 19 and 21.1.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.articles import xmltree, zipped
from l10n.articles.ooxml import packages
from l10n.articles.ooxml.languages import primary
from l10n.articles.ooxml.paragraphs import Format, Pieces, Run, attribute_block, canonical
from l10n.articles.ooxml.runs import Names
from l10n.articles.xmltree import Element
from l10n.articles.zipped import Package
from l10n.model import Article, Block, BlockKind, Role, Span

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
_MAIN = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.presentationml|ms-powerpoint)\.\S*\.main\+xml"
)
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
# What runs say of spelling and of their language.
_UNSEEN = frozenset({"lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk"})
_TITLES = frozenset({"title", "ctrTitle", "subTitle"})
_FORMATS = {"b": "bold", "i": "italic", "u": "underline", "strike": "strike", "sz": "size", "cap": "capitals"}
_ELEMENTS = {
    "a:hlinkClick": "link",
    "a:solidFill": "colour",
    "a:highlight": "highlight",
    "a:latin": "font",
}
_PROPERTIES = re.compile(r"a:(?:r|endParaR|defR)Pr")
_OFF = frozenset({"0", "false", "none", "noStrike"})


def unpack(data: bytes, path: str) -> str:
    """Return the slides of a presentation, their notes, and what says its language.

    Raises InputError for what is none.
    """
    package = Package(data, path)
    types = packages.types(package)
    main = [name for name, type in types.items() if _MAIN.fullmatch(type)]
    if not main:
        raise package.refused("is no presentation", "save it as .pptx")
    names = main[:1]
    for kind in ("slide", "notesSlide"):
        names += sorted((name for name, type in types.items() if type == _TYPE.format(kind)), key=_number)
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
        if root.name in ("p:sld", "p:notes"):
            kind = BlockKind.NOTE if root.name == "p:notes" else BlockKind.PARAGRAPH
            _walk(text, root, kind, found)
    return tuple(found)


def _walk(text: str, element: Element, kind: BlockKind, found: list[Block]) -> None:
    for one in element.elements:
        if one.name == "a:p":
            run = f"{xmltree.prefix(text, one)}r"
            names = Names(run, run[:-1] + "t", run[:-1] + "rPr", "", f"<{run}>")
            block = _paragraph(text, one).block(kind, names, describe)
        else:
            block = attribute_block(text, one, "descr", "alt") if one.name == "p:cNvPr" else None
            inner = BlockKind.HEADLINE if _is_title(one) else BlockKind.CELL if one.name == "a:tc" else kind
            _walk(text, one, inner, found)
        if block:
            found.append(block)


def _is_title(shape: Element) -> bool:
    place = shape.find("p:nvSpPr", "p:nvPr", "p:ph") if shape.name == "p:sp" else None
    return place is not None and place.attributes.get("type", "") in _TITLES


def _paragraph(text: str, element: Element) -> Pieces:
    pieces = Pieces(text)
    for one in element.elements:
        if one.name == "a:r" and (said := one.find("a:t")):
            properties = one.find("a:rPr")
            format = canonical(properties, _UNSEEN)[1:] if properties else ()
            pieces.run(
                Run(
                    _plain(format),
                    one.start,
                    properties.end if properties else one.inner,
                    one.inner_end,
                    one.end,
                )
            )
            pieces.say(said.texts)
            pieces.end_run()
        elif one.name == "a:br":
            pieces.add(Role.BREAK, one.start, one.end, "line end")
        elif one.name == "a:fld":
            pieces.add(Role.WORD, one.start, one.end, "field", one.text.strip())
        elif one.name not in ("a:pPr", "a:endParaRPr"):
            pieces.add(Role.WORD, one.start, one.end, "formula")
    return pieces


def _plain(format: Format) -> Format:
    """Return formatting; that which says nothing is none."""
    return () if format == ((),) else format


def describe(format: Format, around: Format) -> str:
    """Return what a translator is told of the formatting of a run within another."""
    ours, theirs = (_said(one) for one in (format, around))
    return ", ".join(name for name in ours if name not in theirs) or "format"


def _said(format: Format) -> list[str]:
    if not format:
        return []
    attributes, *elements = format
    assert isinstance(attributes, tuple)
    names = [_FORMATS[key] for key, value in attributes if key in _FORMATS and value not in _OFF]
    shift = dict(attributes).get("baseline", "0")
    names += ["subscript" if shift.startswith("-") else "superscript"] if shift != "0" else []
    return names + [_ELEMENTS[one[0]] for one in elements if isinstance(one, tuple) and one[0] in _ELEMENTS]


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
        if _PROPERTIES.fullmatch(one.name) and primary(one.attributes.get("lang", "")) == own != "":
            yield xmltree.attribute(article.text, one, "lang"), tags.regional(tag)
        elif one.name == "dc:language" and primary(one.text.strip()) == own != "":
            yield Span(one.inner, one.inner_end), tag
