"""An engine that says the glossary's terms: what it does freely where that obeys, else the best that does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.engines.base import Likelihood
from l10n.engines.guard import Guarded, fault
from l10n.engines.guard.capitals import is_capitals, lowered, raised
from l10n.engines.layer import Layer
from l10n.engines.terms.base import Candidate, TermAware, TermFallback, TermReader, TermRequest
from l10n.engines.terms.compounds import compounds, compounds_lost
from l10n.engines.terms.names import names_changed, rows
from l10n.engines.terms.outside import changes, has_remainder, has_stranger
from l10n.engines.terms.replaced import replacements
from l10n.glossary.finder import TermFinder
from l10n.glossary.term import Term
from l10n.grammar.agreement import lacking
from l10n.grammar.kept_names import is_in_kept_name, with_kept_names
from l10n.grammar.mending import mend, mend_model
from l10n.grammar.sources import in_source
from l10n.messages import NO_MESSAGE
from l10n.model import Span, Translation, overlap

# How much less likely a token may be on average than the engine's own: beyond, a term stands where it doesn't fit.
# Other ways are tried then, and one that is there in another form (*Russian* for *Russie*) stays so.
_DEARER = 0.5
_UNSCORED = -99.0
_WORD = re.compile(r"[^\W\d_]{2,}")
_FINAL = tuple(".!?…")
_Way = Callable[[Sequence[TermRequest]], list[list[Candidate]]]


@dataclass(slots=True)
class _Job:
    """A source with terms: what the engine is asked, its free translation, and the terms that are missing there."""

    source: str
    asked: str
    capitals: bool
    terms: list[Term]
    free: Translation
    missing: list[Term]
    names: list[Term]
    best: Candidate | None = None
    rank: tuple[int, int, int, int, float] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the best candidate has each of the terms in its own form, and all else of the free translation."""
        return self.rank is not None and self.rank[:4] == (0, 0, 0, 0)

    @property
    def is_dear(self) -> bool:
        """Whether the best candidate is far less likely, a token, than the free translation."""
        score = self.best.score if self.best else None
        return score is not None and self.free.score is not None and score < self.free.score - _DEARER

    @property
    def request(self) -> TermRequest:
        """What the engine is asked for further translations of."""
        return TermRequest(self.asked, self.terms, self.free)


class Enforcer(Layer[Guarded]):
    """A guarded engine that is told the terms of a glossary. Its translations are like those of `Guarded`.

    The `origin` of one that was made to obey ends in the method that did it: `+terms:omission`.
    """

    def __init__(self, engine: Guarded, finder: TermFinder) -> None:
        super().__init__(engine)
        self._finder = finder
        self._asking = finder  # with the names, too, that the sources at hand have lost

    def translate(
        self, sources: Sequence[str], tell: Callable[[float], None] = lambda share: None
    ) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError` where the engine broke.

        Where no way leads to a target that obeys, it is the engine's own.
        """
        translations = self._below.translate(sources, tell, self._spellings)
        best = dict(zip(sources, translations, strict=True))
        jobs = [job for source, free in best.items() if free.target and (job := self._job(source, free))]
        names = [name for job in jobs for name in job.names]
        self._asking = self._finder
        if names:
            self._asking = self._finder.with_rows(rows(names, self.pair.source, self.pair.target))
        for way, to_dear in self._ways():
            open_jobs = [job for job in jobs if not job.is_settled or (to_dear and job.is_dear)]
            if open_jobs:
                for job, offered in zip(open_jobs, way([job.request for job in open_jobs]), strict=True):
                    self._consider(job, offered)
        self._go_on(jobs)
        best |= {job.source: self._result(job) for job in jobs}
        mended = {source: self._mended(source, one) for source, one in best.items()}
        return [mended[source] for source in sources]

    def _job(self, source: str, free: Translation) -> _Job | None:
        capitals = is_capitals(source)
        terms = [term for term in self._asked(source) if not is_in_kept_name(term, source, free.target)]
        missing = self._missing(terms, free.target)
        names = [] if capitals else self._names_lost(source, free.target, terms)
        if not missing and not names:
            return None
        if not capitals:
            terms = sorted((*terms, *names), key=lambda term: term.start)
            return _Job(source, source, False, terms, free, [*missing, *names], names)
        asked = lowered(source, self.pair.source, self._spellings(source))
        terms = self._asked(asked)
        free = replace(free, target=self._lowered(free.target, terms))
        return _Job(source, asked, True, terms, free, self._missing(terms, free.target), [])

    def _names_lost(self, source: str, target: str, terms: Sequence[Term]) -> list[Term]:
        """Return what a target lost of a source that no row of the glossary has: names, and compounds of two."""
        pairs = compounds(source, self._finder)
        covered = [*terms, *(one.term for one in pairs)]
        lost = compounds_lost(pairs, target, self._finder)
        return [*names_changed(source, target, covered, self.pair), *lost]

    def _asked(self, source: str) -> list[Term]:
        """Return the terms of a source, with the number and gender that they have there."""
        return [in_source(term, source) for term in self._finder.asked(source)]

    def _missing(self, terms: Sequence[Term], target: str) -> list[Term]:
        """Return the terms that a target lacks in whatever number and gender."""
        return lacking(terms, target, self._asking)

    def _spellings(self, source: str) -> dict[str, str]:
        """Return the words of the terms in a headline in capitals as the glossary has them, by their capitals."""
        glossary, tag = self._finder.glossary, self.pair.source
        concepts = [concept for term in self._finder.asked(source) for concept in term.concepts]
        forms = [form for concept in concepts for form in glossary.allowed(concept, tag)]
        return {word.upper(): word for form in reversed(forms) for word in form.split()}

    def _ways(self) -> Iterator[tuple[_Way, bool]]:
        """Yield the ways to candidates, the cheaper and likelier first, and whether they are for dear ones, too."""
        engine = self.engine
        if isinstance(engine, TermAware):
            yield lambda requests: engine.candidates(requests, self._asking), False
        if isinstance(engine, TermReader):
            yield engine.annotated, True
        yield self._replacements, isinstance(engine, TermReader)
        if isinstance(engine, TermFallback):
            yield lambda requests: engine.further(requests, self._asking), False

    def _replacements(self, requests: Sequence[TermRequest]) -> list[list[Candidate]]:
        """Return what `replacements` gives, with how likely the engine finds it, where it can say that."""
        engine = self.engine
        given = replacements(engine, requests, self._asking)
        if not isinstance(engine, Likelihood):
            return given
        both = zip(requests, given, strict=True)
        scores = iter(engine.likelihoods([(one.source, each.target) for one, own in both for each in own]))
        return [[replace(each, score=next(scores)) for each in own] for own in given]

    def _go_on(self, jobs: Sequence[_Job]) -> None:
        """Put terms that the best candidates still lack where those have their own words."""
        halves = [
            (job, job.best)
            for job in jobs
            if job.best is not None and self._missing(job.terms, job.best.target)
        ]
        requests = [job.request._replace(free=replace(job.free, target=best.target)) for job, best in halves]
        for (job, best), offered in zip(
            halves, self._replacements(requests) if requests else [], strict=True
        ):
            self._consider(job, [replace(one, method=f"{best.method}+{one.method}") for one in offered])

    def _consider(self, job: _Job, candidates: Sequence[Candidate]) -> None:
        """Keep the best of the candidates that have more of the terms than the free translation.

        Of those with the same terms, the ones go first that say no form for another's more often than the free one
        does, then those that change the least of it, then those that don't say any so.
        """
        offered = []
        # What an engine made of the words of a name may stand apart: *The leading response-at-Pitre*.
        parts = sum(len(_WORD.findall(name.text)) for name in job.names if name.as_is)
        before = self._asking.repeats(job.terms, job.free.target)
        for order, candidate in enumerate(candidates):
            missing = len(self._missing(job.terms, candidate.target))
            if missing < len(job.missing):
                score = _UNSCORED if candidate.score is None else candidate.score
                lost, changed = changes(job.terms, job.free.target, candidate.target, self._asking)
                if lost <= parts:
                    repeats = self._asking.repeats(job.terms, candidate.target)
                    more = max(0, repeats - before)
                    offered.append(((-missing, -more, -changed, -repeats, score), -order, candidate))
        for rank, _, candidate in sorted(offered, key=lambda one: one[:2], reverse=True):
            if job.rank is not None and rank <= job.rank:
                break
            if self._is_sound(job, candidate.target):
                job.rank, job.best = rank, candidate
                break

    def _is_sound(self, job: _Job, target: str) -> bool:
        """Whether a target has no term twice, and nothing for the guard to refuse but what the free one has."""
        if self._asking.doubled(job.terms, target, job.free.target):
            return False
        if not self._names(job).issubset(_WORD.findall(target)):
            return False
        if has_stranger(job.asked, job.terms, job.free.target, target, self._asking):
            return False
        if has_remainder(job.asked, job.terms, target, self._asking):
            return False
        trouble = fault(job.asked, target, self.pair)
        if trouble is None or trouble.soft:
            return True
        own = fault(job.asked, job.free.target, self.pair)
        return own is not None and own.rule is trouble.rule

    def _names(self, job: _Job) -> set[str]:
        """Return the words with a capital, of no term, that the free translation has as the source has them."""
        free = set(_WORD.findall(job.free.target))
        return {
            match[0]
            for match in _WORD.finditer(job.asked)
            if match.start()
            and match[0][0].isupper()
            and match[0] in free
            and not any(overlap(term, Span(*match.span())) for term in job.terms)
        }

    def _result(self, job: _Job) -> Translation:
        """Return the best candidate, or the free translation if there is none.

        Its score is the free one's, for methods score what they were told or left out, and each in its way; none if
        the method has none.
        """
        free = job.free
        loosely_right = not self._asking.missing(job.terms, free.target, loosely=True)
        if job.best is None or (loosely_right and job.is_dear):
            return self._in_capitals(job, free)
        best, target = job.best, _ended(job.best.target, free.target)
        origin = f"{free.origin or self.origin} +terms:{best.method}"
        wrong = fault(job.asked, target, self.pair)
        problem = wrong.message if wrong else NO_MESSAGE
        score = best.score if best.score is None or free.score is None else free.score
        return self._in_capitals(
            job, replace(free, target=target, score=score, origin=origin, problem=problem)
        )

    def _mended(self, source: str, translation: Translation) -> Translation:
        """Return a translation with what stands around its terms put right, but for what a model said by itself.

        It has read more names than grammars have rules.
        """
        own = "+terms:" not in translation.origin
        capitals = is_capitals(source) and is_capitals(translation.target)
        if capitals:
            source = lowered(source, self.pair.source, self._spellings(source))
        terms = self._asked(source)
        target = self._lowered(translation.target, terms) if capitals else translation.target
        if terms and own and translation.score is not None:
            target = mend_model(target, source, terms, self._finder)
        else:
            finder, by_rules = self._finder, translation.score is None
            if by_rules and (pairs := [one.term for one in compounds(source, finder)]):
                terms = sorted((*terms, *pairs), key=lambda term: term.start)
                finder = finder.with_rows(rows(pairs, self.pair.source, self.pair.target))
            if terms:
                target = mend(target, source, terms, finder, by_rules=by_rules)
        if inside := self._finder.inside_names(source):
            target = with_kept_names(target, source, inside, self.pair.target)
        if capitals:
            target = raised(target, self.pair.target)
        if target == translation.target:
            return translation
        origin = translation.origin or self.origin
        return replace(
            translation, target=target, origin=origin if "+terms:" in origin else f"{origin} +terms:mended"
        )

    def _lowered(self, target: str, terms: Sequence[Term]) -> str:
        """Return a target in capitals as a sentence, with the terms written as the glossary has them."""
        words = (word for term in terms for form in reversed(term.allowed) for word in form.split())
        return lowered(target, self.pair.target, {word.upper(): word for word in words})

    def _in_capitals(self, job: _Job, translation: Translation) -> Translation:
        if not job.capitals:
            return translation
        return replace(translation, target=raised(translation.target, self.pair.target))


def _ended(target: str, free: str) -> str:
    """Return a target with the full stop of a free one that went with a term's own: *Il vit aux É.-U.*."""
    ends = free[-1:] in _FINAL and target[-1:].isalnum()
    return target + free[-1:] if ends else target
