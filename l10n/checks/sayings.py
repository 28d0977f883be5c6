"""What units say things as, by what is said: put aside until all units are in, however many they are."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from l10n.errors import InputError
from l10n.files import SET_TMPDIR, full, refused
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Unit

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
CREATE TABLE unit (number INTEGER PRIMARY KEY, value BLOB);
CREATE TABLE saying (pair BLOB, kind BLOB, concept BLOB, text BLOB, rendering BLOB, unit INTEGER);
CREATE TABLE finding (unit INTEGER, value BLOB);
CREATE INDEX in_order ON finding (unit);  -- instead of sorting the findings themselves, which takes memory
"""


class Saying(NamedTuple):
    """A thing that a unit says: its kind, its concept if it has one, its text in the source, and its rendering."""

    kind: str
    concept: str
    text: str
    rendering: str


# The languages of some units, what they all say (kind, concept, text), and each unit's rendering with its number.
Group = tuple[LanguagePair, tuple[str, str, str], list[tuple[str, int]]]


class Sayings:
    """Units with what they say, and what is found in them, in a database of this process's own.

    SQLite keeps what is much of it in a temporary file, which nobody else sees. Raises InputError where that can't be
    made, and DiskFullError where it can't grow.
    """

    def __init__(self) -> None:
        """Make one that is empty."""
        self._count = 0
        with _errors():
            self._connection = sqlite3.connect("", isolation_level=None)
            self._connection.executescript(_TABLES + "BEGIN;")

    def add(self, units: Iterable[tuple[Unit, Iterable[Saying]]]) -> None:
        """Put units after those that are there; they are numbered from 0."""
        values, sayings = [], []
        for unit, ones in units:
            place = unit.path, unit.line, unit.source, unit.target
            values.append((self._count, pickle.dumps(place, pickle.HIGHEST_PROTOCOL)))
            pair = _bytes(f"{unit.pair.source}\0{unit.pair.target}")
            sayings += [(pair, *map(_bytes, saying), self._count) for saying in ones]
            self._count += 1
        with _errors():
            self._connection.executemany("INSERT INTO unit VALUES (?, ?)", values)
            self._connection.executemany("INSERT INTO saying VALUES (?, ?, ?, ?, ?, ?)", sayings)

    def groups(self) -> Iterator[Group]:
        """Give what is said with the units that say it, in the order of pairs, kinds, concepts and texts."""
        order = "pair, kind, concept, text, unit"
        query = f"SELECT pair, kind, concept, text, rendering, unit FROM saying ORDER BY {order}"
        for (pair, *thing), rows in groupby(self._rows(query), key=itemgetter(0, 1, 2, 3)):
            kind, concept, text = map(_text, thing)
            source, _, target = _text(pair).partition("\0")
            renderings = [(_text(rendering), unit) for *_, rendering, unit in rows]
            yield LanguagePair(source, target), (kind, concept, text), renderings

    def unit(self, number: int, pair: LanguagePair) -> Unit:
        """Return the unit of a number: where it is, its source and its target."""
        (row,) = self._rows("SELECT value FROM unit WHERE number = ?", (number,))
        path, line, source, target = pickle.loads(row[0])
        return Unit(source, target, pair, path=path, line=line)

    def add_finding(self, number: int, finding: Finding) -> None:
        """Put what is found in a unit aside."""
        row = number, pickle.dumps(finding, pickle.HIGHEST_PROTOCOL)
        with _errors():
            self._connection.execute("INSERT INTO finding VALUES (?, ?)", row)

    def findings(self) -> Iterator[Finding]:
        """Give what was found, in the order of the units."""
        for (value,) in self._rows("SELECT value FROM finding ORDER BY unit, rowid"):
            finding: Finding = pickle.loads(value)
            yield finding

    def _rows(self, query: str, values: Sequence[int] = ()) -> Iterator[tuple[Any, ...]]:
        with _errors():
            yield from self._connection.execute(query, values)


def _bytes(text: str) -> bytes:
    """Return a text as bytes that sort as it does; paths may have lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise refused(msg("can't write a temporary file"), None, full(), space=SET_TMPDIR) from error
        raise InputError(msg("can't use a temporary file: {error}", error=error), hint=SET_TMPDIR) from error
