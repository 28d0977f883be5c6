"""The sentences: NTREX-128, FLORES-200 and WMT21's terminology task, from a folder that `fetch` fills."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.terms_mt import terms
from benchmarks.terms_mt.terms import Term

PAIRS = ("fr-en", "fr-es", "en-pt", "pt-en")


@dataclass(frozen=True, slots=True)
class SentenceSet:
    """Sentences of a language with their references in another, and the terms that are asked of them."""

    name: str
    source: str
    target: str
    sources: tuple[str, ...]
    references: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def pair(self) -> str:
        """The pair as options name it: `fr-en`."""
        return f"{self.source}-{self.target}"

    @property
    def digest(self) -> str:
        """The first twelve digits of the SHA-256 of sources and references: whether two runs had the same text."""
        lines = "\n".join((*self.sources, *self.references))
        return hashlib.sha256(lines.encode()).hexdigest()[:12]


def load(name: str, source: str, target: str, folder: Path, most: int) -> SentenceSet | None:
    """Return the first `most` sentences of a set for a pair; None where the set or the folder lacks the pair."""
    try:
        texts, listed = READERS[name](folder, source, target)
    except (FileNotFoundError, KeyError):
        return None
    pairs = [(one, other) for one, other in texts if one and other][:most]
    if not pairs:
        return None
    sources, references = (tuple(side) for side in zip(*pairs, strict=True))
    return SentenceSet(name, source, target, sources, references, listed)


Texts = tuple[list[tuple[str, str]], tuple[Term, ...]]


def _ntrex(folder: Path, source: str, target: str) -> Texts:
    with (folder / "articles" / "ntrex.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    sides = ([text for article in articles for text in article[language]] for language in (source, target))
    return list(zip(*sides, strict=True)), terms.read(source, target)


def _flores(folder: Path, source: str, target: str) -> Texts:
    sides = (
        (folder / "eval" / f"flores200-devtest.{language}").read_text(encoding="utf-8").splitlines()
        for language in (source, target)
    )
    return list(zip(*sides, strict=True)), terms.read(source, target)


def _wmt21(folder: Path, source: str, target: str) -> Texts:
    """Read the task's English sentences and their French references, turned round, with the terms marked in them.

    A French form asks for any English term that it was marked as, and for the one that it mostly was.
    """
    if (source, target) != ("fr", "en"):
        raise KeyError(f"{source}-{target}")
    with (folder / "eval" / "wmt21-terminology.en-fr.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    english = Counter(
        (french, term["src"]) for line in lines for term in line["terms"] for french in term["tgt"]
    )
    names: dict[str, list[str]] = {}
    for (french, name), _ in english.most_common():
        names.setdefault(french, []).append(name)
    listed = tuple(
        Term(french, "term", (french,), tuple(both), (french,), tuple(both) + tuple(map(_small, both)))
        for french, both in names.items()
    )
    return [(line["fr"], line["en"]) for line in lines], listed


def _small(name: str) -> str:
    """Return a name with a small first letter: the set writes *Coronavirus*, and others are right without it."""
    return name if name.isupper() else name[0].lower() + name[1:]


READERS: dict[str, Callable[[Path, str, str], Texts]] = {"ntrex": _ntrex, "flores": _flores, "wmt21": _wmt21}
