"""`l10n xliff`: catalogs out as XLIFF 1.2 or 2.0, and back in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command
from l10n.cli.exchange import OneCatalog, SomeCatalogs, export_files, merge_files
from l10n.cli.options import Force, GlossaryFolder, Locales
from l10n.messages import msg

xliff = typer.Typer(
    name="xliff",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Catalogs out as XLIFF for other tools, and back in.",
)


class Version(StrEnum):
    """The versions of XLIFF that are written."""

    V1 = "1.2"
    V2 = "2.0"


@xliff.command()
@command
def export(
    paths: SomeCatalogs,
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder: DIR/LANG/ARTICLE.xlf.", show_default=False
        ),
    ],
    version: Annotated[
        Version, typer.Option("--version", help="1.2, which most tools read, or 2.0.")
    ] = Version.V1,
    glossary: GlossaryFolder = None,
    force: Force = False,
) -> int:
    """Write catalogs as XLIFF, with the glossary's terms marked in the sources.

    Reviewed translations are final (in 1.2 approved, too); what nobody has reviewed says needs-review-translation, in
    2.0 initial.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n xliff export locales/es -o outbox

      l10n xliff export locales/es -o outbox --version 2.0
    """
    from l10n.pipeline.exports import xliff_format
    from l10n.pipeline.glossary import load

    return export_files(
        paths,
        folder,
        lambda project: xliff_format(version.value, load(project, glossary)),
        msg("XLIFF"),
        force=force,
    )


@xliff.command("import")
@command
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="XLIFF files, or folders of them (.xlf).", show_default=False),
    ],
    locales: Locales = None,
    catalog: OneCatalog = None,
) -> int:
    """Merge XLIFF files (1.1 to 2.1) back into the catalogs that they were exported from.

    What was changed in the XLIFF becomes a person's: reviewed if its state is translated, signed-off or final, or if
    it is approved. What a person changed in the catalog meanwhile stays, and is named. Nothing is deleted.

    Exit codes: 0 done; 1 something was changed on both sides; 2 bad input or usage.

    Examples:

      l10n xliff import inbox

      l10n xliff import koursk.xlf --catalog locales/es/LC_MESSAGES/koursk.po
    """
    from l10n.pipeline.imports import XLIFF

    return merge_files(paths, XLIFF, locales, catalog)
