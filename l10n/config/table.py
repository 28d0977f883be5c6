"""A parsed table of TOML, and what its keys hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.config.toml import line_of
from l10n.errors import UsageError
from l10n.messages import NO_MESSAGE, Message, msg


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file at `path`, whose `text` it is from: `within` are the tables that it is in, and itself."""

    path: Path
    table: Mapping[str, Any]
    text: str = ""
    within: tuple[str, ...] = ()

    def inner(self, name: str, table: Mapping[str, Any]) -> Table:
        """Return a table of this one's."""
        return Table(self.path, table, self.text, (*self.within, name))

    def wrong(self, key: str, what: Message, hint: Message = NO_MESSAGE, *, at: str = "") -> UsageError:
        """Return the error that says what is wrong with a key (or `table.key`), on which line, and the way out.

        Where it is wrong with what a table has, that is `at` which of its keys.
        """
        line = self.line(*key.split(".", 1), *([at] if at else []))
        return UsageError(msg("`{key}` {what}", key=key, what=what), path=self.path, line=line, hint=hint)

    def line(self, *names: str) -> int | None:
        """Return the line of a key, by its name below those of its tables; None if it can't be told."""
        return line_of(self.text, (*self.within, *names))

    def string(self, key: str) -> str | None:
        """Return a key's string, None if it isn't there; raises UsageError for anything else."""
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(key, msg("must be a string, not {kind}", kind=kind(value)))
        if not value.strip() or not value.isprintable():
            raise self.wrong(key, msg("must be a string of printable characters"))
        return value

    def strings(self, key: str) -> list[str]:
        """Return a key's list of strings, empty if it isn't there; raises UsageError for anything else."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(
                key,
                msg("must be a list of strings, not {kind}", kind=kind(value)),
                msg('write `{key} = ["es"]`', key=key),
            )
        return value


def kind(value: object) -> Message:
    """Return what TOML calls the type of a value."""
    if isinstance(value, list):
        strings = all(isinstance(item, str) for item in value)
        return msg("a list of strings") if strings else msg("a mixed list")
    names = {
        str: msg("a string"),
        bool: msg("a boolean"),
        int: msg("a number"),
        float: msg("a number"),
        dict: msg("a table"),
    }
    return names.get(type(value), msg("a date or time"))
