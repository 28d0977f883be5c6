"""What is known of each language: its tags and names, and a pack of data for each."""

from __future__ import annotations

TYPE_CHECKING = (
    False  # typing and pathlib cost more to import than all that cutting text into sentences needs
)
if TYPE_CHECKING:
    from pathlib import Path

FOLDERS: list[Path | str] = [__file__.rpartition("__init__")[0] + "data"]
"""Where packs are, the first first; a later folder adds languages, and replaces files of the same name."""
