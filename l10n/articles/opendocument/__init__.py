"""OpenDocument: texts and presentations of LibreOffice and others (OASIS, OpenDocument 1.3).

Of a document's parts, `content.xml`, `styles.xml` (headers and footers) and `meta.xml` (its properties) are read as
one text; all others stay, byte for byte.
"""

from l10n.articles import zipped
from l10n.articles.format import Format
from l10n.articles.opendocument.document import pack_flat, unpack, unpack_flat
from l10n.articles.opendocument.reading import blocks
from l10n.articles.opendocument.writing import escape, finish, language_edits

FORMAT = Format(
    blocks,
    escape,
    finish,
    language_edits,
    unpack=unpack,
    pack=zipped.packed,
    remarks=zipped.remarks,
    wraps=False,
)
FLAT = Format(blocks, escape, finish, language_edits, unpack=unpack_flat, pack=pack_flat, wraps=False)

__all__ = ["FLAT", "FORMAT"]
