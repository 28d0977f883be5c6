"""Placeables, which a translation leaves as they are: addresses, handles, hashtags, names of files and of code."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.model import Span

# Endings of the names of files that texts speak of.
_FILES = (
    "pdf|html?|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|odp|jpe?g|png|gif|svg|webp|mp[34]|wav|avi|mov|zip|gz|exe|apk"
    "|xml|json|ya?ml|toml|css|js|py|php|md|po"
)
_TOP_LEVELS = "be|ca|cat|ch|com|de|es|eu|fr|gov|gouv|info|io|it|net|org|pt|uk"
URL = r"(?i:https?://|ftp://|www\.)[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?'’)\]…]"
# A URL, an e-mail address, a handle or hashtag, a domain, a name of a file or in a program, a variable in braces.
PLACEABLE = rf"""
      {URL}
    | (?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+
    | (?<![\w@#&/.])[@#]\w+(?:\.\w+)*
    | (?<![\w@.])(?<!\w-)(?<!--)\w[\w-]*(?:\.[\w-]+)*\.(?:{_TOP_LEVELS})\b
      (?:/[\w./?=&%\#~+-]*\w)?(?![\w@])
    | (?<![\w@.])(?<!\w-)(?<!--)\w[\w-]*(?:\.[\w-]+)*\.(?i:{_FILES})\b(?![\w@])
    | (?<!\w)[^\W_]+(?:_+[^\W_]+)+(?!\w)
    | \$?\{{{{1,2}}[ ]?[A-Za-z_][\w.-]*[ ]?\}}{{1,2}}|%\(\w+\)[sdif]
"""  # verbose, without groups; none is tried anew in the middle of a word, however long that is
_PLACEABLE = re.compile(PLACEABLE, re.VERBOSE)
# The point of a domain or behind www: most texts have points only at their ends, or in numbers.
_POINT = re.compile(rf"\.(?:(?<=[Ww]\.)|(?:{_TOP_LEVELS}|(?i:{_FILES}))\b)")
_LETTERS = re.compile(r"[^\W\d_]")
_CAPITALISED = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
_NAMES = range(2, 5)


@lru_cache(maxsize=64)
def placeables(text: str) -> tuple[str, ...]:
    """Return what in `text` must stand in a translation as it is, in order."""
    return tuple(_PLACEABLE.findall(text)) if _may_have(text) else ()


def addresses(text: str) -> list[Span]:
    """Return where a text holds placeables that are no place for terms: all but hashtags, which people translate."""
    found = _PLACEABLE.finditer(text) if _may_have(text) else ()
    return [Span(*match.span()) for match in found if not match[0].startswith("#")]


def split_placeables(text: str) -> list[str]:
    """Return `text` cut at its placeables: text, placeable, text, …, text; put together again they are `text`."""
    if not _may_have(text):
        return [text]
    cut = []
    end = 0
    for match in _PLACEABLE.finditer(text):
        cut += [text[end : match.start()], match[0]]
        end = match.end()
    return [*cut, text[end:]]


def _may_have(text: str) -> bool:
    """Return whether a text has a sign that every placeable has: most text has none."""
    if "@" in text or "#" in text or "_" in text or "://" in text or "{" in text or "%(" in text:
        return True
    return text.find(".", 0, -1) >= 0 and _POINT.search(text) is not None


def is_all_placeable(text: str) -> bool:
    """Return whether `text` has no letter outside of placeables."""
    return not _LETTERS.search(_PLACEABLE.sub("", text))


def is_full_name(text: str) -> bool:
    """Return whether `text` is two to four words with capitals, and nothing else: a person's name, mostly."""
    words = text.split()
    return len(words) in _NAMES and all(
        _CAPITALISED.fullmatch(word) and word[0].isupper() and not word.isupper() for word in words
    )
