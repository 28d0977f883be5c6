"""What a language's typography asks for, and putting right what is sure of it."""

from __future__ import annotations

import re
from functools import cache

from l10n.languages import pack

NARROW = "\xa0\u202f\u2009"  # spaces at which no line breaks, or that are thin


@cache
def spaced_quotes(language: str) -> tuple[str, str]:
    """Return the opening and the closing quotation marks of a language (BCP 47) that have spaces inside."""
    pairs = [(one, two) for one, two in pack.language(language).typography.quotes if one != one.rstrip()]
    return "".join(one.rstrip() for one, _ in pairs), "".join(two.lstrip() for _, two in pairs)


@cache
def breaking_spaces(language: str) -> re.Pattern[str] | None:
    """Return what finds the spaces of a language at which no line should break, though it may; None if all are."""
    opening, closing = map(re.escape, spaced_quotes(language))
    before = re.escape(pack.language(language).typography.no_break_before) + closing
    if not before:
        return None
    return re.compile(rf"(?<=\S) (?=[{before}])" + (rf"|(?<=[{opening}]) " if opening else ""))


def points_inwards(text: str) -> bool:
    """Return whether guillemets point inwards, as German has them."""
    return 0 <= text.find("»") < text.find("«")
