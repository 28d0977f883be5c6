"""`l10n translate`: articles to catalogs."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import (
    command,
    detail,
    exit_code,
    in_lines,
    inform,
    progress_bar,
    remark,
    say,
    show_error,
    show_finding,
)
from l10n.cli.options import (
    ArticlesFrom,
    Encoding,
    GlossaryFolder,
    Json,
    Locales,
    OnCluster,
    Targets,
    languages,
    on_cluster,
    own_articles,
)
from l10n.errors import UsageError
from l10n.messages import Numeral, msg, msg_list

if TYPE_CHECKING:
    from l10n.cli.summary import Summary
    from l10n.cluster.driver import Cluster
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.prepare import Preparation
    from l10n.pipeline.pretranslation import ProjectMemory
    from l10n.pipeline.results import TranslateOptions


@command
def translate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Articles, folders of them, or - for standard input.",
            show_default="articles of the project",
        ),
    ] = None,
    to: Targets = None,
    source: ArticlesFrom = None,
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="auto, argos, firefox, ctranslate2, apertium or one engine's origin.",
            show_default="auto",
        ),
    ] = None,
    beam: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            max=64,
            help="How wide Argos searches: 1 is quick, for drafts.",
            show_default="4",
        ),
    ] = None,
    locales: Locales = None,
    glossary: GlossaryFolder = None,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Work without a glossary.")] = False,
    no_memory: Annotated[
        bool, typer.Option("--no-memory", help="Offer nothing that was reviewed before, and note nothing.")
    ] = False,
    encoding: Encoding = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Translate again what is still a machine's.")
    ] = False,
    fail_on: Annotated[
        Literal["error", "warning", "never"] | None,
        typer.Option(help="The least finding that makes the exit code 1.", show_default="never"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; translate and write nothing.")
    ] = False,
    text: Annotated[
        bool,
        typer.Option("--text", help="Write one article's translation to standard output, and no catalog."),
    ] = False,
    cluster: OnCluster = None,
    as_json: Json = False,
) -> int:
    """Translate articles into gettext catalogs, offline.

    Each article gets locales/ARTICLE.pot and locales/LANG/LC_MESSAGES/ARTICLE.po. What a person wrote or reviewed
    in them is never touched; what is there already is not translated again, so a run that was stopped goes on.
    A catalog that lost its fuzzy flags, or what a person translated, is left alone until l10n accept.
    Where the glossary changed, what a machine made of the sentences that it is about is made again. A sentence that
    somebody has reviewed in any article gets that translation, to be reviewed in its new place (see l10n memory).
    Options may also stand in l10n.toml or in pyproject.toml under [tool.l10n].

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage; 3 no engine for the pair.

    Examples:

      l10n translate --to es --to ca --to en

      l10n translate articles/koursk.txt --to pt-BR --engine argos

      cat koursk.txt | l10n translate - --from fr --to es > koursk.po

      l10n translate koursk.html --to es --text > koursk.es.html

      l10n translate archive --to es --cluster local:8
    """
    from l10n import config
    from l10n.config import folders
    from l10n.files import exists, folders_that_stay
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.better import better_engines
    from l10n.pipeline.glossary import doubt_of, load
    from l10n.pipeline.prepare import STDIN, check, prepare
    from l10n.pipeline.pretranslation import project_memory
    from l10n.pipeline.results import TranslateOptions

    paths = paths or []
    stdin = STDIN in paths
    given = [Path(path) for path in paths if path != STDIN]
    project = config.project(given)
    known = project.elsewhere
    paths = paths or own_articles(project)
    project = folders.with_articles(project, given)
    source, targets = languages(source, to)
    source, targets = source or project.source, targets or project.targets
    if engine:  # over what the settings say, for all pairs
        project = replace(project, engine=engine, engines={})
    encoding = encoding or project.encoding
    check(paths, targets, source, [project.engine, *project.engines.values()], encoding)
    if cluster and (stdin or text):
        raise UsageError(
            msg("--cluster is for articles in files, and writes catalogs"), hint=msg("leave it out")
        )
    if text:
        _check_text(paths, targets, dry_run=dry_run, as_json=as_json)
    stdin = stdin or text  # leaves nothing behind, and writes to standard output
    if stdin and as_json:
        raise UsageError(
            msg("- writes the catalog to standard output, where --json goes, too"), hint=msg("leave out one")
        )

    if glossary and no_glossary:
        raise UsageError(msg("--glossary and --no-glossary exclude each other"), hint=msg("leave out one"))
    termbase = None if no_glossary else load(project, glossary)
    if termbase and (doubt := doubt_of(termbase, source)):
        remark(doubt)
    with (
        folders_that_stay(),
        nullcontext() if stdin else Answers() as answers,
        on_cluster(cluster, project, [locales or project.locales_dir]) as workers,
    ):
        if workers:
            prepared = workers.prepare(paths, project, source=source, encoding=encoding)
        else:
            prepared = prepare(paths, project, source=source, encoding=encoding, answers=answers)
        for error in prepared.errors:
            show_error(error)
        for finding in prepared.findings:
            show_finding(finding)
        if prepared.unread:
            each = msg_list(
                msg("{count} {suffix}", count=count, suffix=suffix or msg("without a suffix"))
                for suffix, count in prepared.unread.items()
            )
            remark(msg("not read, as l10n has no reader for them: {files}", files=each))
        beam = beam or project.beam
        options = TranslateOptions(
            project, targets, project.engine, locales, refresh, dry_run, beam, termbase, text
        )
        # A pipe leaves nothing behind, a dry run neither: they make no memory.
        if no_memory or dry_run or (stdin and not exists(project.memory_path)):
            summary = _run(prepared, options, None, answers, workers, as_json=as_json)
        else:
            with project_memory(project, [locales] if locales and locales.is_dir() else []) as memory:
                summary = _run(prepared, options, memory, answers, workers, as_json=as_json)
            for finding in memory.findings:
                show_finding(finding)
            prepared.findings += memory.findings
    if text:
        from l10n.pipeline.text import text_of

        for job, row in zip(prepared.jobs, summary.rows, strict=False):
            if row.catalog:
                say(text_of(job, row))
    elif stdin:
        for row in summary.rows:
            say(row.catalog)
    elif not dry_run:
        folders.remember(project, known)
    if as_json:
        say(summary.json())
    elif summary.rows:
        summary.show(to_stderr=stdin)
        for one in better_engines(summary.rows, options) if not stdin else ():
            better = msg(
                "{pair}: {new} is there now, and was measured to be better than {old}:"
                " l10n translate --refresh has it do again what nobody has touched.",
                pair=one.pair,
                new=one.new,
                old=one.old,
            )
            inform(in_lines(better))
    severities = [*summary.tally.severities, *(finding.severity for finding in prepared.findings)]
    return exit_code(summary.errors, severities, fail_on or project.fail_on.value)


def _check_text(paths: list[str], targets: tuple[str, ...], *, dry_run: bool, as_json: bool) -> None:
    if dry_run or as_json:
        raise UsageError(msg("--text goes neither with --dry-run nor with --json"), hint=msg("leave out one"))
    if len(targets) > 1 or len(paths) > 1 or Path(paths[0]).is_dir():
        raise UsageError(
            msg("--text takes one article and one language"), hint=msg("name them, or use l10n publish")
        )


def _run(
    prepared: Preparation,
    options: TranslateOptions,
    memory: ProjectMemory | None,
    answers: Answers | None,
    workers: Cluster | None,
    *,
    as_json: bool,
) -> Summary:
    """Bring the catalogs up to date, with a bar for whoever looks on; say their troubles, sum up what was done."""
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn

    from l10n.cli.summary import Summary
    from l10n.pipeline.translate import translate as run

    name = TextColumn("{task.description}")
    columns = (SpinnerColumn(), name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    summary = Summary(prepared, options, as_json=as_json)
    seen: set[str] = set()
    with progress_bar(msg("translating"), *columns) as progress:
        rows = (
            workers.translate(prepared.jobs, options, progress, memory)
            if workers
            else run(prepared.jobs, options, progress, memory, answers)
        )
        for row in rows:
            if row.error is not None and str(row.error) not in seen:
                seen.add(str(row.error))
                show_error(row.error)
            for finding in row.findings:
                show_finding(finding)
            summary.add(row)
            detail(
                msg(
                    "{article} {source}→{target}: {state}, {engine}, {seconds} s",
                    article=row.article,
                    source=row.source,
                    target=row.target,
                    state=msg(row.state),
                    engine=row.engine or "–",
                    seconds=Numeral(row.seconds, 1),
                )
            )
    return summary
