"""What a format is, and what those of two languages have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from l10n.errors import UsageError
from l10n.glossary import files
from l10n.glossary.cells import clean, slug
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.messages import Message, msg, msg_list, msg_template, msgs


class Import(NamedTuple):
    """What a file gave: rows, and in words what it had that can't be used."""

    rows: tuple[Row, ...]
    losses: tuple[Message, ...] = ()


class Export(NamedTuple):
    """A file's bytes, how many entries are in it, and in words what it can't hold."""

    data: bytes
    size: int
    losses: tuple[Message, ...] = ()


class RowStream(Protocol):
    """Rows that are read anew each time that they are asked for, and in words what was lost the last time."""

    losses: tuple[Message, ...]

    def __iter__(self) -> Iterator[Row]:
        """Give the rows."""


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A format of glossaries.

    `read` gets a file's bytes, its path (for errors) and the languages that were named (BCP 47), if any were; it
    raises InputError, and UsageError where it needs them. `write` gets a glossary and the languages to write. The
    source comes first; where the format is `bilingual` one other follows. `stream` reads a file of any size from its
    path, if the format can.
    """

    name: str
    suffixes: tuple[str, ...]
    bilingual: bool
    read: Callable[[bytes, Path, Sequence[str]], Import]
    write: Callable[[Glossary, Sequence[str]], Export]
    stream: Callable[[Path, Sequence[str]], RowStream] | None = None


class ExchangeEntry(NamedTuple):
    """A source form with its target form; `concept` and `note` are empty where a format doesn't have them."""

    source: str
    target: str
    concept: str = ""
    note: str = ""


def text_of(data: bytes, path: Path) -> str:
    """Return the text of a file. Raises InputError."""
    return files.decode(data, path, msg("save it as UTF-8")).text


def lines(text: str) -> list[str]:
    """Return the lines of a text as tools see them: only LF, CR LF and CR end one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def pair(languages: Sequence[str], path: Path) -> tuple[str, str]:
    """Return the two languages of a file that doesn't say them itself. Raises UsageError if nobody named them."""
    if len(languages) != 2 or languages[0] == languages[1]:
        hint = msg("name both: --from fr --to en")
        raise UsageError(msg("its format doesn't say which two languages it has"), path=path, hint=hint)
    return languages[0], languages[1]


def rows(found: Iterable[ExchangeEntry], languages: tuple[str, str]) -> Import:
    """Return the rows of entries without kinds and statuses.

    One source is one concept: its first target is preferred, others are admitted. Without a name, a concept has
    the slug of its source.
    """
    done: dict[tuple[str, str, str], Row] = {}
    preferred: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}  # of concepts, by source
    taken: dict[str, str] = {}
    broken = twice = 0
    for entry in found:
        source, target = clean(entry.source), clean(entry.target)
        if not source or not target:
            broken += 1
            continue
        concept = clean(entry.concept)
        if not concept:
            key = source.casefold()
            name, number = slug(source), 1
            while taken.setdefault(name if number == 1 else f"{name}-{number}", key) != key:
                number += 1
            concept = names.setdefault(key, name if number == 1 else f"{name}-{number}")
        if (concept, source, target) in done:
            twice += 1
            continue
        status = Status.PREFERRED
        if preferred.setdefault(concept, (source, target)) != (source, target):
            status = Status.ADMITTED
        forms = {languages[0]: source, languages[1]: target}
        done[concept, source, target] = Row(concept, Kind.TERM, status, forms, note=entry.note.strip())
    losses = []
    if broken:
        losses.append(
            msgs(
                "{count} entry without a source or a target left out",
                "{count} entries without a source or a target left out",
                broken,
            )
        )
    if twice:
        losses.append(
            msgs(
                "{count} entry that had come before left out",
                "{count} entries that had come before left out",
                twice,
            )
        )
    return Import(tuple(done.values()), tuple(losses))


def pairs(
    glossary: Glossary, languages: Sequence[str], name: Message
) -> tuple[list[ExchangeEntry], list[Message]]:
    """Return what a format of two languages can say, preferred forms first in each concept, and what it can't."""
    source, target = languages
    own = glossary.language(source)
    found: list[ExchangeEntry] = []
    forbidden: list[Row] = []
    missing: list[Row] = []
    admitted = matches = 0
    kinds = False
    for concept, rows in glossary.concepts.items():
        seen = set()
        for row in sorted(rows, key=lambda row: row.status is not Status.PREFERRED):
            if row.status is Status.FORBIDDEN:
                if any(glossary.language(language) in row.forms for language in languages):
                    forbidden.append(row)
                continue
            form = glossary.target_form(row, target)
            if own is None or own not in row.forms or form is None:
                missing.append(row)
                continue
            if (row.forms[own], form) in seen:
                continue
            seen.add((row.forms[own], form))
            found.append(ExchangeEntry(row.forms[own], form, concept, row.note))
            admitted += row.status is Status.ADMITTED
            matches += row.match is not None
            kinds = kinds or row.kind is not Kind.TERM
    losses = []
    if forbidden:
        losses.append(
            msgs(
                "{name} holds no status: {count} forbidden row left out: {rows}",
                "{name} holds no status: {count} forbidden rows left out: {rows}",
                len(forbidden),
                name=name,
                rows=names_of(forbidden),
            )
        )
    if admitted:
        losses.append(
            msgs(
                "{name} holds no status: {count} entry with admitted forms written like the others",
                "{name} holds no status: {count} entries with admitted forms written like the others",
                admitted,
                name=name,
            )
        )
    if kinds:
        losses.append(msg("{name} holds no kinds: person, place, acronym and the others are lost", name=name))
    fields = ("must", "gender", "number", "part_of_speech", "domain", "source", "date")
    rows_there = [row for row in glossary.rows if own in row.forms]
    if lost := [one.replace("_", " ") for one in fields if any(getattr(row, one) for row in rows_there)]:
        fields_lost = msg_list(lost, msg_template("{one} and no {other}"))
        losses.append(msg("{name} holds no {fields}: lost", name=name, fields=fields_lost))
    if matches:
        losses.append(
            msgs(
                "{name} holds no match: that of {count} entry is lost",
                "{name} holds no match: that of {count} entries is lost",
                matches,
                name=name,
            )
        )
    return found, [*losses, *left_out(missing, languages, glossary)]


def left_out(rows: Sequence[Row], languages: Sequence[str], glossary: Glossary) -> list[Message]:
    """Return what to say of rows of a glossary that lack a form in the languages that a format needs.

    Those whose concept is lost, or one of these languages' forms, are named; of the others nobody will miss more than
    another language's word for what is there.
    """
    lost = set(map(id, rows))
    there = {row.concept for row in glossary.rows if id(row) not in lost}
    some = [row for row in rows if row.concept not in there or any(map(row.form, languages))]
    others = len(rows) - len(some)
    losses = []
    if some:
        losses.append(
            msgs(
                "{count} row without a form in {languages} left out: {rows}",
                "{count} rows without a form in {languages} left out: {rows}",
                len(some),
                languages=msg_list(languages, msg_template("{one} and {other}")),
                rows=names_of(some),
            )
        )
    if others:
        losses.append(
            msgs(
                "{count} row in other languages alone left out",
                "{count} rows in other languages alone left out",
                others,
            )
        )
    return losses


def names_of(rows: Iterable[Row]) -> str:
    """Return the concepts of rows with a form of each, in words."""
    named = (
        f"{row.concept} ({form})" if (form := next(iter(row.forms.values()), "")) else row.concept
        for row in rows
    )
    return ", ".join(dict.fromkeys(named))
