"""What `l10n glossary check` and `find` print, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.cli.console import in_lines, short_path
from l10n.cli.findings import lines_of
from l10n.messages import msg, msgs, said
from l10n.model import Severity
from l10n.text.display import as_json, one_line, values_of

if TYPE_CHECKING:
    from l10n.pipeline.glossary import GlossaryMatch, GlossaryReview

# The version of the JSON reports: one more whenever a field changes its meaning or goes.
_SCHEMA = 1
_WHY = {
    "exact": msg("letter by letter"),
    "case": msg("with its capitals"),
    "inflected": msg("in any inflection"),
}


def review_as_text(reviewed: GlossaryReview) -> str:
    """Return the findings in a glossary and a line that sums them up."""
    return "\n".join([*lines_of(reviewed.findings), _summary(reviewed), ""])


def review_as_json(reviewed: GlossaryReview) -> bytes:
    """Return the findings in a glossary as JSON: files, rows, concepts, findings as `l10n check` has them."""
    return _json(
        {
            "files": reviewed.files,
            "rows": len(reviewed.glossary.rows),
            "concepts": len(reviewed.glossary.concepts),
            "findings": [values_of(finding) for finding in reviewed.findings],
        }
    )


def matches_as_text(matches: Sequence[GlossaryMatch], name: str) -> str:
    """Return the terms found in a text of some name (empty if it has none), with what each language wants."""
    return (
        "\n".join([*_lines(matches, name), ""])
        if matches
        else in_lines(msg("Nothing of the glossary is in it."))
    )


def matches_as_json(matches: Sequence[GlossaryMatch]) -> bytes:
    """Return the terms found in a text as JSON; `start` and `end` count characters from 0."""
    return _json({"matches": [_values(match) for match in matches]})


def _summary(reviewed: GlossaryReview) -> str:
    size = msg(
        "{rows} of {concepts} in {files}",
        rows=msgs("{count} row", "{count} rows", len(reviewed.glossary.rows)),
        concepts=msgs("{count} concept", "{count} concepts", len(reviewed.glossary.concepts)),
        files=msgs("{count} file", "{count} files", reviewed.files),
    )
    severities = [finding.severity for finding in reviewed.findings]
    if not severities:
        return said(msg("No findings in {size}.", size=size))
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return said(
        msg(
            "{errors} and {warnings} in {size}.",
            errors=msgs("{count} error", "{count} errors", errors),
            warnings=msgs("{count} warning", "{count} warnings", warnings),
            size=size,
        )
    )


def _lines(matches: Sequence[GlossaryMatch], name: str) -> list[str]:
    lines = []
    for match in matches:
        row = match.form.row
        place = ":".join([*([name] if name else []), str(match.line), str(match.column)])
        form = match.text
        if match.text != match.form.text:
            form = msg("{text} (form {form})", text=match.text, form=match.form.text)
        row_text = f"{row.kind.value} {row.concept}, {match.form.language}, {row.status.value}"
        where = f"{short_path(Path(row.path))}:{row.line}"
        why = said(_WHY[row.matching])
        lines.append(one_line(f"{place}: {said(form)}: {row_text}, {why} [{where}]"))
        for wanted in match.wanted:
            also = [form for form in wanted.allowed if form != wanted.target_form]
            parts = [wanted.target_form] * bool(wanted.target_form)
            if also:
                parts.append(said(msg("also {forms}", forms=", ".join(also))))
            if wanted.forbidden:
                parts.append(said(msg("never {forms}", forms=", ".join(wanted.forbidden))))
            lines.append("    " + one_line(f"{wanted.language}: {'; '.join(parts)}"))
    return lines


def _values(match: GlossaryMatch) -> dict[str, Any]:
    row = match.form.row
    return {
        "start": match.start,
        "end": match.end,
        "line": match.line,
        "column": match.column,
        "text": match.text,
        "language": match.form.language,
        "form": match.form.text,
        "concept": row.concept,
        "kind": row.kind.value,
        "status": row.status.value,
        "match": row.matching.value,
        "row": {"path": row.path, "line": row.line},
        "targets": {
            wanted.language: {
                "told": wanted.target_form or None,
                "allowed": list(wanted.allowed),
                "forbidden": list(wanted.forbidden),
            }
            for wanted in match.wanted
        },
    }


def _json(values: dict[str, Any]) -> bytes:
    return as_json({"version": _SCHEMA, **values})
