"""Common nouns and terms that recur in an article, and what most of its targets have for each.

A term is a noun with what follows it: *taux d'intérêt*, *forces armées*. Both mostly stand behind a determiner. What
renders one is the word, or the words together, that stand where it stands, by Dice's coefficient (Smadja, McKeown &
Hatzivassiloglou 1996, *Translating Collocations for Bilingual Lexicons*). In an article that is few numbers, so
one is only taken where nothing else in the targets, and no other word of the sources, fits as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from l10n.glossary.noun_keys import BAR, determined, line, noun_line, places, stands_alone, word_keys
from l10n.languages import pack
from l10n.model import LanguagePair
from l10n.text import lexicon

_LEAST = 3  # texts of an article with a noun: two that render it alike, and one that may not
_ALIKE = 0.7  # of Dice's coefficient
_SHARE = 0.5  # of a noun's targets: more have its rendering; of its places: as many have a determiner
_LETTERS = 4  # of a rendering that may be a part of a word
_STEM = 5  # letters that words have in common which are near enough: *flood*, *flooding*


@dataclass(frozen=True, slots=True)
class NounUse:
    """A common noun or term of an article and what most targets have for it: the keys of both.

    `places` are the numbers of the texts with it, `missing` those of them whose target lacks a word of the rendering.
    """

    key: str
    rendering: str
    places: tuple[int, ...]
    missing: tuple[int, ...]


@lru_cache(maxsize=4)  # an article is asked about when it is translated, and again when it is checked
def noun_uses(pairs: tuple[tuple[str, str], ...], pair: LanguagePair) -> tuple[NounUse, ...]:
    """Return the nouns and terms of an article's sources that its targets render in a way that can be told, in order.

    None where a language has no determiners in its pack, or no dictionary. A source without a target tells nothing.
    """
    if not all(map(lexicon.has_dictionary, (pair.source, pair.target))):
        return ()
    texts = [source if target else "" for source, target in pairs]
    counts = Counter(chain.from_iterable(determined(text, pair.source) for text in texts))
    if not counts:
        return ()
    nouns = tuple(noun_line(text, pair.source) for text in texts)
    whole = "".join(nouns)
    frequent = {key: count for key, count in counts.items() if whole.count(f" {key} ") >= _LEAST}
    if not frequent:
        return ()
    targets = tuple(line(target, pair.target) for _, target in pairs)
    words = [frozenset(one.split()) for one in targets]
    article = _Article(nouns, targets, tuple(word_keys(text, pair.source) for text in texts))
    capitals = pack.language(pair.target).names.capital_nouns
    found: list[NounUse] = []
    # The longest first: where one is part of a longer term, that stands for it.
    for key in sorted(frequent, key=lambda one: (-one.count(" "), one)):
        at = article.places(key)
        if len(at) < _LEAST or frequent[key] < _SHARE * article.count(key) or article.is_verb(key):
            continue
        rendering = article.rendering(key, at)
        if not rendering:
            continue
        lacking = {number for number in at if not has_rendering(words[number], rendering)}
        longer = {number for use in found if f" {key} " in f" {use.key} " for number in use.places}
        if longer.union(lacking).issuperset(at):
            continue  # it is the longer term's
        missing = {number for number in lacking - longer if stands_alone(key, texts[number], pair.source)}
        at = [number for number in at if number in missing or number not in lacking]
        if " " in key and not capitals:
            written = usual(rendering, (pairs[number][1] for number in at), pair.target, nouns=False)
            if not written.islower():
                continue  # it is a name, or has one: *American citizens*
        found.append(NounUse(key, rendering, tuple(at), tuple(sorted(missing))))
    return tuple(sorted(found, key=lambda use: (use.places, use.key)))


def has_rendering(words: frozenset[str], key: str) -> bool:
    """Return whether some words of a target, by their `word_keys`, render a noun or term, or nearly.

    For each word of the key that is one of the same stem, or one made with it: *airplane*, *Passagierflugzeug*.
    """
    return all(one in words or any(_is_near(one, word) for word in words) for one in key.split())


def _is_near(key: str, word: str) -> bool:
    return word[:_STEM] == key[:_STEM] or (len(key) >= _LETTERS and key in word)


def usual(key: str, texts: Iterable[str], language: str, *, nouns: bool) -> str:
    """Return how texts write the words of a key by themselves: as its lemma is, if they do that, else as most do."""
    forms = Counter(
        text[start:end] for text in texts for start, end in places(key, text, language, nouns=nouns)
    )
    return max(sorted(forms), key=lambda form: (form == key, form.islower(), forms[form]), default=key)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article: the `noun_line` of each source, the `line` of each target, and all words of each source."""

    nouns: tuple[str, ...]
    targets: tuple[str, ...]
    sources: tuple[frozenset[str], ...]

    def is_verb(self, key: str) -> bool:
        """Return whether the sources have a noun's lemma in a form that no noun has: *pouvoir*, as in *il peut*."""
        both = zip(self.sources, self.nouns, strict=True)
        return any(key in words and f" {key} " not in line for words, line in both)

    def places(self, key: str) -> list[int]:
        """Return the numbers of the sources with a key."""
        return [number for number, line in enumerate(self.nouns) if f" {key} " in line]

    def count(self, key: str) -> int:
        """Return how often a key stands in the sources."""
        return sum(line.count(f" {key} ") for line in self.nouns)

    def rendering(self, key: str, at: Sequence[int]) -> str:
        """Return the key of what most targets have for a term that stands in some places; "" if that isn't sure.

        That is as many words as it has, at most, and the more the better.
        """
        size = key.count(" ") + 1
        each = [self.targets[number].split() for number in at]
        for length in range(size, 0, -1):
            counts = Counter(chain.from_iterable(set(_groups(words, length)) for words in each))
            found = sorted(
                (
                    (likeness, one)
                    for one, count in counts.items()
                    if count >= 2
                    and count > _SHARE * len(at)
                    and (likeness := self._likeness(len(at), one, count)) >= _ALIKE
                ),
                reverse=True,
            )[:2]
            if found and (len(found) == 1 or found[1][0] < found[0][0]):
                likeness, one = found[0]
                if not self._has_rival(key, one, likeness):
                    return one
        return ""

    def _likeness(self, size: int, rendering: str, both: int) -> float:
        """Return Dice's coefficient of a term in so many places and what stands in both's of the targets."""
        return 2 * both / (size + len(self._with(rendering)))

    def _with(self, rendering: str) -> list[int]:
        return [number for number, line in enumerate(self.targets) if f" {rendering} " in line]

    def _has_rival(self, key: str, rendering: str, likeness: float) -> bool:
        """Return whether another word of the sources stands where a rendering does, as much as the term does."""
        there = self._with(rendering)
        rivals = Counter(chain.from_iterable(self.sources[number] for number in there))
        for own in key.split():
            del rivals[own]
        return any(
            2 * count
            >= likeness * (count + len(there))  # it stands in as many at least, which is asked first
            and 2 * count >= likeness * (sum(other in words for words in self.sources) + len(there))
            for other, count in rivals.items()
        )


def _groups(words: Sequence[str], length: int) -> Iterator[str]:
    """Give so many words that stand together."""
    for at in range(len(words) - length + 1):
        group = words[at : at + length]
        if BAR not in group:
            yield " ".join(group)
