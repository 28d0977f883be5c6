"""Making a sequence-to-sequence model say terms, without having been trained for it.

Three ways. *omission*: the words that the model says because of a term are found by leaving it out, and the form is
put there. *insertion*: where there are none, it is put between two words, where the model minds it least. *prefix*:
decoding starts anew from what stands before the place and the form, so that what follows agrees with it (Hokamp & Liu
2017 and Post & Vilar 2018 constrain the whole search; a forced start is all that CTranslate2 has, and enough). The
model itself says how likely each result is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.engines.argos.scoring import Model
from l10n.engines.terms.alignment import Group, losses, places, token_spans
from l10n.engines.terms.base import Candidate
from l10n.engines.terms.insertion import inserted
from l10n.glossary.finder import Term, TermFinder
from l10n.glossary.model import Kind
from l10n.grammar.substitution import filled, placed
from l10n.model import Span
from l10n.text.tokens import word_spans

_VARIANTS = 4
_LESS_NATURAL = 0.5  # log probability a token, by which the model has to prefer what grammar doesn't
_SHORT = 80  # letters of texts in which an article weighs enough for the model to choose it
# Log probability a token of a sentence that people can make something of. If the model says nothing there of a
# common word, it said it in another way (*go home*). What it is less sure of is to be written anew: the word helps.
_SURE = -1.0
_MARKS = ".,;:!?\"'()"
_SMALL = 3  # letters of articles


@dataclass(slots=True)
class _Job:
    """A source, its tokens with their places, its terms, and the texts made so far.

    Of each text the method, the handicap, and the score if it is known. `likely` is the free text's own score.
    """

    source: str
    tokens: list[str]
    spans: tuple[Span, ...]
    found: Sequence[Term]
    free: str
    made: dict[str, tuple[str, float, float | None]] = field(default_factory=dict)
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A text for a job, where it renders the terms that it lacks, and the terms that it says nothing of."""

    job: _Job
    text: str
    places: list[tuple[Span, Term]]
    left: list[Term]


def omission(
    model: Model,
    sources: Sequence[str],
    found: Sequence[Sequence[Term]],
    free: Sequence[str],
    terms: TermFinder,
) -> list[list[Candidate]]:
    """Return the `free` translation of each of `sources` with its terms put where they are rendered.

    The score is the model's mean log probability a token; the likeliest comes first.
    """
    jobs = _jobs(model, sources, found, free)
    ready = [job for job in jobs if job]
    for aligned in _aligned(model, [(job, job.free) for job in ready], terms):
        _fill(aligned, terms, "omission", _VARIANTS if len(aligned.text) <= _SHORT else 1)
    _insert(model, ready, terms)
    return _scored(model, jobs, terms)


def prefix(
    model: Model,
    sources: Sequence[str],
    found: Sequence[Sequence[Term]],
    free: Sequence[str],
    terms: TermFinder,
) -> list[list[Candidate]]:
    """Return what the model goes on with after the first term, put where the `free` translation renders it."""
    jobs = _jobs(model, sources, found, free)
    starts: list[tuple[_Job, str]] = []
    for aligned in _aligned(model, [(job, job.free) for job in jobs if job], terms):
        text = aligned.text
        for span, term in aligned.places[:1]:
            rest = text[span.end :]
            texts = placed(text, span.start, span.end, term.target_form, terms.pair.target, term)
            starts += [(aligned.job, t.removesuffix(rest)) for t in texts if rest and t.endswith(rest)][:1]
    prefixes = [model.tokenizer.encode(start) for _, start in starts]
    texts = model.said([job.tokens for job, _ in starts], prefixes)
    made = [(job, text) for (job, _), text in zip(starts, texts, strict=True)]
    for aligned in _aligned(model, made, terms):
        aligned.job.made.setdefault(aligned.text, ("prefix", 0.0, None))
        _fill(aligned, terms, "prefix+omission", 1)
    return _scored(model, jobs, terms)


def _jobs(
    model: Model, sources: Sequence[str], found: Sequence[Sequence[Term]], free: Sequence[str]
) -> list[_Job | None]:
    jobs: list[_Job | None] = []
    for source, of_source, target in zip(sources, found, free, strict=True):
        tokens = model.tokenizer.encode(source)
        spans = token_spans(tokens, source)
        jobs.append(_Job(source, tokens, spans, of_source, target) if spans else None)
    return jobs


def _fill(aligned: _Aligned, terms: TermFinder, method: str, most: int) -> None:
    """Add a text with the terms in their places: the most natural way, then others."""
    texts = filled(aligned.text, aligned.places, terms.pair.target, most, terms) if aligned.places else []
    for number, text in enumerate(texts):
        aligned.job.made.setdefault(text, (method, _LESS_NATURAL * (number > 0), None))


def _aligned(model: Model, pairs: Sequence[tuple[_Job, str]], terms: TermFinder) -> list[_Aligned]:
    """Return where each text renders the terms that it lacks."""
    asked: list[tuple[list[str], list[str]]] = []
    grouped: list[list[list[Term]]] = []
    targets = [model.tokenizer.encode(text) for _, text in pairs]
    for (job, text), target in zip(pairs, targets, strict=True):
        groups: dict[tuple[str, ...], list[Term]] = {}
        for term in terms.missing(job.found, text):
            groups.setdefault(term.concepts, []).append(term)
        grouped.append(list(groups.values()))
        asked.append((job.tokens, target))
        asked += [(_without(job, concepts), target) for concepts in groups]
    scores = iter(model.likely(asked))
    ready: list[list[Group]] = []
    for (job, text), target, of_text in zip(pairs, targets, grouped, strict=True):
        spans = token_spans(target, text) or ()
        found = word_spans(text, terms.pair.target)
        whole = next(scores)
        if text == job.free:
            job.likely = _mean(whole)
        ready.append([Group(group, losses(found, spans, whole, next(scores))) for group in of_text])
    _ask_alone(model, [group for of_text in ready for group in of_text if group.is_weak])
    aligned = []
    for (job, text), groups_of_text in zip(pairs, ready, strict=True):
        taken = [Span(hit.start, hit.end) for hit in terms.kept(job.found, text)]
        found = word_spans(text, terms.pair.target)
        aligned.append(_Aligned(job, text, *places(text, found, groups_of_text, taken, _others(job, terms))))
    return aligned


def _ask_alone(model: Model, groups: Sequence[Group]) -> None:
    """Tell groups the words that the model has for their terms alone."""
    wanted = sorted({group.terms[0].text for group in groups})
    made = dict(zip(wanted, model.said([model.tokenizer.encode(text) for text in wanted]), strict=True))
    for group in groups:
        said = made[group.terms[0].text].lower().split()
        group.alone = {word.strip(_MARKS) for word in said if len(word) > _SMALL}


def _others(job: _Job, terms: TermFinder) -> list[str]:
    """Return the words of a source that are of no term."""
    return [
        word.text
        for word in word_spans(job.source, terms.pair.source)
        if not any(word.start < term.end and term.start < word.end for term in job.found)
    ]


def _without(job: _Job, concepts: tuple[str, ...]) -> list[str]:
    """Return the tokens of a source without its terms of a concept."""
    mine = [term for term in job.found if term.concepts == concepts]
    return [
        token
        for token, span in zip(job.tokens, job.spans, strict=True)
        if not any(span.start < term.end and term.start < span.end for term in mine)
    ]


def _insert(model: Model, jobs: Sequence[_Job], terms: TermFinder) -> None:
    """Put terms that a target says nothing of between its words: a single one where the model minds it least."""
    tried: list[tuple[_Job, str]] = []
    for job in jobs:
        base = next(iter(job.made), job.free)
        # Once there is enough: a sentence often says *it* for the second.
        left = [term for term in terms.missing(job.found, base) if not terms.kept([term], base)]
        if job.likely > _SURE:
            left = [term for term in left if term.kind not in (Kind.TERM, Kind.DEMONYM)]
        if len(left) == 1:
            tried += [(job, text) for text in inserted(job.source, job.found, base, left[0], terms)]
            continue
        for term in {term.concepts: term for term in left}.values():
            base = next(reversed(inserted(job.source, job.found, base, term, terms)), base)
        if left:
            job.made.setdefault(base, ("insertion", 0.0, None))
    scores = model.likely([(job.tokens, model.tokenizer.encode(text)) for job, text in tried])
    best: dict[int, tuple[float, str]] = {}
    for (job, text), each in zip(tried, scores, strict=True):
        best[id(job)] = max(best.get(id(job), (float("-inf"), "")), (_mean(each), text))
    for job in jobs:
        if id(job) in best:
            score, text = best[id(job)]
            job.made[text] = ("insertion", 0.0, score)


def _scored(model: Model, jobs: Sequence[_Job | None], terms: TermFinder) -> list[list[Candidate]]:
    """Return what was made as candidates, the likeliest first; those that lack more terms than others unscored."""
    pairs = []
    for job in jobs:
        left = {text: len(terms.missing(job.found, text)) for text in job.made} if job else {}
        pairs += [(job, text) for text in left if job and left[text] == min(left.values())]
    pairs = [(job, text) for job, text in pairs if job.made[text][2] is None]
    scores = model.likely([(job.tokens, model.tokenizer.encode(text)) for job, text in pairs])
    for (job, text), each in zip(pairs, scores, strict=True):
        method, handicap, _ = job.made[text]
        job.made[text] = method, handicap, _mean(each)
    return [_candidates(job) if job else [] for job in jobs]


def _candidates(job: _Job) -> list[Candidate]:
    found = [
        Candidate(text, method, None if score is None else score - handicap)
        for text, (method, handicap, score) in job.made.items()
    ]
    return sorted(found, key=lambda one: float("-inf") if one.score is None else one.score, reverse=True)


def _mean(each: Sequence[float]) -> float:
    return sum(each) / max(1, len(each))
