"""A parsed table of TOML, and what its keys hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import UsageError


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file at `path`."""

    path: Path
    table: Mapping[str, Any]

    def wrong(self, key: str, what: str, hint: str = "") -> UsageError:
        """Return the error that says what is wrong with a key, and the way out."""
        return UsageError(f"`{key}` {what}", path=self.path, hint=hint)

    def string(self, key: str) -> str | None:
        """Return a key's string, None if it isn't there; raises UsageError for anything else."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(key, f"must be a string, not {kind(value)}")
        if not value.strip() or not value.isprintable():
            raise self.wrong(key, "must be a string of printable characters")
        return value

    def strings(self, key: str) -> list[str]:
        """Return a key's list of strings, empty if it isn't there; raises UsageError for anything else."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"must be a list of strings, not {kind(value)}", f'write `{key} = ["es"]`')
        return value


def kind(value: object) -> str:
    """Return what TOML calls the type of a value."""
    if isinstance(value, list):
        return "a list of strings" if all(isinstance(item, str) for item in value) else "a mixed list"
    names = {str: "a string", bool: "a boolean", int: "a number", float: "a number", dict: "a table"}
    return names.get(type(value), "a date or time")
