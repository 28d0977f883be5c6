"""Languages by the names that people write: *Français*, *Anglais*, *Español de México*, *Portuguese (Brazil)*.

The names are CLDR's, by way of Babel: a language's own, and those in the languages whose packs say what people call
the columns of a list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n.errors import UsageError
from l10n.languages import pack, tags

if TYPE_CHECKING:
    from babel import Locale

_REGION = re.compile(r"(?P<language>[^()]+?)\s*\((?P<region>[^()]+)\)")


def by_name(name: str) -> str | None:
    """Return the language (BCP 47) that people call by a name, None where none is called so."""
    wanted = " ".join(name.casefold().split())
    if tag := _names().get(wanted):
        return tag
    if (match := _REGION.fullmatch(wanted)) and (language := _names().get(match["language"])):
        region = _regions().get(match["region"], match["region"])
        try:
            return tags.parse(f"{language}-{region}")
        except UsageError:
            return None
    return None


@cache
def _names() -> dict[str, str]:
    """Return the languages by their names in small letters; a name of two languages is the first one's."""
    from babel import Locale

    names: dict[str, str] = {}
    for locale in _speaking():
        for code, called in locale.languages.items():
            names.setdefault(called.casefold(), code.replace("_", "-"))
    for known in pack.languages():
        if own := Locale(known.base).languages.get(known.base):
            names.setdefault(own.casefold(), known.tag)
    return names


@cache
def _regions() -> dict[str, str]:
    return {called.casefold(): code for locale in _speaking() for code, called in locale.territories.items()}


def _speaking() -> list[Locale]:
    from babel import Locale

    return [Locale(known.base) for known in pack.languages() if known.words.columns]
