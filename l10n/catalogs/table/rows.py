"""From a catalog to the rows of a table, and from rows to units that came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.exchange import BASE, Document, Item, base, mark_of
from l10n.catalogs.extracted_comments import is_note
from l10n.catalogs.provenance import Owner, is_ours, owner
from l10n.catalogs.states import State, state_of
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model import collapse
from l10n.xml import UNWRITABLE

HEADERS = ("no.", "source", "target", "notes", "state")
STATES = tuple(State)
"""What the column of states says; a person who has looked at a row says the first."""

_UNFIT = re.compile(UNWRITABLE.pattern + "|\r")
_ACCEPTED = frozenset(["reviewed", "approved", "final", "signed-off", "ok", "yes", "done", "translated"])
_TITLE = re.compile(r"(?P<name>\w+) \((?P<language>[\w-]+)\)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: what people see, and `id`: the mark of its unit's key, its context, and what it was when it went out."""

    number: str
    source: str
    target: str
    notes: str = ""
    state: str = ""
    id: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """What people see of it."""
        return self.number, self.source, self.target, self.notes, self.state


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the article's reference, the languages (BCP 47), and its rows."""

    original: str
    source: str
    target: str
    rows: tuple[TableRow, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands above the columns."""
        number, source, target, *rest = HEADERS
        return number, f"{source} ({self.source})", f"{target} ({self.target})", *rest


def sheet_of(
    catalog: Catalog, original: str, source: str, target: str, longest: int
) -> tuple[Sheet, tuple[Entry, ...]]:
    """Return a catalog's active entries as a table, and those that it can't hold.

    These are entries with plural forms, with control characters, and with more than `longest` characters in a cell.
    """
    rows, lost = [], []
    for number, entry in enumerate(catalog.active, 1):
        row = _row(entry, number)
        texts = (*row.cells, row.id)
        if entry.plural is not None or _UNFIT.search("".join(texts)) or max(map(len, texts)) > longest:
            lost.append(entry)
        else:
            rows.append(row)
    return Sheet(original, source, target, tuple(rows)), tuple(lost)


def is_head(cells: Sequence[str]) -> bool:
    """Return whether a row names the columns of a table of ours."""
    return len(cells) >= 3 and cells[1].startswith(HEADERS[1]) and cells[2].startswith(HEADERS[2])


def no_table(path: Path) -> InputError:
    """Return the error for a file without a table of ours."""
    hint = msg("its first row names the columns: keep it")
    return InputError(msg("holds no table of l10n's"), path=path, hint=hint)


def document(titles: Sequence[str], original: str, rows: Sequence[TableRow]) -> Document:
    """Return the units that came back in a table under `titles`, which name the languages."""
    languages = [match["language"] if (match := _TITLE.search(title)) else "" for title in titles[1:3]]
    source, target = (*languages, "", "")[:2]
    return Document(original, source, target, tuple(item for row in rows if (item := _item(row)) is not None))


def _row(entry: Entry, number: int) -> TableRow:
    state = state_of(entry)
    people = [comment.strip() for comment in entry.comments if comment.strip() and not is_ours(comment)]
    notes = "\n".join([*people, *filter(is_note, entry.extracted)])
    id_ = f"{mark_of(entry.key)} {base(entry.source, entry.target, owner(entry) is Owner.REVIEWED)}"
    id_ += "" if entry.context is None else f"\n{entry.context}"
    return TableRow(str(number), entry.source, entry.target, notes, state, id_)


def _item(row: TableRow) -> Item | None:
    if not row.source.strip():
        return None
    first, context, rest = row.id.partition("\n")
    mark, _, before = first.partition(" ")
    before = before if before.startswith(BASE) else ""
    key = Key(rest if context else None, row.source)
    target = row.target if row.target.strip() else ""
    reviewed = bool(target) and collapse(row.state).lower() in _ACCEPTED
    lines = (line.strip() for line in row.notes.split("\n"))
    notes = tuple(line for line in lines if line and not is_note(line))
    return Item(key, target, reviewed, before, notes, mark if before else "", by_hand=True)
