"""`l10n segment`: an article's segments, as a translation would see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, exit_code, say, show_finding
from l10n.errors import InputError, UsageError
from l10n.messages import msg
from l10n.text.display import json_text, one_line

if TYPE_CHECKING:
    from l10n.config import Config
    from l10n.model import Article, Finding


@command
def segment(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="An article, or - for standard input.", show_default=False)
    ],
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help="Language of the article.", show_default="detected"),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of the article.", show_default="UTF-8, else recognised"),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON array: source, start, end, line, kind.")
    ] = False,
) -> int:
    """Print the segments of an article, one a line.

    With --json, `start` and `end` count characters of the article from 0, `line` counts from 1, and `kind` is
    that of the block: headline, paragraph, list item or quote.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n segment articles/koursk.txt

      echo "M. Dupont dort. Il rêve." | l10n segment - --lang fr --json
    """
    from l10n import config, segmentation
    from l10n.languages import tags
    from l10n.text import detection

    project = config.project([] if path == "-" else [Path(path)])
    source = tags.parse(lang) if lang else project.source
    article, findings = _read(path, project, encoding or project.encoding)
    for finding in findings:
        show_finding(finding)
    source = source or detection.detect(article.sample).lang
    if source is None:
        reason = msg("its language can't be told: too little text")
        raise InputError(reason, path=article.reference, hint=msg("state it with --lang"))
    segments = segmentation.segment(article, source)
    if as_json:
        rows = [
            {
                "source": one.source,
                "start": one.start,
                "end": one.end,
                "line": one.line,
                "kind": article.blocks[one.block].kind.value,
            }
            for one in segments
        ]
        lines = ",\n".join(json_text(row) for row in rows)
        say(f"[\n{lines}\n]\n" if rows else "[]\n")
    else:
        say("".join(f"{one_line(one.source)}\n" for one in segments))
    return exit_code((), (), "never")


def _read(path: str, project: Config, encoding: str | None) -> tuple[Article, list[Finding]]:
    from l10n import articles
    from l10n.pipeline.reading import read

    if encoding is not None:
        articles.check_encoding(encoding)
    if path == "-":
        return read(articles.STDIN, project, encoding)
    if Path(path).is_dir():
        raise UsageError(msg("is a folder"), path=path, hint=msg("name one article"))
    sources, errors = articles.find([Path(path)], project.article_roots)
    if errors:
        raise errors[0]
    return read(sources[0], project, encoding)
