"""What runs computed before, for files that did not change: it is answered again without being computed again.

Each answer lies in the user's cache folder (never in a checkout, which others write) under a digest of all that it
follows from: bytes of files, options, glossary, the memory's reviewed sentences, l10n itself and what it computes
with. What differs in any of them has another digest, so nothing has to be declared out of date. All of it may be
lost at any time: what can't be read, or isn't as it was written, is computed.
"""

from __future__ import annotations

import json
import math
import sqlite3
import stat
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib import metadata
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

import l10n
from l10n.cache import cache_folder
from l10n.checks import registry
from l10n.pipeline.packed import packed, unpacked

_BUSY_SECONDS = 2  # another run's answers are put in within less; after that, this one's are computed
_AT_ONCE = 500  # answers are written so many at a time
_DAYS = 60  # an answer that nobody asked for in so long is dropped
_TOUCH_DAYS = 7  # that one was asked for is noted no more often
_MOST = 1 << 30  # bytes of the file, for some 200,000 catalogs; of more the oldest answers are dropped
_APPLICATION, _SCHEMA = 0x6C313072, 3  # "l10r" in ASCII
_TABLE = "CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)"
_OLDEST = "DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer ORDER BY rowid LIMIT ?)"
_SEAL = 8  # bytes before an answer, which tell whether it is the one that was written under its key
_LENGTH = 4  # bytes before each of its parts
LIBRARIES = (  # whose results answers are made of
    *("babel", "langdetect", "lxml", "marisa-trie", "polib", "pyromark", "pyyaml", "rapidfuzz", "simplemma"),
    *("regex", "tomlkit", "turbohtml"),
)


class Answers:
    """Answers by digests of what they follow from; a context manager that closes their file.

    No method raises: an answer that can't be had is None, one that can't be kept is lost.
    """

    def __init__(self, path: Path | None = None, most: int = _MOST) -> None:
        """Open the answers at `path`, by default those of the user; of more than `most` bytes the oldest go."""
        self._path = path or cache_folder() / "answers.sqlite"
        self._most = most
        self._new: dict[bytes, bytes] = {}
        self._day = int(time.time() // 86400)
        self._connection = self._open() or self._open()  # the second time anew, if what was there is damaged

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is new, and close the file."""
        if self._connection:
            self._write()
            with suppress(sqlite3.Error):
                self._connection.close()

    def get(self, key: bytes) -> Any | None:
        """Return the answer under a digest, None if there is none."""
        parts = self.parts(key)
        return unpacked(parts[0]) if parts else None

    def parts(self, key: bytes) -> tuple[bytes, ...]:
        """Return the parts of an answer, each as it was `packed`; nothing if there is none."""
        if not self._connection or not key:
            return ()
        try:
            row = self._connection.execute("SELECT value, day FROM answer WHERE key = ?", (key,)).fetchone()
            if row is None:
                return ()
            parts = _opened(key, row[0])
            if parts and row[1] < self._day - _TOUCH_DAYS:
                self._new[key] = row[0]
            return parts
        except (sqlite3.Error, TypeError) as error:
            self._drop(error)
            return ()

    def put(self, key: bytes, answer: Any, *more: bytes) -> None:
        """Keep an answer, of what JSON has, under a digest, with `more` parts that are packed already."""
        if key:
            self.put_parts(key, (packed(answer), *more))

    def put_parts(self, key: bytes, parts: tuple[bytes, ...]) -> None:
        """Keep the parts of an answer, each as it was `packed`, under a digest."""
        if self._connection:
            self._new[key] = _sealed(key, parts)
            if len(self._new) >= _AT_ONCE:
                self._write()

    def take(self, answers: Mapping[bytes, tuple[bytes, ...]]) -> None:
        """Keep the parts of answers that another process had, by digests; they can be asked for at once."""
        for key, parts in answers.items():
            self.put_parts(key, parts)
        if self._connection:
            self._write()

    def _open(self) -> sqlite3.Connection | None:
        connection = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if (application, version) != (_APPLICATION, _SCHEMA):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(
                    f"BEGIN IMMEDIATE; DROP TABLE IF EXISTS answer; {_TABLE};"
                    f" PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_SCHEMA}; COMMIT;"
                )
            connection.execute("PRAGMA synchronous = NORMAL")
        except (sqlite3.Error, OSError) as error:
            if connection:
                connection.close()
            self._drop(error)
            return None
        return connection

    def _drop(self, error: Exception) -> None:
        """Remove the file if an error says that it is damaged; the next run makes a new one."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            with suppress(OSError):
                for suffix in ("-shm", "-wal", ""):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _write(self) -> None:
        if not self._new or not self._connection:
            return
        rows = [(key, value, self._day) for key, value in self._new.items()]
        self._new = {}
        with suppress(sqlite3.Error):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", rows)
                self._connection.execute("DELETE FROM answer WHERE day < ?", (self._day - _DAYS,))
                if (size := self._size()) > self._most:
                    (count,) = self._connection.execute("SELECT count(*) FROM answer").fetchone()
                    self._connection.execute(_OLDEST, (math.ceil(count * (1 - self._most / size)),))
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                self._connection.execute("ROLLBACK")

    def _size(self) -> int:
        """Return how many bytes of the file are in use."""
        assert self._connection
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
        return int((pages - free) * size)


def _sealed(key: bytes, parts: Sequence[bytes]) -> bytes:
    """Return an answer as it is kept: its parts, each behind its length, behind the digest of them and of its key."""
    value = b"".join(piece for part in parts for piece in (len(part).to_bytes(_LENGTH, "little"), part))
    return blake2b(value, digest_size=_SEAL, key=key).digest() + value


def _opened(key: bytes, value: bytes) -> tuple[bytes, ...]:
    """Return the parts of what `_sealed` made under a key, nothing for anything else."""
    if blake2b(memoryview(value)[_SEAL:], digest_size=_SEAL, key=key).digest() != value[:_SEAL]:
        return ()
    parts = []
    at = _SEAL
    while at < len(value):
        start = at + _LENGTH
        at = start + int.from_bytes(value[at:start], "little")
        parts.append(value[start:at])
    return tuple(parts)


def digest(*parts: object) -> bytes:
    """Return the digest of values that JSON has, and of l10n itself; nothing where its rules are somebody else's."""
    ours = _program_of_run[-1] if _program_of_run else program()
    if not ours:
        return b""
    begun = _begun(ours, tuple(map(_id, registry.rules()))).copy()
    begun.update(json.dumps(parts).encode())
    return begun.digest()


def digest_of(data: bytes) -> str:
    """Return the digest of bytes."""
    return blake2b(data, digest_size=20).hexdigest()


def file_digest(path: Path) -> str | None:
    """Return the digest of a file's bytes, "" where there is none, None where it can't be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        return digest_of(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        return None


@cache
def _begun(program: str, rules: tuple[str, ...]) -> blake2b:
    """Return the digest of what all answers follow from, to be gone on with: l10n itself, and its rules' ids."""
    return blake2b(json.dumps([program, rules]).encode(), digest_size=20)


_id = attrgetter("id")


def set_program(other: str) -> None:
    """Let digests of this process be those of another one, whose `program` is the same with its files elsewhere."""
    _program_of_run[:] = [other]


_program_of_run: list[str] = []


@cache
def program() -> str:
    """Return the digest of l10n's files, of Python and of the libraries that answers depend on.

    It is empty where other distributions add readers: nobody knows what their answers follow from.
    """
    if metadata.entry_points(group="l10n.readers"):
        return ""
    facts: list[object] = [sys.version]
    for name in LIBRARIES:
        try:
            facts.append([name, metadata.version(name)])
        except metadata.PackageNotFoundError:
            facts.append([name, None])
    root = Path(l10n.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix != ".pyc":
            state = path.stat()
            if stat.S_ISREG(state.st_mode):
                facts.append([str(path), state.st_size, state.st_mtime_ns])
    return digest_of(json.dumps(facts).encode())
