"""A text with markup: its marks, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from l10n.model import Role, Span
from l10n.text.markup.tokens import VOID, Kind, Token, read

# What stands in the text for a placeable that is a word of its sentence.
OBJECT = "\ufffc"

_MAY_HAVE = re.compile(r"<[/\w]|[*_~]")
_BEFORE_WORD = frozenset("([{«“‘„\"'’¿¡-–—/\u00a0\u202f ")
_BEHIND_WORD = frozenset(')]}»”’".,;:!?…-–—/\u00a0\u202f ')


class Mark(NamedTuple):
    """A placeable in a text: its form, where it stands, and where (`at`) in the text without markup.

    `partner` is the number of the other half of a pair, else its own. A `WORD` has `OBJECT` in the text. What is no
    markup (`kind`) is the same where its `key` is.
    """

    role: Role
    form: str
    start: int
    end: int
    at: int
    partner: int
    kind: Kind = Kind.MARKUP
    key: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """A text with markup, as it is `written`; its `text` without, and its `marks` in order.

    `crossed` are those of them that begin in another pair and end outside of it.
    """

    written: str
    text: str
    marks: tuple[Mark, ...] = ()
    crossed: tuple[Mark, ...] = ()
    _places: tuple[int, ...] = field(default=(), repr=False)

    def original(self, span: Span) -> Span:
        """Return where a stretch of the text without markup stands in the text as it is written."""
        if not self.marks:
            return span
        start = self._places[span.start]
        end = self._places[span.end - 1] + 1 if span.end > span.start else start
        return Span(start, end)

    def only(self, forms: Iterable[str]) -> Markup:
        """Return the same with some forms of markup alone: all else is text."""
        wanted = set(forms)
        found = [token for token in read(self.written) if token.form in wanted]
        return assembled(self.written, found)


@lru_cache(maxsize=4096)
def parse(written: str) -> Markup:
    """Return a text with what is markup in it."""
    if not _MAY_HAVE.search(written):
        return Markup(written, written)
    return assembled(written, read(written))


def plain(written: str) -> str:
    """Return a text without its markup."""
    return parse(written).text


def assembled(written: str, tokens: Sequence[Token]) -> Markup:
    """Return a text with its tokens, which are in order, as markup."""
    if not tokens:
        return Markup(written, written)
    numbers = {id(token): number for number, token in enumerate(tokens)}
    text: list[str] = []
    places: list[int] = []
    marks: list[Mark] = []
    end = 0
    for token in tokens:
        text.append(written[end : token.start])
        places += range(end, token.start)
        end = token.end
        role = Role.WORD if token.role is Role.EMPTY and _is_word(written, token) else token.role
        partner = numbers.get(id(token.partner), numbers[id(token)])
        marks.append(Mark(role, token.form, token.start, end, len(places), partner, token.kind, token.key))
        instead = OBJECT if token.text is None and role is Role.WORD else token.text or ""
        text.append(instead)
        places += [token.start] * len(instead)
    text.append(written[end:])
    places += range(end, len(written) + 1)
    return Markup(written, "".join(text), tuple(marks), _crossed(marks), tuple(places))


def _is_word(text: str, token: Token) -> bool:
    """Whether an empty placeable stands like a word: between spaces or what stands beside words."""
    before, behind = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return (
        token.form.startswith("<")
        and token.name not in VOID
        and (not before or before in _BEFORE_WORD)
        and (not behind or behind in _BEHIND_WORD)
    )


def _crossed(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that begin pairs which end outside of the pair that they begin in."""
    open_: list[int] = []
    crossed = []
    for number, mark in enumerate(marks):
        if mark.role is Role.OPENING:
            open_.append(number)
        elif mark.role is Role.CLOSING:
            crossed += [marks[one] for one in open_[open_.index(mark.partner) + 1 :]]
            open_.remove(mark.partner)
    return tuple(crossed)
