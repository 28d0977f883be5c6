"""The commands: a module with a function of its name each, and a line here.

Modules import what is heavy inside the function, so that `l10n --help` costs little more than typer itself.
"""

from __future__ import annotations

from typing import Annotated

import typer

from l10n import __version__
from l10n.cli.accept import accept
from l10n.cli.check import check
from l10n.cli.diff import diff
from l10n.cli.doctor import doctor
from l10n.cli.engines import engines
from l10n.cli.glossary import glossary
from l10n.cli.ignore import ignore
from l10n.cli.init import init
from l10n.cli.memory import memory
from l10n.cli.publish import publish
from l10n.cli.report import report
from l10n.cli.segment import segment
from l10n.cli.serve import serve
from l10n.cli.status import status
from l10n.cli.table import table
from l10n.cli.translate import translate
from l10n.cli.xliff import xliff

app = typer.Typer(
    name="l10n",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich would swallow `[tool.l10n]`, and costs half of the start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(init)
app.command()(translate)
app.command()(check)
app.command()(ignore)
app.command()(accept)
app.command()(publish)
app.command()(diff)
app.command()(status)
app.command()(report)
app.command()(segment)
app.command()(doctor)
app.command()(serve)
app.add_typer(glossary)
app.add_typer(memory)
app.add_typer(engines)
app.add_typer(xliff)
app.add_typer(table)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"l10n {__version__}")
        raise typer.Exit


def _trust(wanted: bool) -> None:
    if wanted:
        from l10n.config.trust import trust_everything

        trust_everything()


@app.callback()
def l10n(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    trust: Annotated[
        bool,
        typer.Option(
            "--trust",
            callback=_trust,
            help="Take settings that are another user's, or lead out of their project's folder.",
        ),
    ] = False,
) -> None:
    """Translate articles offline into gettext catalogs that people review.

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage; 3 no engine for the pair;
    130 stopped with Ctrl-C, 143 with SIGTERM: what is finished is kept.

    Examples:

      l10n init --to es,ca,en

      l10n translate

      l10n translate --help
    """
