"""Catalogs that need nothing: what a run found out about one is told again while nothing of it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs import files
from l10n.files import real
from l10n.pipeline.answers import Answers, digest, file_digest
from l10n.pipeline.checker import Checker, Checkers, CheckResult
from l10n.pipeline.packed import from_findings, packed, to_findings, unpacked
from l10n.pipeline.prepare import Job
from l10n.pipeline.pretranslation import MemoryOffers
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions

_COUNTS = ("segments", "remembered", "kept", "suggested", "untranslated")


@dataclass(frozen=True, slots=True)
class Key:
    """What a catalog's row follows from: its digest, empty where that can't be told, and where to look again."""

    digest: bytes
    job: Job
    checker: Checker
    path: Path
    template: Path


# An article with its catalog in a language, and its template.
Files = tuple[Job, Path, Path]


class Unchanged:
    """The rows of catalogs that needed nothing, as they were then.

    A row follows from the bytes of article, catalog and template, their names, the languages, the options, the
    glossary, the levels of the rules, the language of notes, and what the memory has of the article's sources. A dry
    run has the same row of what needs nothing. That a person is known to have translated something here plays no
    part: a catalog that lacks none of its article's sentences misses none.
    """

    def __init__(
        self,
        known: Answers | None,
        options: TranslateOptions,
        checkers: Checkers,
        memory: MemoryOffers | None,
    ) -> None:
        """Look in what is `known`, None for nothing."""
        self._known = known
        self._memory = memory
        self._options = options
        self._hidden: dict[Path, bool] = {}  # by folder; each is looked through once in a run
        self._common = [checkers.basis if known else None, checkers.notes, options.refresh]

    @property
    def is_kept(self) -> bool:
        """Whether rows are kept at all."""
        return self._known is not None

    def keys(self, checker: Checker, some: Sequence[Files]) -> list[Key]:
        """Return what the rows of catalogs follow from as things are now; reads the catalogs and the templates."""
        return [
            Key(digest, job, checker, path, template)
            for digest, (job, path, template) in zip(self._digests(checker, some), some, strict=True)
        ]

    def get(self, key: Key) -> CatalogResult | None:
        """Return the row of a catalog, if it needed nothing when all was as it is now."""
        answer = self._known.parts(key.digest) if self._known else ()
        if not answer:
            return None
        if not self._options.dry_run:
            for path in (key.path, key.template):
                if self._has_hidden(Path(real(path)).parent):
                    files.tidy(path)
        facts, findings = answer
        counts, ignored = unpacked(facts)
        return CatalogResult(
            key.job.name,
            key.checker.pair.source,
            key.checker.pair.target,
            key.path,
            state=Outcome.UNCHANGED,
            result=CheckResult(found := to_findings(unpacked(findings)), ignored=ignored),
            found=len(found),
            **dict(zip(_COUNTS, counts, strict=True)),
        )

    def keep(self, rows: Sequence[tuple[Key, CatalogResult]]) -> None:
        """Keep the rows of a pair's catalogs that needed nothing, if nothing changed since their keys were made."""
        if not self._known:
            return
        settled = [
            (key, row)
            for key, row in rows
            if key.digest and row.state is Outcome.UNCHANGED and not (row.findings or row.new)
        ]
        some = [(key.job, key.path, key.template) for key, _ in settled]
        now = self._digests(settled[0][0].checker, some) if settled else ()
        for (key, row), again in zip(settled, now, strict=True):
            if key.digest == again:
                counts = [getattr(row, name) for name in _COUNTS]
                findings = packed(from_findings(row.result.findings))
                self._known.put(key.digest, [counts, row.result.ignored], findings)

    def _has_hidden(self, folder: Path) -> bool:
        """Return whether there are hidden files in a folder, as a process that was killed leaves some behind."""
        if folder not in self._hidden:
            try:
                self._hidden[folder] = any(path.name.startswith(".") for path in folder.iterdir())
            except OSError:
                self._hidden[folder] = True
        return self._hidden[folder]

    def _digests(self, checker: Checker, some: Sequence[Files]) -> list[bytes]:
        if self._known is None:
            return [b""] * len(some)
        offers: Sequence[str] | None = [""] * len(some)
        if self._memory:
            offers = self._memory.reviewed(checker, [job.sources for job, _, _ in some])
        if offers is None:
            return [b""] * len(some)
        shared = [checker.pair.source, checker.pair.target, self._common]
        return [self._digest(*one, offer, shared) for one, offer in zip(some, offers, strict=True)]

    def _digest(self, job: Job, path: Path, template: Path, offers: str, shared: object) -> bytes:
        catalog, pot = file_digest(path), file_digest(template)
        if not catalog or pot is None:
            return b""
        article = [job.name, job.reference, job.text_digest]
        return digest("row", article, str(path), catalog, pot, offers, shared)
