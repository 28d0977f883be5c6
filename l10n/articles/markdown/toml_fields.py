"""Fields in TOML: where they stand, and how values are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, MutableSequence
from typing import Any

from l10n.articles.markdown.fields import Field, paragraphs, quoted
from l10n.model import Block

BASIC, LITERAL, BASIC_LINES, LITERAL_LINES = (
    "toml-basic",
    "toml-literal",
    "toml-basic-lines",
    "toml-literal-lines",
)
_STYLES = {'"""': BASIC_LINES, "'''": LITERAL_LINES, '"': BASIC, "'": LITERAL}
_ESCAPE = re.compile(
    r"\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[ \t]*\r?\n\s*|[^\r\n])"
)  # TOML 1.0, section String
_MEANING = {"b": "\ufffd", "t": " ", "f": " ", "e": "\ufffd"}
_MARK = "\ue0f0l10n\ue0f0"  # stands in no article
_MOST = 200  # strings: each is looked for in the whole


def fields(inner: str, offset: int) -> list[Field] | None:
    """Return the fields of TOML that stands at `offset` of a text; None where it is none."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(inner)
        if document.as_string() != inner:
            return None
        found = list(_walk(document, document, inner, offset))
    except (TOMLKitError, RecursionError, ValueError):
        return None
    return sorted(found[:_MOST], key=lambda field: field.start)


def _walk(holder: Any, document: Any, inner: str, offset: int) -> Iterator[Field]:
    if isinstance(holder, MutableSequence):
        for child in holder:
            if isinstance(child, MutableMapping):
                yield from _walk(child, document, inner, offset)
        return
    for key, value in list(holder.items()):
        if isinstance(value, str):
            raw = value.as_string()  # type: ignore[attr-defined]  # an item of tomlkit's
            holder[key] = _MARK
            start = document.as_string().find(_MARK) - 1
            holder[key] = value
            style = next((style for marks, style in _STYLES.items() if raw.startswith(marks)), "")
            if style and inner.startswith(raw, start):
                yield Field(str(key), offset + start, offset + start + len(raw), style, False)
        elif isinstance(value, MutableMapping | MutableSequence):
            yield from _walk(value, document, inner, offset)


def blocks(text: str, field: Field) -> Iterator[Block]:
    """Yield the blocks of a field's value."""
    escapes = _ESCAPE if field.style in (BASIC, BASIC_LINES) else None
    if field.style in (BASIC, LITERAL):
        yield from quoted(text, field, 1, escapes, _meaning)
    else:
        yield from paragraphs(text, field.start + 3, field.end - 3, field.style, field.key, escapes, _meaning)


def escape(text: str, style: str) -> str:
    """Return a stretch of text as it stands in a value of a style."""
    if style in (BASIC, BASIC_LINES):
        return text.replace("\\", "\\\\").replace('"', '\\"')
    if style == LITERAL_LINES:
        return text.replace("'''", "''’")
    return text


def finish(text: str, style: str) -> str:
    """Return a literal value, which can't hold an apostrophe, between other marks if it has one."""
    inner = text[1:-1]
    if style != LITERAL or "'" not in inner:
        return text
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _meaning(raw: str) -> str | None:
    code = raw[1:]
    if code in ("n", "r"):
        return None
    if code[0] in "uU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    if code.strip() == "":
        return ""
    return _MEANING.get(code, code)
