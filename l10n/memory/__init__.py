"""The translation memory: what people made of sentences before, found again by sentence.

It is a cache in SQLite. The catalogs are the truth, and `store` can be filled from them again; sharing is by TMX
(`tmx`). `lookup` finds equal and similar sentences (`words` says how similar, `pack` finds them fast), and
`lessons` tells what people change again and again in what a machine made.
"""

from __future__ import annotations

from l10n.memory.lookup import Lookup
from l10n.memory.model import Edit, MemoryMatch, Record, Stamp, Stats
from l10n.memory.opening import DamagedMemory, set_aside
from l10n.memory.store import Memory

__all__ = [
    "DamagedMemory",
    "Edit",
    "Lookup",
    "Memory",
    "MemoryMatch",
    "Record",
    "Stamp",
    "Stats",
    "set_aside",
]
