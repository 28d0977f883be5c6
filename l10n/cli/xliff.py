"""`l10n xliff`: catalogs out as XLIFF 1.2 or 2.0, and back in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, inform, short_path, show_error, show_finding
from l10n.cli.options import Force, Locales
from l10n.errors import L10nError, UsageError
from l10n.model import Finding, Severity
from l10n.text.display import many

if TYPE_CHECKING:
    from l10n.pipeline.xliff import ImportResult

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
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="CATALOG…", help="Catalogs (.po), or folders of them.", show_default=False),
    ],
    folder: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder: DIR/LANG/ARTICLE.xlf.", show_default=False
        ),
    ],
    version: Annotated[
        Version, typer.Option("--version", help="1.2, which most tools read, or 2.0.")
    ] = Version.V1,
    force: Force = False,
) -> int:
    """Write catalogs as XLIFF.

    Reviewed translations are final (in 1.2 approved, too); what nobody has reviewed says needs-review-translation, in
    2.0 initial.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n xliff export locales/es -o outbox

      l10n xliff export locales/es -o outbox --version 2.0
    """
    from l10n import config
    from l10n.pipeline.corpus import find
    from l10n.pipeline.xliff import export as run

    files, errors = find(paths)
    for done in run(files, folder, config.project(), version=version.value, force=force):
        if done.error is not None:
            errors.append(done.error)
            continue
        assert done.path is not None
        lost = f"; {done.lost} left out: XLIFF can't hold them" if done.lost else ""
        state = "written" if done.changed else "unchanged"
        inform(f"{short_path(done.path)}: {state} ({many(done.units, 'unit')}{lost})\n")
    for error in errors:
        show_error(error)
    return L10nError.exit_code if errors else 0


@xliff.command("import")
@command
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="XLIFF files, or folders of them (.xlf).", show_default=False),
    ],
    locales: Locales = None,
    catalog: Annotated[
        Path | None,
        typer.Option(
            "--catalog",
            metavar="FILE",
            help="The one file's catalog.",
            show_default="by article and language",
        ),
    ] = None,
) -> int:
    """Merge XLIFF files (1.1 to 2.1) back into the catalogs that they were exported from.

    What was changed in the XLIFF becomes a person's: reviewed if its state is translated, signed-off or final, or if
    it is approved. What a person changed in the catalog meanwhile stays, and is named. Nothing is deleted.

    Exit codes: 0 done; 1 something was changed on both sides; 2 bad input or usage.

    Examples:

      l10n xliff import inbox

      l10n xliff import koursk.xlf --catalog locales/es/LC_MESSAGES/koursk.po
    """
    from l10n import config
    from l10n.pipeline.corpus import find
    from l10n.pipeline.xliff import merge

    files, errors = find(paths, ".xlf")
    if catalog is not None and (len(paths) != 1 or len(files) > 1):
        raise UsageError("--catalog is for one file", hint="say --locales DIR")
    for error in errors:
        show_error(error)
    failed, conflicts = bool(errors), False
    for done in merge(files, config.project(), locales, catalog):
        if done.error is not None:
            show_error(done.error)
            failed = True
            continue
        conflicts = conflicts or bool(done.conflicts)
        _show(done)
    return L10nError.exit_code if failed else int(conflicts)


def _show(done: ImportResult) -> None:
    assert done.catalog is not None
    for conflict in done.conflicts:
        message = f"changed here and in {done.path.name}: this stays; there it is “{conflict.target}”"
        entry = conflict.entry
        show_finding(
            Finding(
                "changed-twice",
                Severity.WARNING,
                message,
                str(done.catalog),
                entry.line,
                entry.source,
                rule="xliff/changed-twice",
            )
        )
    parts = [f"{many(done.merged, 'unit')} taken over"]
    parts += [f"{done.late} of sentences that the article has no more, kept as obsolete"] * bool(done.late)
    parts += [f"{done.unknown} of other sentences"] * bool(done.unknown)
    parts += [f"{len(done.conflicts)} changed on both sides"] * bool(done.conflicts)
    inform(f"{short_path(done.catalog)}: {', '.join(parts)}\n")
