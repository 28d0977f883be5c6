"""Catalogs out in the formats of other tools, XLIFF and tables, and back in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from l10n.catalogs import table, xliff
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.exchange import Document, Item
from l10n.catalogs.exchange_merge import ExchangeMerge, merge_back
from l10n.catalogs.provenance import flags_vanished
from l10n.catalogs.table import docx, xlsx
from l10n.catalogs.update import edit
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.files import opened, refused
from l10n.glossary import Glossary
from l10n.glossary.finder import TermFinder
from l10n.languages import tags
from l10n.messages import Message, msg
from l10n.model import Finding, LanguagePair, Severity, article_name
from l10n.pipeline import output
from l10n.pipeline.corpus import read
from l10n.pipeline.marks import known_to

# From a catalog, the article's reference and the languages to the bytes of a file, and what that can't hold.
Encode = Callable[[Catalog, str, str, str], tuple[bytes, tuple[Entry, ...]]]
# From a file to what it holds of each article.
Decode = Callable[[Path], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that catalogs are written in: the suffix of its files, and how."""

    suffix: str
    encode: Encode


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format that comes back: the family of its rules, the suffixes that it has in folders, and how it is read.

    `twice` is what the rule about what was changed on both sides is called as a check.
    """

    family: str
    suffixes: tuple[str, ...]
    decode: Decode
    twice: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A catalog and the file made of it: how many units it has, how many it can't have; or why there is none."""

    catalog: Path
    path: Path | None = None
    units: int = 0
    lost: int = 0
    changed: bool = False
    error: L10nError | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A file and what became of its units in the `catalog`; or why it could not be merged.

    So many `conflicts` were changed on both sides; the `sources` of others were changed in the file. The `findings`
    are about these.
    """

    path: Path
    catalog: Path | None = None
    merged: int = 0
    late: int = 0
    unknown: int = 0
    conflicts: int = 0
    sources: int = 0
    findings: tuple[Finding, ...] = ()
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


def merge(
    paths: Sequence[Path],
    project: Config,
    form: ImportFormat,
    locales: Path | None = None,
    catalog: Path | None = None,
) -> Iterator[ImportResult]:
    """Merge files back into the catalogs of their articles, below `locales`, or into `catalog`.

    Nothing of a file is merged if anything in it can't be read.
    """
    for path in paths:
        try:
            places = [catalog or _catalog_of(one, path, project, locales) for one in form.decode(path)]
        except L10nError as error:
            yield ImportResult(path, error=error)
            continue
        for number, (document, place) in enumerate(zip(form.decode(path), places, strict=True)):
            try:
                yield _merge(document, path, place, form, partial(_items, form.decode, path, number))
            except L10nError as error:
                yield ImportResult(path, place, error=error)


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
    place = folder / file.target / f"{_safe(name, path)}{form.suffix}"
    if place in catalogs:
        raise InputError(
            msg("is the same article and language as {catalogs}", catalogs=catalogs[place]), path=path
        )
    catalogs[place] = path
    data, lost = form.encode(file.reflagged, reference or name, source, file.target)
    units = sum(1 for _ in file.catalog.active) - len(lost)
    return ExportResult(path, place, units, len(lost), output.write(place, data, project.root, force=force))


def _items(decode: Decode, path: Path, number: int) -> Iterable[Item]:
    """Return the units of a document of a file, read once more."""
    return next(islice(decode(path), number, None)).items


def _merge(
    document: Document, path: Path, place: Path, form: ImportFormat, again: Callable[[], Iterable[Item]]
) -> ImportResult:
    results: list[ExchangeMerge] = []

    def change(catalog: Catalog) -> Catalog:
        if flags_vanished(catalog):
            hint = msg("say first whether it is reviewed: l10n accept")
            raise InputError(msg("lost every fuzzy flag"), path=place, hint=hint)
        language = catalog.header.get("Language")
        if language and document.target and not tags.nearest(_target(document, path), [tags.parse(language)]):
            raise UsageError(
                msg(
                    "is in {target}, {place} in {language}",
                    target=document.target,
                    place=place,
                    language=language,
                ),
                path=path,
            )
        items = again() if results else document.items  # an editor has saved meanwhile
        results.append(merge_back(catalog, items))
        return results[-1].catalog

    edit(place, change, _target(document, path) if document.target else None)
    result = results[-1]
    if result.unknown and result.unknown == result.total:
        reason = msg("has no sentence of {place}", place=place)
        raise InputError(reason, path=path, hint=msg("is it of another article?"))
    return ImportResult(
        path,
        place,
        result.merged,
        result.late,
        result.unknown,
        len(result.conflicts),
        len(result.sources),
        tuple(_findings(result, path, place, form)),
    )


def _findings(result: ExchangeMerge, path: Path, place: Path, form: ImportFormat) -> Iterator[Finding]:
    """Give a finding for each unit of the catalog at `place` that isn't as the file at `path` has it."""
    for one in result.conflicts:
        message = msg(
            "changed here and in {name}: this stays; there it is “{target}”",
            name=path.name,
            target=one.target,
        )
        yield _finding(form.twice, f"{form.family}/changed-twice", message, one.entry, place)
    for one in result.sources:
        message = msg(
            "its source was changed in {name}: change the article instead; the target there, "
            "“{target}”, isn't taken",
            name=path.name,
            target=one.target,
        )
        yield _finding("changed-source", f"{form.family}/changed-source", message, one.entry, place)


def _finding(check: str, rule: str, message: Message, entry: Entry, place: Path) -> Finding:
    return Finding(check, Severity.WARNING, message, str(place), entry.line, entry.source, rule=rule)


def _catalog_of(document: Document, path: Path, project: Config, locales: Path | None) -> Path:
    if not document.original or not document.target:
        reason = msg("doesn't say its target language")
        if not document.original:
            reason = msg("doesn't say its article")
        raise InputError(reason, path=path, hint=msg("state the catalog with --catalog"))
    name = article_name(document.original)
    target = _target(document, path)
    known = [target, *project.targets, target.partition("-")[0]]
    place = {tag: project.catalog_path(_safe(name, path), tag, locales) for tag in known}
    # Many tools know a language with a region only: `es-ES` goes into `es`, where only that is there.
    return place[tags.nearest(target, [tag for tag in known if place[tag].exists()]) or target]


def _target(document: Document, path: Path) -> str:
    try:
        return tags.parse(document.target)
    except UsageError as error:
        reason = msg("its target language `{target}` is unknown", target=document.target)
        raise InputError(reason, path=path, hint=msg("mend that: a BCP 47 tag")) from error


def _safe(name: str, path: Path) -> str:
    """Return an article's name; raise InputError for one that would lead out of the folder."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or not name.isprintable() or not parts.parts:
        raise InputError(
            msg("its article has a name that can't be used: {name!r}", name=name),
            path=path,
            hint=msg("export it again"),
        )
    return name


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


def _from_table(path: Path) -> Iterator[Document]:
    """Give what a table holds, whichever kind it is."""
    yield docx.decode(path) if path.suffix.lower() == ".docx" else xlsx.decode(path)


def _from_xliff(path: Path) -> Iterator[Document]:
    """Give what an XLIFF file holds."""
    try:
        with opened(path) as file:
            yield from xliff.stream(file, path)
    except OSError as error:
        raise refused(msg("can't be read"), path, error, msg("check the path and run again")) from error


XLIFF = ImportFormat("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), _from_xliff, "changed-twice")
TABLE = ImportFormat("table", (".xlsx", ".docx", ".ods"), _from_table, "table-changed-twice")
