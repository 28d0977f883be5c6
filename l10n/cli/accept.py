"""`l10n accept`: a person's word on a catalog that lost its flags, or sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, exit_code, in_lines, inform, short_path, show_error
from l10n.errors import L10nError
from l10n.messages import Message, msg, msg_list, msgs


@command
def accept(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Catalogs (.po).", show_default=False)],
    not_reviewed: Annotated[
        bool,
        typer.Option(
            "--not-reviewed", help="A tool dropped the flags: put them back on what is the machine's."
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Do so though the catalog has fuzzy flags: its reviews go.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
) -> int:
    """Take a catalog without any fuzzy flag, or that lacks sentences, as it is.

    OmegaT drops every fuzzy flag when it saves. A catalog in which all are gone while most translations are
    still the machine's is therefore left alone until a person has spoken: this way, or with --not-reviewed.
    One that lacks sentences which a person translated may be half-written; this says that they may go.
    Where it is changed, the file as it was is kept as FILE~.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n accept locales/es/LC_MESSAGES/koursk.po

      l10n accept --not-reviewed --dry-run locales/es/LC_MESSAGES/koursk.po
    """
    from l10n import config
    from l10n.pipeline.accept import accept as run

    errors: list[L10nError] = []
    for result in run(files, config.project(), reviewed=not not_reviewed, force=force, dry_run=dry_run):
        if result.error is not None:
            show_error(result.error)
            errors.append(result.error)
        else:
            what = [_outcome(result.count, reviewed=not not_reviewed, dry_run=dry_run)]
            if result.lacking:
                what += [
                    msgs(
                        "{count} sentence that a person translated may go",
                        "{count} sentences that a person translated may go",
                        result.lacking,
                    )
                ]
            path = short_path(result.path)
            inform(in_lines(msg("{path}: {what}", path=path, what=msg_list(what, "{one}; {other}"))))
    return exit_code(errors, (), "never")


def _outcome(count: int, *, reviewed: bool, dry_run: bool) -> Message:
    """Return what becomes of translations."""
    if reviewed and dry_run:
        return msgs(
            "{count} translation would be accepted as reviewed",
            "{count} translations would be accepted as reviewed",
            count,
        )
    if reviewed:
        return msgs(
            "{count} translation accepted as reviewed", "{count} translations accepted as reviewed", count
        )
    if dry_run:
        return msgs(
            "{count} translation would wait for review again",
            "{count} translations would wait for review again",
            count,
        )
    return msgs(
        "{count} translation waits for review again", "{count} translations wait for review again", count
    )
