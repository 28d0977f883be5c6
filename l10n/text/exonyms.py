"""Places that languages call by names of their own: CLDR's, by way of Babel, and some more."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import product

from l10n.languages.equivalents import equivalents
from l10n.text import cldr
from l10n.text.folding import fold

_TOKEN = re.compile(r"[^\W\d_]+")
_LEAST = 4


@cache
def _table(source: str, target: str) -> Mapping[str, frozenset[str]]:
    """Return the folded words of names in one language, and the beginnings of what they are called in the other."""
    forms: dict[str, set[str]] = {}
    for one, other in _names(source, target):
        for word in (*_words(one), *([fold(one)] if "-" in one else [])):
            forms.setdefault(word, set()).update(_words(other))
    return {word: frozenset(words) for word, words in forms.items()}


@cache  # the same names are asked for in each pair of languages
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _TOKEN.findall(fold(name)) if len(word) >= _LEAST or len(name) < _LEAST + 1)


def _names(source: str, target: str) -> list[tuple[str, str]]:
    ours, theirs = _cldr(source), _cldr(target)
    if not ours or not theirs:
        return []
    pairs = [(name, theirs[key]) for key, name in ours.items() if key in theirs and "/" not in key]
    for key in {
        key for key in (*ours, *theirs) if "/" in key
    }:  # where CLDR says no other, the city is as in the key
        city = key.rpartition("/")[2].replace("_", " ")
        pairs.append((ours.get(key, city), theirs.get(key, city)))
    for names, others in equivalents("places", source, target):
        pairs += product(names, others)
    return pairs


@cache
def _cldr(language: str) -> Mapping[str, str]:
    """Return what a language (BCP 47) calls territories, languages and, with a slash in CLDR's key, cities."""
    locale = cldr.locale(language)
    if locale is None:
        return {}
    # Babel's mappings look everything up twice: they are copied, once for all pairs of languages.
    cities = {
        key: zone.get("city", key.rpartition("/")[2].replace("_", " "))
        for key, zone in locale.time_zones.items()
    }
    return {**cities, **dict(locale.languages.items()), **dict(locale.territories.items())}


def renderings(word: str, source: str, target: str) -> frozenset[str] | None:
    """Return what a folded word of a name may be in another language (BCP 47), folded; None if unknown."""
    return _table(source, target).get(word)


@cache
def _places(source: str, target: str) -> frozenset[str]:
    return frozenset(
        fold(name) for name, _ in _names(source, target) if len(_TOKEN.findall(name.replace("-", ""))) == 1
    )


@cache
def _several(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    ours, theirs = _cldr(source), _cldr(target)
    names: dict[str, tuple[str, ...]] = {}
    for key, name in ours.items():
        other = theirs.get(key)
        if " " in name and name[0].isupper() and other and fold(name) != fold(other) and "(" not in name:
            first = name.partition(" ")[0]
            names[first] = (*names.get(first, ()), name)
    return names


def names_of_several(words: Collection[str], source: str, target: str) -> list[str]:
    """Return the places' names of several words that begin with one of some, and are others in another language."""
    table = _several(source, target)
    return [] if table.keys().isdisjoint(words) else [name for word in words for name in table.get(word, ())]


def is_place(word: str, source: str, target: str) -> bool:
    """Return whether a folded word is by itself a place's name, for which another language (BCP 47) has one."""
    return word in _places(source, target)
