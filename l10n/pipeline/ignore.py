"""Writing an ignore into a catalog and the project's own list of them, and listing those that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n.catalogs import ignores
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.ignores import Ignore, spans
from l10n.catalogs.update import edit
from l10n.config import Config, trust
from l10n.errors import UsageError
from l10n.files import exists
from l10n.glossary import Glossary
from l10n.messages import Message, msg, msg_template, msgs
from l10n.model import Finding, collapse
from l10n.pipeline.answers import Answers
from l10n.pipeline.catalog_check import CatalogCheck
from l10n.pipeline.check import CheckOptions
from l10n.pipeline.check import check as run
from l10n.pipeline.checker import input_lines
from l10n.pipeline.corpus import Corpus, read
from l10n.pipeline.marks import known_to
from l10n.pipeline.project_ignores import NAME, IgnoreRow, ProjectIgnores, add, of_project
from l10n.pipeline.project_ignores import read as read_rows
from l10n.pipeline.rules import levels, like, names


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that is ignored from now on: in which catalog, what, and of which sentence."""

    path: Path
    what: str
    source: str


def ignore_findings(
    fingerprints: Sequence[str],
    reason: str,
    config: Config,
    glossary: Glossary | None,
    paths: Sequence[Path],
    answers: Answers | None = None,
) -> list[Ignored]:
    """Let each finding with one of some fingerprints, or beginnings of them, be ignored in the catalogs in `paths`.

    What `answers` knows of a catalog isn't looked for again. Raises UsageError, before anything is written, for one
    that no finding has, or that several have.
    """
    reason = _checked(reason)
    found: dict[str, list[Finding]] = {one: [] for one in fingerprints}
    for finding in _findings(paths, config, glossary, answers):
        for mark, those in found.items():
            if finding.fingerprint.startswith(mark.lower()):
                those.append(finding)
    for mark, those in found.items():
        if not those:
            hint = msg("l10n check shows what there is: it was put right, or is ignored already")
            raise UsageError(msg("no finding has the fingerprint {fingerprint}", fingerprint=mark), hint=hint)
        if len({one.fingerprint for one in those}) > 1:
            raise UsageError(
                msg("several findings begin with {fingerprint}", fingerprint=mark),
                hint=msg("give more of it: l10n check --format json"),
            )
    done = []
    for finding in dict.fromkeys(one for those in found.values() for one in those):
        path, term, about = Path(finding.path), _term(finding), finding.source
        _write(path, finding.rule, term, reason, partial(_is_of, about))
        _remember(config, path, IgnoreRow(finding.rule, term, source=about, reason=reason))
        done.append(Ignored(path, f"{finding.rule} {term}".strip(), finding.source))
    return done


def ignore(
    path: Path,
    check: str,
    term: str,
    reason: str,
    config: Config,
    glossary: Glossary | None,
    *,
    source: str | None = None,
    line: int | None = None,
    answers: Answers | None = None,
) -> Ignored:
    """Let a rule, for one term or all, find nothing in one entry of the catalog at `path`.

    The entry is that of `source`, else the only one with `source` in it; or the one at `line` (from 1). Raises
    UsageError where no rule has that name, no entry or several fit, the rule finds nothing there, or the words
    aren't UTF-8, and InputError like `edit`.
    """
    if check not in names():
        raise UsageError(msg("there is no rule `{rule}`", rule=check), hint=like(check))
    term, reason = collapse(term), _checked(reason)
    if ";" in term:
        raise UsageError(msg("a term can't have a semicolon here"), hint=msg("give the part before it"))
    _checked(term)
    entry = _entry(read(path).catalog, path, source, line)
    meant = Ignore(check, term, reason, "", "")
    renewed = any(one.check == check for one in ignores.ignores(entry))
    if not renewed and not _is_found(meant, entry, path, config, glossary, answers):
        what = f"{check} {term}".strip()
        hint = msg("l10n check shows what is found, and where")
        raise UsageError(
            msg("finds nothing like `{what}` in «{source}»", what=what, source=entry.source),
            path=path,
            hint=hint,
        )
    _write(path, check, term, reason, lambda one: one.key == entry.key)
    _remember(config, path, IgnoreRow(check, term, source=entry.source, reason=reason))
    return Ignored(path, f"{check} {term}".strip(), entry.source)


def ignore_words(
    words: Sequence[str],
    reason: str,
    config: Config,
    glossary: Glossary | None,
    language: str = "",
    answers: Answers | None = None,
) -> dict[str, int]:
    """Let nothing be found of some words in the whole project, in one language (BCP 47) or in all.

    Returns how many findings in the project's catalogs each has now. Raises UsageError for what isn't UTF-8, and
    InputError like `add`.
    """
    reason = _checked(reason)
    rows = {
        word: IgnoreRow("", word, language, reason=reason) for word in dict.fromkeys(map(_checked, words))
    }
    counts = dict.fromkeys(rows, 0)
    for result in _results(list(filter(Path.exists, [config.locales_dir])), config, glossary, answers):
        for word, row in rows.items():
            here = ProjectIgnores([row]).of("", result.pair.target) if result.pair else ()
            counts[word] += sum(one.covers(finding) for one in here for finding in result.findings)
    add(config, rows.values())
    return counts


def _is_found(
    meant: Ignore,
    entry: Entry,
    path: Path,
    config: Config,
    glossary: Glossary | None,
    answers: Answers | None,
) -> bool:
    """Return whether something is found in an entry that an ignore would be about."""
    # What stands in several catalogs is found between all of them: they are read where this one isn't enough.
    return any(
        meant.covers(one) and _is_of(one.source, entry) and Path(one.path).samefile(path)
        for paths in ([path], [path, config.locales_dir])
        for one in _findings([one for one in paths if one.exists()], config, glossary, answers)
    )


def _findings(
    paths: Sequence[Path], config: Config, glossary: Glossary | None, answers: Answers | None
) -> Iterator[Finding]:
    """Give what `l10n check` finds."""
    for result in _results(paths, config, glossary, answers):
        yield from result.findings


def _results(
    paths: Sequence[Path], config: Config, glossary: Glossary | None, answers: Answers | None
) -> Iterable[CatalogCheck]:
    corpus = Corpus.below(paths, config.source, known=known_to(config))
    return run(corpus, CheckOptions(glossary, levels(config), of_project(config)), answers=answers)


def _term(finding: Finding) -> str:
    """Return what tells a finding from others of its rule in a sentence, "" where nothing does."""
    texts = (
        finding.term,
        *spans(finding.target, finding.target_spans),
        *spans(finding.source, finding.source_spans),
    )
    term = next((collapse(text) for text in texts if text.strip()), "")
    usable = ";" not in term and Ignore(finding.rule, term, "-", "", "").covers(finding)
    return term if usable else ""


def _is_of(source: str, entry: Entry) -> bool:
    return source in (entry.source, entry.plural)


def _write(path: Path, check: str, term: str, reason: str, fits: Callable[[Entry], bool]) -> None:
    def change(catalog: Catalog) -> Catalog:
        entries = (
            ignores.with_ignore(entry, check, term, reason) if not entry.obsolete and fits(entry) else entry
            for entry in catalog.entries
        )
        return replace(catalog, entries=tuple(entries))

    edit(path, change)


def _remember(config: Config, path: Path, row: IgnoreRow) -> None:
    """Add a row about a catalog to the project's ignores, where it is one of the project's own."""
    if trust.inside(path, config.locales_dir):
        corpus = Corpus.below([path], config.source)
        pair, _ = corpus.pair(read(path))
        add(config, [replace(row, language=pair.target)])


def _checked(text: str) -> str:
    """Return a text as one line; raise UsageError where it isn't UTF-8."""
    text = collapse(text)
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError(
            msg("the term or the reason isn't UTF-8"), hint=msg("type it in a terminal that is set to UTF-8")
        )
    return text


def lines(path: Path) -> Iterator[Message]:
    """Give a line for each ignore in the catalog at `path`. Raises InputError where that can't be read."""
    for entry, line in input_lines(read(path).catalog):
        for one in ignores.ignores(entry):
            what = f"{one.check} {one.term}".strip()
            template = msg_template("{line}: {what}; {reason} (no reason, no effect): «{source}»")
            if one.holds(entry.source):
                template = msg_template("{line}: {what}; {reason}: «{source}»")
            elif one.reason:
                template = msg_template("{line}: {what}; {reason} (void): «{source}»")
            yield msg(template, line=line, what=what, reason=one.reason, source=entry.source)


def project_lines(config: Config) -> Iterator[str]:
    """Give a line of text for each row of the project's ignores. Raises InputError where they can't be read."""
    path = config.root / NAME
    for line, row in read_rows(path) if exists(path) else ():
        about = f": «{row.source}»" if row.source else ""
        what = " ".join(filter(None, (row.rule, row.term, f"({row.language})" if row.language else "")))
        yield f"{NAME}:{line}: {what}; {row.reason}{about}"


def _entry(catalog: Catalog, path: Path, source: str | None, line: int | None) -> Entry:
    active, wanted = list(catalog.active), collapse(source or "")
    if line is not None:
        fitting = [e for e in active if e.line is not None and e.line <= line < e.line + len(e.raw)]
        missing = msg("no sentence of the article at line {line}", line=line)
    else:
        fitting = [entry for entry in active if entry.source == wanted]
        fitting = fitting or [entry for entry in active if wanted and wanted in entry.source]
        missing = msg("no sentence of the article has “{text}”", text=wanted)
    if not fitting:
        raise UsageError(missing, path=path, hint=msg("see l10n check"))
    if len(fitting) > 1:
        several = msgs(
            "{count} sentence has “{text}”", "{count} sentences have “{text}”", len(fitting), text=wanted
        )
        raise UsageError(several, path=path, hint=msg("give more of it, or --line"))
    return fitting[0]
