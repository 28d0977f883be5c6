"""A text with markup written anew: marks put into it, and words changed around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz.distance import Levenshtein

from l10n.model import Role
from l10n.text.markup.parsing import OBJECT, Mark, parse


def rewritten(written: str, change: Callable[[str], str]) -> str:
    """Return a text whose words were changed a little without its markup, with the markup where it was."""
    markup = parse(written)
    changed = change(markup.text)
    if changed == markup.text:
        return written
    if not markup.marks:
        return changed
    places = _moved(markup.text, changed)
    return with_marks(changed, [(places[mark.at], mark) for mark in markup.marks])


def with_marks(text: str, places: Iterable[tuple[int, Mark]]) -> str:
    """Return a text with marks put into it, which are in order; a `WORD` takes the place of its `OBJECT`."""
    parts, end = [], 0
    for at, mark in places:
        parts += [text[end:at], mark.form]
        end = at + (mark.role is Role.WORD and text.startswith(OBJECT, at))
    return "".join([*parts, text[end:]])


def _moved(before: str, after: str) -> list[int]:
    """Return for each place in a text where it is in the same text once that was changed a little."""
    places = [0] * (len(before) + 1)
    for edit in Levenshtein.opcodes(before, after):
        for at in range(edit.src_start, edit.src_end + 1):
            places[at] = min(edit.dest_start + at - edit.src_start, edit.dest_end)
    places[0], places[-1] = 0, len(after)
    return places
