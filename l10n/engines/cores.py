"""How many batches a model may be at work on at once."""

from __future__ import annotations

import os

_limits = [1 << 10]


def cores() -> int:
    """Return how many of the machine's cores this process may use."""
    known = hasattr(os, "sched_getaffinity")  # not everywhere
    return min(len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1, *_limits)


def limit(count: int) -> None:
    """Let this process use so many at most, from the next model on that is loaded."""
    _limits[:] = [count]
