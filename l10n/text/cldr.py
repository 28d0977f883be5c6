"""What CLDR, by way of Babel, knows of a language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(language: str) -> Locale | None:
    """Return CLDR's data of a language (BCP 47); None where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
