"""A report as JSON, for programs and for `--baseline`; docs/report.schema.json says what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from l10n.errors import InputError
from l10n.files import REPORT, read, refused
from l10n.messages import msg
from l10n.model import Finding
from l10n.reports.findings import by_severity
from l10n.reports.model import CatalogReport, Report, fingerprints
from l10n.reports.terms import GlossaryGap, TermReport
from l10n.text.display import fields_of, json_pieces, values_of

# One more whenever a field changes its meaning or goes.
VERSION = 1


def render(report: Report) -> Iterator[bytes]:
    """Give a report as UTF-8, in pieces."""
    values = {
        "version": VERSION,
        "known": report.known,
        "catalogs": (_catalog(one) for one in report.catalogs),
        "terms": (_term(one) for one in report.terms),
        "typos": report.typos,
        "gaps": (_gap(one) for one in report.gaps),
        "rows": report.rows,
        "doubtful": report.doubtful,
        "problems": report.problems,
    }
    return json_pieces(values)


def baseline(path: Path) -> list[str]:
    """Return the fingerprints in an earlier report. Raises InputError where `path` holds none, with the way out."""
    hint = msg("make one with l10n report -o baseline.json")
    try:
        values = json.loads(read(path, REPORT))
    except OSError as error:
        raise refused(msg("can't be read"), path, error, hint) from error
    except (ValueError, RecursionError) as error:
        raise InputError(msg("is no report in JSON"), path=path, hint=hint) from error
    if not isinstance(values, dict) or "version" not in values or "catalogs" not in values:
        raise InputError(msg("is no report of l10n's"), path=path, hint=hint)
    if values["version"] != VERSION:
        reason = msg(
            "is a report of version {version}, and this l10n reads version {readable}",
            version=values["version"],
            readable=VERSION,
        )
        raise InputError(reason, path=path, hint=hint)
    try:
        return [str(finding["fingerprint"]) for one in values["catalogs"] for finding in one["findings"]]
    except (KeyError, TypeError) as error:
        raise InputError(msg("is a report, but its findings are damaged"), path=path, hint=hint) from error


def _catalog(catalog: CatalogReport) -> dict[str, Any]:
    progress = fields_of(catalog.progress) | {"percent": catalog.progress.percent}
    del progress["words"]
    severities = by_severity(catalog.findings)
    findings = [_finding(one) | {"fingerprint": mark} for one, mark in fingerprints(catalog)]
    values = fields_of(catalog) | {"progress": progress, "severities": severities, "findings": findings}
    del values["units"]
    return values


def _finding(finding: Finding) -> dict[str, Any]:
    values = values_of(finding)
    del values["path"]
    return values


def _term(term: TermReport) -> dict[str, Any]:
    languages = [
        {"target": one.target, "apart": one.apart, "renderings": one.renderings} for one in term.languages
    ]
    return fields_of(term) | {"languages": languages}


def _gap(gap: GlossaryGap) -> dict[str, Any]:
    renderings = {
        language: [{"text": text, "count": count} for text, count in ways]
        for language, ways in gap.renderings
    }
    return fields_of(gap) | {"renderings": renderings}
