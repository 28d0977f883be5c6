"""A report's findings as CSV, one a line, for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

from l10n.mqm import category
from l10n.reports.model import Report, fingerprints
from l10n.text.display import visible

COLUMNS = (
    "severity", "check", "article", "language", "path", "line", "message", "source", "target", "term", "allowed",
    "fingerprint", "rule", "mqm",
)  # fmt: skip
# What makes a spreadsheet take a cell for a formula, and run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> bytes:
    """Return a report's findings as UTF-8 with a byte order mark, without which Excel takes it for something else.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # without it a lone \r in a cell is not quoted
    writer.writerow(COLUMNS)
    for catalog in report.catalogs:
        for finding, mark in fingerprints(catalog):
            cells = (
                finding.severity.value,
                finding.check,
                catalog.article,
                catalog.target,
                catalog.path,
                "" if finding.line is None else str(finding.line),
                finding.message,
                finding.source,
                finding.target,
                finding.term,
                " | ".join(finding.allowed),
                mark,
                finding.rule,
                category(finding.rule),
            )
            writer.writerow(_inert(visible(cell)) for cell in cells)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
