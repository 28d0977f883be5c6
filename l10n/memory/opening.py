"""The memory's file: made, opened, told from what is no memory, and set aside when it is broken."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from l10n import files
from l10n.errors import InputError
from l10n.memory.model import bare_digest
from l10n.messages import msg
from l10n.model import LanguagePair

_UNUSABLE = msg("can't use the memory")
_HINT = msg("check its permissions and its folder's, or set `memory` in l10n.toml")
# Longer than any write takes; those of an import are seconds.
_BUSY_SECONDS = 60
# `file` and SQLite's own tools show it; it tells a memory from any other database. "l10n" in ASCII.
_APPLICATION = 0x6C31306E
# Where a database says it (SQLite, "Database File Format", 1.3), in a header of so many bytes.
_APPLICATION_AT, _HEAD = 68, 100
_NAME = "memory.sqlite"  # as it is called where nobody calls it otherwise
# One more whenever tables change.
SCHEMA = 2
_TABLES = """
CREATE TABLE pair (id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (source, target));
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER, mtime INTEGER, digest TEXT);
-- A source of a pair, once; its number is never given to another one, since packs go by it.
CREATE TABLE text (
  id INTEGER PRIMARY KEY AUTOINCREMENT, pair INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE, source TEXT NOT NULL);
CREATE INDEX text_pair ON text (pair);
CREATE TABLE unit (
  file INTEGER NOT NULL, text INTEGER NOT NULL, target TEXT NOT NULL, reviewed INTEGER NOT NULL,
  article TEXT NOT NULL, origin TEXT NOT NULL, made TEXT NOT NULL, created TEXT NOT NULL,
  person INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0);
CREATE INDEX unit_text ON unit (text);
CREATE INDEX unit_file ON unit (file);
-- What machines made: the one thing that can't be read from the catalogs again once people have edited them.
CREATE TABLE machine (
  made TEXT NOT NULL, pair INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (made, pair)) WITHOUT ROWID;
-- The sentences of a pair up to the number `last`, ready to be searched (`l10n.memory.pack`).
CREATE TABLE pack (pair INTEGER PRIMARY KEY, last INTEGER NOT NULL, count INTEGER NOT NULL,
  ids BLOB NOT NULL, lengths BLOB NOT NULL, codes BLOB NOT NULL, maps BLOB NOT NULL);
"""

# Most units are a machine's, and only reviewed ones are offered: a run asks for each of its sources.
_INDEX = "CREATE INDEX IF NOT EXISTS unit_reviewed ON unit (text) WHERE reviewed"

# The sources with markup, by what they are without. Packs of before are of the texts with it.
_BARE = """
CREATE TABLE bare (text INTEGER PRIMARY KEY, digest BLOB NOT NULL);
CREATE INDEX bare_digest ON bare (digest);
DELETE FROM pack;"""
_MARKED = """
SELECT text.id, text.source, pair.source, pair.target FROM text JOIN pair ON pair.id = text.pair
WHERE text.source GLOB '*[<*_~]*'"""

# From the first version to this: whether a person wrote a unit, and where it stands (`staging`).
_FROM_FIRST = """
BEGIN IMMEDIATE;
ALTER TABLE unit ADD COLUMN person INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
UPDATE unit SET person = reviewed;
PRAGMA user_version = 2;
COMMIT;"""


class DamagedMemory(InputError):
    """The memory's file is damaged: `set_aside` it, and fill a new one from the catalogs."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite raises as `DamagedMemory`, `DiskFullError` or `InputError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise DamagedMemory(
                msg("the memory is damaged: {error}", error=error), path=path, hint=msg("l10n memory rebuild")
            ) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            hint = msg("wait until it is done, then run again")
            raise InputError(msg("another process is writing the memory"), path=path, hint=hint) from error
        if code == sqlite3.SQLITE_FULL:
            raise files.refused(_UNUSABLE, path, files.full()) from error
        raise InputError(msg("can't use the memory: {error}", error=error), path=path, hint=_HINT) from error
    except OSError as error:
        raise files.refused(_UNUSABLE, path, error, _HINT) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open the memory at `path`, made if there is none, in WAL mode.

    Raises `DamagedMemory` where the file is damaged, and InputError where it is something else, comes from a newer
    l10n, or can't be written.
    """
    with translated(path):
        if path.is_dir():
            raise InputError(msg("is a folder, not a memory"), path=path, hint=msg("move it away"))
        files.make_hidden_folder(path.parent)
        with locked(path):
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
    return connection


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let nobody else open the memory at `path`, or set it aside."""
    lock = path.with_name(f".{path.name}.lock")
    try:
        with filelock.FileLock(lock, timeout=_BUSY_SECONDS):
            yield
    except filelock.Timeout as error:
        hint = msg("wait until it is done, then run again")
        raise InputError(msg("another process is opening the memory"), path=path, hint=hint) from error


def set_aside(path: Path, inode: int) -> Path | None:
    """Move the broken file at `path` to `NAME.broken-N` and return that; None if it isn't the one with `inode`.

    Then another process has done it. Raises InputError where it never was a memory.
    """
    with translated(path), locked(path):
        if not path.exists() or path.stat().st_ino != inode:
            return None
        if not _was_memory(path):
            hint = msg("set `memory` in l10n.toml to a file of its own")
            raise InputError(msg("is no memory, and stays where it is"), path=path, hint=hint)
        number = 1
        while os.path.lexists(aside := path.with_name(f"{path.name}.broken-{number}")):
            number += 1
        # The log first: SQLite would play it into a new file of the same name.
        for suffix in ("-shm", "-wal", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


def _was_memory(path: Path) -> bool:
    """Return whether a broken file may have been a memory: by its name, or by what is left of its first bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    named = path.name == _NAME or head[_APPLICATION_AT : _APPLICATION_AT + 4] == _APPLICATION.to_bytes(
        4, "big"
    )
    return named or not head.strip(b"\0")


def inode(path: Path) -> int:
    """Return what tells the file at `path` from one that took its place; 0 if there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Check whose the file is, and make its tables if it is new."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (tables or application):
        raise InputError(
            msg("is another program's database, not a memory"), path=path, hint=msg("move it away")
        )
    if version > SCHEMA:
        hint = msg("update l10n, or move the file away: it is filled again from the catalogs")
        raise InputError(msg("the memory was made by a newer l10n"), path=path, hint=hint)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise files.denied()
    if tables and version == 1:
        connection.executescript(_FROM_FIRST)
    connection.execute("PRAGMA synchronous = NORMAL")  # a crash loses what the catalogs still say
    if not tables:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN IMMEDIATE; {_TABLES} PRAGMA application_id = {_APPLICATION};"
            f" PRAGMA user_version = {SCHEMA}; COMMIT;"
        )
    connection.execute(_INDEX)  # files of before lack these, and programs of before don't mind
    if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'bare'").fetchone()[0]:
        _add_bare(connection)


def _add_bare(connection: sqlite3.Connection) -> None:
    connection.executescript(f"BEGIN IMMEDIATE; {_BARE}")
    rows = connection.execute(_MARKED).fetchall()
    keys = ((id_, bare_digest(LanguagePair(*pair), source)) for id_, source, *pair in rows)
    connection.executemany("INSERT INTO bare VALUES (?, ?)", [(id_, key) for id_, key in keys if key])
    connection.execute("COMMIT")
