"""Articles as the settings of their project have them read, where they are, and what is translated in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from l10n import articles, segmentation
from l10n.catalogs.pot import Place, places
from l10n.config import Config
from l10n.files import refused
from l10n.model import Article, Finding
from l10n.pipeline.corpus import CatalogFile


def read(
    source: articles.Source, project: Config, encoding: str | None = None
) -> tuple[Article, list[Finding]]:
    """Return an article and what a person should know about how it was read; raises what `articles.read` does.

    An `encoding` that was asked for goes before the project's.
    """
    return articles.read(
        source,
        encoding=encoding or project.encoding,
        fields=project.front_matter,
        leave_out=project.leave_out,
    )


def settings(project: Config) -> list[Any]:
    """Return what an article as `read` gives it follows from besides its file, as JSON has it."""
    return [project.encoding, project.front_matter, project.leave_out]


def article_of(file: CatalogFile, project: Config) -> articles.Source | None:
    """Return the article that a catalog is of, if it is there; raises InputError where that can't be told."""
    for root in project.article_roots if file.reference else ():
        if _is_file(path := root / file.reference):
            return articles.Source(path, file.article, path.name)
    return None


def places_of(article: Article, language: str) -> tuple[Place, ...]:
    """Return where there is something to translate in an article in a language (BCP 47), in its order."""
    return tuple(places(article, segmentation.segment(article, language)))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # in a folder that may not be looked into, gone or not
        raise refused("can't be read", path, error, "check the permissions of its folder") from error
