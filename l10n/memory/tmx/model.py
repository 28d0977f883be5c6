"""What the two directions of TMX share, and what an import counts."""

from __future__ import annotations

from dataclasses import dataclass

ARTICLE, ORIGIN, REVIEWED = "x-l10n-article", "x-l10n-origin", "x-l10n-reviewed"
TOOL = "l10n"


@dataclass(slots=True)
class Tally:
    """What was in a file: `units` in the languages asked for, and how many it says nobody has reviewed.

    `bare` counts the `<tuv>` without a `<seg>`, which hold nothing; the first is at `line`.
    """

    units: int = 0
    unreviewed: int = 0
    bare: int = 0
    line: int | None = None
