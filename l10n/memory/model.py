"""What goes into the memory and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from l10n.model import LanguagePair, collapse
from l10n.text.markup import plain


@dataclass(frozen=True, slots=True)
class Record:
    """A translation to remember.

    `reviewed` says that a person stands for it. `origin` is who made the target first, empty for a person;
    `machine_hash` the fingerprint of what that was, and `machine` that the target still is just that. `person` says
    that a person wrote or reviewed it, `obsolete` that the article has its sentence no more; `fingerprint` is that of
    source and target as they stand. `created` is a date as
    TMX has it (`20261124T093000Z`), if one is known.
    """

    source: str
    target: str
    pair: LanguagePair
    reviewed: bool = True
    article: str = ""
    origin: str = ""
    machine_hash: str = ""
    machine: bool = False
    created: str = ""
    person: bool = False
    obsolete: bool = False
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was read."""

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A remembered translation for a source.

    `rate` (0 to 1) is how similar its own `source` is, in words: 1 may still differ in capitals and spaces.
    `difference` is its source, what only it has as `[-…-]`, what only the one asked for has as `{+…+}`. `count` is
    how often the source stands with this target; `article` is the first that has it.
    """

    rate: float
    source: str
    target: str
    reviewed: bool
    article: str
    origin: str
    count: int
    difference: str = ""

    @property
    def percent(self) -> int:
        """The rate in per cent, rounded down, of what isn't the very same: 99 where capitals and spaces differ."""
        return min(99, int(self.rate * 100 + 1e-9))


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a memory holds of a pair: units, those reviewed, different sources, articles, the machine's own."""

    pair: LanguagePair
    units: int
    reviewed: int
    sources: int
    articles: int
    machine: int


@dataclass(frozen=True, slots=True)
class Edit:
    """What a machine made of a source, and what a person let stand in the end, in the catalog called `name`."""

    source: str
    machine: str
    person: str
    pair: LanguagePair
    article: str
    origin: str
    name: str = ""


def digest(pair: LanguagePair, source: str) -> bytes:
    """Return what a source of a pair is found by: 128 bits of BLAKE2b."""
    text = "\0".join((pair.source, pair.target, source))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def bare(text: str) -> str:
    """Return a text without markup, as texts are compared that differ in it alone."""
    return collapse(plain(text))


def bare_digest(pair: LanguagePair, source: str) -> bytes | None:
    """Return what a source is found by that differs from another in markup alone; None for one without markup."""
    text = bare(source)
    return digest(pair, text) if text != source else None
