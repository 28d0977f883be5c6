"""Which pieces a target may have, by those of its source: IBM model 1 (Brown et al. 1993), as CTranslate2 reads it.

The output layer is over half of a small decoder's work; with this it looks at some 1,600 pieces of 16,000 for a
sentence. A line of CTranslate2's `vmap.txt` has a source piece, a tab and pieces of targets; the line of no piece has
those that every target may have.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.train.arrays import Pairs, Rows
from tools.train.recipe import END, PAD, SYMBOLS

Counts = NDArray[np.float32]

FILE = "vmap.txt"
_ENOUGH = 600_000  # pairs
_ROUNDS = 4
_CELLS = 4_000_000  # pieces beside pieces that are looked at together
_LONGEST = 60  # pieces of a side: longer pairs say less for more work
# Of a source piece: with 16, chrF of newstest2013 lost 0.2, with 64 there was nothing to win. Always: with 300, 0.2.
_FOR = 32
_ALWAYS = 1_000
_LEAST = 1e-4  # of a source piece's translations: what is rarer is chance
_SPACE = "▁"  # what SentencePiece writes for one
_OFTEN = 500  # times that a character was read, to be known though it has no piece


def shortlist(pairs: Pairs, pieces: Sequence[str]) -> str:
    """Return what `vmap.txt` has for a model that learnt from `pairs`; 600,000 of them are enough."""
    rows = np.arange(len(pairs))
    if len(pairs) > _ENOUGH:
        rows = np.sort(np.random.default_rng(1).choice(len(pairs), _ENOUGH, replace=False))
    some = Pairs(*(Rows.of(side[row] for row in rows) for side in (pairs.source, pairs.target)))
    frequency = np.bincount(pairs.target.numbers, minlength=len(pieces))
    return "\n".join(lines(learn(some, len(pieces)), pieces, frequency)) + "\n"


def spelt(pairs: Pairs, processor: Any) -> str:
    """Return the characters that have no piece and that sources have often: they are spelt in bytes, and known so."""
    are_bytes = np.array([processor.is_byte(number) for number in range(len(processor))])
    has = np.flatnonzero(np.add.reduceat(are_bytes[pairs.source.numbers], pairs.source.starts[:-1]))
    counts: Counter[str] = Counter()
    for row in has.tolist():
        counts.update(processor.decode(pairs.source[row]))
    often = [sign for sign, times in counts.items() if times >= _OFTEN and not sign.isspace()]
    return "".join(sorted(sign for sign in often if any(map(processor.is_byte, processor.encode(sign)))))


def learn(pairs: Pairs, size: int) -> Counts:
    """Return how often each of `size` pieces (rows) is translated by each (columns), as the pairs have it.

    Row `PAD` has what stands in targets for nothing of their sources.
    """
    sides = (pairs.source.lengths, pairs.target.lengths)
    usable = np.flatnonzero((np.minimum(*sides) > 0) & (np.maximum(*sides) <= _LONGEST))
    order = usable[np.lexsort((sides[1][usable], sides[0][usable]))]
    likely = np.ones((size, size), np.float32)
    for _ in range(_ROUNDS):
        counts = np.zeros(size * size, np.float32)
        for source, target in _tables(pairs, order):
            cells = source[:, :, None] * size + target[:, None, :]
            shares = likely.ravel()[cells]
            # What is padding of a source shares in nothing; its first column is the empty word.
            shares[:, 1:][source[:, 1:] == PAD] = 0
            shares /= shares.sum(axis=1, keepdims=True)
            shares *= (target != PAD)[:, None, :]
            np.add.at(counts, cells.ravel(), shares.ravel())
        counts = counts.reshape(size, size)
        likely = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-9) + 1e-9
    return counts


def lines(counts: Counts, pieces: Sequence[str], frequency: NDArray[np.int64]) -> Iterator[str]:
    """Yield the lines of `vmap.txt`; `frequency` is how often targets have each piece.

    Each piece may stay as it is, so that names, figures and terms that are written into a source can be copied.
    """
    always = {number for number, piece in enumerate(pieces) if _is_sign(piece) and piece not in SYMBOLS}
    always |= set(np.argsort(-frequency, kind="stable")[:_ALWAYS].tolist())
    always -= set(range(END + 1))  # which CTranslate2 adds itself
    yield "\t" + " ".join(pieces[number] for number in sorted(always))
    for number, row in enumerate(counts):
        best = np.argsort(-row, kind="stable")[:_FOR]
        likely = best[row[best] >= max(0.5, _LEAST * float(row.sum()))].tolist()
        own = sorted({number, *likely} - always)
        if number > END and own:
            yield f"{pieces[number]}\t" + " ".join(pieces[other] for other in own)


def _tables(pairs: Pairs, order: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    at = 0
    while at < len(order):
        cells = (int(pairs.source.lengths[order[at]]) + 2) * _LONGEST
        rows = order[at : at + max(1, _CELLS // cells)]
        at += len(rows)
        widths = [int(side.lengths[rows].max()) for side in (pairs.source, pairs.target)]
        source = pairs.source.filled(rows, widths[0], PAD)
        empty = np.full((len(rows), 1), PAD, np.int64)
        yield np.concatenate([empty, source], axis=1), pairs.target.filled(rows, widths[1], PAD)


def _is_sign(piece: str) -> bool:
    """Tell whether a piece is of digits and punctuation, or of one letter, with which anything can be spelt."""
    text = piece.removeprefix(_SPACE)
    return len(text) <= 1 or all(unicodedata.category(sign)[0] in "NPS" for sign in text)
