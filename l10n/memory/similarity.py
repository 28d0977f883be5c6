"""How similar two sentences are: the one measure of the memory.

`rate` is 1 minus the words to insert and delete, divided by the words of both (Indel distance, normalised, as
rapidfuzz has it; OmegaT and others count words, too). The words are `l10n.text.tokens.tokens_and_marks`: capitals and
spaces don't count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from l10n.text.tokens import parts


def rate(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how similar two texts are, given as words: 0 to 1."""
    return Indel.normalized_similarity(one, other)


class Change(NamedTuple):
    """A stretch of two texts: `old` and `new` are the same, or one was put for the other."""

    old: str
    new: str


def changes(old: str, new: str) -> Iterator[Change]:
    """Give two texts stretch by stretch, in order; what lies between two changes and is only space is in them."""
    ours, theirs = parts(old), parts(new)
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
