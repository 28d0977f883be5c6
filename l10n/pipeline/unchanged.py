"""Catalogs that need nothing: what a run found out about one is told again while nothing of it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs import files
from l10n.pipeline import answers
from l10n.pipeline.answers import Answers, digest, digest_of, file_digest
from l10n.pipeline.checker import Checker, CheckResult
from l10n.pipeline.prepare import Job
from l10n.pipeline.pretranslation import ProjectMemory
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


class Unchanged:
    """The rows of catalogs that needed nothing, as they were then.

    A row follows from the bytes of article, catalog and template, their names, the languages, the options, the
    glossary, the levels of the rules, and what the memory has of the article's sources. That a person is known to
    have translated something here plays no part: a catalog that lacks none of its article's sentences misses none.
    """

    def __init__(
        self, known: Answers | None, options: TranslateOptions, memory: ProjectMemory | None
    ) -> None:
        """Look in what is `known`, None for nothing."""
        self._known = known
        self._memory = memory
        self._options = options
        glossary = (
            digest_of(repr(options.glossary.rows).encode("utf-8", "surrogatepass"))
            if options.glossary
            else ""
        )
        self._common = [glossary, options.refresh, options.dry_run]

    def key(self, job: Job, checker: Checker, path: Path, template: Path) -> Key:
        """Return what the row of a catalog follows from as things are now; reads the catalog and the template."""
        return Key(self._digest(job, checker, path, template), job, checker, path, template)

    def get(self, key: Key) -> CatalogResult | None:
        """Return the row of a catalog, if it needed nothing when all was as it is now."""
        answer = self._known.get(key.digest) if self._known else None
        if answer is None:
            return None
        if not self._options.dry_run:
            files.tidy(key.path)
            files.tidy(key.template)
        counts, findings, ignored = answer
        return CatalogResult(
            key.job.article.name,
            key.checker.pair.source,
            key.checker.pair.target,
            key.path,
            state=Outcome.UNCHANGED,
            result=CheckResult(answers.to_findings(findings), ignored=ignored),
            **dict(zip(_COUNTS, counts, strict=True)),
        )

    def keep(self, rows: Sequence[tuple[Key, CatalogResult]]) -> None:
        """Keep the rows of catalogs that needed nothing, if nothing has changed since their keys were made."""
        for key, row in rows:
            if (
                not self._known
                or not key.digest
                or row.state is not Outcome.UNCHANGED
                or row.findings
                or row.new
            ):
                continue
            if key.digest == self._digest(key.job, key.checker, key.path, key.template):
                counts = [getattr(row, name) for name in _COUNTS]
                findings = answers.from_findings(row.result.findings)
                self._known.put(key.digest, [counts, findings, row.result.ignored])

    def _digest(self, job: Job, checker: Checker, path: Path, template: Path) -> bytes:
        if self._known is None:
            return b""
        catalog, pot = file_digest(path), file_digest(template)
        if not catalog or pot is None:
            return b""
        offers = self._memory.reviewed(checker, job.sources) if self._memory else ""
        if offers is None:
            return b""
        article = [job.article.name, job.article.reference, job.text_digest]
        levels = [(list(part), level) for part, level in sorted(checker.levels.items())]
        pair = [checker.pair.source, checker.pair.target]
        return digest("row", article, pair, str(path), catalog, pot, offers, levels, self._common)
