"""A Firefox Translations model as an engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.engines import clauses, confidence
from l10n.engines.base import translate_distinct
from l10n.engines.firefox import files
from l10n.engines.firefox.files import Metadata
from l10n.engines.firefox.model import Model
from l10n.engines.firefox.scoring import Scorer
from l10n.engines.firefox.search import Hypothesis, Settings
from l10n.engines.placeables.attention import align
from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.engines.terms.base import Candidate, TermRequest, likelihoods
from l10n.errors import EngineError, InputError
from l10n.glossary.finder import TermFinder
from l10n.messages import Message, msg
from l10n.model import Translation

# The likeliest token again and again, as Firefox does: a beam of 2 or 4 takes three or five times as long, and brings
# 0.1 chrF from English and takes as much to English.
_SETTINGS = Settings()
# What else to try where that made no good sentence.
_RETRIES = (Settings(no_repeat=3), Settings(beam=4, no_repeat=3), Settings(beam=4, shortlisted=False))


class FirefoxEngine:
    """A model at work, on all cores.

    `score` is the mean log probability a token, `scale` how sure that is, where it was measured.
    """

    def __init__(self, path: Path, metadata: Metadata) -> None:
        self._path = path
        self.origin = metadata.origin
        self.pair = metadata.pair
        self.scale = confidence.scale(metadata.origin)
        try:
            self._model: Model | None = Model(files.of_folder(path))
        except InputError as error:
            reason = msg(
                "the Firefox model {pair} can't be used: {name} {reason}",
                pair=self.pair,
                name=Path(error.path or path).name,
                reason=error.reason,
            )
            raise EngineError(reason, path=path, hint=reinstall(metadata)) from error

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order.

        Sources without a letter come back as they are. A source too long for the model is translated clause by
        clause: none is cut off.
        """
        return self._distinct(sources, _SETTINGS)

    @property
    def ways(self) -> int:
        """How many other settings there are for what comes out badly."""
        return len(_RETRIES)

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        """Translate like `translate`, with other settings."""
        return self._distinct(sources, _RETRIES[way])

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return further translations with the terms put where the model rendered them; those of `TermAware`."""
        from l10n.engines.terms.omission import omission

        return self._decoded(omission, requests, finder)

    def further(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return more of them, in a way that costs as much as translating again."""
        from l10n.engines.terms.omission import prefix

        return self._decoded(prefix, requests, finder)

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log probability a token of each target, for pairs of source and target."""
        return likelihoods(Scorer(self.model), pairs)

    def align(self, requests: Sequence[AlignmentRequest]) -> list[Weights | None]:
        """Return the alignments of sources and targets by the trained head; none of what is too long for it."""
        scorer = Scorer(self.model)
        return align(
            requests,
            scorer.tokenizer,
            lambda pairs: [aligned for _, aligned in scorer.alignments(pairs)],
        )

    def _decoded(
        self, way: Callable[..., list[list[Candidate]]], requests: Sequence[TermRequest], finder: TermFinder
    ) -> list[list[Candidate]]:
        """Return what a way of decoding offers; nothing for a source that is too long."""
        short = [at for at, one in enumerate(requests) if self._tokens(one.source) <= clauses.MOST]
        given: list[list[Candidate]] = [[] for _ in requests]
        decoded = way(Scorer(self.model), [requests[at] for at in short], finder)
        for at, offered in zip(short, decoded, strict=True):
            given[at] = offered
        return given

    def close(self) -> None:
        """Free the model."""
        self._model = None

    @property
    def model(self) -> Model:
        """The model; raises `EngineError` once it is closed."""
        if self._model is None:
            raise EngineError(msg("the Firefox model {pair} is closed", pair=self.pair), path=self._path)
        return self._model

    def _distinct(self, sources: Sequence[str], settings: Settings) -> list[Translation]:
        return translate_distinct(sources, lambda wanted: self._translate(wanted, settings))

    def _translate(self, sources: Sequence[str], settings: Settings) -> list[Translation]:
        return clauses.translated(sources, self._tokens, lambda texts: self._batch(texts, settings))

    def _batch(self, texts: Sequence[str], settings: Settings) -> list[Translation]:
        """Translate `texts`, each short enough for the model."""
        answers = self.model.translate([self.model.source.numbers(text) for text in texts], settings)
        return list(map(self._answer, answers))

    def _answer(self, best: Hypothesis) -> Translation:
        likely = best.log_probabilities
        return Translation(self.model.target.text(best.tokens), score=sum(likely) / max(1, len(likely)))

    def _tokens(self, text: str) -> int:
        return len(self.model.source.numbers(text))


def reinstall(metadata: Metadata) -> Message:
    """Return the way out where a model is broken."""
    languages = f"{metadata.pair.source} {metadata.pair.target} --engine firefox"
    return msg(
        "run `l10n engines remove {languages}`, then `l10n engines install {languages}`", languages=languages
    )
