"""What `l10n engines install` puts in, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, TypeVar

from l10n.cli.console import in_lines, inform, short_path
from l10n.errors import NoEngineError, UsageError
from l10n.messages import Message, msg, msg_list, msg_template, said
from l10n.model import LanguagePair
from l10n.text.display import one_line

if TYPE_CHECKING:
    from l10n.engines.firefox.remote import Release
    from l10n.engines.packages.download import Progress
    from l10n.engines.packages.index import Entry
    from l10n.engines.packages.staging import Done

T = TypeVar("T", "Entry", "Release")

ARCHIVES = (".zip", ".whl", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")
"""How the names of archives end."""


def pair_of(source: str, target: str) -> LanguagePair:
    """Return two languages as a pair; raises `UsageError` for what is none."""
    from l10n.languages import tags

    pair = LanguagePair(tags.parse(source), tags.parse(target))
    if pair.source == pair.target:
        raise UsageError(
            msg("{source} and {target} are the same language", source=source, target=target),
            hint=msg("give two"),
        )
    return pair


def has_firefox_models(argument: str, family: str) -> bool:
    """Tell whether Firefox models are meant: by name, or a folder that isn't CTranslate2's, or an archive."""
    from l10n.engines.firefox.bundles import are_in

    if family:
        return family == "firefox"
    path = Path(argument)
    return are_in(path) if path.is_dir() else argument.lower().endswith(ARCHIVES)


def install_file(argument: str, family: str) -> list[Done]:
    """Install what is in a file or folder: an Argos package, or the Firefox models of a folder or another archive."""
    from l10n.engines.firefox.install import install_path
    from l10n.engines.packages import install as argos

    path = Path(argument)
    return install_path(path) if has_firefox_models(argument, family) else [argos.install_file(path)]


def install_folder(folder: Path, languages: list[str]) -> int:
    """Install a model of CTranslate2, and return the exit code; raises `L10nError`."""
    from l10n.engines.ctranslate2.install import install_folder
    from l10n.text.display import file_size

    if len(languages) not in (0, 2):
        raise UsageError(
            msg("give two languages after a folder, or none"), hint=msg("{folder} FROM TO", folder=folder)
        )
    pair = pair_of(*languages) if languages else None
    done = install_folder(folder, (pair.source, pair.target) if pair else None)
    content = done.card.content
    what = languages_of(content.sources, content.targets)
    inform(
        in_lines(
            msg(
                "installed {name} ({kind}, {languages}, {size}) in {path}",
                name=one_line(done.card.name),
                kind=content.kind.name,
                languages=what,
                size=file_size(done.size),
                path=short_path(done.path),
            ),
            msg("its licence: {licence}", licence=content.kind.licence),
        )
    )
    return 0


def languages_of(sources: Collection[str], targets: Collection[str]) -> Message:
    """Return what a model translates: its pair, or how many languages into how many."""
    if len(targets) > 1:
        return msg("{sources} → {targets} languages", sources=len(sources), targets=len(targets))
    return msg("{source}→{target}", source=next(iter(sources)), target=next(iter(targets)))


def install_pair(pair: LanguagePair) -> int:
    """Install what Argos publishes for a pair, and return the exit code; raises `L10nError`."""
    from l10n.engines.argos import NAME
    from l10n.engines.packages import index
    from l10n.engines.packages.install import install_entry

    return _install_route(pair, index.load().route(pair), install_entry, NAME, "Argos", msg("package"))


def install_model(pair: LanguagePair) -> int:
    """Install what Mozilla publishes for a pair, and return the exit code; raises `L10nError`."""
    from l10n.engines.firefox import NAME, remote
    from l10n.engines.firefox.install import install_release

    route = remote.route(remote.load(), pair)
    return _install_route(pair, route, install_release, NAME, "Mozilla", msg("model"))


def _install_route(
    pair: LanguagePair,
    route: Sequence[T],
    install: Callable[Concatenate[T, ...], Done],
    family: str,
    publisher: str,
    what: Message,
) -> int:
    from l10n.engines import how_to_get, offers, registry

    if not route:
        reason = msg(
            "{publisher} publishes no {what} for {pair}, nor a way through English",
            publisher=publisher,
            what=what,
            pair=pair,
        )
        others = [name for name in registry.FAMILIES if name != family]
        raise NoEngineError(reason, hint=how_to_get(pair, offers(), *others))
    if len(route) > 1:
        ways = msg_list((str(one.pair) for one in route), msg_template("{one} and {other}"))
        inform(in_lines(msg("no {what} leads {pair}: installing {ways}", what=what, pair=pair, ways=ways)))
    for one in route:
        with _bar(f"{one.pair} {one.metadata.version}") as progress:
            done = install(one, progress=progress)
        report(done)
    return 0


def report(done: Done) -> None:
    """Say what became of a package or a model."""
    from l10n.text.display import file_size

    if not done.new:
        inform(in_lines(msg("{name} is installed already, and works", name=one_line(done.offer.origin))))
        return
    what = msg(
        "installed {name} ({size}) in {path}",
        name=one_line(done.offer.origin),
        size=file_size(done.size),
        path=short_path(done.offer.path),
    )
    if done.replaced:
        what = msg("{what}, in place of {others}", what=what, others=", ".join(done.replaced))
    inform(in_lines(what))


def report_removed(name: str, size: int, folder: Path) -> None:
    """Say that a package or a model is gone, and from where."""
    from l10n.text.display import file_size

    inform(
        in_lines(
            msg(
                "removed {name}: {size} freed in {folder}",
                name=one_line(name),
                size=file_size(size),
                folder=short_path(folder),
            )
        )
    )


@contextmanager
def _bar(name: str) -> Iterator[Progress]:
    """Show a bar for whoever looks on."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(said(msg("asking for {name}", name=name)), total=None)

        def progress(done: int, total: int | None) -> None:
            # Once all is there, it is tried.
            what = msg("trying {name}", name=name) if done == total else msg("downloading {name}", name=name)
            bar.update(task, completed=done, total=total, description=said(what))

        yield progress
