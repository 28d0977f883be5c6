"""Variables in strings of software, as gettext's flags say that they are written.

The flags: https://www.gnu.org/software/gettext/manual/html_node/Translators-for-other-Languages.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Family(StrEnum):
    """A way to write variables, which languages of programs share."""

    PRINTF = "printf"
    BRACE = "brace"
    NUMBERED = "numbered"
    SHELL = "shell"


class Variable(NamedTuple):
    """A variable in a text: where it is, and by what it is the same in another."""

    start: int
    end: int
    key: str


_FAMILIES = {
    **dict.fromkeys(("c", "objc", "python", "php", "lua", "gcc-internal", "gfc-internal", "awk", "object-pascal",
                     "javascript", "d", "tcl", "perl", "boost", "elisp", "librep", "ruby", "go"), Family.PRINTF),
    **dict.fromkeys(("python-brace", "csharp", "java", "java-printf", "rust", "perl-brace", "c++", "c++20"),
                    Family.BRACE),
    **dict.fromkeys(("qt", "qt-plural", "kde", "kde-kuit", "ycp"), Family.NUMBERED),
    **dict.fromkeys(("sh", "bash"), Family.SHELL),
}  # fmt: skip
_FORMAT = "-format"
_PRINTF = re.compile(
    r"%(?:\((?P<name>\w+)\)|(?P<number>\d+)\$)?(?P<flags>[-+ #0'I]*)(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d+))?"
    r"(?:hh|ll|[hlqLjzt])?(?P<type>[diouxXeEfFgGaAcCsSprmn@%]|<PRI\w+>)"
)
# Without a flag `20 % de` is a share: what can be nothing else.
_PLAIN = re.compile(
    r"(?<![\w%])(?<!\d[ \xa0\u202f])%(?:\((?P<name>\w+)\)|(?P<number>\d+)\$)?(?P<flags>0?)(?P<width>\d+)?"
    r"(?:\.(?P<precision>\d+))?(?:ll?|z)?(?P<type>[sdiufxX@])(?!\w)"
    r"|%(?:\((?P<name_>\w+)\)|(?P<number_>\d+)\$)(?:ll?)?(?P<type_>[sdiufxXcgr@])"
)
_TYPES = {"i": "d", "u": "d", "X": "x", "E": "f", "e": "f", "F": "f", "g": "f", "G": "f"}
_BRACES = re.compile(
    r"\$?\{\{\s?[$A-Za-z_][\w.$-]*\s?\}\}|[$#]?\{[$A-Za-z_][\w.$-]*(?:\[\w+\])?\}|\{\d+(?:![rsa])?(?::[^{}]*)?\}"
)
_PYTHON_BRACES = re.compile(
    r"\{\{|\}\}|\{(?P<name>[\w.\[\]]*)(?:![rsa])?(?::(?:[^{}]|\{[^{}]*\})*)?\}|\$?\{[$\w.-]+\}"
)
# A message of ICU: https://unicode-org.github.io/icu/userguide/format_parse/messages/
_ICU = re.compile(
    r"\{\s*(?P<name>\w+)\s*,\s*(?P<type>plural|select|selectordinal|number|date|time)\s*(?=[,}])"
)
_NUMBERED = re.compile(r"%L?\d{1,2}(?!\d)|%n\b")
_SHELL = re.compile(r"\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)")


@cache
def families(formats: Iterable[str]) -> tuple[frozenset[Family], frozenset[Family]]:
    """Return which families gettext's flags name, and which they rule out."""
    sure = {one.removesuffix(_FORMAT) for one in formats if one.endswith(_FORMAT)}
    here = frozenset(_FAMILIES[one] for one in sure if one in _FAMILIES)
    ruled_out = frozenset(
        _FAMILIES[one.removeprefix("no-")]
        for one in sure
        if one.startswith("no-") and one.removeprefix("no-") in _FAMILIES
    )
    return here, (frozenset(Family) if here else ruled_out) - here


def variables(text: str, formats: tuple[str, ...]) -> list[Variable]:
    """Return the variables of a text in order.

    Where no flag says how they are written, only what can be nothing else is one.
    """
    if "%" not in text and "{" not in text and "$" not in text:
        return []
    here, ruled_out = families(formats)
    found: list[Variable] = []
    if Family.PRINTF not in ruled_out:
        found += _printf(text, _PRINTF if Family.PRINTF in here else _PLAIN)
    if Family.BRACE not in ruled_out:
        found += _braces(text, is_flagged=Family.BRACE in here)
    if Family.NUMBERED in here:
        found += (Variable(*match.span(), match[0]) for match in _NUMBERED.finditer(text))
    if Family.SHELL in here:
        found += (Variable(*match.span(), match[0].strip("${}")) for match in _SHELL.finditer(text))
    return sorted(found)


def _printf(text: str, pattern: re.Pattern[str]) -> Iterator[Variable]:
    count = 0
    for match in pattern.finditer(text):
        parts = {name.rstrip("_"): part for name, part in match.groupdict().items() if part is not None}
        kind = parts["type"]
        if kind == "%":
            yield Variable(*match.span(), "")
            continue
        count += [parts.get("width"), parts.get("precision")].count("*")
        if "name" not in parts and "number" not in parts and kind != "m":
            count += 1
        which = parts.get("name") or parts.get("number") or str(count)
        yield Variable(*match.span(), f"%{which} {_TYPES.get(kind, kind)}")


def _braces(text: str, *, is_flagged: bool) -> Iterator[Variable]:
    end = count = 0
    while (at := text.find("{", end)) >= 0:
        if match := _ICU.match(text, at):
            end = _closed(text, at)
            yield Variable(at, end, f"{match['name']}, {match['type']}")
            continue
        start = at - (text[at - 1 : at] in ("$", "#") and at > 0)
        tried = (_PYTHON_BRACES.match(text, at) if is_flagged else None) or _BRACES.match(text, start)
        end = tried.end() if tried else at + 1
        if tried and is_flagged and tried[0] == "{{":
            continue
        if tried:
            name = re.split(r"[:!]", tried[0].strip("${}# "))[0]
            count += not name
            yield Variable(*tried.span(), f"{{{name or count - 1}}}")


def _closed(text: str, at: int) -> int:
    """Return where the brace that opens at a place is closed behind, or the end of the text."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if not depth:
            return place + 1
    return len(text)
