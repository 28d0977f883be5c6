"""What a file says, put into the memory in place of what it said before.

It is gathered aside and then put in by one short transaction, so that a process that dies has changed nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from l10n.memory.model import Record, Stamp, bare_digest, digest
from l10n.model import LanguagePair

TABLE = """
CREATE TEMP TABLE staged (pair INTEGER, digest BLOB, source TEXT, target TEXT, reviewed INTEGER, article TEXT,
  origin TEXT, made TEXT, machine INTEGER, created TEXT, person INTEGER, state INTEGER, fingerprint TEXT,
  bare BLOB, new INTEGER)"""
"""Where a connection gathers what a file says."""

_FILE = """
INSERT INTO file (name, size, mtime, digest) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, digest = excluded.digest"""
_TEXTS = """
INSERT OR IGNORE INTO text (pair, digest, source) SELECT pair, digest, source FROM staged ORDER BY staged.rowid"""
_BARE = """
INSERT OR IGNORE INTO bare SELECT text.id, staged.bare FROM staged JOIN text USING (digest)
WHERE staged.bare IS NOT NULL"""
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
ACTIVE, OBSOLETE, MISSING, GONE = range(4)
_HERE = "(SELECT text.id FROM temp.staged JOIN text USING (digest))"
_NEW_HERE = "(SELECT text.id FROM temp.staged JOIN text USING (digest) WHERE temp.staged.new)"
_VANISH = f"""
UPDATE unit
SET state = CASE WHEN state IN ({ACTIVE}, {MISSING}) AND text NOT IN {_HERE} THEN {MISSING} ELSE {GONE} END
WHERE file = ? AND person AND text NOT IN {_NEW_HERE}"""
# What is in it no more stays until it is in it again: what stands in its place may only look like a person's.
_REPLACE = f"""
DELETE FROM unit WHERE file = ?1 AND (state < {MISSING} OR rowid IN (
  SELECT unit.rowid FROM temp.staged JOIN text USING (digest) JOIN unit ON unit.text = text.id
  WHERE unit.file = ?1 AND temp.staged.person AND unit.target = temp.staged.target))"""
# It is offered no more once a person wrote another text, of which it isn't the whole: that was cut off.
_OUTDATE = f"""
UPDATE unit SET reviewed = 0, state = {GONE} WHERE file = ?1 AND rowid IN (
  SELECT unit.rowid FROM temp.staged JOIN text USING (digest) JOIN unit ON unit.text = text.id
  WHERE unit.file = ?1 AND temp.staged.new AND unit.person
  AND substr(unit.target, 1, length(temp.staged.target)) <> temp.staged.target)"""
_MACHINES = """
INSERT OR REPLACE INTO machine SELECT made, pair, source, target, origin FROM staged WHERE machine"""


def stage(
    connection: sqlite3.Connection, records: Iterable[Record], number_of: Callable[[LanguagePair], int]
) -> int:
    """Gather records aside, which keeps nobody else waiting, and return how many they are.

    `number_of` gives a pair its number in the memory.
    """
    insert = f"INSERT INTO temp.staged VALUES ({', '.join('?' * 14)}, 0)"
    before = connection.total_changes
    pairs: dict[LanguagePair, int] = {}

    def row(one: Record) -> tuple[object, ...]:
        # A pair gets its number when all are known; until then a negative one stands for it.
        pair = pairs.setdefault(one.pair, -1 - len(pairs))
        key = digest(one.pair, one.source)
        machine = one.machine and bool(one.machine_hash)
        who = one.article, one.origin, one.machine_hash, machine, one.created, one.person or one.reviewed
        state = OBSOLETE if one.obsolete else ACTIVE
        texts = one.source, one.target
        return (
            pair,
            key,
            *texts,
            one.reviewed,
            *who,
            state,
            one.fingerprint,
            bare_digest(one.pair, one.source),
        )

    connection.execute("BEGIN")
    try:
        connection.executemany(insert, map(row, records))
        count = connection.total_changes - before
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    for pair, stand_in in pairs.items():
        update = "UPDATE temp.staged SET pair = ? WHERE pair = ?"
        connection.execute(update, (number_of(pair), stand_in))
    return count


def put(connection: sqlite3.Connection, name: str, stamp: Stamp | None) -> None:
    """Put what is gathered in place of what the file `name` said, in a transaction of the caller's.

    Of a catalog, which has a `stamp`, what a person wrote and it lacks now stays.
    """
    execute = connection.execute
    execute(_FILE, (name, *((stamp.size, stamp.mtime_ns, stamp.digest) if stamp else (None,) * 3)))
    (number,) = execute("SELECT id FROM file WHERE name = ?", (name,)).fetchone()
    execute(_TEXTS)
    execute(_BARE)
    execute(_NEW, (number,))
    if stamp:
        execute(_VANISH, (number,))
        execute(_REPLACE, (number,))
        execute(_OUTDATE, (number,))
    else:
        execute("DELETE FROM unit WHERE file = ?", (number,))
    execute(_UNITS, (number,))
    execute(_MACHINES)
