"""What is published to install: Argos' packages and Mozilla's Firefox models, fetched where a person asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n.engines import argos, firefox
from l10n.engines.firefox import remote
from l10n.engines.packages import index
from l10n.errors import InputError
from l10n.model import LanguagePair


@dataclass(frozen=True, slots=True)
class Published:
    """A pair that can be installed, and by which family; `size` is in bytes, 0 where the publisher doesn't say it."""

    family: str
    pair: LanguagePair
    version: str
    size: int
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a family's publisher has, sorted by languages, and where; `stale` says why it is only the last copy."""

    url: str
    entries: tuple[Published, ...]
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Available:
    """What the publishers have, by family, and why others' lists couldn't be had."""

    shelves: Mapping[str, Shelf]
    faults: tuple[InputError, ...] = ()

    @property
    def entries(self) -> list[Published]:
        """All of it, family by family."""
        return [entry for shelf in self.shelves.values() for entry in shelf.entries]


def available(families: Collection[str] = ()) -> Available:
    """Fetch what is published for `families` (`argos`, `firefox`), for both where none is named.

    Raises `InputError` where none of them can be read.
    """
    shelves: dict[str, Shelf] = {}
    faults: list[InputError] = []
    for family, load in _PUBLISHERS.items():
        if not families or family in families:
            try:
                shelves[family] = load()
            except InputError as error:
                faults.append(error)
    if not shelves:
        raise faults[0]
    return Available(shelves, tuple(faults))


def _argos() -> Shelf:
    loaded = index.load(copy_will_do=True)
    entries = [
        Published(argos.NAME, entry.pair, entry.metadata.version, 0, entry.links) for entry in loaded.entries
    ]
    return Shelf(loaded.url, tuple(entries), loaded.stale)


def _firefox() -> Shelf:
    entries = [
        Published(
            firefox.NAME,
            release.pair,
            release.metadata.version,
            release.size,
            tuple(one.link for one in release.attachments),
        )
        for release in remote.load()
    ]
    return Shelf(remote.server(), tuple(entries))


_PUBLISHERS: Mapping[str, Callable[[], Shelf]] = MappingProxyType(
    {argos.NAME: _argos, firefox.NAME: _firefox}
)
