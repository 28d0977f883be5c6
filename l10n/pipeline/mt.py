"""The engine of a pair of languages, and what it makes of sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from l10n import engines, notes
from l10n.catalogs.merging import Pretranslation
from l10n.errors import L10nError
from l10n.messages import NO_MESSAGE, msg
from l10n.model import Span, Translation, Unit, overlap
from l10n.pipeline.autofix import mended
from l10n.pipeline.checker import Checker
from l10n.text.damage import readable
from l10n.text.lexicon import is_word
from l10n.text.markup import plain

_T = TypeVar("_T")


class Machine:
    """An engine by its name, started when there is something to translate, and only once.

    `checker` has the pair, and knows what the glossary asks; `beam` is how wide Argos searches.
    """

    def __init__(self, checker: Checker, name: str, beam: int | None) -> None:
        self.checker = checker
        self._name = name
        self._beam = beam
        self._engine: engines.Placer | None = None
        self._broken: L10nError | None = None

    def translate(
        self,
        sources: Sequence[str],
        tell: Callable[[float], None],
        literal: Container[str] = (),
    ) -> dict[str, Pretranslation]:
        """Return what the engine makes of the sources, with what is mechanical in it put right.

        What looks like an entity of HTML is a lost character, but not in `literal` sources. Raises what broke, each
        time.
        """
        if not sources:
            return {}
        language = self.checker.pair.source
        asked = [readable(one, language, entities=one not in literal) for one in sources]
        translations = self._ask(lambda engine: engine.translate(asked, tell))
        return {
            source: self._pretranslation(source, translation)
            for source, translation in zip(sources, translations, strict=True)
        }

    def alternative(
        self, source: str, chosen: Pretranslation, near: float, fits: Callable[[str], bool]
    ) -> Pretranslation | None:
        """Return the best of what the engine weighed beside its own target of a source that fits; None without any.

        It is no worse by any rule, and a token of it is less likely by `near` at most, on average. Nothing is
        returned where the engine was asked another text, or what was chosen isn't its own as it came.
        """
        engine = self._engine.engine if self._engine is not None else None
        if not isinstance(engine, engines.Searching):
            return None
        first, *others = engine.alternatives(source) or [Translation("")]
        if not others or self._pretranslation(source, first).target != chosen.target:
            return None
        for other in others:
            if other.score is None or first.score is None or other.score < first.score - near:
                continue
            one = self._pretranslation(source, other)
            if (
                fits(one.target)
                and not engines.fault(source, one.target, self.checker.pair)
                and self._found(source, one.target) <= self._found(source, chosen.target)
            ):
                return one
        return None

    def _found(self, source: str, target: str) -> Counter[str]:
        """Return how often each rule finds something."""
        return Counter(one.rule for one in self.checker.of_unit(Unit(source, target, self.checker.pair)))

    def _pretranslation(self, source: str, translation: Translation) -> Pretranslation:
        origin = self._engine.origin if self._engine else ""
        return replace(
            _pretranslation(source, translation, origin, self.checker),
            confidence=self._confidence(source, translation),
        )

    def _confidence(self, source: str, translation: Translation) -> int | None:
        """Return how sure the engine that made a translation is of it, None where that isn't known."""
        if translation.score is None or not translation.target or self._engine is None:
            return None
        engine, origin = self._engine.engine, translation.origin.partition(" +terms:")[0]
        is_own = origin in ("", engine.origin)
        scale = engine.scale if is_own and isinstance(engine, engines.Calibrated) else engines.scale(origin)
        return scale.confidence(plain(source), translation.score) if scale else None

    def placed(self, targets: Mapping[str, Pretranslation]) -> dict[str, Pretranslation]:
        """Return those of targets that lack the markup of their sources and nothing else with it.

        The engine says which words belong together. Where it can't be started, that is none.
        """
        if not targets:
            return {}
        pairs = [(source, one.target) for source, one in targets.items()]
        try:
            texts = self._ask(lambda engine: engine.place(pairs))
        except L10nError:
            return {}
        return {
            source: replace(one, target=text)
            for (source, one), text in zip(targets.items(), texts, strict=True)
            if text
        }

    def _ask(self, ask: Callable[[engines.Placer], _T]) -> _T:
        """Return what the engine says, which is started for it; raises what broke, each time."""
        if self._broken is not None:
            raise self._broken
        try:
            if self._engine is None:
                self._engine = engines.start(self.checker.pair, self._name, self._beam, self.checker.terms)
            return ask(self._engine)
        except L10nError as error:
            self._broken = error
            raise

    def close(self) -> None:
        """Stop the engine if it runs."""
        if self._engine is not None:
            self._engine.close()


def _pretranslation(source: str, translation: Translation, origin: str, checker: Checker) -> Pretranslation:
    # What is mechanical is a rule's work, not a translator's: as `l10n check --fix` would.
    target = mended(source, translation.target, checker) if translation.target else ""
    stayed = _stayed(source, target, translation.unknown, checker)
    unknown = msg(notes.UNKNOWN_WORDS, words=", ".join(stayed)) if stayed else NO_MESSAGE
    known = tuple(note for note in (unknown, translation.problem) if note)
    return Pretranslation(target, translation.origin or origin, known, checker.asks(source))


def _stayed(source: str, target: str, unknown: Sequence[str], checker: Checker) -> list[str]:
    """Return the words that an engine did not know and that stayed in its target.

    A name is not one of them, nor what the target's language has as well, or a finding has: that says the same.
    """
    found = checker.of_unit(Unit(source, target, checker.pair)) if unknown and target else ()
    spans = [span for one in found for span in one.target_spans]
    return [
        word
        for word in unknown
        if word.islower()
        and not is_word(word, checker.pair.target)
        and (places := [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(word)}\b", target)])
        and not all(any(overlap(place, span) for span in spans) for place in places)
    ]
