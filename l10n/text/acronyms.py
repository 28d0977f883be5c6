"""Acronyms: what other languages call those that are known, and whether a target spells one out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from l10n.languages import pack
from l10n.languages.equivalents import equivalents
from l10n.model import LanguagePair, Span

ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème|è)?")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+s?|[A-Z](?:\.[A-Z])+")
# Where a word begins or ends: letters of scripts without spaces stand close.
_START, _END = r"(?<![^\W\u0e00-\uffff])", r"(?![^\W\u0e00-\uffff])"
_WRITTEN = re.compile(rf"EE\.?[ \xa0]?UU|{_START}[A-Z][A-Z.&-]*[A-Z]{_END}|(?:{_START}[A-Z]\.[ \xa0]?){{2,}}")
_MONEY = frozenset({"USD", "EUR", "GBP", "CHF", "AUD", "CAD", "JPY"})
_TOKEN = re.compile(r"[^\W_]+")
_LETTERS = 7  # at most; longer ones are words in capitals
_BETWEEN = 2  # words among those that an acronym stands for


def is_acronym(word: str) -> bool:
    """Return whether a word is an acronym, and no Roman numeral."""
    if word[1:2].islower():  # as nearly all words
        return False
    return len(word) <= _LETTERS and _ACRONYM.fullmatch(word) is not None and not ROMAN.fullmatch(word)


@lru_cache(maxsize=4)  # each acronym of a sentence asks
def new_acronyms(text: str, source: str) -> tuple[str, ...]:
    """Return the acronyms of a text that its source doesn't have."""
    return tuple(
        dict.fromkeys(
            one for one in _WRITTEN.findall(text) if one.strip() not in source and one not in _MONEY
        )
    )


@cache
def _table(source: str, target: str) -> Mapping[str, frozenset[str]]:
    """Return the acronyms of one language with what they are called in the other, in capitals."""
    forms: dict[str, set[str]] = {}
    for names, others in equivalents("acronyms", source, target):
        for name in names:
            forms.setdefault(name.upper(), set()).update(map(str.upper, others))
    return {name: frozenset(ones) for name, ones in forms.items()}


def counterparts(acronym: str, source: str, target: str) -> frozenset[str] | None:
    """Return what an acronym of one language (BCP 47) is called in another, in capitals; None if that is unknown."""
    bare = plain(acronym)
    return frozenset({bare}) if is_international(bare) else _table(source, target).get(bare)


def plain(acronym: str) -> str:
    """Return an acronym without points and spaces: *U.S.* is *US*."""
    return "".join(letter for letter in acronym if letter.isalnum()).upper()


def is_international(acronym: str) -> bool:
    """Return whether an acronym is called the same in every language, so that it can't be what another is called."""
    return plain(acronym) in pack.language("und").names.acronyms


def may_correspond(acronym: str, other: str) -> bool:
    """Return whether an acronym may be another's in another language, by its letters: *ONU* is *UN*, *IA* is *AI*."""
    one, two = _letters(other), _letters(acronym)
    if len(two) > _BETWEEN and sorted(one) == sorted(two):
        return False  # so would one be whose letters were mixed up
    return abs(len(one) - len(two)) <= _BETWEEN and (Counter(one) & Counter(two)).total() >= max(
        1, min(len(one), len(two)) - 1
    )


def is_typo_of(acronym: str, other: str) -> bool:
    """Return whether an acronym of three letters or more is another with one letter wrong, lost or too many."""
    from rapidfuzz.distance import Levenshtein

    one, two = plain(acronym), plain(other)
    return len(one) > _BETWEEN and Levenshtein.distance(one, two, score_cutoff=1) == 1


@lru_cache(maxsize=4)
def _initials(text: str) -> str:
    return "".join(word[0] for word in _TOKEN.findall(text))


def spells_out(text: str, acronym: str) -> bool:
    """Return whether a text has words near one another with the letters of an acronym, in whatever order."""
    letters = sorted(letter for letter in acronym if letter.isalpha())
    words = _initials(text)
    size = len(letters) + _BETWEEN
    return len(letters) > _BETWEEN and any(
        all(words.count(letter, at, at + size) >= letters.count(letter) for letter in letters)
        for at in range(max(1, len(words) - size + 1))
    )


def _letters(acronym: str) -> str:
    """Return the letters of an acronym, once each pair that says a plural: *EE. UU.*."""
    return re.sub(r"([A-Z])\1", r"\1", "".join(letter for letter in acronym if letter.isupper()))


def compare_acronym(word: str, source: str, target: str, pair: LanguagePair) -> tuple[Span | None, bool]:
    """Return what a target has wrongly for an acronym, and whether it has nothing for it."""
    own = new_acronyms(target, source)
    known = counterparts(word, pair.source, pair.target)
    if known is not None and any(plain(one) in known for one in own):
        return None, False
    if known is not None and any(re.search(rf"\b{re.escape(form)}", target, re.IGNORECASE) for form in known):
        return None, False
    strange = [
        one for one in own if not spells_out(source, plain(one)) and not _stands_for(one, source, pair)
    ]
    spelt = spells_out(target, word)
    slip = next(
        (
            one
            for one in strange
            if is_international(one)
            or (not spelt and (known is not None or (is_typo_of(word, one) and not spells_out(target, one))))
            or (_is_in_brackets(one, target) and is_typo_of(word, one) and not spells_out(target, one))
        ),
        None,
    )
    if slip is not None:
        at = target.find(slip)
        return Span(at, at + len(slip.rstrip())), False
    return None, not spelt and not any(may_correspond(word, one) for one in own)


def _is_in_brackets(acronym: str, text: str) -> bool:
    """Return whether an acronym stands in brackets: behind the words that it is made of, mostly."""
    return f"({acronym})" in text or f"({acronym}," in text


def _stands_for(acronym: str, source: str, pair: LanguagePair) -> bool:
    """Return whether an acronym of a target is known, and the source has what it is called there or words for it."""
    back = counterparts(acronym, pair.target, pair.source)
    return back is not None and (
        plain(acronym) in pack.language("und").names.land_acronyms
        or any(re.search(rf"\b{re.escape(form)}\b", source) for form in back)
    )
