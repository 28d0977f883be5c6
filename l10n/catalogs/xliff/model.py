"""What an XLIFF file holds, whatever its version: documents, and the units that came back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.catalogs.catalog import Key
from l10n.catalogs.provenance import fingerprint
from l10n.model import collapse
from l10n.text.folding import fold_spaces

BASE = "l10n:"
_REVIEWED = " reviewed"
CONTEXT = "x-po-msgctxt"  # as Translate Toolkit's po2xliff calls it
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""

NAMESPACES = {
    "1.2": "urn:oasis:names:tc:xliff:document:1.2",
    "2.0": "urn:oasis:names:tc:xliff:document:2.0",
}
"""The namespace of each version that is written; 2.1 has that of 2.0."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
CANDIDATES = "urn:oasis:names:tc:xliff:matches:2.0"


@dataclass(frozen=True, slots=True)
class Item:
    """A unit that came back: its target ("" for none), whether it is reviewed, and people's notes.

    `base` is what it was when it went out; empty where the file doesn't say.
    """

    key: Key
    target: str
    reviewed: bool
    base: str = ""
    notes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it isn't as it went out, as far as is known; a tool's flattening of spaces is no change."""
        now, *_ = base(self.key.source, self.target, False).split()
        return now not in self.base.split() or self.reviewed != self.base.endswith(_REVIEWED)


@dataclass(frozen=True, slots=True)
class Document:
    """A `<file>` of an XLIFF: the article's reference, the languages as it names them, and its units."""

    original: str
    source: str
    target: str
    items: tuple[Item, ...]


def base(source: str, target: str, reviewed: bool) -> str:
    """Return what stands for a source, its target as it is and with plain spaces, and whether that is reviewed."""
    texts = dict.fromkeys((collapse(target), fold_spaces(target)))
    stands = " ".join(BASE + fingerprint(fold_spaces(source), text) for text in texts)
    return stands + (_REVIEWED if reviewed else "")
