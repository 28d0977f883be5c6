"""A glossary as values: rows of forms that correspond, and the concepts that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any


class Kind(StrEnum):
    """What a concept is; it decides how its forms are matched."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    TERM = "term"


class Status(StrEnum):
    """What a row's forms are to a translation."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class Matching(StrEnum):
    """How a form is found in a text.

    `exact`: letter by letter, as acronyms are (ONU, never *onu*). `case`: a capital asks for a capital, except in
    text that is all capitals, as names are. `inflected`: capitals don't matter, and any number, gender or case of
    the words will do, as for terms and demonyms.
    """

    EXACT = "exact"
    CASE = "case"
    INFLECTED = "inflected"


# How the forms of a kind are matched where the row doesn't say.
MATCH = {
    Kind.PERSON: Matching.CASE,
    Kind.PLACE: Matching.CASE,
    Kind.ORGANISATION: Matching.CASE,
    Kind.ACRONYM: Matching.EXACT,
    Kind.DEMONYM: Matching.INFLECTED,
    Kind.TERM: Matching.INFLECTED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One set of forms that correspond: a line of a glossary file.

    `forms` maps languages (BCP 47) to forms; a language that it lacks is undecided. `match` is the row's own, None
    where that of the kind holds. `path` and `line` (from 1) are where it stands.
    """

    concept: str
    kind: Kind
    status: Status
    forms: Mapping[str, str]
    match: Matching | None = None
    note: str = ""
    path: str = field(default="", compare=False)
    line: int | None = field(default=None, compare=False)

    @property
    def matching(self) -> Matching:
        """How its forms are found."""
        return self.match or MATCH[self.kind]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a concept in a language (BCP 47), and the row that it stands in."""

    text: str
    language: str
    row: Row


@dataclass(frozen=True)
class Glossary:
    """Rows, in the order of their files. A language that no row has falls back on its base (`pt-BR` on `pt`)."""

    rows: tuple[Row, ...] = ()

    @cached_property
    def concepts(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each concept, by its name."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.concept, []).append(row)
        return {concept: tuple(rows) for concept, rows in found.items()}

    @cached_property
    def cache(self) -> dict[tuple[type, str], Any]:
        """What was made of it for a language, by what that is: it learns words, and pairs of languages share it."""
        return {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that rows have forms in, in the order in which they come up."""
        return tuple(dict.fromkeys(language for row in self.rows for language in row.forms))

    def language(self, tag: str) -> str | None:
        """Return the glossary's own tag for a language: itself, its base, or None."""
        for candidate in (tag, tag.split("-")[0]):
            if candidate in self.languages:
                return candidate
        return None

    def forms(self, language: str) -> tuple[Form, ...]:
        """Return all forms in a language, forbidden ones too."""
        tag = self.language(language)
        return tuple(Form(row.forms[tag], tag, row) for row in self.rows if tag and tag in row.forms)

    def allowed(self, concept: str, language: str) -> tuple[str, ...]:
        """Return a concept's preferred and admitted forms in a language, the preferred first."""
        rows = self.concepts.get(concept, ())
        return _unique(self._of(rows, Status.PREFERRED, language) + self._of(rows, Status.ADMITTED, language))

    def forbidden(self, concept: str, language: str) -> tuple[str, ...]:
        """Return a concept's forbidden forms in a language."""
        return _unique(self._of(self.concepts.get(concept, ()), Status.FORBIDDEN, language))

    def target_form(self, row: Row, language: str) -> str | None:
        """Return the form that a machine is told for a row: its own if it is allowed, else the concept's first.

        One of the same kind comes before others; None where nothing is decided for the language.
        """
        tag = self.language(language)
        if tag and tag in row.forms and row.status is not Status.FORBIDDEN:
            return row.forms[tag]
        rows = self.concepts.get(row.concept, ())
        # A demonym's place says it only if no demonym does.
        alike = tuple(other for other in rows if other.kind is row.kind)
        for among in (alike, rows):
            for status in (Status.PREFERRED, Status.ADMITTED):
                for form in self._of(among, status, language):
                    return form
        return None

    def _of(self, rows: Iterable[Row], status: Status, language: str) -> tuple[str, ...]:
        tag = self.language(language)
        return tuple(row.forms[tag] for row in rows if row.status is status and tag and tag in row.forms)


def _unique(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
