"""Quotation marks and brackets: what is opened is closed, and what the source quotes is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.model import Context, finding
from l10n.model import Finding, Span, Unit

_MARK = re.compile('[«»“”„‟"‹›]')
_DOUBLED = re.compile("[«»“”„‟\"‹›]|''|``")
_SINGLE_OPEN = re.compile(r"(?<!\w)['‘‚‹](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?])['’‘›](?!\w)")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BRACKETS = re.compile(r"[()\[\]{}]")
_LIST = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|[a-z])\)|[:;]-?[()]")  # `1)`, `a)`, smileys


@lru_cache(maxsize=16)
def _marks(text: str) -> tuple[re.Match[str], ...]:
    """Return the quotation marks of a text, but for single ones, which are apostrophes as well."""
    pattern = _DOUBLED if "''" in text or "``" in text else _MARK
    return tuple(pattern.finditer(text))


def quote(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find a quotation that is opened and not closed, or closed and not opened, where the source does both."""
    ours, theirs = _marks(unit.source), _marks(unit.target)
    if len(ours) < 2 or len(ours) % 2:
        return
    if not theirs:
        begins, ends = list(_SINGLE_OPEN.finditer(unit.target)), list(_SINGLE_CLOSE.finditer(unit.target))
        if bool(begins) == bool(ends):
            return
        theirs = (*begins, *ends)
    elif len(theirs) % 2 == 0 and not _crossed([match[0] for match in theirs]):
        return
    if len(theirs) == 1 and _goes_on(theirs[0], unit.target):
        return
    places = [Span(*match.span()) for match in theirs]
    yield finding("Close every quotation mark that is opened, as the source does.", (), places)


def quote_alone(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find a quotation mark alone, where the source has none or one alone, too; a quotation may go on elsewhere."""
    ours, theirs = _marks(unit.source), _marks(unit.target)
    alone = len(theirs) == 1 and _goes_on(theirs[0], unit.target)
    if len(theirs) % 2 != len(ours) % 2 and (len(ours) < 2 or len(ours) % 2 or alone):
        places = [Span(*match.span()) for match in theirs]
        yield finding("See whether the quotation begins and ends where it does in the source.", (), places)


def _goes_on(mark: re.Match[str], text: str) -> bool:
    """Return whether a quotation may go on in the sentence before or after: all of this one is in it."""
    return not text[: mark.start()].strip() or not text[mark.end() :].strip(" .\xa0")


def _crossed(marks: list[str]) -> bool:
    """Return whether marks that tell their direction don't fit: an opening one without its closing one."""
    for start, end in (("«", "»"), ("“", "”")):
        ours, theirs = marks.count(start), marks.count(end)
        if ours and theirs and ours != theirs and not {"„", '"'} & set(marks):
            return True
    return False


def quote_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find quotations of the source that aren't marked as such in the target."""
    ours = _marks(unit.source)
    if len(ours) >= 2 and not _marks(unit.target) and not _SINGLE_OPEN.search(unit.target):
        places = [Span(*match.span()) for match in ours]
        yield finding("Put the words that the source quotes into quotation marks.", places)


def bracket(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find brackets that don't fit together in the target, though they do in the source."""
    wrong = _unfitting(unit.target)
    if wrong and not _unfitting(unit.source):
        yield finding("Close every bracket that is opened, and open every one that is closed.", (), wrong)


def bracket_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find round or square brackets of the source that the target has none of, with what is in them."""
    if "[" in unit.source and "[" not in unit.target and "(" not in unit.target:
        places = [Span(*match.span()) for match in _BRACKETS.finditer(unit.source)]
        yield finding("Keep what the source has in square brackets in brackets.", places)


def _unfitting(text: str) -> list[Span]:
    """Return the places of brackets without their other half."""
    if not any(mark in text for mark in "()[]{}"):
        return []
    skipped = {match.end() - 1 for match in _LIST.finditer(text)} if ")" in text or "(" in text else set()
    stack: list[tuple[str, int]] = []
    wrong = []
    for match in _BRACKETS.finditer(text):
        mark, at = match[0], match.start()
        if mark not in _PAIRS:
            if at not in skipped:
                stack.append((mark, at))
        elif stack and stack[-1][0] == _PAIRS[mark]:
            stack.pop()
        elif at not in skipped:
            wrong.append(Span(at, at + 1))
    return sorted([*wrong, *(Span(at, at + 1) for _, at in stack)])
