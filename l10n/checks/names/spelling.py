"""How a name may be spelt in another language, and how it may not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import is_normalized

from l10n.languages import pack
from l10n.model import LanguagePair
from l10n.text.exonyms import renderings
from l10n.text.folding import fold, fold_word
from l10n.text.lexicon import has_dictionary, is_proper_noun, is_word
from l10n.text.memo import once
from l10n.text.sound import sound
from l10n.text.tokens import tokens

_TOKEN = re.compile(r"[^\W_]+")
_POINTED = re.compile(r"(?:\b[A-Z]{1,2}\.[ \xa0]?){2,}")
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST = 3  # letters of a name
_PREFIX = 4  # letters at the beginning that make names the same: Londres, London
_LIKE = 65  # of 100: spellings of one name in two languages
_NEAR = 4  # letters of a name that may be misspelt, and
_LONG = 6  # of one in which two letters may be wrong
_MAY_END = "aeiouys"  # letters that a name may well have twice at its end in another language


class NameIndex:
    """A text made ready to look for names in."""

    def __init__(self, text: str) -> None:
        self.original = text

    @once
    def text(self) -> str:
        """The text folded."""
        return fold(self.original)

    @once
    def tokens(self) -> Mapping[str, None]:
        """Its words, folded, each once, and what has points between its letters without them."""
        words = dict.fromkeys(map(fold_word, tokens(self.original)))
        if "_" in self.original or not is_normalized("NFC", self.original):
            words = dict.fromkeys(_TOKEN.findall(self.text))
        if self.original.count(".") > 1:
            pointed = _POINTED.findall(self.original)
            words |= dict.fromkeys(fold("".join(filter(str.isalpha, one))) for one in pointed)
        return words

    @once
    def line(self) -> str:
        """Its words, folded, with a space before and behind each."""
        return f" {' '.join(self.tokens)} "

    @once
    def names(self) -> tuple[str, ...]:
        """Its words with a capital, folded."""
        return tuple(dict.fromkeys(fold(word) for word in _TOKEN.findall(self.original) if word[0].isupper()))

    @once
    def spellings(self) -> tuple[tuple[str, str], ...]:
        """Its names, with their hyphens, and the same folded."""
        words = (word for word in dict.fromkeys(_WHOLE.findall(self.original)) if word[0].isupper())
        return tuple((word, low) for word in words if len(low := fold(word)) >= _LEAST)


def is_like(low: str, target: NameIndex, pair: LanguagePair, source: NameIndex | None = None) -> bool:
    """Return whether a name may stand in a text by another spelling, or by what its language calls it."""
    if is_called(low, target, pair, source):
        return True
    parts = low.split("-")
    taken = source.tokens.keys() - parts if source else ()
    names = tuple(name for name in target.names if name not in taken)
    return any(len(part) >= _LEAST and _like(part, names) for part in parts)


def is_called(low: str, target: NameIndex, pair: LanguagePair, source: NameIndex | None = None) -> bool:
    """Return whether a text has a name that is known to be another in its language.

    What stands in its source by itself says itself alone: *Kong* isn't what *Hong* is called.
    """
    known = renderings(low, pair.source, pair.target)
    if not known:
        return False
    others = known.difference(source.tokens) if source else known
    return any(_begins_like(form, target.line) for form in (low, *others))


def _begins_like(name: str, line: str) -> bool:
    """Return whether a word, of those with spaces around them, begins as a name does, as adjectives of places do."""
    return (f" {name} " if len(name) < _PREFIX else f" {name[:_PREFIX]}") in line


def _like(name: str, names: tuple[str, ...]) -> bool:
    """Return whether one of a text's names is the name: the same beginning, or most of its letters."""
    if _begins_like(name, f" {' '.join(names)} "):
        return True
    if any(len(other) >= _PREFIX and name.startswith(other[:_PREFIX]) for other in names):
        return True
    from rapidfuzz import fuzz, process

    return process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_LIKE) is not None


def misspelling_of(
    word: str, target: NameIndex, source: NameIndex, pair: LanguagePair
) -> tuple[str, bool] | None:
    """Return what a target has in place of a name, a letter or two away, and whether that can't be its spelling.

    What stands in the source, or is known to be the name there, is none; what a dictionary has may be a translation.
    """
    low = fold(word)
    if len(low) < _NEAR or not has_dictionary(pair.target):
        return None
    from rapidfuzz.distance import OSA

    most = 2 if len(low) >= _LONG else 1
    best: tuple[int, str] | None = None
    for one, other in target.spellings:
        if other == low or abs(len(other) - len(low)) > most:
            continue
        away = OSA.distance(low, other, score_cutoff=most)
        if away <= most and other not in source.tokens and not _differ_in_ending(low, other):
            best = min(best or (away, one), (away, one))
    if best is None:
        return None
    known = renderings(low, pair.source, pair.target) or ()
    if any(_differ_in_ending(form, fold(best[1])) for form in known):
        return None
    sure = (
        best[0] == 1 and "-" not in low and sound(low) != sound(fold(best[1])) and not is_known(best[1], pair)
    )
    return best[1], sure


def is_misspelling_of(word: str, name: str, pair: LanguagePair) -> bool:
    """Return whether a target's word is a name of the source with one letter wrong, and not its own name for it."""
    low, other = fold(name), fold(word)
    if len(low) <= _NEAR or abs(len(low) - len(other)) > 1 or _differ_in_ending(low, other):
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(low, other, score_cutoff=1) != 1:
        return False
    known = renderings(low, pair.source, pair.target)
    return not any(form.startswith(other[:_PREFIX]) for form in known or ())


def is_known(word: str, pair: LanguagePair) -> bool:
    """Return whether a dictionary has a word, as a name or not."""
    return _is_known(word, pair.target, pair.source)


@lru_cache(maxsize=1 << 14)
def _is_known(word: str, target: str, source: str) -> bool:
    return any(
        has_dictionary(tag) and (is_word(word.lower(), tag) or is_proper_noun(word, tag))
        for tag in (target, source, *pack.language(target).names.foreign)
    )


def _differ_in_ending(one: str, other: str) -> bool:
    """Return whether two names differ in nothing but what ends one of them: *Trump*, *Trumps*."""
    short, long = sorted((one, other), key=len)
    doubled = long == short + short[-1] and long[-1] not in _MAY_END  # *Saipovv*, not *Zelenskyy*
    return long.startswith(short) and len(long) - len(short) <= _LEAST and not doubled
