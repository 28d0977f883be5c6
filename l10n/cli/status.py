"""`l10n status`: how far the translations are."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, progress_bar, say, short_path, show_error
from l10n.cli.options import Catalogs, GlossaryFolder, Json, OnCluster, on_cluster
from l10n.errors import L10nError, UsageError
from l10n.messages import Numeral, msg, said
from l10n.text.display import json_pieces, one_line, share, terminal_text

if TYPE_CHECKING:
    from l10n.pipeline.status import CatalogStatus

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1
_BAR = 10
# From so many columns on a terminal shows whole titles and a bar; below, short ones and the figure alone.
_WIDE = 110
_HINTS = {
    "changed": msg("the article has changed since: l10n translate"),
    "waiting": msg(
        "lost every fuzzy flag, so nothing is taken as reviewed that a machine wrote: l10n accept"
    ),
    "marks lost": msg(
        "a tool dropped the marks of what a machine wrote, so that isn't taken as reviewed: l10n accept"
    ),
    "no article": msg("its article is gone"),
    "no catalog": msg("not there yet: l10n translate"),
}
# The columns, and what they are called where there is little room.
_COUNTS = {
    "segments": (msg("segments"), msg("segm.")),
    "reviewed": (msg("reviewed"), msg("rev.")),
    "edited": (msg("edited"), msg("edit.")),
    "machine": (msg("machine"), msg("mach.")),
    "stale": (msg("stale"), msg("stale")),
    "untranslated": (msg("untranslated"), msg("none")),
    "findings": (msg("findings"), msg("find.")),
    "words_left": (msg("words left"), msg("words")),
}
_ALWAYS = ("segments", "reviewed", "machine", "words_left")


@command
def status(
    paths: Catalogs = None,
    glossary: GlossaryFolder = None,
    fail_under: Annotated[
        float,
        typer.Option(
            metavar="PERCENT",
            min=0,
            max=100,
            help="Exit with 1 if less than this is reviewed, of all segments shown.",
        ),
    ] = 0,
    worst: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, help="Show instead which N sentences to review first, as far as engines tell."
        ),
    ] = 0,
    analysis: Annotated[
        bool, typer.Option("--analysis", help="Show words by match band instead: what agencies bill by.")
    ] = False,
    to_csv: Annotated[bool, typer.Option("--csv", help="With --analysis: as CSV.")] = False,
    cluster: OnCluster = None,
    to_json: Json = False,
) -> int:
    """Show how far the translations are, by article and language.

    Each catalog is compared with its article as it is now: a sentence that changed since somebody translated it is
    stale, also before l10n translate has run. Without a PATH, articles without a catalog are shown, too.

    reviewed: a person stands for it. edited: a person's, still marked fuzzy. machine: as an engine wrote it. words:
    those in what isn't reviewed.

    With --worst only the sentences are shown that an engine was the least sure of and nobody has touched since, where
    its confidence was measured. A confidence of 12 of 100: of 100 sentences of news it is less sure of 12.

    With --analysis each word is counted once: in a repetition of a sentence; by the rate (in per cent) of the best
    sentence that the memory has; as the machine's; or as new.

    Exit codes: 0 done; 1 less reviewed than --fail-under; 2 bad input or usage.

    Examples:

      l10n status

      l10n status locales/es --fail-under 100

      l10n status --worst 20

      l10n status --analysis --csv > words.csv
    """
    from l10n import config
    from l10n.files import folders_that_stay
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.checker import Checkers
    from l10n.pipeline.corpus import Corpus
    from l10n.pipeline.glossary import load
    from l10n.pipeline.marks import known_to
    from l10n.pipeline.status import missing_catalogs, numbers, without_catalogs
    from l10n.pipeline.status import status as run

    project = config.project()
    if to_csv and not analysis:
        raise UsageError(msg("--csv goes with --analysis"), hint=msg("l10n status --analysis --csv"))
    if fail_under and (analysis or worst):
        raise UsageError(
            msg("--fail-under goes neither with --analysis nor with --worst"),
            hint=msg(
                "ask for it by itself, with l10n status --fail-under {percent}", percent=f"{fail_under:g}"
            ),
        )
    if worst and analysis:
        raise UsageError(msg("--worst goes without --analysis"), hint=msg("ask one after the other"))
    if worst:
        from l10n.cli.worst import worst as show_worst

        with on_cluster(cluster, project) as workers:
            return show_worst(paths or [project.locales_dir], worst, project, workers, to_json=to_json)
    if analysis:
        from l10n.cli.analysis import analysis as show_analysis

        corpus = Corpus.below(paths or [project.locales_dir], project.source, known=known_to(project))
        form = "json" if to_json else "csv" if to_csv else "text"
        with on_cluster(cluster, project) as workers:
            return show_analysis(corpus, project, paths, workers, form=form)
    checkers = Checkers.of(project, load(project, glossary))
    with (
        folders_that_stay(),
        Answers() as answers,
        on_cluster(cluster, project) as workers,
        progress_bar(msg("checking")) as progress,
    ):
        corpus = Corpus.below(paths or [project.locales_dir], project.source, known=known_to(project))
        if workers:
            from l10n.cluster.checking import Checking

            kind = Checking(project, checkers.glossary, project.source, progress=True)
            corpus = workers.look(corpus, kind, answers, progress)
        each = run(corpus, project, checkers, progress, answers=answers)
        rows = [replace(row, check=None) for row in each]
        if not paths:
            missing = missing_catalogs(rows, project)
            rows += (workers.without_catalogs if workers else without_catalogs)(missing, project)
    errors = list(corpus.errors)
    if not paths and (any(not row.error for row in rows) or (rows and not project.locales_dir.exists())):
        errors = []  # no catalogs yet, but articles
    errors += [row.error for row in rows if row.error]
    for error in errors:
        show_error(error)
    rows = sorted((row for row in rows if not row.error), key=lambda row: (row.article, row.target))
    if to_json:
        say(_json(rows, errors))
    elif rows:
        say(_as_text(rows))
    if errors:
        return L10nError.exit_code
    done = numbers(rows)
    return int(done["reviewed"] * 100 < fail_under * done["segments"])


def _as_text(rows: Sequence[CatalogStatus]) -> str:
    from rich.table import Table

    from l10n.pipeline.status import numbers

    console, text, width = terminal_text()
    wide = width >= _WIDE
    everything = numbers(rows)
    names = [name for name in _COUNTS if name in _ALWAYS or everything[name]]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(said(msg("article")), overflow="fold")
    table.add_column(said(msg("language") if wide else msg("lang")), no_wrap=True)
    for name in names:
        title, short = _COUNTS[name]
        table.add_column(said(title if wide else short), justify="right", no_wrap=True)
    table.add_column(said(msg("done")), no_wrap=True)

    def add(article: str, language: str, counts: Mapping[str, float]) -> None:
        done = f"{share(int(counts['reviewed']), int(counts['segments'])):>5}"
        bar = _bar(counts["percent"]) if wide else ""
        table.add_row(article, language, *(said(Numeral(counts[name])) for name in names), bar + done)

    for row in rows:
        add(one_line(row.article), row.target or "?", numbers([row]))
    targets = sorted({row.target for row in rows})
    if len(rows) > 1:
        table.add_section()
        for target in targets if len(targets) > 1 else ():
            add(said(msg("all")), target or "?", numbers(row for row in rows if row.target == target))
        add(said(msg("all")), "", everything)
    console.print(table)
    for row in rows:
        if hint := _HINTS.get(row.state.value):
            console.print(f"{short_path(row.path)}: {said(hint)}", soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _bar(percent: float) -> str:
    full, empty = "█", "░"
    try:
        (full + empty).encode((sys.stdout and sys.stdout.encoding) or "utf-8")
    except UnicodeEncodeError:
        full, empty = "#", "."
    filled = int(percent * _BAR // 100)
    return f"{full * filled}{empty * (_BAR - filled)} "


def _json(rows: Sequence[CatalogStatus], errors: Sequence[L10nError]) -> Iterator[bytes]:
    """Give the report that docs/status.schema.json describes, in UTF-8."""
    from l10n.cli.findings import values_of_error
    from l10n.pipeline.status import numbers

    report = {
        "version": _SCHEMA,
        "catalogs": (
            {
                "article": row.article,
                "source": row.source or None,
                "target": row.target or None,
                "path": str(row.path),
                "state": row.state.value,
                **numbers([row]),
            }
            for row in rows
        ),
        "languages": [
            {"target": target or None, **numbers(row for row in rows if row.target == target)}
            for target in sorted({row.target for row in rows})
        ],
        "total": numbers(rows),
        "errors": [values_of_error(error) for error in errors],
    }
    return json_pieces(report)
