"""Texts of others as people are shown them: without what a terminal or a parser takes for a command.

All that is printed, reported or noted in a catalog, and that somebody else wrote, goes through here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from l10n.messages import Message, Numeral, msg, msgs
from l10n.model import Finding, Span, collapse
from l10n.mqm import category

if TYPE_CHECKING:
    from rich.console import Console

_ENDLESS = 10_000  # columns of a file
# Controls; what XML can't hold; the marks that turn the direction of writing, for a text isn't to rearrange a page.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# What a CI takes for a command in a line of a log: `::error …::` at its beginning (GitHub), `##[error]`, `##vso[…]`
# and `##teamcity[…]` anywhere (Azure, TeamCity, GitHub's older runners).
_COMMAND = re.compile(r"(?m)^(?=\s*::.*::)(\s*):|#(?=#\w*\[)")
_COMMANDING = re.compile(rf"{_UNSEEN.pattern}|#(?=#\w*\[)")
_FORMULA = tuple("=+-@")


def visible(text: str) -> str:
    r"""Return a text with what nobody sees written out: `\x1b`, `\u202e`, `\udce9` for a byte that isn't UTF-8.

    What a CI would take for a command is no such command any more: `\x3a:error::`, `\x23#[error]`.
    """
    return inert(_UNSEEN.sub(lambda match: match[0].encode("unicode-escape").decode(), text))


def inert(text: str) -> str:
    """Return a text in which a CI finds no commands."""
    return _COMMAND.sub(lambda match: f"{match[1] or ''}\\x{ord(match[0][-1]):02x}", text)


def one_line(text: str) -> str:
    """Return a text as one line, with what nobody sees written out and white space collapsed."""
    return visible(collapse(text))


def part_of_line(text: str) -> str:
    """Return a part of a text as `one_line` does, its edge white space kept as a space."""
    return one_line(f"|{text}|")[1:-1]


def verbatim_line(text: str) -> str:
    """Return a text as one line, with what nobody sees written out and other white space as it is."""
    return visible(text).replace("\r", r"\r").replace("\n", r"\n")


def guarded(cell: str) -> str:
    """Return a cell as it is written: with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return what a written cell says, without the apostrophe that `guarded` puts before it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def marks(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Give a text in pieces, each with whether it is marked; where spans overlap, they are one."""
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if end > start:
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
    if at < len(text):
        yield text[at:], False


def place(path: str, line: int | None) -> str:
    """Return where something stands, as editors and terminals take it: `es/port.po:12`."""
    return f"{path}:{line}" if line else path


def percent(part: int, whole: int) -> float:
    """Return a share in per cent, rounded down to a tenth: 100.0 is all of it, or of nothing."""
    return part * 1000 // whole / 10 if whole else 100.0


def share(part: int, whole: int) -> str:
    """Return a share in words, rounded down: `100 %` is all of it, never nearly all."""
    return f"{int(percent(part, whole))} %"


def file_size(size: int) -> Message:
    """Return a number of bytes as people read it: `74.2 MB`."""
    if size < 1000:
        return msgs("{count} byte", "{count} bytes", size)
    if size < 1e9:
        return msg("{size} MB", size=Numeral(size / 1e6, 1))
    return msg("{size} GB", size=Numeral(size / 1e9, 1))


def fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass, in their order."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def values_of(finding: Finding) -> dict[str, Any]:
    """Return what JSON reports say of a finding."""
    names = {
        "check": finding.check,
        "rule": finding.rule,
        "mqm": category(finding.rule),
        "certainty": finding.certainty,
    }
    return names | fields_of(finding) | {"fingerprint": finding.fingerprint}


def as_json(values: Mapping[str, object]) -> bytes:
    """Return what `json_pieces` gives as one."""
    return b"".join(json_pieces(values))


def json_pieces(values: Mapping[str, object]) -> Iterator[bytes]:
    """Give the pieces of a JSON object for programs, in UTF-8: each item of its lists is a line.

    A dataclass is an object of its fields, a path a string; lists may be iterators, and are not held; an item that is
    bytes is JSON already, and so are the pieces that an iterator gives.
    """
    before = "{\n"
    for name, value in values.items():
        yield f'{before} "{name}": '.encode()
        before = ",\n"
        if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
            between = "[\n"
            for item in value:
                yield f"{between}  ".encode()
                if isinstance(item, Iterator):
                    yield from item
                else:
                    yield item if isinstance(item, bytes) else json_text(item).encode()
                between = ",\n"
            yield b"[]" if between == "[\n" else b"\n ]"
        else:
            yield json_text(value).encode()
    yield b"\n}\n"


def json_text(values: object) -> str:
    """Return values as JSON in a line, in which what nobody sees is escaped, and a CI finds no commands."""
    return _COMMANDING.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(values))


def _plain(value: Any) -> object:
    if isinstance(value, PurePath):
        return str(value)
    return list(value) if isinstance(value, Collection) else fields_of(value)


_encode = json.JSONEncoder(ensure_ascii=False, default=_plain).encode


def terminal_text(*, stderr: bool = False, soft_wrap: bool = False) -> tuple[Console, StringIO, int]:
    """Return a console that writes as a standard stream would show it, the text that it writes, and the columns.

    It has colours and breaks lines where the stream is a terminal; a file has no width.
    """
    from rich.console import Console

    screen, text = Console(stderr=stderr), StringIO()
    width = screen.width if screen.is_terminal else _ENDLESS
    console = Console(
        file=text,
        force_terminal=screen.is_terminal,
        no_color=screen.no_color,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=soft_wrap,
    )
    return console, text, width
