"""What a run of `l10n translate` is asked for, and what it tells of each catalog."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from l10n import engines
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.messages import msg_template
from l10n.model import Finding
from l10n.pipeline.checker import CheckResult


class Outcome(StrEnum):
    """What became of a catalog."""

    WRITTEN = msg_template("written")
    UNCHANGED = msg_template("unchanged")
    PLANNED = msg_template("planned")
    WAITING = msg_template("waiting")
    FAILED = msg_template("failed")


@dataclass(frozen=True, slots=True)
class CatalogResult:
    """What became of an article in a language: the catalog's units, and the trouble there was.

    `found` is how many findings the checks have in its units, and `result` these, until they are put aside.
    `segments` counts places in the article, `new` to `untranslated` its units (see `MergeResult`); in a dry run `new`
    are those that lack a translation. `engine` is the origin of what is new, empty if nothing is.
    Standard input has no `path`: its `catalog`, as the bytes of a file, is for standard output.
    """

    article: str
    source: str
    target: str
    path: Path | None
    segments: int
    state: Outcome = Outcome.FAILED
    new: int = 0
    remembered: int = 0
    kept: int = 0
    suggested: int = 0
    untranslated: int = 0
    engine: str = ""
    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    result: CheckResult = field(default_factory=CheckResult)
    found: int = 0
    error: L10nError | None = None
    catalog: bytes = b""

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What is to be looked at, about the catalog and in its units."""
        return (*self.findings, *self.result.findings)


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """How to translate: into which languages (BCP 47), by which engine, where the catalogs are.

    `engine` is for the pairs that the settings have none for; `beam` is how wide Argos searches. `refresh` redoes
    what is still a machine's; `dry_run` starts no engine and writes nothing. With a `glossary` it also redoes
    those of a machine's units of which it asks something else than when they were made. `text_only` writes nothing:
    rows have their catalogs, as those of standard input.
    """

    config: Config
    targets: tuple[str, ...]
    engine: str = engines.AUTO
    locales: Path | None = None
    refresh: bool = False
    dry_run: bool = False
    beam: int | None = None
    glossary: Glossary | None = None
    text_only: bool = False
