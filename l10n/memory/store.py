"""The memory itself: what each file says, in SQLite, for several processes at once.

It takes what the pipeline read from catalogs and TMX files, file by file, and hands out what `tmx` and `lessons`
need; searching it is `lookup`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from l10n.languages import tags
from l10n.memory import staging
from l10n.memory.model import Edit, Record, Stamp, Stats
from l10n.memory.opening import DamagedMemory, connect, inode, translated
from l10n.memory.staging import ACTIVE, GONE, MISSING
from l10n.messages import msg
from l10n.model import LanguagePair

_PERSON = f"""
SELECT text.source, unit.target FROM unit JOIN file ON file.id = unit.file JOIN text ON text.id = unit.text
WHERE file.name = ? AND unit.person AND (? OR unit.state IN ({ACTIVE}, {MISSING}))"""
_BY_PERSON = """
SELECT unit.rowid, text.source FROM unit JOIN file ON file.id = unit.file JOIN text ON text.id = unit.text
WHERE file.name = ? AND unit.person"""
_NUMBER = "(SELECT id FROM file WHERE name = ?)"
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
            self._connection.execute(staging.TABLE)

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
                    reason = msg("the memory is damaged: bytes in place of a text")
                    raise DamagedMemory(reason, path=self.path, hint=msg("l10n memory rebuild"))
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

    def pairs(self) -> list[LanguagePair]:
        """Return the pairs that it may have something of."""
        return [
            LanguagePair(*row) for row in self.rows("SELECT source, target FROM pair ORDER BY source, target")
        ]

    def kin(self, pair: LanguagePair) -> list[LanguagePair]:
        """Return the pairs that serve for a pair, itself first: of the same languages in the same scripts."""

        def serves(wanted: str, tag: str) -> bool:
            return tags.nearest(wanted, (tag,)) is not None

        known = (LanguagePair(*row) for row in self.rows("SELECT source, target FROM pair ORDER BY id"))
        alike = [one for one in known if serves(pair.source, one.source) and serves(pair.target, one.target)]
        return sorted(alike, key=lambda one: (one != pair, one.target != pair.target, "-" in one.target))

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
            try:
                count = staging.stage(self._connection, records, self._number)
                with self._transaction():
                    staging.put(self._connection, name, stamp)
            finally:
                self._connection.execute("DELETE FROM temp.staged")
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
            execute(f"UPDATE unit SET state = {GONE} WHERE state = {MISSING} AND file = {_NUMBER}", (name,))
            units = [(number,) for number, source in self.rows(_BY_PERSON, (name,)) if source in sources]
            self._connection.executemany(f"UPDATE unit SET state = {GONE} WHERE rowid = ?", units)
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
                execute(f"UPDATE unit SET state = {GONE} WHERE file = {_NUMBER}", (name,))
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
                msg("the memory is damaged: {error}", error=rows[0]),
                path=self.path,
                hint=msg("l10n memory rebuild"),
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
            self._connection.execute(f"DELETE FROM bare WHERE text IN ({gone})")
            self._connection.execute(f"DELETE FROM text WHERE id IN ({gone})")
        with translated(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

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
