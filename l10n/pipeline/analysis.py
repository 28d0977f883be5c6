"""What a translation is billed by: the words of articles, by how well the memory knows their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from l10n.articles import Source
from l10n.catalogs.provenance import Owner, owner
from l10n.config import Config
from l10n.errors import L10nError
from l10n.memory import Lookup, Memory
from l10n.messages import msg_template
from l10n.model import LanguagePair
from l10n.pipeline import reading
from l10n.pipeline.corpus import CatalogFile, Corpus, read
from l10n.pipeline.status import CatalogStatus, MissingCatalogs, words_of
from l10n.text.folding import fold_typography


class Band(StrEnum):
    """Where a sentence's words are counted: in the first of these that fits, so that all sum to the article's.

    A repetition is any place but the first of a sentence that stands several times in the articles of a language. The
    next four are rates of the best sentence that the memory has as reviewed. What it has nothing for and a machine
    has translated is the machine's; the rest is new.
    """

    REPETITION = msg_template("repetitions")
    EXACT = "100"
    HIGH = "95-99"
    MIDDLE = "85-94"
    LOW = "75-84"
    MACHINE = msg_template("machine")
    NEW = msg_template("new")


_LEAST = {Band.HIGH: 95, Band.MIDDLE: 85, Band.LOW: 75}


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article in a language (BCP 47): its segments and its words by band; or why it couldn't be looked at."""

    article: str
    source: str
    target: str
    segments: Mapping[Band, int] = field(default_factory=dict)
    words: Mapping[Band, int] = field(default_factory=dict)
    error: L10nError | None = None


def total(counts: Iterable[Mapping[Band, int]]) -> Mapping[Band, int]:
    """Return the sums of counts, by band."""
    return sum((Counter(one) for one in counts), Counter())


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The sources of an article in their order, with how many words each has, for a catalog at `path`.

    `reviewed` are those of its targets that a person stands for, their typography folded; `machine` those that are a
    machine's.
    """

    article: str
    pair: LanguagePair
    path: Path
    sources: tuple[tuple[str, int], ...]
    reviewed: frozenset[str] = frozenset()
    machine: frozenset[str] = frozenset()


def words_in(corpus: Corpus, project: Config) -> Iterator[ArticleWords | L10nError]:
    """Give the words of each catalog's article as it is now, in their order; what can't be read stops no other."""
    for path in corpus.paths:
        try:
            yield _words_in(path, corpus, project)
        except L10nError as error:
            yield error


def _words_in(path: Path, corpus: Corpus, project: Config) -> ArticleWords:
    file = read(path, corpus.known)
    pair, _ = corpus.pair(file)
    owners = {one.source: owner(one) for one in file.reflagged.active if one.target}
    # What is reviewed here stays so where an article's spaces or apostrophes change.
    reviewed = {fold_typography(source) for source, one in owners.items() if one is Owner.REVIEWED}
    machine = {source for source, one in owners.items() if one is Owner.MACHINE}
    sources = _counted(_sources(file, pair.source, project))
    return ArticleWords(file.article, pair, path, sources, frozenset(reviewed), frozenset(machine))


def words_without_catalogs(
    each: Iterable[MissingCatalogs], project: Config
) -> Iterator[ArticleWords | L10nError]:
    """Give the words of articles for each catalog that they lack."""
    for one in each:
        try:
            article, language = one.read(project)
            sources = _counted(place.source for place in reading.places_of(article, language))
        except L10nError as error:
            yield error
            continue
        for target, path in one.paths:
            if target != language:
                yield ArticleWords(one.source.name, LanguagePair(language, target), path, sources)


def analyse(
    each: Iterable[ArticleWords | L10nError],
    memory: Memory | None,
    rest: Callable[[Sequence[CatalogStatus]], Iterable[ArticleWords | L10nError]] = lambda rows: (),
) -> Iterator[Analysis]:
    """Give what is in each of some articles by match band, in their order, and then in the `rest` of them.

    What that is, the rows of the first may tell. Without a `memory` nothing is known to one.
    """
    lookup = Lookup(memory) if memory else None
    seen: dict[LanguagePair, set[str]] = {}
    rows: list[CatalogStatus] = []
    for one in each:
        if isinstance(one, ArticleWords):
            rows.append(CatalogStatus(one.article, one.pair.source, one.pair.target, one.path))
        yield _row(one, seen, lookup)
    for one in rest(rows):
        yield _row(one, seen, lookup)


def _row(
    one: ArticleWords | L10nError, seen: dict[LanguagePair, set[str]], lookup: Lookup | None
) -> Analysis:
    if isinstance(one, L10nError):
        return Analysis("", "", "", error=one)
    return _analysis(one, seen.setdefault(one.pair, set()), lookup)


def _sources(file: CatalogFile, language: str, project: Config) -> list[str]:
    """Return the sources of a catalog's article, one for each place; by the catalog if the article is gone."""
    if where := reading.article_of(file, project):
        return _read(where, language, project)
    return [one.source for one in file.catalog.active for _ in one.references or ("",)]


def _read(source: Source, language: str, project: Config) -> list[str]:
    article, _ = reading.read(source, project)
    return [one.source for one in reading.places_of(article, language)]


def _counted(sources: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((source, words_of(source)) for source in sources)


def _analysis(article: ArticleWords, seen: set[str], lookup: Lookup | None) -> Analysis:
    pair = article.pair
    sources = [source for source, _ in article.sources]
    known = {*lookup.exact(pair, sources), *lookup.unmarked(pair, sources)} if lookup else set()
    segments: Counter[Band] = Counter()
    words: Counter[Band] = Counter()
    for source, count in article.sources:
        if source in seen:
            band = Band.REPETITION
        elif source in known or fold_typography(source) in article.reviewed:
            band = Band.EXACT
        else:
            band = _near(lookup, pair, source) or (Band.MACHINE if source in article.machine else Band.NEW)
        seen.add(source)
        segments[band] += 1
        words[band] += count
    return Analysis(article.article, pair.source, pair.target, segments, words)


def _near(lookup: Lookup | None, pair: LanguagePair, source: str) -> Band | None:
    """Return the band of the most similar sentence that the memory has, None if none is similar enough."""
    best = lookup.near(pair, source, most=1) if lookup else []
    return next((band for band, least in _LEAST.items() if best and best[0].percent >= least), None)
