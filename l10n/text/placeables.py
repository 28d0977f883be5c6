"""What a translation leaves as it is: addresses, handles, figures, names that stand alone."""

from __future__ import annotations

import re
from functools import lru_cache

# A URL, a domain, an e-mail address, a handle, a hashtag, a name of a file or in a program.
_KEPT = re.compile(
    r"""
      (?i:https?://|ftp://|www\.)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?'’)\]…]
    | (?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+
    | (?<![\w@#&/.])[@#]\w+(?:\.\w+)*
    | (?<![\w@.])\w[\w-]*(?:\.[\w-]+)*\.(?:be|ca|cat|ch|com|de|es|eu|fr|gov|gouv|info|io|it|net|org|pt|uk)\b
      (?:/[\w./?=&%\#~+-]*\w)?(?![\w@])
    | (?<!\w)[^\W_]+(?:_+[^\W_]+)+(?!\w)
    """,
    re.VERBOSE,
)
_POINT = re.compile(r"\.\w")
_LETTERS = re.compile(r"[^\W\d_]")
_CAPITALISED = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?")
# Languages that write no more capitals in a headline than in a sentence: there `Steve Rosenberg` is a name.
_SPARING = {
    "ca",
    "cs",
    "es",
    "eu",
    "fr",
    "gl",
    "it",
    "oc",
    "pl",
    "pt",
    "ro",
    "ru",
    "uk",
    "bg",
    "sv",
    "nb",
    "da",
}
_NAMES = range(2, 5)


@lru_cache(maxsize=64)
def kept(text: str) -> tuple[str, ...]:
    """Return what in `text` must stand in a translation as it is, in order."""
    return tuple(_KEPT.findall(text)) if _may_be_kept(text) else ()


def pieces(text: str) -> list[str]:
    """Return `text` cut at what is kept: text, kept, text, …, text; put together again they are `text`."""
    if not _may_be_kept(text):
        return [text]
    cut = []
    end = 0
    for match in _KEPT.finditer(text):
        cut += [text[end : match.start()], match[0]]
        end = match.end()
    return [*cut, text[end:]]


def _may_be_kept(text: str) -> bool:
    """Return whether a text has a sign that what is kept has: most text has none."""
    return "@" in text or "#" in text or "_" in text or "://" in text or _has_point(text)


def _has_point(text: str) -> bool:
    """Return whether a letter follows a full stop at once; most texts have one stop, at their end."""
    return text.find(".", 0, -1) >= 0 and _POINT.search(text) is not None


def stays(text: str, language: str) -> bool:
    """Return whether `text` as a whole stays as it is in a translation from `language`."""
    if not _LETTERS.search(_KEPT.sub("", text)):
        return True
    return language.split("-")[0] in _SPARING and is_name(text)


def is_name(text: str) -> bool:
    """Return whether `text` is two to four words with capitals, and nothing else: a person's name, mostly."""
    words = text.split()
    return len(words) in _NAMES and all(
        _CAPITALISED.fullmatch(word) and word[0].isupper() and not word.isupper() for word in words
    )
