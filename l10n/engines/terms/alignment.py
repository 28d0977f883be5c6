"""Where a model rendered a term: the words of a target that become unlikely without the term in the source.

This is the prediction difference (Li et al. 2019, *On the Word Alignment from Neural Machine Translation*): a model
is asked twice how likely its own words are, once with the term and once without it. On names that a small model
mangles it is right far more often than the attention of the last layer, which is often on the word before or behind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from l10n.glossary.model import Matching
from l10n.glossary.term import Term
from l10n.model import Span, overlap
from l10n.text.folding import unaccented
from l10n.text.tokens import Word

# Log probability that a word has to lose to be a term's at all: below, the model says nothing of the term.
_LEAST = 1.0
# How much of the loss of a term's first word others have to lose: what follows it loses a little, too.
_FURTHER = 0.3
# A word that loses less counts, too, if it loses that many times as much as any other.
_LITTLE = 0.3
_PEAK = 5
_CERTAIN = 4.0  # what a word loses is like that it is all the term's; a quarter of it is enough to be a term's at all
_SMALL = 3  # letters of articles and prepositions, which lose a little with what they belong to
_MUCH = 3.0  # what words as small as that have to lose if others lose, too: *cat*, *old*
_ALIKE = 0.7  # of 1: a name that looks like the term, with whatever loss
_APART = re.compile(r"[,;:.!?()\"“”«»]")
_SAME = 0.85  # of 1: another name of the source
_BEGINNING = "▁"
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


@dataclass(slots=True)
class Group:
    """The terms of a concept that a target lacks, and what each word of the target loses without them.

    `alone` are the words, in lower case, that the model has for the term alone. They are asked for where no word
    loses much, as one that its neighbours make likely anyway.
    """

    terms: list[Term]
    losses: list[float]
    alone: Collection[str] = ()

    @property
    def is_weak(self) -> bool:
        """Whether no word loses much."""
        return max(self.losses, default=0.0) < _LEAST


def token_spans(tokens: Sequence[str], text: str) -> tuple[Span, ...] | None:
    """Return where each token stands in a text that they are those of; None where that can't be told.

    SentencePiece normalises (NFKC, white space): letters are counted, not compared. What it has no piece for, it
    gives as bytes: the first of a letter's has its place.
    """
    places = [
        at
        for at, letter in enumerate(text)
        for one in unicodedata.normalize("NFKC", letter)
        if not one.isspace()
    ]
    pieces = ["".join(token.replace(_BEGINNING, " ").split()) for token in _with_letters(tokens)]
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


def _with_letters(tokens: Sequence[str]) -> Iterator[str]:
    """Yield tokens with a letter in place of the first of its bytes (`<0xC2>`, `<0xAB>`), and nothing for others."""
    for token in tokens:
        byte = _BYTE.fullmatch(token)
        if byte is None:
            yield token
        else:  # the others of a letter in UTF-8 go on with the bits 10
            yield "" if int(byte[1], 16) & 0xC0 == 0x80 else "\ufffd"


def losses(
    words: Sequence[Word], spans: Sequence[Span], whole: Sequence[float], without: Sequence[float]
) -> list[float]:
    """Return how much of its log probability each of a text's words loses without a term.

    `spans` are the places of the text's tokens, `whole` and `without` their log probabilities with it and without.
    """
    lost = [0.0] * len(words)
    number = 0
    for span, one, other in zip(spans, whole, without, strict=False):
        while number < len(words) and words[number].end <= span.start:
            number += 1
        for at in range(number, len(words)):
            if words[at].start >= span.end:
                break
            lost[at] += one - other
    return lost


def shares(
    words: Sequence[Word],
    spans: Sequence[Span],
    aligned: Sequence[Sequence[float]],
    columns: Sequence[int],
) -> list[float]:
    """Return how much each of a text's words renders some tokens of its source, on the scale of `losses`.

    `spans` are the places of the text's tokens, and `aligned` says how much each is each token of the source, where
    `columns` are the tokens asked for. A word is what the most of its tokens says.
    """
    most = [0.0] * len(words)
    number = 0
    for span, row in zip(spans, aligned, strict=False):
        while number < len(words) and words[number].end <= span.start:
            number += 1
        for at in range(number, len(words)):
            if words[at].start >= span.end:
                break
            most[at] = max(most[at], sum(row[column] for column in columns) * _CERTAIN)
    return most


def places(
    text: str,
    words: Sequence[Word],
    groups: Sequence[Group],
    taken: Sequence[Span],
    others: Collection[str] = (),
) -> tuple[list[tuple[Span, Term]], list[Term]]:
    """Return the places of terms in a target outside of what is `taken`, from left to right, and the terms without.

    What loses most is decided first. The terms of a group come in the order of the source. A name that is nearly one
    of the source's `others` renders that.
    """
    known = [unaccented(other).lower() for other in others if len(other) > _SMALL]
    free = [not any(overlap(word, span) for span in taken) and not _is_one(word, known) for word in words]
    seeded: list[list[Span]] = [[] for _ in groups]
    for _, at, number in sorted(_seeds(words, groups)):
        group = groups[number]
        if free[at] and len(seeded[number]) < len(group.terms):
            first, last = _stretch(text, words, group, free, at)
            free[first : last + 1] = [False] * (last + 1 - first)
            seeded[number].append(Span(words[first].start, words[last].end))
    rendered: list[tuple[Span, Term]] = []
    missing: list[Term] = []
    for spans, group in zip(seeded, groups, strict=True):
        rendered += zip(sorted(spans), group.terms, strict=False)
        missing += group.terms[len(spans) :]
    return sorted(rendered, key=lambda one: one[0]), sorted(missing, key=lambda term: term.start)


def _seeds(words: Sequence[Word], groups: Sequence[Group]) -> Iterator[tuple[float, int, int]]:
    """Yield the words that may render a group's terms: their losses, negative, and the numbers of word and group."""
    for number, group in enumerate(groups):
        most, second = sorted([0.0, 0.0, *group.losses])[:-3:-1]
        least = max(_LEAST, _FURTHER * most)
        lone = most > _PEAK * second
        if _LITTLE <= most < _LEAST and lone:
            least = _LITTLE
        for at, (word, loss) in enumerate(zip(words, group.losses, strict=True)):
            known = loss > 0 and (word.text.lower() in group.alone or _is_like(word, group.terms[0]))
            begins = _may_begin(word, loss) or (lone and loss >= max(_LEAST, most))
            if known or (loss >= least and begins):
                yield -loss, at, number


def _is_one(word: Word, known: Collection[str]) -> bool:
    """Whether a word with a capital is nearly one of some known ones."""
    if not word.text[0].isupper() or len(word.text) <= _SMALL:
        return False
    text = unaccented(word.text).lower()
    return any(fuzz.ratio(text, one) >= 100 * _SAME for one in known)


def _is_like(word: Word, term: Term) -> bool:
    """Whether a word looks like one of a name's, in either language."""
    if term.match is Matching.INFLECTED or not word.text[0].isupper():
        return False
    parts = [part for form in (term.text, term.target_form) for part in form.replace("-", " ").split()]
    return any(
        fuzz.ratio(unaccented(word.text).lower(), unaccented(part).lower()) >= 100 * _ALIKE
        for part in parts
        if len(part) > _SMALL
    )


def _may_begin(word: Word, loss: float) -> bool:
    """Whether a word may render a term by itself."""
    common = word.text.islower() or (word.start == 0 and word.text.istitle())
    return len(word.text) > _SMALL or not common or loss >= _MUCH


def _stretch(
    text: str, words: Sequence[Word], group: Group, free: Sequence[bool], at: int
) -> tuple[int, int]:
    """Return the first and last of the words around one that are the same term's.

    As many small words may come between them as the term itself has: *Corée du Nord*.
    """
    least = max(_LEAST, _FURTHER * group.losses[at])
    most = sum(len(part) <= _SMALL for part in re.split(r"[\s'’-]", group.terms[0].text))
    ends = []
    for step in (-1, 1):
        end = here = at
        while 0 <= (here := here + step) < len(words) and free[here] and abs(here - end) <= most + 1:
            one, other = sorted((here, here - step))
            if _APART.search(text[words[one].end : words[other].start]):
                break
            joined = (
                step > 0
                and words[here].start == words[here - 1].end + 1
                and text[words[here].start - 1] == "-"
            )
            if (group.losses[here] >= least and _may_begin(words[here], group.losses[here])) or (
                joined and group.losses[here] > 0
            ):
                end = here
            elif _may_begin(words[here], group.losses[here]):
                break
        ends.append(end)
    return ends[0], ends[1]
