"""Spans that say nothing to a translator: programs put one around every stretch of a paragraph.

LibreOffice, Word and Google Docs write such pages and books. A paragraph that has no text beside its spans is taken
for theirs: the one that is in most of the text is not told, but stays about where it is (see `mute`), and neither is
one that is all that a link has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from l10n.articles import formatting
from l10n.model import Inline, Role

_SPAN = "<span>"


def muted(text: str, inlines: Sequence[Inline], tags: Counter[str]) -> list[Inline]:
    """Return the inlines of a paragraph, of which spans that say nothing are mute.

    `tags` are the start tags of spans on the page: of two in a paragraph, the usual one is plainer.
    """
    ends = _ends(inlines)
    if ends is None or not any(one.kind == _SPAN for one in inlines):
        return list(inlines)
    mute = _in_links(inlines, ends) | _around_text(text, inlines, ends, tags)
    return [
        replace(one, role=Role.TEXT, text="", kind="", note="") if number in mute else one
        for number, one in enumerate(inlines)
    ]


def _ends(inlines: Sequence[Inline]) -> dict[int, int] | None:
    """Return where each pair ends, by where it begins; None if a half has no other one."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for number, one in enumerate(inlines):
        if one.role is Role.OPENING:
            open_.append(number)
        elif one.role is Role.CLOSING:
            if not open_ or inlines[open_[-1]].kind != one.kind:
                return None
            ends[open_.pop()] = number
    return None if open_ else ends


def _in_links(inlines: Sequence[Inline], ends: dict[int, int]) -> set[int]:
    """Return the halves of spans that are all that a link has."""
    inner = ((start + 1, end - 1) for start, end in ends.items() if inlines[start].kind == "link")
    return {
        half
        for start, end in inner
        if ends.get(start) == end and inlines[start].kind == _SPAN
        for half in (start, end)
    }


def _around_text(text: str, inlines: Sequence[Inline], ends: dict[int, int], tags: Counter[str]) -> set[int]:
    """Return the halves of the pairs around most of a text that is all in spans; nothing of another one."""
    stretches: list[tuple[str, int]] = []
    spans: list[tuple[str, int]] = []
    number, last = 0, len(inlines) - 1
    while number <= last:
        one = inlines[number]
        end = ends.get(number, number)
        if one.role is Role.TEXT and (one.text.strip() or (one.text and 0 < number < last)):
            return set()
        if one.kind == _SPAN:
            tag = text[one.start : one.end]
            letters = sum(map(str.isalnum, "".join(inner.text for inner in inlines[number:end])))
            spans.append((tag, number))
            stretches += [(tag, letters)] if letters else []
        number = end + 1
    base = formatting.base(stretches, lambda one, most: tags[one] > tags[most])
    if len(spans) < 2:
        return set()
    return {half for tag, start in spans if tag == base for half in (start, ends[start])}
