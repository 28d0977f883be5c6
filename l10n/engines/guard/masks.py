"""Stand-ins for what a model would not leave alone, and translation around it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.engines.guard.signs import split_verbatim
from l10n.model import LanguagePair

# Years: of all that was tried, a small model copied them best (8 of 12; made-up words, brackets: 0 to 3).
_YEARS = range(1984, 2000)
_DIGITS = re.compile(r"\d+")


def masked(source: str, pair: LanguagePair) -> tuple[str, dict[str, str]]:
    """Return `source` with a mask for each thing that is to be kept, and what each mask stands for.

    No mask stands in the source. Where there are more things than masks, none is masked.
    """
    cut = split_verbatim(source, pair)
    names = [str(year) for year in _YEARS if str(year) not in source]
    things = cut[1::2]
    if len(things) > len(names):
        return source, {}
    cut[1::2] = names[: len(things)]
    return "".join(cut), dict(zip(cut[1::2], things, strict=True))


def unmasked(source: str, target: str, masks: Mapping[str, str]) -> str:
    """Return `target` with what the masks stand for.

    It is empty if a mask isn't there exactly once, or if there is any other number that `source` (with its
    masks) doesn't have: that may be what was made of one.
    """
    numbers = _DIGITS.findall(target)
    if any(numbers.count(mask) != 1 for mask in masks) or not set(numbers) <= set(_DIGITS.findall(source)):
        return ""
    return _DIGITS.sub(lambda match: masks.get(match[0], match[0]), target)
