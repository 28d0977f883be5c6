"""Signs and tags in a text, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from l10n.model import Role

_TOKEN = re.compile(
    r"(?P<tag><(?P<closing>/?)(?P<name>\d+(?=[/>])|[A-Za-z_][\w:.-]*)(?P<attributes>(?:\s[^<>]*?)?)(?P<empty>/?)>)"
    r"|(?P<signs>\*+|_+|~+)"
)
_LONGEST = {"*": 3, "_": 3, "~": 2}  # signs in a row; more are a line that was drawn
# Elements of HTML without an end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)  # fmt: skip
# Scripts without spaces between words: there a sign may stand between any two.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]"
)


class Kind(StrEnum):
    """What a placeable is: markup, or what only software and its documentation have.

    `CODE` is code, a role or a macro, and `KEPT` what is no word, and may be another in a translation: a path, an
    option, a name for a value such as `<file>`.
    """

    MARKUP = "markup"
    VARIABLE = "variable"
    CODE = "code"
    ENTITY = "entity"
    ACCELERATOR = "accelerator"
    KEPT = "kept"


@dataclass(slots=True, eq=False)
class Token:
    """A tag or signs in a text; `name` is that of the tag, or the signs, and `partner` the other half of a pair.

    What is no markup is compared by its `key`, and `text` is what stands for it in the text without markup.
    """

    role: Role
    form: str
    name: str
    start: int
    partner: Token | None = None
    kind: Kind = Kind.MARKUP
    key: str = ""
    text: str | None = None

    @property
    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.start + len(self.form)


def read(text: str) -> list[Token]:
    """Return the markup of a text in order: pairs, what needs no other half, and numbers that miss it."""
    found = []
    for token in tokens(text):
        if token.role is not Role.EMPTY and token.partner is None:
            if not token.name.isdigit():
                continue
            token.role = Role.EMPTY
        found.append(token)
    return found


def tokens(text: str, void: frozenset[str] = VOID) -> list[Token]:
    """Return all signs and tags of a text in order, with or without another half; `void` tags have none."""
    found: list[Token] = []
    open_: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match["signs"]:
            found += _signs(text, match, open_)
            continue
        form, name = match["tag"], match["name"].lower()
        if match["empty"] or match["attributes"].endswith("/") or (name in void and not match["closing"]):
            found.append(Token(Role.EMPTY, form, name, match.start()))
        elif match["closing"]:
            found.append(_close(open_, Token(Role.CLOSING, form, name, match.start())))
        else:
            found.append(Token(Role.OPENING, form, name, match.start()))
            open_.append(found[-1])
    return found


def _signs(text: str, match: re.Match[str], open_: list[Token]) -> Iterator[Token]:
    """Yield the tokens of signs in a row: those that end what is open first."""
    start, end = match.span()
    sign = match[0][0]
    if end - start > _LONGEST[sign]:
        return
    before, behind = text[start - 1 : start], text[end : end + 1]
    may_open = not _is_in_word(before) and bool(behind) and not behind.isspace()
    may_close = bool(before) and not before.isspace() and not _is_in_word(behind)
    while start < end:
        fitting = [one for one in open_ if one.name[0] == sign and len(one.form) <= end - start]
        if may_close and fitting:
            form = fitting[-1].form
            yield _close(open_, Token(Role.CLOSING, form, form, start))
        elif may_open and (sign != "~" or end - start == _LONGEST[sign]):
            form = sign * min(2, end - start)
            open_.append(Token(Role.OPENING, form, form, start))
            yield open_[-1]
        else:
            return
        start += len(form)


def _is_in_word(char: str) -> bool:
    return char.isalnum() and not _UNSPACED.match(char)


def _close(open_: list[Token], token: Token) -> Token:
    """Return a closing half, with its other one if that is open."""
    for other in reversed(open_):
        if other.name == token.name:
            other.partner, token.partner = token, other
            open_.remove(other)
            break
    return token
