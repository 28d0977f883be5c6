"""A report's findings as CSV, one a line, for spreadsheets."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from l10n.mqm import category
from l10n.reports.model import CatalogReport, Report, fingerprints
from l10n.text.display import visible

COLUMNS = (
    "severity", "check", "article", "language", "path", "line", "message", "source", "target", "term", "allowed",
    "fingerprint", "rule", "mqm",
)  # fmt: skip
# What makes a spreadsheet take a cell for a formula, and run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> Iterator[bytes]:
    """Give a report's findings as UTF-8 with a byte order mark, without which Excel takes it for something else.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    yield codecs.BOM_UTF8 + _lines([COLUMNS])
    for catalog in report.catalogs:
        yield _lines(map(_inert, map(visible, cells)) for cells in _cells(catalog))


def _cells(catalog: CatalogReport) -> Iterator[tuple[str, ...]]:
    for finding, mark in fingerprints(catalog):
        yield (
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


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # without it a lone \r in a cell is not quoted
    writer.writerows(rows)
    return text.getvalue().encode()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
