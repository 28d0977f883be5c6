"""How far the catalogs are: what people have reviewed, what waits for them, and what has changed since."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from l10n import articles
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.merging import merge
from l10n.catalogs.states import State, state_of
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.files import real
from l10n.messages import msg
from l10n.model import Article
from l10n.pipeline.answers import Answers, digest, file_digest
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.check import Results, one_by_one
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import CatalogFile, Corpus
from l10n.pipeline.reading import article_of, places_of, read, settings
from l10n.reports.model import Progress, total
from l10n.scratch import Spool
from l10n.text import detection

# A word: what stands between spaces and has a letter or digit; in Chinese and Japanese each character.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]*[^\W_{_IDEOGRAPHS}][^\s{_IDEOGRAPHS}]*")


class CatalogState(StrEnum):
    """Whether the counts are those of the article as it is now."""

    CURRENT = "current"
    CHANGED = "changed"
    WAITING = "waiting"
    MARKS_LOST = "marks lost"
    NO_ARTICLE = "no article"
    NO_CATALOG = "no catalog"
    FAILED = "failed"


_STATES = {one.value: one for one in CatalogState}


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """How far an article is in a language; `path` is its catalog's, which need not be there.

    `progress` is that of the article as it is now, `check` what is wrong in the catalog as it is, in `found` places;
    `error` says why it couldn't be looked at.
    """

    article: str
    source: str
    target: str
    path: Path
    state: CatalogState = CatalogState.FAILED
    progress: Progress = field(default_factory=Progress)
    check: CatalogCheck | None = None
    found: int = 0
    error: L10nError | None = None


def numbers(rows: Iterable[CatalogStatus]) -> dict[str, float]:
    """Return the sums of what rows count, by the names that docs/status.schema.json explains."""
    listed = list(rows)
    progress = total(row.progress for row in listed)
    sums: dict[str, float] = asdict(progress)
    last = {name: sums.pop(name) for name in ("words", "words_left")}
    findings = sum(row.found for row in listed)
    return {**sums, "findings": findings, **last, "percent": progress.percent}


def status(
    corpus: Corpus,
    project: Config,
    checkers: Checkers,
    progress: Callable[[int, int], None] = lambda done, total: None,
    look: Callable[[CatalogFile, CatalogCheck], None] = lambda file, result: None,
    answers: Answers | None = None,
) -> Iterator[CatalogStatus]:
    """Give how far each of the catalogs of a corpus is, in their order, when all have been looked at; reads only.

    Each is compared with its article, if that is in the project's folder of articles, and checked as by
    `l10n.pipeline.check.check`. One that can't be checked, for want of languages, is no error here. `look` is given
    each that was looked at, as it was checked: with its units, which are not held. What `answers` knows of a catalog
    or its article isn't looked for again.
    """
    rows: Spool[tuple[Any, ...]] = Spool()
    results = Results(checkers.levels, answers)
    for file, result in one_by_one(corpus, checkers, progress, answers=answers):
        results.add(result)
        try:
            row = row_of(file, result, project, answers) if file else _failure(result.path, result.error)
        except L10nError as error:
            row = _failure(result.path, error)
        rows.add([_put_aside(row)])
        if file and not (result.error or row.error):
            look(file, result)
    for values, result in zip(rows, results, strict=True):
        yield _taken_up(values, result)


@dataclass(frozen=True, slots=True)
class MissingCatalogs:
    """An article that has no catalog in some languages, with where they would be; `language` is its own, if known."""

    source: articles.Source
    language: str | None
    paths: tuple[tuple[str, Path], ...]

    def rows(self, project: Config) -> list[CatalogStatus]:
        """Return a row for each of them, or one that says why the article can't be read."""
        try:
            article, language = self.read(project)
            entries = _entries(None, article, language)
        except L10nError as error:
            return [self.failure(error)]
        state, progress = CatalogState.NO_CATALOG, _progress(entries)
        return [
            CatalogStatus(self.source.name, language, target, path, state, progress)
            for target, path in self.paths
            if target != language
        ]

    def failure(self, error: L10nError) -> CatalogStatus:
        """Return the row that says why the article can't be looked at."""
        return replace(_failure(self.source.path, error), article=self.source.name)

    def read(self, project: Config) -> tuple[Article, str]:
        """Return the article and its language. Raises InputError."""
        article, _ = read(self.source, project)
        language = self.language or detection.detect(article.text).lang
        if language is None:
            hint = msg("state it: `from` in l10n.toml")
            message = msg("its language can't be told: too little text")
            raise InputError(message, path=self.source.path, hint=hint)
        return article, language


def missing_catalogs(rows: Sequence[CatalogStatus], project: Config) -> Iterator[MissingCatalogs]:
    """Give each article of the project that has no catalog in a language that others are in.

    The languages are the project's, or else those of `rows`.
    """
    targets = project.targets or tuple(sorted({row.target for row in rows if row.target}))
    have = {real(row.path) for row in rows}
    sources = {row.article: row.source for row in rows if row.source}
    for source in articles.find(project.article_paths, project.article_roots)[0]:
        paths = ((target, project.catalog_path(source.name, target)) for target in targets)
        if missing := tuple(one for one in paths if real(one[1]) not in have):
            yield MissingCatalogs(source, sources.get(source.name) or project.source, missing)


def without_catalogs(each: Iterable[MissingCatalogs], project: Config) -> Iterator[CatalogStatus]:
    """Give a row for each catalog that is missing."""
    for one in each:
        yield from one.rows(project)


def _put_aside(row: CatalogStatus) -> tuple[Any, ...]:
    """Return a row as it is put aside: its enumeration and its counts as values, which are read in no time."""
    return row.article, row.source, row.target, row.state.value, row.progress.counts, row.error


def _taken_up(values: tuple[Any, ...], check: CatalogCheck) -> CatalogStatus:
    article, source, target, state, counts, error = values
    found = len(check.findings)
    progress = Progress(*counts)
    article, source, target = map(sys.intern, (article, source, target))  # which many rows have in common
    return CatalogStatus(article, source, target, check.path, _STATES[state], progress, check, found, error)


def _failure(path: Path, error: L10nError | None) -> CatalogStatus:
    return CatalogStatus("", "", "", path, error=error)


def row_of(
    file: CatalogFile, result: CatalogCheck, project: Config, answers: Answers | None
) -> CatalogStatus:
    """Return how far a catalog is that was checked. Raises InputError where its article can't be read."""
    path = file.path
    source, target = file.source or project.source or "", file.target
    if result.pair:
        source, target = result.pair.source, result.pair.target
    state = CatalogState.CURRENT
    article = article_of(file, project)
    if file.reference and article is None and real(path) == real(project.catalog_path(file.article, target)):
        state = CatalogState.NO_ARTICLE
    article = article if source else None

    def key() -> bytes:
        place = article.path if article else None
        text = file_digest(place) if place else ""
        here = file.article, str(place), text, source
        return digest("progress", result.key.hex(), *here, *settings(project))

    before = key() if answers and result.key else b""
    answer = answers.get(before) if answers else None
    if answer is None:
        entries = _now(file, article, source, project)
        now, then = (
            {entry.key for entry in each if not entry.obsolete} for each in (entries, file.catalog.entries)
        )
        answer = now != then, _progress(entries).counts
        if answers and before and key() == before:
            answers.put(before, answer)
    changed, counts = answer
    if file.unflagged:
        state = CatalogState.WAITING
    elif file.marks_lost:
        state = CatalogState.MARKS_LOST
    elif changed:
        state = CatalogState.CHANGED
    return CatalogStatus(file.article, source, target, path, state, Progress(*counts))


def _now(file: CatalogFile, where: articles.Source | None, source: str, project: Config) -> tuple[Entry, ...]:
    """Return a catalog's entries as they are for its article as it is now, if that is anywhere."""
    catalog = file.reflagged
    return catalog.entries if where is None else _entries(catalog, read(where, project)[0], source)


def _entries(catalog: Catalog | None, article: Article, language: str) -> tuple[Entry, ...]:
    """Return a catalog's entries as they are for the article as it is now."""
    return merge(catalog, places_of(article, language)).entries


def words_of(text: str) -> int:
    """Return how many words a text has; in Chinese and Japanese each character is one."""
    return len(_WORD.findall(text))


def _progress(entries: Iterable[Entry]) -> Progress:
    counts = dict.fromkeys(("segments", "words", "words_left"), 0)
    for entry in entries:
        if entry.obsolete:
            continue
        words = words_of(entry.source)
        counts["segments"] += 1
        counts["words"] += words
        state = state_of(entry)
        counts[state] = counts.get(state, 0) + 1
        counts["words_left"] += words if state is not State.REVIEWED else 0
    return Progress(**counts)
