"""The memory itself: what each file says, in SQLite, for several processes at once.

It takes what the pipeline read from catalogs and TMX files, file by file, and hands out what `tmx` and `lessons`
need; searching it is `lookup`'s. What a file says is gathered aside and then put in by one short transaction, so that
a process that dies has changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from l10n.memory.model import Edit, Record, Stamp, Stats
from l10n.memory.opening import DamagedMemory, connect, inode, translated
from l10n.model import LanguagePair

_FILE = """
INSERT INTO file (name, size, mtime, digest) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, digest = excluded.digest"""
_STAGED = """
CREATE TEMP TABLE staged (pair INTEGER, digest BLOB, source TEXT, target TEXT, reviewed INTEGER, article TEXT,
  origin TEXT, made TEXT, machine INTEGER, created TEXT, person INTEGER, state INTEGER, fingerprint TEXT,
  new INTEGER)"""
_TEXTS = """
INSERT OR IGNORE INTO text (pair, digest, source) SELECT pair, digest, source FROM staged ORDER BY staged.rowid"""
_UNITS = """
INSERT INTO unit SELECT ?, text.id, target, reviewed, article, origin, made, created, person, state
FROM staged JOIN text USING (digest) ORDER BY staged.rowid"""
# A target is new as a person's unless a machine made it of this source, or another file has it: where a tool drops
# marks, such a one looks like a person's.
_NEW = """
UPDATE temp.staged SET new = person
  AND NOT EXISTS (SELECT 1 FROM machine WHERE made = fingerprint AND machine.pair = staged.pair
    AND machine.source = staged.source AND machine.target = staged.target)
  AND NOT EXISTS (SELECT 1 FROM text JOIN unit ON unit.text = text.id
    WHERE text.digest = staged.digest AND unit.target = staged.target AND unit.file <> ?)"""
# Where a unit stands: in its catalog, active or obsolete; or in it no more, and was active, or obsolete or given up.
# What a person wrote stays until a person changes it there: its catalog may be half-written, or have a machine's
# target in its place.
_ACTIVE, _OBSOLETE, _MISSING, _GONE = range(4)
_HERE = "(SELECT text.id FROM temp.staged JOIN text USING (digest))"
_NEW_HERE = "(SELECT text.id FROM temp.staged JOIN text USING (digest) WHERE temp.staged.new)"
_VANISH = f"""
UPDATE unit
SET state = CASE WHEN state IN ({_ACTIVE}, {_MISSING}) AND text NOT IN {_HERE} THEN {_MISSING} ELSE {_GONE} END
WHERE file = ? AND person AND text NOT IN {_NEW_HERE}"""
# What is in it no more stays until it is in it again: what stands in its place may only look like a person's.
_REPLACE = f"""
DELETE FROM unit WHERE file = ?1 AND (state < {_MISSING} OR rowid IN (
  SELECT unit.rowid FROM temp.staged JOIN text USING (digest) JOIN unit ON unit.text = text.id
  WHERE unit.file = ?1 AND temp.staged.person AND unit.target = temp.staged.target))"""
# It is offered no more once a person wrote another text, of which it isn't the whole: that was cut off.
_OUTDATE = f"""
UPDATE unit SET reviewed = 0, state = {_GONE} WHERE file = ?1 AND rowid IN (
  SELECT unit.rowid FROM temp.staged JOIN text USING (digest) JOIN unit ON unit.text = text.id
  WHERE unit.file = ?1 AND temp.staged.new AND unit.person
  AND substr(unit.target, 1, length(temp.staged.target)) <> temp.staged.target)"""
_PERSON = f"""
SELECT text.source, unit.target FROM unit JOIN file ON file.id = unit.file JOIN text ON text.id = unit.text
WHERE file.name = ? AND unit.person AND (? OR unit.state IN ({_ACTIVE}, {_MISSING}))"""
_BY_PERSON = """
SELECT unit.rowid, text.source FROM unit JOIN file ON file.id = unit.file JOIN text ON text.id = unit.text
WHERE file.name = ? AND unit.person"""
_NUMBER = "(SELECT id FROM file WHERE name = ?)"
_MACHINES = """
INSERT OR REPLACE INTO machine SELECT made, pair, source, target, origin FROM staged WHERE machine"""
_STATS = """
SELECT pair.source, pair.target, count(*), sum(reviewed), count(DISTINCT text.id),
  count(DISTINCT nullif(article, '')), (SELECT count(*) FROM machine WHERE machine.pair = pair.id)
FROM unit JOIN text ON text.id = unit.text JOIN pair ON pair.id = text.pair GROUP BY pair.id ORDER BY 1, 2"""
_EDITS = """
SELECT text.source, machine.target, unit.target, pair.source, pair.target, unit.article, machine.origin, file.name
FROM unit JOIN file ON file.id = unit.file JOIN text ON text.id = unit.text JOIN pair ON pair.id = text.pair
JOIN machine ON machine.made = unit.made AND machine.pair = text.pair AND machine.source = text.source
WHERE unit.reviewed ORDER BY unit.article, pair.target, text.id"""
_RECORDS = """
SELECT DISTINCT clean(text.source) AS s, clean(unit.target) AS t, pair.source, pair.target, reviewed,
  clean(article), clean(origin), clean(created)
FROM unit JOIN text ON text.id = unit.text JOIN pair ON pair.id = text.pair
WHERE s <> '' AND t <> '' AND reviewed >= ? ORDER BY 3, 4, 1, 2, 6, 7, 5 DESC, 8"""


def digest(pair: LanguagePair, source: str) -> bytes:
    """Return what a source of a pair is found by: 128 bits of BLAKE2b."""
    text = "\0".join((pair.source, pair.target, source))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Memory:
    """An open memory; a context manager that closes it.

    Every method raises `DamagedMemory` where the file turns out to be damaged, DiskFullError where it can't grow, and
    InputError where another process holds it for a minute.
    """

    def __init__(self, path: Path) -> None:
        """Open the memory at `path`, made if there is none. Raises `DamagedMemory` and InputError (see `connect`)."""
        self.path = path
        self._connection = connect(path)
        self.inode = inode(path)
        self._pairs: dict[LanguagePair, int] = {}
        with translated(path):
            self._connection.execute(_STAGED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(
        self, query: str, values: Sequence[object] = (), *, blobs: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query, which have `blobs` only if that says so."""
        with translated(self.path):
            for row in self._connection.execute(query, values):
                if not blobs and bytes in map(type, row):  # SQLite takes any value in any column
                    reason = "the memory is damaged: bytes in place of a text"
                    raise DamagedMemory(reason, path=self.path, hint="l10n memory rebuild")
                yield row

    def write(self, statement: str, values: Sequence[object] = ()) -> None:
        """Change something, in a transaction of its own."""
        with self._transaction():
            self._connection.execute(statement, values)

    def pair_id(self, pair: LanguagePair) -> int | None:
        """Return the number of a pair, None where the memory has nothing of it."""
        if pair not in self._pairs:
            rows = self.rows(
                "SELECT id FROM pair WHERE source = ? AND target = ?", (pair.source, pair.target)
            )
            if (row := next(rows, None)) is None:
                return None
            self._pairs[pair] = row[0]
        return self._pairs[pair]

    def stamps(self) -> dict[str, Stamp]:
        """Return the catalogs that it was filled from, as they were then, by their names."""
        query = "SELECT name, size, mtime, digest FROM file WHERE size IS NOT NULL"
        return {name: Stamp(size, mtime, digest) for name, size, mtime, digest in self.rows(query)}

    def catalogs(self) -> list[str]:
        """Return the names of the project's catalogs that it has anything of, whether they are still there or not."""
        return [name for (name,) in self.rows("SELECT name FROM file WHERE name NOT LIKE 'tmx:%'")]

    def put(self, name: str, records: Iterable[Record], stamp: Stamp | None = None) -> int:
        """Remember what the file `name` says, in place of what it said before; return the number of units.

        What a person wrote and a catalog lacks now stays. Nothing changes if `records` raises. A file without a
        `stamp` (an import) is no catalog of the project: rebuilding keeps it.
        """
        with translated(self.path):
            execute = self._connection.execute
            try:
                count = self._stage(records)
                with self._transaction():
                    execute(
                        _FILE, (name, *((stamp.size, stamp.mtime_ns, stamp.digest) if stamp else (None,) * 3))
                    )
                    (number,) = execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
                    execute(_TEXTS)
                    execute(_NEW, (number,))
                    if stamp:
                        execute(_VANISH, (number,))
                        execute(_REPLACE, (number,))
                        execute(_OUTDATE, (number,))
                    else:
                        execute("DELETE FROM unit WHERE file = ?", (number,))
                    execute(_UNITS, (number,))
                    execute(_MACHINES)
            finally:
                execute("DELETE FROM temp.staged")
        return count

    def restamp(self, name: str, stamp: Stamp) -> None:
        """Note that the file `name` was touched, and says what it said."""
        values = (stamp.size, stamp.mtime_ns, stamp.digest, name)
        self.write("UPDATE file SET size = ?, mtime = ?, digest = ? WHERE name = ?", values)

    def people(self, name: str, *, gone: bool = False) -> dict[str, set[str]]:
        """Return by source what people wrote in the catalog `name`.

        Without `gone` only what it had for its article at last.
        """
        texts: dict[str, set[str]] = {}
        for source, target in self.rows(_PERSON, (name, gone)):
            texts.setdefault(source, set()).add(target)
        return texts

    def give_up(self, name: str, sources: Collection[str] = ()) -> None:
        """Note that the catalog `name` lacks for good what it lacks: it is no sign of damage any more.

        It lacks `sources`, too, though it may not have been read since.
        """
        with self._transaction():
            execute = self._connection.execute
            execute(f"UPDATE unit SET state = {_GONE} WHERE state = {_MISSING} AND file = {_NUMBER}", (name,))
            units = [(number,) for number, source in self.rows(_BY_PERSON, (name,)) if source in sources]
            self._connection.executemany(f"UPDATE unit SET state = {_GONE} WHERE rowid = ?", units)
            if units:  # what it has in their place has to be read
                execute("UPDATE file SET size = NULL WHERE name = ?", (name,))

    def forget(self, names: Iterable[str], *, people: bool = False) -> None:
        """Drop what files said that are gone: machines' units, and `people`'s only if asked for.

        What machines made stays, for lessons.
        """
        with self._transaction():
            execute = self._connection.execute
            for name in names:
                execute(f"DELETE FROM unit WHERE file = {_NUMBER} AND (? OR NOT person)", (name, people))
                execute(f"UPDATE unit SET state = {_GONE} WHERE file = {_NUMBER}", (name,))
                execute("UPDATE file SET size = NULL WHERE name = ?", (name,))
                execute("DELETE FROM file WHERE name = ? AND id NOT IN (SELECT file FROM unit)", (name,))

    def records(self, clean: Callable[[str], str], *, reviewed: bool = True) -> Iterator[Record]:
        """Give all units in a fixed order, each once; only `reviewed` ones unless that is False.

        Texts are as `clean` returns them; units that it leaves nothing of are left out.
        """
        with translated(self.path):
            self._connection.create_function("clean", 1, clean, deterministic=True)
        for row in self.rows(_RECORDS, (int(reviewed),)):
            source, target, start, end, stands, article, origin, created = row
            pair = LanguagePair(start, end)
            yield Record(source, target, pair, bool(stands), article, origin, created=created)

    def edits(self) -> Iterator[Edit]:
        """Give each reviewed unit that a machine made first, with what it made."""
        for source, machine, person, start, end, article, origin, name in self.rows(_EDITS):
            yield Edit(source, machine, person, LanguagePair(start, end), article, origin, name)

    def stats(self) -> list[Stats]:
        """Return how much it holds, pair by pair."""
        return [Stats(LanguagePair(start, end), *counts) for start, end, *counts in self.rows(_STATS)]

    def check(self) -> None:
        """Read the whole file. Raises `DamagedMemory` where anything in it is damaged."""
        rows = [row[0] for row in self.rows("PRAGMA quick_check(1)")]
        if rows != ["ok"]:
            raise DamagedMemory(
                f"the memory is damaged: {rows[0]}", path=self.path, hint="l10n memory rebuild"
            )

    def size(self) -> int:
        """Return the size of its file in bytes."""
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        return int(next(self.rows(query))[0])

    def compact(self) -> None:
        """Drop sources that no unit has any more, and give back the room in the file."""
        with self._transaction():
            gone = "SELECT id FROM text WHERE id NOT IN (SELECT text FROM unit)"
            pairs = f"SELECT pair FROM text WHERE id IN ({gone})"
            self._connection.execute(f"DELETE FROM pack WHERE pair IN ({pairs})")
            self._connection.execute(f"DELETE FROM text WHERE id IN ({gone})")
        with translated(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _stage(self, records: Iterable[Record]) -> int:
        """Gather records aside; nobody else is kept waiting."""
        insert = f"INSERT INTO temp.staged VALUES ({', '.join('?' * 13)}, 0)"
        before = self._connection.total_changes
        pairs: dict[LanguagePair, int] = {}

        def row(one: Record) -> tuple[object, ...]:
            # A pair gets its number when all are known; until then a negative one stands for it.
            pair = pairs.setdefault(one.pair, -1 - len(pairs))
            key = digest(one.pair, one.source)
            machine = one.machine and bool(one.machine_hash)
            who = (
                one.article,
                one.origin,
                one.machine_hash,
                machine,
                one.created,
                one.person or one.reviewed,
            )
            state = _OBSOLETE if one.obsolete else _ACTIVE
            return pair, key, one.source, one.target, one.reviewed, *who, state, one.fingerprint

        self._connection.execute("BEGIN")
        try:
            self._connection.executemany(insert, map(row, records))
            count = self._connection.total_changes - before
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        for pair, stand_in in pairs.items():
            update = "UPDATE temp.staged SET pair = ? WHERE pair = ?"
            self._connection.execute(update, (self._number(pair), stand_in))
        return count

    def _number(self, pair: LanguagePair) -> int:
        if (number := self.pair_id(pair)) is None:
            self.write(
                "INSERT OR IGNORE INTO pair (source, target) VALUES (?, ?)", (pair.source, pair.target)
            )
            number = self.pair_id(pair)
            assert number is not None
        return number

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
