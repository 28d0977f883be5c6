"""`l10n glossary`: looking a glossary over, looking words up in it, and exchanging it with other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, exit_code, in_lines, inform, remark, say, short_path
from l10n.cli.glossary_suggest import suggest
from l10n.cli.options import GlossaryFolder, Json
from l10n.messages import Message, msg, msgs

if TYPE_CHECKING:
    from l10n.pipeline.glossary import ExchangeResult

glossary = typer.Typer(
    name="glossary",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The glossary: looking it over, looking words up in it, exchanging it with other tools.",
)

_Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="tbx, omegat, csv, weblate or tsv.",
        show_default="by the file's suffix",
    ),
]
_From = Annotated[
    str | None, typer.Option("--from", metavar="LANG", help="Language of the source.", show_default=False)
]
_To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="LANG", help="Language of the targets; TBX has several.", show_default=False
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")]


@glossary.command()
@command
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Glossary files (.csv), or folders of them.",
            show_default="glossary/ of the project",
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Say what is wrong in a glossary: in which file and row, why, and what to do.

    Errors are what can't be read, and what says two things at once: duplicates, a form that is both forbidden and
    allowed, one source with two targets. Warnings are worth a look.

    Exit codes: 0 done; 1 errors; 2 bad usage.

    Examples:

      l10n glossary check

      l10n glossary check terms/sport.csv --json
    """
    from l10n import config
    from l10n.cli import glossary_reports as reports
    from l10n.pipeline.glossary import check as run

    reviewed = run(config.project(), paths or [])
    say(reports.review_as_json(reviewed) if as_json else reports.review_as_text(reviewed))
    return exit_code((), (finding.severity for finding in reviewed.findings), "error")


@glossary.command()
@command
def find(
    what: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE", help="A text, a file, or - for standard input.", show_default=False
        ),
    ],
    lang: Annotated[
        str | None,
        typer.Option(metavar="LANG", help="Language of the text.", show_default="the project's, or any"),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Language to show forms in.", show_default="the project's, or all"),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of the file.", show_default="UTF-8, else recognised"),
    ] = None,
    folder: GlossaryFolder = None,
    as_json: Json = False,
) -> int:
    """Show which terms of the glossary are in a text, and what they ask of a translation.

    Each with its line and column, the form and concept that it matches, how (letter by letter, with its capitals, in
    any inflection), and the row. Below it what the machine is told in each language, what else is right, and
    what is wrong.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n glossary find "les troupes nord-coréennes à Koursk" --lang fr --to en

      l10n glossary find articles/koursk.txt --json
    """
    from l10n import config
    from l10n.cli import glossary_reports as reports
    from l10n.languages import tags
    from l10n.pipeline.glossary import find as run
    from l10n.pipeline.glossary import text_of

    project = config.project()
    name, text = text_of(what, encoding or project.encoding)
    language = tags.parse(lang) if lang else None
    targets = [tags.parse(tag) for tag in to or []]
    matches = run(project, text, language=language, targets=targets, folder=folder)
    say(reports.matches_as_json(matches) if as_json else reports.matches_as_text(matches, name))
    return 0


@glossary.command("import")
@command
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A glossary of another tool.", show_default=False)
    ],
    form: _Format = None,
    source: _From = None,
    to: _To = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The glossary to write, or - for standard output.",
            show_default="FILE's name, .csv, in glossary/ of the project",
        ),
    ] = None,
    force: _Force = False,
) -> int:
    """Make a glossary of TBX (.tbx), OmegaT's (.utf8 .tab .txt), or a table (.csv .tsv): Weblate's, DeepL's, any.

    A table's first line may name languages (fr, Français), or a source and a target, and what else a glossary has; or
    there is none. What doesn't say its languages needs --from and --to. What can't be used is said.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n glossary import unterm.tbx --from fr --to en --to es

      l10n glossary import glossary.utf8 --from fr --to en -o glossary/omegat.csv
    """
    from l10n import config
    from l10n.languages import tags
    from l10n.pipeline.glossary import take_in

    named = [tags.parse(tag) for tag in [*([source] if source else []), *(to or [])]]
    result = take_in(config.project(), file, form=form, languages=named, out=out, force=force)
    path = short_path(result.path)
    done = msgs("{count} row written to {path}", "{count} rows written to {path}", result.size, path=path)
    _report(result, done, msg("Next: {command}", command=f"l10n glossary check {path}"))
    return 0


@glossary.command()
@command
def export(
    out: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write, or - for standard output.",
            show_default=False,
        ),
    ],
    form: _Format = None,
    source: _From = None,
    to: _To = None,
    folder: GlossaryFolder = None,
    force: _Force = False,
) -> int:
    """Write the glossary for another tool: TBX (.tbx), OmegaT (.utf8), a table (.csv), two columns (.tsv), weblate.

    TBX and tables hold several languages, without --from and --to all of them; the others hold two. What a format
    can't hold is said.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n glossary export -o glossary.tbx

      l10n glossary export -o omegat/glossary/news.utf8 --from fr --to en
    """
    from l10n import config
    from l10n.languages import tags
    from l10n.pipeline.glossary import give_out

    first = tags.parse(source) if source else None
    targets = [tags.parse(tag) for tag in to or []]
    result = give_out(
        config.project(), out, form=form, source=first, targets=targets, folder=folder, force=force
    )
    path = short_path(result.path)
    done = msgs(
        "{count} entry written to {path}", "{count} entries written to {path}", result.size, path=path
    )
    _report(result, done)
    return 0


glossary.command()(suggest)


def _report(result: ExchangeResult, *done: Message) -> None:
    for loss in result.losses:
        remark(loss)
    if result.path == Path("-"):
        say(result.data)
    else:
        inform(in_lines(*done))
