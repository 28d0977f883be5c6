"""A person's word on catalogs that lost their flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs.update import take_word
from l10n.errors import L10nError


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of a catalog: how many of its units the word was about, or why it could not be taken."""

    path: Path
    count: int = 0
    error: L10nError | None = None


def accept(paths: Iterable[Path], *, reviewed: bool) -> Iterator[Acceptance]:
    """Settle catalogs that lost every `fuzzy` flag: as `reviewed`, or by putting the flags back."""
    for path in paths:
        try:
            yield Acceptance(path, take_word(path, reviewed=reviewed))
        except L10nError as error:
            yield Acceptance(path, error=error)
