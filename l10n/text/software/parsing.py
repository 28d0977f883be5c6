"""A text of software with its markup: tags, signs, and the code, variables and entities between its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from l10n.model import Role
from l10n.text.markup import OBJECT, Kind, Markup, Token, assembled, tokens
from l10n.text.software.pieces import equal_lines, pieces
from l10n.text.software.variables import variables

# Elements that hold code, names or keys: of HTML, DocBook (https://tdg.docbook.org) and Mallard
# (http://projectmallard.org/1.1).
_CODE = frozenset(
    (
        "app", "application", "cmd", "code", "command", "computeroutput", "constant", "email", "envar", "file",
        "filename", "function", "input", "kbd", "key", "keycap", "keycombo", "keyseq", "literal", "option", "output",
        "package", "parameter", "pre", "programlisting", "prompt", "samp", "screen", "sys", "systemitem", "tt", "uri",
        "userinput", "var", "varname",
    )
)  # fmt: skip
_BREAKS = frozenset(("br", "hr", "wbr"))
# Of HTML's elements without an end tag those that are no other's: Mallard's `link` has one.
_VOID = _BREAKS | {"area", "embed", "img", "input", "meta"}
_ACCELERATOR = re.compile(r"\((?P<alone>[_&~])[^\W_]\)|(?P<sign>[_&~])(?=[^\W_])")
_LABEL = 60  # characters that a label with the sign of a key has at most


@lru_cache(maxsize=64)
def parse(text: str, other: str, formats: tuple[str, ...] = ()) -> Markup:
    """Return a text of software with what is no word in it; `other` is the source or target that belongs to it."""
    found = list(
        _apart(sorted(_code(text, other, formats), key=lambda token: (token.start, -len(token.form))))
    )
    blank = text
    for token in found:
        blank = f"{blank[: token.start]}{OBJECT * len(token.form)}{blank[token.end :]}"
    marks = list(map(_as_software, tokens(blank, _VOID)))
    # a tag that holds a variable is one for what stands in the text
    for token in marks:
        token.form = text[token.start : token.end]
    whole = _with_contents(text, sorted([*found, *marks], key=lambda token: token.start))
    return assembled(text, whole)


def parse_both(source: str, target: str, formats: tuple[str, ...] = ()) -> tuple[Markup, Markup]:
    """Return a source and its target with what is no word in them."""
    return parse(source, target, formats), parse(target, source, formats)


def _code(text: str, other: str, formats: tuple[str, ...]) -> Iterator[Token]:
    yield from equal_lines(text, other)
    for start, end, key in variables(text, formats):
        kind, instead = (Kind.VARIABLE, None) if key else (Kind.KEPT, "%")
        yield Token(Role.WORD, text[start:end], "variable", start, kind=kind, key=key, text=instead)
    yield from pieces(text, other)
    yield from _accelerators(text, other)


def _accelerators(text: str, other: str) -> Iterator[Token]:
    """Give the sign before the letter of a label that is its key: `_File`, `E&xit`, `(_F)`."""
    if len(text) > _LABEL or "\n" in text:
        return
    match = _ACCELERATOR.search(text)
    if match and text.count(match["sign"] or match["alone"]) == 1:
        sign = match["sign"] or match["alone"]
        start = len(text[: match.start()].rpartition(" ")[0])
        word = text[start:].split(maxsplit=1)[0]
        begins = match["alone"] or not text[match.start() - 1 : match.start()].isalnum() or not match.start()
        if word not in other.split() and (begins or other.count(sign) == 1) and ";" not in word:
            form = match[0]
            yield Token(Role.EMPTY, form, "accelerator", match.start(), kind=Kind.ACCELERATOR, key=sign)


def _apart(found: Iterable[Token]) -> Iterator[Token]:
    """Give what doesn't lie in what came before."""
    end = 0
    for token in found:
        if token.start >= end:
            yield token
            end = token.end


def _as_software(token: Token) -> Token:
    """Return a tag as it is in software: one alone that isn't empty is a name for a value, `<file>`."""
    if token.role is Role.EMPTY:
        token.role = Role.EMPTY if token.name in _BREAKS else Role.WORD
    elif token.partner is None and token.name.isdigit():
        token.role = Role.EMPTY
    elif token.partner is None:
        token.role, token.kind = (Role.WORD, Kind.KEPT) if token.form[0] == "<" else (Role.EMPTY, Kind.KEPT)
        token.text = None if token.form[0] == "<" else token.form
    return token


def _with_contents(text: str, found: list[Token]) -> list[Token]:
    """Return tokens with what stands between those of code, as it is code too."""
    whole: list[Token] = []
    closing: Token | None = None
    at = 0
    for token in found:
        if closing is not None and at < token.start and text[at : token.start].strip():
            whole.append(Token(Role.WORD, text[at : token.start], "code", at, kind=Kind.KEPT))
        whole.append(token)
        at = token.end
        if closing is None and token.role is Role.OPENING and token.name in _CODE:
            closing = token.partner
        elif token is closing:
            closing = None
    return whole
