"""A glossary as values: rows of forms that correspond, and the concepts that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from l10n.languages import pack
from l10n.messages import msg_template


class Kind(StrEnum):
    """What a concept is; it decides how its forms are matched."""

    PERSON = msg_template("person")
    PLACE = msg_template("place")
    ORGANISATION = msg_template("organisation")
    ACRONYM = msg_template("acronym")
    DEMONYM = msg_template("demonym")
    TERM = msg_template("term")


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


class Gender(StrEnum):
    """A form's gender, by the names of the data category `grammaticalGender` (ISO 12620, TBX)."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    COMMON = "common"


class Number(StrEnum):
    """The number that a form is in, by the names of the data category `grammaticalNumber`."""

    SINGULAR = "singular"
    PLURAL = "plural"


class PartOfSpeech(StrEnum):
    """A form's part of speech, by the names of the data category `partOfSpeech`."""

    NOUN = "noun"
    PROPER_NOUN = "proper noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    ADVERB = "adverb"
    OTHER = "other"


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
    where that of the kind holds. `must` says that a translation without the term is wrong, and no matter of style.
    `gender`, `number` and `part_of_speech` map languages to what holds for the form in them; what is under an empty
    name holds for all forms. `domain`, `source` (who or what the row is from) and `date` are as people write them.
    `path` and `line` (from 1) are where it stands.
    """

    concept: str
    kind: Kind
    status: Status
    forms: Mapping[str, str]
    match: Matching | None = None
    note: str = ""
    must: bool = False
    gender: Mapping[str, Gender] = field(default_factory=dict)
    number: Mapping[str, Number] = field(default_factory=dict)
    part_of_speech: Mapping[str, PartOfSpeech] = field(default_factory=dict)
    domain: str = ""
    source: str = ""
    date: str = ""
    path: str = field(default="", compare=False)
    line: int | None = field(default=None, compare=False)

    @property
    def matching(self) -> Matching:
        """How its forms are found."""
        return self.match or MATCH[self.kind]

    def form(self, language: str) -> Form | None:
        """Return the form for a language (BCP 47): its own, or that of the nearest that stands for it.

        The letters of that one are those of the region that is asked for: *Grossbritannien* in de-CH.
        """
        tag = next((tag for tag in fallbacks(language) if tag in self.forms), None)
        if tag is None:
            return None
        text = self.forms[tag]
        return Form(text if tag == language else pack.language(language).respelt(text), tag, self)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a concept in a language (BCP 47), and the row that it stands in."""

    text: str
    language: str
    row: Row

    @property
    def gender(self) -> Gender | None:
        """Its gender, None where the glossary doesn't say it."""
        return self.row.gender.get(self.language, self.row.gender.get(""))

    @property
    def number(self) -> Number | None:
        """The number that it is in, None where the glossary doesn't say it."""
        return self.row.number.get(self.language, self.row.number.get(""))

    @property
    def part_of_speech(self) -> PartOfSpeech | None:
        """Its part of speech, None where the glossary doesn't say it."""
        return self.row.part_of_speech.get(self.language, self.row.part_of_speech.get(""))


@cache
def fallbacks(language: str) -> tuple[str, ...]:
    """Return a language (BCP 47) and those that stand for it where it says nothing: `es-MX`, `es`.

    As RFC 4647 looks languages up (section 3.4).
    """
    parts = language.split("-")
    return tuple("-".join(parts[:size]) for size in range(len(parts), 0, -1))


@dataclass(frozen=True)
class Glossary:
    """Rows, in the order of their files. Where one has no form for a region, its language's stands for it."""

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
        """Return the glossary's own tag for a language: itself, the nearest that stands for it, or None."""
        return next((candidate for candidate in fallbacks(tag) if candidate in self.languages), None)

    def forms(self, language: str) -> tuple[Form, ...]:
        """Return all forms in a language, forbidden ones too."""
        return tuple(form for row in self.rows if (form := row.form(language)) is not None)

    def allowed(self, concept: str, language: str) -> tuple[str, ...]:
        """Return a concept's preferred and admitted forms in a language, the preferred first.

        Of the preferred ones those of a region come before those of its language; what it forbids is none.
        """
        allowed, _ = self._decided(concept, language)
        return allowed

    def forbidden(self, concept: str, language: str) -> tuple[str, ...]:
        """Return a concept's forbidden forms in a language."""
        _, forbidden = self._decided(concept, language)
        return forbidden

    def target_form(self, row: Row, language: str) -> str | None:
        """Return the form that a machine is told for a row: its own if it is allowed, else the concept's first.

        One of the same kind comes before others, and a region's own before its language's; None where nothing is
        decided for the language.
        """
        rows = self.concepts.get(row.concept, ())
        # A demonym's place says it only if no demonym does.
        alike = tuple(other for other in rows if other.kind is row.kind)
        allowed = self.allowed(row.concept, language)
        own = row.form(language)
        if own is not None and row.status is not Status.FORBIDDEN and own.text in allowed:
            if row.status is Status.PREFERRED and own.language != language:
                own = next(iter(_of(alike, Status.PREFERRED, language)), own)
            return own.text
        for among in (alike, rows):
            for status in (Status.PREFERRED, Status.ADMITTED):
                for form in _of(among, status, language):
                    if form.text in allowed:
                        return form.text
        return None

    def _decided(self, concept: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return a concept's allowed and forbidden forms in a language; a nearer language has the last word."""
        rows = self.concepts.get(concept, ())
        allowed = [
            form for status in (Status.PREFERRED, Status.ADMITTED) for form in _of(rows, status, language)
        ]
        forbidden = _of(rows, Status.FORBIDDEN, language)
        if any("-" in form.language for form in (*allowed, *forbidden)):
            allowed, forbidden = _unbeaten(allowed, forbidden), _unbeaten(forbidden, allowed)
        return tuple(dict.fromkeys(f.text for f in allowed)), tuple(dict.fromkeys(f.text for f in forbidden))


def _of(rows: Iterable[Row], status: Status, language: str) -> list[Form]:
    """Return the forms of a status in a language, those of a region before those of its language."""
    forms = [form for row in rows if row.status is status and (form := row.form(language)) is not None]
    return sorted(forms, key=lambda form: -len(form.language)) if "-" in language else forms


def _unbeaten(forms: Iterable[Form], others: Iterable[Form]) -> list[Form]:
    """Return the forms of which no nearer language says the opposite."""
    return [
        form
        for form in forms
        if all(other.text != form.text or len(other.language) <= len(form.language) for other in others)
    ]
