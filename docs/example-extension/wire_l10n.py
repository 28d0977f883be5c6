"""An example of what another distribution adds to l10n: a reader of articles, and an engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engines import Details, Direct, Family
from l10n.model import Block, BlockKind, LanguagePair, Translation

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\n))*")
_WORDS = {"le": "the", "chat": "cat", "dort": "sleeps", "bien": "well", "sur": "on", "toit": "roof"}


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a wire: the first is the headline, and what begins with `//` is the desk's."""
    places = [
        (match.start(), match.start() + len(match[0].rstrip()))
        for match in _PARAGRAPH.finditer(text)
        if not match[0].startswith("//")
    ]
    return tuple(
        Block(BlockKind.PARAGRAPH if number else BlockKind.HEADLINE, start, end)
        for number, (start, end) in enumerate(places)
    )


@dataclass(frozen=True)
class WordList(Direct):
    """An engine from French into English that says word by word what it knows, and leaves the rest."""

    pair: LanguagePair
    family: str = "wordlist"
    origin: str = "wordlist 1"

    def details(self) -> Details:
        """Return what `l10n engines list` shows of it."""
        return Details("1.0")

    def load(self) -> WordList:
        """Return the engine, ready to translate."""
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return a translation for each source."""
        return [Translation(re.sub(r"\w+", _word, source)) for source in sources]

    def close(self) -> None:
        """Give back what `load` took: nothing."""


def _word(match: re.Match[str]) -> str:
    word = _WORDS.get(match[0].lower(), match[0])
    return word.capitalize() if match[0][0].isupper() else word


FAMILY = Family(lambda: [WordList(LanguagePair("fr", "en"))])
