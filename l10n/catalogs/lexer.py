r"""The lines of a PO file as tokens, by the rules of GNU gettext's own lexer (gettext 0.21, po-lex.c).

Most lines are a comment, a keyword with a string, or a string; the rest is what gettext takes all the same: several
strings on a line, a string on the line after its keyword, `msgstr[ 0 ]`, a comment behind a string, a string that a
backslash goes on in the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """What a line begins with, as polib has it: nothing, `#~` (obsolete), `#|` (what the target was made for)."""

    NONE = ""
    OBSOLETE = "#~ "
    PREVIOUS = "#| "


class Token(NamedTuple):
    """A keyword (`msgid`, `msgstr[0]`), the inside of a string, as it is written, or a comment.

    `kind` is `word`, `string`, `comment`, `mark` (a lone `#~`), or `error`: what is no PO. A comment comes without
    its `#`.
    """

    kind: str
    text: str
    mark: Mark = Mark.NONE


class Line(NamedTuple):
    """The tokens of a line, its number, and itself; several lines where a string goes over their ends."""

    number: int
    raw: tuple[str, ...]
    tokens: tuple[Token, ...]


_STRING = r'"((?:[^"\\\n]|\\.)*)"'
_USUAL = re.compile(rf"(?:(msgctxt|msgid_plural|msgid|msgstr\[(?:\d|[1-9]\d)\]|msgstr) )?{_STRING}")
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<mark>\#~\||\#\||\#~)
    | \#(?P<comment>.*)
    | (?P<word>msgctxt|msgid_plural|msgid|msgstr|domain)(?:\s*\[\s*(?P<number>\d{1,3})\s*\])?(?![\w\[])
    | "(?P<string>(?:[^"\\]|\\.)*)"
    | (?P<error>\S.*)
    )""",
    re.VERBOSE | re.DOTALL,
)
# An index may stand on the lines below its keyword.
_OPEN_INDEX = re.compile(r"\bmsgstr\s*(?:\[\s*(?:\d{1,3}\s*)?)?$")
_INDEX = re.compile(r"\s*(?:\[|\d{1,3}\s*\]|\])")


def lines(texts: Sequence[str]) -> Iterator[Line]:
    """Give the lines of a file that aren't empty, from 1, each with its tokens."""
    number = 0
    while number < len(texts):
        first, text = number, texts[number]
        number += 1
        if (usual := _USUAL.fullmatch(text)) is not None:
            word = (Token("word", usual[1]),) if usual[1] else ()
            yield Line(first + 1, (text,), (*word, Token("string", usual[2])))
        elif text[:1] == "#" and text[1:2] not in ("~", "|"):
            yield Line(first + 1, (text,), (Token("comment", text[1:]),))
        elif text.strip():
            while number < len(texts) and _goes_on(text, texts[number]):
                text = f"{text}\n{texts[number]}"
                number += 1
            yield Line(first + 1, tuple(texts[first:number]), tuple(_tokens(text)))


def _goes_on(text: str, below: str) -> bool:
    """Return whether a line ends in a string that a backslash goes on below, or before a keyword's number."""
    if text.endswith("\\"):
        return (len(text) - len(text.rstrip("\\"))) % 2 == 1
    return _OPEN_INDEX.search(text) is not None and _INDEX.match(below) is not None


def _tokens(text: str) -> Iterator[Token]:
    mark = Mark.NONE
    marked = ""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "mark" and not marked:
            marked = match["mark"]
            mark = Mark.PREVIOUS if marked.endswith("|") else Mark.OBSOLETE
        elif kind == "comment":
            yield Token("comment", match["comment"], mark)
        elif kind in ("word", "number"):
            yield Token(
                "word", match["word"] + (f"[{int(match['number'])}]" if match["number"] else ""), mark
            )
        elif kind == "string":
            yield Token("string", match["string"].replace("\\\n", ""), mark)
        else:
            yield Token("error", match[0].strip(), mark)
            return
    if marked and text.strip() == marked:
        yield Token("mark", marked, mark)
