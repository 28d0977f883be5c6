"""Apertium: rule-based translation by the modes that the system's packages bring.

One long-lived pipeline a mode, `l10n.engines.apertium.pipeline`; what goes in and comes out is the matter of
`l10n.engines.apertium.text`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engines.apertium import modes
from l10n.engines.apertium.pipeline import Answer, Pipeline, StageError
from l10n.engines.apertium.text import Piece, Prepared, finish, not_known, pieces, prepare
from l10n.errors import EngineError
from l10n.model import LanguagePair, Translation

# Apertium's French drops the pronoun of `a-t-il dit`, and the only space with it: `hadicho`. A second one helps.
_INVERSION = re.compile(r"(?<=\w)(?=-t-(?:il|elle|on)s?\b)", re.IGNORECASE)
_TIMEOUT = 60.0  # seconds without any answer; a sentence takes milliseconds


@dataclass(frozen=True, slots=True)
class ApertiumOffer:
    """An installed mode."""

    mode: modes.Mode
    family: str = "apertium"

    @property
    def origin(self) -> str:
        """Its name in catalogs: `apertium fra-cat`."""
        return f"apertium {self.mode.name}"

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.mode.pair

    def load(self) -> ApertiumEngine:
        """Start the mode's stages; raises `EngineError` where one does not start."""
        return ApertiumEngine(self.mode)


def offers() -> list[ApertiumOffer]:
    """Return what the installed modes offer, sorted by languages; starts nothing."""
    return [ApertiumOffer(mode) for mode in modes.installed()]


class ApertiumEngine:
    """One mode at work. `unknown` are the words that its dictionaries did not have."""

    def __init__(self, mode: modes.Mode, *, timeout: float = _TIMEOUT) -> None:
        self._mode = mode
        self._timeout = timeout
        self._commands = mode.commands()
        self._french = mode.pair.source.split("-")[0] == "fr"
        try:
            self._pipeline: Pipeline | None = self._start()
        except StageError as error:
            raise self._broken(error, hint="apt-get install apertium") from error

    @property
    def origin(self) -> str:
        """Its name in catalogs: `apertium fra-cat`."""
        return f"apertium {self._mode.name}"

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self._mode.pair

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError`.

        Sources without a letter come back as they are.
        """
        wanted = [source for source in dict.fromkeys(sources) if any(map(str.isalpha, source))]
        made = dict(zip(wanted, self._translate(wanted), strict=True))
        return [made.get(source) or Translation(source) for source in sources]

    def close(self) -> None:
        """End the stages."""
        if self._pipeline:
            self._pipeline.close()
            self._pipeline = None

    def _translate(self, sources: Sequence[str]) -> list[Translation]:
        ready = [prepare(_INVERSION.sub(" ", source) if self._french else source) for source in sources]
        answers = self._answers([one.request for one in ready])
        return [
            self._made(source, one, answer)
            for source, one, answer in zip(sources, ready, answers, strict=True)
        ]

    def _made(self, source: str, ready: Prepared, answer: Answer) -> Translation:
        target = finish(ready, answer.text)
        if target is None:
            return self._in_pieces(source)
        return Translation(target, unknown=not_known(ready, answer.middle))

    def _in_pieces(self, source: str) -> Translation:
        """Translate the text between what must stay, where the pipeline lost a part of the whole."""
        parts = list(pieces(source))
        texts = iter(self._translate([text for kind, text in parts if kind is Piece.TEXT]))
        made = [next(texts) if kind is Piece.TEXT else Translation(text) for kind, text in parts]
        unknown = dict.fromkeys(word for one in made for word in one.unknown)
        return Translation("".join(one.target for one in made), unknown=tuple(unknown))

    def _answers(self, requests: Sequence[str]) -> list[Answer]:
        """Send `requests` through the stages, once more from where they died."""
        answers: list[Answer] = []
        failed_at = -1
        while len(answers) < len(requests):
            try:
                if self._pipeline is None:
                    self._pipeline = self._start()
                answers += self._pipeline.run(requests[len(answers) :])
            except StageError as error:
                self.close()
                answers += error.answers
                if failed_at == len(answers):
                    raise self._broken(error) from error
                failed_at = len(answers)
        return answers

    def _start(self) -> Pipeline:
        return Pipeline(*self._commands, timeout=self._timeout)

    def _broken(self, error: StageError, hint: str = "") -> EngineError:
        return EngineError(
            f"the Apertium mode {self._mode.name} broke: {error}", path=self._mode.path, hint=hint
        )
