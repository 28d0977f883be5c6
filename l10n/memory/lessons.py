"""What people change again and again in what a machine made, and how much they change."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from l10n.memory.model import Edit
from l10n.memory.similarity import changes
from l10n.model import LanguagePair
from l10n.text.tokens import tokens_and_marks

# A phrase longer than that is a sentence put anew, and no term.
_LONGEST = 6
# How sure the source of a replaced phrase has to be: the share of what speaks for it (Dice coefficient).
_SURE = 0.8
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrase of a machine's that people replaced, in how many units, and where.

    `source` is what it seems to translate: a phrase that the sources of those units share and others lack. It is
    empty where none is clear.
    """

    pair: LanguagePair
    machine: str
    person: str
    count: int
    source: str
    articles: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """How much people changed of what a machine made: of `units`, how many they `changed`.

    `words` and `characters` are edits (insertions, deletions and replacements), divided by the words and the
    characters that people let stand.
    """

    units: int
    changed: int
    words: float
    characters: float


def lessons(edits: Iterable[Edit], *, least: int = 2) -> list[Lesson]:
    """Return the phrases that people replaced in at least `least` units, the commonest first."""
    groups: dict[tuple[LanguagePair, str, str], list[Edit]] = defaultdict(list)
    by_pair: dict[LanguagePair, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_pair[edit.pair].append(edit)
        for machine, person in dict.fromkeys(_replacements(edit)):
            groups[edit.pair, machine, person].append(edit)
    holding = {pair: _phrases(of_pair) for pair, of_pair in by_pair.items()}
    phrases = [
        Lesson(
            pair,
            machine,
            person,
            len(group),
            _source(group, holding[pair]),
            tuple(sorted({edit.article for edit in group if edit.article})),
            tuple(sorted({edit.origin for edit in group})),
        )
        for (pair, machine, person), group in groups.items()
        if len(group) >= least
    ]
    return sorted(phrases, key=lambda one: (-one.count, one.pair, one.machine, one.person))


def distance(edits: Iterable[Edit]) -> Distance:
    """Return how much people changed.

    In words this is TER (Snover et al. 2006) without its shifts, which count a moved phrase once; it is never lower.
    """
    units = changed = word_edits = word_count = char_edits = char_count = 0
    for edit in edits:
        machine, person = tokens_and_marks(edit.machine), tokens_and_marks(edit.person)
        units += 1
        changed += edit.machine != edit.person
        word_edits += Levenshtein.distance(machine, person)
        word_count += len(person)
        char_edits += Levenshtein.distance(edit.machine, edit.person)
        char_count += len(edit.person)
    return Distance(units, changed, word_edits / max(1, word_count), char_edits / max(1, char_count))


def _replacements(edit: Edit) -> Iterable[tuple[str, str]]:
    """Give the phrases that were replaced by others, without what is only space or marks."""
    for old, new in changes(edit.machine, edit.person):
        both = old.strip(), new.strip()
        if old == new or not all(any(char.isalnum() for char in one) for one in both):
            continue
        if all(len(tokens_and_marks(one)) <= _LONGEST for one in both):
            yield both


def _phrases(edits: Sequence[Edit]) -> Counter[tuple[str, ...]]:
    """Count in how many sources each phrase stands."""
    return Counter(phrase for edit in edits for phrase in _of(edit.source))


def _of(source: str) -> set[tuple[str, ...]]:
    """Return the phrases of a source that begin and end with a word."""
    tokens = tokens_and_marks(source)
    return {
        phrase
        for start in range(len(tokens))
        for end in range(start + 1, min(start + 1 + _LONGEST, len(tokens) + 1))
        if (phrase := tuple(tokens[start:end]))[0][0].isalnum() and phrase[-1][-1].isalnum()
    }


def _source(group: Sequence[Edit], holding: Counter[tuple[str, ...]]) -> str:
    """Return the phrase, as it stands in the first source, that goes best with a replacement."""
    inside = _phrases(group)
    ranked = sorted(
        (-2 * count / (len(group) + holding[phrase]), _small(phrase), -len(phrase), phrase)
        for phrase, count in inside.items()
    )
    if not ranked or -ranked[0][0] < _SURE:
        return ""
    phrase = ranked[0][-1]
    return _in_source(phrase, next(edit.source for edit in group if phrase in _of(edit.source)))


def _small(phrase: tuple[str, ...]) -> int:
    """Count the words at a phrase's ends that look like articles and prepositions: those of three letters or less."""
    return sum(len(word) <= _SMALL for word in (phrase[0], phrase[-1]))


def _in_source(phrase: tuple[str, ...], source: str) -> str:
    """Return a phrase with the capitals and spaces that it has in a source."""
    pattern = r"\s*".join(map(re.escape, phrase))
    match = re.search(pattern, source, re.IGNORECASE)
    return match[0] if match else " ".join(phrase)
