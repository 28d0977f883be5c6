"""The sentences of a block with markup: the inlines of each.

Sentences are found in the text without markup. Markup at the edges of one stays outside of it, and so does a pair
around the whole of it; one that begins within a sentence and ends in another joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from l10n.model import Inline, Role
from l10n.text.markup import OBJECT

Cut = Callable[[str], Sequence[tuple[int, int]]]
"""From a text to where its sentences are."""


class _Run(NamedTuple):
    """A sentence: its first and last inline, the place in the first where it starts, in the last where it ends."""

    first: int
    start: int
    last: int
    end: int


def sentences(inlines: Sequence[Inline], cut: Cut) -> Iterator[tuple[Inline, ...]]:
    """Yield the inlines of each sentence of a block that has a letter; none of a block without any."""
    if not any(map(str.isalpha, "".join(map(_text, inlines)))):
        return
    partners = _partners(inlines)
    joined: list[_Run] = []
    for run in _runs(inlines, cut):
        while joined and (
            _lacks_next(joined[-1], inlines, partners) or _lacks_former(run, inlines, partners)
        ):
            before = joined.pop()
            run = _Run(before.first, before.start, run.last, run.end)
        joined.append(run)
    for run in joined:
        sentence = _cut(run, inlines, partners)
        if any(map(str.isalnum, "".join(map(_text, sentence)))):
            yield sentence


def _text(one: Inline) -> str:
    return one.text if one.role is Role.TEXT else OBJECT * (one.role is Role.WORD)


def _runs(inlines: Sequence[Inline], cut: Cut) -> Iterator[_Run]:
    """Yield the sentences of the text without markup; a line end that was put there ends one."""
    first = 0
    for number in range(len(inlines) + 1):
        if number < len(inlines) and inlines[number].role is not Role.BREAK:
            continue
        texts = list(map(_text, inlines[first:number]))
        at = begins = 0  # the inline that is looked at, and where it begins in the text
        for start, end in cut("".join(texts)):
            while begins + len(texts[at]) <= start:
                begins += len(texts[at])
                at += 1
            begin = first + at, start - begins
            while begins + len(texts[at]) < end:
                begins += len(texts[at])
                at += 1
            yield _Run(*begin, first + at, end - begins)
        first = number + 1


def _partners(inlines: Sequence[Inline]) -> dict[int, int]:
    """Return the number of each half's other one."""
    partners: dict[int, int] = {}
    open_: list[int] = []
    for number, one in enumerate(inlines):
        if one.role is Role.OPENING:
            open_.append(number)
        elif one.role is Role.CLOSING and open_:
            partners[number] = open_.pop()
            partners[partners[number]] = number
    return partners


def _lacks_next(run: _Run, inlines: Sequence[Inline], partners: dict[int, int]) -> bool:
    first, last = _with_halves(run, inlines, partners)
    return any(partners.get(n, n) > last for n in range(first, last + 1))


def _lacks_former(run: _Run, inlines: Sequence[Inline], partners: dict[int, int]) -> bool:
    first, last = _with_halves(run, inlines, partners)
    return any(partners.get(n, n) < first for n in range(first, last + 1))


def _with_halves(run: _Run, inlines: Sequence[Inline], partners: dict[int, int]) -> tuple[int, int]:
    """Return the first and last inline of a sentence with the other halves, too, that stand right beside it."""
    first, last = run.first, run.last
    is_first = not _text(inlines[first])[: run.start].strip()
    is_last = not _text(inlines[last])[run.end :].strip()
    while True:
        wanted = {partners[n] for n in range(first, last + 1) if n in partners}
        before = _beside(inlines, wanted, range(first - 1, -1, -1)) if is_first else None
        behind = _beside(inlines, wanted, range(last + 1, len(inlines))) if is_last else None
        if before is None and behind is None:
            return first, last
        first, last = first if before is None else before, last if behind is None else behind


def _beside(inlines: Sequence[Inline], wanted: set[int], numbers: range) -> int | None:
    """Return the first wanted one of inlines that stand beside a sentence, without a word between."""
    for number in numbers:
        if number in wanted:
            return number
        if _text(inlines[number]).strip():
            return None
    return None


def _cut(run: _Run, inlines: Sequence[Inline], partners: dict[int, int]) -> tuple[Inline, ...]:
    first, last = _with_halves(run, inlines, partners)
    cut = list(inlines[first : last + 1])
    cut[run.last - first] = inlines[run.last].part(0, run.end)
    begin = cut[run.first - first]
    cut[run.first - first] = begin.part(run.start, len(begin.text))
    return tuple(cut)
