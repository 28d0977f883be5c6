"""`l10n table`: catalogs out as tables for reviewers, and back in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command
from l10n.cli.exchange import OneCatalog, SomeCatalogs, export_files, merge_files
from l10n.cli.options import Force, Locales
from l10n.messages import msg

table = typer.Typer(
    name="table",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Catalogs out as tables for people without a PO editor, and back in.",
)


class Kind(StrEnum):
    """The kinds of files that tables are written in."""

    XLSX = "xlsx"
    DOCX = "docx"


@table.command()
@command
def export(
    paths: SomeCatalogs,
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder: DIR/LANG/ARTICLE.xlsx.", show_default=False
        ),
    ],
    kind: Annotated[
        Kind,
        typer.Option(
            "--format", help="A workbook, which needs the extra l10n-articles[table], or a document."
        ),
    ] = Kind.XLSX,
    force: Force = False,
) -> int:
    """Write catalogs as tables: number, source, target, notes and state.

    Reviewers correct the target and write reviewed as the state. Every cell is text: what begins with = + - @ is
    computed by no program.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n table export locales/es -o outbox

      l10n table export locales/es -o outbox --format docx
    """
    from l10n.pipeline.exports import table_format

    return export_files(paths, folder, lambda project: table_format(kind.value), msg("a table"), force=force)


@table.command("import")
@command
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Tables, or folders of them (.xlsx, .docx).", show_default=False),
    ],
    locales: Locales = None,
    catalog: OneCatalog = None,
) -> int:
    """Merge tables back into the catalogs that they were exported from.

    A target that was changed is a person's: reviewed if its state says reviewed, to be reviewed if not. What a person
    changed in the catalog meanwhile stays, and is named, and so is a row whose source was changed. Nothing is
    deleted.

    Exit codes: 0 done; 1 something was changed on both sides, or a source; 2 bad input or usage.

    Examples:

      l10n table import inbox

      l10n table import koursk.xlsx --catalog locales/es/LC_MESSAGES/koursk.po
    """
    from l10n.pipeline.imports import TABLE

    return merge_files(paths, TABLE, locales, catalog)
