"""`l10n engines`: which there are, and Argos packages and Firefox models put in and taken out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.console import command, exit_code, in_lines, note, say, show_error
from l10n.cli.installing import (
    ARCHIVES,
    has_firefox_models,
    install_file,
    install_folder,
    install_model,
    install_pair,
    pair_of,
    report,
    report_removed,
)
from l10n.cli.options import Json
from l10n.errors import L10nError, UsageError
from l10n.messages import msg

engines = typer.Typer(
    name="engines",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The engines that are installed; Argos packages and Firefox models to install and remove.",
)
_SUFFIX = ".argosmodel"

_Family = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="argos or firefox.", show_default="argos"),
]


@engines.command("list")
@command
def list_(
    available: Annotated[
        bool,
        typer.Option(
            "--available", help="What Argos and Mozilla publish instead; asks them over the network."
        ),
    ] = False,
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="Of one engine alone.", show_default="all"),
    ] = None,
    as_json: Json = False,
) -> int:
    """List the pairs of languages that are installed, or those that Argos and Mozilla publish.

    Only pairs that an engine translates directly; `l10n doctor` says what a pair would use. Without --available
    nothing is fetched from the network. Where one of both can't be read, that is said, and the other's are listed.

    Exit codes: 0 done; 2 bad usage, or nothing that was asked for can be read.

    Examples:

      l10n engines list

      l10n engines list --available --engine firefox

      l10n engines list --available --json
    """
    from l10n.cli import tables
    from l10n.engines import check, listing
    from l10n.engines.available import available as published_by

    if available:
        family = _known(engine)
        published = published_by((family,) if family else ())
        for shelf in published.shelves.values():
            if shelf.stale:
                reason = msg(
                    "l10n: the index can't be read ({reason}): this is the last copy of it",
                    reason=shelf.stale,
                )
                note(in_lines(reason))
        for fault in published.faults:
            show_error(fault)
        packages = listing.installed()
        say(
            tables.json_of_available(published, packages)
            if as_json
            else tables.of_available(published, packages)
        )
        return 0
    if engine:
        check(engine)
    packages = [one for one in listing.installed() if engine in (None, one.family)]
    if as_json:
        say(tables.json_of_installed(packages))
    elif packages:
        say(tables.of_installed(packages))
    else:
        say(in_lines(msg("No engine is installed; `l10n doctor` says how to get one.")))
    return 0


@engines.command()
@command
def install(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FROM TO | FILE… | FOLDER [FROM TO]",
            help="Two languages (BCP 47), Argos packages (.argosmodel), Firefox models, or one of CTranslate2.",
            show_default=False,
        ),
    ] = None,
    bundled: Annotated[bool, typer.Option("--bundled", help="The packages that come with l10n.")] = False,
    engine: _Family = None,
) -> int:
    """Install Argos packages or Firefox models, published ones or from files, or a model of CTranslate2.

    Where nothing leads from one language to the other, the two that lead through English are installed. Each is
    looked at, unpacked aside and made to translate a sentence before it replaces anything. A download that broke
    goes on where it was. ARGOS_PACKAGE_INDEX and ARGOS_PACKAGES_DIR name another index and another folder,
    L10N_FIREFOX_SERVER and L10N_FIREFOX_DIR another server of Mozilla's records and another folder.

    FOLDER is what CTranslate2's converters write, with the model's own SentencePiece files: of OPUS-MT, M2M-100,
    NLLB-200 or MADLAD-400; FROM TO are for one whose files don't say its languages. Or it has Firefox models, as
    fxtranslate's cache does; these may be in an archive, too. All is copied.

    Exit codes: 0 done; 2 no network, a broken package or bad usage; 3 nothing is published for the pair.

    Examples:

      l10n engines install fr en

      l10n engines install en pt --engine firefox

      l10n engines install translate-fr_en-1_9.argosmodel

      l10n engines install ~/.cache/fxtranslate

      l10n engines install --bundled

      l10n engines install ./opus-mt-fr-en fr en
    """
    from l10n.engines.packages.install import install_bundled

    family = _known(engine)
    what = what or []
    if bundled:
        if what:
            raise UsageError(msg("--bundled says which packages by itself"), hint=msg("leave the others out"))
        for done in install_bundled():
            report(done)
        return 0
    if what and _is_folder(what[0]) and not has_firefox_models(what[0], family):
        return install_folder(Path(what[0]), what[1:])
    are_files = [_is_file(one) for one in what]
    if what and all(are_files):
        errors: list[L10nError] = []
        for one in what:
            try:
                for done in install_file(one, family):
                    report(done)
            except L10nError as error:
                show_error(error)
                errors.append(error)
        return exit_code(errors, (), "never")
    if any(are_files) or len(what) != 2:
        hint = msg(
            "as in `l10n engines install fr en` or `l10n engines install FILE{suffix}`", suffix=_SUFFIX
        )
        raise UsageError(msg("give two languages, or files"), hint=hint)
    return install_model(pair_of(*what)) if family == "firefox" else install_pair(pair_of(*what))


@engines.command()
@command
def remove(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="FROM TO | NAME",
            help="Two languages (BCP 47), or the name of a model.",
            show_default=False,
        ),
    ],
    engine: _Family = None,
) -> int:
    """Remove the Argos package or Firefox model for two languages, or a model of CTranslate2 by its folder's name.

    Exit codes: 0 done; 2 there is none, or bad usage.

    Examples:

      l10n engines remove fr en

      l10n engines remove en pt --engine firefox

      l10n engines remove nllb-200-distilled-600M
    """
    from l10n.engines.ctranslate2.install import remove_model
    from l10n.engines.firefox import install as firefox
    from l10n.engines.packages import install as argos

    if len(what) == 1:
        gone = remove_model(what[0])
        report_removed(gone.card.name, gone.size, gone.path.parent)
        return 0
    if len(what) != 2:
        raise UsageError(
            msg("give two languages, or a model's name"), hint=msg("as in `l10n engines remove fr en`")
        )
    run = firefox.remove if _known(engine) == "firefox" else argos.remove
    for done in run(pair_of(*what)):
        report_removed(done.offer.origin, done.size, done.offer.path.parent)
    return 0


def _known(engine: str | None) -> str:
    """Return a family that can be installed, empty for none; raises `UsageError` for another."""
    if engine not in (None, "argos", "firefox"):
        hint = msg("choose argos or firefox; Apertium's pairs are the system's packages")
        raise UsageError(msg("{engine!r} can't be installed by l10n", engine=engine), hint=hint)
    return engine or ""


def _is_file(argument: str) -> bool:
    return argument.lower().endswith((_SUFFIX, *ARCHIVES)) or any(sign in argument for sign in "/\\")


def _is_folder(argument: str) -> bool:
    """Tell whether somebody means a folder, and not a language that one happens to be called like."""
    path = Path(argument)
    return path.is_dir() and ((path / "model.bin").is_file() or any(sign in argument for sign in "/\\"))
