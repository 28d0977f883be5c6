"""Putting quotation marks as a language has them: which of a text's marks open, which close, and how deep."""

from __future__ import annotations

import re

from l10n.model import Edit
from l10n.text.typography import NARROW, OF_TITLES, Quotes, points_inwards, quotation_marks, quotes

_SPACE = rf" {NARROW}"
_OPENING, _CLOSING = "«“„‟‹「『", "»”›」』"
_BEFORE_OPENING = "([{—–-/:'’¿¡"
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
