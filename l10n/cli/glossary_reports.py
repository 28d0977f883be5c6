"""What `l10n glossary check` and `find` print, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.cli.console import short_path
from l10n.cli.findings import lines_of
from l10n.model import Severity
from l10n.text.display import as_json, many, one_line, values_of

if TYPE_CHECKING:
    from l10n.pipeline.glossary import GlossaryMatch, GlossaryReview

# The version of the JSON reports: one more whenever a field changes its meaning or goes.
_SCHEMA = 1
_WHY = {"exact": "letter by letter", "case": "with its capitals", "inflected": "in any inflection"}


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
    return "\n".join([*_lines(matches, name), ""]) if matches else "Nothing of the glossary is in it.\n"


def matches_as_json(matches: Sequence[GlossaryMatch]) -> bytes:
    """Return the terms found in a text as JSON; `start` and `end` count characters from 0."""
    return _json({"matches": [_values(match) for match in matches]})


def _summary(reviewed: GlossaryReview) -> str:
    rows, concepts = len(reviewed.glossary.rows), len(reviewed.glossary.concepts)
    sizes = [(rows, "row"), (concepts, "concept"), (reviewed.files, "file")]
    size = "{} of {} in {}".format(*(many(count, what) for count, what in sizes))
    severities = [finding.severity for finding in reviewed.findings]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if not severities:
        return f"No findings in {size}."
    return f"{many(errors, 'error')} and {many(warnings, 'warning')} in {size}."


def _lines(matches: Sequence[GlossaryMatch], name: str) -> list[str]:
    lines = []
    for match in matches:
        row = match.form.row
        place = ":".join([*([name] if name else []), str(match.line), str(match.column)])
        form = f"{match.text}" if match.text == match.form.text else f"{match.text} (form {match.form.text})"
        row_text = f"{row.kind.value} {row.concept}, {match.form.language}, {row.status.value}"
        where = f"{short_path(Path(row.path))}:{row.line}"
        lines.append(one_line(f"{place}: {form}: {row_text}, {_WHY[row.matching]} [{where}]"))
        for wanted in match.wanted:
            also = [form for form in wanted.allowed if form != wanted.target_form]
            parts = [wanted.target_form] * bool(wanted.target_form)
            parts += ["also " + ", ".join(also)] * bool(also)
            parts += ["never " + ", ".join(wanted.forbidden)] * bool(wanted.forbidden)
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
