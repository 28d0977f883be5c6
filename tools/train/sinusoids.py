"""The places of tokens, as waves (Vaswani et al. 2017)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tools.train.recipe import Recipe


def positions(recipe: Recipe) -> NDArray[np.float32]:
    """Return a row for each place up to the longest."""
    place = np.arange(recipe.longest)[:, None]
    rate = np.exp(np.arange(0, recipe.width, 2) * (-math.log(10_000.0) / recipe.width))
    table = np.zeros((recipe.longest, recipe.width), np.float32)
    table[:, 0::2], table[:, 1::2] = np.sin(place * rate), np.cos(place * rate)
    return table
