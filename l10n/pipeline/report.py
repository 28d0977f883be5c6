"""What is to be said of a project's catalogs: how far, what is wrong, how terms were rendered, what is missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs.extracted_comments import UNSURE
from l10n.checks import registry
from l10n.checks.rule import Rule
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.pipeline import gaps
from l10n.pipeline.answers import Answers, digest
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.checker import Checker, Checkers
from l10n.pipeline.corpus import CatalogFile, Corpus
from l10n.pipeline.glossary import load as load_glossary
from l10n.pipeline.glossary_changes import GlossaryChanges
from l10n.pipeline.marks import known_to
from l10n.pipeline.matrix import Matrix, TermUse, term_uses
from l10n.pipeline.shelf import Shelf
from l10n.pipeline.status import CatalogStatus, status
from l10n.pipeline.worst import worst
from l10n.reports.findings import sum_of
from l10n.reports.model import CatalogReport, Problem, Report, RuleText, of_rule
from l10n.reports.terms import GlossaryChange, SourceTypo, Use

_MOST_DOUBTFUL = 20  # sentences to review first: an hour's work; `status --worst` lists more


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How to look at catalogs.

    `glossary` is a folder in place of the project's; `source` and `target` (BCP 47) are for catalogs whose headers
    don't say; `least` is how often a name must occur to be taken for a gap in the glossary.
    """

    glossary: Path | None = None
    source: str | None = None
    target: str | None = None
    least: int = 3


def report(
    paths: Sequence[Path],
    project: Config,
    options: ReportOptions,
    progress: Callable[[int, int], None] = lambda done, total: None,
    answers: Answers | None = None,
    ahead: Callable[[Corpus, Checkers], Corpus] = lambda corpus, checkers: corpus,
) -> tuple[Report, list[L10nError]]:
    """Return the report on the catalogs at `paths` (files, or folders of them), and what couldn't be looked at.

    `ahead` may look at the catalogs first, and gives those that are to be reported on.
    Articles that the project has are compared with their catalogs, and searched for names without an entry. Raises
    InputError where the glossary can't be used.
    """
    glossary = load_glossary(project, options.glossary)
    checkers = Checkers.of(project, glossary)
    source = options.source or project.source
    corpus = ahead(Corpus.below(paths, source, options.target, relative, known_to(project)), checkers)
    matrix = Matrix()

    def look(file: CatalogFile, check: CatalogCheck) -> None:
        if glossary is not None and check.pair is not None:
            units = check.units.texts()
            for unit, uses in zip(units, uses_of(file, check, checkers[check.pair], answers), strict=True):
                matrix.add(unit, uses)

    errors = [*corpus.errors]
    catalogs: list[CatalogReport] = []
    shelf = Shelf()
    for row in status(corpus, project, checkers, progress, look, answers):
        assert row.check is not None
        if error := row.check.error or row.error:
            errors.append(error)
            continue
        catalogs.append(_catalog(row, row.check, shelf))
    catalogs.sort(key=lambda one: (one.article, one.target, one.path))
    folder = options.glossary or project.glossary_dir
    names, rows_to_paste, failures = gaps.names(
        catalogs, project, checkers, folder, options.least, answers, shelf
    )
    errors += failures
    doubtful, _ = worst(corpus, _MOST_DOUBTFUL, UNSURE)  # what can't be read was told
    changes = GlossaryChanges(glossary or Glossary(), folder, relative)
    return Report(
        catalogs=tuple(catalogs),
        terms=tuple(map(changes.with_changes, matrix.terms())),
        typos=_typos(catalogs, changes),
        gaps=(*gaps.forms(catalogs), *names),
        rows=rows_to_paste,
        problems=tuple(_problem(error) for error in errors),
        rules=_rules(catalogs),
        additions=_additions(catalogs, changes),
        doubtful=tuple(doubtful),
    ), errors


def uses_of(
    file: CatalogFile, check: CatalogCheck, checker: Checker, answers: Answers | None
) -> list[list[TermUse]]:
    """Return the terms of each of a catalog's units, with how it renders them."""
    key = digest("terms", check.key.hex()) if check.key else b""
    if answers and (answer := answers.get(key)) is not None:
        return [list(map(TermUse.of_json, values)) for values in answer]
    checker.read(entry.source for entry in file.catalog.active)
    uses = [list(term_uses(unit, checker.context)) for unit in check.units.texts()]
    if answers:
        answers.put(key, uses)
    return uses


def _rules(catalogs: Iterable[CatalogReport]) -> tuple[RuleText, ...]:
    broken = {rule for rule, _ in sum_of(catalog.findings for catalog in catalogs)}
    return tuple(
        RuleText(
            rule.id,
            rule.title,
            rule.summary,
            rule.description,
            tuple(rule.names),
            _example(rule),
            rule.paragraphs,
        )
        for rule in registry.rules()
        if rule.id in broken
    )


def _example(rule: Rule) -> tuple[str, ...]:
    return rule.example[1:] if rule.example else ()


def _catalog(row: CatalogStatus, check: CatalogCheck, shelf: Shelf) -> CatalogReport:
    findings = shelf.findings(check.findings)
    return CatalogReport(
        row.article,
        row.source,
        row.target,
        sys.intern(relative(row.path)),
        row.state.value,
        row.progress,
        findings,
        check.ignored,
        shelf.units(check.units) if findings else (),
    )


def _additions(
    catalogs: Iterable[CatalogReport], changes: GlossaryChanges
) -> dict[tuple[str, str], GlossaryChange]:
    """Return entries for the names without one that are spelt in several ways: as most of a language's spell them."""
    found: dict[tuple[str, str], GlossaryChange] = {}
    for catalog, one in of_rule("corpus/names", catalogs):
        if one.source_spans and any(one.allowed):
            start, end = one.source_spans[0]
            name = one.source[start:end]
            if (catalog.target, name) not in found:
                change = changes.addition(name, catalog.source, one.allowed[0], catalog.target)
                found |= {(catalog.target, name): change} if change else {}
    return found


def _typos(catalogs: Iterable[CatalogReport], changes: GlossaryChanges) -> tuple[SourceTypo, ...]:
    """Return the names that sources misspell; a sentence that is translated thrice has it once."""
    uses_by_name: dict[tuple[str, str], dict[tuple[str, str], Use]] = {}
    sources = {}
    for catalog, one in of_rule("terms/source-typo", catalogs):
        if one.source_spans:
            start, end = one.source_spans[0]
            use = Use(catalog.article, one.path, one.line, one.source, "", one.source_spans)
            places = uses_by_name.setdefault((one.source[start:end], one.term), {})
            places.setdefault((catalog.article, one.source), use)
            sources[one.source[start:end], one.term] = catalog.source
    return tuple(
        changes.with_typo(SourceTypo(*texts, tuple(uses.values())), sources[texts])
        for texts, uses in sorted(uses_by_name.items())
    )


def _problem(error: L10nError) -> Problem:
    path = relative(Path(error.path)) if error.path is not None else ""
    return Problem(error.reason, error.hint, path, error.line)


def relative(path: Path) -> str:
    """Return a path as it is from the working directory, if it is below it: the same on every machine."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else Path(relative).as_posix()
