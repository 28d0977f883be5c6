"""Words of the middle language that the second of two engines did not know: each is said in another way.

The first engine says which word of the source each was made of. That is asked for again, through another language,
and then the lemma of the word in the middle. A word that multiplies a number is said by its value, since *billones*
are no billions. What nobody knows stays as the source has it, since people who review a translation read that
language, and not the one in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from l10n.engines.base import Engine, Offer, Separable, WordByWord
from l10n.engines.terms.middle import Leg
from l10n.errors import EngineError
from l10n.languages import pack
from l10n.model import Translation
from l10n.text.folding import fold
from l10n.text.gazetteer import land_in
from l10n.text.lexicon import dictionary_code, is_proper_noun, is_word, lemma

_WORD = re.compile(r"[^\W\d_]+(?:[-·'’][^\W\d_]+)*")
_HYPHENATED = r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])"
_PART = re.compile(r"[^\W\d_]+")
_COMPOUND = r"(?:(?<![\w-])\w+-)*{}(?:-\w+)*"
_LEAST = 3  # letters of a word that is asked for by itself
_SEVERAL = 2  # words


class _Origin(NamedTuple):
    """A word of the source, and all words of the middle that it became."""

    text: str
    words: tuple[str, ...] = ()


class MiddleWords:
    """Renders the words that were left in the middle; `others` lead from and to the same languages."""

    def __init__(self, first: Leg, second: Leg, others: Sequence[Offer]) -> None:
        self._first = first
        self._second = second
        self._offers = list(others)
        self._others: dict[int, Engine] = {}
        self._renderings: dict[str, str] = {}
        self._found: dict[str, dict[str, _Origin]] = {}

    def render(
        self, sources: Sequence[str], middles: Sequence[Translation], targets: Sequence[Translation]
    ) -> list[Translation]:
        """Return the targets without the words of the middle that were left in them; raises `EngineError`."""
        left = [self._left(*each) for each in zip(sources, middles, targets, strict=True)]
        asked = [number for number, words in enumerate(left) if words]
        targets = list(targets)
        found: list[dict[str, _Origin]] = [{} for _ in targets]
        for number, apart in zip(asked, self._apart([sources[one] for one in asked]), strict=True):
            source, middle = sources[number], middles[number]
            origins = {word: self._origin(source, word, middle, apart) for word in left[number]}
            if not all(origins.values()) and apart.target:
                # What several words became together is no word of the second engine: one by one they may be.
                again = self._second.translate([apart.target])[0]
                middle = replace(middle, target=apart.target)
                others = {
                    word: self._origin(source, word, middle, apart)
                    for word in self._left(source, middle, again)
                }
                if list(others.values()).count(None) < list(origins.values()).count(None):
                    targets[number], origins = again, others
            found[number] = {word: origin for word, origin in origins.items() if origin}
        self._ask({origin: word for each in found for word, origin in each.items()})
        self._found |= {source: each for source, each in zip(sources, found, strict=True) if each}
        return [self._with(target, each) for target, each in zip(targets, found, strict=True)]

    def rendered(self, source: str, text: str) -> str:
        """Return another translation of a source that was rendered, without the same words of the middle."""
        return self._with(Translation(text), self._found.get(source, {})).target

    def _left(self, source: str, middle: Translation, target: Translation) -> list[str]:
        """Return the words that either engine left as they were, but for names.

        Some are said to be known: what was taken for a name, and what a dictionary has in the language it is from.
        """
        ours, theirs = self._first.pair.target, self._second.pair.target
        first = [word for word in middle.unknown if word.islower()]
        second = [word for word in target.unknown if word.islower() or not _has(source, word)]
        same = {*_PART.findall(middle.target)}.intersection(_PART.findall(target.target))
        more = [
            word
            for word in sorted(same)
            if not _has(source, word) and is_word(word.lower(), ours) and not is_word(word.lower(), theirs)
        ]
        words = dict.fromkeys((*first, *second, *more))
        # *ex-minister*: a part of a compound that both languages have
        return [word for word in words if len(word) >= _LEAST and _has(target.target, word)]

    def _origin(self, source: str, word: str, middle: Translation, apart: WordByWord) -> _Origin | None:
        """Return the word of the source that one in the middle was made of, if that is known."""
        low, language = word.lower(), self._first.pair.target
        if word in middle.unknown:
            whole = re.search(_COMPOUND.format(_alone(word)), source)
            return _Origin(whole[0] if whole else word)
        if low in apart.origins:
            text = apart.origins[low]
            return _Origin(text, tuple(made for made, one in apart.origins.items() if one == text))
        form = _lemma(low, language)
        near = {one for made, one in apart.origins.items() if form in (made, _lemma(made, language))}
        return _Origin(near.pop()) if len(near) == 1 else _compound(source, word, middle.target)

    def close(self) -> None:
        """Close the other engines that were started."""
        for engine in self._others.values():
            engine.close()
        self._others.clear()

    def _apart(self, sources: Sequence[str]) -> list[WordByWord]:
        engine = self._first.engine
        return (
            engine.word_by_word(sources) if isinstance(engine, Separable) else [WordByWord() for _ in sources]
        )

    def _ask(self, origins: Mapping[_Origin, str]) -> None:
        """Find out how words of the source are said, each with a word in the middle that it became."""
        words = {one.text: word for one, word in origins.items()}
        new = [
            one
            for one, word in words.items()
            if one not in self._renderings and not (one[0].isupper() and one == word)
        ]
        whole = {one.text for one, word in origins.items() if len(one.words) < _SEVERAL and "-" not in word}
        for one in new:
            if value := _scales(self._first.pair.target).get(words[one].lower()):
                self._renderings[one] = _scale(value, self._second.pair.target)
            elif name := land_in(one, self._first.pair.source, self._second.pair.target):
                self._renderings[one] = name
        for number in range(len(self._offers)):
            self._take(number, [one for one in new if len(one) >= _LEAST and one not in self._renderings])
        lemmas = {
            one: _lemma(words[one], self._first.pair.target)
            for one in new
            if one not in self._renderings and one in whole
        }
        asked = [one for one, form in lemmas.items() if form != words[one]]
        for one, answer in zip(asked, self._second.translate([lemmas[one] for one in asked]), strict=True):
            if self._is_right(answer):
                self._renderings[one] = self._as_inside(answer.target)

    def _take(self, number: int, words: Sequence[str]) -> None:
        """Take what another way makes of words by themselves."""
        if not words:
            return
        try:
            if number not in self._others:
                self._others[number] = self._offers[number].load()
            answers = self._others[number].translate(words)
        except EngineError:
            return
        self._renderings |= {
            word: self._as_inside(answer.target)
            for word, answer in zip(words, answers, strict=True)
            if self._is_right(answer)
        }

    def _is_right(self, answer: Translation) -> bool:
        """Return whether an answer is one word of the target's language; of more, some are there already."""
        known = _WORD.fullmatch(answer.target) is not None and is_word(
            answer.target, self._second.pair.target
        )
        return known and not answer.unknown

    def _as_inside(self, word: str) -> str:
        """Return a word as it stands inside a sentence: with a capital in a name only."""
        return word if is_proper_noun(word, self._second.pair.target) else word.lower()

    def _with(self, target: Translation, found: Mapping[str, _Origin]) -> Translation:
        """Return a target with the words in it rendered, or as the source has them."""
        if not found:
            return target
        text = target.target
        unknown = dict.fromkeys(target.unknown)
        for word, origin in found.items():
            rendering = self._renderings.get(origin.text, origin.text)
            place = _place(word, origin)
            if rendering == origin.text and "-" in origin.text and "-" not in word and word.islower():
                # *súper-secret*: half a compound is better than none, as the source has it where that is a word
                own = [part for part in origin.text.split("-") if fold(part) == fold(word)]
                if not own or not is_word(own[0].lower(), self._second.pair.target):
                    continue
                rendering, place = own[0], _alone(word)
            text = re.sub(place, partial(_cased, rendering), text)
            unknown.pop(word, None)
            if rendering == origin.text:
                unknown[rendering] = None
        for wrong, right in pack.language(self._second.pair.target).engines.mended:
            text = wrong.sub(right, text)
        return replace(target, target=text, unknown=tuple(unknown))


def _compound(source: str, word: str, middle: str) -> _Origin | None:
    """Return the compound of a source that a word's compound in a middle text stands for, if no other is new."""
    ours, theirs = (re.findall(_HYPHENATED, text) for text in (source, middle))
    new = [one for one in ours if one not in theirs]
    made = [one for one in theirs if one not in ours]
    if len(new) != 1 or len(made) != 1 or word not in made[0].split("-"):
        return None
    return _Origin(new[0], tuple(made[0].lower().split("-")))


def _place(word: str, origin: _Origin) -> str:
    """Return a pattern for a word with all that became of its origin right beside it.

    *Calvos-mice* are *bats*, as *chauves-souris* are, and *Papúa-Nueva Guinea* is one name.
    """
    place = _COMPOUND.format(_alone(word)) if "-" in origin.text else _alone(word)
    if len(origin.words) < _SEVERAL:
        return place
    other = "|".join(map(_alone, origin.words))
    return rf"(?:(?:{other})[-\s])*{place}(?:[-\s](?:{other}))*"


def _alone(word: str) -> str:
    """Return a pattern for a word that stands alone, with or without a capital."""
    return rf"(?<!\w)(?i:{re.escape(word[0])}){re.escape(word[1:])}(?!\w)"


def _has(text: str, word: str) -> bool:
    return re.search(_alone(word), text) is not None


def _cased(rendering: str, match: re.Match[str]) -> str:
    """Return a rendering with a capital where the word in whose place it stands had one."""
    return rendering[0].upper() + rendering[1:] if match[0][:1].isupper() else rendering


def _lemma(word: str, language: str) -> str:
    code = dictionary_code(language)
    return lemma(word.lower(), code) if code else word


@cache
def _scales(language: str) -> Mapping[str, float]:
    """Return the words of a language that multiply a number by a million and more, with their values."""
    return {
        word: value
        for value, words in pack.language(language).numbers.scales.items()
        if value >= 1e6
        for word in words
    }


def _scale(value: float, language: str) -> str:
    """Return what a language says behind figures for a value; the number itself where it has no word."""
    return pack.language(language).numbers.scaled.get(value, f"{value:.0f}").rpartition("/")[2]
