"""A target's markup put right where it can be in one way only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from l10n.model import Role
from l10n.text.markup.differences import compare
from l10n.text.markup.parsing import Markup, parse

# Spaces that a model or an editor put into a tag: `< 1 >`, `</ 1>`, `<1 / >`.
_LOOSE = re.compile(r"<\s*(/?)\s*(\d+)\s*(/?)\s*>")


def repaired(source: str, target: str) -> str:
    """Return a target with the markup of its source, if that can be in one way only; else as it is."""
    ours = parse(source)
    if not ours.marks or not compare(ours, parse(target)):
        return target
    for repair in _REPAIRS:
        for tried in repair(ours, target):
            if not compare(ours, parse(tried)):
                return tried
    return target


def _tightened(source: Markup, target: str) -> Iterator[str]:
    """Take out the spaces within tags, and those at the inner edges of signs: `** bold **`."""
    tight = _LOOSE.sub(r"<\1\2\3>", target)
    yield tight
    for sign in {mark.form for mark in source.marks if mark.form[0] in "*_~"}:
        sign = re.escape(sign)
        tight = re.sub(
            rf"(?<!\S){sign}\s+(\S(?:[^*_~]*\S)?)\s+{sign}(?!\S)", rf"{_bare(sign)}\1{_bare(sign)}", tight
        )
    yield tight


def _bare(sign: str) -> str:
    return sign.replace("\\", "")


def _renamed(source: Markup, target: str) -> Iterator[str]:
    """Give the one pair, or the one placeable by itself, that has another form, the form of the source's."""
    theirs = parse(target)
    lost, added, _ = compare(source, theirs)
    if len(lost) != len(added) or [mark.role for mark in lost] != [mark.role for mark in added]:
        return
    if sum(mark.role is not Role.CLOSING for mark in lost) != 1:
        return
    for mark, other in reversed(list(zip(lost, added, strict=True))):
        target = target[: other.start] + mark.form + target[other.end :]
    yield target


def _at_edge(source: Markup, target: str) -> Iterator[str]:
    """Put a lost placeable that stands first or last in the source first or last in the target."""
    lost, added, _ = compare(source, parse(target))
    if added or len(lost) != 1 or lost[0].role in (Role.OPENING, Role.CLOSING):
        return
    [mark] = lost
    if not source.written[: mark.start].strip():
        space = " " * source.written[mark.end : mark.end + 1].isspace()
        yield mark.form + space + target.lstrip()
    elif not source.written[mark.end :].strip():
        space = " " * source.written[mark.start - 1 : mark.start].isspace()
        yield target.rstrip() + space + mark.form


def _around_equal(source: Markup, target: str) -> Iterator[str]:
    """Put a lost pair around the words that it is around in the source, if the target has them once."""
    lost, added, _ = compare(source, parse(target))
    if added or [mark.role for mark in lost] != [Role.OPENING, Role.CLOSING]:
        return
    opening, closing = lost
    content = source.written[opening.end : closing.start]
    if content.strip() and target.count(content) == 1:
        before, behind = target.split(content)
        if not before[-1:].isalnum() and not behind[:1].isalnum():
            yield f"{before}{opening.form}{content}{closing.form}{behind}"


def _uncrossed(source: Markup, target: str) -> Iterator[str]:
    """Exchange two halves that stand side by side where their pairs cross."""
    marks = parse(target).marks
    for one, other in pairwise(marks):
        if one.role is other.role and not target[one.end : other.start].strip():
            yield (
                target[: one.start]
                + other.form
                + target[one.end : other.start]
                + one.form
                + target[other.end :]
            )


_REPAIRS: tuple[Callable[[Markup, str], Iterator[str]], ...] = (
    _tightened,
    _renamed,
    _at_edge,
    _around_equal,
    _uncrossed,
)
