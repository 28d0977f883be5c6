"""Articles as the settings of their project have them read, where they are, and what is translated in them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from l10n import articles, segmentation
from l10n.catalogs.pot import Place, places
from l10n.config import Config
from l10n.files import refused
from l10n.messages import OWN, msg
from l10n.model import Article, Finding
from l10n.model.sentences import SentenceRule, SentenceRules
from l10n.pipeline.corpus import CatalogFile

_Words = tuple[tuple[str, tuple[str, ...]], ...]


def read(
    source: articles.Source, project: Config, encoding: str | None = None
) -> tuple[Article, list[Finding]]:
    """Return an article and what a person should know about how it was read; raises what `articles.read` does.

    An `encoding` that was asked for goes before the project's.
    """
    article, findings = articles.read(
        source,
        encoding=encoding or project.encoding,
        fields=project.front_matter,
        leave_out=project.leave_out,
        elements=project.leave_out_elements,
    )
    rules = sentence_rules(project)
    return (replace(article, rules=rules) if rules else article), findings


def sentence_rules(project: Config) -> SentenceRules | None:
    """Return a project's own rules of where sentences end, None if it has none. Raises InputError for its SRX file.

    What it says itself goes before the file.
    """
    if not (project.srx or project.abbreviations or project.breaks):
        return None
    path = project.root / project.srx if project.srx else None
    try:
        stamp = path.stat().st_mtime_ns if path else 0
    except OSError as error:
        raise refused(msg("can't be read"), path, error, msg("see `srx` in l10n.toml")) from error
    own = tuple((tag, words) for tag, words in project.breaks.items())
    short = tuple((tag, words) for tag, words in project.abbreviations.items())
    return _rules(path, stamp, own, short)


@lru_cache(maxsize=4)
def _rules(path: Path | None, stamp: int, own: _Words, short: _Words) -> SentenceRules:
    """Return the rules in a file as it was at a time, with a project's own."""
    from l10n.segmentation import srx

    file = srx.read(path) if path else SentenceRules()
    breaks = {
        tag: tuple(SentenceRule(re.compile(re.escape(text)), re.compile(r"\s"), bound=True) for text in texts)
        for tag, texts in own
    }
    return replace(file, abbreviations=dict(short), breaks=breaks)


def settings(project: Config) -> list[Any]:
    """Return what an article as `read` gives it follows from besides its file, as JSON has it."""
    own = project.abbreviations, project.breaks
    left = project.leave_out, project.leave_out_elements
    return [project.encoding, project.front_matter, *left, project.srx, *map(dict, own)]


def article_of(file: CatalogFile, project: Config) -> articles.Source | None:
    """Return the article that a catalog is of, if it is there; raises InputError where that can't be told."""
    for root in project.article_roots if file.reference else ():
        if _is_file(path := root / file.reference):
            return articles.Source(path, file.article, path.name)
    return None


def places_of(article: Article, language: str, notes: str = OWN) -> tuple[Place, ...]:
    """Return where there is something to translate in an article in a language (BCP 47), in its order.

    `notes` is the language in which translators are told of each.
    """
    return tuple(places(article, segmentation.segment(article, language), notes))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # in a folder that may not be looked into, gone or not
        raise refused(
            msg("can't be read"), path, error, msg("check the permissions of its folder")
        ) from error
