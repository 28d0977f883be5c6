"""Spellings of one name: languages write the sounds of Arabic, Russian and the like in letters of their own."""

from __future__ import annotations

import re

_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "c"), ("ch", "c"), ("sh", "c"), ("tx", "c"), ("cz", "c"), ("kh", "h"),
    ("x", "c"), ("ph", "f"), ("gh", "g"), ("gu", "g"), ("ou", "u"), ("oo", "u"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("k", "c"), ("dj", "i"), ("ij", "i"), ("iy", "i"), ("y", "i"), ("j", "i"), ("th", "t"), ("z", "s"), ("w", "v"),
    ("f", "v"), ("ae", "e"), ("oe", "e"), ("ue", "u"), ("h", ""), ("o", "u"), ("e", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
_ENDINGS = "aeiousn"


def sound(name: str) -> str:
    """Return a key that spellings of one folded name share, however a language writes its sounds."""
    for letters, key in _SOUNDS:
        name = name.replace(letters, key)
    return _DOUBLED.sub(r"\1", name).rstrip(_ENDINGS)
