"""What is found between units, of one catalog or of many: where a corpus disagrees with itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from l10n import checks
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.ignores import Ignore, ignores
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.writing import numbered
from l10n.checks import consistency
from l10n.model import Finding, LanguagePair, Unit
from l10n.pipeline.checker import Checker, as_read, texts

# A unit, with the ignores that are in force for it.
Said = tuple[Unit, tuple[Ignore, ...]]


def said(
    catalog: Catalog,
    pair: LanguagePair,
    path: str,
    article: str,
    *,
    unflagged: bool = False,
    as_written: bool = False,
) -> Iterator[Said]:
    """Give the units of a catalog's active entries that have a target, at the lines where they stand."""
    for entry, line in numbered(catalog) if as_written else as_read(catalog):
        if not entry.obsolete:
            reviewed = owner(entry) is Owner.REVIEWED and not unflagged
            holding = tuple(one for one in ignores(entry) if one.holds(entry.source))
            for source, target in texts(entry):
                yield Unit(source, target, pair, reviewed, path, line, article), holding


def between(
    units: Iterable[Said], checkers: Mapping[LanguagePair, Checker]
) -> tuple[dict[str, list[Finding]], dict[str, int]]:
    """Return what is found between units, by their paths, and how much of it is ignored there.

    `checkers` say what is known of the pairs of languages, and how much the checks matter.
    """
    held = dict(units)
    known = {pair: checks.Context(pair, checker.terms, checker.levels) for pair, checker in checkers.items()}
    at = {(unit.path, unit.line, unit.source, unit.target): ones for unit, ones in held.items()}
    found: dict[str, list[Finding]] = defaultdict(list)
    ignored: dict[str, int] = defaultdict(int)
    for one in consistency.corpus(held, lambda pair: known.get(pair, checks.Context(pair))):
        if any(ignore.covers(one) for ignore in at.get((one.path, one.line, one.source, one.target), ())):
            ignored[one.path] += 1
        else:
            found[one.path].append(one)
    return found, ignored
