"""Checking catalogs, ours or those of other tools: what is wrong where, written into them if that is wanted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from l10n.catalogs import files, headers
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.provenance import flags_vanished
from l10n.catalogs.update import edit
from l10n.checks.rule import Levels
from l10n.errors import DiskFullError, InputError, L10nError, UsageError
from l10n.files import refused
from l10n.glossary import Glossary
from l10n.languages import tags
from l10n.model import Finding, LanguagePair, Severity
from l10n.pipeline import autofix, corpus
from l10n.pipeline.checker import Checker
from l10n.pipeline.corpus import Said
from l10n.text import detection

# Below this langdetect's word is doubtful, and said to be.
_SURE = 0.9
# So many characters of a catalog's sources tell its language.
_ENOUGH = 4000


@dataclass(frozen=True, slots=True)
class Options:
    """How to check: with which glossary, and whether to write the findings into the catalogs.

    `source` and `target` (BCP 47) are for catalogs whose headers don't say. `levels` is how much checks matter. With
    `fix` the typography of what nobody but a machine has written is put right; with `dry_run` that is only shown.
    """

    glossary: Glossary | None = None
    source: str | None = None
    target: str | None = None
    write: bool = False
    levels: Levels = field(default_factory=dict)
    fix: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a catalog, in so many units; or why it couldn't be checked.

    `said` are the units, with the ignores in force for them. `fixed` targets were put right (or would be), as `diff`
    shows.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    units: int = 0
    ignored: int = 0
    written: bool = False
    error: L10nError | None = None
    said: tuple[Said, ...] = field(default=(), repr=False)
    fixed: int = 0
    diff: str = ""


def find(paths: Sequence[Path], suffix: str = ".po") -> tuple[list[Path], list[L10nError]]:
    """Return the catalogs that are files in `paths`, or files with the `suffix` in folders, at any depth.

    Hidden ones aren't. A file comes once. With them the errors: what isn't there, and folders without a catalog.
    """
    found: dict[str, Path] = {}
    errors: list[L10nError] = []
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises where a folder may not be read
            gone = InputError("no such file", path=path, hint="check its name")
            errors.append(files.missing(path) if suffix == ".po" else gone)
            continue
        before = len(errors)
        here = _below(path, suffix, errors) if path.is_dir() else [path]
        if not here and len(errors) == before:
            hint = "name another folder"
            hint += ", or translate something first: l10n translate" if suffix == ".po" else ""
            what = "catalog (.po)" if suffix == ".po" else f"{suffix} file"
            errors.append(InputError(f"holds no {what}", path=path, hint=hint))
        for file in here:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values()), errors


def check(
    paths: Sequence[Path],
    options: Options,
    progress: Callable[[int, int], None] = lambda done, total: None,
    checkers: dict[LanguagePair, Checker] | None = None,
) -> Iterator[Checked]:
    """Check the catalogs at `paths`, and say of each what was found; one that can't be checked stops no other.

    `progress` is told how many are done, of how many. `checkers` are taken, and kept, by what else needs them. A full
    disk stops it.
    """
    checkers = {} if checkers is None else checkers
    for done, path in enumerate(paths):
        progress(done, len(paths))
        try:
            checked = _check(path, options, checkers)
        except L10nError as error:
            checked = Checked(path, error=error)
        yield checked
        if isinstance(checked.error, DiskFullError):
            return
    progress(len(paths), len(paths))


def compared(results: Sequence[Checked], checkers: Mapping[LanguagePair, Checker]) -> list[Checked]:
    """Return results with what is found between the units of all of them, for each catalog in its own order."""
    found, ignored = corpus.between((one for result in results for one in result.said), checkers)
    return [
        replace(
            result,
            findings=tuple(
                sorted((*result.findings, *found.get(str(result.path), ())), key=lambda one: one.line or 0)
            ),
            ignored=result.ignored + ignored.get(str(result.path), 0),
        )
        for result in results
    ]


def _check(path: Path, options: Options, checkers: dict[LanguagePair, Checker]) -> Checked:
    catalog = files.read(path)
    if catalog is None:
        raise files.missing(path)
    if not any(any(entry.targets) for entry in catalog.active):
        return Checked(path)
    pair, about = _pair(catalog, path, options)
    if pair not in checkers:
        checkers[pair] = Checker(pair, options.glossary, options.levels)
    checker = checkers[pair]
    article = _article(catalog, pair)
    unflagged = flags_vanished(catalog)
    written = False
    changed = autofix.Fixed(catalog)
    if options.fix and not unflagged:
        changed = autofix.fix(path, catalog, pair.target, write=not options.dry_run)
        catalog = catalog if options.dry_run else changed.catalog
        written = changed.count > 0 and not options.dry_run
    if options.write:

        def noted(old: Catalog) -> Catalog:
            entries = (
                entry if entry.obsolete else checker.noted(entry, article=article, unflagged=unflagged)
                for entry in old.entries
            )
            return replace(old, entries=tuple(entries))

        before, catalog = edit(path, noted, pair.target)
        written = written or catalog is not before
    found = checker.find(catalog, str(path), article=article, unflagged=unflagged, as_written=written)
    said = tuple(corpus.said(catalog, pair, str(path), article, unflagged=unflagged, as_written=written))
    return Checked(
        path,
        (*about, *found.findings),
        found.units,
        found.ignored,
        written,
        said=said,
        fixed=changed.count,
        diff=changed.diff,
    )


def _below(folder: Path, suffix: str, errors: list[L10nError]) -> list[Path]:
    def failed(error: OSError) -> None:
        errors.append(refused("can't be read", error.filename, error, "check its permissions"))

    found = []
    for place, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in names if name.endswith(suffix) and not name.startswith(".")]
    return sorted(found)


def _pair(catalog: Catalog, path: Path, options: Options) -> tuple[LanguagePair, list[Finding]]:
    """Return a catalog's languages, and a finding if one is a guess.

    What its header says comes first, then the options; then for the target the path as gettext lays it out, for the
    source the sources themselves.
    """
    target = _tag(catalog, "Language") or options.target or _from_path(path)
    if target is None:
        said = catalog.header.get("Language")
        reason = f"its language `{said}` is unknown" if said else "its header doesn't say its language"
        raise InputError(reason, path=path, hint="state it with --to, or in the header: Language")
    source = _tag(catalog, "X-Source-Language") or options.source
    if source is not None:
        return LanguagePair(source, target), []
    detected = detection.detect(_sample(catalog))
    if detected.lang is None:
        hint = "state it with --from, or in the header: X-Source-Language"
        raise InputError("the language of its sources can't be told: too little text", path=path, hint=hint)
    findings = []
    if detected.confidence < _SURE:
        seems = f"{tags.name(detected.lang)}, {detected.confidence:.0%} sure"
        message = f"the language of its sources can't be told for certain ({seems}): state it with --from"
        rule = "catalog/source-language"
        findings.append(Finding("source-language", Severity.WARNING, message, str(path), rule=rule))
    return LanguagePair(detected.lang, target), findings


def _tag(catalog: Catalog, field: str) -> str | None:
    try:
        return tags.parse(catalog.header.get(field) or "")
    except UsageError:
        return None


def _from_path(path: Path) -> str | None:
    """Return the language that a path says: `es/LC_MESSAGES/port.po`, `es.po`."""
    absolute = path.absolute()
    name = absolute.parent.parent.name if absolute.parent.name == "LC_MESSAGES" else absolute.stem
    try:
        return tags.parse(name)
    except UsageError:
        return None


def _sample(catalog: Catalog) -> str:
    sample: list[str] = []
    size = 0
    for entry in catalog.active:
        sample.append(entry.source)
        size += len(entry.source)
        if size >= _ENOUGH:
            break
    return "\n".join(sample)


def _article(catalog: Catalog, pair: LanguagePair) -> str:
    """Return the name of the article that a catalog of ours is of; nothing for another tool's."""
    if headers.is_foreign(catalog, pair.target):
        return ""
    reference = next((ref for entry in catalog.active for ref in entry.references), "")
    path = PurePosixPath(unquote(reference.rpartition(":")[0]))
    return str(path.with_suffix("")) if path.name else ""
