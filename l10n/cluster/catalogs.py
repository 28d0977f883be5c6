"""Catalogs as workers get them: some at a time, with what the driver's memory has of their unmarked targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.marks import Known
from l10n.catalogs.reading import decode
from l10n.config import Config
from l10n.errors import L10nError
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.marks import UnmarkedTexts, known_texts, unmarked_texts


@dataclass(frozen=True, slots=True)
class Catalogs:
    """Catalogs that are looked at together; `known` is what the memory has of their unmarked targets, once asked.

    `number` is that of the part that they are, or were cut from.
    """

    paths: tuple[Path, ...]
    known: Mapping[Path, Known] = field(default_factory=dict)
    number: int = 0

    def corpus(self, source: str | None, target: str | None, name: Callable[[Path], str] = str) -> Corpus:
        """Return the corpus of them, for `Corpus` says what the others are.

        Where it is read, it raises `MemoryAsked` if the memory has to be asked first.
        """

        def known(path: Path, catalog: Catalog) -> Known:
            if path not in self.known and unmarked_texts(catalog).texts:
                raise MemoryAsked
            return self.known.get(path, {})

        return Corpus(self.paths, (), source, target, name, known)

    def question(self) -> MemoryQuestion:
        """Return what the memory has to be asked of them; nothing of what can't be read."""
        asked = {}
        for path in self.paths:
            with suppress(L10nError):
                if data := files.load(path):
                    asked[path] = unmarked_texts(decode(data, path))
        return MemoryQuestion(asked)


@dataclass(frozen=True, slots=True)
class MemoryQuestion:
    """What a worker has to know of catalogs before it can say anything of them: whose their unmarked targets are."""

    unmarked: Mapping[Path, UnmarkedTexts]


class MemoryAsked(Exception):
    """What the memory knows of a catalog has to be asked."""


@dataclass(frozen=True, slots=True)
class OfCatalogs:
    """What all kinds of parts that are catalogs of a project have in common."""

    project: Config

    def follow(self, part: Catalogs, result: object) -> Catalogs | None:
        """Return the catalogs with what a worker asked for."""
        if not isinstance(result, MemoryQuestion):
            return None
        known = {path: known_texts(self.project, path, texts) for path, texts in result.unmarked.items()}
        return replace(part, known=known)

    def split(self, part: Catalogs) -> Sequence[Catalogs]:
        """Return each catalog alone."""
        return [replace(part, paths=(path,)) for path in part.paths]
