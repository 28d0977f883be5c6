"""The engine of a pair of languages, and what it makes of sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l10n import engines
from l10n.catalogs.merging import Pretranslation
from l10n.errors import L10nError
from l10n.model import Translation
from l10n.pipeline.checker import Checker
from l10n.text.typography import correct


class Machine:
    """An engine by its name, started when there is something to translate, and only once.

    `checker` has the pair, and knows what the glossary asks; `beam` is how wide Argos searches.
    """

    def __init__(self, checker: Checker, name: str, beam: int | None) -> None:
        self._checker = checker
        self._name = name
        self._beam = beam
        self._engine: engines.Guarded | engines.Enforcer | None = None
        self._broken: L10nError | None = None

    def translate(self, sources: Sequence[str], tell: Callable[[float], None]) -> dict[str, Pretranslation]:
        """Return what the engine makes of the sources, with the typography of the target's language.

        Raises what broke, each time.
        """
        if not sources:
            return {}
        if self._broken is not None:
            raise self._broken
        try:
            if self._engine is None:
                self._engine = engines.start(self._checker.pair, self._name, self._beam, self._checker.terms)
            translations = self._engine.translate(sources, tell)
        except L10nError as error:
            self._broken = error
            raise
        origin, language = self._engine.origin, self._checker.pair.target
        return {
            source: _pretranslation(translation, origin, self._checker.asks(source), language)
            for source, translation in zip(sources, translations, strict=True)
        }

    def close(self) -> None:
        """Stop the engine if it runs."""
        if self._engine is not None:
            self._engine.close()


def _pretranslation(translation: Translation, origin: str, terms: str, language: str) -> Pretranslation:
    unknown = f"does not know {', '.join(translation.unknown)}" if translation.unknown else ""
    notes = tuple(note for note in (unknown, translation.problem) if note)
    # Spaces as the source's language has them are a rule's work, not a translator's: as `l10n check --fix` would.
    return Pretranslation(correct(translation.target, language), translation.origin or origin, notes, terms)
