"""What is to be said of a project's catalogs: how far, what is wrong, how terms were rendered, what is missing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n import articles
from l10n.checks import registry
from l10n.checks.rule import Rule
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.model import Unit
from l10n.pipeline import suggest
from l10n.pipeline.check import CatalogCheck
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.glossary import load as load_glossary
from l10n.pipeline.marks import known_to
from l10n.pipeline.matrix import Matrix
from l10n.pipeline.rules import levels
from l10n.pipeline.status import CatalogStatus, status
from l10n.reports.model import CatalogReport, Problem, Report, RuleText
from l10n.reports.terms import GlossaryGap, SourceTypo, Use


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
) -> tuple[Report, list[L10nError]]:
    """Return the report on the catalogs at `paths` (files, or folders of them), and what couldn't be looked at.

    Articles that the project has are compared with their catalogs, and searched for names without an entry. Raises
    InputError where the glossary can't be used.
    """
    glossary = load_glossary(project, options.glossary)
    checkers = Checkers(glossary, levels(project))
    corpus = Corpus.below(
        paths, options.source or project.source, options.target, _relative, known_to(project)
    )
    matrix = Matrix()
    units: dict[Path, tuple[Unit, ...]] = {}

    def look(check: CatalogCheck) -> None:
        units[check.path] = tuple(dict.fromkeys(unit for unit, _ in check.units))
        for unit in units[check.path]:
            matrix.add(unit, checkers[unit.pair].context)

    rows = status(corpus, project, checkers, progress, look)
    errors = [*corpus.errors]
    catalogs: list[CatalogReport] = []
    for row in rows:
        assert row.check is not None
        if error := row.check.error or row.error:
            errors.append(error)
            continue
        catalogs.append(_catalog(row, row.check, units.pop(row.path, ())))
    catalogs.sort(key=lambda one: (one.article, one.target, one.path))
    names, rows_to_paste, failures = _names(catalogs, project, glossary, options)
    errors += failures
    return Report(
        catalogs=tuple(catalogs),
        terms=matrix.terms(),
        typos=_typos(catalogs),
        gaps=(*_forms(catalogs), *names),
        rows=rows_to_paste,
        problems=tuple(_problem(error) for error in errors),
        rules=_rules(catalogs),
    ), errors


def _rules(catalogs: Iterable[CatalogReport]) -> tuple[RuleText, ...]:
    broken = {finding.rule for catalog in catalogs for finding in catalog.findings}
    return tuple(
        RuleText(rule.id, rule.title, rule.summary, rule.description, tuple(rule.names), _example(rule))
        for rule in registry.rules()
        if rule.id in broken
    )


def _example(rule: Rule) -> tuple[str, ...]:
    return rule.example[1:] if rule.example else ()


def _catalog(row: CatalogStatus, check: CatalogCheck, units: tuple[Unit, ...]) -> CatalogReport:
    findings = sorted(check.findings, key=lambda one: (one.line or 0, one.check, one.message))
    return CatalogReport(
        row.article,
        row.source,
        row.target,
        _relative(row.path),
        row.state.value,
        row.progress,
        tuple(findings),
        check.ignored,
        units if findings else (),
    )


def _typos(catalogs: Iterable[CatalogReport]) -> tuple[SourceTypo, ...]:
    """Return the names that sources misspell; a sentence that is translated thrice has it once."""
    uses_by_name: dict[tuple[str, str], dict[tuple[str, str], Use]] = {}
    for catalog in catalogs:
        for one in catalog.findings:
            if one.check == "source-typo" and one.source_spans:
                start, end = one.source_spans[0]
                use = Use(catalog.article, one.path, one.line, one.source, "", one.source_spans)
                places = uses_by_name.setdefault((one.source[start:end], one.term), {})
                places.setdefault((catalog.article, one.source), use)
    return tuple(SourceTypo(*texts, tuple(uses.values())) for texts, uses in sorted(uses_by_name.items()))


def _forms(catalogs: Iterable[CatalogReport]) -> list[GlossaryGap]:
    """Return the glossary's concepts that lack a form in a language that is translated into, the most used first."""
    lacking: dict[str, set[str]] = {}
    texts: dict[str, Counter[str]] = {}
    places: dict[str, set[tuple[str, str]]] = {}
    for catalog in catalogs:
        for one in catalog.findings:
            if one.check == "glossary-gap":
                lacking.setdefault(one.concept, set()).add(catalog.target)
                texts.setdefault(one.concept, Counter())[one.term] += 1
                places.setdefault(one.concept, set()).add((catalog.article, one.source))
    gaps = [
        GlossaryGap(
            texts[concept].most_common(1)[0][0],
            "form",
            len(places[concept]),
            tuple(sorted({article for article, _ in places[concept]})),
            concept,
            tuple(sorted(targets)),
        )
        for concept, targets in lacking.items()
    ]
    return sorted(gaps, key=lambda one: (-one.count, one.concept))


def _names(
    catalogs: Sequence[CatalogReport], project: Config, glossary: Glossary | None, options: ReportOptions
) -> tuple[list[GlossaryGap], str, list[L10nError]]:
    """Return the names that recur in the catalogs' articles and have no entry, rows for them, and what failed."""
    names = {one.article for one in catalogs}
    files, _ = articles.find(project.article_paths, project.article_roots)
    paths = [str(one.path) for one in files if one.name in names]
    if not paths:
        return [], "", []
    sources = {one.source for one in catalogs}
    targets = sorted({one.target for one in catalogs})
    result = suggest.suggest(
        paths,
        project,
        glossary,
        source=sources.pop() if len(sources) == 1 else None,
        targets=targets,
        least=options.least,
    )
    gaps = [
        GlossaryGap(
            one.candidate.text,
            one.candidate.kind.value,
            one.candidate.count,
            one.places,
            renderings=tuple((language, tuple(ways)) for language, ways in one.renderings.items() if ways),
        )
        for one in result.suggestions
    ]
    folder = options.glossary or project.glossary_dir
    return gaps, suggest.rows(result.suggestions, targets, folder) if gaps else "", result.errors


def _problem(error: L10nError) -> Problem:
    path = _relative(Path(error.path)) if error.path is not None else ""
    return Problem(error.reason, error.hint, path, error.line)


def _relative(path: Path) -> str:
    """Return a path as it is from the working directory, if it is below it: the same on every machine."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else Path(relative).as_posix()
