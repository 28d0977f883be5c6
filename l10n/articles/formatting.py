"""Which formatting of a paragraph is the one that the others in it are told from.

Programs state the formatting of every stretch, and cut stretches for reasons of their own. A translator is told only
where it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import groupby
from typing import TypeVar

_Formatting = TypeVar("_Formatting", bound=Hashable)

_ENOUGH = 0.2  # of a paragraph's letters


def base(
    stretches: Sequence[tuple[_Formatting, int]], is_plainer: Callable[[_Formatting, _Formatting], bool]
) -> _Formatting | None:
    """Return the formatting of most letters, or a plainer one; None without any stretch.

    A stretch is its formatting and how many letters count. What is plainer than that of most letters is taken where
    it has a good part of them, or where it takes no more pairs.
    """
    letters: Counter[_Formatting] = Counter()
    for formatting, count in stretches:
        letters[formatting] += count
    if not letters:
        return None
    most = letters.most_common(1)[0][0]
    cut = Counter(formatting for formatting, _ in groupby(formatting for formatting, _ in stretches))
    plainer = [
        one
        for one in letters
        if is_plainer(one, most) and (letters[one] >= _ENOUGH * letters.total() or cut[one] >= cut[most])
    ]
    return max(plainer, key=lambda one: letters[one], default=most)
