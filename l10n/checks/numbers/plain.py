"""Digits and signs of every script as those that numbers are read by, each in the place of one character."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from l10n.languages import pack
from l10n.text.marks import DIRECTIONS

# Fullwidth signs, and those of Arabic but for the separators, which are a language's own.
_SIGNS = {
    ord(sign): plain
    for signs, plain in (
        ("％﹪٪", "%"),
        ("．", "."),
        ("，", ","),
        ("：", ":"),
        ("－﹣", "-"),
        ("／", "/"),
        ("＄﹩", "$"),
        ("￡", "£"),
        ("￥", "¥"),
        ("￦", "₩"),
        ("\u3000", " "),
        ("（", "("),
        ("）", ")"),
    )
    for sign in signs
}
_DECIMAL, _THOUSANDS = "\u066b", "\u066c"
_OTHER = re.compile(r"[^\x00-\u036f]")
_DIRECTION = re.compile(f"[{DIRECTIONS}]")


@lru_cache(maxsize=4096)
def plain(text: str, language: str) -> str:
    """Return a text of a language (BCP 47) with the digits and signs of ASCII, as long as it was.

    A mark of direction becomes a thin space, as it stands between a number and its sign.
    """
    if text.isascii() or not _OTHER.search(text):
        return text
    return _DIRECTION.sub("\u2009", text.translate(_table(language)))


@cache
def _table(language: str) -> dict[int, str]:
    decimal = pack.language(language).numbers.decimal
    separators = {ord(_DECIMAL): decimal, ord(_THOUSANDS): "," if decimal == "." else "."}
    return {**_digits(), **_SIGNS, **separators}


@cache
def _digits() -> dict[int, str]:
    """Return the decimal digits of all scripts (general category Nd), with those of ASCII."""
    beyond = re.findall(r"\d", "".join(map(chr, range(0x660, 0xFF1A))))
    return {ord(one): str(unicodedata.decimal(one)) for one in beyond}
