"""`l10n publish`: reviewed catalogs to articles in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import command, in_lines, inform, note, say, short_path, show_error, show_finding
from l10n.cli.options import Encoding, Force, Locales, languages, own_articles
from l10n.errors import L10nError, UsageError
from l10n.messages import Message, msg, msg_choice, msg_list, msg_template, msgs, said
from l10n.text.display import one_line

if TYPE_CHECKING:
    from l10n.pipeline.publish import Page, PublishOptions

_SHOWN = 5  # sentences of an article that isn't ready; whoever wants them all opens its catalog

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ARTICLE",
        help="Articles, folders of them, or - for standard input.",
        show_default="articles of the project",
    ),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="LANG", help="Language to publish in (BCP 47); may be repeated.", show_default=False
    ),
]
Folder = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Folder to publish into: DIR/LANG/ARTICLE, or DIR with {lang} in it; - is standard output.",
        show_default=False,
    ),
]
WhatIsMissing = Annotated[
    Literal["source", "machine", "fail"],
    typer.Option("--missing", help="What to publish for what nobody has reviewed."),
]
WhatIsStale = Annotated[
    Literal["keep", "source", "fail"],
    typer.Option(
        "--stale", help="What to publish for what has changed since: keep is the earlier translation."
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="LANG", help="Language of the articles.", show_default="as the catalog says"
    ),
]
CatalogFile = Annotated[
    Path | None,
    typer.Option("--catalog", metavar="FILE", help="The one article's catalog.", show_default="in --locales"),
]


@command
def publish(
    paths: Paths = None,
    to: To = None,
    folder: Folder = None,
    missing: WhatIsMissing = "fail",
    stale: WhatIsStale = "fail",
    source: From = None,
    locales: Locales = None,
    catalog: CatalogFile = None,
    encoding: Encoding = None,
    mo: Annotated[
        bool, typer.Option("--mo", help="Compile what is reviewed, too: CATALOG.mo beside the .po.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")
    ] = False,
    force: Force = False,
) -> int:
    """Publish articles in other languages, from what people reviewed.

    Each article is written as it is, with its sentences replaced: a reviewed translation exactly as it was written.
    An article in which a sentence is not reviewed, or has changed since (stale), is listed and not written, unless
    --missing and --stale say otherwise.

    Exit codes: 0 done; 1 something is not reviewed or stale; 2 bad input or usage.

    Examples:

      l10n publish --to es --to ca -o public

      l10n publish articles --to pt-BR -o "site/{lang}" --missing machine

      cat koursk.txt | l10n publish - --to es --catalog koursk.po > k.es.txt
    """
    from l10n import config
    from l10n.pipeline import publish as pipeline

    paths = paths or own_articles(config.project())
    options = publish_options(
        paths, to, folder, missing, stale, source, locales, catalog, encoding, compile=mo, streams=True
    )
    errors: list[L10nError] = []
    ready = True
    for page in pipeline.prepare(paths, options):
        done = page if dry_run else pipeline.write(page, options.config.root, force=force)
        show(done)
        if done.error is not None:
            errors.append(done.error)
        elif done.gaps:
            ready = False
        elif done.path is None and folder_is_stream(paths, folder):
            if not dry_run:
                say(done.data)
        elif done.path is not None:
            path, state = short_path(done.path), msg(done.state)
            inform(in_lines(msg("{path}: {state} ({what})", path=path, state=state, what=contents(done))))
        else:
            inform(in_lines(msg("{path}: {what}", path=short_path(done.mo_path), what=contents(done))))
    return L10nError.exit_code if errors else int(not ready)


def folder_is_stream(paths: Sequence[str], folder: str | None) -> bool:
    """Whether pages go to standard output."""
    return folder == "-" or (folder is None and "-" in paths)


def publish_options(
    paths: Sequence[str],
    to: Sequence[str] | None,
    folder: str | None,
    missing: str,
    stale: str,
    source: str | None,
    locales: Path | None,
    catalog: Path | None,
    encoding: str | None,
    *,
    compile: bool = False,
    streams: bool = False,
) -> PublishOptions:
    """Return what is to be published, and how; raise UsageError for what can't be asked for.

    `streams` says whether pages may go to standard output.
    """
    from l10n import config
    from l10n.pipeline.publish import PublishOptions
    from l10n.pipeline.publish_policy import Missing, Stale

    project = config.project([Path(path) for path in paths if path != "-"])
    source, targets = languages(source, to)
    targets = targets or project.targets
    stdin, stream = "-" in paths, folder_is_stream(paths, folder)
    if not targets:
        raise UsageError(msg("no language to publish in"), hint=msg("add --to LANG, or `to` to l10n.toml"))
    one = len(paths) == len(targets) == 1 and not Path(paths[0]).is_dir()
    if stdin and (not one or catalog is None):
        raise UsageError(msg("- takes one language, no other path, and --catalog FILE"))
    if stdin and not (stream and streams):
        raise UsageError(
            msg("- goes to standard output"), hint=msg("leave out -o, or name the file instead of -")
        )
    if catalog is not None and not one:
        raise UsageError(msg("--catalog is for one article in one language"), hint=msg("say --locales DIR"))
    if stream and not streams:
        raise UsageError(
            msg("there is nothing to compare with on standard output"), hint=msg("name a folder with -o")
        )
    if stream and not one:
        raise UsageError(msg("-o - takes one article in one language"), hint=msg("name a folder"))
    if not folder and not stream and not compile:
        raise UsageError(msg("no folder to publish into"), hint=msg("add -o DIR"))
    return PublishOptions(
        project,
        targets,
        None if stream else folder,
        Missing(missing),
        Stale(stale),
        source,
        encoding or project.encoding,
        locales,
        catalog,
        compile,
    )


def show(page: Page) -> None:
    """Print what is wrong with a page: an error, findings, or the sentences that are not ready, a line each."""
    if page.error is not None:
        show_error(page.error)
    for finding in page.findings:
        show_finding(finding)
    if page.gaps:
        note("".join(_refusal(page)))


def contents(page: Page) -> Message:
    """Return what a page consists of: `12 reviewed, 3 in the source language`."""
    counts = page.counts or {}
    parts = [msg("{count} {what}", count=counts[kind], what=msg(kind)) for kind in sorted(counts, key=_order)]
    return msg_list(parts) if parts else msg("nothing")


def _order(kind: object) -> int:
    from l10n.pipeline.publish_policy import Content

    return list(Content).index(Content(str(kind)))


def _refusal(page: Page) -> Iterable[str]:
    stale = sum(gap.stale for gap in page.gaps)
    missing = len(page.gaps) - stale
    what, ways = [], []
    if missing:
        what.append(msgs("{count} not reviewed", "{count} not reviewed", missing))
        ways.append(msg_choice(["--missing source", "machine"]))
    if stale:
        what.append(msgs("{count} changed since the review", "{count} changed since the review", stale))
        ways.append(msg_choice(["--stale keep", "source"]))
    assert page.catalog is not None
    path = short_path(page.catalog)
    yield in_lines(
        msg(
            "l10n: {article} is not published in {target}: {what}; review {path}, or say {ways}",
            article=page.article,
            target=page.target,
            what=msg_list(what),
            path=path,
            ways=msg_list(ways, msg_template("{one} and {other}")),
        )
    )
    gaps = () if page.waits else page.gaps  # all that is a machine's: one word settles it
    for gap in gaps[:_SHOWN]:
        changed = f"({said(msg('changed'))}) " if gap.stale else ""
        yield f"{page.article}:{gap.line}: {changed}{one_line(gap.source)}\n"
    if more := len(gaps[_SHOWN:]):
        command = f"l10n status {path}"
        yield in_lines(
            msgs("… and {count} more: {command}", "… and {count} more: {command}", more, command=command)
        )
