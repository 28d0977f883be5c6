"""Terms for training: words and phrases of a source whose translation stands in the target, written into the source.

Dinu et al. 2019, *Training Neural Machine Translation to Apply Terminology Constraints*; some translations as lemmas,
so that the model learns to inflect what it is told (Bergmanis & Pinnis 2021, *Facilitating Terminology Translation
with Target Lemma Annotations*).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.train.annotate import Place, annotated
from tools.train.lexicon import WORD, Lexicon, likely
from tools.train.recipe import SYMBOLS

_WORDS = 4  # of a phrase, on either side
_LISTED = 6
_NUMBERS = (1, 1, 1, 2, 2, 3)  # terms of a source
_LEMMAS = 0.3
_LONGEST = 80  # words of a source that is looked at


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of translations: words that go together, and lists of terms by their words in small letters."""

    lexicon: Lexicon
    listed: Mapping[tuple[str, ...], set[str]]
    target: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


def with_terms(source: str, target: str, known: Known, chance: random.Random) -> str | None:
    """Return a source with one to three of its terms written in, None where no translation is found."""
    if any(sign in source + target for sign in SYMBOLS):
        return None
    ones, others = _words(source), _words(target)
    if not 1 < len(ones) <= _LONGEST or len(others) > _LONGEST:
        return None
    sure = [*_listed(ones, source, target, known), *_names(ones, target)]
    offered = [(place, 2.0) for place in sure] + [
        (place, 1.0) for place in _phrases(ones, others, target, known)
    ]
    picked: list[Place] = []
    for _ in range(chance.choice(_NUMBERS)):
        offered = [
            (place, weight)
            for place, weight in offered
            if all(place.end <= other.start or other.end <= place.start for other in picked)
        ]
        if offered:
            places, weights = zip(*offered, strict=True)
            picked.append(chance.choices(places, weights)[0])
    asked = [Place(p.start, p.end, _lemma(p.target, known.target, chance)) for p in picked]
    return annotated(source, asked) if asked else None


def _words(text: str) -> list[_Word]:
    return [_Word(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]


def _listed(ones: Sequence[_Word], source: str, target: str, known: Known) -> list[Place]:
    """Return the terms of lists that both sides have."""
    found = []
    low = target.lower()
    for first in range(len(ones)):
        for last in range(first, min(first + _LISTED, len(ones))):
            for form in known.listed.get(tuple(word.low for word in ones[first : last + 1]), ()):
                at = low.find(form.lower())
                if at >= 0 and _whole(low, at, at + len(form)):
                    found.append(Place(ones[first].start, ones[last].end, target[at : at + len(form)]))
    return found


def _names(ones: Sequence[_Word], target: str) -> list[Place]:
    """Return the words with capitals that the target has as they are; none is a sentence's first."""
    found = []
    for first in range(1, len(ones)):
        for last in range(first, min(first + _WORDS, len(ones))):
            run = ones[first : last + 1]
            if not run[-1].text[0].isupper():
                break
            if any(after.start != before.end + 1 for before, after in pairwise(run)):
                break
            text = " ".join(word.text for word in run)
            at = target.find(text)
            if at >= 0 and _whole(target, at, at + len(text)):
                found.append(Place(run[0].start, run[-1].end, text))
    return found


def _phrases(ones: Sequence[_Word], others: Sequence[_Word], target: str, known: Known) -> list[Place]:
    """Return the runs of words whose words are aligned with those of a run in the target, and with no others."""
    links = _links(ones, others, known.lexicon)
    back = {other: one for one, other in links.items()}
    found = []
    for first in links:
        for last in range(first, min(first + _WORDS, len(ones))):
            if last not in links:
                continue
            to = [links[at] for at in range(first, last + 1) if at in links]
            low, high = min(to), max(to)
            inside = [back[at] for at in range(low, high + 1) if at in back]
            loose = (
                last - first + 1 - len(to),
                high - low + 1 - len(to),
            )  # between the edges, aligned with nothing
            if high - low < _WORDS and max(loose) <= 1 and all(first <= at <= last for at in inside):
                text = target[others[low].start : others[high].end]
                if len(text.splitlines()) == 1 and not any(sign in text for sign in ".;:!?"):
                    found.append(Place(ones[first].start, ones[last].end, text))
    return found


def _links(ones: Sequence[_Word], others: Sequence[_Word], lexicon: Lexicon) -> dict[int, int]:
    """Return which word translates which, the likeliest first, each once (competitive linking, Melamed 2000)."""
    scored = []
    for at, one in enumerate(ones):
        for to, other in enumerate(others):
            if len(one.text) > 2 and len(other.text) > 2 and (score := likely(lexicon, one.low, other.low)):
                apart = abs(at / len(ones) - to / len(others))
                scored.append((score - apart, at, to))
    links: dict[int, int] = {}
    for score, at, to in sorted(scored, reverse=True):
        if score > 0 and at not in links and to not in links.values():
            links[at] = to
    return links


def _lemma(text: str, language: str, chance: random.Random) -> str:
    """Return a term, some of those in small letters with their last word as a dictionary has it."""
    *before, last = text.split(" ")
    if chance.random() >= _LEMMAS or not last.islower() or not last.isalpha():
        return text
    from simplemma import lemmatize

    return " ".join([*before, lemmatize(last, lang=language)])


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or behind a place."""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
