"""Options and arguments that several commands share: one wording for one thing, and one reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import short_path
from l10n.errors import UsageError
from l10n.messages import msg

if TYPE_CHECKING:
    from l10n.cluster.driver import Cluster
    from l10n.config import Config

Catalogs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="Catalogs (.po), or folders of them.", show_default="locales/ of the project"
    ),
]
GlossaryFolder = Annotated[
    Path | None,
    typer.Option(
        "--glossary", metavar="DIR", help="Folder of the glossary.", show_default="glossary/ of the project"
    ),
]
ArticlesFrom = Annotated[
    str | None,
    typer.Option("--from", metavar="LANG", help="Language of the articles.", show_default="detected"),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="LANG",
        help="Language to translate into (BCP 47); repeat it, or name several with commas.",
        show_default="`to` in l10n.toml",
    ),
]
Locales = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of the catalogs.", show_default="locales/ of the project"),
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Encoding of the articles.", show_default="UTF-8, else recognised"),
]
Json = Annotated[bool, typer.Option("--json", help="Report as JSON on standard output.")]
Force = Annotated[
    bool, typer.Option("--force", help="Replace files that l10n didn't write, or people have changed since.")
]
FailOn = Annotated[
    Literal["error", "warning", "never"],
    typer.Option(help="The least finding that makes the exit code 1."),
]
CatalogsFrom = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="LANG",
        help="Language of the sources, for catalogs that don't say.",
        show_default="detected",
    ),
]
CatalogsTo = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="LANG",
        help="Language of the targets, whatever the headers say.",
        show_default="the headers', or the paths'",
    ),
]
Selected = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="Show only what breaks these rules, of these families: numbers,terms/gap",
        show_default=False,
    ),
]
Unselected = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULES",
        help="Don't show what breaks these rules, or rules of these families.",
        show_default=False,
    ),
]

OnCluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="WHERE",
        help="Work in many processes: local, local:N, tcp://…, tls://… of a Dask scheduler, or its file.",
        show_default=False,
    ),
]


@contextmanager
def on_cluster(where: str | None, project: Config, folders: Sequence[Path] = ()) -> Iterator[Cluster | None]:
    """Give the cluster that --cluster says, whose workers write below some folders, and None for none."""
    if where is None:
        yield None
        return
    from l10n.cli.console import remark
    from l10n.cluster.driver import opened

    with opened(where, project, folders, remark) as workers:
        yield workers


def languages(source: str | None, to: Sequence[str] | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the languages that options say, as BCP 47 has them; raises UsageError for what is none.

    Each of `to` may name several, with commas between them.
    """
    from l10n.languages.tags import parse

    targets = tuple(dict.fromkeys(parse(tag) for tags in to or () for tag in tags.split(",")))
    return parse(source) if source else None, targets


def own_articles(project: Config) -> list[str]:
    """Return the articles of a project, and folders of them, for a command that isn't given any.

    Raises UsageError where there are none.
    """
    paths = [str(path) for path in project.article_paths]
    if not paths:
        place = short_path(project.articles_dir)
        hint = msg("put some into {place}, name a file or a folder, or begin with l10n init", place=place)
        raise UsageError(msg("there are no articles yet"), hint=hint)
    return paths
