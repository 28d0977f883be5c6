"""A project's own rules, over those of a language's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from l10n.errors import InputError
from l10n.messages import msg
from l10n.model.sentences import SentenceRule

from .table import STARTER, Table

if TYPE_CHECKING:
    import regex

_PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST = 10.0  # seconds that a rule may take for a text: those of a fair file need a hundredth of one


def with_abbreviations(table: Table, words: Iterable[str]) -> Table:
    """Return a table with more abbreviations: a sentence ends behind one only before a word that starts sentences."""
    more = dict.fromkeys(("".join(word.split()).removesuffix(".") for word in words), STARTER)
    return table.over(more) if more else table


def ruled(
    text: str, spans: Sequence[tuple[int, int]], rules: Sequence[SentenceRule], longest: float = LONGEST
) -> Iterator[tuple[int, int]]:
    """Give the sentences of a text: those in `spans`, cut and joined where a rule says so.

    The first rule that fits a place decides it. A blank line ends a sentence in any case. Raises InputError for a
    rule that takes `longest` seconds, as a repetition in a repetition may: `(a+)+b`.
    """
    told = _told(text, rules, longest)
    start, end = spans[0] if spans else (0, 0)
    for first, last in spans:
        if first != start:
            if told.get(end, True) or _PARAGRAPH.search(text, end, first):
                yield from _cut(text, start, end, told)
                start = first
            end = last
    if spans:
        yield from _cut(text, start, end, told)


def _told(text: str, rules: Sequence[SentenceRule], longest: float) -> dict[int, bool]:
    """Return the places that some rule fits, each as the end of what stands before its white space."""
    told: dict[int, bool] = {}
    for rule in rules:
        before, after = _bounded(rule.before), _bounded(rule.after)
        try:
            for match in before.finditer(text, timeout=longest):
                if after.match(text, match.end(), timeout=longest):
                    told.setdefault(len(text[: match.end()].rstrip()), rule.bound)
        except TimeoutError as error:
            shown = f"{rule.before.pattern[:80]!r}, {rule.after.pattern[:80]!r}"
            raise InputError(
                msg("a rule of where sentences end takes too long: {rule}", rule=shown),
                hint=msg("write it without a repetition in a repetition"),
            ) from error
    return told


@cache
def _bounded(pattern: re.Pattern[str]) -> regex.Pattern:
    """Return a pattern that can be given a time; Python's own can't be stopped."""
    import regex

    return regex.compile(pattern.pattern, pattern.flags & (re.I | re.M | re.S | re.X))


def _cut(text: str, start: int, end: int, told: dict[int, bool]) -> Iterator[tuple[int, int]]:
    for place in sorted(place for place, bound in told.items() if bound and start < place < end):
        yield start, place
        start = place + len(text[place:end]) - len(text[place:end].lstrip())
    yield start, end
