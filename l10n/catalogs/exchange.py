"""What a file of another format holds of a catalog: documents, and the units that came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l10n.catalogs.catalog import Key
from l10n.catalogs.provenance import fingerprint
from l10n.model import collapse
from l10n.text.folding import fold_spaces, fold_typography

BASE = "l10n:"
_REVIEWED = " reviewed"


@dataclass(frozen=True, slots=True)
class Item:
    """A unit that came back: its target ("" for none), whether it is reviewed, and people's notes.

    `base` is what it was when it went out, `mark` stands for the key that it had; empty where the file doesn't
    say. What is reviewed `by_hand` no tool can have said so of: one that approves all it is given is not believed.
    """

    key: Key
    target: str
    reviewed: bool
    base: str = ""
    notes: tuple[str, ...] = ()
    mark: str = ""
    by_hand: bool = False

    @property
    def changed(self) -> bool:
        """Whether it isn't as it went out, as far as is known; a tool's flattening of spaces is no change."""
        now, *_ = base(self.key.source, self.target, False).split()
        return now not in self.base.split() or self.reviewed != self.base.endswith(_REVIEWED)


@dataclass(frozen=True, slots=True)
class Document:
    """A part of a file that is of one article: its reference, the languages as the file names them, and its units."""

    original: str
    source: str
    target: str
    items: Iterable[Item]


def base(source: str, target: str, reviewed: bool) -> str:
    """Return what stands for a source, its target as it is and with plain spaces, and whether that is reviewed."""
    texts = dict.fromkeys((collapse(target), fold_spaces(target)))
    stands = " ".join(BASE + fingerprint(fold_spaces(source), text) for text in texts)
    return stands + (_REVIEWED if reviewed else "")


def mark_of(key: Key) -> str:
    """Return what stands for a key: a fingerprint, which spaces and apostrophes have no part in."""
    return fingerprint(fold_typography(key.context or ""), fold_typography(key.source))
