"""What is found in a catalog by itself, and what of it is answered again while nothing of it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from l10n.catalogs.catalog import Catalog, Entry, Header
from l10n.catalogs.ignores import Ignore
from l10n.catalogs.marks import Known, unmarked
from l10n.catalogs.reading import decode
from l10n.checks.sayings import Saying
from l10n.errors import L10nError
from l10n.model import LanguagePair, Unit
from l10n.pipeline.answers import Answers, digest, digest_of
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import CatalogFile, Corpus
from l10n.pipeline.packed import PackedFindings, packed, unpacked


class UnitFacts(NamedTuple):
    """A unit, the ignores that are in force for it, and what it says, to be compared with what others say."""

    unit: Unit
    ignores: tuple[Ignore, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedUnits:
    """The units of a catalog, packed, for they are seldom asked for: where nothing changed, nothing is compared."""

    data: bytes = field(default=b"", repr=False)
    pair: LanguagePair | None = None
    path: str = ""
    article: str = ""
    count: int = 0

    @classmethod
    def of(cls, units: Iterable[UnitFacts], pair: LanguagePair, path: str, article: str) -> CheckedUnits:
        """Return units of a catalog that findings call `path`, of an article's name, each once."""
        different = {one.unit: one for one in units}
        return cls(packed(list(map(_values, different.values()))), pair, path, article, len(different))

    def __iter__(self) -> Iterator[UnitFacts]:
        """Give the units, each as it was."""
        if self.pair:
            for source, target, reviewed, line, ignores, sayings in unpacked(self.data):
                unit = Unit(source, target, self.pair, reviewed, self.path, line, self.article)
                yield UnitFacts(
                    unit, tuple(Ignore(*one) for one in ignores), tuple(map(Saying._make, sayings))
                )

    def texts(self) -> Iterator[Unit]:
        """Give the units alone."""
        return (one.unit for one in self)


@dataclass(frozen=True, slots=True)
class CatalogCheck:
    """What is wrong in the units of a catalog; or why it couldn't be checked.

    `pair` is None where there was nothing to check. `size` counts the units. `fixed` targets were put right (or would
    be), as `diff` shows. `key` is the digest of all that this follows from, empty where that isn't known.
    """

    path: Path
    pair: LanguagePair | None = None
    findings: PackedFindings = field(default=PackedFindings())
    units: CheckedUnits = field(default=CheckedUnits(), repr=False)
    size: int = 0
    ignored: int = 0
    written: bool = False
    fixed: int = 0
    diff: str = ""
    error: L10nError | None = None
    key: bytes = b""


class CatalogAnswers:
    """What was found in catalogs before.

    It follows from a catalog's bytes and place, what findings call it, what all of its corpus are checked with, the
    languages that are for those that don't state theirs, and what the memory knows of its targets without a mark.
    How units compare is no part of it: that follows from all of them, by what each says.
    """

    def __init__(self, answers: Answers | None, corpus: Corpus, checkers: Checkers) -> None:
        """Look in some answers, None for nothing."""
        self._answers = answers
        self._corpus = corpus
        self._basis = [checkers.basis, corpus.source, corpus.target] if answers else []

    def get(self, path: Path, data: bytes) -> tuple[CatalogFile, CatalogCheck] | None:
        """Return a catalog, which is not decoded yet, and what was found in it, if that is known."""
        answer = self._answers.parts(key := self._key(path, data)) if self._answers else ()
        if not answer:
            return None
        facts, units, *parts = answer
        head, bare, known, languages, counts, count, size, ignored = unpacked(facts)
        now = self._corpus.known(path, _bare(*bare)) if bare[1] else {}
        if _known(now) != known:
            return None
        file = replace(CatalogFile(path, partial(decode, data, path), *head), known=now)
        pair = LanguagePair(*languages) if languages else None
        name = self._corpus.name(path)
        checked = CheckedUnits(units, pair, name, file.article, count) if pair else CheckedUnits()
        findings = PackedFindings(tuple(parts), tuple(map(tuple, counts)))
        key = digest("known", key.hex(), known)
        return file, CatalogCheck(path, pair, findings, checked, size, ignored, key=key)

    def put(self, file: CatalogFile, data: bytes, result: CatalogCheck) -> CatalogCheck:
        """Keep what was found in a catalog that was read from some bytes, and return it with its `key`."""
        if not self._answers or not (key := self._key(file.path, data)):
            return result
        head = file.source, file.target, file.article, file.reference, file.unflagged
        unmarked_ = [[one.source, one.target] for one in unmarked(file.catalog.entries).values()]
        bare = file.catalog.header.get("Language"), unmarked_
        known = _known(file.known)
        pair = [result.pair.source, result.pair.target] if result.pair else None
        facts = [
            head,
            bare,
            known,
            pair,
            result.findings.numbers,
            result.units.count,
            result.size,
            result.ignored,
        ]
        self._answers.put(key, facts, result.units.data, *result.findings.parts)
        return replace(result, key=digest("known", key.hex(), known))

    def _key(self, path: Path, data: bytes) -> bytes:
        return digest(
            "catalog", str(path.absolute()), str(path), self._corpus.name(path), digest_of(data), self._basis
        )


def _bare(language: str | None, texts: Iterable[tuple[str, str]]) -> Catalog:
    """Return as much of a catalog as a memory is asked about: its targets without a mark."""
    header = Header((("Language", language),) if language is not None else ())
    return Catalog(header, tuple(Entry(source, (target,)) for source, target in texts))


def _known(known: Known) -> list[list[Any]]:
    return [[text, one.origin, one.reviewed] for text, one in sorted(known.items())]


def _values(facts: UnitFacts) -> list[Any]:
    unit = facts.unit
    ignores = list(map(astuple, facts.ignores))
    return [unit.source, unit.target, unit.reviewed, unit.line, ignores, facts.sayings]
