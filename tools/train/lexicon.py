"""Which words translate which: by how often they stand in the same pairs (Dice 1945), by likeness, and from lists."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AT_LEAST = 3  # pairs that have both words
_COMMON = 0.1  # of the pairs: words that more of them have mean little
_DICE = 0.2
_CHUNK = 4_000_000
_COGNATE = 5  # letters that cognates begin with
_FEW = 4  # translations of a word

Lexicon = Mapping[str, Mapping[str, float]]


def learn(pairs: Sequence[tuple[str, str]]) -> Lexicon:
    """Return the likely translations of words, in small letters, with how likely they are (0 to 1)."""
    sides = [_side([pair[at] for pair in pairs]) for at in (0, 1)]
    (_, first, left), (_, second, right) = sides
    width = max(1, len(right))
    counts: Counter[int] = Counter()
    waiting: list[NDArray[np.int64]] = []
    for one, other in zip(first, second, strict=True):
        waiting.append((one[:, None] * width + other[None, :]).ravel())
        if sum(map(len, waiting)) > _CHUNK and len(waiting) % 1_000 == 0:
            _count(waiting, counts)
    _count(waiting, counts)
    frequency = [_frequency(rows, len(names)) for rows, names in ((first, left), (second, right))]
    found: dict[str, dict[str, float]] = {}
    for code, count in counts.items():
        one, other = divmod(code, width)
        dice = 2 * count / (frequency[0][one] + frequency[1][other])
        if count >= _AT_LEAST and dice >= _DICE:
            found.setdefault(left[one], {})[right[other]] = float(dice)
    return {
        word: dict(sorted(of.items(), key=lambda item: (-item[1], item[0]))[:_FEW])
        for word, of in found.items()
    }


def likely(lexicon: Lexicon, word: str, other: str) -> float:
    """Return how likely a word, in small letters, translates another: cognates count as well."""
    if word == other:
        return 1.0
    if known := lexicon.get(word, {}).get(other):
        return known
    start = min(len(word), len(other), 12) - 3
    return 0.3 if start >= _COGNATE and word[:start] == other[:start] else 0.0


def lists(folder: Path, source: str, target: str) -> dict[tuple[str, ...], set[str]]:
    """Return the terms of the lists in a folder, by their words in small letters: tables with a column a language.

    `fr` and `en`, or what begins so (`fr_official`, `demonym_fr_m`); and lists that name their languages a row.
    """
    found: dict[tuple[str, ...], set[str]] = {}
    for path in sorted(folder.glob("*.[tc]sv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ","):
                for one, other in _both(row, source, target):
                    if one and other and len(one.split()) <= 6:
                        found.setdefault(tuple(word.lower() for word in WORD.findall(one)), set()).add(other)
    found.pop((), None)
    return found


def _both(row: Mapping[str, str], source: str, target: str) -> Iterable[tuple[str, str]]:
    if "sourceString" in row:
        texts = {row["sourceLang"][:2]: row["sourceString"], row["targetLang"][:2]: row["targetString"]}
        return [(texts.get(source, ""), texts.get(target, ""))]
    return [
        (row[name], row.get(name.replace(source, target, 1)) or "")
        for name in row
        if name and re.search(rf"(?:^|_){source}(?:_|$)", name)
    ]


def _side(texts: Sequence[str]) -> tuple[Counter[str], list[NDArray[np.int64]], list[str]]:
    """Return the words of texts that are neither rare nor in all of them, and each text's as numbers."""
    rows = [{word.lower() for word in WORD.findall(text) if not word[0].isdigit()} for text in texts]
    counts = Counter(word for row in rows for word in row)
    most = max(_AT_LEAST, _COMMON * len(texts))
    names = sorted(word for word, count in counts.items() if _AT_LEAST <= count <= most)
    numbers = {word: number for number, word in enumerate(names)}
    return (
        counts,
        [np.array(sorted(numbers[w] for w in row if w in numbers), np.int64) for row in rows],
        names,
    )


def _count(waiting: list[NDArray[np.int64]], counts: Counter[int]) -> None:
    if waiting:
        codes, times = np.unique(np.concatenate(waiting), return_counts=True)
        often = times > 1  # a chunk is large: what it has once is mostly chance
        counts.update(dict(zip(codes[often].tolist(), times[often].tolist(), strict=True)))
        waiting.clear()


def _frequency(rows: Sequence[NDArray[np.int64]], size: int) -> NDArray[np.int64]:
    return np.bincount(np.concatenate([*rows, np.empty(0, np.int64)]), minlength=size)
