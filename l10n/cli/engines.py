"""`l10n engines`: which there are, and Argos packages put in and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, exit_code, note, say, short_path, show_error
from l10n.cli.options import Json
from l10n.errors import L10nError, NoEngineError, UsageError
from l10n.model import LanguagePair
from l10n.text.display import one_line

if TYPE_CHECKING:
    from l10n.engines.packages.download import Progress
    from l10n.engines.packages.index import Entry
    from l10n.engines.packages.staging import Done

engines = typer.Typer(
    name="engines",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The engines that are installed; Argos packages to install and remove.",
)
_SUFFIX = ".argosmodel"


@engines.command("list")
@command
def list_(
    available: Annotated[
        bool,
        typer.Option("--available", help="What Argos publishes instead; asks its index over the network."),
    ] = False,
    as_json: Json = False,
) -> int:
    """List the pairs of languages that are installed, or those that Argos publishes.

    Only pairs that an engine translates directly; `l10n doctor` says what a pair would use. Without --available
    nothing is fetched from the network.

    Exit codes: 0 done; 2 bad usage, or the index can't be read.

    Examples:

      l10n engines list

      l10n engines list --available --json
    """
    from l10n.cli import tables
    from l10n.engines import listing
    from l10n.engines.packages import index

    packages = listing.installed()
    if available:
        published = index.load(copy_will_do=True)
        if published.stale:
            note(f"l10n: the index can't be read ({published.stale}): this is the last copy of it\n")
        say(
            tables.json_of_available(published, packages)
            if as_json
            else tables.of_available(published, packages)
        )
    elif as_json:
        say(tables.json_of_installed(packages))
    elif packages:
        say(tables.of_installed(packages))
    else:
        say("No engine is installed; `l10n doctor` says how to get one.\n")
    return 0


@engines.command()
@command
def install(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FROM TO | FILE… | FOLDER [FROM TO]",
            help="Two languages (BCP 47), Argos packages (.argosmodel), or a model of CTranslate2.",
            show_default=False,
        ),
    ] = None,
    bundled: Annotated[bool, typer.Option("--bundled", help="The packages that come with l10n.")] = False,
) -> int:
    """Install Argos packages, of the index that Argos publishes or from files, or a model of CTranslate2.

    Where no package leads from one language to the other, the two that lead through English are installed. Each is
    looked at, unpacked aside and made to translate a sentence before it replaces anything. A download that broke
    goes on where it was. ARGOS_PACKAGE_INDEX and ARGOS_PACKAGES_DIR name another index and another folder.

    FOLDER is what CTranslate2's converters write, with the model's own SentencePiece files: of OPUS-MT, M2M-100,
    NLLB-200 or MADLAD-400. It is copied. FROM TO are for one whose files don't say its languages.

    Exit codes: 0 done; 2 no network, a broken package or bad usage; 3 Argos publishes nothing for the pair.

    Examples:

      l10n engines install fr en

      l10n engines install translate-fr_en-1_9.argosmodel

      l10n engines install --bundled

      l10n engines install ./opus-mt-fr-en fr en
    """
    from l10n.engines.packages.install import install_bundled, install_file

    what = what or []
    if bundled:
        if what:
            raise UsageError("--bundled says which packages by itself", hint="leave the others out")
        for done in install_bundled():
            _report(done)
        return 0
    if what and _is_folder(what[0]):
        return _install_folder(Path(what[0]), what[1:])
    are_files = [_is_file(one) for one in what]
    if what and all(are_files):
        errors: list[L10nError] = []
        for one in what:
            try:
                _report(install_file(Path(one)))
            except L10nError as error:
                show_error(error)
                errors.append(error)
        return exit_code(errors, (), "never")
    if any(are_files) or len(what) != 2:
        hint = f"as in `l10n engines install fr en` or `l10n engines install FILE{_SUFFIX}`"
        raise UsageError("give two languages, or files", hint=hint)
    return _install_pair(_pair(*what))


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
) -> int:
    """Remove the Argos package for a pair of languages, or a model of CTranslate2 by its folder's name.

    Exit codes: 0 done; 2 there is none, or bad usage.

    Examples:

      l10n engines remove fr en

      l10n engines remove nllb-200-distilled-600M
    """
    from l10n.engines.ctranslate2.install import remove_model
    from l10n.engines.packages.install import remove as run
    from l10n.text.display import file_size

    if len(what) == 1:
        gone = remove_model(what[0])
        say(
            f"removed {one_line(gone.card.name)}: {file_size(gone.size)} freed in {short_path(gone.path.parent)}\n"
        )
        return 0
    if len(what) != 2:
        raise UsageError("give two languages, or a model's name", hint="as in `l10n engines remove fr en`")
    for done in run(_pair(*what)):
        place = short_path(done.offer.path.parent)
        say(f"removed {one_line(done.offer.origin)}: {file_size(done.size)} freed in {place}\n")
    return 0


def _is_file(argument: str) -> bool:
    return argument.lower().endswith(_SUFFIX) or any(sign in argument for sign in "/\\")


def _is_folder(argument: str) -> bool:
    """Tell whether somebody means a folder, and not a language that one happens to be called like."""
    path = Path(argument)
    return path.is_dir() and ((path / "model.bin").is_file() or any(sign in argument for sign in "/\\"))


def _install_folder(folder: Path, languages: list[str]) -> int:
    from l10n.engines.ctranslate2.install import install_folder
    from l10n.text.display import file_size

    if len(languages) not in (0, 2):
        raise UsageError("give two languages after a folder, or none", hint=f"{folder} FROM TO")
    pair = _pair(*languages) if languages else None
    done = install_folder(folder, (pair.source, pair.target) if pair else None)
    content = done.card.content
    what = (
        f"{len(content.sources)} → {len(content.targets)} languages"
        if len(content.targets) > 1
        else f"{next(iter(content.sources))}→{next(iter(content.targets))}"
    )
    say(
        f"installed {one_line(done.card.name)} ({content.kind.name}, {what}, {file_size(done.size)})"
        f" in {short_path(done.path)}\nits licence: {content.kind.licence}\n"
    )
    return 0


def _pair(source: str, target: str) -> LanguagePair:
    from l10n.languages import tags

    pair = LanguagePair(tags.parse(source), tags.parse(target))
    if pair.source == pair.target:
        raise UsageError(f"{source} and {target} are the same language", hint="give two")
    return pair


def _install_pair(pair: LanguagePair) -> int:
    from l10n.engines import argos, how_to_get, offers, registry
    from l10n.engines.packages import index
    from l10n.engines.packages.install import install_entry

    route = index.load().route(pair)
    if not route:
        reason = f"Argos publishes no package for {pair}, nor a way through English"
        others = [name for name in registry.FAMILIES if name != argos.NAME]
        raise NoEngineError(reason, hint=how_to_get(pair, offers(), *others))
    if len(route) > 1:
        say(f"no package leads {pair}: installing {' and '.join(str(entry.pair) for entry in route)}\n")
    for entry in route:
        with _bar(entry) as progress:
            done = install_entry(entry, progress=progress)
        _report(done)
    return 0


def _report(done: Done) -> None:
    from l10n.text.display import file_size

    if not done.new:
        say(f"{one_line(done.offer.origin)} is installed already, and works\n")
        return
    others = f", in place of {', '.join(done.replaced)}" if done.replaced else ""
    say(
        f"installed {one_line(done.offer.origin)} ({file_size(done.size)}) in {short_path(done.offer.path)}{others}\n"
    )


@contextmanager
def _bar(entry: Entry) -> Iterator[Progress]:
    """Show a bar for whoever looks on."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    name = f"{entry.pair} {entry.metadata.version}"
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"asking for {name}", total=None)

        def progress(done: int, total: int | None) -> None:
            what = "trying" if done == total else "downloading"  # once all is there, it is tried
            bar.update(task, completed=done, total=total, description=f"{what} {name}")

        yield progress
