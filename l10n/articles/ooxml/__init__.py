"""Office Open XML (ECMA-376): documents of Word's, and presentations.

Only text, what is read of it aloud and what the document says of its language change; all other parts, tags and
characters keep their bytes, macros and pictures as well.
"""

from l10n.articles import zipped
from l10n.articles.format import Format
from l10n.articles.ooxml import runs, slides, word
from l10n.articles.ooxml.languages import language
from l10n.articles.xmltree import escaped
from l10n.model import Block, BlockKind


def _escape(text: str, block: Block) -> str:
    if block.kind is BlockKind.ATTRIBUTE:
        return escaped(text, block.style)
    return runs.said(escaped(text))


def _finish(raw: str, block: Block) -> str:
    if block.kind is BlockKind.ATTRIBUTE:
        return runs.unmarked(raw)
    return runs.assembled(raw, runs.Names.of_style(block.style))


DOCX = Format(
    word.blocks,
    _escape,
    _finish,
    language,
    unpack=word.unpack,
    pack=zipped.packed,
    remarks=zipped.remarks,
    markup=runs.marked,
    marks_all=True,
    wraps=False,
)

PPTX = Format(
    slides.blocks,
    _escape,
    _finish,
    slides.language,
    unpack=slides.unpack,
    pack=zipped.packed,
    remarks=zipped.remarks,
    markup=runs.marked,
    marks_all=True,
    wraps=False,
)

__all__ = ["DOCX", "PPTX"]
