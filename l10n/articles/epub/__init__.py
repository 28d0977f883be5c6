"""EPUB: books and magazines, whose chapters are XHTML (W3C, EPUB 3.3; IDPF, EPUB 2.0.1).

The chapters are read as pages are (`html`), and so is the table of contents of EPUB 3; of the package, what it says
of the book, and the table of contents of EPUB 2 (NCX).
"""

from l10n.articles import zipped
from l10n.articles.epub.book import unpack
from l10n.articles.epub.reading import blocks
from l10n.articles.epub.writing import escape, finish, language_edits
from l10n.articles.format import Format

FORMAT = Format(
    blocks, escape, finish, language_edits, errors="xmlcharrefreplace",
    unpack=unpack, pack=zipped.packed, remarks=zipped.remarks,
)  # fmt: skip

__all__ = ["FORMAT"]
