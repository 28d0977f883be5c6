"""Common nouns that recur in an article, and what most of its targets have for each.

A noun is a word that mostly stands behind a determiner. What renders it is the word that stands where it stands, by
Dice's coefficient (Smadja, McKeown & Hatzivassiloglou 1996, *Translating Collocations for Bilingual Lexicons*). In an
article that is few numbers, so one is only taken where no other word of the targets, and none of the sources, fits
as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from l10n.languages import pack
from l10n.model import LanguagePair
from l10n.text import lexicon
from l10n.text.memo import Memo
from l10n.text.patterns import any_of
from l10n.text.script import small_words

_LEAST = 3  # texts of an article with a noun: two that render it alike, and one that may not
_ALIKE = 0.7  # of Dice's coefficient
_SHARE = 0.5  # of a noun's targets: more have its rendering; of its places: as many have a determiner
_LETTERS = 4  # of a noun, at least
_SHORT = 3  # letters of any other word: what has fewer says little
_STEM = 5  # letters that words have in common which are near enough: *flood*, *flooding*
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class NounUse:
    """A common noun of an article and what most targets have for it, both as the article writes them.

    `lemma` is that of the noun, `forms` how the article inflects it, in small letters; `key` is what words are
    compared by that render it. `places` are the numbers of the texts with the noun, `missing` those of them whose
    target has no such word.
    """

    lemma: str
    noun: str
    forms: tuple[str, ...]
    rendering: str
    key: str
    places: tuple[int, ...]
    missing: tuple[int, ...]


def noun_uses(pairs: Sequence[tuple[str, str]], pair: LanguagePair) -> list[NounUse]:
    """Return the nouns of an article's sources that its targets render in a way that can be told, in their order.

    None where a language has no determiners in its pack, or no dictionary. A source without a target tells nothing.
    """
    pattern = _noun_pattern(pair.source)
    if pattern is None or not all(map(lexicon.has_dictionary, (pair.source, pair.target))):
        return []
    nouns, keys = _nouns(pair.source), _keys(pair.target)
    texts = [source if target else "" for source, target in pairs]
    determined = Counter(
        noun for text in texts for form in pattern.findall(text) if form.islower() and (noun := nouns[form])
    )
    if not determined:
        return []
    words = [_WORD.findall(text) for text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(words):
        for noun in determined.keys() & map(nouns.__getitem__, map(str.lower, some)):
            places[noun].append(number)
    places = {noun: at for noun, at in places.items() if len(at) >= _LEAST}
    if not places:
        return []
    forms: dict[str, Counter[str]] = {noun: Counter() for noun in places}
    for word in chain.from_iterable(words):
        if word.islower() and (noun := nouns[word]) in forms:
            forms[noun][word] += 1
    article = _Article(
        [word_keys(text, pair.source) for text in texts],
        [word_keys(target, pair.target) for _, target in pairs],
    )
    found = []
    for noun, at in places.items():
        if determined[noun] >= _SHARE * forms[noun].total() and (key := article.rendering(noun, at)):
            written = (word for number in at for word in _WORD.findall(pairs[number][1]))
            rendering = _usual(Counter(word for word in written if keys[word.lower()] == key), key)
            missing = (number for number in at if not has_rendering(article.targets[number], key))
            usual, written_forms = _usual(forms[noun], noun), tuple(sorted(forms[noun]))
            found.append(NounUse(noun, usual, written_forms, rendering, key, tuple(at), tuple(missing)))
    return sorted(found, key=lambda use: (use.places, use.noun))


def _usual(forms: Counter[str], lemma: str) -> str:
    """Return how a word is written by itself: as its lemma is, if the texts have that, else as most of them do."""
    return max(sorted(forms), key=lambda form: (form.lower() == lemma, forms[form]))


def word_keys(text: str, language: str) -> frozenset[str]:
    """Return what the words of a text in a language (BCP 47) are compared by that may be nouns or render some."""
    return frozenset(map(_keys(language).__getitem__, map(str.lower, _WORD.findall(text)))) - {""}


def has_rendering(words: frozenset[str], key: str) -> bool:
    """Return whether some words of a target, by their `word_keys`, have one that renders a noun, or nearly.

    That is a word of the same stem, or one that is made with it: *airplane*, *Passagierflugzeug*.
    """
    if key in words:
        return True
    return any(word[:_STEM] == key[:_STEM] or (len(key) >= _LETTERS and key in word) for word in words)


@dataclass(frozen=True, slots=True)
class _Article:
    """The words of an article's sources and targets, by what they are compared by."""

    sources: Sequence[frozenset[str]]
    targets: Sequence[frozenset[str]]

    def rendering(self, noun: str, places: Sequence[int]) -> str:
        """Return the key of what most targets have for a noun that stands in some places; "" if that isn't sure."""
        counts = Counter(chain.from_iterable(self.targets[number] for number in places))
        found = sorted(
            (
                (self._likeness(len(places), key, count), key)
                for key, count in counts.items()
                if count >= 2 and count > _SHARE * len(places)
            ),
            reverse=True,
        )[:2]
        if not found or found[0][0] < _ALIKE or (len(found) > 1 and found[1][0] == found[0][0]):
            return ""
        likeness, key = found[0]
        there = [number for number, words in enumerate(self.targets) if key in words]
        rivals = Counter(chain.from_iterable(self.sources[number] for number in there))
        del rivals[noun]
        for other, count in rivals.items():
            size = sum(other in words for words in self.sources)
            if 2 * count >= likeness * (size + len(there)):
                return ""
        return key

    def _likeness(self, size: int, key: str, both: int) -> float:
        """Return Dice's coefficient of a noun in so many places and a word of targets that stands in both's."""
        return 2 * both / (size + sum(key in words for words in self.targets))


@cache
def _noun_pattern(language: str) -> re.Pattern[str] | None:
    """Return what finds the words right behind determiners of a language, None if it has none that are known."""
    grammar = pack.language(language).grammar
    known = {
        *grammar.definite,
        *grammar.definite_before_vowel,
        *grammar.indefinite,
        *grammar.determiners,
        *grammar.contractions,
    }
    if not known:
        return None
    elided = any_of(one[:-1] for one in known if one.endswith("'"))
    whole = any_of(one for one in known if not one.endswith("'"))
    return re.compile(
        rf"(?<![\w'’-])(?i:(?:{whole})\s+|(?:{elided})['’])([^\W\d_]{{{_LETTERS},}}(?:-[^\W\d_]+)*)"
    )


@cache
def _keys(language: str) -> Memo[str]:
    """Return what a language's words, in small letters, are compared by: lemmas, "" of those that say little."""
    known = pack.language(language)
    little = small_words(language) | known.names.beginnings
    code = lexicon.dictionary_code(language)
    return Memo(
        lambda word: "" if len(word) < _SHORT or word in little else lexicon.lemma(word, code).lower()
    )


@cache
def _nouns(language: str) -> Memo[str]:
    """Return the lemmas of a language's words, in small letters, that may be nouns by their form, "" of others.

    A noun is its own lemma, or looks like a plural: *fait* is of *faire*.
    """
    keys, plural = _keys(language), pack.language(language).grammar.plural_look
    return Memo(lambda word: keys[word] if keys[word] == word or plural.search(word) else "")
