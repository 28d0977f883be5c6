"""Making a sequence-to-sequence model say terms, without having been trained for it.

Two ways, which the prototype in the design's figures found best. *attention*: the place where the model rendered a
term is found and the form put there. *prefix*: decoding starts anew from what stands before the place and the form,
so that what follows agrees with it (Hokamp & Liu 2017 and Post & Vilar 2018 constrain the whole search; a forced
start is all that CTranslate2 has, and enough). The model itself says how likely each result is. The n best were
tried, too: they cost as much as translating again, and bring next to nothing that the two don't.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from l10n.engines.terms.alignment import Aligned, place, token_spans
from l10n.engines.terms.base import Candidate
from l10n.engines.terms.placing import placed
from l10n.engines.tokens import Tokenizer
from l10n.glossary.terms import Term, Terms
from l10n.model import Span

_BEAM = 2  # what follows a form; as wide a search as the free one's costs more than it brings
_VARIANTS = 4
_BATCH_TOKENS = 1024


@dataclass(frozen=True, slots=True)
class Model:
    """A CTranslate2 model with its tokens: `prefix` is the token that a target starts with, if any."""

    translator: Any
    tokenizer: Tokenizer
    prefix: str
    length_penalty: float


@dataclass(slots=True)
class _Job:
    """A source, its tokens with their places, its terms, and the texts made so far with the method of each."""

    source: str
    tokens: list[str]
    spans: tuple[Span, ...]
    found: Sequence[Term]
    free: str
    made: dict[str, str]


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
    jobs: list[_Job | None] = []
    for source, of_source, target in zip(sources, found, free, strict=True):
        tokens = model.tokenizer.encode(source)
        spans = token_spans(tokens, source)
        jobs.append(_Job(source, tokens, spans, of_source, target, {}) if spans else None)
    ready = [job for job in jobs if job]
    (_prefix if further else _attention)(model, ready, terms)
    scored = iter(_scored(model, ready))
    return [next(scored) if job else [] for job in jobs]


def _attention(model: Model, jobs: Sequence[_Job], terms: Terms) -> None:
    """Add the free translation with the terms put where the model rendered them."""
    pairs = [(job, job.free) for job in jobs]
    for (job, _), aligned in zip(pairs, _aligned(model, pairs), strict=True):
        for text in _replaced(job, aligned, terms):
            job.made.setdefault(text, "attention")


def _replaced(job: _Job, aligned: Aligned, terms: Terms) -> list[str]:
    """Return a target with the terms that it lacks put in their places, in the most natural ways."""
    texts = [aligned.text]
    for term, span in reversed(_places(job, aligned, terms)):  # from the end, so that places stay
        ways = [
            placed(text, span.start, span.end, term.told, terms.pair.target, term)[
                : _VARIANTS if text is texts[0] else 1
            ]
            for text in texts
        ]
        texts = [text for of_text in ways for text in of_text] or texts
    return [text for text in texts if text != aligned.text][: 2 * _VARIANTS]


def _places(job: _Job, aligned: Aligned, terms: Terms) -> list[tuple[Term, Span]]:
    """Return the terms that a target lacks with the places where it renders them, from left to right."""
    lacking = terms.lacking(job.found, aligned.text)
    taken = [Span(hit.start, hit.end) for hit in terms.kept(job.found, aligned.text)]
    found = []
    for term in lacking:
        span = place(term, job.spans, aligned, taken, terms.pair.target)
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
        job.made.setdefault(text, "prefix")
        for other in _replaced(job, aligned, terms)[:2]:
            job.made.setdefault(other, "prefix+attention")


def _continued(model: Model, starts: Sequence[tuple[_Job, str]]) -> list[tuple[_Job, str]]:
    """Return what the model says to sources if it has to begin with a start."""
    if not starts:
        return []
    own = [model.prefix] if model.prefix else []
    results = model.translator.translate_batch(
        [job.tokens for job, _ in starts],
        target_prefix=[own + model.tokenizer.encode(start) for _, start in starts],
        beam_size=_BEAM,
        length_penalty=model.length_penalty,
        max_batch_size=_BATCH_TOKENS,
        batch_type="tokens",
        max_input_length=0,
    )
    texts = [model.tokenizer.decode(result.hypotheses[0][len(own) :]).strip() for result in results]
    return [(job, text) for (job, _), text in zip(starts, texts, strict=True)]


def _aligned(model: Model, pairs: Sequence[tuple[_Job, str]]) -> list[Aligned]:
    """Return how targets go back to their sources: their attention, by forcing the model to say them."""
    own = [model.prefix] if model.prefix else []
    targets = [model.tokenizer.encode(text) for _, text in pairs]
    results = (
        model.translator.translate_batch(
            [job.tokens for job, _ in pairs],
            target_prefix=[own + target for target in targets],
            beam_size=1,
            max_decoding_length=1,
            return_attention=True,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
        if pairs
        else []
    )
    aligned = []
    for (_, text), target, result in zip(pairs, targets, results, strict=True):
        attention = result.attention[0][len(own) : len(own) + len(target)]
        spans = token_spans(target, text)
        aligned.append(Aligned(text, spans or (), attention if spans else ()))
    return aligned


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
        found[id(job)].append(Candidate(text, job.made[text], score))
    return [sorted(found[id(job)], key=lambda one: -(one.score or 0.0)) for job in jobs]
