"""Targets that look like a person's, and that the memory knows as a machine's: what is to be said of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.marks import Known, MachineTarget, unmarked
from l10n.config import Config
from l10n.files import real
from l10n.memory.marks import look_up
from l10n.messages import msgs
from l10n.model import Finding, Severity
from l10n.pipeline.corpus import CatalogFile, language_of

# From the targets' language (BCP 47), and sources and targets by their fingerprints, to what `machine_texts` gives.
Find = Callable[[str, Mapping[str, tuple[str, str]]], Iterable[tuple[str, str, bool]]]


def known_to(config: Config) -> Callable[[Path, Catalog], Known]:
    """Return what tells of a catalog which of its unmarked targets the project's memory knows as a machine's.

    The memory is only read, and where there is none, or it can't be, nothing is known.
    """

    def known(path: Path, catalog: Catalog) -> Known:
        return known_texts(config, path, unmarked_texts(catalog))

    return known


@dataclass(frozen=True, slots=True)
class UnmarkedTexts:
    """Sources and targets of a catalog that have no mark, by their fingerprints, and the targets' language."""

    language: str
    texts: Mapping[str, tuple[str, str]]


def unmarked_texts(catalog: Catalog) -> UnmarkedTexts:
    """Return the unmarked targets of a catalog."""
    texts = {made: (one.source, one.target) for made, one in unmarked(catalog.entries).items()}
    return UnmarkedTexts(language_of(catalog.header.get("Language")), texts)


def known_of(catalog: Catalog, find: Find) -> Known:
    """Return what is known of a catalog's unmarked targets, as `find` has it from a memory."""
    return _known(unmarked_texts(catalog), find)


def known_texts(config: Config, path: Path, asked: UnmarkedTexts) -> Known:
    """Return what is known of the unmarked targets of the catalog at a path, as `known_to` does."""
    return _known(asked, partial(look_up, config.memory_path, name_of(path, config)))


def _known(asked: UnmarkedTexts, find: Find) -> Known:
    each = find(asked.language, asked.texts)
    return {made: MachineTarget(origin, reviewed) for made, origin, reviewed in each}


def marks_lost(file: CatalogFile, path: str) -> list[Finding]:
    """Return a finding if a catalog has machines' targets that lost their marks; `path` is what it calls the file."""
    if not (lost := file.marks_lost):
        return []
    message = msgs(
        "{count} target just as a machine wrote it, without the comment or flag that says so, so "
        "nobody is taken to have reviewed that. If you did: l10n accept FILE; if a tool dropped "
        "it: l10n accept --not-reviewed FILE",
        "{count} targets just as a machine wrote them, without the comment or flag that says so, so "
        "nobody is taken to have reviewed that. If you did: l10n accept FILE; if a tool dropped "
        "it: l10n accept --not-reviewed FILE",
        lost,
    )
    return [Finding("marks-lost", Severity.WARNING, message, path, rule="catalog/marks-lost")]


def name_of(path: Path, config: Config) -> str:
    """Return what the memory calls the catalog at `path`: its path below the project, if it is there."""
    whole, root = real(path), real(config.root) + os.sep
    name = Path(whole.removeprefix(root)).as_posix() if whole.startswith(root) else whole
    return storable(name)


def storable(name: str) -> str:
    """Return a name as the memory can have it."""
    return os.fsencode(name).decode(errors="backslashreplace")  # SQLite takes no name that isn't UTF-8
