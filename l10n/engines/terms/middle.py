"""Holding terms through a middle language: the first engine is made to say them, and the second told what they mean.

A glossary that has no form for a term in the middle language is lent one: what the first engine says for it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.engines.base import Engine
from l10n.engines.terms.base import Candidate, TermAware
from l10n.engines.terms.replaced import rendered
from l10n.glossary.finder import Term, TermFinder
from l10n.glossary.model import Glossary, Kind, Matching, Row, Status
from l10n.grammar.inflection import variants
from l10n.grammar.substitution import without_article
from l10n.languages import pack
from l10n.model import LanguagePair, Translation

_MOST = 2  # middle texts of a source that are translated on
_EDGE = " .,;:!?«»\"“”'’"
_REMEMBERED = 1 << 13


class Leg:
    """One of the two engines, that remembers what it made: where terms lack, the same texts are needed again."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._made: dict[str, Translation] = {}

    @property
    def origin(self) -> str:
        """The engine's name in catalogs."""
        return self.engine.origin

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.engine.pair

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `l10n.errors.EngineError`."""
        if len(self._made) + len(sources) > _REMEMBERED:
            self._made.clear()
        new = [source for source in dict.fromkeys(sources) if source not in self._made]
        if new:
            self._made.update(zip(new, self.engine.translate(new), strict=True))
        return [self._made[source] for source in sources]

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()


def candidates(
    first: Leg,
    second: Leg,
    sources: Sequence[str],
    found: Sequence[Sequence[Term]],
    free: Sequence[Translation],
    terms: TermFinder,
) -> list[list[Candidate]]:
    """Return translations by two engines, one after the other, with the terms `found` in the sources held on the way.

    `free` is what both made of the sources together. Raises `l10n.errors.EngineError`.
    """
    jobs = [at for at, made in enumerate(free) if terms.missing(found[at], made.target)]
    if not jobs:
        return [[] for _ in sources]
    glossary = _with_middle(first, [term for at in jobs for term in found[at]], terms)
    before = TermFinder(glossary, LanguagePair(terms.pair.source, first.pair.target))
    behind = TermFinder(glossary, LanguagePair(second.pair.source, terms.pair.target))
    middles = [
        (at, text)
        for at, texts in zip(jobs, _middles(first, [sources[at] for at in jobs], before), strict=True)
        for text in texts
    ]
    texts = [text for _, text in middles]
    given: list[list[Candidate]] = [[] for _ in sources]
    asked = [found[at] for at, _ in middles]
    for (at, _), made in zip(middles, _told(second, texts, asked, behind), strict=True):
        given[at] += made
    return given


def _with_middle(first: Leg, found: Sequence[Term], terms: TermFinder) -> Glossary:
    """Return the rows of the concepts that were found, and one in the middle language for those that have none."""
    middle = first.pair.target
    concepts = dict.fromkeys(concept for term in found for concept in term.concepts)
    rows = [row for concept in concepts for row in terms.glossary.concepts.get(concept, ())]
    small = Glossary(tuple(rows))
    lone = {term.text: term for term in found if not any(small.allowed(c, middle) for c in term.concepts)}
    for term, made in zip(lone.values(), first.translate(list(lone)), strict=True):
        word = without_article(made.target.strip(_EDGE), middle)
        if len(word) > 1:
            # Grammar's rules find its other forms: to read a dictionary would take longer than the engine.
            word = word.lower() if term.kind is Kind.TERM else word
            lent = (
                variants(word, pack.language(middle).grammar) if term.match is Matching.INFLECTED else [word]
            )
            match = Matching.CASE if lent else Matching.INFLECTED
            for form in lent or [word]:
                forms = {terms.pair.source: term.text, middle: form, terms.pair.target: term.target_form}
                rows.append(Row(term.concepts[0], term.kind, Status.ADMITTED, forms, match))
    return Glossary(tuple(rows))


def _middles(first: Leg, sources: Sequence[str], terms: TermFinder) -> Iterator[list[str]]:
    """Yield the texts in the middle language that say the most of each source's terms, the best first."""
    free = first.translate(sources)
    found = [terms.find(source) for source in sources]
    offered = _offered(first, sources, found, free, terms)
    for made, of_source, more in zip(free, found, offered, strict=True):
        texts = dict.fromkeys((made.target, *(one.target for one in more)))
        lacking = {text: len(terms.missing(of_source, text)) for text in texts}
        best = sorted(texts, key=lacking.__getitem__)
        yield best[: _MOST if lacking[best[0]] else 1]


def _told(
    second: Leg, middles: Sequence[str], asked: Sequence[Sequence[Term]], terms: TermFinder
) -> Iterator[list[Candidate]]:
    """Yield the translations of texts in the middle language, of each those that say its terms first."""
    free = second.translate(middles)
    found = [
        [_as_asked(term, of_source) for term in terms.find(middle)]
        for middle, of_source in zip(middles, asked, strict=True)
    ]
    offered = _offered(second, middles, found, free, terms)
    for made, of_middle, more in zip(free, found, offered, strict=True):
        every = [Candidate(made.target, "middle", made.score), *more]
        yield sorted(every, key=lambda one: len(terms.missing(of_middle, one.target)))


def _as_asked(term: Term, of_source: Sequence[Term]) -> Term:
    """Return a term of a middle text with the form that is asked for in the source, if it has it as the same kind.

    A word with a capital that may be of two kinds is of the source's: *Siria*, which is a demonym, too.
    """
    mine = [one for one in of_source if set(one.concepts) & set(term.concepts)]
    same = [one.target_form for one in mine if one.kind is term.kind]
    if not same and mine and term.kind is Kind.DEMONYM and term.text[:1].isupper():
        return replace(term, target_form=mine[0].target_form, kind=mine[0].kind)
    return term if not same or term.target_form in same else replace(term, target_form=same[0])


def _offered(
    leg: Leg,
    sources: Sequence[str],
    found: Sequence[Sequence[Term]],
    free: Sequence[Translation],
    terms: TermFinder,
) -> list[list[Candidate]]:
    """Return what the engine of a leg offers, and where that isn't all that is asked for, what any engine can."""
    given: list[list[Candidate]] = [[] for _ in sources]
    if isinstance(leg.engine, TermAware):
        given = leg.engine.candidates(sources, found, free, terms)
    least = [
        min(len(terms.missing(of_source, text)) for text in (made.target, *(one.target for one in own)))
        for of_source, made, own in zip(found, free, given, strict=True)
    ]
    left = [at for at, lacking in enumerate(least) if lacking]
    asked, of_asked, made_of = (
        [sources[at] for at in left],
        [found[at] for at in left],
        [free[at] for at in left],
    )
    more = rendered(leg, asked, of_asked, made_of, terms)
    for at, others in zip(left, more, strict=True):
        given[at] = given[at] + others
    return given
