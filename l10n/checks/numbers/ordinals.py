"""Ordinals in words: the first twelve, however inflected."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter

from l10n.checks.numbers.number import Number
from l10n.languages import pack
from l10n.text.tokens import words

_LEAST = 3  # letters of a stem
_head = itemgetter(slice(_LEAST))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    numbers = pack.language(language).numbers
    forms = []
    ending = ""
    for value, names in enumerate(numbers.ordinals, 1):
        ending = numbers.ordinal_endings.get(value, ending)
        each = "|".join(name.replace("*", ending) for name in names.split("/"))
        forms.append(f"(?P<n{value}>{each})")
    qualities = "".join(rf"(?<!\b{re.escape(word)} )" for word in numbers.qualities)
    return re.compile(rf"(?<![\w-]){qualities}(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def _starts(language: str) -> tuple[str, ...]:
    names = pack.language(language).numbers.ordinals
    return tuple(start.rstrip("*") for name in names for start in name.split("/"))


@cache
def _heads(language: str) -> frozenset[str]:
    """Return the first letters of all ordinals: a set tells quickly that nearly no word has them."""
    return frozenset(map(_head, _starts(language)))


@lru_cache(maxsize=2048)
def ordinals(text: str, language: str) -> tuple[Number, ...]:
    """Return the ordinals in words in a text of a language (BCP 47); none where no pack has any."""
    if _heads(language).isdisjoint(map(_head, words(text))):
        return ()
    if not any(word.startswith(_starts(language)) for word in words(text)):
        return ()
    return tuple(
        Number(match.start(), match.end(), match[0], float((match.lastgroup or "n0")[1:]), sure=False)
        for match in _pattern(language).finditer(text)
    )
