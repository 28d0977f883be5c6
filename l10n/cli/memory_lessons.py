"""`l10n memory lessons`: what people replace again and again in machine output."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, in_lines, inform, say, short_path
from l10n.cli.memory_options import Targets, tell
from l10n.cli.options import Json, languages
from l10n.errors import UsageError
from l10n.messages import msg, msgs


@command
def lessons(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Catalogs (.po), or folders of them.",
            show_default="all that are remembered",
        ),
    ] = None,
    to: Targets = None,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="In how many units at least.")] = 2,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print rows for the glossary, to be looked over.")
    ] = False,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SOURCE",
            help="Put the lessons about this phrase into the glossary.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Show what people replace again and again in what machines made, and how much they change.

    A lesson that is confirmed becomes rows of glossary/lessons.csv: what people want is preferred, what the machine
    said forbidden. From the next run on l10n translate obeys them.

    Only reviewed units count, and only where the memory has seen what the machine made: l10n translate shows it.

    words, characters: edits per 100 words, and per 100 characters, that people let stand.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory lessons

      l10n memory lessons locales/es --csv > new.csv

      l10n memory lessons --confirm sous-marin
    """
    from l10n import config
    from l10n.cli import memory_reports
    from l10n.memory.lessons import lessons as learn
    from l10n.pipeline.memory import edits, open_memory

    if confirm and (as_csv or as_json):
        raise UsageError(
            msg("--confirm writes into the glossary, and is no report"),
            hint=msg("leave out --csv and --json"),
        )
    if as_csv and as_json:
        raise UsageError(msg("--csv and --json are two reports"), hint=msg("give one of them"))
    _, targets = languages(None, to)
    project = config.project()
    with open_memory(project, paths or ()) as session:
        code = tell(session)
        changes = edits(session.memory, project, paths or ())
    changes = [edit for edit in changes if not targets or edit.pair.target in targets]
    learned = learn(changes, least=least)
    if confirm:
        from l10n.pipeline.lessons import confirm as write

        path, size = write(learned, confirm, project)
        done = msgs(
            "{count} row written to {path}", "{count} rows written to {path}", size, path=short_path(path)
        )
        inform(in_lines(done, msg("Next: l10n translate, which obeys them from now on")))
    elif as_csv:
        say(memory_reports.lessons_as_csv(learned))
    else:
        report = memory_reports.lessons_as_json if as_json else memory_reports.lessons_as_text
        say(report(learned, changes))
    return code
