"""`l10n status --analysis`: the words of articles by match band, for people, spreadsheets and programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.cli.console import columns, say, show_error, show_finding
from l10n.cli.findings import values_of_error
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.messages import Numeral, msg, said
from l10n.pipeline.analysis import (
    Analysis,
    ArticleWords,
    Band,
    analyse,
    total,
    words_in,
    words_without_catalogs,
)
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.status import CatalogStatus, missing_catalogs
from l10n.text.display import as_json, guarded, one_line

if TYPE_CHECKING:
    from l10n.cluster.driver import Cluster

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


def analysis(
    corpus: Corpus, project: Config, paths: Sequence[Path] | None, workers: Cluster | None, *, form: str
) -> int:
    """Print the analysis of catalogs and, without `paths`, of articles that have none; return the exit code."""
    from l10n.pipeline.memory import open_memory

    def each() -> Iterator[ArticleWords | L10nError]:
        return workers.words_in(corpus, project) if workers else words_in(corpus, project)

    def rest(rows: Sequence[CatalogStatus]) -> Iterator[ArticleWords | L10nError]:
        missing = missing_catalogs(rows, project) if not paths else ()
        find = workers.words_without_catalogs if workers else words_without_catalogs
        return find(missing, project)

    errors: list[L10nError] = []
    try:
        with open_memory(project, paths or ()) as session:
            for finding in session.findings:
                show_finding(finding)
            rows = list(analyse(each(), session.memory, rest))
    except InputError as unusable:
        errors.append(unusable)
        rows = list(analyse(each(), None, rest))
    errors += [row.error for row in rows if row.error]
    if paths or not rows:
        errors += corpus.errors
    rows = sorted((row for row in rows if not row.error), key=lambda row: (row.article, row.target))
    for error in errors:
        show_error(error)
    say(_as_json(rows, errors) if form == "json" else _as_csv(rows) if form == "csv" else _as_text(rows))
    return L10nError.exit_code if errors else 0


def _as_text(rows: Sequence[Analysis]) -> str:
    lines = [(one_line(row.article), row.target, *_figures([row])) for row in rows]
    targets = sorted({row.target for row in rows})
    for target in targets if len(rows) > 1 and len(targets) > 1 else ():
        lines.append((said(msg("all")), target, *_figures([row for row in rows if row.target == target])))
    if len(rows) > 1:
        lines.append((said(msg("all")), "", *_figures(rows)))
    return (
        columns([msg("words of"), msg("language"), *map(msg, Band), msg("all")], lines, one_line)
        if lines
        else ""
    )


def _figures(rows: Sequence[Analysis]) -> list[str]:
    words = total(row.words for row in rows)
    return [Numeral(count) for count in (*(words.get(band, 0) for band in Band), sum(words.values()))]


def _as_csv(rows: Sequence[Analysis]) -> str:
    file = StringIO()
    written = csv.writer(file, lineterminator="\n")
    written.writerow(["article", "source", "target", *Band, "words", "segments"])
    for row in rows:
        counts = [row.words.get(band, 0) for band in Band]
        sums = [sum(counts), sum(row.segments.values())]
        written.writerow([guarded(row.article), row.source, row.target, *counts, *sums])
    return file.getvalue()


def _as_json(rows: Sequence[Analysis], errors: Sequence[L10nError]) -> bytes:
    """Return the report that docs/analysis.schema.json describes, in UTF-8."""
    targets = sorted({row.target for row in rows})
    return as_json(
        {
            "version": _SCHEMA,
            "articles": [
                {"article": row.article, "source": row.source, "target": row.target, **_values([row])}
                for row in rows
            ],
            "languages": [
                {"target": target, **_values([row for row in rows if row.target == target])}
                for target in targets
            ],
            "total": _values(rows),
            "errors": [values_of_error(error) for error in errors],
        }
    )


def _values(rows: Sequence[Analysis]) -> dict[str, Any]:
    words, segments = total(row.words for row in rows), total(row.segments for row in rows)
    return {
        "words": sum(words.values()),
        "segments": sum(segments.values()),
        "bands": {
            band.value: {"words": words.get(band, 0), "segments": segments.get(band, 0)} for band in Band
        },
    }
