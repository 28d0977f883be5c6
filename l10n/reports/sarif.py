"""A report as SARIF 2.1.0, which code hosts and editors show.

The format is OASIS' "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; sections are named below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from l10n import __version__
from l10n.model import Finding, Severity
from l10n.mqm import category
from l10n.reports.model import Problem, Report, RuleText, fingerprints
from l10n.text.display import json_pieces, json_text, visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> Iterator[bytes]:
    """Give a report as UTF-8, in pieces: one run (3.14), with the rules that were broken."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json_pieces(log)


def _run(report: Report) -> Iterator[bytes]:
    """Give the run's JSON; its results come last."""
    broken = sorted(rule for rule, _ in report.broken)
    texts = {rule.id: rule for rule in report.rules}
    invocation: dict[str, Any] = {"executionSuccessful": not report.problems}  # 3.20
    if report.problems:
        invocation["toolExecutionNotifications"] = [_notification(one) for one in report.problems]
    run = {
        "tool": {
            "driver": {
                "name": "l10n",
                "version": __version__,
                "rules": [_rule(one, texts.get(one)) for one in broken],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [],
    }
    yield json_text(run).removesuffix("]}").encode()
    before = b""
    for catalog in report.catalogs:
        for finding, mark in fingerprints(catalog):
            yield before + json_text(_result(finding, mark, broken, new=report.known is not None)).encode()
            before = b", "
    yield b"]}"


def _rule(id: str, rule: RuleText | None) -> dict[str, Any]:
    """Return what is said of a rule (3.49); what catalogs and earlier reports call its findings are its old ids."""
    if rule is None:
        return {"id": id, "properties": {"mqm": category(id)}}
    return {
        "id": id,
        "deprecatedIds": list(rule.names),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.description},
        "properties": {"mqm": category(id)},
    }


def _result(finding: Finding, mark: str, broken: list[str], *, new: bool) -> dict[str, Any]:
    """Return a result (3.27); the texts are in its properties, for its message is one sentence."""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": broken.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(finding.message)},
        "partialFingerprints": {"l10nFinding/v1": mark},
    }
    if finding.path:
        result["locations"] = [_location(finding.path, finding.line)]
    if new:
        result["baselineState"] = "new"
    if finding.source:
        result["properties"] = {"source": visible(finding.source), "target": visible(finding.target)}
    return result


def _notification(problem: Problem) -> dict[str, Any]:
    text = f"{problem.reason}; {problem.hint}" if problem.hint else problem.reason
    notification: dict[str, Any] = {"level": "error", "message": {"text": visible(text)}}
    if problem.path:
        notification["locations"] = [_location(problem.path, problem.line)]
    return notification


def _location(path: str, line: int | None) -> dict[str, Any]:
    """Return a location (3.28); its URI is relative where the path is."""
    address = quote(path.encode(errors="surrogateescape"), safe="/")
    if path.startswith("/"):
        address = f"file://{address}"
    physical: dict[str, Any] = {"artifactLocation": {"uri": address}}
    if line:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical}
