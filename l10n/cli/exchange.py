"""What `l10n xliff` and `l10n table` share: their arguments, and what they print of exports and imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import in_lines, inform, short_path, show_error, show_finding
from l10n.errors import L10nError, UsageError
from l10n.messages import Message, msg, msg_list, msgs

if TYPE_CHECKING:
    from l10n.config import Config
    from l10n.pipeline.exports import ExportFormat
    from l10n.pipeline.imports import ImportFormat, ImportResult

SomeCatalogs = Annotated[
    list[Path],
    typer.Argument(metavar="CATALOG", help="Catalogs (.po), or folders of them.", show_default=False),
]
OneCatalog = Annotated[
    Path | None,
    typer.Option(
        "--catalog", metavar="FILE", help="The one file's catalog.", show_default="by article and language"
    ),
]


def export_files(
    paths: Sequence[Path], folder: Path, form: Callable[[Config], ExportFormat], what: Message, *, force: bool
) -> int:
    """Write catalogs into a folder, in the form that a project has, and say so; return the exit code.

    `what` it is in words, for what it can't hold.
    """
    from l10n import config
    from l10n.pipeline.corpus import find
    from l10n.pipeline.exports import export

    files, errors = find(paths)
    project = config.project()
    for done in export(files, folder, project, form(project), force=force):
        if done.error is not None:
            errors.append(done.error)
            continue
        assert done.path is not None
        parts = [msgs("{count} unit", "{count} units", done.units)]
        if done.lost:
            parts.append(
                msgs(
                    "{count} left out: {what} can't hold it",
                    "{count} left out: {what} can't hold them",
                    done.lost,
                    what=what,
                )
            )
        state = msg("written") if done.changed else msg("unchanged")
        units, path = msg_list(parts, "{one}; {other}"), short_path(done.path)
        inform(in_lines(msg("{path}: {state} ({units})", path=path, state=state, units=units)))
    for error in errors:
        show_error(error)
    return L10nError.exit_code if errors else 0


def merge_files(paths: Sequence[Path], form: ImportFormat, locales: Path | None, catalog: Path | None) -> int:
    """Merge files back into catalogs, and say what became of each; return the exit code."""
    from l10n import config
    from l10n.pipeline.corpus import find
    from l10n.pipeline.imports import merge

    files, errors = find(paths, *form.suffixes)
    if catalog is not None and (len(paths) != 1 or len(files) > 1):
        raise UsageError(msg("--catalog is for one file"), hint=msg("say --locales DIR"))
    for error in errors:
        show_error(error)
    failed, open_ = bool(errors), False
    for done in merge(files, config.project(), form, locales, catalog):
        if done.error is not None:
            show_error(done.error)
            failed = True
            continue
        open_ = open_ or bool(done.findings)
        _show(done)
    return L10nError.exit_code if failed else int(open_)


def _show(done: ImportResult) -> None:
    assert done.catalog is not None
    for finding in done.findings:
        show_finding(finding)
    others = [
        msgs(
            "{count} of sentences that the article has no more, kept as obsolete",
            "{count} of sentences that the article has no more, kept as obsolete",
            done.late,
        ),
        msgs("{count} of other sentences", "{count} of other sentences", done.unknown),
        msgs("{count} changed on both sides", "{count} changed on both sides", done.conflicts),
        msgs("{count} with a changed source", "{count} with a changed source", done.sources),
    ]
    parts = [
        msgs("{count} unit taken over", "{count} units taken over", done.merged),
        *(one for one in others if one.number),
    ]
    inform(in_lines(msg("{path}: {what}", path=short_path(done.catalog), what=msg_list(parts))))
