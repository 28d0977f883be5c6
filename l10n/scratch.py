"""What a run puts aside on a disk until it is told or compared: a run over thousands of articles doesn't hold it."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import starmap
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import Any, Generic, TypeVar

from l10n.errors import InputError, L10nError
from l10n.files import SET_TMPDIR, full, refused
from l10n.messages import msg

T = TypeVar("T")
_IN_MEMORY = 1 << 20  # bytes; more goes to a temporary file, which nobody else sees


class Spool(Generic[T]):
    """Values in a file of this process's own, given again in their order as often as they are asked for.

    Raises InputError where the file can't be made, and DiskFullError where it can't grow.
    """

    def __init__(self) -> None:
        """Make one that is empty."""
        self._count = 0
        self._end = 0
        with ExitStack() as stack:
            stack.enter_context(suppress(OSError))  # of what a full disk didn't take, which was told
            self._file = stack.enter_context(SpooledTemporaryFile(_IN_MEMORY))
            weakref.finalize(self, stack.pop_all().close)  # when nobody holds this any more

    def add(self, values: Iterable[T]) -> int:
        """Put values after those that are there, at once, and return their place."""
        place = self._end
        if some := tuple(values):
            try:
                self._file.seek(place)
                self._file.write(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))
                self._file.flush()  # a full disk is told here, and not when it is read or closed
                self._end = self._file.tell()
            except OSError as error:
                raise _refused(error) from error
            self._count += len(some)
        return place

    def at(self, place: int) -> tuple[T, ...]:
        """Return the values that were put at a place together."""
        return self._read(place)[0]

    def __len__(self) -> int:
        """Return how many values there are."""
        return self._count

    def __iter__(self) -> Iterator[T]:
        """Give the values, and those that are added meanwhile."""
        place = 0
        while place < self._end:
            some, place = self._read(place)
            yield from some

    def _read(self, place: int) -> tuple[tuple[T, ...], int]:
        """Return the values at a place, and the place after them."""
        self._file.seek(place)
        some: tuple[T, ...] = pickle.load(self._file)
        return some, self._file.tell()


@contextmanager
def temporary_folder(within: Path | None = None) -> Iterator[Path]:
    """Give a folder of this process's own, `within` another one if not the system's, which goes with all in it.

    Raises InputError where it can't be made, and DiskFullError where there is no room for it.
    """
    try:
        folder = TemporaryDirectory(prefix="l10n-", dir=within, ignore_cleanup_errors=True)
    except OSError as error:
        raise _refused(error) from error
    with folder as name:
        yield Path(name)


class Tables:
    """Tables in a database of this process's own, of which SQLite keeps what is much in a temporary file.

    Raises InputError where that can't be made or used, and DiskFullError where it can't grow.
    """

    def __init__(self, schema: str) -> None:
        """Make them, by the SQL of a `schema`; nothing is in them yet."""
        with _errors():
            self._connection = sqlite3.connect("", isolation_level=None)
            self._connection.executescript(f"{_SETTINGS}{schema}; BEGIN;")

    def put(self, statement: str, rows: Iterable[Sequence[Any]] | None = None) -> None:
        """Do what a statement of SQL says: once, or with each of some rows."""
        with _errors():
            if rows is None:
                self._connection.execute(statement)
            else:
                self._connection.executemany(statement, rows)

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Give what a query of SQL finds."""
        with _errors():
            yield from self._connection.execute(query, values)


@dataclass(frozen=True, slots=True)
class Selection(Collection[T]):
    """What a query of some tables finds, asked for anew whenever it is gone through: `make` makes it of a row.

    `count` is how many rows there are.
    """

    tables: Tables = field(repr=False, compare=False)
    query: str
    values: tuple[Any, ...]
    make: Callable[..., T] = field(repr=False, compare=False)
    count: int

    def __len__(self) -> int:
        return self.count

    def __contains__(self, value: object) -> bool:
        return any(one == value for one in self)

    def __iter__(self) -> Iterator[T]:
        return starmap(self.make, self.tables.rows(self.query, self.values))


_SETTINGS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
"""


def in_order(*texts: str) -> bytes:
    """Return texts as bytes that sort as they do; paths may have lone surrogates, which SQLite's texts don't."""
    return "\0".join(texts).encode("utf-8", "surrogatepass")


def from_order(data: bytes) -> str:
    """Return the text that `in_order` made bytes of; if there were several, a NUL stands between them."""
    return data.decode("utf-8", "surrogatepass")


def _refused(error: OSError) -> L10nError:
    return refused(msg("can't write a temporary file"), None, error, SET_TMPDIR, space=SET_TMPDIR)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise _refused(full()) from error
        raise InputError(msg("can't use a temporary file: {error}", error=error), hint=SET_TMPDIR) from error
