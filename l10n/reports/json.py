"""A report as JSON, for programs and for `--baseline`; docs/report.schema.json says what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from l10n.errors import InputError
from l10n.files import refused
from l10n.model import Span
from l10n.reports.model import (
    CatalogReport,
    GlossaryGap,
    Rendering,
    Report,
    TermRenderings,
    TermReport,
    Use,
    by_severity,
    fingerprints,
)
from l10n.text.display import as_json

# One more whenever a field changes its meaning or goes.
VERSION = 1


def render(report: Report) -> bytes:
    """Return a report as UTF-8."""
    values = {
        "version": VERSION,
        "known": report.known,
        "catalogs": [_catalog(one) for one in report.catalogs],
        "terms": [_term(one) for one in report.terms],
        "typos": [
            {"text": one.text, "meant": one.meant, "uses": [_use(use) for use in one.uses]}
            for one in report.typos
        ],
        "gaps": [_gap(one) for one in report.gaps],
        "rows": report.rows,
        "problems": [
            {"reason": one.reason, "hint": one.hint, "path": one.path, "line": one.line}
            for one in report.problems
        ],
    }
    return as_json(values)


def baseline(path: Path) -> list[str]:
    """Return the fingerprints in an earlier report. Raises InputError where `path` holds none, with the way out."""
    hint = "make one with l10n report -o baseline.json"
    try:
        values = json.loads(path.read_bytes())
    except OSError as error:
        raise refused("can't be read", path, error, hint) from error
    except (ValueError, RecursionError) as error:
        raise InputError("is no report in JSON", path=path, hint=hint) from error
    if not isinstance(values, dict) or "version" not in values or "catalogs" not in values:
        raise InputError("is no report of l10n's", path=path, hint=hint)
    if values["version"] != VERSION:
        reason = f"is a report of version {values['version']}, and this l10n reads version {VERSION}"
        raise InputError(reason, path=path, hint=hint)
    try:
        return [str(finding["fingerprint"]) for one in values["catalogs"] for finding in one["findings"]]
    except (KeyError, TypeError) as error:
        raise InputError("is a report, but its findings are damaged", path=path, hint=hint) from error


def _catalog(catalog: CatalogReport) -> dict[str, Any]:
    done = catalog.progress
    return {
        "article": catalog.article,
        "source": catalog.source,
        "target": catalog.target,
        "path": catalog.path,
        "state": catalog.state,
        "progress": {
            "segments": done.segments,
            "reviewed": done.reviewed,
            "edited": done.edited,
            "machine": done.machine,
            "stale": done.stale,
            "untranslated": done.untranslated,
            "words_left": done.words_left,
            "percent": done.percent,
        },
        "severities": {str(severity): count for severity, count in by_severity(catalog.findings).items()},
        "ignored": catalog.ignored,
        "findings": [
            {
                "check": one.check,
                "rule": one.rule,
                "certainty": one.certainty,
                "severity": one.severity.value,
                "message": one.message,
                "line": one.line,
                "source": one.source,
                "target": one.target,
                "source_spans": _spans(one.source_spans),
                "target_spans": _spans(one.target_spans),
                "term": one.term,
                "concept": one.concept,
                "allowed": list(one.allowed),
                "fingerprint": mark,
            }
            for one, mark in fingerprints(catalog)
        ],
    }


def _term(term: TermReport) -> dict[str, Any]:
    return {
        "concept": term.concept,
        "kind": term.kind,
        "text": term.text,
        "source": term.source,
        "languages": [_language(one) for one in term.languages],
    }


def _language(language: TermRenderings) -> dict[str, Any]:
    return {
        "target": language.target,
        "apart": language.apart,
        "renderings": [_rendering(one) for one in language.renderings],
    }


def _rendering(rendering: Rendering) -> dict[str, Any]:
    uses = [_use(one) for one in rendering.uses]
    return {"text": rendering.text, "choice": rendering.choice.value, "uses": uses}


def _use(use: Use) -> dict[str, Any]:
    return {
        "article": use.article,
        "path": use.path,
        "line": use.line,
        "source": use.source,
        "target": use.target,
        "source_spans": _spans(use.source_spans),
        "target_spans": _spans(use.target_spans),
        "reviewed": use.reviewed,
    }


def _gap(gap: GlossaryGap) -> dict[str, Any]:
    return {
        "text": gap.text,
        "kind": gap.kind,
        "count": gap.count,
        "places": list(gap.places),
        "concept": gap.concept,
        "lacking": list(gap.lacking),
        "renderings": {
            language: [{"text": text, "count": count} for text, count in ways]
            for language, ways in gap.renderings
        },
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
