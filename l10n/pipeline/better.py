"""Whether an engine is there now that is better than what made the machine's sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n import engines
from l10n.catalogs.provenance import Owner, origin, owner
from l10n.errors import L10nError
from l10n.model import LanguagePair
from l10n.pipeline.corpus import read
from l10n.pipeline.results import CatalogResult, TranslateOptions


@dataclass(frozen=True, slots=True)
class BetterEngine:
    """An engine for a pair that was measured to be better than the one that made what is there: both origins."""

    pair: LanguagePair
    old: str
    new: str


def better_engines(rows: Iterable[CatalogResult], options: TranslateOptions) -> Iterator[BetterEngine]:
    """Give the better engine of each pair, as the first catalog of it shows that kept something of a machine's.

    Only measured engines are compared (`l10n.engines.quality`): what nobody knows, nobody is told.
    """
    seen: set[LanguagePair] = set()
    for row in rows:
        pair = LanguagePair(row.source, row.target)
        if pair in seen or not row.kept or row.path is None or options.refresh:
            continue
        seen.add(pair)
        try:
            new = engines.choose(pair, options.config.engines.get(pair, options.engine)).origin
            entries = read(row.path).catalog.active
        except L10nError:  # said elsewhere, if it matters
            continue
        old = next((origin(entry) for entry in entries if owner(entry) is Owner.MACHINE), None)
        before, now = engines.measured(old or ""), engines.measured(new)
        if old and before and now and before.chrf < now.chrf:
            yield BetterEngine(pair, old, new)
