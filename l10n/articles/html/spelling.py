"""How a page writes characters: as they are, or as entities, and which."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict

from l10n.articles.inlines import ENTITY

_ENTITY = re.compile(ENTITY)
NAMED, NUMBERED = "named", "numbered"


def spelling(text: str) -> str:
    """Return the entities that a page writes characters with, as part of a block's style.

    A page without other letters than ASCII's, or with most of them as entities, writes all others so: NAMED or
    NUMBERED stands before.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0])
        if len(char) == 1:
            forms[char][match[0]] += 1
    chosen = [
        by.most_common(1)[0][0]
        for char, by in sorted(forms.items())
        if char in "&<>" or by.total() > text.count(char)
    ]
    beyond = {char: by for char, by in forms.items() if not char.isascii()}
    letters = sum(by.total() for char, by in beyond.items() if char.isalpha())
    plain = 0 if text.isascii() else sum(map(str.isalpha, re.findall("[^\0-\x7f]", text)))
    if not beyond or letters <= plain:
        return " ".join(chosen)
    named = sum(count for by in beyond.values() for form, count in by.items() if form[1] != "#")
    everything = sum(by.total() for by in beyond.values())
    return " ".join([NAMED if named * 2 >= everything else NUMBERED, *chosen])
