"""What the memory knows of machines' targets, for catalogs whose tools drop what says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

_AT_ONCE = 500
_MACHINE = """
SELECT made, machine.source, machine.target, origin FROM machine JOIN pair ON pair.id = machine.pair
WHERE ?1 IN (pair.target, '') AND made IN ({places})"""
# A unit whose `made` is what it is itself was read with the comment that says so.
_REVIEWED = """
SELECT made FROM unit JOIN file ON file.id = unit.file WHERE file.name = ? AND reviewed AND made IN ({places})"""

_Rows = Callable[[str, Sequence[object]], Iterable[tuple[Any, ...]]]


def machine_texts(
    rows: _Rows, name: str, language: str, texts: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str, bool]]:
    """Give of those of `texts` that are a machine's to the letter fingerprint, origin, and whether they are reviewed.

    That is so where the catalog called `name` said that a person took just that target, before it lost its marks.

    `texts` are sources and targets by their fingerprints, `language` (BCP 47) that of the targets, "" where it
    is unknown. `rows` runs a query
    in the memory.
    """
    made = list(texts)
    for start in range(0, len(made), _AT_ONCE):
        some = made[start : start + _AT_ONCE]
        places = ", ".join("?" * len(some))
        machine = [
            (key, origin)
            for key, source, target, origin in rows(_MACHINE.format(places=places), (language, *some))
            if (source, target) == texts[key]
        ]
        reviewed = {key for (key,) in rows(_REVIEWED.format(places=places), (name, *some))} if machine else ()
        yield from ((key, origin, key in reviewed) for key, origin in machine)


def look_up(
    path: Path, name: str, language: str, texts: Mapping[str, tuple[str, str]]
) -> list[tuple[str, str, bool]]:
    """Return what `machine_texts` gives from the memory at `path`, which is only read; nothing where it can't be."""
    found: list[tuple[str, str, bool]] = []
    with suppress(sqlite3.Error, OSError, ValueError):
        if texts and path.is_file():
            address = f"{path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as connection:
                found += machine_texts(connection.execute, name, language, texts)
    return found
