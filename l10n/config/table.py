"""A parsed table of TOML, and what its keys hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import UsageError
from l10n.messages import NO_MESSAGE, OWN, Message, msg, msg_template
from l10n.templates import message_of


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file at `path`."""

    path: Path
    table: Mapping[str, Any]

    def wrong(self, key: str, what: Message, hint: Message = NO_MESSAGE) -> UsageError:
        """Return the error that says what is wrong with a key, and the way out."""
        return UsageError(msg("`{key}` {what}", key=key, what=what), path=self.path, hint=hint)

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


# What Python's `tomllib` says of a text most often.
_FAULTS = (
    msg_template("Invalid value"),
    msg_template("Invalid statement"),
    msg_template("Invalid initial character for a key part"),
    msg_template("Invalid date or datetime"),
    msg_template("Invalid hex value"),
    msg_template("Expected '=' after a key in a key/value pair"),
    msg_template("Expected ']' at the end of a table declaration"),
    msg_template("Expected newline or end of document after a statement"),
    msg_template("Expected {text}"),
    msg_template("Cannot declare {key} twice"),
    msg_template("Cannot overwrite a value"),
    msg_template("Duplicate inline table key {key}"),
    msg_template("Unclosed array"),
    msg_template("Unclosed inline table"),
    msg_template("Unterminated string"),
    msg_template("Unescaped '\\' in a string"),
    msg_template("Illegal character {character}"),
    msg_template("Found invalid character {character}"),
)


def fault(text: str) -> Message:
    """Return what Python says that is wrong with a text of TOML."""
    return message_of(text, OWN, _FAULTS, {}) or msg("{reason}", reason=text)


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
