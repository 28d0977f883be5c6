"""Putting quotation marks as a language has them: which of a text's marks open, which close, and how deep."""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.model import Edit
from l10n.text.typography import NARROW, OF_TITLES, Quotes, points_inwards, quotation_marks, quotes

_SPACE = rf" {NARROW}"
_OPENING, _CLOSING = "«“„‟‹「『", "»”›」』"
_BEFORE_OPENING = "([{—–-/:'’¿¡"
_DIRECTIONS = {
    **dict.fromkeys("«“‘", True),
    **dict.fromkeys("»”’", False),
}  # whether a mark opens, by its shape
_SINGLE_MARKS = "‘’'"
# An apostrophe inside of a word is no mark.
_SINGLE_OR_DOUBLE = re.compile(r"[«»“”„‟\"]|‘|(?<!\w)'(?=\w)|(?<=[^\s(\[«“‘])[’'](?!\w)|(?<=\s)[’'](?=[,.;])")
_DEEPEST = 2  # a quotation in a quotation: more than that can't be told apart


def requoted(text: str, language: str) -> tuple[Edit, ...]:
    """Return what makes the double quotation marks of a text those of a language (BCP 47).

    It is nothing where that isn't sure. A quotation may have begun in the sentence before, or go on in the next.
    """
    own = quotes(language)
    marks = quotation_marks(text)
    if not marks or not own.outer or any(match[0] in OF_TITLES for match in marks):
        return ()
    inwards = points_inwards(text)
    depth, edits = 0, []
    for match in marks:
        opens = _opens(match, text, depth, inwards=inwards)
        if opens is None:
            return ()
        depth -= not opens and depth > 0
        if depth >= _DEEPEST:
            return ()
        edits.append(_edit(match, text, own, depth, opens=opens))
        depth += opens
    return tuple(edit for edit in edits if text[edit.start : edit.end] != edit.text)


def with_double_marks(source: str, target: str, language: str) -> str:
    """Return a target with single quotation marks as its language's (BCP 47) double ones, where its source has such.

    That is where both then open and close as many quotations, in the same order; else the target is as it was.
    What stands behind an *s* closes only where nothing else does: it may be a genitive's (*the workers' rights*).
    """
    own = quotes(language)
    marks = [_DIRECTIONS.get(match[0]) for match in quotation_marks(source)]
    unknown = points_inwards(source) or None in marks
    if not own.outer or not marks or unknown or any(one == two for one, two in pairwise(marks)):
        return target
    steps: list[tuple[re.Match[str], bool]] = []
    for match in _SINGLE_OR_DOUBLE.finditer(target):
        opens = _DIRECTIONS.get(match[0], _opens(match, target, len(steps) % 2, inwards=False))
        opens = opens and target[match.end() : match.end() + 1] not in tuple(",.;")
        if opens is None:
            return target
        if not opens and not (steps and steps[-1][1]):
            if _may_be_apostrophe(match, target):
                continue
            if steps and _may_be_apostrophe(steps[-1][0], target):
                steps.pop()
        steps.append((match, opens))
    if [opens for _, opens in steps] != marks:
        return target
    for match, opens in reversed(steps):
        if match[0] in _SINGLE_MARKS:
            before, behind = target[: match.start()], target[match.end() :]
            before, behind = (before, behind.lstrip(_SPACE)) if opens else (before.rstrip(_SPACE), behind)
            target = before + own.first[not opens] + behind
    return target


def _may_be_apostrophe(match: re.Match[str], text: str) -> bool:
    return match[0] in _SINGLE_MARKS and text[: match.start()].endswith("s")


def _opens(match: re.Match[str], text: str, depth: int, *, inwards: bool) -> bool | None:
    """Return whether a mark opens a quotation or closes one; None if neither its place nor its shape tells."""
    before, after = text[: match.start()], text[match.end() :]
    could_open = (not before or before[-1] in _SPACE + _BEFORE_OPENING + _OPENING + '"') and after[
        :1
    ].strip() != ""
    could_close = before[-1:].strip() != "" and (not after or not after[0].isalnum())
    if match[0] == '"' and before[-1:].isdigit() and depth == 0:
        return None  # inches
    if could_open != could_close:
        return could_open
    if match[0] in _OPENING + _CLOSING:
        return (match[0] in _OPENING) != (inwards and match[0] in "«»")
    return depth == 0 if could_open else None


def _edit(match: re.Match[str], text: str, own: Quotes, depth: int, *, opens: bool) -> Edit:
    """Return what a mark is in a language, with the spaces that it has inside there, and no others."""
    one, two = own.nested if depth else own.first
    start, end = match.span()
    if opens:
        return Edit(start, end + len(text[end:]) - len(text[end:].lstrip(_SPACE)), one)
    before = text[:start]
    return Edit(len(before.rstrip(_SPACE)) if before.strip(_SPACE) else start, end, two)
