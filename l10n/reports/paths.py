"""Where a report's files lie."""

from __future__ import annotations

from pathlib import PurePath


def parts_folder(name: str) -> str:
    """Return the folder, beside a report's file called `name`, of what doesn't fit into that."""
    return f"{PurePath(name).stem}-parts"
