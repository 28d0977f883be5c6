"""What multiplies a number by a million and more, as a language says it: *billones* are trillions in English."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from l10n.checks.analysis import Analysis
from l10n.checks.numbers.digits import FIGURES, SPACES, value
from l10n.checks.numbers.number import Number
from l10n.languages import pack
from l10n.model import Edit
from l10n.text import cldr
from l10n.text.patterns import any_of

_LEAST = 1e3  # what else multiplies is said by other words


def rescaled(one: Number, two: Number, unit: Analysis) -> Edit | None:
    """Return what gives a number of the target what multiplies that of the source, where its figures are the same.

    None where they aren't, or the target's language has no word for it.
    """
    ours, theirs = FIGURES.search(one.text), FIGURES.match(unit.target, two.start)
    if not ours or not theirs:
        return None
    meant = value(ours[0], unit.pair.source)[0]
    if meant <= 0 or meant not in value(theirs[0], unit.pair.target):
        return None
    words = unit.language.numbers.scaled.get(round(one.value / meant))
    if words is None:
        return None
    singular, _, plural = words.partition("/")
    scale = _scale().match(unit.target, theirs.end())
    end = scale.end() if scale else theirs.end()
    word = singular if not plural or _is_one(meant, unit.pair.target) else plural
    return Edit(theirs.start(), end, f"{theirs[0]} {word}")


def _is_one(number: float, language: str) -> bool:
    """Return whether a language (BCP 47) has a singular behind a number, by the rules of CLDR: *1,2 million*."""
    locale = cldr.locale(language)
    return locale.plural_form(number) == "one" if locale else number == 1


@cache
def _scale() -> re.Pattern[str]:
    """Return what finds words of any language that multiply a number, one or two of them behind it."""
    scales = (one.numbers.scales.items() for one in pack.languages())
    words = {word for value, named in chain.from_iterable(scales) if value >= _LEAST for word in named}
    each = any_of(words)
    return re.compile(rf"(?i)(?:[{SPACES}](?:{each})(?!\w)){{1,2}}")
