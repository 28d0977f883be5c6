"""Engines that answer as a test says, and what they are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from l10n.engines import Direct
from l10n.engines.guard import Guarded
from l10n.model import LanguagePair, Translation

FR_EN = LanguagePair("fr", "en")
SOURCE = "Le président a visité hier la ville de Lyon avec ses ministres."
LOOP = "be able to " * 20


@dataclass
class Fake(Direct):
    """An engine, and the offer of it, that answers each text with `answer`, and with `others` when it retries."""

    answer: Callable[[str], str]
    others: Sequence[Callable[[str], str]] = ()
    origin: str = "fake fr-en"
    pair: LanguagePair = FR_EN
    family: str = "fake"
    asked: list[str] = field(default_factory=list)
    loaded: int = 0
    closed: int = 0

    def load(self) -> Fake:
        self.loaded += 1
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        self.asked += sources
        return [Translation(self.answer(source)) for source in sources]

    @property
    def ways(self) -> int:
        return len(self.others)

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        return [Translation(self.others[way](source)) for source in sources]

    def close(self) -> None:
        self.closed += 1


def good(source: str) -> str:
    """A translation as far as the guard can tell: each word turned round after a k, all else as it is."""
    return re.sub(r"[^\W\d_]+", lambda word: "k" + word[0][::-1].lower(), source)


def one(engine: Fake, source: str, *offers: Fake) -> Translation:
    (made,) = Guarded(engine, offers).translate([source])
    return made
