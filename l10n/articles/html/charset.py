"""The encoding that a page states of itself."""

from __future__ import annotations

import codecs
import re

_STATED = (
    re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE),
    re.compile(rb"\A\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE),
)
_BEGINNING = 4096  # bytes in which browsers, at the latest, find it
# What browsers read when a page names one of these (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


def charset(data: bytes) -> str | None:
    """Return the encoding (Python's name) that a page states; None for none, UTF-8, and what it clearly isn't in."""
    beginning = data[:_BEGINNING]
    match = next(filter(None, (pattern.search(beginning) for pattern in _STATED)), None)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode()).name
        name = _AS_BROWSERS.get(name, name)
        if name.startswith(("utf-", "utf_")) or data.startswith((codecs.BOM_UTF8, b"\xfe\xff", b"\xff\xfe")):
            return None
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return name if data.isascii() or not _is_utf8(data) else None


def _is_utf8(data: bytes) -> bool:
    """Whether bytes beyond ASCII are UTF-8: then a server says so, whatever the page does."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
