"""A catalog as values: entries, header, and the lines that they were read from.

What is read keeps its lines (`raw`), and the blank ones before them (`gap`), and an entry that does not change is
written as it stood. Equality looks at the content alone, so "did anything change?" is `==`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple


class Key(NamedTuple):
    """What makes an entry the only one of its kind in a catalog."""

    context: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a unit of the article, or one that a person's tool put there.

    `comments` are the translator's lines without their `#` (`" a note"`), `extracted` those of `#.` without
    the mark, `references` those of `#:`. `previous` is the key that the target was made for, where that is
    another one (`#|`). `targets` holds every plural form; only foreign entries have more than one.
    """

    source: str
    targets: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Key | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)
    gap: tuple[str, ...] = field(default=("",), compare=False, repr=False)
    line: int | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> Key:
        """The context and the source."""
        return Key(self.context, self.source)

    @property
    def target(self) -> str:
        """The translation; the singular's, where there is a plural."""
        return self.targets[0] if self.targets else ""

    @property
    def fuzzy(self) -> bool:
        """Whether it waits for a reviewer."""
        return "fuzzy" in self.flags

    def with_(self, **changes: Any) -> Entry:
        """Return the entry with `changes`; the very same one, lines and all, if they change nothing."""
        changed = replace(self, **changes)
        return self if changed == self else replace(changed, raw=())

    def as_obsolete(self) -> Entry:
        """Return it as gettext keeps what the article has no more: without position, context and findings."""
        flags = tuple(flag for flag in self.flags if flag == "fuzzy")
        return self.with_(obsolete=True, extracted=(), references=(), flags=flags)


@dataclass(frozen=True, slots=True)
class Header:
    """The first entry: comments above it, and fields in their order.

    A line of it that is no field has the name "".
    """

    fields: tuple[tuple[str, str], ...]
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)
    gap: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def get(self, name: str) -> str | None:
        """Return a field's value, None if it isn't there. Names are told apart without case."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)

    def with_field(self, name: str, value: str) -> Header:
        """Return the header with a field set where it stands, or at the end; the very same one if it was so."""
        if self.get(name) == value:
            return self
        fields = [(key, value if key.lower() == name.lower() else old) for key, old in self.fields]
        if self.get(name) is None:
            fields.append((name, value))
        return replace(self, fields=tuple(fields), raw=())


@dataclass(frozen=True, slots=True)
class Catalog:
    """A gettext catalog: header, entries (active and obsolete, in the order of the file), last comments.

    `newline` is how the file ends its lines; `before` are the blank lines before the last comments, `after` those at
    the end. `trailing` are comment lines after the last entry. `domain` is the
    string of its `domain`, as it is written; most have none.
    """

    header: Header
    entries: tuple[Entry, ...]
    trailing: tuple[str, ...] = ()
    newline: str = "\n"
    domain: str = ""
    before: tuple[str, ...] = field(default=("",), compare=False, repr=False)
    after: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def active(self) -> Iterator[Entry]:
        """The entries that the article has."""
        return (entry for entry in self.entries if not entry.obsolete)

    def same_content(self, other: Catalog) -> bool:
        """Whether both hold the same entries and header, in whatever order: tools re-order catalogs."""
        mine, theirs = ({e.key: e for e in c.entries} for c in (self, other))
        return self.header == other.header and self.trailing == other.trailing and mine == theirs
