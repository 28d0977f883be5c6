"""How a target's markup differs from its source's."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from l10n import notes
from l10n.messages import NO_MESSAGE, Message, msg, msg_list, msg_template
from l10n.model import Role
from l10n.text.markup.parsing import Mark, Markup
from l10n.text.markup.tokens import Kind


class Difference(NamedTuple):
    """How a target's markup differs from its source's: marks that are lost, added, and whose pairs cross."""

    lost: tuple[Mark, ...]
    added: tuple[Mark, ...]
    crossed: tuple[Mark, ...]

    def __bool__(self) -> bool:
        return bool(self.lost or self.added or self.crossed)


def compare(source: Markup, target: Markup) -> Difference:
    """Return how a target's markup differs from its source's; a half without its other one is lost."""
    if not source.marks and not target.marks:
        return Difference((), (), ())
    return Difference(_beyond(source, target), _beyond(target, source), target.crossed)


def described(difference: Difference) -> Message:
    """Return what a difference is, in words: `lost <1>…</1>; added *`."""
    parts = []
    for field, marks in zip(Difference._fields, difference, strict=True):
        if forms := dict.fromkeys(mark.form for mark in marks):
            parts.append(msg(notes.MARKS[field], marks=", ".join(forms)))
    return msg_list(parts, msg_template("{one}; {other}")) if parts else NO_MESSAGE


def _beyond(one: Markup, other: Markup) -> tuple[Mark, ...]:
    """Return the marks of one text that the other hasn't, or hasn't as often."""
    rest = Counter(map(_kind, other.marks))
    beyond = []
    for mark in one.marks:
        if mark.kind is Kind.KEPT:
            continue
        rest[_kind(mark)] -= 1
        if rest[_kind(mark)] < 0:
            beyond.append(mark)
    return tuple(beyond)


def _kind(mark: Mark) -> tuple[str, Role]:
    return mark.key or mark.form, Role.EMPTY if mark.role is Role.WORD else mark.role
