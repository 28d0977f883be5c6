"""The guard: no target that can be seen to be wrong reaches a catalog.

It stands above any engine. What an engine made is tested (`faults`); what is bad is made again with masks, with
the engine's other settings, in parts, by another engine, and left untranslated with the reason if all of it
is bad. Headlines in capitals are lowered for the engine and raised again; what stays as it is, such as a name
or an address alone, is no matter for an engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from l10n.engines.base import Adjustable, Engine, Likelihood, Offer
from l10n.engines.guard.capitals import heading, is_capitals, lowered, raised, spellings
from l10n.engines.guard.faults import Fault, Rule, fault, soft_faults
from l10n.engines.guard.masks import masked, unmasked
from l10n.engines.guard.parts import joined, parts
from l10n.engines.guard.signs import restored
from l10n.engines.layer import Layer
from l10n.errors import EngineError
from l10n.messages import NO_MESSAGE, msg
from l10n.model import LanguagePair, Translation
from l10n.text.placeables import is_full_name
from l10n.text.proper_names import is_untranslatable, proper_names

__all__ = ["Fault", "Guarded", "Rule", "fault"]

_NOTHING = Translation("")
_NOT_YET = Fault(Rule.EMPTY)
_BATCH = 256  # sources at once: enough for an engine to sort by length, and progress to be seen
_DOUBLED = re.compile(r"(?<![\w'’-])(\w{3,}) \1(?![\w'’-])(?! \1)")
_MOST_OTHERS = 2  # engines to ask for what the first can't do: each has to be started


class Guarded(Layer[Engine]):
    """An engine under guard. A `Translation` of its says who made it, if not the engine, and what is wrong.

    `others` serve the same pair: they are started only if they are needed, and passed over if they break.
    """

    def __init__(self, engine: Engine, others: Iterable[Offer] = ()) -> None:
        super().__init__(engine)
        self._offers = list(others)[:_MOST_OTHERS]
        self._others: dict[int, Engine] = {}

    def translate(
        self,
        sources: Sequence[str],
        tell: Callable[[float], None] = lambda share: None,
        names: Callable[[str], Mapping[str, str]] = lambda source: {},
    ) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError` where the engine broke.

        A target that is empty though its source isn't has its `problem`; one that is there may have one, too.
        Some hundreds of sources at once are best; `tell` is told which share is done, now and then. `names` gives the
        words of a headline in capitals that are written otherwise than in small letters, by their capitals.
        """
        known: Mapping[str, str] | None = None
        full_names: Collection[str] | None = None
        jobs: dict[str, _Job] = {}
        for source in sources:
            if source in jobs or not source.strip() or is_untranslatable(source, self.pair.source):
                continue
            if is_full_name(source):
                if full_names is None:
                    full_names = _names_inside(sources, self.pair.source)
                if source in full_names:
                    continue
                jobs[source] = _Job(heading(source, self.pair.source))
                continue
            capitals = is_capitals(source)
            if capitals and known is None:
                known = spellings(sources)
            asked = source
            if capitals:
                asked = lowered(source, self.pair.source, {**(known or {}), **names(source)})
            jobs[source] = _Job(asked, capitals)
        self._run_in_batches(sorted(jobs.values(), key=lambda job: -len(job.asked)), tell)
        self._run(list(jobs.values()), self._ways())
        return [jobs[s].result(self.pair.target) if s in jobs else Translation(s) for s in sources]

    def close(self) -> None:
        """Close the engine, and the others that were started."""
        try:
            super().close()
        finally:
            for engine in self._others.values():
                engine.close()
            self._others.clear()
            self._offers.clear()

    def _run_in_batches(self, jobs: Sequence[_Job], tell: Callable[[float], None]) -> None:
        """Ask the engine, those of like length together."""
        first = [_Way(self._below.translate, _always)]
        for start in range(0, len(jobs), _BATCH):
            self._run(jobs[start : start + _BATCH], first)
            tell(min(1.0, (start + _BATCH) / len(jobs)))

    def _run(self, jobs: Sequence[_Job], ways: Iterable[_Way]) -> None:
        """Try one way after the other on the jobs that it may help."""
        for way in ways:
            todo = [job for job in jobs if job.fault and way.suits(job)]
            if not todo:
                continue
            offers = way.make([job.asked for job in todo])
            if way.other:
                offers = self._better(todo, offers)
            for job, offered in zip(todo, offers, strict=True):
                job.consider(offered, self.pair)

    def _better(self, jobs: Sequence[_Job], offers: Sequence[Translation]) -> list[Translation]:
        """Return what another engine offers, nothing where it is no better than a target that is there already.

        Both are scored alike: by how likely a neural model finds them, a token, where one is at work, less 1 for each
        fault.
        """
        scorer = next(
            (one for one in (self._below, *self._others.values()) if isinstance(one, Likelihood)), None
        )
        rivals = [
            at
            for at, (job, offer) in enumerate(zip(jobs, offers, strict=True))
            if job.best.target and offer.target
        ]
        pairs = [(jobs[at].asked, one.target) for at in rivals for one in (jobs[at].best, offers[at])]
        scores = [-float(len(soft_faults(source, target, self.pair))) for source, target in pairs]
        if scorer is not None and pairs:
            scores = [score + likely for score, likely in zip(scores, scorer.likelihoods(pairs), strict=True)]
        worse = {
            at for at, mine, theirs in zip(rivals, scores[::2], scores[1::2], strict=True) if theirs <= mine
        }
        return [_NOTHING if at in worse else offer for at, offer in enumerate(offers)]

    def _ways(self) -> Iterator[_Way]:
        """Yield the further ways to a translation, the best first."""
        yield _Way(self._masked, _is_garbled)
        yield from self._retries()
        yield _Way(self._in_parts, _is_hard)
        yield _Way(self._undoubled, _repeats)
        for number in range(len(self._offers)):
            yield _Way(partial(self._by_other, number), _always, other=True)

    def _retries(self) -> Iterator[_Way]:
        if isinstance(self._below, Adjustable):
            for number in range(self._below.ways):
                yield _Way(partial(self._below.retry, way=number), _always)

    def _masked(self, sources: list[str]) -> list[Translation]:
        ready = [masked(source, self.pair) for source in sources]
        answers = self._below.translate([source for source, _ in ready])
        return [
            replace(one, target=unmasked(source, one.target, masks))
            for one, (source, masks) in zip(answers, ready, strict=True)
        ]

    def _undoubled(self, sources: list[str]) -> list[Translation]:
        """Translate with each word that stands twice in a row once: *weighed weighed* is no loop yet."""
        answers = self._below.translate(sources)
        return [replace(one, target=_DOUBLED.sub(r"\1", one.target)) for one in answers]

    def _in_parts(self, sources: list[str]) -> list[Translation]:
        cut = [parts(source, self.pair) for source in sources]
        jobs = [[_Job(part.text) for part in of_source if not part.stays] for of_source in cut]
        ways = [_Way(self._below.translate, _always), *self._retries()]
        self._run([job for of_source in jobs for job in of_source], ways)
        results = [[job.result(self.pair.target) for job in of_source] for of_source in jobs]
        return [
            joined(of_source, answers) if all(one.target for one in answers) else _NOTHING
            for of_source, answers in zip(cut, results, strict=True)
        ]

    def _by_other(self, number: int, sources: list[str]) -> list[Translation]:
        try:
            if number not in self._others:
                self._others[number] = self._offers[number].load()
            engine = self._others[number]
            answers = engine.translate(sources)
        except EngineError:
            return [_NOTHING for _ in sources]
        return [replace(one, origin=engine.origin) for one in answers]


def _names_inside(sources: Iterable[str], language: str) -> set[str]:
    """Return the names that stand inside of sentences: what is one there is one as a heading, too."""
    return {
        source[name.start : name.end]
        for source in sources
        if not is_full_name(source)
        for name in proper_names(source, language)
    }


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to make translations, and the jobs that it may help."""

    make: Callable[[list[str]], list[Translation]]
    suits: Callable[[_Job], bool]
    other: bool = False  # whether it is by another engine


def _always(job: _Job) -> bool:
    return True


def _is_hard(job: _Job) -> bool:
    """Tell whether there is no target yet, or one that lost a sign."""
    return bool(job.fault and (not job.fault.soft or job.fault.rule is Rule.SIGNS))


def _repeats(job: _Job) -> bool:
    """Tell whether what is wrong is a repetition."""
    return bool(job.first and job.first.rule is Rule.REPEATING) and _is_hard(job)


def _is_garbled(job: _Job) -> bool:
    """Tell whether the engine's own target has lost what masks keep, and nothing better is there."""
    return bool(job.first and job.first.rule in (Rule.LOST, Rule.DEBRIS, Rule.SIGNS)) and _is_hard(job)


@dataclass(slots=True)
class _Job:
    """A source on its way: what the engine is asked, the best translation so far and what is wrong with it."""

    asked: str
    capitals: bool = False
    best: Translation = _NOTHING
    fault: Fault | None = _NOT_YET
    first: Fault | None = None

    def consider(self, offered: Translation, pair: LanguagePair) -> None:
        """Take `offered` if it is better than what there is."""
        offered = replace(offered, target=restored(self.asked, offered.target))
        trouble = fault(self.asked, offered.target, pair)
        self.first = self.first or trouble
        if trouble is None or (trouble.soft and self.fault and not self.fault.soft):
            self.best, self.fault = offered, trouble

    def result(self, language: str) -> Translation:
        """Return the best, or nothing and why."""
        if self.fault and not self.fault.soft:
            return Translation(
                "", problem=msg("the engine's target {fault}", fault=(self.first or self.fault).message)
            )
        target = raised(self.best.target, language) if self.capitals else self.best.target
        return replace(self.best, target=target, problem=self.fault.message if self.fault else NO_MESSAGE)
