"""`l10n init`: a new project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, in_lines, inform, short_path
from l10n.cli.options import Targets, languages
from l10n.messages import msg, said


@command
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of the project.", show_default="this one")
    ] = Path(),
    source: Annotated[
        str, typer.Option("--from", metavar="LANG", help="Language of the articles (BCP 47).")
    ] = "fr",
    to: Targets = None,
    articles: Annotated[
        str, typer.Option("--articles", metavar="NAME", help="Folder of the articles in it, of any name.")
    ] = "articles",
    empty: Annotated[
        bool, typer.Option("--empty", help="Without the sample glossary and the sample article.")
    ] = False,
) -> int:
    """Begin a project: its folders, l10n.toml, a glossary for international news, and an article to try it on.

    What is there already stays as it is: an articles' folder keeps its articles, a glossary its rows. Without --to, a
    terminal is asked for the languages, and what is no terminal gets English.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n init

      l10n init "Journal été" --from fr --to es,ca --articles "Mes textes"
    """
    from l10n.pipeline.init import init as run
    from l10n.pipeline.init import lacking

    asked, targets = languages(source, to)
    if not targets:
        answer = (
            typer.prompt(said(msg("Languages to translate into")), default="en")
            if sys.stdin.isatty()
            else "en"
        )
        _, targets = languages(None, [answer])
    assert asked is not None
    for part in run(folder, asked, targets, articles, with_sample=not empty):
        path = short_path(part.path)
        inform(
            in_lines(
                msg("{path}: made", path=path) if part.new else msg("{path}: is there already", path=path)
            )
        )
    where = "" if folder.resolve() == Path.cwd() else f"cd {_quoted(short_path(folder))} && "
    for error in lacking(asked, targets):
        inform(in_lines(msg("Not yet: {error}", error=error.message)))
    inform(in_lines(msg("Next: {command}", command=f"{where}l10n translate")))
    return 0


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
