"""What a segment's source has for its inlines: markup as it is written, or numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model import Inline, Role, collapse
from l10n.text.markup.parsing import parse

_NUMBER = re.compile(r"</?(\d+)/?>")


def forms(inlines: Sequence[Inline]) -> tuple[str, ...]:
    """Return what stands in a segment's source for each of its inlines.

    Pairs without attributes stand as they are written, unless their signs could be taken for others there.
    """
    written = _forms(inlines, numbered=False)
    if _is_read_back(inlines, written):
        return written
    return _forms(inlines, numbered=True)


def message(inlines: Sequence[Inline]) -> str:
    """Return the source of a segment with markup: what a translator gets."""
    return _joined(inlines, forms(inlines))


def _forms(inlines: Sequence[Inline], *, numbered: bool) -> tuple[str, ...]:
    text = "".join(one.text for one in inlines if one.role is Role.TEXT)
    number = max((int(match[1][:6]) for match in _NUMBER.finditer(text)), default=0)
    written: list[str] = []
    open_: list[tuple[int, int]] = []
    for place, one in enumerate(inlines):
        if one.role is Role.TEXT or (one.text and not numbered and one.role is Role.CLOSING and not open_):
            written.append(one.text)
        elif one.role is Role.CLOSING and open_:
            begin, its = open_.pop()
            if its:
                written[begin] = f"<{its}>"
            written.append(f"</{its}>" if its else one.text)
        else:
            if numbered or not one.text:
                number += 1
            written.append(one.text if one.text and not numbered else f"<{number}/>")
            if one.role is Role.OPENING:
                open_.append((place, number if numbered or not one.text else 0))
    return tuple(written)


def _is_read_back(inlines: Sequence[Inline], written: Sequence[str]) -> bool:
    """Whether what stands for a segment's inlines is read as just these."""
    wanted = [form for one, form in zip(inlines, written, strict=True) if one.role is not Role.TEXT]
    ours = set(wanted)
    return [mark.form for mark in parse(_joined(inlines, written)).marks if mark.form in ours] == wanted


def _joined(inlines: Sequence[Inline], written: Sequence[str]) -> str:
    """Return the forms of inlines as one text, with a space behind a line end, so that it joins no words."""
    return collapse(
        "".join(
            form + " " if one.role is Role.BREAK else form for one, form in zip(inlines, written, strict=True)
        )
    )
