"""Ordinals in words: the first twelve, however inflected."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from l10n.checks.numbers.number import Number
from l10n.text.tokens import words

# First to twelfth; a slash parts forms of one, and an ending of the language may follow where a star stands.
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "fr": "premier*/première* deuxième*/second* troisième* quatrième* cinquième* sixième* septième* huitième*"
    " neuvième* dixième* onzième* douzième*",
    "es": "primer* segund* tercer* cuart* quint* sext* séptim* octav* noven* décim* undécim* duodécim*",
    "de": "erst* zweit* dritt* viert* fünft* sechst* siebt* acht* neunt* zehnt* elft* zwölft*",
    "it": "prim* second* terz* quart* quint* sest* settim* ottav* non* decim* undicesim* dodicesim*",
    "pt": "primeir* segund* terceir* quart* quint* sext* sétim* oitav* non* décim*",
    "ca": "primer* segon/segona/segones tercer* quart* cinqu* sis* set* vuit* nov* des* onz* dotz*",
}
_ENDINGS = {
    "fr": "e?s?",
    "es": "(?:[oa]s?)?",
    "de": "e[nrms]?",
    "it": "[oaie]",
    "pt": "[oa]s?",
    "ca": "(?:a|e|es|s|os|è|ena|enes|ens)?",
}
_LEAST = 3  # letters of a stem
# Catalan has its ending in all but the first four, where the bare stem is a number, or another word (*set*, *des*).
_CATALAN = "(?:è|ena|enes|ens)"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = []
    for value, names in enumerate(_ORDINALS[language].split(), 1):
        ending = _CATALAN if language == "ca" and value > 4 else _ENDINGS.get(language, "")
        each = "|".join(name.replace("*", ending) for name in names.split("/"))
        forms.append(f"(?P<n{value}>{each})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w|-feira)", re.IGNORECASE)


@cache
def _starts(language: str) -> tuple[str, ...]:
    return tuple(name.rstrip("*") for name in _ORDINALS[language].replace("/", " ").split())


@cache
def _heads(language: str) -> frozenset[str]:
    """Return the first letters of all ordinals: a set tells quickly that nearly no word has them."""
    return frozenset(start[:_LEAST] for start in _starts(language))


@lru_cache(maxsize=2048)
def ordinals(text: str, language: str) -> tuple[Number, ...]:
    """Return the ordinals that are written in words in a text of a language (its base); none in others than seven."""
    if language not in _ORDINALS:
        return ()
    found = [word for word in words(text) if word[:_LEAST] in _heads(language)]
    if not any(word.startswith(_starts(language)) for word in found):
        return ()
    return tuple(
        Number(match.start(), match.end(), match[0], float((match.lastgroup or "n0")[1:]), sure=False)
        for match in _pattern(language).finditer(text)
    )
