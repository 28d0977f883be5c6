"""What units say things as, by what is said: put aside until all units are in, however many they are."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from l10n.model import Finding, LanguagePair, Unit
from l10n.scratch import Tables, from_order, in_order

_SCHEMA = """
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
    """Units with what they say, and what is found in them, in tables of this process's own (see `Tables`)."""

    def __init__(self) -> None:
        """Make one that is empty."""
        self._count = 0
        self._tables = Tables(_SCHEMA)

    def add(self, units: Iterable[tuple[Unit, Iterable[Saying]]]) -> None:
        """Put units after those that are there; they are numbered from 0."""
        values, sayings = [], []
        for unit, ones in units:
            place = unit.path, unit.line, unit.source, unit.target
            values.append((self._count, pickle.dumps(place, pickle.HIGHEST_PROTOCOL)))
            pair = in_order(unit.pair.source, unit.pair.target)
            sayings += [(pair, *map(in_order, saying), self._count) for saying in ones]
            self._count += 1
        self._tables.put("INSERT INTO unit VALUES (?, ?)", values)
        self._tables.put("INSERT INTO saying VALUES (?, ?, ?, ?, ?, ?)", sayings)

    def groups(self) -> Iterator[Group]:
        """Give what is said with the units that say it, in the order of pairs, kinds, concepts and texts."""
        order = "pair, kind, concept, text, unit"
        query = f"SELECT pair, kind, concept, text, rendering, unit FROM saying ORDER BY {order}"
        for (pair, *thing), rows in groupby(self._tables.rows(query), key=itemgetter(0, 1, 2, 3)):
            kind, concept, text = map(from_order, thing)
            source, _, target = from_order(pair).partition("\0")
            renderings = [(from_order(rendering), unit) for *_, rendering, unit in rows]
            yield LanguagePair(source, target), (kind, concept, text), renderings

    def unit(self, number: int, pair: LanguagePair) -> Unit:
        """Return the unit of a number: where it is, its source and its target."""
        (row,) = self._tables.rows("SELECT value FROM unit WHERE number = ?", (number,))
        path, line, source, target = pickle.loads(row[0])
        return Unit(source, target, pair, path=path, line=line)

    def add_finding(self, number: int, finding: Finding) -> None:
        """Put what is found in a unit aside."""
        row = number, pickle.dumps(finding, pickle.HIGHEST_PROTOCOL)
        self._tables.put("INSERT INTO finding VALUES (?, ?)", [row])

    def findings(self) -> Iterator[Finding]:
        """Give what was found, in the order of the units."""
        for (value,) in self._tables.rows("SELECT value FROM finding ORDER BY unit, rowid"):
            finding: Finding = pickle.loads(value)
            yield finding
