"""The list of terms, and finding their forms in a text: by exact forms, without any grammar."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its names in two languages, the preferred ones first, and all forms that those names have."""

    concept: str
    kind: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_forms: tuple[str, ...]
    target_forms: tuple[str, ...]

    @property
    def target(self) -> str:
        """What a system is told to say."""
        return self.targets[0]


class Hit(NamedTuple):
    """A form found at `text[start:end]`, with the concepts that it may be of."""

    start: int
    end: int
    concepts: frozenset[str]


def read(source: str, target: str, folder: Path = DATA) -> tuple[Term, ...]:
    """Return the terms of `terms.tsv` that have names in both languages, with the forms of `forms.tsv`."""
    further = {
        (row["language"], row["name"]): tuple(row["forms"].split(_BETWEEN))
        for row in _rows(folder / "forms.tsv")
    }

    def forms(language: str, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(form for name in names for form in (name, *further.get((language, name), ())))
        )

    terms = []
    for row in _rows(folder / "terms.tsv"):
        names = {
            language: tuple(filter(None, row.get(language, "").split(_BETWEEN)))
            for language in (source, target)
        }
        if all(names.values()):
            both = names[source], names[target]
            terms.append(
                Term(row["concept"], row["kind"], *both, forms(source, both[0]), forms(target, both[1]))
            )
    return tuple(terms)


def write(terms: Iterable[Term], path: Path, source: str, target: str) -> None:
    """Write terms as systems get them: a TSV with a row for each name of a source, and for each further of a target.

    A `preferred` row has what is to be said, an `admitted` one another name: of the source, with the same target, or
    of the target alone, which is as good. It is a glossary of l10n's, too.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n")
        out.writerow(("concept", "kind", "status", source, target))
        for term in terms:
            pairs = [(name, term.target) for name in term.sources] + [("", name) for name in term.targets[1:]]
            for number, (name, other) in enumerate(pairs):
                kind = "acronym" if _is_acronym(name or other) else term.kind
                out.writerow((term.concept, kind, "admitted" if number else "preferred", name, other))


class FormFinder:
    """Finds the forms of concepts in a text, whole words, the longest first.

    A form with a capital is found as it is written or all in capitals; one in small letters with a capital first,
    too, unless that is a form of its own (*Suisse* the country, *suisse* the adjective).
    """

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self._written: dict[str, set[str]] = {}
        self._capitals: dict[str, set[str]] = {}
        for concept, texts in forms.items():
            for text in map(_plain, texts):
                self._written.setdefault(text, set()).add(concept)
                self._capitals.setdefault(text.upper(), set()).add(concept)
        longest = sorted(self._written, key=lambda text: (-len(text), text))
        self._forms = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Give the forms in a text, in its order."""
        for match in self._forms.finditer(_plain(text)):
            if concepts := self._concepts(match[0]):
                yield Hit(match.start(), match.end(), frozenset(concepts))

    def count(self, text: str) -> Counter[str]:
        """Return how often each concept is in a text."""
        return Counter(concept for hit in self.find(text) for concept in hit.concepts)

    def without(self, text: str) -> str:
        """Return a text without the forms."""
        parts, done = [], 0
        for hit in self.find(text):
            parts.append(text[done : hit.start])
            done = hit.end
        return " ".join("".join((*parts, text[done:])).split())

    def _concepts(self, text: str) -> set[str]:
        if text in self._written:
            return self._written[text]
        small = text[0].lower() + text[1:]
        if small in self._written:
            return self._written[small]
        return self._capitals.get(text, set()) if text.isupper() else set()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name
