"""The figures of a system's targets, with and without terms. README.md defines each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.terms_mt.judges import FormJudge, Judge
from benchmarks.terms_mt.sets import SentenceSet
from benchmarks.terms_mt.terms import FormFinder

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORDS = re.compile(_WORD)
_OPENING = re.compile(r"(?:^|[.!?:…]\s|[«“\"(–—]\s?)$")  # before the first word of a sentence
_LEAST = 3  # letters of a name
_GROUP, _TIMES = 8, 3  # words that go round, and how often
_LONGER = 3  # times the source


@dataclass(frozen=True, slots=True)
class Share:
    """A number of all."""

    count: int
    total: int

    def __str__(self) -> str:
        return f"{self.count / self.total:.1%}" if self.total else "–"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of a run: `obeyed` by judge; `worse`, `better` and the delta only where terms were told."""

    chrf: float
    obeyed: Mapping[str, Share]
    names: Share
    empty: int
    loops: int
    worse: Mapping[str, int] | None = None
    better: Mapping[str, int] | None = None
    chrf_elsewhere: float | None = None


def measure(
    of: SentenceSet, judges: Mapping[str, Judge], targets: Sequence[str], free: Sequence[str] | None = None
) -> Figures:
    """Return the figures of targets; `free` are the same system's without terms, where it was told some here."""
    forms = FormJudge(of.terms).target
    obeyed, worse, better = {}, {}, {}
    for name, judge in judges.items():
        verdicts = _verdicts(judge, of, targets)
        obeyed[name] = Share(sum(verdicts), len(verdicts))
        if free is not None:
            before = _verdicts(judge, of, free)
            worse[name] = sum(one and not other for one, other in zip(before, verdicts, strict=True))
            better[name] = sum(other and not one for one, other in zip(before, verdicts, strict=True))
    names = [
        stays(name, target)
        for source, reference, target in zip(of.sources, of.references, targets, strict=True)
        for name in names_in(source, reference, forms)
    ]
    return Figures(
        chrf=chrf(targets, of.references),
        obeyed=obeyed,
        names=Share(sum(names), len(names)),
        empty=sum(not target.strip() for target in targets),
        loops=sum(loops(source, target) for source, target in zip(of.sources, targets, strict=True)),
        worse=worse if free is not None else None,
        better=better if free is not None else None,
        chrf_elsewhere=None if free is None else _elsewhere(of, forms, targets) - _elsewhere(of, forms, free),
    )


def _verdicts(judge: Judge, of: SentenceSet, targets: Sequence[str]) -> list[bool]:
    lines = zip(of.sources, of.references, targets, strict=True)
    return [verdict for line in lines for verdict in judge.verdicts(*line)]


def chrf(targets: Sequence[str], references: Sequence[str]) -> float:
    """Return chrF of a corpus, by sacrebleu's defaults."""
    from sacrebleu.metrics.chrf import CHRF

    return float(CHRF().corpus_score(list(targets), [list(references)]).score)


def signature() -> str:
    """Return what sacrebleu calls what `chrf` returns."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    metric.corpus_score(["a"], [["a"]])
    return str(metric.get_signature())


def _elsewhere(of: SentenceSet, forms: FormFinder, targets: Sequence[str]) -> float:
    """Return chrF of what is no term, in targets and references."""
    return chrf([*map(forms.without, targets)], [*map(forms.without, of.references)])


def names_in(source: str, reference: str, forms: FormFinder) -> Iterator[str]:
    """Give the names in a source that its reference has letter by letter, each once; forms of terms are none.

    A name is a run of words with a capital each, without the first word of a sentence or quotation.
    """
    names: dict[str, None] = {}
    run: list[str] = []
    end = 0
    for word in _WORDS.finditer(source):
        if run and (source[end : word.start()] != " " or not word[0][0].isupper()):
            names[" ".join(run)] = None
            run = []
        if word[0][0].isupper() and (run or not _OPENING.search(source[: word.start()])):
            run.append(word[0])
        end = word.end()
    if run:
        names[" ".join(run)] = None
    for name in names:
        if len(name) >= _LEAST and stays(name, reference) and not any(forms.find(name)):
            yield name


def stays(name: str, target: str) -> bool:
    """Return whether a target has a name letter by letter, as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", target) is not None


def loops(source: str, target: str) -> bool:
    """Return whether a target goes round: up to eight words three times in a row, which the source hasn't.

    Or it is three times as long as its source.
    """
    return (_goes_round(target) and not _goes_round(source)) or len(target) > _LONGER * max(len(source), 20)


def _goes_round(text: str) -> bool:
    words = [word.lower() for word in re.findall(r"\w+", text)]
    return any(
        words[start : start + size] * _TIMES == words[start : start + size * _TIMES]
        for size in range(1, _GROUP + 1)
        for start in range(len(words) - size * _TIMES + 1)
    )
