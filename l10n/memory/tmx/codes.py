"""Inline codes of a segment: left out of its text, or numbered placeables in their places.

A code is what TMX has in `bpt` and `ept` (a pair), `ph`, `it` and `ut`; OmegaT writes its own as text,
`<f0>` and `</f0>`.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from l10n.text.markup import NUMBERED, is_well_nested

_OMEGAT = re.compile(r"<(/?)([a-zA-Z]\d{1,5})(/?)>")
_REFERENCE = re.compile(r"&#?\w+;")
_BREAK = re.compile(r"<br\b[^>]*>|\\line\b", re.IGNORECASE)


class Kind(Enum):
    """What a code does: it opens or closes a pair, stands for itself, or is half of a pair of another segment."""

    OPEN = "bpt"
    CLOSE = "ept"
    EMPTY = "ph"
    HALF = "it"


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code: `pair` is what its other half has too, `key` what tells it from others on both sides.

    `text` is the markup that it holds, `type` what the file calls it.
    """

    kind: Kind
    pair: str = ""
    key: str = ""
    text: str = ""
    type: str = ""

    @property
    def character(self) -> str:
        """The character that it stands for: a break of the line, or what HTML names."""
        text = self.text.strip(" \t\r\n")
        if self.kind is not Kind.EMPTY:
            return ""
        if self.type == "lb" or _BREAK.fullmatch(text):
            return " "
        known = html.unescape(text) if _REFERENCE.fullmatch(text) else text
        return known if len(known) == 1 and (known.isspace() or text != known) else ""


Part = str | Code


def omegat(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a segment that OmegaT wrote, with codes for those that it wrote as text."""
    each = ([part] if isinstance(part, Code) else _parts(part, _OMEGAT) for part in parts)
    return list(chain.from_iterable(each))


def plain(parts: Sequence[Part]) -> str:
    """Return a segment's text without its codes."""
    return "".join(part if isinstance(part, str) else part.character for part in parts)


def marked(source: Sequence[Part], target: Sequence[Part]) -> tuple[str, str] | None:
    """Return both texts with a placeable in the place of each code, numbered as in the source; None without codes.

    None, too, where the two sides don't have the same codes, or one is not well nested.
    """
    ours, theirs = _codes(source), _codes(target)
    if not ours or theirs is None:
        return None
    keys = [_keys(codes, named=all(one.key for one in (*ours, *theirs))) for codes in (ours, theirs)]
    if set(keys[0]) != set(keys[1]) or len(set(keys[0])) != len(keys[0]) or len(keys[0]) != len(keys[1]):
        return None
    numbers = {key: number for number, key in enumerate(keys[0], 1)}
    texts = [
        _text(parts, dict(zip(map(_place, codes), (numbers[key] for key in ones), strict=True)))
        for parts, codes, ones in ((source, ours, keys[0]), (target, theirs, keys[1]))
    ]
    return texts[0], texts[1]


def numbered(text: str) -> list[Part] | None:
    """Return the parts of a text that has placeables; None where it has none, or they aren't well nested."""
    if not NUMBERED.search(text) or not is_well_nested(text):
        return None
    return list(_parts(text, NUMBERED))


def _parts(text: str, tags: re.Pattern[str]) -> Iterator[Part]:
    """Give the parts of a text with tags: a stroke, a name, a stroke."""
    end = 0
    for match in tags.finditer(text):
        yield text[end : match.start()]
        kind = Kind.CLOSE if match[1] else Kind.EMPTY if match[3] else Kind.OPEN
        yield Code(kind, match[2], match[2], match[0])
        end = match.end()
    yield text[end:]


def _codes(parts: Sequence[Part]) -> list[Code] | None:
    """Return the codes that open a pair or are empty, in their order; None where they aren't well nested."""
    codes: list[Code] = []
    open_: list[str] = []
    for part in parts:
        if isinstance(part, str) or part.character:
            continue
        if part.kind is Kind.HALF or (part.kind is Kind.CLOSE and (not open_ or open_.pop() != part.pair)):
            return None
        if part.kind is Kind.OPEN:
            open_.append(part.pair)
        if part.kind is not Kind.CLOSE:
            codes.append(part)
    return None if open_ else codes


def _keys(codes: Sequence[Code], *, named: bool) -> list[tuple[Kind, str]]:
    """Return what the codes of a side are told apart by: their names, else their order among their kind."""
    seen: Counter[Kind] = Counter()
    keys = []
    for code in codes:
        seen[code.kind] += 1
        keys.append((code.kind, code.key if named else str(seen[code.kind])))
    return keys


def _place(code: Code) -> int:
    return id(code)


def _text(parts: Sequence[Part], numbers: dict[int, int]) -> str:
    text = ""
    open_: list[int] = []
    for part in parts:
        if isinstance(part, str):
            text += part
        elif part.character:
            text += part.character
        elif part.kind is Kind.EMPTY:
            text += f"<{numbers[_place(part)]}/>"
        elif part.kind is Kind.OPEN:
            open_.append(numbers[_place(part)])
            text += f"<{open_[-1]}>"
        else:
            text += f"</{open_.pop()}>"
    return text
