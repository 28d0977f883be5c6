"""A project's own rules, over those of a language's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.model.sentences import SentenceRule

from .table import STARTER, Table

_PARAGRAPH = re.compile(r"\n\s*\n")


def with_abbreviations(table: Table, words: Iterable[str]) -> Table:
    """Return a table with more abbreviations: a sentence ends behind one only before a word that starts sentences."""
    more = dict.fromkeys(("".join(word.split()).removesuffix(".") for word in words), STARTER)
    return table.over(more) if more else table


def ruled(
    text: str, spans: Sequence[tuple[int, int]], rules: Sequence[SentenceRule]
) -> Iterator[tuple[int, int]]:
    """Give the sentences of a text: those in `spans`, cut and joined where a rule says so.

    The first rule that fits a place decides it. A blank line ends a sentence in any case.
    """
    told = _told(text, rules)
    start, end = spans[0] if spans else (0, 0)
    for first, last in spans:
        if first != start:
            if told.get(end, True) or _PARAGRAPH.search(text, end, first):
                yield from _cut(text, start, end, told)
                start = first
            end = last
    if spans:
        yield from _cut(text, start, end, told)


def _told(text: str, rules: Sequence[SentenceRule]) -> dict[int, bool]:
    """Return the places that some rule fits, each as the end of what stands before its white space."""
    told: dict[int, bool] = {}
    for rule in rules:
        for match in rule.before.finditer(text):
            if rule.after.match(text, match.end()):
                told.setdefault(len(text[: match.end()].rstrip()), rule.bound)
    return told


def _cut(text: str, start: int, end: int, told: dict[int, bool]) -> Iterator[tuple[int, int]]:
    for place in sorted(place for place, bound in told.items() if bound and start < place < end):
        yield start, place
        start = place + len(text[place:end]) - len(text[place:end].lstrip())
    yield start, end
