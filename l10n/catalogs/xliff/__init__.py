"""Catalogs as XLIFF 1.2 or 2.0, and what comes back from there.

`final` is reviewed in both versions (in 1.2 with `approved="yes"`). What has a target that nobody has reviewed is
`needs-review-translation` in 1.2 and `initial` in 2.0, a machine's with the qualifier `mt-suggestion`, the memory's
with `exact-match`. Coming back, `signed-off` and `reviewed` are reviewed too, and so is `translated`, where a unit
doesn't say `approved="no"` and isn't what the machine wrote with the qualifier that says so.

What the target was when it went out is in each unit, so that an edit in the XLIFF can be told from one in the
catalog. (XLIFF 1.2, OASIS Standard, 1 February 2008: sections 2.2 and 3.2 for elements and attributes. XLIFF 2.1,
OASIS Standard, 13 February 2018: core, and the modules for metadata and translation candidates.)
"""

from l10n.catalogs.exchange import Document, Item, base
from l10n.catalogs.xliff.inline import TermMark
from l10n.catalogs.xliff.reading import decode, stream
from l10n.catalogs.xliff.writing import VERSIONS, encode

__all__ = ["VERSIONS", "Document", "Item", "TermMark", "base", "decode", "encode", "stream"]
