"""What comes back from other tools, XLIFF and tables, merged into the catalogs that it was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from l10n.catalogs import xliff
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.exchange import Document, Item
from l10n.catalogs.exchange_merge import ExchangeMerge, merge_back
from l10n.catalogs.provenance import flags_vanished
from l10n.catalogs.table import docx, xlsx
from l10n.catalogs.update import edit
from l10n.config import Config
from l10n.errors import InputError, L10nError, UsageError
from l10n.files import opened, refused
from l10n.languages import tags
from l10n.messages import Message, msg
from l10n.model import Finding, Severity, article_name
from l10n.pipeline.output import safe_name

# From a file to what it holds of each article.
Decode = Callable[[Path], Iterator[Document]]


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
    place = {tag: project.catalog_path(safe_name(name, path), tag, locales) for tag in known}
    # Many tools know a language with a region only: `es-ES` goes into `es`, where only that is there.
    return place[tags.nearest(target, [tag for tag in known if place[tag].exists()]) or target]


def _target(document: Document, path: Path) -> str:
    try:
        return tags.parse(document.target)
    except UsageError as error:
        reason = msg("its target language `{target}` is unknown", target=document.target)
        raise InputError(reason, path=path, hint=msg("mend that: a BCP 47 tag")) from error


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
