"""Text as Markdown writes it: signs that would be markup are escaped, and only these."""

from __future__ import annotations

import re

from l10n.articles.html import writing as html
from l10n.articles.markdown import toml_fields, yaml_fields
from l10n.articles.markdown.islands import HTML_CELL, of_html
from l10n.articles.markdown.reading import ALT, CELL, LINES, TITLE
from l10n.model import Block, BlockKind, Inline, Role

_SIGNS = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|\s|\Z)    # would escape what follows, a line end, too
    | `
    | (?<!\s)\* | \*(?!\s)
    | (?<![^\W_])_(?=\S) | (?<=\S)_(?![^\W_])
    | ~
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w{1,31};)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"(\S+)")
_INSIDE = re.compile(r"[^\W_]+(?:~[^\W_]+~)[^\W_]*")
_LINK = re.compile(r"\](?=[\[(:])|\[\^")
_BRACKETS = re.compile(r"[\[\]]")
_ATTRIBUTES = re.compile(r"\{(?=[^{}]*\}\s*\Z)")
_FORMULA = re.compile(r"\$(?=\S)|(?<=\S)\$")
# What makes of a line a heading, a list item, a quote, a rule, a fence, a table, a definition.
_LINE_START = re.compile(
    r"""
    (?P<before>\s*)
    (?: (?P<number>\d{1,9})(?=[.)](?:\s|$))
      | (?=\#{1,6}(?:\s|$) | [-+*](?:\s|$) | =+\s*$
      | -{3,} | ~{3,} | `{3,}(?=[^`\n]*(?:\n|$)) | [>:|] | \[\^?[^\]\n]*\]:))
    """,
    re.VERBOSE,
)
_CLOSING_SIGNS = re.compile(r"(?<=\s)(?=#+\s*\Z)")


def escape(text: str, block: Block) -> str:
    """Return a stretch of text as it stands in a block."""
    if island := of_html(block):
        written = html.escape(text, island)
        return written.replace("|", "&#124;") if block.style.startswith(HTML_CELL) else written
    if block.kind is BlockKind.FIELD:
        write = yaml_fields.escape if _is_yaml(block) else toml_fields.escape
        return write(text, block.style)
    kept = _with_signs(block)
    parts = _WORD.split(text) if kept else [text]
    text = "".join(part if part in kept else _SIGNS.sub(r"\\\g<0>", part) for part in parts)
    # A bracket without its other half would end a link around it, or begin one.
    if block.style.startswith(ALT) or _LINK.search(text) or not _is_balanced(text):
        text = _BRACKETS.sub(r"\\\g<0>", text)
    if text.count("$") > 1 or ("$" in text and _has_dollars(block)):
        text = _FORMULA.sub(r"\\$", text)
    if block.style == CELL:
        text = text.replace("|", r"\|")
    if block.style.startswith(TITLE):
        text = text.replace(block.style[-1], "\\" + block.style[-1])
    return _ATTRIBUTES.sub("&#123;", text) if block.kind is BlockKind.HEADLINE else text


def finish(text: str, block: Block) -> str:
    """Return a block's text so that it begins nothing but what it was."""
    if island := of_html(block):
        return html.finish(text, island)
    if block.kind is BlockKind.FIELD:
        end = yaml_fields.finish if _is_yaml(block) else toml_fields.finish
        return end(text, block.style)
    if block.kind is BlockKind.HEADLINE:
        text = _CLOSING_SIGNS.sub(r"\\", text)
    if block.style == LINES:
        match = _LINE_START.match(text)
        if match:
            return f"{text[: match.end()]}\\{text[match.end() :]}"
    _, known, label = block.style.partition("]")
    return f"{text}][{label}" if known and block.style.startswith(ALT) else text


def markup(raw: str, inline: Inline) -> str:
    """Return the markup of a translation: a link that its text was the label of names that."""
    if inline.role is Role.CLOSING and inline.kind == "link" and inline.note and raw.startswith("]"):
        return f"][{inline.note}]"
    return raw


def _with_signs(block: Block) -> set[str]:
    """Return the words with a pair of signs in them that say nothing in the article, and so nothing in another one.

    Other readers of Markdown may know them: `CO~2~`.
    """
    text = "".join(one.text if one.is_literal else " " for one in block.inlines)
    return {word for word in text.split() if _INSIDE.fullmatch(word)} if "~" in text else set()


def _is_balanced(text: str) -> bool:
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return False
    return not depth


def _has_dollars(block: Block) -> bool:
    """Return whether a dollar in a block may have another one, with which it would be a formula."""
    return any(one.kind == "formula" or "$" in one.text for one in block.inlines)


def _is_yaml(block: Block) -> bool:
    return block.style.startswith("yaml")
