"""Markup that says nothing to a translator, and stays: where it goes in a target, which doesn't have it.

Word processors cut a sentence into stretches for reasons of their own: who typed it when, where a page ended. A
reader gives such a mark as text that says nothing. It is put back in the order of the source, in the same pair,
behind the same placeable, and between two words about where it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from l10n.model import Inline, Role

_Stretch = tuple[int, bool]  # what stands behind a placeable: where that begins, and whether it has ended
_Place = tuple[int, int]  # before which piece of a target, or within it before which character

_EDGE = re.compile(r"(?<=\s)(?=\S)|(?<=\S)(?=\s)")  # of a word


def with_mute(inlines: Sequence[Inline], pieces: Sequence[str | Inline]) -> Iterator[str | Inline]:
    """Yield the pieces of a target, its text and its placeables, and between them what says nothing in its source.

    `inlines` are the source's; the target has their placeables. Pairs stay nested.
    """
    lengths: Counter[_Stretch] = Counter()
    mute: list[tuple[Inline, int, _Stretch, int]] = []
    for one, pair, stretch in _walk(inlines):
        if not isinstance(one, str) and one.role is Role.TEXT:
            if one.is_mute:
                mute.append((one, pair, stretch, lengths[stretch]))
            lengths[stretch] += len(one.text)
    if not mute:
        yield from pieces
        return

    begins: dict[_Stretch, int] = {}
    for number, (_, _, stretch) in enumerate(_walk(pieces)):
        begins.setdefault(stretch, number)

    @cache
    def edges(number: int) -> list[int]:
        return [match.end() for match in _EDGE.finditer(_text(pieces, number))]

    places: dict[int, list[tuple[int, Inline]]] = defaultdict(list)
    last: dict[int, _Place] = {}
    for one, pair, stretch, before in mute:
        number = begins.get(stretch, len(pieces))
        size = len(_text(pieces, number))
        at = _nearest(edges(number), before * size / lengths[stretch], size) if lengths[stretch] else 0
        last[pair] = max((number, at), last.get(pair, (0, 0)))
        places[last[pair][0]].append((last[pair][1], one))
    for number in range(len(pieces) + 1):
        text, at = _text(pieces, number), 0
        for place, one in places[number]:
            yield text[at:place]
            yield one
            at = place
        if text:
            yield text[at:]
        elif number < len(pieces):
            yield pieces[number]


def _walk(pieces: Sequence[str | Inline]) -> Iterator[tuple[str | Inline, int, _Stretch]]:
    """Yield each piece, where the pair begins that it stands in, and the stretch of the pair that it is in."""
    pairs = [-1]
    stretch = -1, False
    for one in pieces:
        yield one, pairs[-1], stretch
        if isinstance(one, str) or one.role is Role.TEXT:
            continue
        if one.role is Role.OPENING:
            pairs.append(one.start)
            stretch = one.start, False
        else:
            stretch = pairs.pop() if one.role is Role.CLOSING and len(pairs) > 1 else one.start, True


def _text(pieces: Sequence[str | Inline], number: int) -> str:
    piece = pieces[number] if number < len(pieces) else ""
    return piece if isinstance(piece, str) else ""


def _nearest(edges: Sequence[int], wanted: float, size: int) -> int:
    """Return the edge of a word nearest to a place in a text of some size; the text's are for what is there."""
    if wanted in (0, size):
        return int(wanted)
    number = bisect_left(edges, wanted)
    near = edges[max(number - 1, 0) : number + 1] or [0, size]
    return min(near, key=lambda at: abs(at - wanted))
