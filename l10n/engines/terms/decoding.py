"""Making a sequence-to-sequence model say terms, without having been trained for it.

Two ways, which the prototype in the design's figures found best. *attention*: the place where the model rendered a
term is found and the form put there. *prefix*: decoding starts anew from what stands before the place and the form,
so that what follows agrees with it (Hokamp & Liu 2017 and Post & Vilar 2018 constrain the whole search; a forced
start is all that CTranslate2 has, and enough). The model itself says how likely each result is. The n best
were tried at first, and cost as much as translating again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from l10n.engines.terms.alignment import Aligned, place, token_spans
from l10n.engines.terms.base import Candidate
from l10n.engines.terms.placing import filled, placed
from l10n.engines.tokens import Tokenizer
from l10n.glossary.terms import Term, Terms
from l10n.model import Span

_BEAM = 2  # what follows a form; as wide a search as the free one's costs more than it brings
_VARIANTS = 4
_LESS_NATURAL = 0.5  # log probability a token, by which the model has to prefer what grammar doesn't
_BATCH_TOKENS = 1024
_STEP = 8  # tokens that targets may differ by to be forced together


@dataclass(frozen=True, slots=True)
class Model:
    """A CTranslate2 model with its tokens: `prefix` is the token that a target starts with, if any."""

    translator: Any
    tokenizer: Tokenizer
    prefix: str
    length_penalty: float


@dataclass(slots=True)
class _Job:
    """A source, its tokens with their places, its terms, and the texts made so far: method and handicap of each.

    `alone` are the words that the model has for each term alone.
    """

    source: str
    tokens: list[str]
    spans: tuple[Span, ...]
    found: Sequence[Term]
    free: str
    alone: Mapping[str, Collection[str]]
    made: dict[str, tuple[str, float]]


def candidates(
    model: Model,
    sources: Sequence[str],
    found: Sequence[Sequence[Term]],
    free: Sequence[str],
    terms: Terms,
    *,
    further: bool,
) -> list[list[Candidate]]:
    """Return candidates for each of `sources`, with the model's mean log probability a token as score.

    By attention at first, `further` by prefix.
    """
    alone = _alone(model, {term.text for of_source in found for term in of_source})
    jobs: list[_Job | None] = []
    for source, of_source, target in zip(sources, found, free, strict=True):
        tokens = model.tokenizer.encode(source)
        spans = token_spans(tokens, source)
        jobs.append(_Job(source, tokens, spans, of_source, target, alone, {}) if spans else None)
    ready = [job for job in jobs if job]
    (_prefix if further else _attention)(model, ready, terms)
    scored = iter(_scored(model, ready))
    return [next(scored) if job else [] for job in jobs]


def _alone(model: Model, texts: Collection[str]) -> dict[str, Collection[str]]:
    """Return the words, in lower case, that the model has for each of some terms alone."""
    wanted = sorted(texts)
    made = _search(model, [model.tokenizer.encode(text) for text in wanted])
    return {text: set(target.lower().split()) for text, target in zip(wanted, made, strict=True)}


def _attention(model: Model, jobs: Sequence[_Job], terms: Terms) -> None:
    """Add the free translation with the terms put where the model rendered them."""
    pairs = [(job, job.free) for job in jobs]
    for (job, _), aligned in zip(pairs, _aligned(model, pairs), strict=True):
        for number, text in enumerate(_replaced(job, aligned, terms)):
            job.made.setdefault(text, ("attention", _LESS_NATURAL * (number > 0)))


def _replaced(job: _Job, aligned: Aligned, terms: Terms) -> list[str]:
    """Return a target with the terms that it lacks put in their places: the most natural way, then others."""
    places = [(span, term) for term, span in _places(job, aligned, terms)]
    return filled(aligned.text, places, terms.pair.target, _VARIANTS) if places else []


def _places(job: _Job, aligned: Aligned, terms: Terms) -> list[tuple[Term, Span]]:
    """Return the terms that a target lacks with the places where it renders them, from left to right."""
    lacking = terms.lacking(job.found, aligned.text)
    taken = [Span(hit.start, hit.end) for hit in terms.kept(job.found, aligned.text)]
    found = []
    for term in lacking:
        span = place(term, job.source, job.spans, aligned, taken, terms.pair.target, job.alone[term.text])
        if span is not None:
            taken.append(span)
            found.append((term, span))
    return sorted(found, key=lambda item: item[1])


def _prefix(model: Model, jobs: Sequence[_Job], terms: Terms) -> None:
    """Add what the model goes on with after the first lacking term, put where the free translation renders it."""
    starts: list[tuple[_Job, str]] = []
    for job, aligned in zip(jobs, _aligned(model, [(job, job.free) for job in jobs]), strict=True):
        for term, span in _places(job, aligned, terms)[:1]:
            rest = aligned.text[span.end :]
            texts = placed(aligned.text, span.start, span.end, term.told, terms.pair.target, term)
            starts += [(job, t.removesuffix(rest)) for t in texts if rest and t.endswith(rest)][:1]
    made = _continued(model, starts)
    for (job, text), aligned in zip(made, _aligned(model, made), strict=True):
        job.made.setdefault(text, ("prefix", 0.0))
        for other in _replaced(job, aligned, terms)[:1]:
            job.made.setdefault(other, ("prefix+attention", 0.0))


def _continued(model: Model, starts: Sequence[tuple[_Job, str]]) -> list[tuple[_Job, str]]:
    """Return what the model says to sources if it has to begin with a start."""
    prefixes = [model.tokenizer.encode(start) for _, start in starts]
    texts = _search(model, [job.tokens for job, _ in starts], prefixes)
    return [(job, text) for (job, _), text in zip(starts, texts, strict=True)]


def _search(model: Model, tokens: list[list[str]], prefixes: list[list[str]] | None = None) -> list[str]:
    """Return what the model says to each of `tokens`, beginning with the tokens of a prefix."""
    if not tokens:
        return []
    own = [model.prefix] if model.prefix else []
    starts = [own + prefix for prefix in prefixes] if prefixes else [own] * len(tokens)
    results = model.translator.translate_batch(
        tokens,
        target_prefix=starts if any(starts) else None,
        beam_size=_BEAM,
        length_penalty=model.length_penalty,
        max_batch_size=_BATCH_TOKENS,
        batch_type="tokens",
        max_input_length=0,
    )
    return [model.tokenizer.decode(result.hypotheses[0][len(own) :]).strip() for result in results]


def _aligned(model: Model, pairs: Sequence[tuple[_Job, str]]) -> list[Aligned]:
    """Return how targets go back to their sources: their attention, by forcing the model to say them."""
    targets = [model.tokenizer.encode(text) for _, text in pairs]
    found: dict[int, Sequence[Sequence[float]]] = {}
    # What is forced counts as decoded, and all are decoded up to the same length: like with like.
    by_length = sorted(range(len(pairs)), key=lambda at: len(targets[at]) // _STEP)
    for _, group in groupby(by_length, key=lambda at: len(targets[at]) // _STEP):
        same = list(group)
        tokens = [pairs[at][0].tokens for at in same]
        found |= zip(same, _forced(model, tokens, [targets[at] for at in same]), strict=True)
    aligned = []
    for at, (_, text) in enumerate(pairs):
        spans = token_spans(targets[at], text)
        aligned.append(Aligned(text, spans or (), found[at] if spans else ()))
    return aligned


def _forced(
    model: Model, sources: list[list[str]], targets: list[list[str]]
) -> list[Sequence[Sequence[float]]]:
    """Return the attention of each token of each target to those of its source."""
    own = [model.prefix] if model.prefix else []
    results = model.translator.translate_batch(
        sources,
        target_prefix=[own + target for target in targets],
        beam_size=1,
        max_decoding_length=max(map(len, targets)) + len(own) + 1,
        return_attention=True,
        max_batch_size=_BATCH_TOKENS,
        batch_type="tokens",
        max_input_length=0,
    )
    return [
        result.attention[0][len(own) : len(own) + len(target)]
        for result, target in zip(results, targets, strict=True)
    ]


def _scored(model: Model, jobs: Sequence[_Job]) -> list[list[Candidate]]:
    """Return what was made as candidates, the likeliest first."""
    pairs = [(job, text) for job in jobs for text in job.made]
    own = [model.prefix] if model.prefix else []
    results = (
        model.translator.score_batch(
            [job.tokens for job, _ in pairs],
            [own + model.tokenizer.encode(text) for _, text in pairs],
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
        )
        if pairs
        else []
    )
    found: dict[int, list[Candidate]] = {id(job): [] for job in jobs}
    for (job, text), result in zip(pairs, results, strict=True):
        probabilities = result.log_probs[len(own) :]
        score = sum(probabilities) / max(1, len(probabilities))
        method, handicap = job.made[text]
        found[id(job)].append(Candidate(text, method, score - handicap))
    return [sorted(found[id(job)], key=lambda one: -(one.score or 0.0)) for job in jobs]
