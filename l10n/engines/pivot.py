"""Translation through a middle language: two engines, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from l10n.engines.base import Adjustable, Details, Engine, Fault, Offer
from l10n.engines.matching import best, middle_rank
from l10n.engines.middle_words import MiddleWords
from l10n.engines.placeables.alignment import words
from l10n.engines.placeables.base import AlignmentRequest, Weights, WordAligner
from l10n.engines.terms import middle
from l10n.engines.terms.base import Candidate, TermRequest
from l10n.engines.terms.middle import Leg
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Translation

_Translate = Callable[[Sequence[str]], list[Translation]]


@dataclass(frozen=True, slots=True)
class PivotOffer:
    """Two offers through one language: the target of `first` is served by the source of `second`.

    `others` lead through other languages.
    """

    first: Offer
    second: Offer
    others: tuple[Offer, ...] = field(default=(), compare=False, repr=False)

    @property
    def family(self) -> str:
        """The families it is made of: `apertium`, `argos+apertium`."""
        return "+".join(dict.fromkeys((self.first.family, self.second.family)))

    @property
    def origin(self) -> str:
        """Its name in catalogs: `apertium fr-es + apertium spa-eng`."""
        return f"{self.first.origin} + {self.second.origin}"

    @property
    def pair(self) -> LanguagePair:
        """From the source of the first to the target of the second, in BCP 47 tags."""
        return LanguagePair(self.first.pair.source, self.second.pair.target)

    @property
    def parts(self) -> tuple[Offer, ...]:
        """Those of the first, then those of the second."""
        return (*self.first.parts, *self.second.parts)

    @property
    def by_pair(self) -> bool:
        """Say that each was installed for a pair of its own."""
        return False

    def with_beam(self, beam: int) -> PivotOffer:
        """Return it with the width of the search set in both."""
        return PivotOffer(self.first.with_beam(beam), self.second.with_beam(beam), self.others)

    def details(self) -> Details:
        """Say nothing of its own: its parts do."""
        return Details()

    def fault(self) -> Fault | None:
        """Return the first fault of its parts."""
        return self.first.fault() or self.second.fault()

    def load(self) -> PivotEngine:
        """Start both; raises `l10n.errors.EngineError` where one does not start."""
        first = self.first.load()
        try:
            return PivotEngine(first, self.second.load(), self.others)
        except BaseException:
            first.close()
            raise


class PivotEngine:
    """Two engines at work.

    `score` is the lower of both. `unknown` are the words that the first did not know, then those of the middle
    language that the second did not: what either left as it was.
    """

    def __init__(self, first: Engine, second: Engine, others: Sequence[Offer] = ()) -> None:
        self._first = Leg(first)
        self._second = Leg(second)
        self._middle_words = MiddleWords(self._first, self._second, others)
        self.origin = f"{first.origin} + {second.origin}"
        self.pair = LanguagePair(first.pair.source, second.pair.target)

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `l10n.errors.EngineError`."""
        middles = self._first.translate(sources)
        return self._second_half(sources, middles, self._second.translate)

    @property
    def ways(self) -> int:
        """How many other settings one of the engines has."""
        return max(_ways(self._first.engine), _ways(self._second.engine))

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        """Translate like `translate`, with the other settings of each engine that has so many."""
        return self._second_half(sources, _with(self._first, way)(sources), _with(self._second, way))

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return translations with the terms held through the middle language; raises `l10n.errors.EngineError`."""
        each = middle.candidates(self._first, self._second, requests, finder)
        render = self._middle_words.rendered
        return [
            [replace(one, target=render(request.source, one.target)) for one in candidates]
            for request, candidates in zip(requests, each, strict=True)
        ]

    def align(self, requests: Sequence[AlignmentRequest]) -> list[Weights | None]:
        """Return alignments that lead through the middle text, where both engines align."""
        one, other = self._first.engine, self._second.engine
        if not isinstance(one, WordAligner) or not isinstance(other, WordAligner):
            return [None] * len(requests)
        middles = [
            middle.target for middle in self._first.translate([request.source for request in requests])
        ]
        spans = [words(text, one.pair.target) for text in middles]
        both = list(zip(requests, middles, spans, strict=True))
        to = one.align([AlignmentRequest(r.source, text, r.sources, inside) for r, text, inside in both])
        on = other.align([AlignmentRequest(text, r.target, inside, r.targets) for r, text, inside in both])
        return [
            None if first is None or second is None else _product(second, first, len(request.sources))
            for request, first, second in zip(requests, to, on, strict=True)
        ]

    def _second_half(
        self, sources: Sequence[str], middles: Sequence[Translation], translate: _Translate
    ) -> list[Translation]:
        targets = translate([middle.target for middle in middles])
        targets = self._middle_words.render(sources, middles, targets)
        return [Translation.of_parts(both[1].target, both) for both in zip(middles, targets, strict=True)]

    def close(self) -> None:
        """Close both engines, and others that were asked."""
        try:
            self._first.close()
        finally:
            self._second.close()
            self._middle_words.close()


def pivots(offers: Sequence[Offer], pair: LanguagePair) -> Iterator[PivotOffer]:
    """Yield the ways from one language of `pair` to the other through a third, the best first.

    Each knows the others.
    """
    ways = list(_pivots(offers, pair))
    for way in ways:
        yield replace(way, others=tuple(one for one in ways if one != way))


def _pivots(offers: Sequence[Offer], pair: LanguagePair) -> Iterator[PivotOffer]:
    ends = {pair.source.split("-")[0], pair.target.split("-")[0]}
    middles = {offer.pair.target for offer in offers}
    for third in sorted((tag for tag in middles if tag.split("-")[0] not in ends), key=middle_rank):
        first = best(offers, LanguagePair(pair.source, third))
        second = best(offers, LanguagePair(third, pair.target))
        if first and second and first.pair.target == third:
            yield PivotOffer(first, second)


def _product(second: Weights, first: Weights, columns: int) -> Weights:
    """Return the weights of two alignments, one after the other."""
    return [
        [sum(share * row[at] for share, row in zip(shares, first, strict=True)) for at in range(columns)]
        for shares in second
    ]


def _ways(engine: Engine) -> int:
    return engine.ways if isinstance(engine, Adjustable) else 0


def _with(leg: Leg, way: int) -> _Translate:
    engine = leg.engine
    if isinstance(engine, Adjustable) and way < engine.ways:
        return partial(engine.retry, way=way)
    return leg.translate
