"""What the commands of `l10n memory` share: their options, and what they tell of the memory they opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import show_error, show_finding
from l10n.errors import L10nError

if TYPE_CHECKING:
    from l10n.pipeline.memory import FillResult, OpenMemory

Source = Annotated[
    str | None,
    typer.Option("--from", metavar="LANG", help="Language of the sources (BCP 47).", show_default="any"),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="LANG", help="Language of the targets; may be repeated.", show_default="any"
    ),
]
Unreviewed = Annotated[
    bool, typer.Option("--unreviewed", help="Take what nobody has reviewed, too: machine output.")
]


def tell(session: OpenMemory) -> int:
    """Show what was found when the memory was opened, and return the exit code of that."""
    for finding in session.findings:
        show_finding(finding)
    return errors(session.filled)


def errors(filled: FillResult) -> int:
    """Show what was found in catalogs, and which couldn't be taken into the memory; return the exit code of that."""
    for finding in filled.findings:
        show_finding(finding)
    for error in filled.errors:
        show_error(error)
    return L10nError.exit_code if filled.errors else 0
