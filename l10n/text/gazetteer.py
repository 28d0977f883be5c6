"""Names that are right: the words of towns' names and of people's, from all over the world, as tables have them.

`tools/known_names.py` makes the tables: `towns.tsv` (GeoNames, CC BY 4.0), and `people.txt` (surnames, first names)
and `first_names.txt` of the census of the United States of 1990 (public domain). Their lines are sorted, and they are
asked about few words: to look for one in the text takes less than to cut it into lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from l10n.languages.equivalents import names_in
from l10n.languages.pack import data_file
from l10n.text import cldr
from l10n.text.folding import fold
from l10n.text.tokens import tokens

_LEAST = 4  # letters: the tables of towns and people have no shorter words


def is_town(word: str) -> bool:
    """Return whether a word is (one of) the name of a town, whatever its capitals and accents."""
    return _town(fold(word)) != ""


def is_of_person(word: str) -> bool:
    """Return whether a word is a surname or a first name."""
    return _value("people.txt", fold(word)) is not None


def is_first_name(word: str) -> bool:
    """Return whether a word is a first name, whatever its capitals and accents."""
    return _value("first_names.txt", fold(word)) is not None


def is_land(word: str, language: str) -> bool:
    """Return whether a word is a name that a language (BCP 47) has for a land, a region or another place."""
    return fold(word) in _lands(language)


def is_of_land(word: str, language: str) -> bool:
    """Return whether a word is one of such a name: *Lanka*."""
    return fold(word) in _words_of_lands(language)


def is_known(word: str, language: str) -> bool:
    """Return whether a word is one of a town's name, of a person's, or of a land's in a language (BCP 47)."""
    return is_town(word) or is_of_person(word) or is_of_land(word, language)


@lru_cache(1 << 12)
def country(name: str, language: str) -> str:
    """Return the country (ISO 3166) that a name is of in a language (BCP 47), or that has the town of that name.

    Where several towns are called the same, it is that of the largest; empty if nothing is known of the name, or its
    words are known of towns in several countries.
    """
    low = fold(name)
    if known := territory(name, language):
        return known
    of_words = {_town(word) for word in tokens(low) if len(word) >= _LEAST}
    return of_words.pop() if len(of_words) == 1 else ""


def territory(name: str, language: str) -> str:
    """Return the code (ISO 3166) of the land that a name is in a language (BCP 47); empty if it is none."""
    return _territories(language).get(fold(name), "")


def land_in(name: str, language: str, other: str) -> str:
    """Return what another language (BCP 47) calls a land that a name is of in a language; empty if it is none."""
    locale = cldr.locale(other)
    return str(locale.territories.get(territory(name, language), "")) if locale else ""


def _town(word: str) -> str:
    """Return the country of a folded word of a town's name; empty if it is none."""
    return _value("towns.tsv", word) or ""


def _value(name: str, word: str) -> str | None:
    """Return what stands behind a word in its line of a sorted table; None if the table lacks the word."""
    table = _table(name)
    low, high = 0, len(table)
    while low < high:
        start = table.rfind("\n", low, (low + high) // 2) + 1 or low
        end = table.find("\n", start)
        key, _, value = table[start:end].partition("\t")
        if key == word:
            return value
        if key < word:
            low = end + 1
        else:
            high = start
    return None


@cache
def _table(name: str) -> str:
    path = data_file(name)
    return path.read_text(encoding="utf-8") if path else ""


@cache
def _territories(language: str) -> Mapping[str, str]:
    """Return the countries by their folded names in a language, as CLDR has them."""
    locale = cldr.locale(language)
    names = locale.territories if locale else {}
    return {fold(name): code for code, name in names.items() if len(code) == 2}


@cache
def _lands(language: str) -> frozenset[str]:
    """Return the folded names of lands and regions, as CLDR and `places.tsv` have them."""
    return frozenset((*_territories(language), *map(fold, names_in("places", language))))


@cache
def _words_of_lands(language: str) -> frozenset[str]:
    return frozenset(word for name in _lands(language) for word in tokens(name) if len(word) >= _LEAST)
