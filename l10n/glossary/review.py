"""What is wrong in a glossary, for those who keep it: all of it, with file, line, reason and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary import csv, files
from l10n.glossary.cells import slug
from l10n.glossary.model import Form, Glossary, Matching, Row, Status
from l10n.glossary.near_forms import near_forms
from l10n.messages import Message, msg
from l10n.model import Finding, Severity


def check(paths: Iterable[Path], source: str | None = None) -> tuple[Glossary, list[Finding]]:
    """Return the glossary in files and folders, as far as it can be used, and all that is wrong in it.

    Errors are what makes a glossary say two things at once, or less than it seems to; warnings are worth a look.
    `source` (BCP 47) is the language that is translated from, by default the glossary's first. Findings are in
    the order of files and lines. Raises InputError for a path that isn't there.
    """
    rows: list[Row] = []
    findings: list[Finding] = []
    found = files.find(paths)
    for path in found:
        try:
            file = csv.load(path)
        except InputError as error:
            message = msg("{reason}: {hint}", reason=error.reason, hint=error.hint)
            where = str(path), error.line
            findings.append(Finding("glossary-file", Severity.ERROR, message, *where, rule="glossary/file"))
        else:
            rows += file.rows
            findings += file.findings
    glossary = Glossary(tuple(rows))
    findings += review(glossary, source)
    order = {str(path): number for number, path in enumerate(found)}
    return glossary, sorted(findings, key=lambda one: (order[one.path], one.line or 0))


def review(glossary: Glossary, source: str | None = None) -> Iterator[Finding]:
    """Give what is wrong between the rows of a glossary; `source` as for `check`."""
    yield from _repeated(glossary)
    for rows in glossary.concepts.values():
        yield from _contradictory(rows)
        yield from _lonely(rows)
    yield from _ambiguous(glossary, source)
    yield from _alike(glossary)
    yield from _misspelt(glossary)


def contradictions(glossary: Glossary, source: str | None = None) -> Iterator[Finding]:
    """Give where a glossary says two things of one form or concept: those of `review` that change translations."""
    for rows in glossary.concepts.values():
        yield from _contradictory(rows)
    yield from _ambiguous(glossary, source)


def _repeated(glossary: Glossary) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Row] = {}
    for row in glossary.rows:
        key = (row.concept, row.kind, row.status, row.matching, *sorted(row.forms.items()))
        if (first := seen.setdefault(key, row)) is not row:
            place = _place(first, row)
            message = msg("the row is that of {place} again: remove one of the two", place=place)
            yield _error("duplicate", row, message)


def _contradictory(rows: tuple[Row, ...]) -> Iterator[Finding]:
    """Give where rows of a concept say two things of one language."""
    preferred: dict[str, Row] = {}
    status: dict[tuple[str, str], Row] = {}
    for row in rows:
        for language, form in row.forms.items():
            first = status.setdefault((language, form), row)
            if (first.status is Status.FORBIDDEN) != (row.status is Status.FORBIDDEN):
                message = msg(
                    "`{form}` ({language}) is {status}, and {other_status} in {place}: decide for one",
                    form=form,
                    language=language,
                    status=row.status,
                    other_status=first.status,
                    place=_place(first, row),
                )
                yield _error("contradiction", row, message)
            if row.status is not Status.PREFERRED:
                continue
            other = preferred.setdefault(language, row)
            if other.forms[language] != form:
                message = msg(
                    "`{form}` ({language}) is preferred, and so is `{other}` in {place}: make one of them "
                    "admitted",
                    form=form,
                    language=language,
                    other=other.forms[language],
                    place=_place(other, row),
                )
                yield _error("two-preferred", row, message)


def _lonely(rows: tuple[Row, ...]) -> Iterator[Finding]:
    """Give where a concept leaves open what to write."""
    allowed = {language for row in rows if row.status is not Status.FORBIDDEN for language in row.forms}
    if len(allowed) < 2 and len({language for row in rows for language in row.forms}) < 2:
        message = msg(
            "the concept `{concept}` has forms in one language only: add another, or remove it",
            concept=rows[0].concept,
        )
        yield _warning("one-language", rows[0], message)
    for row in rows:
        for language, form in row.forms.items():
            if row.status is Status.FORBIDDEN and language not in allowed:
                message = msg(
                    "`{form}` ({language}) is forbidden, and nothing else is there to be said: add a "
                    "preferred form in {language}",
                    form=form,
                    language=language,
                )
                yield _warning("only-forbidden", row, message)


def _ambiguous(glossary: Glossary, source: str | None) -> Iterator[Finding]:
    """Give the forms of two concepts that lead to different forms in another language.

    Only in the source language: there the machine would be told one of the two at random. In others it is how
    languages are (*Túnez* is a country and its capital), and makes no translation wrong.
    """
    language = glossary.language(source) if source else next(iter(glossary.languages), None)
    if language is None:
        return
    meant: dict[str, dict[str, Form]] = {}
    for form in glossary.forms(language):
        if form.row.status is not Status.FORBIDDEN:
            meant.setdefault(_key(form), {}).setdefault(form.row.concept, form)
    for forms in meant.values():
        for one, two in combinations(forms.values(), 2):
            if difference := _difference(glossary, one, two):
                other, first, second = difference
                message = msg(
                    "`{form}` ({language}) is `{target_form}` in {target_language} here, and `{other_target_form}` "
                    "in {place} (concepts `{concept}` and `{other_concept}`): make them one concept, or leave "
                    "one of the forms out",
                    form=two.text,
                    language=language,
                    target_form=second,
                    target_language=other,
                    other_target_form=first,
                    place=_place(one.row, two.row),
                    concept=two.row.concept,
                    other_concept=one.row.concept,
                )
                yield _error("ambiguous", two.row, message)


def _difference(glossary: Glossary, one: Form, two: Form) -> tuple[str, str, str] | None:
    """Return the first language in which two forms lead to different ones, with both."""
    for language in glossary.languages:
        if language == one.language:
            continue
        first, second = glossary.target_form(one.row, language), glossary.target_form(two.row, language)
        if first and second and first != second:
            return language, first, second
    return None


def _alike(glossary: Glossary) -> Iterator[Finding]:
    """Give the concepts whose names differ by no more than capitals, accents and signs."""
    seen: dict[str, str] = {}
    for concept, rows in glossary.concepts.items():
        if (first := seen.setdefault(slug(concept), concept)) != concept:
            message = msg(
                "the concepts `{concept}` and `{first}` are two: name them alike if they are one",
                concept=concept,
                first=first,
            )
            yield _warning("alike", rows[0], message)


def _misspelt(glossary: Glossary) -> Iterator[Finding]:
    """Give the forms that seem to be misspelt ones of other concepts."""
    for form, other in near_forms(glossary):
        message = msg(
            "`{form}` ({language}) is near to `{other_form}` in {place} (concept `{concept}`): correct it if it "
            "is the same",
            form=form.text,
            language=form.language,
            other_form=other.text,
            place=_place(other.row, form.row),
            concept=other.row.concept,
        )
        yield _warning("misspelt", form.row, message)


def _key(form: Form) -> str:
    return form.text.casefold() if form.row.matching is Matching.INFLECTED else form.text


def _place(row: Row, seen_from: Row) -> str:
    return msg("line {line}", line=row.line) if row.path == seen_from.path else f"{row.path}:{row.line}"


def _finding(severity: Severity, check: str, row: Row, message: Message) -> Finding:
    where, rule = (row.path, row.line), f"glossary/{check}"
    return Finding(f"glossary-{check}", severity, message, *where, concept=row.concept, rule=rule)


_error, _warning = partial(_finding, Severity.ERROR), partial(_finding, Severity.WARNING)
