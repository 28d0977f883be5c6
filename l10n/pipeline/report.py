"""What is to be said of a project's catalogs: how far, what is wrong, how terms were rendered, what is missing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import articles, checks
from l10n.catalogs import files
from l10n.catalogs.ignores import Ignore, ignores
from l10n.catalogs.provenance import Owner, flags_vanished, owner
from l10n.checks import consistency
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.model import Finding, LanguagePair, Unit
from l10n.pipeline import check, status, suggest
from l10n.pipeline.checker import Checker, as_read, texts
from l10n.pipeline.glossary import load as load_glossary
from l10n.pipeline.matrix import Matrix
from l10n.pipeline.rules import levels
from l10n.reports.model import Catalog, Gap, Problem, Progress, Report, Typo, Use


@dataclass(frozen=True, slots=True)
class Options:
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
    options: Options,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Report, list[L10nError]]:
    """Return the report on the catalogs at `paths` (files, or folders of them), and what couldn't be looked at.

    Articles that the project has are compared with their catalogs, and searched for names without an entry. Raises
    InputError where the glossary can't be used.
    """
    glossary = load_glossary(project, options.glossary)
    found, errors = check.find(paths)
    checkers: dict[LanguagePair, Checker] = {}
    wanted = levels(project)
    how = check.Options(glossary, options.source, options.target, levels=wanted)
    checked = list(check.check(found, how, progress, checkers))
    errors += [one.error for one in checked if one.error]
    done = [one for one in checked if not one.error]
    rows = list(status.status([one.path for one in done], project, glossary, checkers))
    errors += [row.error for row in rows if row.error]
    catalogs = [
        _catalog(one, row, options, project) for one, row in zip(done, rows, strict=True) if not row.error
    ]
    held: dict[Unit, list[Ignore]] = {}
    for catalog, row in zip(catalogs, [row for row in rows if not row.error], strict=True):
        held |= _units(row.path, catalog)
    known = {pair: checker.terms for pair, checker in checkers.items()}
    matrix = Matrix()
    for unit in held:
        matrix.add(unit, checks.Context(unit.pair, known.get(unit.pair)))
    between = consistency.corpus(held, lambda pair: checks.Context(pair, known.get(pair), wanted))
    catalogs = _with_corpus(catalogs, between, held)
    catalogs.sort(key=lambda one: (one.article, one.target, one.path))
    names, pasted, failed = _names(catalogs, project, glossary, options)
    errors += failed
    said = Report(
        catalogs=tuple(catalogs),
        terms=matrix.terms(),
        typos=_typos(catalogs),
        gaps=(*_forms(catalogs), *names),
        rows=pasted,
        problems=tuple(_problem(error) for error in errors),
    )
    return said, errors


def _catalog(checked: check.Checked, row: status.Row, options: Options, project: Config) -> Catalog:
    path = _shown(checked.path)
    counts = row.counts
    source = row.source or options.source or project.source or ""
    target = row.target or options.target or ""
    return Catalog(
        row.article,
        source,
        target,
        path,
        row.state.value,
        Progress(
            counts.segments,
            counts.reviewed,
            counts.edited,
            counts.machine,
            counts.stale,
            counts.untranslated,
            counts.words_left,
        ),
        tuple(replace(finding, path=path) for finding in checked.findings),
        checked.ignored,
    )


def _units(path: Path, catalog: Catalog) -> Iterator[tuple[Unit, list[Ignore]]]:
    """Give the units of a catalog that have a target, with the ignores that are in force for them."""
    read = files.read(path)
    if read is None:
        return
    waits = flags_vanished(read)
    pair = LanguagePair(catalog.source, catalog.target)
    for entry, line in as_read(read):
        if not entry.obsolete:
            reviewed = owner(entry) is Owner.REVIEWED and not waits
            holding = [one for one in ignores(entry) if one.holds(entry.source)]
            for source, target in texts(entry):
                yield Unit(source, target, pair, reviewed, catalog.path, line, catalog.article), holding


def _with_corpus(
    catalogs: Iterable[Catalog], found: Iterable[Finding], held: Mapping[Unit, Sequence[Ignore]]
) -> list[Catalog]:
    """Return catalogs with what was found between them, but for what is ignored."""
    stated = {(unit.path, unit.line, unit.source, unit.target): ones for unit, ones in held.items()}
    left: dict[str, list[Finding]] = {}
    ignored: Counter[str] = Counter()
    for finding in found:
        if any(
            one.covers(finding)
            for one in stated.get((finding.path, finding.line, finding.source, finding.target), ())
        ):
            ignored[finding.path] += 1
        else:
            left.setdefault(finding.path, []).append(finding)
    return [
        replace(
            one,
            findings=_ordered((*one.findings, *left.get(one.path, ()))),
            ignored=one.ignored + ignored[one.path],
        )
        for one in catalogs
    ]


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.line or 0, one.check, one.message)))


def _typos(catalogs: Iterable[Catalog]) -> tuple[Typo, ...]:
    """Return the names that sources misspell; a sentence that is translated thrice has it once."""
    found: dict[tuple[str, str], dict[tuple[str, str], Use]] = {}
    for catalog in catalogs:
        for one in catalog.findings:
            if one.check == "source-typo" and one.source_spans:
                start, end = one.source_spans[0]
                use = Use(catalog.article, one.path, one.line, one.source, "", one.source_spans)
                places = found.setdefault((one.source[start:end], one.term), {})
                places.setdefault((catalog.article, one.source), use)
    return tuple(Typo(*said, tuple(uses.values())) for said, uses in sorted(found.items()))


def _forms(catalogs: Iterable[Catalog]) -> list[Gap]:
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
        Gap(
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
    catalogs: Sequence[Catalog], project: Config, glossary: Glossary | None, options: Options
) -> tuple[list[Gap], str, list[L10nError]]:
    """Return the names that recur in the catalogs' articles and have no entry, rows for them, and what failed."""
    if not project.articles_dir.is_dir():
        return [], "", []
    names = {one.article for one in catalogs}
    there, _ = articles.find([project.articles_dir], project.articles_dir)
    paths = [str(one.path) for one in there if one.name in names]
    if not paths:
        return [], "", []
    sources = {one.source for one in catalogs}
    targets = sorted({one.target for one in catalogs})
    found = suggest.suggest(
        paths,
        project,
        glossary,
        source=sources.pop() if len(sources) == 1 else None,
        targets=targets,
        least=options.least,
    )
    gaps = [
        Gap(
            one.candidate.text,
            one.candidate.kind.value,
            one.candidate.count,
            one.places,
            renderings=tuple((language, tuple(ways)) for language, ways in one.renderings.items() if ways),
        )
        for one in found.suggestions
    ]
    pasted = ""
    if gaps:
        pasted = suggest.rows(found.suggestions, targets, options.glossary or project.glossary_dir)
    return gaps, pasted, found.errors


def _problem(error: L10nError) -> Problem:
    path = _shown(Path(error.path)) if error.path is not None else ""
    return Problem(error.reason, error.hint, path, error.line)


def _shown(path: Path) -> str:
    """Return a path as it is from the working directory, if it is below it: the same on every machine."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else Path(relative).as_posix()
