r"""The marks of texts by what they say in every script: ends of sentences, signs beside letters and digits.

Which characters end sentences is Unicode's property Sentence_Terminal, and what belongs to a letter are the general
categories Mn, Mc and Me, as far as Python's `\w` hasn't them (Unicode 15, UAX 29 and UAX 44).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from l10n.languages import pack
from l10n.messages import Message, msg

FULL_STOP, QUESTION, EXCLAMATION = msg("a full stop"), msg("a question mark"), msg("an exclamation mark")
COLON, SEMICOLON, COMMA = msg("a colon"), msg("a semicolon"), msg("a comma")
DASH, ELLIPSIS = msg("a dash"), msg("an ellipsis")
_NAMES = {
    mark: name
    for marks, name in (
        (".。｡．।॥۔።။։។᙮", FULL_STOP),
        ("?？؟⁇՞፧", QUESTION),
        ("!！՜", EXCLAMATION),
        (":：", COLON),
        (";；؛", SEMICOLON),
        (",，、،՝", COMMA),
        ("–—-", DASH),
        ("…", ELLIPSIS),
    )
    for mark in marks
}
# Ends of sentences behind which no capital is to be looked for: what has them is no abbreviation.
SURE_ENDS = "。｡！？।॥؟۔።။։។᙮"

# From each first to each last character: signs of vowels, accents, joiners. What lies between is part of words, too.
_SIGNS = """
    0300-036f 0483-0489 0591-05bd 05bf-05bf 05c1-05c2 05c4-05c5 05c7-05c7 0610-061a 064b-065f 0670-0670 06d6-06dc
    06df-06e8 06ea-06ed 0711-07f3 07fd-07fd 0816-082d 0859-085b 0898-08e1 08e3-0963 0981-09e3 09fe-0a75 0a81-0ae3
    0afa-0b63 0b82-0bd7 0c00-0c63 0c81-0c83 0cbc-0d4d 0d57-0d63 0d81-0df3 0e31-0e3a 0e47-0e4e 0eb1-0ecd 0f18-0f19
    0f35-0f35 0f37-0f37 0f39-0f39 0f3e-0f84 0f86-0fbc 0fc6-0fc6 102b-103e 1056-109d 135d-135f 1712-1734 1752-17d3
    17dd-17dd 180b-180d 1885-1886 18a9-18a9 1920-193b 1a17-1a1b 1a55-1a7f 1ab0-1b44 1b6b-1b73 1b80-1bf3 1c24-1c37
    200c-200d 302a-302f 3099-309a a802-a827 a880-a8c5 a8e0-a8f1 a926-a92d a947-a953 a980-a9c0 aa29-aa36 abe3-abea
    fe00-fe0f fe20-fe2f
"""
SIGNS = "".join(f"{chr(int(one[:4], 16))}-{chr(int(one[5:], 16))}" for one in _SIGNS.split())
"""What belongs to the letter before it and is none for Python, for a class of a pattern."""
_HAS_SIGNS = re.compile(f"[{SIGNS}]")

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks of direction, for a class of a pattern: no fault where a language is written from right to left."""


@lru_cache(maxsize=64)
def has_signs(text: str) -> bool:
    """Return whether a text has signs that belong to the letters before them."""
    return not text.isascii() and _HAS_SIGNS.search(text) is not None


@cache
def names(language: str) -> dict[str, Message]:
    """Return what the marks that end texts of a language (BCP 47) are: the semicolon asks in Greek."""
    asking = pack.language(language).typography.question_marks
    return {**_NAMES, **dict.fromkeys(asking, QUESTION)}
