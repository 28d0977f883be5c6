"""How good engines were when somebody measured them: `quality.tsv`, which says on what and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Quality:
    """What a way from one language to another was measured at, by sacrebleu: chrF (Popović 2015) and BLEU."""

    chrf: float
    bleu: float


def measured(origin: str) -> Quality | None:
    """Return the figures of an engine, or of two through a third language, by its origin; None if there are none."""
    return _table().get(origin)


@cache
def _table() -> Mapping[str, Quality]:
    text = (Path(__file__).parent / "quality.tsv").read_text(encoding="utf-8")
    _, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {origin: Quality(float(chrf), float(bleu)) for _, origin, chrf, bleu, *_ in rows}
