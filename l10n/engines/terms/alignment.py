"""Where a model rendered a term: the words of a target that attention, letters and the model's own words tie to it.

The attention of a decoder's last layer says roughly which source tokens a target token comes from (Bahdanau et al.
2015), in small models often the one before or behind; names say it by their letters, too, and what the model makes
of the term alone is likely to be what it says of it in a sentence. The words that have more of all this than a
threshold, in one stretch, are the place: the maximum sum of a stretch (Kadane 1984).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from l10n.glossary.model import Match
from l10n.glossary.terms import Term
from l10n.glossary.words import Word, unaccented, words
from l10n.model import Span

# What a word has to have of attention and likeness to count for a place rather than against it.
_ENOUGH = 0.3
_ALIKE = 0.5  # from here on, letters say something
_ECHO = 0.8
_CONTRADICTED = 0.05  # of attention: a word with less is tied to another one
_SMALL = 3  # letters of articles and prepositions, which never render a term by themselves
_BEGINNING = "▁"


@dataclass(frozen=True, slots=True)
class Aligned:
    """A target, and for each of its tokens its place in the text and its attention to each source token."""

    text: str
    spans: tuple[Span, ...]
    attention: Sequence[Sequence[float]]


def token_spans(tokens: Sequence[str], text: str) -> tuple[Span, ...] | None:
    """Return where each token stands in a text that they are those of; None where that can't be told.

    SentencePiece normalises (NFKC, white space): letters are counted, not compared.
    """
    places = [
        at
        for at, letter in enumerate(text)
        for one in unicodedata.normalize("NFKC", letter)
        if not one.isspace()
    ]
    pieces = ["".join(token.replace(_BEGINNING, " ").split()) for token in tokens]
    if sum(map(len, pieces)) != len(places):
        return None
    spans, done = [], 0
    for piece in pieces:
        last = done + len(piece)
        if piece:
            spans.append(Span(places[done], places[last - 1] + 1))
        else:
            at = places[done] if done < len(places) else len(text)
            spans.append(Span(at, at))
        done = last
    return tuple(spans)


def place(
    term: Term,
    text: str,
    source: Sequence[Span],
    target: Aligned,
    taken: Sequence[Span],
    language: str,
    alone: Collection[str] = (),
) -> Span | None:
    """Return the stretch of a target that renders a term, outside of what is `taken`; None if all of it is.

    `text` is the source, `source` are the places of its tokens; `language` is the target's, in BCP 47; `alone` are
    the words, in lower case, that the model has for the term alone.
    """
    mine = [at for at, span in enumerate(source) if span.start < term.end and term.start < span.end]
    if not mine:
        return None
    beside = [
        at for at in (mine[0] - 1, mine[-1] + 1) if 0 <= at < len(source) and _is_small(text, source[at])
    ]
    found = words(target.text, language)
    weights = []
    for word in found:
        if any(word.start < span.end and span.start < word.end for span in taken):
            weights.append(-1.0)
        else:
            share = _share(word, mine, beside, target)
            weights.append(share + _likeness(word, term) + _echo(word, alone, share) - _ENOUGH)
    stretch = _best(weights)
    if stretch is None:  # nothing speaks for any place: the likeliest word
        free = [at for at, weight in enumerate(weights) if weight > -1.0]
        if not free:
            return None
        likeliest = max(free, key=weights.__getitem__)
        stretch = likeliest, likeliest
    first, last = stretch
    return Span(found[first].start, found[last].end)


def _is_small(text: str, token: Span) -> bool:
    """Whether a token is of an article or a preposition: the attention that it gets is its neighbour's."""
    letters = [text[token.start : token.end]]
    for step, at in ((-1, token.start - 1), (1, token.end)):
        while 0 <= at < len(text) and text[at].isalpha():
            letters.append(text[at])
            at += step
    return len("".join(letters)) <= _SMALL


def _share(word: Word, mine: Sequence[int], beside: Sequence[int], target: Aligned) -> float:
    """Return how much of a word's attention is on a term's tokens; what is `beside` them counts half."""
    shares = []
    for span, weights in zip(target.spans, target.attention, strict=False):
        if span.start < word.end and word.start < span.end:
            here = sum(weights[at] for at in mine)
            near = sum(weights[at] for at in beside)
            total = sum(weights)
            shares.append((here + near / 2) / total if total else 0.0)
    return sum(shares) / len(shares) if shares else 0.0


def _likeness(word: Word, term: Term) -> float:
    """Return how much a word looks like one of a name's, in either language; nothing for what is no name."""
    if term.match is Match.INFLECTED or not word.text[0].isupper():
        return 0.0
    text = unaccented(word.text).lower()
    parts = [
        unaccented(part).lower() for form in (term.text, term.told) for part in form.replace("-", " ").split()
    ]
    best = max((fuzz.ratio(text, part) / 100 for part in parts if len(part) > 2), default=0.0)
    return best - _ALIKE + 0.25 if best >= _ALIKE else 0.0


def _echo(word: Word, alone: Collection[str], share: float) -> float:
    """Return what speaks for a word that the model has for the term alone, and against a small one that it hasn't."""
    if word.text.lower() in alone:
        return _ECHO if len(word.text) > _SMALL and share > _CONTRADICTED else 0.0
    small = word.text.islower() or (word.start == 0 and word.text.istitle())
    return -_ENOUGH if small and len(word.text) <= _SMALL else 0.0


def _best(weights: Sequence[float]) -> tuple[int, int] | None:
    """Return the first and the last of the stretch with the greatest sum; None if none is above zero."""
    best, stretch = 0.0, None
    total, start = 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, stretch = total, (start, at)
    return stretch
