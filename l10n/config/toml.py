"""Files of TOML: what is in them, or what is wrong with one, and on which line a key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from l10n import files
from l10n.errors import UsageError
from l10n.messages import OWN, Message, msg, msg_template
from l10n.templates import message_of

_DEEP_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++\s*+\.\s*+){100}")
_MOST = 2 * files.SETTINGS  # characters that are parsed to find a line: each once or, in long values, often
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


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of the file at `path`, and the table in it.

    Raises `UsageError`, naming the file and the line, where it can't be read or is no TOML.
    """
    try:
        text = files.read(path, files.SETTINGS).decode("utf-8-sig")
        table = parse(text)
    except OSError as error:
        raise UsageError(
            msg("can't be read: {reason}", reason=files.system_reason(error)),
            path=path,
            hint=msg("check its permissions"),
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UsageError(
            msg("isn't UTF-8, as TOML must be"), path=path, line=line, hint=msg("save it as UTF-8")
        ) from error
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r" \(at line (\d+), column \d+\)", message)
        line = int(place[1]) if place else text.count("\n") + 1
        reason = message.replace(place[0], "") if place else message.removesuffix(" (at end of document)")
        raise UsageError(
            msg("isn't TOML: {reason}", reason=_fault(reason)),
            path=path,
            line=line,
            hint=msg("mend that line"),
        ) from error
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of thousands of digits; arrays in thousands of arrays
        raise UsageError(
            msg("has values that are far too long or deep"), path=path, hint=msg("mend it")
        ) from error
    return text, table


def parse(text: str) -> dict[str, Any]:
    """Return the table in a text. Raises what `tomllib` raises, ValueError for a key that'd take gigabytes."""
    if _DEEP_KEY.search(text):
        raise ValueError("a key of a hundred parts")
    return tomllib.loads(text)


def line_of(text: str, names: Sequence[str]) -> int | None:
    """Return the line, from 1, on which a value's key or table stands, by the names that lead to it.

    None if there is none, or only behind values of thousands of lines. `tomllib` doesn't say it, so the text is taken
    apart into statements: each is the fewest lines that are TOML.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    table: tuple[str, ...] = ()
    start = parsed = 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[start:end])
        parsed += len(statement)
        if parsed > _MOST:
            return None
        try:
            values = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        if statement.lstrip().startswith("["):
            table = _header(values)
            values = {}
        for name in reversed(table):
            values = {name: values}
        if _has(values, names):
            return start + 1
        start = end
    return None


def _header(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names in a table's header, from what it gives by itself."""
    names = []
    while values:
        ((name, inner),) = values.items()
        names.append(name)
        values = inner[0] if isinstance(inner, list) else inner
    return tuple(names)


def _has(values: Any, names: Sequence[str]) -> bool:
    for name in names:
        if not isinstance(values, dict) or name not in values:
            return False
        values = values[name]
    return True


def _fault(text: str) -> Message:
    """Return what Python says that is wrong with a text of TOML."""
    return message_of(text, OWN, _FAULTS, {}) or msg("{reason}", reason=text)
