"""How many batches a model may be at work on at once."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many of the machine's cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not everywhere known
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
