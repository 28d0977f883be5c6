"""The code of templates in Markdown: Hugo's shortcodes, Liquid's tags (Jekyll), attribute lists of kramdown."""

from __future__ import annotations

import re

from l10n.model import Inline, Role

# What is code to its end comes first; then shortcodes and tags, what is put out, lists of attributes, containers.
_CODE = re.compile(
    r"""
      \{%-?\s*(?P<liquid>highlight|raw|comment)\b.*?\{%-?\s*end(?P=liquid)\s*-?%\}
    | \{\{(?P<sign>[<%])\s*(?P<hugo>highlight|math|katex|mermaid)\b.*?\{\{(?P=sign)\s*/(?P=hugo)\s*[>%]\}\}
    | \{%.*?%\} | \{\{<.*?>\}\} | \{\{%.*?%\}\}
    | (?P<output>\{\{.*?\}\})
    | \{::?[^{}\n]*\}
    | ^[ \t>]*:{3,}[^\n]*
    | (?P<next>(?<=[^\s])[ \t]*\r?\n\*\[[^\]\n]+\]:[ \t]*) | ^\*\[[^\]\n]+\]:[ \t]*   # abbreviations, a line each
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def templates(text: str, start: int) -> list[Inline]:
    """Return the code of templates in a text from `start` on, in order."""
    return [
        Inline(
            Role.WORD if match["output"] else Role.BREAK if match["next"] else Role.EMPTY,
            *match.span(),
            "",
            "template",
            match[0],
        )
        for match in _CODE.finditer(text, start)
        if match[0].strip()
    ]
