"""What readers of formats with markup share: text between markup, entities, addresses, pairs of tags, masked code."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from l10n.messages import msg
from l10n.model import Block, BlockKind, Inline, Role
from l10n.text.placeables import URL

ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});"
"""What finds an entity of HTML, which Markdown and WebVTT have, too."""

_ADDRESS = re.compile(URL)
_FILE = re.compile(r"\S+\.(?:\w{2,4}|xhtml)")
_STAND_IN = "\ue000"  # of private use: neither markup nor white space nor punctuation


def block(inlines: Iterable[Inline], kind: BlockKind, *, style: str = "", label: str = "") -> Block | None:
    """Return the block of inlines in order, without edge white space; None where nothing is left.

    What no inline covers between two of them (the marks before a line) belongs to the one before, if that isn't text.
    Tags without their other half stand alone, and so do addresses.
    """
    joined = _trimmed(_nested(list(_with_addresses(_without_gaps(inlines)))))
    if not joined:
        return None
    return Block(kind, joined[0].start, joined[-1].end, tuple(joined), style, label)


def text_inline(text: str, start: int, end: int, said: str | None = None) -> Inline:
    """Return the inline of text that stands at `text[start:end]`, and says that or something else."""
    return Inline(Role.TEXT, start, end, text[start:end] if said is None else said)


def is_file_name(text: str) -> bool:
    """Return whether a text is a file's name or path: programs put one where a description is missing."""
    return _FILE.fullmatch(text.strip()) is not None


def filled(
    text: str,
    start: int,
    end: int,
    others: Iterable[Inline],
    between: Callable[[int, int], Iterable[Inline]] | None = None,
) -> Iterator[Inline]:
    """Yield inlines that lie in `text[start:end]` in order, and the text between them, as `between` reads it."""
    at = start
    for one in (*others, None):
        stop = one.start if one else end
        if at < stop:
            yield from between(at, stop) if between else [text_inline(text, at, stop)]
        if one:
            yield one
            at = one.end


def masked(text: str, start: int, end: int, places: Iterable[Inline]) -> str:
    """Return `text[start:end]`, as long, but what stands at some places means nothing to a reader of markup."""
    parts, at = [], start
    for one in places:
        parts += [text[at : one.start], _STAND_IN * (one.end - one.start)]
        at = one.end
    return "".join([*parts, text[at:end]])


def _without_gaps(inlines: Iterable[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for one in inlines:
        before = joined[-1] if joined else None
        if before is not None and before.end < one.start:
            if not before.is_literal or before.text.isspace():
                joined[-1] = replace(before, end=one.start)
            elif not one.is_literal:
                one = replace(one, start=before.end)
            else:
                joined.append(Inline(Role.EMPTY, before.end, one.start, kind=msg("sign")))
        if one.start < one.end:
            joined.append(one)
    return joined


def _with_addresses(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines with what is an address in text as a placeable, also where that goes over several pieces."""
    pieces: list[Inline] = []
    for one in (*inlines, None):
        if one is not None and one.role is Role.TEXT and not one.kind:
            pieces.append(one)
            continue
        yield from _addresses_of(pieces)
        pieces = []
        if one is not None:
            yield one


def _addresses_of(pieces: Sequence[Inline]) -> Iterator[Inline]:
    """Yield pieces of text that follow each other, and the addresses in them; those within a unit are none."""
    text = "".join(one.text for one in pieces)
    found = list(_ADDRESS.finditer(text))
    if not found:
        yield from pieces
        return
    begins = list(accumulate((len(one.text) for one in pieces), initial=0))
    at = number = 0  # in the text, and the piece there
    for match in found:
        first, last = bisect_right(begins, match.start()) - 1, bisect_left(begins, match.end()) - 1
        if not pieces[first].is_literal and match.start() > begins[first]:
            continue
        if not pieces[last].is_literal and match.end() < begins[last + 1]:
            continue
        yield from _cut(pieces, begins, number, at, match.start())
        start = pieces[first].start + (match.start() - begins[first])
        end = pieces[last].start + match.end() - begins[last] if pieces[last].is_literal else pieces[last].end
        yield Inline(Role.WORD, start, end, kind=msg("address"), note=match[0])
        at, number = match.end(), last
    yield from _cut(pieces, begins, number, at, len(text) + 1)


def _cut(
    pieces: Sequence[Inline], begins: Sequence[int], number: int, start: int, end: int
) -> Iterator[Inline]:
    """Yield what pieces of text, from one on, say between two places in it."""
    for place in range(number, len(pieces)):
        one, begin = pieces[place], begins[place]
        if begin >= end:
            return
        low, high = max(start - begin, 0), min(end - begin, len(one.text))
        if low < high or (not one.text and begin >= start):
            yield one.part(low, high)


def _nested(inlines: Sequence[Inline]) -> list[Inline]:
    """Return inlines in which each half has its other one, and no pair crosses another: what has none stands alone.

    Halves belong together by their kinds.
    """
    nested = list(inlines)
    open_: list[int] = []
    kinds: Counter[str] = Counter()  # of what is open: nobody looks in vain through what a hostile page opens
    for number, one in enumerate(inlines):
        if one.role is Role.OPENING:
            open_.append(number)
            kinds[one.kind] += 1
        elif one.role is Role.CLOSING and not kinds[one.kind]:
            nested[number] = _alone(one)
        elif one.role is Role.CLOSING:
            while True:
                last = open_.pop()
                kinds[inlines[last].kind] -= 1
                if inlines[last].kind == one.kind:
                    break
                nested[last] = _alone(inlines[last])
    for number in open_:
        nested[number] = _alone(inlines[number])
    return nested


def _alone(half: Inline) -> Inline:
    return replace(half, role=Role.EMPTY, text="")


def _trimmed(inlines: list[Inline]) -> list[Inline]:
    """Return inlines without white space at the edges, and without what says nothing there."""
    while inlines and inlines[0].role is Role.TEXT and not inlines[0].text.strip():
        del inlines[0]
    while inlines and inlines[-1].role is Role.TEXT and not inlines[-1].text.strip():
        del inlines[-1]
    if inlines:
        first = inlines[0]
        inlines[0] = first.part(len(first.text) - len(first.text.lstrip()), len(first.text))
        last = inlines[-1]
        inlines[-1] = last.part(0, len(last.text.rstrip()))
    return inlines
