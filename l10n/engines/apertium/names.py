"""Names that a mode takes for common words: *Ri Yong Ho* is no one who laughed, *Paul Singer* doesn't imitate.

A mode's own dictionary says of each word what it may be. A word with a capital inside a sentence is a name where that
knows it as a verb only, and where it stands behind another name without being known as one. The word goes into the
pipeline as one that no dictionary knows, and comes back as it is.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto

from l10n.engines.apertium.analysis import LexicalUnit, units
from l10n.languages.pack import Language
from l10n.text.proper_names import begins_sentence

_CAPITAL = re.compile(r"[^\W\d_]*[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*")
_ROMAN = re.compile("[IVXLCDM]+")
# A compound that is a name by itself unless a dictionary has it whole: *Charles-de-Gaulle*.
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_A-Z]+)+-[A-ZÀ-Þ][^\W\d_]*")
_PLACES = ("<top>", "<loc>")
_PERSONS = ("<ant>", "<cog>")
_SMALL = {"det", "pr", "cnjcoo", "cnjsub", "cnjadv", "rel"}
_TIMEOUT = 20.0


class Sort(Enum):
    """What a dictionary takes a word for; `EITHER` is a place or a person, `VERB` a word that is surely no name."""

    PERSON = auto()
    PLACE = auto()
    EITHER = auto()
    COMMON = auto()
    ADJECTIVE = auto()
    VERB = auto()
    SMALL = auto()
    UNKNOWN = auto()


class Names:
    """Finds the names of sources that a mode's dictionary, asked by the mode's first stage, takes for other words."""

    def __init__(self, command: Sequence[str], language: Language) -> None:
        self._command = list(command)
        self._language = language
        self._sorts: dict[str, Sort] = {}
        self._wholes: dict[str, tuple[str, ...]] = {}

    def find(self, sources: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the names of each of the sources that are to stay as they are."""
        # Capitals tell nothing of words where all are in capitals.
        cut = [[] if source.isupper() else list(_CAPITAL.finditer(source)) for source in sources]
        self._ask({match[0] for of_source in cut for match in of_source})
        runs = [run for source, words in zip(sources, cut, strict=True) for run in _runs(source, words)]
        self._ask({_text(run) for run in runs if len(run) > 1})
        found = [self._in_source(source, words) for source, words in zip(sources, cut, strict=True)]
        everywhere = {part for names in found for name in names for part in name.split(" ")}
        return [
            tuple(dict.fromkeys((*names, *self._again(words, names, everywhere))))
            for source, words, names in zip(sources, cut, found, strict=True)
        ]

    def _ask(self, words: Collection[str]) -> None:
        """Ask the dictionary for words that it was not asked for before; what it doesn't answer is common."""
        new = sorted(word for word in words if word not in self._sorts)
        if not new:
            return
        try:
            answers = units(self._command, new, _TIMEOUT)
        except (OSError, subprocess.SubprocessError):
            answers = [[] for _ in new]
        for word, answer in zip(new, answers, strict=True):
            self._sorts[word] = _sort(answer)
            if " " in word:
                wholes = (surface for surface, _ in answer if " " in surface)
                self._wholes[word] = tuple(part for whole in wholes for part in whole.split(" "))

    def _in_source(self, source: str, words: Sequence[re.Match[str]]) -> list[str]:
        """Return the names of a source: those inside of its sentences, and runs of words with a capital."""
        names = []
        for run in _runs(source, words):
            kept = self._in_run(source, run)
            if kept:
                names.append(source[kept[0].start() : kept[-1].end()])
        return names

    def _in_run(self, source: str, run: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
        """Return the words of a run that are a name, if one of them is taken for something else."""
        begins = begins_sentence(source, run[0].start())
        # What the dictionary has as one is a name: *Arabie Saoudite*.
        whole = self._wholes.get(_text(run), ()) if len(run) > 1 else ()
        sorts = [Sort.PLACE if match[0] in whole else self._sort_of(match[0]) for match in run]
        first = 0
        # *Université Columbia*, *Selon Macron*: what leads to a name is none.
        while first < len(run) and (
            sorts[first] in (Sort.COMMON, Sort.ADJECTIVE)
            or (sorts[first] is Sort.SMALL and (begins or len(run) == 1))
            or (sorts[first] is Sort.VERB and begins and len(run) == 1)
        ):
            first += 1
        wrong = [at for at in range(first, len(run)) if self._is_taken(run, sorts, first, at)]
        return run[first : wrong[-1] + 1] if wrong else ()

    def _is_taken(self, run: Sequence[re.Match[str]], sorts: Sequence[Sort], first: int, at: int) -> bool:
        """Whether a word of a name that begins at the `first` of a run is taken for something else.

        An adjective behind a known place is one of it: *Europe Centrale*. A place behind what isn't known is part of
        a name (*Credit Suisse*), behind a title a person: *Mme Damas*.
        """
        sort, behind = sorts[at], sorts[at - 1] if at else None
        if _ROMAN.fullmatch(run[at][0]):
            return False
        if sort is Sort.VERB:
            return True
        if sort in (Sort.PLACE, Sort.EITHER) and at and self._is_title(run[at - 1][0]):
            return True
        if at == first:
            return sort is Sort.SMALL and sorts[at + 1 : at + 2] == [Sort.UNKNOWN]
        if sort is Sort.ADJECTIVE:
            return behind not in (Sort.PLACE, Sort.EITHER, Sort.COMMON)
        if sort is Sort.PLACE:
            return behind is Sort.UNKNOWN
        return sort in (Sort.COMMON, Sort.SMALL)

    def _sort_of(self, word: str) -> Sort:
        if self._is_title(word):
            return Sort.COMMON
        sort = self._sorts.get(word, Sort.COMMON)
        return Sort.VERB if sort is not Sort.PLACE and _COMPOUND.fullmatch(word) else sort

    def _is_title(self, word: str) -> bool:
        titles = self._language.names.titles
        return titles is not None and titles.fullmatch(word) is not None

    def _again(
        self, words: Sequence[re.Match[str]], names: Sequence[str], everywhere: Collection[str]
    ) -> Iterator[str]:
        """Yield words that begin a sentence and are names in another: *Ri* for *Ri Yong Ho*."""
        here = {part for name in names for part in name.split(" ")}
        for match in words:
            if (
                match[0] in everywhere
                and match[0] not in here
                and self._sort_of(match[0]) in (Sort.VERB, Sort.UNKNOWN)
            ):
                yield match[0]


def _runs(source: str, words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield words with a capital that stand one behind the other, with nothing but a space between."""
    run: list[re.Match[str]] = []
    for match in words:
        if run and source[run[-1].end() : match.start()] not in (" ", "\u00a0"):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _text(run: Sequence[re.Match[str]]) -> str:
    return " ".join(match[0] for match in run)


def _sort(answer: Sequence[LexicalUnit]) -> Sort:
    """Return what a word may be by the analyses of a dictionary, in Apertium's tags."""
    readings = [reading for unit in answer for reading in unit.readings]
    if len(answer) > 1 or not readings:
        return Sort.COMMON
    if any(reading.startswith("*") for reading in readings):
        return Sort.UNKNOWN
    tags = {tag for reading in readings for tag in re.findall("<([a-z]+)", reading)[:1]}
    if tags & _SMALL:
        return Sort.SMALL
    if tags & {"np"} or any("<acr>" in reading for reading in readings):
        place, person = (
            any(tag in reading for tag in of_sort for reading in readings) for of_sort in (_PLACES, _PERSONS)
        )
        return Sort.EITHER if place and person else Sort.PLACE if place else Sort.PERSON
    if all(tag.startswith("vb") for tag in tags):
        return Sort.VERB
    if "adj" in tags:
        return Sort.ADJECTIVE
    return Sort.COMMON if tags & {"n", "adv", "num", "ij"} else Sort.SMALL
