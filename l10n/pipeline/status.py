"""How far the catalogs are: what people have reviewed, what waits for them, and what has changed since."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from l10n import articles, segmentation
from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.headers import article_of
from l10n.catalogs.merging import merge
from l10n.catalogs.pot import places
from l10n.catalogs.provenance import Owner, flags_vanished, owner, reflag
from l10n.catalogs.stale import is_stale
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.files import refused
from l10n.glossary import Glossary
from l10n.languages import tags
from l10n.model import Article, LanguagePair
from l10n.pipeline.checker import Checker
from l10n.pipeline.rules import levels
from l10n.text import detection
from l10n.text.display import percent

# A word: what stands between spaces and has a letter or digit; in Chinese and Japanese each character.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]*[^\W_{_IDEOGRAPHS}][^\s{_IDEOGRAPHS}]*")


class State(StrEnum):
    """Whether the counts are those of the article as it is now."""

    CURRENT = "current"
    CHANGED = "changed"
    WAITING = "waiting"
    NO_ARTICLE = "no article"
    NO_CATALOG = "no catalog"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counts:
    """The units of a catalog, each in one of five states, and the words of their sources.

    `segments` is all of them; a sentence that an article repeats is one. `edited` are a person's that are still
    marked `fuzzy`, `stale` those whose sentence has changed since a person translated it. `words_left` are in what
    isn't reviewed.
    """

    segments: int = 0
    reviewed: int = 0
    edited: int = 0
    machine: int = 0
    stale: int = 0
    untranslated: int = 0
    findings: int = 0
    words: int = 0
    words_left: int = 0

    @property
    def percent(self) -> float:
        """How much is reviewed, in per cent of the segments, rounded down to a tenth: 100 is all of it."""
        return percent(self.reviewed, self.segments)


@dataclass(frozen=True, slots=True)
class Row:
    """How far an article is in a language; `path` is its catalog's, which need not be there."""

    article: str
    source: str
    target: str
    path: Path
    state: State = State.FAILED
    counts: Counts = Counts()
    error: L10nError | None = None


def total(rows: Iterable[Row]) -> Counts:
    """Return the sums of what rows count."""
    counted = [row.counts for row in rows]
    return Counts(*(sum(getattr(one, field.name) for one in counted) for field in fields(Counts)))


def status(
    paths: Sequence[Path],
    project: Config,
    glossary: Glossary | None = None,
    checkers: dict[LanguagePair, Checker] | None = None,
) -> Iterator[Row]:
    """Give a row for each of the catalogs at `paths`, in their order; reads only.

    Each is compared with its article, if that is in the project's folder of articles. `checkers` as for
    `l10n.pipeline.check.check`: what they have found before, they needn't look for.
    """
    checkers = {} if checkers is None else checkers
    for path in paths:
        try:
            yield _row(path, project, glossary, checkers)
        except L10nError as error:
            yield Row("", "", "", path, error=error)


def untouched(rows: Sequence[Row], project: Config) -> Iterator[Row]:
    """Give a row for each article of the project that has no catalog in a language that others are in.

    The languages are the project's, or else those of `rows`.
    """
    if not project.articles_dir.is_dir():
        return
    targets = project.targets or tuple(sorted({row.target for row in rows if row.target}))
    have = {os.path.realpath(row.path) for row in rows}
    sources = {row.article: row.source for row in rows if row.source}
    found, _ = articles.find([project.articles_dir], project.articles_dir)
    for source in found:
        lacking = [
            (target, path)
            for target in targets
            if os.path.realpath(path := project.catalog_path(source.name, target)) not in have
        ]
        if not lacking:
            continue
        try:
            article, _ = articles.read(source, encoding=project.encoding)
            language = sources.get(source.name) or project.source or detection.detect(article.text).lang
            if language is None:
                hint = "state it: `from` in l10n.toml"
                raise InputError("its language can't be told: too little text", path=source.path, hint=hint)
            entries = _entries(None, article, language)
        except L10nError as error:
            yield Row(source.name, "", "", source.path, error=error)
            continue
        for target, path in lacking:
            if target != language:
                yield Row(source.name, language, target, path, State.NO_CATALOG, _counts(entries))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # in a folder that may not be looked into, gone or not
        raise refused("can't be read", path, error, "check the permissions of its folder") from error


def _row(
    path: Path, project: Config, glossary: Glossary | None, checkers: dict[LanguagePair, Checker]
) -> Row:
    catalog = files.read(path)
    if catalog is None:
        raise files.missing(path)
    name, reference = article_of(catalog, path)
    file = project.articles_dir / reference if reference else None
    target = _tag(catalog, "Language") or ""
    source = _tag(catalog, "X-Source-Language") or project.source or ""
    row = Row(name, source, target, path, State.CURRENT)
    waits = flags_vanished(catalog)
    if waits:
        catalog = replace(catalog, entries=tuple(map(reflag, catalog.entries)))
    if file is not None and _is_file(file) and source:
        article, _ = articles.read(articles.Source(file, name, file.name), encoding=project.encoding)
        before = {entry.key for entry in catalog.active}
        catalog = replace(catalog, entries=_entries(catalog, article, source))
        if before != {entry.key for entry in catalog.active}:
            row = replace(row, state=State.CHANGED)
    elif file is not None and os.path.realpath(path) == os.path.realpath(project.catalog_path(name, target)):
        row = replace(row, state=State.NO_ARTICLE)
    counts = _counts(catalog.active)
    if source and target:
        pair = LanguagePair(source, target)
        if pair not in checkers:
            checkers[pair] = Checker(pair, glossary, levels(project))
        found = checkers[pair].find(catalog, str(path), article=name, unflagged=waits)
        counts = replace(counts, findings=len(found.findings))
    return replace(row, state=State.WAITING if waits else row.state, counts=counts)


def _entries(catalog: Catalog | None, article: Article, language: str) -> tuple[Entry, ...]:
    """Return a catalog's entries as they are for the article as it is now."""
    segments = segmentation.segment(article, language)
    return merge(catalog, tuple(places(article, segments))).entries


def _counts(entries: Iterable[Entry]) -> Counts:
    counts = dict.fromkeys((field.name for field in fields(Counts)), 0)
    for entry in entries:
        if entry.obsolete:
            continue
        words = len(_WORD.findall(entry.source))
        whose = owner(entry)
        counts["segments"] += 1
        counts["words"] += words
        counts[_state(entry, whose)] += 1
        counts["words_left"] += words if whose is not Owner.REVIEWED else 0
    return Counts(**counts)


def _state(entry: Entry, whose: Owner) -> str:
    if not any(entry.targets):  # by whomever it was emptied
        return "untranslated"
    if is_stale(entry):
        return "stale"
    if whose is Owner.PERSON and not entry.previous:
        return "edited"
    return "reviewed" if whose is Owner.REVIEWED else "machine"


def _tag(catalog: Catalog, field: str) -> str | None:
    try:
        return tags.parse(catalog.header.get(field) or "")
    except UsageError:
        return None
