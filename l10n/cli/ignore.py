"""`l10n ignore`: a translator's word that a finding is wrong, for those whose tool can't edit comments."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, inform, say, short_path
from l10n.cli.options import GlossaryFolder, Locales
from l10n.errors import UsageError
from l10n.text.display import one_line

_FINGERPRINT = re.compile("[0-9a-fA-F]{6,16}")


@command
def ignore(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FINGERPRINT… | CATALOG RULE [TERM]",
            help="What l10n check shows at the end of a finding's line; or a catalog, the rule whose finding is"
            " wrong (its family or old name, too), and the term that it is about.",
            show_default=False,
        ),
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
    locales: Locales = None,
    glossary: GlossaryFolder = None,
    listing: Annotated[bool, typer.Option("--list", help="Show what is ignored in the catalog.")] = False,
) -> int:
    """Say that a translation is right though a rule finds something in it.

    It holds for one sentence, until that changes, and stands in the catalog as a translator's comment:

      # l10n-ignore: terms/missing Koursk; the boat is called so; 9f3c0a1b2c3d

    A fingerprint stays the same when lines move: several can be given at once, and are looked for in all catalogs of
    the project. Where nothing is found nothing is written.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n ignore 3f2a9c1b 90d1c2e7 --reason "the boat is called so"

      l10n ignore locales/es/LC_MESSAGES/koursk.po terms/missing Koursk --line 42 --reason "the boat is called so"

      l10n ignore locales/es/LC_MESSAGES/koursk.po --list
    """
    from l10n import config
    from l10n.files import folders_that_stay
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.glossary import load
    from l10n.pipeline.ignore import ignore as run
    from l10n.pipeline.ignore import ignore_findings, lines

    what = what or []
    if not what:
        raise UsageError("what is to be ignored?", hint="give the fingerprint that l10n check shows")
    if listing:
        listed = (f"{one_line(line)}\n" for name in what for line in lines(Path(name)))
        say("".join(listed) or "Nothing is ignored.\n")
        return 0
    by_fingerprint = all(map(_FINGERPRINT.fullmatch, what)) and not Path(what[0]).exists()
    if not by_fingerprint and len(what) == 1:
        raise UsageError("which rule is to be ignored?", hint="add its name: l10n check shows it in [ ]")
    if not (reason or "").strip():
        raise UsageError("an ignore needs a reason", hint='add --reason "…"')
    project = config.project()
    terms = load(project, glossary)
    if not by_fingerprint and (source is None) == (line is None):
        raise UsageError("which sentence?", hint="give --source or --line, one of them")
    if not by_fingerprint and len(what) > 3:
        raise UsageError("a term of several words is one argument", hint='put it into quotes: "…"')
    with folders_that_stay(), Answers() as answers:
        if by_fingerprint:
            paths = [locales or project.locales_dir]
            done = ignore_findings(what, reason or "", project, terms, paths, answers)
        else:
            catalog, check, term = (*what, "")[:3]
            at = partial(run, source=source, line=line, answers=answers)
            done = [at(Path(catalog), check, term, reason or "", project, terms)]
    for one in done:
        inform(f"{short_path(one.path)}: {one_line(one.what)} is ignored in «{one_line(one.source)}»\n")
    return 0
