"""How similar two sentences are: the one measure of the memory.

`rate` is 1 minus the words to insert and delete, divided by the words of both (Indel distance, normalised, as
rapidfuzz has it; OmegaT and others count words, too). A word is a run of letters and digits, a mark, or one character
of a script that puts no spaces between words. Capitals and spaces don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Thai, Lao, Myanmar, Khmer, kana and Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]"
_FIND = re.compile(_WORD).findall
_PIECES = re.compile(rf"{_WORD}|\s+").findall


def words(text: str) -> list[str]:
    """Return the words of a text, without regard to capitals."""
    return _FIND(text.casefold())


def rate(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how similar two texts are, given as words: 0 to 1."""
    return Indel.normalized_similarity(one, other)


class Change(NamedTuple):
    """A stretch of two texts: `old` and `new` are the same, or one was put for the other."""

    old: str
    new: str


def changes(old: str, new: str) -> Iterator[Change]:
    """Give two texts stretch by stretch, in order; what lies between two changes and is only space is in them."""
    ours, theirs = _PIECES(old), _PIECES(new)
    out, put = "", ""
    for step in Indel.opcodes(ours, theirs):
        before = "".join(ours[step.src_start : step.src_end])
        after = "".join(theirs[step.dest_start : step.dest_end])
        if step.tag == "equal" and (before.strip() or not (out or put)):
            yield from _split(out, put)
            out = put = ""
            yield Change(before, after)
        else:
            out, put = out + before, put + after
    yield from _split(out, put)


def difference(old: str, new: str) -> str:
    """Return `old` with what only it has as `[-…-]`, and what only `new` has as `{+…+}`."""
    return "".join(
        one.old
        if one.old == one.new
        else (f"[-{one.old}-]" if one.old else "") + (f"{{+{one.new}+}}" if one.new else "")
        for one in changes(old, new)
    )


def _split(out: str, put: str) -> Iterator[Change]:
    """Give a change, and apart from it the space that both sides end with."""
    end = len(out) - len(out.rstrip())
    if end and put.endswith(out[-end:]):
        yield Change(out[:-end], put[:-end])
        yield Change(out[-end:], put[-end:])
    elif out or put:
        yield Change(out, put)
