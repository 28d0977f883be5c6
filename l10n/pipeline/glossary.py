"""What can be done with a glossary itself: looking it over, looking words up, and exchanging it with other tools."""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from l10n.config import Config
from l10n.errors import InputError, UsageError
from l10n.files import is_special, make_folder, refused, write
from l10n.glossary import Glossary, csv, exchange, files, review
from l10n.glossary.exchange.format import RowStream
from l10n.glossary.matching import Matcher
from l10n.glossary.model import Form, Row
from l10n.messages import NO_MESSAGE, Message, msg, msg_list, msg_template, msgs
from l10n.model import Finding
from l10n.pipeline import output
from l10n.scratch import Spool

STDOUT = Path("-")
_AT_ONCE = 1000  # rows


def load(config: Config, folder: Path | None = None) -> Glossary | None:
    """Return the glossary in `folder` (or a file), or else the project's; None if that has none.

    Raises InputError, with the line, where one can't be used.
    """
    if folder is not None:
        return csv.read([folder])
    own = config.glossary_dir
    unreadable = own.is_dir() and not os.access(own, os.R_OK | os.X_OK)  # which `csv.read` says
    if own.is_dir() and (unreadable or any(own.rglob("*.csv"))):
        return csv.read([own])
    return None


def doubt_of(glossary: Glossary, source: str | None) -> Message:
    """Return what whoever translates with a glossary should know of it: that it contradicts itself; else nothing.

    `source` (BCP 47) is the language that is translated from, if one is known.
    """
    rows = {(one.path, one.line) for one in review.contradictions(glossary, source)}
    if not rows:
        return NO_MESSAGE
    return msgs(
        "the glossary says two things of one term in a row: `l10n glossary check` lists them",
        "the glossary says two things of one term in {count} rows: `l10n glossary check` lists them",
        len(rows),
    )


@dataclass(frozen=True, slots=True)
class GlossaryReview:
    """A glossary in some files, as far as it can be used, and what is wrong in it."""

    files: int
    glossary: Glossary
    findings: tuple[Finding, ...]


def check(project: Config, paths: Sequence[Path]) -> GlossaryReview:
    """Look over the glossary in files and folders, or the project's.

    Raises InputError for one that isn't there.
    """
    paths = paths or [project.glossary_dir]
    glossary, findings = review.check(paths, project.source)
    return GlossaryReview(len(files.find(paths)), glossary, tuple(findings))


@dataclass(frozen=True, slots=True)
class TargetForms:
    """What a language (BCP 47) wants for a form: what a machine is told, and what is right and wrong."""

    language: str
    target_form: str
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlossaryMatch:
    """A form of a glossary in a text: at `text[start:end]`, in a line and column (from 1)."""

    start: int
    end: int
    line: int
    column: int
    text: str
    form: Form
    wanted: tuple[TargetForms, ...]


def text_of(what: str, encoding: str | None) -> tuple[str, str]:
    """Return the text that `what` names, and the name: that of a file or standard input (`-`), else none.

    `encoding` is what it is in; without it, that is recognised. Raises InputError where a file is no text, where
    `what` is a folder, or is called like an article and isn't there; UsageError for an encoding that doesn't exist.
    """
    from l10n.articles import READERS, check_encoding, decoding
    from l10n.articles import files as reading

    if encoding is not None:
        check_encoding(encoding)

    if what == "-":
        if sys.stdin is None:  # `<&-`
            raise InputError(msg("is closed"), path="stdin", hint=msg("pipe a text in"))
        return "stdin", decoding.decode(sys.stdin.buffer.read(decoding.LIMIT + 1), "stdin", encoding).text
    try:
        is_file, is_folder = Path(what).is_file(), Path(what).is_dir()
    except (OSError, ValueError):  # too long for a name
        is_file = is_folder = False
    if not is_file:
        if is_folder:
            raise InputError(msg("is a folder, not a text"), path=what, hint=msg("name a file in it"))
        if Path(what).suffix.lower() in (*READERS, ".po"):
            raise InputError(msg("no such file"), path=what, hint=msg("check its name"))
        return "", what
    return what, decoding.decode(reading.read_bytes(Path(what), decoding.LIMIT), what, encoding).text


def find(
    project: Config, text: str, *, language: str | None, targets: Sequence[str], folder: Path | None
) -> list[GlossaryMatch]:
    """Return what a glossary has in a text, in its order.

    The text is in `language` (BCP 47), by default the project's, or any of the glossary's. `targets` are what
    to show, by default the project's, or all. Raises InputError, and UsageError where there is no glossary.
    """
    glossary = _glossary(project, folder)
    language = language or project.source
    sources = [_language(glossary, language)] if language else list(glossary.languages)
    targets = [_language(glossary, target) for target in targets] or [
        target for target in project.targets if glossary.language(target)
    ]
    ends = [number for number, char in enumerate(text) if char == "\n"]
    matches = []
    for source in sources:
        languages = [target for target in targets or glossary.languages if target != source]
        for hit in Matcher(glossary.forms(source), source).find(text):
            line = bisect_right(ends, hit.start - 1)
            column = hit.start - (ends[line - 1] if line else -1)
            forms: dict[str, Form] = {}
            for form in hit.forms:
                forms.setdefault(form.row.concept, form)
            for form in forms.values():
                wanted = tuple(_target_forms(glossary, form, target) for target in languages)
                place = (hit.start, hit.end, line + 1, column, text[hit.start : hit.end])
                matches.append(
                    GlossaryMatch(
                        *place, form, tuple(one for one in wanted if one.target_form or one.forbidden)
                    )
                )
    return sorted(matches, key=lambda match: (match.start, -match.end))


@dataclass(frozen=True, slots=True)
class ExchangeResult:
    """What came out: a file's bytes, how many entries are in it, and what got lost on the way."""

    path: Path
    data: bytes
    size: int
    losses: tuple[Message, ...]


def take_in(
    project: Config, path: Path, *, form: str | None, languages: Sequence[str], out: Path | None, force: bool
) -> ExchangeResult:
    """Make a glossary of a file of another tool, and write it to `out` (without one, into the project's folder).

    `form` names the format, without it the suffix does; `languages` are the source's and the targets'. Raises
    InputError and UsageError, and then nothing is written.
    """
    format = exchange.choose(form, path)
    out = out or project.glossary_dir / f"{path.stem}.csv"
    _free(out, force)
    if format.stream is not None and out != STDOUT and path.is_file():
        return _stream_in(project, path, format.stream(path, languages), out)
    rows, losses = format.read(files.read_bytes(path), path, languages)
    if not rows:
        raise _unusable(path, losses)
    return _finish(ExchangeResult(out, csv.render(Glossary(rows)), len(rows), losses), project)


def _unusable(path: Path, losses: Sequence[Message]) -> InputError:
    reason = msg_list(losses, "{one}; {other}") if losses else msg("it has no entries")
    hint = msg("check --format, --from and --to")
    return InputError(msg("nothing in it can be used: {reason}", reason=reason), path=path, hint=hint)


def _stream_in(project: Config, path: Path, rows: RowStream, out: Path) -> ExchangeResult:
    """Make a glossary of a file of any size: its rows are put aside until all columns are known."""
    spool: Spool[Row] = Spool()
    try:
        each = iter(rows)
        while some := tuple(islice(each, _AT_ONCE)):
            spool.add(some)
    except OSError as error:
        raise refused(msg("can't be read"), path, error, msg("check its name")) from error
    if not len(spool):
        raise _unusable(path, rows.losses)
    lines = csv.stream(spool)
    with output.replacing(out, project.root, force=True):  # `_free` has looked
        make_folder(Path(os.path.realpath(out)).parent)
        write(Path(os.path.realpath(out)), lines)
    return ExchangeResult(out, b"", len(spool), rows.losses)


def give_out(
    project: Config,
    out: Path,
    *,
    form: str | None,
    source: str | None,
    targets: Sequence[str],
    folder: Path | None,
    force: bool,
) -> ExchangeResult:
    """Write a glossary for another tool. Languages that aren't named are the project's, or all if the format can.

    Raises InputError and UsageError, and then nothing is written.
    """
    format = exchange.choose(form, out)
    _free(out, force)
    glossary = _glossary(project, folder)
    named: Sequence[str | None] = glossary.languages
    if format.bilingual or source or targets:
        named = [source or project.source, *(targets or project.targets)]
    languages = [_language(glossary, language) for language in named if language]
    too_few = None in named or len(set(languages)) < max(2, len(languages))
    if too_few or (format.bilingual and len(languages) > 2):
        reason = msg("{name} is written for two languages or more", name=format.name)
        if format.bilingual:
            reason = msg("{name} is written for two languages", name=format.name)
        raise UsageError(reason, hint=msg("name them: --from fr --to en"))
    data, size, losses = format.write(glossary, languages)
    if not size:
        named_languages = msg_list(languages, msg_template("{one} and {other}"))
        raise InputError(
            msg("the glossary has nothing in {languages}", languages=named_languages),
            hint=msg("name other languages"),
        )
    return _finish(ExchangeResult(out, data, size, losses), project)


def _glossary(project: Config, folder: Path | None) -> Glossary:
    glossary = load(project, folder)
    if glossary is None:
        reason = msg("there is no glossary in {folder}", folder=project.glossary_dir)
        raise UsageError(reason, hint=msg("name one with --glossary, or write one: docs/glossary.md"))
    return glossary


def _language(glossary: Glossary, language: str) -> str:
    if (tag := glossary.language(language)) is None:
        raise UsageError(
            msg("the glossary has no forms in `{language}`", language=language),
            hint=msg("it has {languages}", languages=", ".join(glossary.languages)),
        )
    return tag


def _target_forms(glossary: Glossary, form: Form, target: str) -> TargetForms:
    concept = form.row.concept
    target_form = glossary.target_form(form.row, target) or ""
    return TargetForms(
        target, target_form, glossary.allowed(concept, target), glossary.forbidden(concept, target)
    )


def _free(out: Path, force: bool) -> None:
    if out != STDOUT and not force and out.exists() and not is_special(out):
        raise UsageError(
            msg("is there already"), path=out, hint=msg("choose another name with -o, or add --force")
        )


def _finish(result: ExchangeResult, project: Config) -> ExchangeResult:
    if result.path != STDOUT:
        output.write(result.path, result.data, project.root, force=True)  # `_free` has looked
    return result
