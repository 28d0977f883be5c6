"""The lexical shortlist: which target tokens may come of which source tokens, so that few have to be weighed.

Marian's binary shortlist (marian-dev's `src/data/shortlist.cpp`, `BinaryShortlistGenerator`): six 64-bit words (a
sign, a checksum, how many of the most frequent tokens always count, how many a source token has at most, the lengths
of the two tables), where each source token's target tokens begin, and the target tokens.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from l10n.engines.firefox.marian import FormatError
from l10n.files import opened
from l10n.messages import msg

Numbers = NDArray[np.intp]

_SIGN = 0xF11A48D5013417F5
_HEAD = struct.Struct("<6Q")
_MOST = 1 << 28  # bytes: those that Mozilla ships have some 5 MB


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The `first` tokens of the vocabulary count always; a source token's are `tokens[starts[n]:starts[n + 1]]`."""

    first: int
    starts: NDArray[np.uint64]
    tokens: NDArray[np.uint32]

    def of(self, sources: Numbers, size: int) -> Numbers:
        """Return the target tokens that may come of some source tokens, sorted, of a vocabulary of `size`."""
        marks = np.zeros(size, bool)
        marks[: self.first] = True
        for number in np.unique(sources):
            marks[self.tokens[self.starts[number] : self.starts[number + 1]]] = True
        return np.flatnonzero(marks)


def read(path: Path, source_size: int, target_size: int) -> Shortlist:
    """Read a shortlist for vocabularies of these sizes. Raises `FormatError`, OSError, and `InputError`."""
    with opened(path) as file:
        data = file.read(_MOST + 1)
    if len(data) < _HEAD.size or len(data) > _MOST:
        raise FormatError(msg("is no lexical shortlist"))
    sign, _, first, _, words, tokens = _HEAD.unpack_from(data)
    if sign != _SIGN:
        raise FormatError(msg("is no binary lexical shortlist"))
    if _HEAD.size + 8 * words + 4 * tokens != len(data):
        raise FormatError(msg("is cut off or damaged"))
    starts = np.frombuffer(data, "<u8", words, _HEAD.size)
    targets = np.frombuffer(data, "<u4", tokens, _HEAD.size + 8 * words)
    if (
        words != source_size + 1
        or starts[0]
        or starts[-1] != tokens
        or (np.diff(starts.astype(np.int64)) < 0).any()
    ):
        raise FormatError(msg("doesn't fit the vocabulary"))
    if first > target_size or (tokens and targets.max() >= target_size):
        raise FormatError(msg("doesn't fit the vocabulary"))
    return Shortlist(first, starts, targets)
