"""How the strings of a catalog are written: an article's by people, those of software with code between."""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import c2py

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.headers import is_foreign
from l10n.model import Notation

_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_NUMBERS = range(200)  # after so many the forms of all languages begin again, nearly


def notations(catalog: Catalog) -> Callable[[Entry, int], Notation | None]:
    """Return what tells the notation of an entry's target by its number; None for catalogs of articles.

    A plural's form is for few numbers where one is among them, or where there is one only.
    """
    if not is_foreign(catalog, "any"):
        return lambda entry, number: None
    few = _few(catalog.header.get("Plural-Forms") or "")

    def notation(entry: Entry, number: int) -> Notation:
        formats = tuple(sorted(flag for flag in entry.flags if flag.endswith("-format")))
        return Notation(formats, few=entry.plural is not None and (number in few or len(entry.targets) == 1))

    return notation


def _few(header: str) -> frozenset[int]:
    """Return the numbers of the plural's forms that are for one or none, or for a single number."""
    match = _PLURALS.search(header)
    if not match:
        return frozenset({0})
    try:
        form = c2py(match[2].strip())
        forms = [form(number) for number in _NUMBERS]
    except (ValueError, ArithmeticError, RecursionError):
        return frozenset({0})
    return frozenset(one for one in forms if forms.count(one) == 1 or one == forms[1])
