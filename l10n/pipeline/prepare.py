"""From paths to jobs: articles read, their language known, cut into segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n import articles, engines, segmentation
from l10n.catalogs.pot import Place, places
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.languages import tags
from l10n.model import Article, Finding
from l10n.text import detection

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """An article ready to be translated: its file, as it was asked for, its language (BCP 47) and places.

    `confidence` is 1 if the language was given.
    """

    article: Article
    path: str
    source: str
    confidence: float
    places: tuple[Place, ...]


@dataclass(slots=True)
class Preparation:
    """What `prepare` found: jobs, and what was wrong with the other inputs."""

    jobs: list[Job] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[L10nError] = field(default_factory=list)


def check(
    paths: Sequence[str],
    targets: Sequence[str],
    source: str | None,
    wanted: Sequence[str],
    encoding: str | None,
) -> None:
    """Raise UsageError for what can't be asked for, engines `wanted` included, before any file is read."""
    if not targets:
        raise UsageError("no language to translate into", hint="add --to LANG, or `to` to l10n.toml")
    if source is not None and source in targets:
        raise UsageError(
            f"the articles are in {tags.name(source)} already ({source} to {source})",
            hint="leave that language out of --to, or correct --from",
        )
    if STDIN in paths and (len(paths) > 1 or len(targets) > 1):
        raise UsageError("- takes one language and no other path", hint="name the files instead")
    for engine in wanted:
        engines.check(engine)
    if encoding is not None:
        articles.check_encoding(encoding)


def prepare(
    paths: Sequence[str], config: Config, *, source: str | None = None, encoding: str | None = None
) -> Preparation:
    """Return the jobs of files, folders or `-`; `source` (BCP 47) is their language, `encoding` that of the files.

    Otherwise both are recognised, the language over each article, likelier one that the installed engines
    translate from. An article that can't be used is an error among those returned, and the others go on.
    """
    prepared = Preparation()
    sources = [articles.STDIN]
    if STDIN not in paths:
        sources, errors = articles.find(map(Path, paths), config.articles_dir)
        prepared.errors += errors
    likely = set() if source else engines.source_languages()
    for item in sources:
        try:
            article, findings = articles.read(item, encoding=encoding)
            job, more = _job(article, _path(item), source, likely)
        except L10nError as error:
            prepared.errors.append(error)
        else:
            prepared.jobs.append(job)
            prepared.findings += findings + more
    return prepared


def _path(source: articles.Source) -> str:
    return source.reference if source is articles.STDIN else str(source.path)


def _job(article: Article, path: str, source: str | None, likely: set[str]) -> tuple[Job, list[Finding]]:
    findings = []
    confidence = 1.0
    if source is None:
        detected = detection.detect(article.text, likely)
        if detected.lang is None:
            hint = "state it with --from"
            raise InputError("its language can't be told: too little text", path=path, hint=hint)
        source, confidence = detected.lang, detected.confidence
        findings += detection.doubts(detected, "its language", article.reference, "article/source-language")
    findings += detection.foreign_blocks(article, source)
    segments = segmentation.segment(article, source)
    if not segments:
        raise InputError("holds no word to translate", path=path, hint="leave it out")
    return Job(article, path, source, confidence, tuple(places(article, segments))), findings
