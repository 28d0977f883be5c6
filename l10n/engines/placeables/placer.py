"""The engine that carries markup: it asks the one below for the text, and puts the markup into what comes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from l10n import notes
from l10n.engines.guard import Guarded
from l10n.engines.guard.capitals import is_capitals
from l10n.engines.layer import Layer
from l10n.engines.placeables.alignment import Alignment, stretches, words
from l10n.engines.placeables.base import AlignmentRequest, Weights, WordAligner
from l10n.engines.placeables.projection import project
from l10n.engines.terms import Enforcer
from l10n.messages import NO_MESSAGE, Message, msg, msg_with_hint
from l10n.model import Role, Span, Translation
from l10n.text import markup
from l10n.text.markup import Mark, Markup

# What stands for code and the like in what an engine gets, with a number: the first that the source, with what is in
# its tags, doesn't have before one. Models and Apertium copy `x1` where it belongs; years, brackets and signs of
# private use they lose or move more often.
_LETTERS = "xzqwjk"


@dataclass(frozen=True, slots=True)
class _Job:
    """A source as an engine gets it, with marks, and the words in it that stand for placeables: `x1`, `x2`."""

    source: Markup
    stand_ins: tuple[str, ...] = ()

    @classmethod
    def of(cls, source: Markup, *, stand_ins: bool = True) -> _Job:
        """Return the job of a source; without `stand_ins` each placeable is taken out."""
        source = _with_notes(source)
        letter = ""
        if stand_ins:
            letter = next((one for one in _LETTERS if not re.search(rf"(?i){one}\d", source.written)), "")
        texts: list[str] = []
        marks: list[Mark] = []
        words: list[str] = []
        at = length = 0
        for mark in source.marks:
            texts.append(source.text[at : mark.at])
            length += mark.at - at
            at = mark.at
            if mark.role is not Role.WORD:
                marks.append(mark._replace(at=length))
                continue
            at += 1
            if not letter:
                marks.append(mark._replace(at=length, role=Role.EMPTY))
                continue
            words.append(f"{letter}{len(words) + 1}")
            texts.append(words[-1])
            marks.append(mark._replace(at=length))
            length += len(words[-1])
        text = "".join([*texts, source.text[at:]])
        return cls(Markup(source.written, text, tuple(marks)), tuple(words))

    @property
    def asked(self) -> str:
        """What the engine is asked."""
        return self.source.text

    def fits(self, target: str) -> bool:
        """Whether a target has all that stands for something just once; a sentence may begin with it."""
        return all(len(_whole(word).findall(target)) == 1 for word in self.stand_ins)

    def without_forms(self, target: str) -> str:
        """Return a target with what stands for something in place of it."""
        forms = (mark.form for mark in self.source.marks if mark.role is Role.WORD)
        for word, form in zip(self.stand_ins, forms, strict=False):
            target = target.replace(form, word)
        return target

    def with_forms(self, target: str) -> str:
        """Return a target with what was stood for."""
        forms = (mark.form for mark in self.source.marks if mark.role is Role.WORD)
        for word, form in zip(self.stand_ins, forms, strict=False):
            target = _whole(word).sub(form.replace("\\", r"\\"), target)
        return target


def _with_notes(source: Markup) -> Markup:
    """Return a source in which a pair right behind a word, without a letter, is one mark: `fin<sup>1</sup>`, km².

    An engine takes such a number for a part of the word, and doesn't know it any more.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    numbers: dict[int, int] = {}
    at = cut = number = 0
    while number < len(source.marks):
        mark, numbers[number] = source.marks[number], len(marks)
        last = mark.partner if _is_note(source, number) else number
        if last > number:
            closing = source.marks[last]
            form = source.written[mark.start : closing.end]
            marks.append(
                mark._replace(role=Role.EMPTY, form=form, end=closing.end, at=mark.at - cut, partner=number)
            )
            texts.append(source.text[at : mark.at])
            at = closing.at
            cut += closing.at - mark.at
        else:
            marks.append(mark._replace(at=mark.at - cut))
        number = last + 1
    marks = [mark._replace(partner=numbers[mark.partner]) for mark in marks]
    return Markup(source.written, "".join([*texts, source.text[at:]]), tuple(marks))


def _is_note(source: Markup, number: int) -> bool:
    mark = source.marks[number]
    if mark.role is not Role.OPENING:
        return False
    end = source.marks[mark.partner].at
    inside = source.text[mark.at : end]
    return (
        any(map(str.isalnum, inside))
        and not any(map(str.isalpha, inside))
        and markup.OBJECT not in inside
        and source.text[mark.at - 1 : mark.at].isalnum()
        and not source.text[end : end + 1].isalnum()
        and all(number <= one.partner <= mark.partner for one in source.marks[number : mark.partner + 1])
    )


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![^\W_]){word}(?![^\W_])")


class Placer(Layer[Guarded | Enforcer]):
    """An engine that translates texts with markup; for others it is the engine below."""

    def translate(
        self, sources: Sequence[str], tell: Callable[[float], None] = lambda share: None
    ) -> list[Translation]:
        """Return one translation for each of `sources`, in order; raises `EngineError` where the engine broke.

        One whose markup can't be put back has lost it, and says so in its `problem`.
        """
        jobs = {number: _Job.of(one) for number, one in enumerate(map(markup.parse, sources)) if one.marks}
        asked = [jobs[number].asked if number in jobs else source for number, source in enumerate(sources)]
        translations = self._below.translate(asked, tell)
        lost = [number for number, job in jobs.items() if not job.fits(translations[number].target)]
        if lost:
            jobs |= {number: _Job.of(markup.parse(sources[number]), stand_ins=False) for number in lost}
            again = self._below.translate([jobs[number].asked for number in lost])
            for number, one in zip(lost, again, strict=True):
                translations[number] = one
        done = {number: translations[number] for number in jobs if translations[number].target}
        placed = self.placed([jobs[number] for number in done], [one.target for one in done.values()])
        for (number, one), (target, problem) in zip(done.items(), placed, strict=True):
            unknown = tuple(word for word in one.unknown if word.lower() not in jobs[number].stand_ins)
            problem = msg_with_hint(one.problem, problem) if one.problem else problem
            translations[number] = replace(one, target=target, unknown=unknown, problem=problem)
        return translations

    def place(self, pairs: Sequence[tuple[str, str]]) -> list[str]:
        """Return for sources and targets, which lack the markup, the targets with it; "" where it has no place.

        What stands for a word in a source is in its target. Raises `EngineError` where the engine broke.
        """
        jobs = [_Job.of(markup.parse(source)) for source, _ in pairs]
        targets = [job.without_forms(target) for job, (_, target) in zip(jobs, pairs, strict=True)]
        placed = self.placed(jobs, targets)
        return [
            text if job.fits(target) and not problem else ""
            for job, target, (text, problem) in zip(jobs, targets, placed, strict=True)
        ]

    def placed(self, jobs: Sequence[_Job], targets: Sequence[str]) -> list[tuple[str, Message]]:
        """Return targets with the markup of their sources, and what is wrong with each."""
        requests = []
        for job, target in zip(jobs, targets, strict=True):
            ours, theirs = words(job.asked, self.pair.source), words(target, self.pair.target)
            requests.append((ours, AlignmentRequest(job.asked, target, stretches(job.source, ours), theirs)))
        aligned = self._aligned([request for _, request in requests])
        return [
            self._finished(job, request, ours, weights)
            for job, (ours, request), weights in zip(jobs, requests, aligned, strict=True)
        ]

    def _aligned(self, requests: Sequence[AlignmentRequest]) -> list[Weights]:
        engine = self.engine
        found: list[Weights | None] = [None] * len(requests)
        if isinstance(engine, WordAligner):
            found = engine.align([_lowered(request) for request in requests])
        return [
            weights or [[0.0] * len(request.sources) for _ in request.targets]
            for request, weights in zip(requests, found, strict=True)
        ]

    def _finished(
        self, job: _Job, request: AlignmentRequest, ours: Sequence[Span], weights: Weights
    ) -> tuple[str, Message]:
        alignment = Alignment(request.source, request.target, ours, request.targets, request.sources, weights)
        alignment.add_equals()
        text = job.with_forms(project(job.source, alignment))
        wrong = markup.compare(markup.parse(job.source.written), markup.parse(text))
        if wrong:
            return request.target, msg(notes.MARKUP, detail=markup.described(wrong))
        return text, NO_MESSAGE


def _lowered(request: AlignmentRequest) -> AlignmentRequest:
    """Return what a model is asked: it knows words in small letters better than headlines in capitals."""
    if not is_capitals(request.source):
        return request
    texts = [text.lower() for text in request[:2]]
    if [len(text) for text in texts] != [len(text) for text in request[:2]]:
        return request
    return AlignmentRequest(texts[0], texts[1], request.sources, request.targets)
