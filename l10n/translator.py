"""Translation for programs: `l10n.Translator`."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Self

from l10n import engines
from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.languages import tags
from l10n.model import LanguagePair, Translation


class Translator:
    """Translates texts from one language to another, offline, with the best engine that is installed.

        with l10n.Translator("fr", "en") as translator:
            print(translator.translate(["Le chat dort.", "Il pleut."]))

    Languages are BCP 47 tags; `engine` is `auto`, `argos`, `apertium` or an origin that `l10n engines list` gives;
    `beam` is how wide Argos searches (4; 1 for drafts); `glossary` is a CSV file or a folder of them, whose terms
    are said. Raises `l10n.errors.L10nError` where nothing serves the pair, the engine does not start or the glossary
    can't be read. One thread at a time may use it.
    """

    def __init__(
        self,
        source: str,
        target: str,
        *,
        engine: str = engines.AUTO,
        beam: int | None = None,
        glossary: str | PathLike[str] | None = None,
    ) -> None:
        pair = LanguagePair(tags.parse(source), tags.parse(target))
        terms = TermFinder(read([Path(glossary)]), pair) if glossary is not None else None
        self._engine = engines.start(pair, engine, beam, terms)

    @property
    def origin(self) -> str:
        """The name and version of the engine: `argos fr→en 1.9`."""
        return self._engine.origin

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Return one translation for each of `texts`, sentences or headlines, in order.

        It is empty where no good one was made: `details` says why. Many at once are faster than one by one.
        """
        return [one.target for one in self.details(texts)]

    def details(self, texts: Sequence[str]) -> list[Translation]:
        """Return the translations with all that is known of them: who made it, a score, what to look at."""
        if isinstance(texts, str):
            raise TypeError("a list of texts is needed, not a single one")
        return self._engine.translate(texts)

    def close(self) -> None:
        """Stop the engine; may be called twice."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
