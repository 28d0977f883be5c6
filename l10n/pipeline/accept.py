"""A person's word on catalogs that lost their flags, or sentences that a person translated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n.catalogs import files
from l10n.catalogs.update import lacking, take_word
from l10n.config import Config
from l10n.errors import L10nError
from l10n.memory import Memory
from l10n.pipeline.marks import known_to, name_of
from l10n.pipeline.memory import FillResult, take_in


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What became of a catalog: how many of its units the word was about, or why it could not be taken.

    `lacking` is how many sentences it lacks that a person translated, and that may go from now on.
    """

    path: Path
    count: int = 0
    lacking: int = 0
    error: L10nError | None = None


def accept(
    paths: Iterable[Path], config: Config, *, reviewed: bool, force: bool = False, dry_run: bool = False
) -> Iterator[Acceptance]:
    """Settle catalogs that lost `fuzzy` flags or marks: as `reviewed`, or by putting the flags back.

    What they lack, and the project's memory knows as a person's, they lack for good from now on; it stays in the
    memory. See `take_word` for `force`; a `dry_run` only counts.
    """
    known = known_to(config)
    for path in paths:
        try:
            count = take_word(
                path, reviewed=reviewed, force=force, write=not dry_run, known=partial(known, path)
            )
            gone: Collection[str] = ()
            if config.memory_path.is_file():
                with Memory(config.memory_path) as memory:
                    name = name_of(path, config)
                    catalog = files.read(path)
                    gone = lacking(catalog, memory.people(name)) if catalog else ()
                    if not dry_run:
                        memory.give_up(name, gone)
                        take_in(memory, config, {name: path}, FillResult())
            yield Acceptance(path, count, len(gone))
        except L10nError as error:
            yield Acceptance(path, error=error)
