"""`l10n report`: one page of what is wrong, where a corpus disagrees with itself, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, exit_code, inform, progress_bar, say, short_path, show_error
from l10n.cli.options import (
    Catalogs,
    CatalogsFrom,
    CatalogsTo,
    FailOn,
    Force,
    GlossaryFolder,
    OnCluster,
    Selected,
    Unselected,
    on_cluster,
)
from l10n.messages import Message, msg, msg_list, msgs, said
from l10n.reports import FORMATS
from l10n.reports.paths import parts_folder
from l10n.text.display import one_line

if TYPE_CHECKING:
    from l10n.pipeline.checker import Checkers
    from l10n.pipeline.corpus import Corpus
    from l10n.reports.model import Report


@command
def report(
    paths: Catalogs = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write it.",
            show_default="standard output, as with -",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=f"[{'|'.join(FORMATS.ours)}]",
            help="How to write it.",
            show_default="by FILE's suffix, else text",
            autocompletion=lambda: list(FORMATS),
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Leave out the findings of this earlier report (JSON).", show_default=False
        ),
    ] = None,
    select: Selected = None,
    ignore: Unselected = None,
    glossary: GlossaryFolder = None,
    source: CatalogsFrom = None,
    target: CatalogsTo = None,
    least: Annotated[
        int, typer.Option(min=1, metavar="N", help="How often a name must occur to be a gap in the glossary.")
    ] = 3,
    fail_on: FailOn = "error",
    force: Force = False,
    cluster: OnCluster = None,
) -> int:
    """Report on all catalogs: progress, findings, how each term was rendered where, misspelt names, glossary gaps.

    The page (html) needs no network; it can be read without JavaScript, and filtered with it. It is one file, or for
    some hundred articles a page and a folder of parts beside it (report-parts). text, json, csv, junit, sarif and
    github (annotations) say the same. Each catalog is compared with its article as it is now; the catalogs are not
    changed.

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage.

    Examples:

      l10n report -o report.html

      l10n report locales/es -o before.json

      l10n report locales/es --baseline before.json --format github
    """
    from l10n import config
    from l10n.files import folders_that_stay, is_special
    from l10n.languages import tags
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.output import write_all, write_pieces
    from l10n.pipeline.report import ReportOptions
    from l10n.pipeline.report import report as run
    from l10n.pipeline.rules import selection
    from l10n.reports import check, form_of, pages, pieces
    from l10n.reports.json import baseline as read
    from l10n.reports.model import summary

    if output == Path("-"):
        output = None
    if form:
        check(form)
    how = form or (form_of(output) if output else "text")
    project = config.project()
    options = ReportOptions(
        glossary,
        tags.parse(source) if source else project.source,
        tags.parse(target) if target else None,
        least,
    )
    is_chosen = selection(select or (), ignore or ())
    known = read(baseline) if baseline else None
    with (
        folders_that_stay(),
        Answers() as answers,
        on_cluster(cluster, project) as workers,
        progress_bar(msg("checking")) as progress,
    ):

        def ahead(corpus: Corpus, checkers: Checkers) -> Corpus:
            if not workers:
                return corpus
            from l10n.cluster.checking import Checking

            kind = Checking(
                project, checkers.glossary, corpus.source, corpus.target, True, progress=True, terms=True
            )
            return workers.look(corpus, kind, answers, progress)

        result, errors = run(paths or [project.locales_dir], project, options, progress, answers, ahead)
    for error in errors:
        show_error(error)
    if not result.catalogs and errors:
        return exit_code(errors, (), fail_on)
    if select or ignore:
        result = result.only(is_chosen)
    if known is not None:
        result = result.without(known)
    if output is None or is_special(output):
        written = pieces(result, how)
        if output is None:
            say(written)
        else:
            write_pieces(output, written, project.root, force=force)
    else:
        parts = write_all(output, pages(result, how, output.name), project.root, force=force)
        lines = [str(output), *summary(result), *_next_step(result, output, parts)]
        inform("".join(f"{one_line(said(line))}\n" for line in lines))
    return exit_code(errors, (severity for _, severity in result.counts), fail_on)


def _next_step(report: Report, output: Path, parts: int) -> Iterator[Message]:
    """Give what to do with a report that is a page."""
    if output.suffix.lower() not in (".html", ".htm"):
        return
    folder = short_path(output.with_name(parts_folder(output.name)))
    step = msg("Next: open {path} in a browser.", path=short_path(output))
    if parts:
        beside = msgs(
            "It needs the {count} file in {folder}.",
            "It needs the {count} files in {folder}.",
            parts,
            folder=folder,
        )
        step = msg_list([step, beside], "{one} {other}")
    yield step
    if report.findings:
        yield msg(
            "The serious findings come first; each leads to its sentence, and has the rows for the glossary or the"
            " command that ignores it, to copy."
        )
