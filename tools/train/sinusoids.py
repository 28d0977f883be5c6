"""The places of tokens, as waves (Vaswani et al. 2017)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tools.train.recipe import Recipe


def positions(recipe: Recipe) -> NDArray[np.float32]:
    """Return a row for each place up to the longest: sines and cosines in turn, or as Marian has them."""
    place = np.arange(recipe.longest)[:, None]
    rate = np.exp(np.arange(0, recipe.width, 2) * (-math.log(10_000.0) / recipe.width))
    table = np.zeros((recipe.longest, recipe.width), np.float32)
    if recipe.marian:  # sines in the first half, cosines in the second; the slowest wave is 1 / 10,000
        half = recipe.width // 2
        rate = np.exp(np.arange(half) * (-math.log(10_000.0) / (half - 1)))
        table[:, :half], table[:, half:] = np.sin(place * rate), np.cos(place * rate)
    else:
        table[:, 0::2], table[:, 1::2] = np.sin(place * rate), np.cos(place * rate)
    return table
