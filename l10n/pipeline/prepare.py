"""From paths to jobs: articles read, their language known, cut into segments."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import articles, engines
from l10n.catalogs.pot import Place
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import Article, Finding
from l10n.pipeline.answers import Answers, digest, digest_of
from l10n.pipeline.packed import from_findings, to_findings
from l10n.pipeline.reading import places_of, read
from l10n.text import damage, detection

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """An article ready to be translated: its name, its file, as it was asked for, and its language (BCP 47).

    `confidence` is 1 if the language was given. `text_digest` is that of its text; `count` is how many sources it
    has. All articles of a run are held to its end, so what is long is packed.
    """

    name: str
    reference: str
    path: str
    source: str
    confidence: float
    text_digest: str
    count: int
    packed: bytes = field(repr=False)

    @classmethod
    def of(cls, article: Article, path: str, language: str, confidence: float, sources: Iterable[str]) -> Job:
        """Return the job of an article with its sources, each once."""
        each = tuple(sources)
        values = pickle.dumps((replace(article, data=b""), each), pickle.HIGHEST_PROTOCOL)
        packed = zlib.compress(values, zlib.Z_BEST_SPEED)
        digest = text_digest(article)
        return cls(article.name, article.reference, path, language, confidence, digest, len(each), packed)

    @property
    def on_disk(self) -> bool:
        """Whether it has files beside it: standard input has none."""
        return self.reference != articles.STDIN.reference

    @property
    def has_entities(self) -> bool:
        """Whether its format writes characters as entities of HTML: one that is left in its text is meant."""
        return Path(self.reference).suffix.lower() not in (".txt", "")

    @property
    def article(self) -> Article:
        """The article, without its bytes."""
        return self._unpacked()[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """What is to be translated in it, each once."""
        return self._unpacked()[1]

    def places(self, notes: str) -> tuple[Place, ...]:
        """Return where the sources stand, in their order, with what translators are told of each in a language."""
        return places_of(self.article, self.source, notes)

    def _unpacked(self) -> tuple[Article, tuple[str, ...]]:
        unpacked: tuple[Article, tuple[str, ...]] = pickle.loads(zlib.decompress(self.packed))
        return unpacked


# An article that can be translated, with what is to be looked at in it; or why it can't be.
Prepared = tuple[Job, tuple[Finding, ...]] | L10nError


def text_digest(article: Article) -> str:
    """Return the digest of an article's text, and of where its blocks are: settings say which fields are some."""
    blocks = ",".join(f"{block.start}-{block.end}" for block in article.blocks)
    return digest_of(f"{blocks}\n{article.text}".encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class Preparation:
    """What `prepare` found: jobs, what was wrong with other inputs, and how many files aren't read, by suffix."""

    jobs: list[Job] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[L10nError] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    def add(self, prepared: Prepared) -> None:
        """Add an article."""
        if isinstance(prepared, L10nError):
            self.errors.append(prepared)
        else:
            self.jobs.append(prepared[0])
            self.findings += prepared[1]


def check(
    paths: Sequence[str],
    targets: Sequence[str],
    source: str | None,
    wanted: Sequence[str],
    encoding: str | None,
) -> None:
    """Raise UsageError for what can't be asked for, engines `wanted` included, before any file is read."""
    if not targets:
        raise UsageError(
            msg("no language to translate into"), hint=msg("add --to LANG, or `to` to l10n.toml")
        )
    if source is not None and source in targets:
        raise UsageError(
            msg(
                "the articles are in {language} already ({source} to {source})",
                language=tags.name(source),
                source=source,
            ),
            hint=msg("leave that language out of --to, or correct --from"),
        )
    if STDIN in paths and (len(paths) > 1 or len(targets) > 1):
        raise UsageError(msg("- takes one language and no other path"), hint=msg("name the files instead"))
    for engine in wanted:
        engines.check(engine)
    if encoding is not None:
        articles.check_encoding(encoding)


def prepare(
    paths: Sequence[str],
    config: Config,
    *,
    source: str | None = None,
    encoding: str | None = None,
    answers: Answers | None = None,
) -> Preparation:
    """Return the jobs of files, folders or `-`; `source` (BCP 47) is their language, `encoding` that of the files.

    Otherwise the encoding is the project's, or else recognised, and so is the language over each article, likelier
    one that the installed engines translate from. An article that can't be used is an error among those returned, and
    the others go on. What `answers` has of an article is not looked for again.
    """
    prepared, sources = find(paths, config)
    reading = Reading(config, source, encoding, likely(source))
    for item in sources:
        prepared.add(reading.job(item, answers))
    return prepared


def find(paths: Sequence[str], config: Config) -> tuple[Preparation, list[articles.Source]]:
    """Return a preparation without jobs, and the articles to read for it; see `prepare`."""
    prepared = Preparation()
    if STDIN in paths:
        return prepared, [articles.STDIN]
    sources, errors = articles.find(map(Path, paths), config.article_roots)
    prepared.errors += errors
    prepared.unread = articles.unread(map(Path, paths))
    return prepared, sources


def likely(source: str | None) -> frozenset[str]:
    """Return the languages that articles are likely in: those of engines, unless it is known that it is `source`."""
    return frozenset() if source else frozenset(engines.source_languages())


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: by which settings, in which language and encoding, if known; and `likely` in which."""

    config: Config
    source: str | None
    encoding: str | None
    likely: frozenset[str]

    def job(self, item: articles.Source, answers: Answers | None = None) -> Prepared:
        """Return the job of an article, and what is to be looked at in it; or why it can't be used."""
        try:
            article, findings = read(item, self.config, self.encoding)
            job, more = _job(article, _path(item), self.source, self.likely, answers)
        except L10nError as error:
            return error
        return job, (*findings, *more)


def _path(source: articles.Source) -> str:
    return source.reference if source is articles.STDIN else str(source.path)


def _job(
    article: Article, path: str, source: str | None, likely: Set[str], answers: Answers | None
) -> tuple[Job, list[Finding]]:
    text = text_digest(article)
    suffix = Path(article.reference).suffix.lower()
    key = digest("article", text, suffix, article.reference, source, sorted(likely)) if answers else b""
    if answers and (answer := answers.get(key)):
        language, confidence, sources, doubts = answer
        return Job.of(article, path, language, confidence, sources), list(to_findings(doubts))
    findings = []
    confidence = 1.0
    if source is None:
        detected = detection.detect(article.sample, likely)
        if detected.lang is None:
            hint = msg("state it with --from")
            raise InputError(msg("its language can't be told: too little text"), path=path, hint=hint)
        source, confidence = detected.lang, detected.confidence
        findings += detection.doubts(detected, "its language", article.reference, "article/source-language")
    findings += detection.foreign_blocks(article, source)
    sources = tuple(dict.fromkeys(place.source for place in places_of(article, source)))
    findings += damage.findings(sources, article.reference)
    if not sources:
        raise InputError(msg("holds no word to translate"), path=path, hint=msg("leave it out"))
    if answers:
        answers.put(key, [source, confidence, sources, from_findings(findings)])
    return Job.of(article, path, source, confidence, sources), findings
