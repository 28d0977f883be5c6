"""The batches of an epoch: rows of like lengths together, so that little of a batch is padding."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tools.train.arrays import Pairs
from tools.train.recipe import PAD, Recipe

Table = NDArray[np.int64]
_STEP = 8  # widths are multiples of it, which GPUs like
_SLACK = 4  # rows of lengths that are so near count as like long


def batches(pairs: Pairs, recipe: Recipe, epoch: int, done: int = 0) -> Iterator[tuple[Table, Table]]:
    """Yield the sources and targets of each batch, in an order that `recipe.seed` and `epoch` decide.

    The first `done` batches of it are left out.
    """
    chance = np.random.default_rng([recipe.seed, epoch])
    lengths = np.stack([pairs.source.lengths, pairs.target.lengths])
    groups = list(_groups(_sorted(lengths, chance.uniform(0, _SLACK, len(pairs))), lengths, recipe.batch))
    for number in chance.permutation(len(groups))[done:]:
        yield table(pairs, groups[number])


def in_order(pairs: Pairs, recipe: Recipe) -> Iterator[tuple[Table, Table]]:
    """Yield batches of all pairs, the short ones first, the same ones each time."""
    lengths = np.stack([pairs.source.lengths, pairs.target.lengths])
    for group in _groups(_sorted(lengths, np.zeros(len(pairs))), lengths, recipe.batch):
        yield table(pairs, group)


def _sorted(lengths: Table, noise: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the order of rows by the width of their source, and then by the length of their target with `noise`.

    By the longer side alone, a fifth of a batch is padding; so it is an eighth.
    """
    source, target = lengths
    order: NDArray[np.int64] = np.lexsort((target + noise, -(-source // _STEP)))
    return order


def table(pairs: Pairs, rows: NDArray[np.int64]) -> tuple[Table, Table]:
    """Return rows as tables of sources and targets."""
    widths = [
        -(-int(side.lengths[rows].max(initial=1)) // _STEP) * _STEP for side in (pairs.source, pairs.target)
    ]
    return pairs.source.filled(rows, widths[0], PAD), pairs.target.filled(rows, widths[1], PAD)


def _groups(order: NDArray[np.int64], lengths: Table, most: int) -> Iterator[NDArray[np.int64]]:
    """Yield groups of rows, in `order`, that have `most` tokens with their padding."""
    first, widest = 0, (0, 0)
    # Plain numbers: there are more than a million rows, and a GPU waits for them.
    for at, own in enumerate(zip(*(-(-lengths[:, order] // _STEP) * _STEP).tolist(), strict=True)):
        wider = max(widest[0], own[0]), max(widest[1], own[1])
        if at > first and sum(wider) * (at - first + 1) > most:
            yield order[first:at]
            first, wider = at, own
        widest = wider
    if first < len(order):
        yield order[first:]
