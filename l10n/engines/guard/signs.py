"""What a target has to have as the source has it: addresses, signs that are no letters, words in other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from l10n.languages import pack
from l10n.model import LanguagePair, Span
from l10n.text.placeables import split_placeables
from l10n.text.script import words_in_other_scripts

# A sign with what hangs on it: skin tones, variants, joined signs as families.
_SIGN = re.compile(
    "[\u2030-\uffff\U0001f000-\U0001ffff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u2030-\uffff\U0001f000-\U0001ffff][\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_KINDS = ("So", "Sm", "Sk")
_DEBRIS = re.compile("[^\\W\\d_]*(?:\ufffd+[^\\W\\d_]*)+")
_MOST = 3  # letters that stand where a model has a sign of its own


@lru_cache(maxsize=64)
def verbatim(text: str, pair: LanguagePair) -> tuple[str, ...]:
    """Return what of `text` must stand in a translation as it is, in order."""
    return tuple(split_verbatim(text, pair)[1::2])


def split_verbatim(text: str, pair: LanguagePair) -> list[str]:
    """Return `text` cut at what must stand in a translation as it is: text, thing, text, …, text."""
    cut: list[str] = []
    for number, piece in enumerate(split_placeables(text)):
        if number % 2:
            cut.append(piece)
            continue
        end = 0
        for start, stop in _places(piece, pair):
            cut += [piece[end:start], piece[start:stop]]
            end = stop
        cut.append(piece[end:])
    return cut


def restored(source: str, target: str) -> str:
    """Return a target with the words of its source in which a model has a sign of its own: *Ya\ufffdr* for *Yaïr*."""
    if "\ufffd" not in target or "\ufffd" in source:
        return target
    words = re.findall(r"[^\W\d_]+", source)

    def restore(match: re.Match[str]) -> str:
        pattern = "".join(
            rf"[^\W\d_]{{1,{_MOST}}}" if "\ufffd" in part else re.escape(part)
            for part in re.split("(\ufffd+)", match[0])
        )
        fitting = {word for word in words if re.fullmatch(pattern, word) and not word.isascii()}
        return fitting.pop() if len(fitting) == 1 and len(match[0].strip("\ufffd")) > 1 else match[0]

    return _DEBRIS.sub(restore, target)


def _places(text: str, pair: LanguagePair) -> Iterator[Span]:
    if text.isascii():
        return
    places = [
        Span(*match.span()) for match in _SIGN.finditer(text) if unicodedata.category(match[0][0]) in _KINDS
    ]
    if pack.language(pair.source).script.letters == pack.language(pair.target).script.letters:
        places += words_in_other_scripts(text, pair.source)
    yield from sorted(places)
