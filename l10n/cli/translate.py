"""`l10n translate`: articles to catalogs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import exit_code, reported, show_error, show_finding
from l10n.errors import L10nError, UsageError

if TYPE_CHECKING:
    from l10n import articles
    from l10n.config import Config
    from l10n.pipeline.prepare import Prepared
    from l10n.pipeline.translate import Options, Row


@reported
def translate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…", help="Articles, folders of them, or - for standard input.", show_default=False
        ),
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="LANG",
            help="Language to translate into (BCP 47); may be repeated.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="LANG", help="Language of the articles.", show_default="detected"),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="auto, argos or apertium.", show_default="auto"),
    ] = None,
    locales: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of the catalogs.", show_default="locales/ of the project"),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of the articles.", show_default="UTF-8, else recognised"),
    ] = None,
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
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON on standard output.")] = False,
) -> int:
    """Translate articles into gettext catalogs, offline.

    Each article gets locales/ARTICLE.pot and locales/LANG/LC_MESSAGES/ARTICLE.po. What a person wrote or reviewed
    in them is never touched; what is there already is not translated again, so a run that was stopped goes on.
    Options may also stand in l10n.toml or in pyproject.toml under [tool.l10n].

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage; 3 no engine for the pair.

    Examples:

      l10n translate articles --to es --to ca --to en

      l10n translate articles/koursk.txt --to pt-BR --engine argos

      cat koursk.txt | l10n translate - --from fr --to es > koursk.po
    """
    from l10n import config, languages

    stdin = "-" in paths
    project = config.project([Path(path) for path in paths if path != "-"])
    targets = tuple(dict.fromkeys(languages.parse(tag) for tag in to)) if to else project.targets
    source = languages.parse(source) if source else project.source
    fail_on = fail_on or project.fail_on.value
    _check(paths, targets, source, engine or project.engine, as_json)

    sources, errors = _find(paths, project)
    from l10n.pipeline.prepare import prepare
    from l10n.pipeline.translate import Options

    prepared = prepare(sources, source=source, encoding=encoding or project.encoding)
    prepared.errors[:0] = errors
    for error in prepared.errors:
        show_error(error)
    for finding in prepared.findings:
        show_finding(finding)
    options = Options(project, targets, engine or project.engine, locales, refresh, dry_run)
    rows = list(_rows(prepared, options))
    if stdin:
        _print_catalog(rows)
    _report(prepared, rows, options, as_json=as_json, to_stderr=stdin)
    failed = list({str(row.error): row.error for row in rows if row.error}.values())
    findings = [*prepared.findings, *(finding for row in rows for finding in row.findings)]
    return exit_code([*prepared.errors, *failed], findings, fail_on)


def _check(
    paths: list[str], targets: tuple[str, ...], source: str | None, engine: str, as_json: bool
) -> None:
    from l10n import engines, languages

    if not targets:
        raise UsageError("no language to translate into", hint="add --to LANG, or `to` to l10n.toml")
    if source in targets:
        raise UsageError(
            f"the articles are in {languages.name(source)} already ({source} to {source})",
            hint="leave that language out of --to, or correct --from",
        )
    engines.offers(engine)
    if "-" in paths:
        if len(paths) > 1 or len(targets) > 1:
            raise UsageError("- takes one language and no other path", hint="name the files instead")
        if as_json:
            raise UsageError(
                "- writes the catalog to standard output, where --json goes, too", hint="leave out one"
            )


def _find(paths: list[str], project: Config) -> tuple[list[articles.Source], list[L10nError]]:
    from l10n import articles

    if paths == ["-"]:
        return [articles.STDIN], []
    sources, errors = articles.find([Path(path) for path in paths], project.articles_dir)
    return sources, list(errors)


def _rows(prepared: Prepared, options: Options) -> Iterator[Row]:
    """Give the rows as their catalogs are done, with a bar for whoever looks on, and their troubles."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from l10n.pipeline.translate import translate as run

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    seen: set[str] = set()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("translating", total=None)
        for row in run(
            prepared.jobs, options, lambda done, total: bar.update(task, completed=done, total=total)
        ):
            if row.error is not None and str(row.error) not in seen:
                seen.add(str(row.error))
                show_error(row.error)
            for finding in row.findings:
                show_finding(finding)
            yield row


def _print_catalog(rows: list[Row]) -> None:
    from l10n.catalogs.writing import encode

    for row in rows:
        if row.catalog is not None and not row.error:
            sys.stdout.buffer.write(encode(row.catalog))


def _report(prepared: Prepared, rows: list[Row], options: Options, *, as_json: bool, to_stderr: bool) -> None:
    from l10n.cli import summary

    if as_json:
        typer.echo(summary.as_json(prepared, rows, options))
    elif rows:
        summary.show(prepared, rows, options, to_stderr=to_stderr)
