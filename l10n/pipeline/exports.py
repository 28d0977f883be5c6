"""Catalogs out in the formats of other tools: XLIFF and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs import table, xliff
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.table import docx, xlsx
from l10n.config import Config
from l10n.errors import InputError, L10nError
from l10n.glossary import Glossary
from l10n.glossary.finder import TermFinder
from l10n.messages import msg
from l10n.model import LanguagePair
from l10n.pipeline import output
from l10n.pipeline.corpus import read
from l10n.pipeline.marks import known_to

# From a catalog, the article's reference and the languages to the bytes of a file, and what that can't hold.
Encode = Callable[[Catalog, str, str, str], tuple[bytes, tuple[Entry, ...]]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that catalogs are written in: the suffix of its files, and how."""

    suffix: str
    encode: Encode


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A catalog and the file made of it: how many units it has, how many it can't have; or why there is none."""

    catalog: Path
    path: Path | None = None
    units: int = 0
    lost: int = 0
    changed: bool = False
    error: L10nError | None = None


def export(
    paths: Sequence[Path], folder: Path, project: Config, form: ExportFormat, *, force: bool = False
) -> Iterator[ExportResult]:
    """Write each catalog to `folder/LANG/ARTICLE` in a format, and say so; one that can't be stops no other.

    A file that somebody has edited is replaced with `force` only.
    """
    catalogs: dict[Path, Path] = {}
    for path in paths:
        try:
            yield _export(path, folder, project, catalogs, form, force)
        except L10nError as error:
            yield ExportResult(path, error=error)


def _export(
    path: Path, folder: Path, project: Config, catalogs: dict[Path, Path], form: ExportFormat, force: bool
) -> ExportResult:
    file = read(path, known_to(project))
    name, reference = file.article, file.reference
    source = file.source
    if not source and not file.catalog.header.get("X-Source-Language"):
        source = project.source or ""
    for language, header in ((file.target, "Language"), (source, "X-Source-Language")):
        if not language:
            raise InputError(
                msg("its header doesn't say its language ({header})", header=header),
                path=path,
                hint=msg("add it"),
            )
    place = folder / file.target / f"{output.safe_name(name, path)}{form.suffix}"
    if place in catalogs:
        raise InputError(
            msg("is the same article and language as {catalog}", catalog=catalogs[place]), path=path
        )
    catalogs[place] = path
    data, lost = form.encode(file.reflagged, reference or name, source, file.target)
    units = sum(1 for _ in file.catalog.active) - len(lost)
    return ExportResult(path, place, units, len(lost), output.write(place, data, project.root, force=force))


def xliff_format(version: str, glossary: Glossary | None = None) -> ExportFormat:
    """Return XLIFF of a version as a format; a glossary's terms are marked in sources."""

    def encode(catalog: Catalog, original: str, source: str, target: str) -> tuple[bytes, tuple[Entry, ...]]:
        if glossary is None:
            return xliff.encode(catalog, original, source, target, version)
        finder = TermFinder(glossary, LanguagePair(source, target))
        finder.read(entry.source for entry in catalog.active)

        def terms(text: str) -> list[xliff.TermMark]:
            found = sorted(finder.find(text), key=lambda term: (term.start, -term.end))
            return [
                xliff.TermMark(one.start, one.end, " | ".join(dict.fromkeys((one.target_form, *one.allowed))))
                for one in found
                if one.target_form
            ]

        return xliff.encode(catalog, original, source, target, version, terms)

    return ExportFormat(".xlf", encode)


def table_format(kind: str) -> ExportFormat:
    """Return a table as a format: `xlsx` or `docx`."""
    module = xlsx if kind == "xlsx" else docx

    def encode(catalog: Catalog, original: str, source: str, target: str) -> tuple[bytes, tuple[Entry, ...]]:
        sheet, lost = table.sheet_of(catalog, original, source, target, module.LONGEST)
        return module.encode(sheet), lost

    return ExportFormat(f".{kind}", encode)
