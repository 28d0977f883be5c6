"""Checking catalogs, ours or those of other tools: what is wrong where, written into them if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.update import edit
from l10n.checks.context import Levels
from l10n.errors import DiskFullError, L10nError
from l10n.glossary import Glossary
from l10n.model import Finding, LanguagePair
from l10n.pipeline import autofix
from l10n.pipeline.checker import Checkers, UnitWithIgnores
from l10n.pipeline.corpus import CatalogFile, Corpus, read


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check: with which glossary, and whether to write the findings into the catalogs.

    `levels` is how much checks matter. With `fix` the typography of what nobody but a machine has written is put
    right; with `dry_run` that is only shown.
    """

    glossary: Glossary | None = None
    levels: Levels = field(default_factory=dict)
    write: bool = False
    fix: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """What is wrong in the units of a catalog; or why it couldn't be checked.

    `pair` is None where there was nothing to check. `fixed` targets were put right (or would be), as `diff` shows.
    """

    path: Path
    pair: LanguagePair | None = None
    findings: tuple[Finding, ...] = ()
    units: tuple[UnitWithIgnores, ...] = field(default=(), repr=False)
    ignored: int = 0
    written: bool = False
    fixed: int = 0
    diff: str = ""
    error: L10nError | None = None


def check(
    corpus: Corpus,
    options: CheckOptions,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[CatalogCheck]:
    """Check the catalogs of a corpus, and say of each what is wrong in it, and between its units and all others.

    See `one_by_one`.
    """
    checkers = Checkers(options.glossary, options.levels)
    return compare([result for _, result in one_by_one(corpus, checkers, progress, options)], checkers)


def one_by_one(
    corpus: Corpus,
    checkers: Checkers,
    progress: Callable[[int, int], None] = lambda done, total: None,
    options: CheckOptions = CheckOptions(),
) -> Iterator[tuple[CatalogFile | None, CatalogCheck]]:
    """Read and check the catalogs of a corpus, and give each as it was read, with what is wrong in its units.

    One that can't be read (None) or checked stops no other; a full disk does. `progress` is told how many are done,
    of how many.
    """
    total = len(corpus.paths)
    for done, path in enumerate(corpus.paths):
        progress(done, total)
        file = None
        try:
            file = read(path)
            result = _check(file, corpus, options, checkers)
        except L10nError as error:
            result = CatalogCheck(path, error=error)
        yield file, result
        if isinstance(result.error, DiskFullError):
            return
    progress(total, total)


def compare(results: Sequence[CatalogCheck], checkers: Checkers) -> list[CatalogCheck]:
    """Return results with what is found between the units of all of them, for each catalog in its own order."""
    findings, ignored = checkers.between(one for result in results for one in result.units)
    compared = []
    for result in results:
        path = result.units[0][0].path if result.units else ""
        both = sorted((*result.findings, *findings.get(path, ())), key=lambda one: one.line or 0)
        compared.append(replace(result, findings=tuple(both), ignored=result.ignored + ignored.get(path, 0)))
    return compared


def _check(file: CatalogFile, corpus: Corpus, options: CheckOptions, checkers: Checkers) -> CatalogCheck:
    path, catalog = file.path, file.catalog
    if not any(any(entry.targets) for entry in catalog.active):
        return CatalogCheck(path)
    pair, about = corpus.pair(file)
    checker = checkers[pair]
    written = False
    changed = autofix.Autofix(catalog)
    if options.fix and not file.unflagged:
        changed = autofix.fix(path, catalog, pair.target, write=not options.dry_run)
        catalog = catalog if options.dry_run else changed.catalog
        written = changed.count > 0 and not options.dry_run
    if options.write:

        def annotate(old: Catalog) -> Catalog:
            entries = (
                entry
                if entry.obsolete
                else checker.with_notes(entry, article=file.article, unflagged=file.unflagged)
                for entry in old.entries
            )
            return replace(old, entries=tuple(entries))

        before, catalog = edit(path, annotate, pair.target)
        written = written or catalog is not before
    result = checker.find(
        catalog, corpus.name(path), article=file.article, unflagged=file.unflagged, as_written=written
    )
    return CatalogCheck(
        path,
        pair,
        (*about, *result.findings),
        result.units,
        result.ignored,
        written,
        changed.count,
        changed.diff,
    )
