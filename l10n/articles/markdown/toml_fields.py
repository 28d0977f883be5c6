"""Fields in TOML: where they stand, and how values are written."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, MutableSequence
from itertools import islice
from typing import Any

from l10n.articles.markdown.fields import Field, character, escaped, paragraphs, quoted
from l10n.model import Block
from l10n.text.patterns import NEVER

BASIC, LITERAL, BASIC_LINES, LITERAL_LINES = (
    "toml-basic",
    "toml-literal",
    "toml-basic-lines",
    "toml-literal-lines",
)
_STYLES = {'"""': BASIC_LINES, "'''": LITERAL_LINES, '"': BASIC, "'": LITERAL}
_ESCAPE = r"\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[ \t]*\r?\n\s*|[^\r\n])"  # TOML 1.0, section String
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
        found = list(islice(_walk(document, document, inner, offset), _MOST))
    except (TOMLKitError, RecursionError, ValueError):
        return None
    return sorted(found, key=lambda field: field.start)


def _walk(holder: Any, document: Any, inner: str, offset: int) -> Iterator[Field]:
    from tomlkit.items import String

    if isinstance(holder, MutableSequence):
        for child in holder:
            if isinstance(child, MutableMapping):
                yield from _walk(child, document, inner, offset)
        return
    for key, value in list(holder.items()):
        if isinstance(value, String):
            raw = value.as_string()
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
    escapes = _ESCAPE if field.style in (BASIC, BASIC_LINES) else NEVER
    if field.style in (BASIC, LITERAL):
        yield from quoted(text, field, escapes, _meaning)
    else:
        yield from paragraphs(text, field.start + 3, field.end - 3, field.style, field.key, escapes, _meaning)


def escape(text: str, style: str) -> str:
    """Return a stretch of text as it stands in a value of a style."""
    if style in (BASIC, BASIC_LINES):
        return escaped(text)
    if style == LITERAL_LINES:
        return text.replace("'''", "''’")
    return text


def finish(text: str, style: str) -> str:
    """Return a literal value, which can't hold an apostrophe, between other marks if it has one."""
    inner = text[1:-1]
    if style != LITERAL or "'" not in inner:
        return text
    return f'"{escaped(inner)}"'


def _meaning(raw: str) -> str | None:
    code = raw[1:]
    if code in ("n", "r"):
        return None
    if code[0] in "uU" and len(code) > 1:
        return character(code[1:])
    if code.strip() == "":
        return ""
    return _MEANING.get(code, code)
