"""Whether a target is in the language that was asked for: scripts and the small words of languages.

It is quick (some 20 µs a sentence), and says nothing where it isn't sure. langdetect is asked only about a
language whose small words aren't here, and takes a few milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from l10n.languages import pack, tags
from l10n.model import Span

# The scripts, as Unicode names them, whose letters are told apart; what has any other tells nothing.
_SCRIPTS = """
    LATIN ARABIC HEBREW GREEK DEVANAGARI THAI BENGALI HANGUL CJK HIRAGANA KATAKANA CYRILLIC GEORGIAN ARMENIAN TAMIL
"""
_LETTERS_OF = frozenset(_SCRIPTS.split())
_LATIN = frozenset({"LATIN"})
_WORD = re.compile(r"[^\W\d_]+")

_LEAST_WORDS = 6
_LEAST_HITS = 4  # small words of another language, and
_TIMES = 3  # so many times those of the right one
_LEAST_LETTERS = 10
_OURS = 0.3  # of the letters are in the language's script, at least
_LONG = 100  # characters that langdetect needs
_SURE = 0.99
_BEYOND = re.compile("[^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u2bff]")  # letters that aren't Latin
_CLEAR = 1.6  # weighted small words of another language that are enough, and
_RATHER = 1.9  # so many times those of the right one
_SHARE = 0.1  # of all words


def is_other_language(target: str, language: str, source: str = "", source_language: str = "") -> bool:
    """Return whether `target` is in another language than `language` (BCP 47), as far as can be told.

    What stands in the source as well (a title, a quotation) tells nothing, but of the source's own language, which it
    may have been left in: of any, where that language isn't told.
    """
    if is_other_script(target, language, source):
        return True
    if pack.language(language).script.letters != _LATIN or not _is_latin(language):
        return False
    words = [word.lower() for word in _WORD.findall(target)]
    if len(words) < _LEAST_WORDS:
        return False
    if small := small_words(language):
        ours = sum(word in small for word in words)
        base, own = pack.language(language).base, source_language.partition("-")[0]
        known = {word.lower() for word in _WORD.findall(source)} if own else set()
        theirs = max(
            sum(
                word in other.words.small and word not in small and (other.base == own or word not in known)
                for word in words
            )
            for other in pack.languages()
            if other.base != base and other.words.small
        )
        return theirs >= _LEAST_HITS and theirs >= _TIMES * ours
    return len(target) >= _LONG and _langdetect_says_other(target, language)


def small_words(language: str) -> frozenset[str]:
    """Return the small words of a language (BCP 47), in small letters; none where they aren't known."""
    return pack.language(language).words.small


def is_likely_other_language(target: str, language: str, source: str = "") -> bool:
    """Return whether the small words of `target` speak for another language: less sure than `is_other_language`.

    A word counts the more the fewer languages have it. What the source has as well counts against nobody.
    """
    small = small_words(language)
    if not small:
        return False
    known = {word.lower() for word in _WORD.findall(source)}
    words = [word for word in map(str.lower, _WORD.findall(target)) if word not in known]
    if len(words) < _LEAST_WORDS - 2:
        return False
    ours, scores = 0, defaultdict[str, float](float)
    for word in words:
        if word in small:
            ours += 1
        else:
            for other, weight in _weights().get(word, ()):
                scores[other] += weight
    best = max(scores.values(), default=0.0)
    return best >= _CLEAR and best >= _RATHER * ours and best >= _SHARE * len(words)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Return for each small word the languages that have it, and what it says for one of them."""
    languages = defaultdict[str, list[str]](list)
    for language in pack.languages():
        for word in language.words.small:
            languages[word].append(language.base)
    return {word: tuple((one, 1 / len(having)) for one in having) for word, having in languages.items()}


def is_other_script(target: str, language: str, source: str = "") -> bool:
    """Return whether `target` is in other letters than those of `language` (BCP 47)."""
    scripts = pack.language(language).script.letters
    if scripts == _LATIN and (not _is_beyond_latin(target) or not _is_latin(language)):
        return False
    return _other_script(target, scripts, source)


@lru_cache(maxsize=64)
def _is_beyond_latin(text: str) -> bool:
    return not text.isascii() and _BEYOND.search(text) is not None


@lru_cache(maxsize=64)
def _is_latin(language: str) -> bool:
    """Return whether a language is written in Latin letters: no pack says it of most, CLDR does of all."""
    return tags.script(language) in ("Latn", "")


def words_in_other_scripts(target: str, language: str, source: str = "") -> list[Span]:
    """Return the places of words in `target` with letters of another script than that of `language` (BCP 47).

    What the source has, too, is no stranger. Where Latin letters aren't the language's own, they are no strangers
    either (names), unless they stand among its own in a word.
    """
    scripts = pack.language(language).script.letters
    if scripts == _LATIN and (not _is_beyond_latin(target) or not _is_latin(language)):
        return []
    places = []
    for match in _WORD.finditer(target):
        if match[0].isascii() or match[0] in source:
            continue
        strange = {_script(letter) for letter in match[0] if letter not in source} & _LETTERS_OF - scripts
        mixed = len({_script(letter) for letter in match[0]} & _LETTERS_OF) > 1
        if strange if scripts == _LATIN else (mixed and strange and "CJK" not in scripts):
            places.append(Span(*match.span()))
    return places


def _other_script(target: str, scripts: frozenset[str], source: str) -> bool:
    letters = [letter for letter in target if letter.isalpha() and letter not in source]
    if len(letters) < _LEAST_LETTERS:
        # nothing new but what the source has: it is the source's script that counts
        letters = [letter for letter in target if letter.isalpha()]
        if scripts == _LATIN or len(letters) < 3 * _LEAST_LETTERS:
            return False
    ours = sum(_script(letter) in scripts for letter in letters)
    return ours < _OURS * len(letters)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _langdetect_says_other(target: str, language: str) -> bool:
    from l10n.text import detection

    if not detection.knows(language):
        return False
    detected = detection.detect(target, {language})
    return (
        detected.lang is not None
        and detected.lang.split("-")[0] != language.split("-")[0]
        and detected.confidence >= _SURE
    )
