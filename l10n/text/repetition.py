"""Text that goes round and round, as a neural model's does when it has lost its way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import eq

from l10n.text.memo import Memo
from l10n.text.tokens import comes_again, tokens

# In a word: a letter three times at an end of it (`Kanyyy`; but `mmm`, `www`), or more often, for compounds may have
# three of one inside (`Schifffahrt`, `Massstab`); two to eight letters three times (`nonono`, `ageageage`).
_LETTER = re.compile(r"(?!\b(?:m+|h+|z+|w+)\b)(?:\b([^\W\d_])\1\1+|([^\W\d_])\2\2(?:\2+|(?!\w)))")
_SIGNS = re.compile(r"[^\w\s]\s?[^\w\s]\s?[^\w\s]")  # nearly no text has so many in a row
_THREE = re.compile(r"(.)\1\1")
_SYLLABLE = re.compile(r"([^\W\d_]{2,8}?)\1\1+")
# The same sign four times, but for what people draw lines and pauses with, and what stands for code.
_SIGN = re.compile(r"([^\w\s.…_*=~#—–\ufffc-])(?:\s?\1){3,}|([.…_*=~#—–-])(?:\s?\2){5,}")
_DOUBLE = re.compile(r"\b(?!that|vous|nous)([^\W\d_]{4,}) \1\b")
_SIX = 6  # letters of two, three times
_TWICE = 4  # letters that are there twice: those of two syllables that come again
_ROMAN = frozenset("IXCM")

_LONGEST = 8  # words of what may go round
_THRICE = 3
_SHARE = 0.25  # of the words stand in what occurs again and again
_FEW = 12  # words: with fewer, the share of different ones says nothing
_POOR = 0.6  # of the pairs of words are different, at least; or nearly as many as in the source
_AS_RICH = 0.8


def repeats(source: str, target: str) -> bool:
    """Return whether `target` repeats itself as `source` doesn't."""
    words = tokens(target)
    return (
        (any(map(_SYLLABLES.__getitem__, words)) and _in_words(source, target, words))
        or _signs(source, target)
        or (comes_again(target) and (_doubled(source, target.lower(), words) or _among_words(source, words)))
    )


def _in_words(source: str, target: str, words: Sequence[str]) -> bool:
    low = target.lower()
    for match in _LETTER.finditer(low):
        # `XXX` and `MMXIII` are numbers; `brrr` may be made of `brr`
        as_written = target[match.start() : match.end()] if len(low) == len(target) else match[0]
        if match[0][:2] not in source.lower() and not _ROMAN.issuperset(as_written):
            return True
    again = chain.from_iterable(map(_SYLLABLES.__getitem__, words))
    return any(syllable * 2 not in source.lower() for syllable in again if len(syllable) > 1)


def _syllables(word: str) -> Sequence[str]:
    """Return what stands three times in a row in a word: then four letters come again, and pairs of letters do."""
    letters = len(word)
    again = letters - len(set(word))
    if again < _THRICE - 1:  # as nearly all words
        return ()
    thrice = _THREE.findall(word)
    if letters < _SIX or again < _TWICE or letters - len(set(pairwise(word))) < _TWICE:
        return thrice
    return [*thrice, *_SYLLABLE.findall(word)]


_SYLLABLES = Memo(_syllables)


def _signs(source: str, target: str) -> bool:
    return ("_" in target or _SIGNS.search(target) is not None) and any(
        (match[1] or match[2]) * 2 not in source for match in _SIGN.finditer(target)
    )


def _doubled(source: str, target: str, words: Sequence[str]) -> bool:
    return any(map(eq, words, words[1:])) and any(
        f"{word} {word}" not in source.lower() for word in _DOUBLE.findall(target)
    )


def _among_words(original: str, target: Sequence[str]) -> bool:
    groups = len(target) - 1
    different = len(set(pairwise(target)))
    if different >= _POOR * groups and _often(target) == 1 and not _thrice(target):
        return False  # most sentences say two words twice: *de la*
    source = tokens(original)
    if _in_a_row(target) > max(1, _in_a_row(source)):
        return True
    often = _often(target)
    before = _often(source) if often >= _THRICE else often
    if often > before and (often >= 2 * before + _THRICE or often * _THRICE >= _SHARE * len(target)):
        return True
    richness = different / groups
    return len(target) >= _FEW and richness < _POOR and richness < _AS_RICH * _richness(source)


def _in_a_row(words: Sequence[str]) -> int:
    """Return how often in a row the words hold the same group of words, at most.

    Two times count from four words on (`a més a més`, `step by step by`), a single word only if it is long.
    """
    most = 1
    for size in range(1, min(_LONGEST, len(words) // 2) + 1):
        run = 0
        for one, other in zip(words, words[size:], strict=False):
            if one != other:
                run = 0
                continue
            run += 1
            if run % size == 0 and (run >= 2 * size or size > _THRICE):
                most = max(most, run // size + 1)
    return most


def _thrice(words: Sequence[str]) -> bool:
    """Return whether a word stands three times in a row."""
    return any(one == two == three for one, two, three in zip(words, words[1:], words[2:], strict=False))


def _often(words: Sequence[str]) -> int:
    """Return how often the most frequent group of three words occurs."""
    groups = list(zip(words, words[1:], words[2:], strict=False))
    if len(set(groups)) == len(groups):
        return min(1, len(groups))
    return max(Counter(groups).values())


def _richness(words: Sequence[str]) -> float:
    """Return the share of different pairs of words."""
    pairs = list(pairwise(words))
    return len(set(pairs)) / len(pairs) if pairs else 1.0
