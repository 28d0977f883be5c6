"""An Apertium mode at work: a pipeline of its stages, and what goes into it and comes out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from l10n.engines.apertium.alignment import weights
from l10n.engines.apertium.marks import WORD, made_of, unmarked
from l10n.engines.apertium.modes import Mode
from l10n.engines.apertium.names import Names
from l10n.engines.apertium.pipeline import Answer, StageError
from l10n.engines.apertium.stages import Stages
from l10n.engines.apertium.terms import Marked, filled, stand_in
from l10n.engines.apertium.text import Piece, Prepared, finish, markable, not_known, pieces, prepare, quoted
from l10n.engines.base import WordByWord, translate_distinct
from l10n.engines.placeables.alignment import words
from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.engines.terms.base import Candidate, TermRequest
from l10n.errors import EngineError
from l10n.glossary.finder import TermFinder
from l10n.glossary.term import Term
from l10n.languages import pack
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import Placed, Span, Translation

_ATTACH, _DETACH = "apertium-wblank-attach", "apertium-wblank-detach"
_TIMEOUT = 60.0  # seconds without any answer; a sentence takes milliseconds


class ApertiumEngine:
    """One mode at work. `unknown` are the words that its dictionaries did not have."""

    def __init__(self, mode: Mode, *, timeout: float = _TIMEOUT) -> None:
        self._mode = mode
        self.origin = mode.origin
        self.pair = mode.pair
        self._language = pack.language(mode.pair.source).engines
        self._mended = pack.language(mode.pair.target).engines.mended
        head, tail = mode.commands()
        self._names = Names(head[0], pack.language(mode.pair.source))
        self._marks = all(map(shutil.which, (_ATTACH, _DETACH)))
        if self._marks:
            # Marks are bound to words behind the first stage, and given back before the generator writes the words.
            # What has none passes as without these two, so that one pipeline serves for both.
            head = [head[0], [_ATTACH], *head[1:], [_DETACH]]
        self._stages = Stages(head, tail, timeout)
        try:
            self._stages.start()
        except StageError as error:
            raise self._broken(error, hint=msg("apt-get install apertium")) from error

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError`.

        Sources without a letter come back as they are.
        """
        return translate_distinct(sources, self._translate)

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return translations with the terms put where marks show that they were rendered.

        Where only names that stay are lost, those go in as words that no dictionary knows, too: the grammar places
        them. Raises `EngineError` where a stage breaks; an Apertium without marks gives only such.
        """
        jobs: list[Marked] = []
        given = self._masked(requests, finder)
        if not self._marks:
            return given
        for number, (source, terms, free) in enumerate(requests):
            concepts = {term.concepts for term in finder.missing(terms, free.target)}
            wanted = [t for t in terms if t.concepts in concepts and markable(source, Span(t.start, t.end))]
            if wanted:
                jobs.append(Marked(number, self._terms_marked(source, wanted, free.unknown), tuple(wanted)))
        answers = self._answers([job.ready.request for job in jobs])
        for job, answer in zip(jobs, answers, strict=True):
            texts = filled(job, answer, requests[job.number].terms, finder)
            given[job.number] += [Candidate(self._right(text), "blanks") for text in texts]
        return given

    def _masked(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        """Return translations of the sources that lack nothing but names, with those kept from the dictionaries."""
        jobs: list[tuple[int, Prepared]] = []
        for number, (source, terms, free) in enumerate(requests):
            missing = finder.missing(terms, free.target)
            if missing and all(term.as_is for term in missing):
                asked = self._ready(source)
                names = [*self._names.find([asked])[0], *(term.text for term in missing)]
                jobs.append((number, _begun(source, prepare(asked, (), names))))
        answers = self._answers([ready.request for _, ready in jobs])
        given: list[list[Candidate]] = [[] for _ in requests]
        for (number, ready), answer in zip(jobs, answers, strict=True):
            if target := finish(ready, answer.text):
                given[number].append(Candidate(self._right(target), "mask"))
        return given

    def align(self, requests: Sequence[AlignmentRequest]) -> list[Weights | None]:
        """Return alignments by marks that travel with the words; none from an Apertium without marks."""
        if not self._marks:
            return [None] * len(requests)
        ready = [self._spans_marked(one.source, one.sources) for one in requests]
        answers = self._answers([prepared.request for prepared, _ in ready])
        return [
            weights(one, answer.text, numbers, self.pair.target)
            for one, answer, (_, numbers) in zip(requests, answers, ready, strict=True)
        ]

    def word_by_word(self, sources: Sequence[str]) -> list[WordByWord]:
        """Return what becomes of `sources`, in order, where each word goes in with a mark of its own.

        An Apertium without marks knows nothing. Raises `EngineError` where a stage breaks.
        """
        if not self._marks:
            return [WordByWord() for _ in sources]
        asked = [self._ready(source) for source in sources]
        places = [
            [span for match in WORD.finditer(text) if markable(text, span := Span(*match.span()))]
            for text in asked
        ]
        names = self._names.find(asked)
        prepared = [prepare(*each) for each in zip(asked, places, names, strict=True)]
        ready = [_begun(source, one) for source, one in zip(sources, prepared, strict=True)]
        answers = self._answers([one.request for one in ready])
        return [
            self._word_by_word(one, answer, [text[start:end] for start, end in spans])
            for one, answer, text, spans in zip(ready, answers, asked, places, strict=True)
        ]

    def _word_by_word(self, ready: Prepared, answer: Answer, marked: Sequence[str]) -> WordByWord:
        bare = unmarked(answer.text)
        target = finish(ready, bare[0]) if bare else None
        return WordByWord(self._right(target or ""), made_of(bare[1], marked) if bare else {})

    def close(self) -> None:
        """End the stages."""
        self._stages.close()

    def _spans_marked(self, source: str, spans: Sequence[Span]) -> tuple[Prepared, list[int]]:
        """Return a source with marks around stretches, and for each mark the number of its stretch.

        What must stay as it is has none: of a stretch with such in it, each other word has a mark of its own.
        """
        parts = [
            (number, part)
            for number, span in enumerate(spans)
            for part in ([span] if markable(source, span) else _words(source, span, self.pair.source))
        ]
        texts = [(part, self._ready(source[part.start : part.end])) for _, part in parts]
        return self._marked(source, texts), [number for number, _ in parts]

    def _terms_marked(self, source: str, terms: Sequence[Term], unknown: Sequence[str]) -> Prepared:
        """Return a source with marks around terms, which are in order."""
        words = [(term, stand_in(source, term, unknown, self._language.articles)) for term in terms]
        return self._marked(source, words)

    def _marked(self, source: str, places: Sequence[tuple[Placed, str]]) -> Prepared:
        """Return a source with marks around places, which are in order, and other texts in them."""
        asked, end = "", 0
        marked = []
        for place, text in places:
            asked += self._ready(source[end : place.start])
            marked.append(Span(len(asked), len(asked) + len(text)))
            asked += text
            end = place.end
        asked += self._ready(source[end:])
        return _begun(source, prepare(asked, marked, self._names.find([asked])[0]))

    def _translate(self, sources: Sequence[str]) -> list[Translation]:
        rewritten = [self._ready(source) for source in sources]
        names = self._names.find(rewritten)
        ready = [
            _begun(source, prepare(easier, (), kept))
            for source, easier, kept in zip(sources, rewritten, names, strict=True)
        ]
        answers = self._answers([one.request for one in ready])
        return [
            self._translation(source, one, answer)
            for source, one, answer in zip(sources, ready, answers, strict=True)
        ]

    def _ready(self, source: str) -> str:
        for hard, easier in self._language.rewritten:
            source = hard.sub(partial(_rewritten, easier), source)
        return source

    def _translation(self, source: str, ready: Prepared, answer: Answer) -> Translation:
        target = finish(ready, answer.text)
        if target is None:
            return self._in_pieces(source)
        if parts := quoted(source, target):
            return self._in_parts(parts)
        return Translation(self._right(target), unknown=not_known(ready, answer.middle))

    def _right(self, target: str) -> str:
        """Return a target without what the modes into its language get wrong wherever it stands."""
        for wrong, right in self._mended:
            target = wrong.sub(right, target)
        return target

    def _in_pieces(self, source: str) -> Translation:
        """Translate the text between what must stay, where the pipeline lost a part of the whole."""
        parts = list(pieces(source))
        texts = iter(self._translate([text for kind, text in parts if kind is Piece.TEXT]))
        return _whole([next(texts) if kind is Piece.TEXT else Translation(text) for kind, text in parts])

    def _in_parts(self, parts: Sequence[str]) -> Translation:
        """Translate every other part by itself, where what stands in quotation marks left them."""
        texts = iter(self._translate(parts[::2]))
        return _whole([Translation(text) if at % 2 else next(texts) for at, text in enumerate(parts)])

    def _answers(self, requests: Sequence[str]) -> list[Answer]:
        try:
            return self._stages.run(requests)
        except StageError as error:
            raise self._broken(error) from error

    def _broken(self, error: StageError, hint: Message = NO_MESSAGE) -> EngineError:
        return EngineError(
            msg("the Apertium mode {name} broke: {error}", name=self._mode.name, error=error),
            path=self._mode.path,
            hint=hint,
        )


def _words(source: str, span: Span, language: str) -> list[Span]:
    """Return the words of a stretch that a mark may stand around."""
    return [
        word
        for word in words(source, language)
        if span.start <= word.start and word.end <= span.end and markable(source, word)
    ]


def _begun(source: str, ready: Prepared) -> Prepared:
    """Return what begins with a capital where its source does, be it without that one's first word."""
    return replace(ready, capital=ready.capital or source.lstrip()[:1].isupper())


def _rewritten(easier: str, match: re.Match[str]) -> str:
    """Return what stands for a match, with its capital: *Sont-ils* is *Ils sont*."""
    text = match.expand(easier)
    return text.capitalize() if match[0][:1].isupper() and text[:1].islower() else text


def _whole(parts: Sequence[Translation]) -> Translation:
    """Return the translations of the parts of a source as one."""
    return Translation.of_parts("".join(one.target for one in parts), parts)
