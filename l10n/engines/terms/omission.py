"""Making a sequence-to-sequence model say terms, without having been trained for it.

Four ways. *omission*: the words that the model says because of a term are found by leaving it out, and the form is
put there. *alignment*: the same, but that the model itself says which words render which, as it was trained to.
*insertion*: where there are none, the form is put between two words, where the model minds it least. *prefix*:
decoding starts anew from what stands before the place and the form, so that what follows agrees with it (Hokamp & Liu
2017 and Post & Vilar 2018 constrain the whole search; a forced start is all that CTranslate2 has, and enough). The
model itself says how likely each result is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n.engines.terms.alignment import Group, losses, places, shares, token_spans
from l10n.engines.terms.base import Aligner, Candidate, Scorer, TermRequest
from l10n.engines.terms.insertion import insertions
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.substitution import fill, substitute
from l10n.model import Span, overlap
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
    """A source, its tokens with their places, its terms, and the texts with them so far.

    Of each text the method, the handicap, and the score if it is known. `likely` is the free text's own score.
    """

    source: str
    tokens: list[str]
    spans: tuple[Span, ...]
    terms: Sequence[Term]
    free: str
    texts: dict[str, tuple[str, float, float | None]] = field(default_factory=dict)
    likely: float = 0.0


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A text for a job, where it renders the terms that it lacks, and the terms that it says nothing of."""

    job: _Job
    text: str
    places: list[tuple[Span, Term]]
    missing: list[Term]


def omission(model: Scorer, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
    """Return the free translation of each of `requests` with its terms put where they are rendered.

    The score is the model's mean log probability a token; the likeliest comes first.
    """
    jobs = _jobs(model, requests)
    ready = [job for job in jobs if job]
    for aligned in _aligned(model, [(job, job.free) for job in ready], finder):
        _fill(aligned, finder, _method(model), _VARIANTS if len(aligned.text) <= _SHORT else 1)
    _insert(model, ready, finder)
    return _scored(model, jobs, finder)


def prefix(model: Scorer, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
    """Return what the model goes on with after the first term, put where the free translation renders it."""
    jobs = _jobs(model, requests)
    starts: list[tuple[_Job, str]] = []
    for aligned in _aligned(model, [(job, job.free) for job in jobs if job], finder):
        text = aligned.text
        for span, term in aligned.places[:1]:
            rest = text[span.end :]
            texts = substitute(text, span.start, span.end, term.target_form, finder.pair.target, term)
            starts += [(aligned.job, t.removesuffix(rest)) for t in texts if rest and t.endswith(rest)][:1]
    prefixes = [model.tokenizer.encode_target(start) for _, start in starts]
    texts = model.continuations([job.tokens for job, _ in starts], prefixes)
    continued = [(job, text) for (job, _), text in zip(starts, texts, strict=True)]
    for aligned in _aligned(model, continued, finder):
        aligned.job.texts.setdefault(aligned.text, ("prefix", 0.0, None))
        _fill(aligned, finder, f"prefix+{_method(model)}", 1)
    return _scored(model, jobs, finder)


def _method(model: Scorer) -> str:
    return "alignment" if isinstance(model, Aligner) else "omission"


def _jobs(model: Scorer, requests: Sequence[TermRequest]) -> list[_Job | None]:
    jobs: list[_Job | None] = []
    for source, terms, free in requests:
        tokens = model.tokenizer.encode(source)
        spans = token_spans(tokens, source)
        jobs.append(_Job(source, tokens, spans, terms, free.target) if spans else None)
    return jobs


def _fill(aligned: _Aligned, finder: TermFinder, method: str, most: int) -> None:
    """Add a text with the terms in their places: the most natural way, then others."""
    texts = fill(aligned.text, aligned.places, finder.pair.target, most, finder) if aligned.places else []
    for number, text in enumerate(texts):
        aligned.job.texts.setdefault(text, (method, _LESS_NATURAL * (number > 0), None))


def _aligned(model: Scorer, pairs: Sequence[tuple[_Job, str]], finder: TermFinder) -> list[_Aligned]:
    """Return where each text renders the terms that it lacks."""
    grouped: list[list[list[Term]]] = []
    targets = [model.tokenizer.encode_target(text) for _, text in pairs]
    for job, text in pairs:
        groups: dict[tuple[str, ...], list[Term]] = {}
        for term in finder.missing(job.terms, text):
            groups.setdefault(term.concepts, []).append(term)
        grouped.append(list(groups.values()))
    ready: list[list[Group]] = []
    answers = (
        _by_alignment(model, pairs, targets, grouped, finder)
        if isinstance(model, Aligner)
        else _by_omission(model, pairs, targets, grouped, finder)
    )
    for (job, text), of_text, (whole, of_groups) in zip(pairs, grouped, answers, strict=True):
        if text == job.free:
            job.likely = _mean(whole)
        ready.append([Group(group, each) for group, each in zip(of_text, of_groups, strict=True)])
    _ask_alone(model, [group for of_text in ready for group in of_text if group.is_weak])
    aligned = []
    for (job, text), groups_of_text in zip(pairs, ready, strict=True):
        occupied = occupied_spans(job.terms, text, finder)
        words = word_spans(text, finder.pair.target)
        aligned.append(
            _Aligned(job, text, *places(text, words, groups_of_text, occupied, _others(job, finder)))
        )
    return aligned


def occupied_spans(terms: Sequence[Term], text: str, finder: TermFinder) -> list[Span]:
    """Return the places of the terms that a text has, but for those that it has more often than its source.

    One of these stands for another: *two Nigerians and a Nigerian* for *deux Nigériens et un Nigérian*.
    """
    spans = []
    for concepts in dict.fromkeys(term.concepts for term in terms):
        same = [term for term in terms if term.concepts == concepts]
        hits = finder.occurrences(same, text)
        if len(hits) <= len(same):
            spans += [Span(hit.start, hit.end) for hit in hits]
    return spans


def _by_omission(
    model: Scorer,
    pairs: Sequence[tuple[_Job, str]],
    targets: Sequence[list[str]],
    grouped: Sequence[list[list[Term]]],
    finder: TermFinder,
) -> Iterator[tuple[list[float], list[list[float]]]]:
    """Yield how likely each text is, and what its words lose without the terms of each group."""
    asked: list[tuple[list[str], list[str]]] = []
    for (job, _), target, of_text in zip(pairs, targets, grouped, strict=True):
        asked.append((job.tokens, target))
        asked += [(_without(job, group[0].concepts), target) for group in of_text]
    scores = iter(model.log_probabilities(asked))
    for (_, text), target, of_text in zip(pairs, targets, grouped, strict=True):
        spans, words = token_spans(target, text) or (), word_spans(text, finder.pair.target)
        whole = next(scores)
        yield whole, [losses(words, spans, whole, next(scores)) for _ in of_text]


def _by_alignment(
    model: Aligner,
    pairs: Sequence[tuple[_Job, str]],
    targets: Sequence[list[str]],
    grouped: Sequence[list[list[Term]]],
    finder: TermFinder,
) -> Iterator[tuple[list[float], list[list[float]]]]:
    """Yield the same, where the model itself says which words render which."""
    answers = model.alignments(
        [(job.tokens, target) for (job, _), target in zip(pairs, targets, strict=True)]
    )
    for (job, text), target, of_text, (whole, aligned) in zip(pairs, targets, grouped, answers, strict=True):
        spans, words = token_spans(target, text) or (), word_spans(text, finder.pair.target)
        columns = [_columns(job, group[0].concepts) for group in of_text]
        yield whole, [shares(words, spans, aligned, of_group) for of_group in columns]


def _ask_alone(model: Scorer, groups: Sequence[Group]) -> None:
    """Tell groups the words that the model has for their terms alone."""
    wanted = sorted({group.terms[0].text for group in groups})
    answers = dict(
        zip(wanted, model.continuations([model.tokenizer.encode(text) for text in wanted]), strict=True)
    )
    for group in groups:
        words = answers[group.terms[0].text].lower().split()
        group.alone = {word.strip(_MARKS) for word in words if len(word) > _SMALL}


def _others(job: _Job, finder: TermFinder) -> list[str]:
    """Return the words of a source that are of no term."""
    return [
        word.text
        for word in word_spans(job.source, finder.pair.source)
        if not any(overlap(word, term) for term in job.terms)
    ]


def _without(job: _Job, concepts: tuple[str, ...]) -> list[str]:
    """Return the tokens of a source without its terms of a concept."""
    mine = set(_columns(job, concepts))
    return [token for at, token in enumerate(job.tokens) if at not in mine]


def _columns(job: _Job, concepts: tuple[str, ...]) -> list[int]:
    """Return the places of the tokens of a source that are of its terms of a concept."""
    mine = [term for term in job.terms if term.concepts == concepts]
    return [at for at, span in enumerate(job.spans) if any(overlap(span, term) for term in mine)]


def _insert(model: Scorer, jobs: Sequence[_Job], finder: TermFinder) -> None:
    """Put terms that a target says nothing of between its words: a single one where the model minds it least."""
    tried: list[tuple[_Job, str]] = []
    for job in jobs:
        base = next(iter(job.texts), job.free)
        # Once there is enough: a sentence often says *it* for the second.
        missing = [term for term in finder.missing(job.terms, base) if not finder.occurrences([term], base)]
        if job.likely > _SURE:
            missing = [term for term in missing if term.kind is not Kind.TERM]
        if len(missing) == 1:
            tried += [(job, text) for text in insertions(job.source, job.terms, base, missing[0], finder)]
            continue
        for term in {term.concepts: term for term in missing}.values():
            base = next(reversed(insertions(job.source, job.terms, base, term, finder)), base)
        if missing:
            job.texts.setdefault(base, ("insertion", 0.0, None))
    scores = model.log_probabilities(
        [(job.tokens, model.tokenizer.encode_target(text)) for job, text in tried]
    )
    best: dict[int, tuple[float, str]] = {}
    for (job, text), each in zip(tried, scores, strict=True):
        best[id(job)] = max(best.get(id(job), (float("-inf"), "")), (_mean(each), text))
    for job in jobs:
        if id(job) in best:
            score, text = best[id(job)]
            job.texts[text] = ("insertion", 0.0, score)


def _scored(model: Scorer, jobs: Sequence[_Job | None], finder: TermFinder) -> list[list[Candidate]]:
    """Return the texts as candidates, the likeliest first; those that lack more terms than others unscored."""
    pairs = []
    for job in jobs:
        missing = {text: len(finder.missing(job.terms, text)) for text in job.texts} if job else {}
        pairs += [(job, text) for text in missing if job and missing[text] == min(missing.values())]
    pairs = [(job, text) for job, text in pairs if job.texts[text][2] is None]
    scores = model.log_probabilities(
        [(job.tokens, model.tokenizer.encode_target(text)) for job, text in pairs]
    )
    for (job, text), each in zip(pairs, scores, strict=True):
        method, handicap, _ = job.texts[text]
        job.texts[text] = method, handicap, _mean(each)
    return [_candidates(job) if job else [] for job in jobs]


def _candidates(job: _Job) -> list[Candidate]:
    candidates = [
        Candidate(text, method, None if score is None else score - handicap)
        for text, (method, handicap, score) in job.texts.items()
    ]
    return sorted(candidates, key=lambda one: float("-inf") if one.score is None else one.score, reverse=True)


def _mean(each: Sequence[float]) -> float:
    return sum(each) / max(1, len(each))
