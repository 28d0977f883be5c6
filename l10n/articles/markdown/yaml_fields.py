"""Fields in YAML: where they stand, and how values are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from l10n.articles.markdown.fields import Field, character, escaped, paragraphs, quoted
from l10n.model import Block

PLAIN, FLOW, SINGLE, DOUBLE, LINES = "yaml-plain", "yaml-flow", "yaml-single", "yaml-double", "yaml-lines"
_STYLES = {None: PLAIN, "'": SINGLE, '"': DOUBLE, "|": LINES, ">": LINES}
_SINGLE = "''"
# YAML 1.1, section 5.6
_DOUBLE = r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|[^\r\n])"
_MEANING = {
    "0": "\ufffd", "a": "\ufffd", "b": "\ufffd", "t": " ", "\t": " ", "v": " ", "f": " ", "e": "\ufffd", "N": " ",
    "_": "\u00a0",
}  # fmt: skip
_HEADER = re.compile(r"[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n")
# Numbers of YAML 1.2, which PyYAML, of 1.1, takes for text.
_NUMBER = re.compile(r"0o[0-7]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")


def fields(inner: str, offset: int) -> list[Field] | None:
    """Return the fields of YAML that stands at `offset` of a text; None where it is none, or no mapping."""
    import yaml

    try:
        root = yaml.compose(inner, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    found: list[Field] = []
    _walk(root, found, offset, set(), flow=False)
    return sorted(found, key=lambda field: field.start)


def _walk(node: Any, found: list[Field], offset: int, seen: set[int], *, flow: bool) -> None:
    """Add the fields below a node; one that an alias names again was there before."""
    import yaml

    if id(node) in seen:
        return
    seen.add(id(node))
    flow = flow or bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _walk(child, found, offset, seen, flow=flow)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode) and isinstance(key, yaml.ScalarNode):
                style = _STYLES[value.style]
                is_text = value.tag == "tag:yaml.org,2002:str" or style == PLAIN
                if id(value) not in seen and is_text:
                    seen.add(id(value))
                    place = offset + value.start_mark.index, offset + value.end_mark.index
                    found.append(Field(key.value, *place, FLOW if style == PLAIN and flow else style, True))
            else:
                _walk(value, found, offset, seen, flow=flow)


def blocks(text: str, field: Field) -> Iterator[Block]:
    """Yield the blocks of a field's value."""
    if field.style == LINES:
        header = _HEADER.match(text, field.start, field.end)
        begin = header.end() if header else field.end
        yield from paragraphs(text, begin, field.end, LINES, field.key)
    elif field.style == SINGLE:
        yield from quoted(text, field, _SINGLE, lambda raw: "'")
    elif field.style == DOUBLE:
        yield from quoted(text, field, _DOUBLE, _meaning)
    else:
        yield from paragraphs(text, field.start, field.end, field.style, field.key)


def escape(text: str, style: str) -> str:
    """Return a stretch of text as it stands in a value of a style."""
    if style == SINGLE:
        return text.replace("'", "''")
    if style == DOUBLE:
        return escaped(text)
    return text


def finish(text: str, style: str) -> str:
    """Return a plain value between quotation marks, if it would be something else without them."""
    if style not in (PLAIN, FLOW):
        return text
    meant = re.sub(r"\s*\n\s*", " ", text)
    if _NUMBER.fullmatch(meant) or not _is_text(text, meant, style):
        return "'" + text.replace("'", "''") + "'"
    return text


def _is_text(text: str, meant: str, style: str) -> bool:
    """Return whether YAML reads a plain value as just the text that is meant."""
    import yaml

    try:
        root = yaml.compose(f"k: [{text}]" if style == FLOW else f"k: {text}", Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            return False
        ((_, value),) = root.value
        if style == FLOW:
            (value,) = value.value
    except (yaml.YAMLError, ValueError, AttributeError, TypeError):
        return False
    return bool(value.tag == "tag:yaml.org,2002:str" and value.value == meant)


def _meaning(raw: str) -> str | None:
    code = raw[1:]
    if code in ("n", "r", "L", "P"):
        return None
    if code[0] in "xuU" and len(code) > 1:
        return character(code[1:])
    if code[0] in "\r\n":
        return ""
    return _MEANING.get(code, code)
