"""What is left out of an article: blocks that settings or remarks in a document name, and elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import replace

from l10n.model import Article, Block, Span, collapse

ELEMENTS: ContextVar[tuple[str, ...]] = ContextVar("ELEMENTS", default=())
"""The elements of HTML that aren't translated, as the project's settings name them: `footer`, `.advert`, `p#vote`."""

ELEMENT = re.compile(r"(?=[\w.#-])(?P<name>[A-Za-z][\w-]*)?(?P<parts>(?:[.#][\w-]+)*)")
"""How an element is named: by its name, its classes and its id, as in CSS."""

_REMARK = re.compile(r"<!--\s*l10n:(off|on)\b[^>]*-->")


def is_element(name: str, classes: Sequence[str], id: str) -> bool:
    """Return whether the settings name an element."""
    for one in ELEMENTS.get():
        match = ELEMENT.fullmatch(one)
        if match is None or (match["name"] or name).lower() != name:
            continue
        parts = re.findall(r"([.#])([\w-]+)", match["parts"])
        if all(part in classes if sign == "." else part == id for sign, part in parts):
            return True
    return False


def between_remarks(text: str, remarks: Iterable[Span]) -> list[Span]:
    """Return the stretches of a text from a remark that says `l10n:off` to one that says `l10n:on`, or to the end."""
    found: list[Span] = []
    start: int | None = None
    for remark in remarks:
        for match in _REMARK.finditer(text, *remark):
            if match[1] == "off":
                start = match.start() if start is None else start
            elif start is not None:
                found.append(Span(start, match.end()))
                start = None
    return [*found, Span(start, len(text))] if start is not None else found


def outside(blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Block]:
    """Yield the blocks, in order, that begin in none of some stretches, which are in order."""
    number = 0
    for block in blocks:
        while number < len(spans) and spans[number].end <= block.start:
            number += 1
        if number == len(spans) or block.start < spans[number].start:
            yield block


def without(article: Article, patterns: Sequence[str]) -> Article:
    """Return an article without the blocks that a pattern matches as a whole, and without what stands in these."""
    left = [
        Span(block.start, block.end)
        for block in article.blocks
        if any(matches(collapse(article.prose(block)), pattern) for pattern in patterns)
    ]
    if not left:
        return article
    blocks = [
        one for one in article.blocks if not any(start <= one.start and one.end <= end for start, end in left)
    ]
    return replace(article, blocks=tuple(blocks))


def matches(text: str, pattern: str) -> bool:
    """Return whether a pattern, in which `*` stands for any text, is all of a text; in time that is linear."""
    first, *others = pattern.split("*")
    if not others:
        return text == pattern
    if not text.startswith(first) or not text.endswith(others[-1]):
        return False
    at, end = len(first), len(text) - len(others[-1])
    for part in others[:-1]:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return at <= end
