"""What readers of formats with markup share: inlines without gaps between them, addresses, pairs of tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.model import Block, BlockKind, Inline, Role

_ADDRESS = re.compile(r"(?i:https?://|ftp://|www\.)[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?'’)\]…]")


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


def _without_gaps(inlines: Iterable[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for one in inlines:
        before = joined[-1] if joined else None
        if before is not None and before.end < one.start:
            if before.role is not Role.TEXT or not _is_literal(before) or before.text.isspace():
                joined[-1] = replace(before, end=one.start)
            elif one.role is not Role.TEXT or not _is_literal(one):
                one = replace(one, start=before.end)
            else:
                joined.append(Inline(Role.EMPTY, before.end, one.start, kind="sign"))
        if one.start < one.end:
            joined.append(one)
    return joined


def _with_addresses(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for one in inlines:
        if one.role is not Role.TEXT or one.end - one.start != len(one.text):
            yield one
            continue
        at = 0
        for match in _ADDRESS.finditer(one.text):
            if at < match.start():
                yield _part(one, at, match.start())
            place = one.start + match.start(), one.start + match.end()
            yield Inline(Role.WORD, *place, kind="address", note=match[0])
            at = match.end()
        if at < len(one.text):
            yield _part(one, at, len(one.text))


def _part(one: Inline, start: int, end: int) -> Inline:
    return Inline(Role.TEXT, one.start + start, one.start + end, one.text[start:end])


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
    """Return inlines without white space at the edges."""
    while inlines and inlines[0].role is Role.TEXT and inlines[0].text.isspace():
        del inlines[0]
    while inlines and inlines[-1].role is Role.TEXT and inlines[-1].text.isspace():
        del inlines[-1]
    if inlines and _is_literal(first := inlines[0]):
        cut = len(first.text) - len(first.text.lstrip())
        inlines[0] = _part(first, cut, len(first.text))
    if inlines and _is_literal(last := inlines[-1]):
        inlines[-1] = _part(last, 0, len(last.text.rstrip()))
    return inlines


def _is_literal(one: Inline) -> bool:
    return one.role is Role.TEXT and one.end - one.start == len(one.text)
