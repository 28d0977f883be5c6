"""A CTranslate2 model at work: sources in batches, with scores and the glossary's terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from l10n.engines import clauses
from l10n.engines.base import translate_distinct
from l10n.engines.ctranslate2.characters import Characters, restored
from l10n.engines.ctranslate2.convention import Convention
from l10n.engines.ctranslate2.failures import BROKEN, Files, in_halves
from l10n.engines.ctranslate2.loading import load
from l10n.engines.ctranslate2.scoring import LONGEST, Model, Pair
from l10n.engines.ctranslate2.surface import tidied
from l10n.engines.ctranslate2.tokenizer import Tokenizer
from l10n.engines.placeables.attention import align
from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.engines.terms.annotation import Signs, annotate_terms, candidate
from l10n.engines.terms.base import Candidate, TermRequest, likelihoods
from l10n.glossary.finder import TermFinder
from l10n.languages import pack
from l10n.model import LanguagePair, Translation

BEAM = 4
# By which power of its length a translation's log probability is divided: this was best on newstest2013 (chrF 59.6;
# 59.3 with 0.6, 59.0 with 0.2), and is what Transformers sets for its models.
LENGTH_PENALTY = 1.0
# What else to try where that made no good sentence: of the news that a small model went round in circles on,
# the first mends 72 of 100, the second some of the rest. A wider beam mends 18, and takes ten times as long.
_RETRIES: tuple[Mapping[str, float], ...] = (
    MappingProxyType({"beam_size": 2, "no_repeat_ngram_size": 3, "repetition_penalty": 1.3}),
    MappingProxyType(
        {"beam_size": 2, "no_repeat_ngram_size": 3, "repetition_penalty": 1.5, "length_penalty": 1.0}
    ),
)
_BATCH_TOKENS = 512
_SEARCHES = 4096  # sources whose other targets are kept: a chunk of articles has some 500
# CTranslate2's file with the pieces that a target may have, by those of its source, where a model has one. With
# beginnings of targets CTranslate2 4.8 loses its way in it; and what came out badly is tried again with all pieces.
SHORTLIST = "vmap.txt"


class ModelEngine:
    """A model at work, on the GPU if CTranslate2 finds one, else on all cores.

    `score` is the mean log probability a token. `signs` are those by which it reads terms written into a source,
    if it was trained for that; `learnt` the characters that have no piece and are known, where that is known. Raises
    `EngineError` where the model or its tokens can't be loaded.
    """

    def __init__(
        self,
        origin: str,
        pair: LanguagePair,
        files: Files,
        tokenizer: Callable[[], Tokenizer],
        convention: Convention,
        *,
        beam: int,
        signs: Signs | None = None,
        length_penalty: float = LENGTH_PENALTY,
        learnt: str | None = None,
    ) -> None:
        self.origin = origin
        self.pair = pair
        self._files = files
        self._beam = beam
        self._convention = convention
        self._signs = signs
        self._length_penalty = length_penalty
        self._scores: dict[Pair, list[float]] = {}
        self._weighed: dict[str, tuple[Mapping[str, str], Any]] = {}
        try:
            self._tokenizer = tokenizer()
            self._model: Any = load(files.model)
            self._shortlist = (files.model / SHORTLIST).is_file() and not convention.prefix
            self._tokenizer.encode("")
            self._characters = Characters(self._tokenizer, pack.language(pair.source).numbers.decimal, learnt)
            self._replaces = (
                not self._characters.have_all
            )  # for which CTranslate2 has to follow the attention
        except Exception as error:  # the libraries raise RuntimeError, ValueError, OSError and their own
            raise files.broken(error) from error

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError`.

        Sources without a letter come back as they are. A source too long for the model is translated clause by
        clause: none is cut off.
        """
        return self._distinct(sources, {"beam_size": self._beam})

    def alternatives(self, source: str) -> list[Translation]:
        """Return all that the search for a target ended with, the best first, as it was for the last ones.

        The search costs the same: it has as many at its end as it is wide. None of a source translated by clauses.
        """
        words, result = self._weighed.get(source, ({}, None))
        if result is None:
            return []
        both = zip(result.hypotheses, result.scores, strict=True)
        return [self._answer(source, words, *one, self._length_penalty) for one in both]

    @property
    def ways(self) -> int:
        """How many other settings there are for what comes out badly."""
        return len(_RETRIES)

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        """Translate like `translate`, with other settings."""
        return self._distinct(sources, _RETRIES[way])

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return further translations with the terms found in each source; those of `TermAware`."""
        from l10n.engines.terms.omission import omission

        self._scores.clear()  # which `further` asks for again, and nobody later
        return self._decoded(omission, requests, finder)

    def annotated(self, requests: Sequence[TermRequest]) -> list[list[Candidate]]:
        """Return what the model makes of sources with their terms written in; nothing if it can't read that."""
        given: list[list[Candidate]] = [[] for _ in requests]
        if self._signs is None:
            return given
        asked = [annotate_terms(one.source, one.terms, self._signs, self.pair.target) for one in requests]
        short = {
            at: text
            for at, text in enumerate(asked)
            if text and self._tokens(requests[at].source) <= clauses.MOST and self._tokens(text) <= LONGEST
        }
        try:
            translations = self._batch(list(short.values()), {"beam_size": self._beam})
        except BROKEN as error:
            raise self._files.broken(error) from error
        for at, one in zip(short, translations, strict=True):
            given[at] = candidate(one, self._signs)
        return given

    def further(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return more of them, in a way that costs as much as translating again; none for what is too long."""
        from l10n.engines.terms.omission import prefix

        short = [at for at, one in enumerate(requests) if self._tokens(one.source) <= clauses.MOST]
        given: list[list[Candidate]] = [[] for _ in requests]
        decoded = self._decoded(prefix, [requests[at] for at in short], finder)
        for at, offered in zip(short, decoded, strict=True):
            given[at] = offered
        return given

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log probability a token of each target, for pairs of source and target."""
        try:
            return likelihoods(self._scorer({}), pairs)
        except BROKEN as error:
            raise self._files.broken(error) from error

    def align(self, requests: Sequence[AlignmentRequest]) -> list[Weights | None]:
        """Return the alignments of sources and targets by the model's attention; none of what is too long for it."""
        try:
            return align(requests, self._tokenizer, self._scorer({}).attention)
        except BROKEN as error:
            raise self._files.broken(error) from error

    def _scorer(self, known: dict[Pair, list[float]]) -> Model:
        return Model(self._model, self._tokenizer, self._convention, self._length_penalty, known)

    def _decoded(
        self, way: Callable[..., list[list[Candidate]]], requests: Sequence[TermRequest], finder: TermFinder
    ) -> list[list[Candidate]]:
        """Return what a way of decoding offers; nothing for a source that the model breaks at."""
        offered = in_halves(requests, lambda some: way(self._scorer(self._scores), some, finder))
        return [[] if isinstance(one, Exception) else one for one in offered]

    def _distinct(self, sources: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        return translate_distinct(sources, lambda wanted: self._apart(wanted, settings))

    def _apart(self, sources: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        """Translate sources; one that the model breaks at is left without a target.

        Raises `EngineError` where it breaks at all of them.
        """
        answers = in_halves(sources, lambda some: self._translate(some, settings))
        errors = [one for one in answers if isinstance(one, Exception)]
        if errors and len(errors) == len(answers):
            raise self._files.broken(errors[0]) from errors[0]
        return [Translation("") if isinstance(one, Exception) else one for one in answers]

    def close(self) -> None:
        """Free the model."""
        self._model = None

    def _translate(self, sources: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        return clauses.translated(sources, self._tokens, lambda texts: self._batch(texts, settings))

    def _batch(self, texts: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        """Translate `texts`, each short enough for the model."""
        own = self._convention
        written = [self._characters.written(text) for text in texts]
        tokens = [own.source(self._tokenizer.encode(text)) for text, _ in written]
        options = {"length_penalty": self._length_penalty, **settings}
        first = settings.keys() <= {"beam_size"}
        results = self._model.translate_batch(  # sorts by length inside
            tokens,
            target_prefix=[own.target([])] * len(tokens) if own.prefix else None,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=LONGEST,
            use_vmap=self._shortlist and first,
            replace_unknowns=self._replaces,
            return_scores=True,
            num_hypotheses=self._beam if first else 1,
            **options,
        )
        if first:
            self._keep(texts, [words for _, words in written], results)
        power = options["length_penalty"]
        return [
            self._answer(text, words, result.hypotheses[0], result.scores[0], power)
            for text, (_, words), result in zip(texts, written, results, strict=True)
        ]

    def _keep(self, texts: Sequence[str], words: Sequence[Mapping[str, str]], results: Sequence[Any]) -> None:
        """Keep what a search ended with, of the last texts."""
        for text, of_text, result in zip(texts, words, results, strict=True):
            self._weighed.pop(text, None)
            self._weighed[text] = of_text, result
        for text in list(self._weighed)[: max(0, len(self._weighed) - _SEARCHES)]:
            del self._weighed[text]

    def _answer(
        self, source: str, words: Mapping[str, str], tokens: list[str], score: float, power: float
    ) -> Translation:
        tokens = tokens[self._convention.skipped :]
        # CTranslate2 sums up log probabilities and divides by length ** length_penalty.
        length = len(tokens) + 1
        target = tidied(source, restored(self._tokenizer.decode(tokens).strip(), words))
        return Translation(target, score=score * length**power / length)

    def _tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text))
