"""`l10n ignore`: a translator's word that a finding is wrong, for those whose tool can't edit comments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, inform, say, short_path
from l10n.errors import UsageError
from l10n.text.display import one_line


@command
def ignore(
    catalog: Annotated[Path, typer.Argument(metavar="CATALOG", help="Catalog (.po).", show_default=False)],
    check: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE",
            help="The rule whose finding is wrong, its family or old name.",
            show_default=False,
        ),
    ] = None,
    term: Annotated[
        str | None,
        typer.Argument(metavar="[TERM]]", help="Only about this term.", show_default="all that it finds"),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXT", help="The sentence, or a part of it.", show_default=False),
    ] = None,
    line: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="The line that `l10n check` names.", show_default=False),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it is right as it is.", show_default=False)
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Show what is ignored in the catalog.")] = False,
) -> int:
    """Say that a translation is right though a rule finds something in it.

    It holds for one sentence, until that changes, and stands in the catalog as a translator's comment:

      # l10n-ignore: terms/missing Koursk; the boat is called so; 9f3c0a1b2c3d

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n ignore locales/es/LC_MESSAGES/koursk.po terms/missing Koursk --line 42 --reason "the boat is called so"

      l10n ignore locales/es/LC_MESSAGES/koursk.po --list
    """
    from l10n.pipeline.ignore import ignore as run
    from l10n.pipeline.ignore import lines

    if listing:
        say("".join(f"{one_line(line)}\n" for line in lines(catalog)) or "Nothing is ignored.\n")
        return 0
    if not check:
        raise UsageError("which rule is to be ignored?", hint="add its name: l10n check shows it in [ ]")
    if not (reason or "").strip():
        raise UsageError("an ignore needs a reason", hint='add --reason "…"')
    if (source is None) == (line is None):
        raise UsageError("which sentence?", hint="give --source or --line, one of them")
    sentence = run(catalog, check, term or "", reason or "", source=source, line=line)
    what = f"{check} {term or ''}".strip()
    inform(f"{short_path(catalog)}: {one_line(what)} is ignored in «{one_line(sentence)}»\n")
    return 0
