"""What is told at the end of a run, put aside until then: a run over thousands of articles doesn't hold it."""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import IO, Generic, TypeVar

from l10n.files import SET_TMPDIR, refused
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
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when nobody holds this any more
        weakref.finalize(self, _close, self._file)

    def add(self, values: Iterable[T]) -> None:
        """Put values after those that are there, at once."""
        if some := tuple(values):
            try:
                pickle.dump(some, self._file, pickle.HIGHEST_PROTOCOL)
                self._file.flush()  # a full disk is told here, and not when it is read or closed
            except OSError as error:
                raise refused(
                    msg("can't write a temporary file"), None, error, SET_TMPDIR, space=SET_TMPDIR
                ) from error
            self._count += len(some)

    def __len__(self) -> int:
        """Return how many values there are."""
        return self._count

    def __iter__(self) -> Iterator[T]:
        """Give the values; nothing may be added before all are given."""
        self._file.seek(0)
        left = self._count
        while left:
            some: tuple[T, ...] = pickle.load(self._file)
            yield from some
            left -= len(some)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # of what a full disk didn't take, which was told
        file.close()
