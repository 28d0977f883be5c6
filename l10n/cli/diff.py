"""`l10n diff`: what publishing would change."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from l10n.cli.console import command, in_lines, say, short_path
from l10n.cli.options import Encoding, Locales, own_articles
from l10n.cli.publish import (
    CatalogFile,
    Folder,
    From,
    Paths,
    To,
    WhatIsMissing,
    WhatIsStale,
    publish_options,
    show,
)
from l10n.errors import L10nError
from l10n.messages import msg
from l10n.text.display import inert, verbatim_line

if TYPE_CHECKING:
    from l10n.pipeline.publish import Page

_LINES = re.compile("[^\n]*\n|[^\n]+")
_COLOURS = {"---": None, "+++": None, "@@": typer.colors.CYAN, "-": typer.colors.RED, "+": typer.colors.GREEN}


@command
def diff(
    paths: Paths = None,
    to: To = None,
    folder: Folder = None,
    missing: WhatIsMissing = "fail",
    stale: WhatIsStale = "fail",
    source: From = None,
    locales: Locales = None,
    catalog: CatalogFile = None,
    encoding: Encoding = None,
) -> int:
    """Show what l10n publish, with the same options, would change in what is published.

    The output is a unified diff, from the published articles to what they would be.

    Exit codes: 0 nothing would change; 1 something would, or isn't ready; 2 bad input or usage.

    Examples:

      l10n diff --to es -o public

      l10n diff articles/koursk.txt --to es -o public --stale keep | less
    """
    from l10n import config
    from l10n.pipeline import publish as pipeline

    paths = paths or own_articles(config.project())
    options = publish_options(paths, to, folder, missing, stale, source, locales, catalog, encoding)
    errors: list[L10nError] = []
    same = True
    for page in pipeline.prepare(paths, options):
        show(page)
        if page.error is not None:
            errors.append(page.error)
        elif page.state is not pipeline.PageState.UNCHANGED:
            same = False
            say("".join(_paint(_diff(page))))
    return L10nError.exit_code if errors else int(not same)


def _diff(page: Page) -> Iterator[str]:
    """Give the lines of a unified diff, each with its end."""
    from l10n.pipeline.publish import PageState, text_in_place

    if page.state is not PageState.NEW or page.path is None:
        return
    old, new, name = text_in_place(page), page.text, short_path(page.path)
    if old == new:
        yield in_lines(
            msg(
                "{path}: only the encoding or the byte order mark changes (it will be {encoding})",
                path=name,
                encoding=page.encoding,
            )
        )
        return
    before, after = _LINES.findall(old or ""), _LINES.findall(new)
    start = name if old is not None else os.devnull
    lines = difflib.unified_diff(before, after, start, name, "published", "to publish")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _paint(lines: Iterator[str]) -> Iterator[str]:
    """Give the lines as a terminal is to have them, where they go to one: in colours, and without commands for it.

    A CI's log is given none for the CI either; all else gets a patch as it is.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty()
    for line in lines:
        if not terminal:
            yield inert(line) if "CI" in os.environ else line
            continue
        line = verbatim_line(line.removesuffix("\n"))
        colour = next((colour for start, colour in _COLOURS.items() if line.startswith(start)), None)
        bold = line.startswith(("---", "+++"))
        plain = "NO_COLOR" in os.environ or (colour is None and not bold)
        yield (line if plain else typer.style(line, fg=colour, bold=bold)) + "\n"
