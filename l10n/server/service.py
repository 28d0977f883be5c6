"""Texts in, texts out: segmented, translated by the best engine with the glossary's terms, and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from threading import BoundedSemaphore
from typing import TypeVar

from l10n import articles, engines, segmentation
from l10n.articles.publish import misfit, published
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.messages import msg
from l10n.model import Article, LanguagePair, Segment
from l10n.pipeline.checker import Checkers
from l10n.pipeline.mt import Machine
from l10n.pipeline.reading import sentence_rules
from l10n.text import detection

_T = TypeVar("_T")
_WAITING = 100  # requests: more wait longer than any client does
_SUFFIXES = {"text": ".txt", "html": ".html"}


class BusyError(L10nError):
    """More requests wait than can be answered in a time that anybody waits."""


@dataclass(frozen=True, slots=True)
class Served:
    """What became of a text: its translation, its language if that was to be told, and how sure that is (0 to 1).

    `alternatives` are other engines'. A sentence of which no engine makes a good translation stays as it is.
    """

    text: str
    language: str | None
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


class Service:
    """Translates for many clients: an engine serves one thread at a time, so requests wait in a queue."""

    def __init__(self, config: Config, glossary: Glossary | None, engine: str | None = None) -> None:
        """Start nothing yet; `engine` goes before what the settings say. Raises UsageError for what is none."""
        engines.check(engine or config.engine)
        self._config = config
        self._engine = engine
        self._checkers = Checkers.of(config, glossary)
        self._machines: dict[tuple[LanguagePair, str], Machine] = {}
        self._thread = ThreadPoolExecutor(1, "engines")
        self._places = BoundedSemaphore(_WAITING)

    def pairs(self) -> list[LanguagePair]:
        """Return the pairs that the installed engines translate, directly or through a third language, sorted."""
        direct = {offer.pair for offer in engines.offers()}
        twos = ((one, two) for one in direct for two in direct if one.target == two.source != two.target)
        through = {LanguagePair(one.source, two.target) for one, two in twos}
        return sorted({pair for pair in direct | through if pair.source != pair.target}, key=str)

    def formats(self) -> list[str]:
        """Return the formats of texts that are read."""
        return [name for name, suffix in _SUFFIXES.items() if suffix in articles.READERS]

    def detect(self, text: str) -> detection.Detected:
        """Return the language of a text, likelier one that is translated from."""
        return detection.detect(text, engines.source_languages())

    def translate(
        self, texts: Sequence[str], source: str | None, target: str, form: str = "text", alternatives: int = 0
    ) -> list[Served]:
        """Return the translations of texts in a format, from `source` (BCP 47; None: told from each) into `target`.

        Raises BusyError where too many wait, NoEngineError where nothing serves the pair, and what engines raise.
        """
        return self._queued(partial(self._translate, list(texts), source, target, form, alternatives))

    def close(self) -> None:
        """Stop the engines, when the request that is being served is done; what waits is not served."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        for machine in self._machines.values():
            machine.close()

    def _queued(self, work: partial[_T]) -> _T:
        if not self._places.acquire(blocking=False):
            raise BusyError(msg("too many requests wait"), hint=msg("ask again in a minute"))
        try:
            waiting: Future[_T] = self._thread.submit(work)
            return waiting.result()
        finally:
            self._places.release()

    def _translate(
        self, texts: list[str], source: str | None, target: str, form: str, alternatives: int
    ) -> list[Served]:
        if source == target:
            return [Served(text, source) for text in texts]
        rules = sentence_rules(self._config)
        read = [replace(articles.of_text(text, _SUFFIXES[form]), rules=rules) for text in texts]
        told = [self.detect(article.sample) if source is None else None for article in read]
        languages = [source or (one.lang if one else None) for one in told]
        done: dict[int, Served] = {}
        for language in dict.fromkeys(languages):
            numbers = [number for number, one in enumerate(languages) if one == language]
            made = [[texts[number] for number in numbers]]
            if language is not None and language != target:  # else too short to tell, or to be told: it stays
                some = [read[number] for number in numbers]
                made = list(self._in(some, LanguagePair(language, target), form, alternatives))
            first, *others = made
            for place, number in enumerate(numbers):
                sure = one.confidence if (one := told[number]) else 1.0
                more = tuple(dict.fromkeys(other[place] for other in others if other[place] != first[place]))
                done[number] = Served(first[place], language, sure, more)
        return [done[number] for number in range(len(texts))]

    def _in(
        self, read: list[Article], pair: LanguagePair, form: str, alternatives: int
    ) -> Iterator[list[str]]:
        """Give the translations of articles in one language, and as many others' as are wanted and there are."""
        segments = [segmentation.segment(article, pair.source) for article in read]
        sources = dict.fromkeys(segment.source for each in segments for segment in each)
        literal = sources if form == "html" else ()
        name = self._engine or self._config.engines.get(pair, self._config.engine)
        routes = engines.routes(pair, name)
        # The first by its name, with all others to leave to what it does badly; the others by themselves.
        for one in (name, *(route.origin for route in routes[1 : 1 + alternatives])):
            made = self._machine(pair, one).translate(list(sources), lambda share: None, literal)
            yield [
                published(
                    article,
                    each,
                    [_fitting(segment, made[segment.source].target) for segment in each],
                    articles.format_of(article),
                    pair.target,
                )
                for article, each in zip(read, segments, strict=True)
            ]

    def _machine(self, pair: LanguagePair, engine: str) -> Machine:
        key = (pair, engine)
        if key not in self._machines:
            self._machines[key] = Machine(self._checkers[pair], engine, self._config.beam)
        return self._machines[key]


def _fitting(segment: Segment, target: str) -> str | None:
    """Return a target that can stand in its place, None for none."""
    return target if target and not misfit(segment, target) else None
