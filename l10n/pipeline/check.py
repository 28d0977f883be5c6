"""Checking catalogs, ours or those of other tools: what is wrong where, written into them if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.headers import is_foreign
from l10n.catalogs.ignores import Ignore
from l10n.catalogs.notation import notations
from l10n.catalogs.reading import decode
from l10n.catalogs.update import edit
from l10n.checks.consistency import Comparison, sayings
from l10n.checks.context import Levels
from l10n.errors import DiskFullError, L10nError
from l10n.glossary import Glossary
from l10n.messages import OWN
from l10n.model import LanguagePair
from l10n.pipeline import autofix
from l10n.pipeline.answers import Answers, digest
from l10n.pipeline.catalog_check import CatalogAnswers, CatalogCheck, CheckedUnits, UnitFacts
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import CatalogFile, Corpus
from l10n.pipeline.marks import marks_lost
from l10n.pipeline.packed import PackedFindings, unpacked
from l10n.pipeline.project_ignores import ProjectIgnores
from l10n.scratch import Spool
from l10n.text import damage

_TOGETHER = 100  # of so many catalogs what is found between them and others is kept in one answer
# How many findings of a catalog are ignored, and the others.
_Between = tuple[int, PackedFindings]
# What is wrong in a catalog, as it is put aside: not as objects, which take ten times as long.
_Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check: with which glossary, and whether to write the findings into the catalogs.

    `levels` is how much checks matter, `ignores` what the project ignores. With `fix` what is mechanical in what
    nobody but a machine has written is put right; with `dry_run` that is only shown. `notes` is the language (BCP 47)
    of what is written into them.
    """

    glossary: Glossary | None = None
    levels: Levels = field(default_factory=dict)
    ignores: ProjectIgnores = field(default_factory=ProjectIgnores)
    write: bool = False
    fix: bool = False
    dry_run: bool = False
    notes: str = OWN


class Results:
    """What is wrong in catalogs, put aside until the last one is read: then it is told what is found between them.

    That follows from all that each catalog's own findings follow from, so it is answered again where none changed;
    else the units are compared, which are not looked at before.
    """

    def __init__(self, levels: Levels, answers: Answers | None = None) -> None:
        """Begin without any; `levels` is how much findings matter."""
        self._levels = levels
        self._answers = answers
        self._results: Spool[_Values] = Spool()
        # Of all that what is found between them follows from; empty if that isn't known.
        self._key = digest("between")

    def add(self, result: CatalogCheck) -> None:
        """Add what is wrong in the units of a catalog."""
        self._results.add([_put_aside(result)])
        is_known = self._key and (result.key or not result.pair)
        self._key = digest(self._key.hex(), result.key.hex()) if is_known else b""

    def __iter__(self) -> Iterator[CatalogCheck]:
        """Give them in their order, each with what is found in it and in others."""
        for values, (ignored, between) in zip(self._results, self._between(), strict=True):
            result = _taken_up(values)
            if ignored or between:
                findings = result.findings.with_others(between)
                result = replace(result, findings=findings, ignored=result.ignored + ignored)
            yield result

    def _between(self) -> Iterator[_Between]:
        """Give for each catalog how much of what is found between it and others is ignored, and the rest."""
        compared: Iterator[_Between] | None = None
        for start in range(0, len(self._results), _TOGETHER):
            key = digest(self._key.hex(), start) if self._key else b""
            answer = self._answers.parts(key) if self._answers and compared is None else ()
            if answer:
                facts, *parts = answer
                some = [
                    (ignored, PackedFindings((part,) * bool(numbers), tuple(map(tuple, numbers))))
                    for (ignored, numbers), part in zip(unpacked(facts), parts, strict=True)
                ]
            else:
                compared = compared or islice(self._compared(), start, None)
                some = list(islice(compared, _TOGETHER))
                if self._answers:
                    counts = [[ignored, findings.numbers] for ignored, findings in some]
                    self._answers.put(key, counts, *(b"".join(findings.parts) for _, findings in some))
            yield from some

    def _compared(self) -> Iterator[_Between]:
        comparison = Comparison(self._levels)
        ignores: dict[tuple[str, int | None, str, str], tuple[Ignore, ...]] = {}
        for units in self._units():
            facts = list(units)
            comparison.add((unit, ones) for unit, _, ones in facts)
            ignores |= {
                (unit.path, unit.line, unit.source, unit.target): stated
                for unit, stated, _ in facts
                if stated
            }
        between = groupby(comparison.findings(), key=lambda finding: finding.path)
        ahead, here = next(between, ("", iter(())))
        for units in self._units():
            open_, ignored = [], 0
            if units.pair and units.path == ahead:
                for one in here:
                    stated = ignores.get((one.path, one.line, one.source, one.target), ())
                    if any(ignore.covers(one) for ignore in stated):
                        ignored += 1
                    else:
                        open_.append(one)
                ahead, here = next(between, ("", iter(())))
            yield ignored, PackedFindings.of(open_)

    def _units(self) -> Iterator[CheckedUnits]:
        return (_taken_up(values).units for values in self._results)


def _put_aside(result: CatalogCheck) -> _Values:
    pair = (result.pair.source, result.pair.target) if result.pair else ()
    units, findings = result.units, result.findings
    return (
        str(result.path), pair, findings.parts, findings.numbers, units.data, units.path, units.article, units.count,
        result.size, result.ignored, result.written, result.fixed, result.diff, result.error, result.key,
    )  # fmt: skip


def _taken_up(values: _Values) -> CatalogCheck:
    path, languages, parts, numbers, data, name, article, count, *others = values
    pair = LanguagePair(*languages) if languages else None
    units = CheckedUnits(data, pair, name, article, count) if pair else CheckedUnits()
    return CatalogCheck(Path(path), pair, PackedFindings(parts, numbers), units, *others)


def check(
    corpus: Corpus,
    options: CheckOptions,
    progress: Callable[[int, int], None] = lambda done, total: None,
    answers: Answers | None = None,
) -> Iterable[CatalogCheck]:
    """Check the catalogs of a corpus, and say of each what is wrong in it, and between its units and all others.

    See `one_by_one`. All have been read when it returns; what was found comes as it is asked for, and once.
    """
    results = Results(options.levels, answers)
    for _, result in one_by_one(corpus, checkers_of(options), progress, options, answers):
        results.add(result)
    return results


def checkers_of(options: CheckOptions) -> Checkers:
    """Return the checkers that check as options say."""
    return Checkers(options.glossary, options.levels, options.ignores, options.notes)


def one_by_one(
    corpus: Corpus,
    checkers: Checkers,
    progress: Callable[[int, int], None] = lambda done, total: None,
    options: CheckOptions = CheckOptions(),
    answers: Answers | None = None,
) -> Iterator[tuple[CatalogFile | None, CatalogCheck]]:
    """Read and check the catalogs of a corpus, and give each as it was read, with what is wrong in its units.

    One that can't be read (None) or checked stops no other; a full disk does. `progress` is told how many are done,
    of how many. Where nothing is to be written, what `answers` knows isn't looked for again.
    """
    total = len(corpus.paths)
    known = CatalogAnswers(None if options.write or options.fix else answers, corpus, checkers)
    for done, path in enumerate(corpus.paths):
        progress(done, total)
        file = None
        try:
            data = files.load(path)
            if data is None:
                raise files.missing(path)
            answer = known.get(path, data)
            if answer is None:
                file = corpus.of(path, decode(data, path))
                answer = file, known.put(file, data, _check(file, corpus, options, checkers))
            file, result = answer
        except L10nError as error:
            result = CatalogCheck(path, error=error)
        yield file, result
        if isinstance(result.error, DiskFullError):
            return
    progress(total, total)


def _check(file: CatalogFile, corpus: Corpus, options: CheckOptions, checkers: Checkers) -> CatalogCheck:
    path, catalog = file.path, file.catalog
    if not any(any(entry.targets) for entry in catalog.active):
        return CatalogCheck(path)
    pair, about = corpus.pair(file)
    checker = checkers[pair]
    written = False
    changed = autofix.Autofix(catalog)
    if options.fix and not file.unflagged:
        changed = autofix.fix(path, catalog, checker, write=not options.dry_run)
        catalog = catalog if options.dry_run else changed.catalog
        written = changed.count > 0 and not options.dry_run
    if options.write:

        def annotate(old: Catalog) -> Catalog:
            notation = notations(old)
            entries = (
                entry
                if entry.obsolete
                else checker.with_notes(
                    entry, article=file.article, reviewed=file.reviewed, notation=notation
                )
                for entry in old.entries
            )
            return replace(old, entries=tuple(entries))

        before, catalog = edit(path, annotate, pair.target)
        written = written or catalog is not before
    if not is_foreign(catalog, "any"):  # software's catalogs have entities by right
        about = [*about, *damage.findings((entry.source for entry in catalog.active), corpus.name(path))]
    result = checker.find(
        catalog, corpus.name(path), article=file.article, reviewed=file.reviewed, as_written=written
    )
    # A plural has several translations by right, one for each form.
    plurals = {text for entry in catalog.active if entry.plural for text in (entry.source, entry.plural)}
    return CatalogCheck(
        path,
        pair,
        PackedFindings.of((*about, *marks_lost(file, corpus.name(path)), *result.findings)),
        CheckedUnits.of(
            (
                UnitFacts(*one, sayings(one[0], checker.context, whole=one[0].source not in plurals))
                for one in result.units
            ),
            pair,
            corpus.name(path),
            file.article,
        ),
        len(result.units),
        result.ignored,
        written,
        changed.count,
        changed.diff,
    )
