"""The catalogs that a command is about: which files they are, and what each says of itself, read once.

paths ─ find ─▶ files ─ read ─▶ CatalogFile ─▶ check, status, report, memory, xliff
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from l10n.catalogs import files, headers
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.marks import Known, marked, with_marks
from l10n.catalogs.provenance import Owner, flags_vanished, owner, reflag
from l10n.errors import InputError, L10nError, UsageError
from l10n.files import exists, real, refused
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Severity
from l10n.text import detection

# So many characters of a catalog's sources tell its language.
_ENOUGH = 4000


def _nothing(_path: Path, _catalog: Catalog) -> Known:
    return {}


@dataclass(frozen=True)
class CatalogFile:
    """A catalog as it was when it was read, and what it says of itself; `decode` gives its entries.

    `source` and `target` are the languages (BCP 47) that its header states, "" where it doesn't. `article` is the
    name of the article that it is of, `reference` that article's path below the folder of articles, "" if it is
    unknown. One that is `unflagged` lost every `fuzzy` flag (see `flags_vanished`): nobody has reviewed it. `known`
    is what a memory knows of its targets that have no mark.
    """

    path: Path
    decode: Callable[[], Catalog] = field(repr=False)
    source: str
    target: str
    article: str
    reference: str
    unflagged: bool
    known: Known = field(default_factory=dict, repr=False)

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog, decoded when it is first asked for."""
        return self.decode()

    @property
    def reflagged(self) -> Catalog:
        """The catalog with the flags and marks back that it lost, so that the machine's is nobody else's."""
        catalog = with_marks(self.catalog, self.known)
        return replace(catalog, entries=tuple(map(reflag, catalog.entries))) if self.unflagged else catalog

    @property
    def marks_lost(self) -> int:
        """How many of its targets are a machine's without any mark: the memory knows them, and nobody took them."""
        if not self.known:
            return 0
        pairs = zip(self.catalog.entries, with_marks(self.catalog, self.known).entries, strict=True)
        return sum(not old.obsolete and not old.fuzzy and new.fuzzy for old, new in pairs)

    def reviewed(self, entry: Entry) -> bool:
        """Whether a person stands for the target of an entry of it, by the marks that it has or had."""
        return owner(marked(entry, self.known)) is Owner.REVIEWED and not self.unflagged


@dataclass(frozen=True, slots=True)
class Corpus:
    """The catalogs that are files in some paths, or below folders in them, and what isn't there.

    They are read one after the other, as each is asked for, so that only one at a time is held. `source` and
    `target` (BCP 47) are for those whose headers don't say. `name` says what findings call a file, `known` what a
    memory knows of the targets of one that have no mark.
    """

    paths: tuple[Path, ...]
    errors: tuple[L10nError, ...] = ()
    source: str | None = None
    target: str | None = None
    name: Callable[[Path], str] = str
    known: Callable[[Path, Catalog], Known] = _nothing

    @classmethod
    def below(
        cls,
        paths: Sequence[Path],
        source: str | None = None,
        target: str | None = None,
        name: Callable[[Path], str] = str,
        known: Callable[[Path, Catalog], Known] = _nothing,
    ) -> Corpus:
        """Return the corpus of files and folders; see `find`."""
        catalogs, errors = find(paths)
        return cls(tuple(catalogs), tuple(errors), source, target, name, known)

    def of(self, path: Path, catalog: Catalog) -> CatalogFile:
        """Return what the catalog that was read from `path` says of itself."""
        return of(path, catalog, self.known(path, catalog))

    def pair(self, file: CatalogFile) -> tuple[LanguagePair, list[Finding]]:
        """Return a catalog's languages, and a finding if one is a guess.

        For the target what was asked for comes first, then what its header says, then the path as gettext lays it
        out; for the source its header, what was asked for, the sources themselves. Raises InputError where one can't
        be told.
        """
        target = self.target or file.target or _from_path(file.path)
        if not target:
            stated = file.catalog.header.get("Language")
            reason = (
                msg("its language `{language}` is unknown", language=stated)
                if stated
                else msg("its header doesn't say its language")
            )
            raise InputError(
                reason, path=file.path, hint=msg("state it with --to, or in the header: Language")
            )
        findings = self._contradictions(file)
        source = file.source or self.source
        if source:
            return LanguagePair(source, target), findings
        detected = detection.detect(_sample(file.catalog))
        if detected.lang is None:
            hint = msg("state it with --from, or in the header: X-Source-Language")
            reason = msg("the language of its sources can't be told: too little text")
            raise InputError(reason, path=file.path, hint=hint)
        whose, place = "the language of its sources", self.name(file.path)
        findings += detection.doubts(detected, whose, place, "catalog/source-language")
        return LanguagePair(detected.lang, target), findings

    def _contradictions(self, file: CatalogFile) -> list[Finding]:
        """Return a finding if a catalog's header says another language than was asked for, which counts."""
        asked = self.target
        if not (asked and file.target) or tags.nearest(asked, (file.target,)) is not None:
            return []
        message = msg(
            "its header says {language}, and not {wanted}, which counts: correct it if it is wrong",
            language=file.target,
            wanted=asked,
        )
        rule = "catalog/target-language"
        return [Finding("target-language", Severity.WARNING, message, self.name(file.path), rule=rule)]


def find(paths: Sequence[Path], suffix: str = ".po", *more: str) -> tuple[list[Path], list[L10nError]]:
    """Return the catalogs that are files in `paths`, or files with a suffix in folders, at any depth.

    Hidden ones aren't. A file comes once. With them the errors: what isn't there, and folders without a catalog.
    """
    catalogs: dict[str, Path] = {}
    errors: list[L10nError] = []
    for path in paths:
        if not exists(path):
            gone = InputError(msg("no such file"), path=path, hint=msg("check its name"))
            errors.append(files.missing(path) if suffix == ".po" else gone)
            continue
        before = len(errors)
        here = _below(path, (suffix, *more), errors) if path.is_dir() else [path]
        if not here and len(errors) == before:
            if suffix == ".po":
                reason = msg("holds no catalog (.po)")
                hint = msg("name another folder, or translate something first: l10n translate")
            else:
                reason, hint = msg("holds no {suffix} file", suffix=suffix), msg("name another folder")
            errors.append(InputError(reason, path=path, hint=hint))
        for file in here:
            catalogs.setdefault(real(file), file)
    return list(catalogs.values()), errors


def read(path: Path, known: Callable[[Path, Catalog], Known] = _nothing) -> CatalogFile:
    """Read the catalog at `path`; `known` as a corpus has it.

    Raises InputError where there is none, or it can't be read.
    """
    catalog = files.read(path)
    if catalog is None:
        raise files.missing(path)
    return of(path, catalog, known(path, catalog))


def of(path: Path, catalog: Catalog, known: Known | None = None) -> CatalogFile:
    """Return what the catalog that was read from `path` says of itself, and what is `known` of its targets."""
    article, reference = headers.article_of(catalog, path)
    source, target = (language_of(catalog.header.get(field)) for field in ("X-Source-Language", "Language"))
    vanished = flags_vanished(catalog)
    return CatalogFile(path, lambda: catalog, source, target, article, reference, vanished, known or {})


def _below(folder: Path, suffixes: tuple[str, ...], errors: list[L10nError]) -> list[Path]:
    def failed(error: OSError) -> None:
        errors.append(refused(msg("can't be read"), error.filename, error, msg("check its permissions")))

    below = []
    for place, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below += [Path(place, name) for name in names if name.endswith(suffixes) and not name.startswith(".")]
    return sorted(below)


def language_of(tag: str | None) -> str:
    """Return the language (BCP 47) that a header says, "" where that is none."""
    try:
        return tags.parse(tag or "")
    except UsageError:
        return ""


def _from_path(path: Path) -> str:
    """Return the language that a path says: `es/LC_MESSAGES/port.po`, `es.po`."""
    absolute = path.absolute()
    return language_of(
        absolute.parent.parent.name if absolute.parent.name == "LC_MESSAGES" else absolute.stem
    )


def _sample(catalog: Catalog) -> str:
    sample: list[str] = []
    size = 0
    for entry in catalog.active:
        sample.append(entry.source)
        size += len(entry.source)
        if size >= _ENOUGH:
            break
    return "\n".join(sample)
