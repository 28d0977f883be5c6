"""Tables as workbooks: written with XlsxWriter, read with python-calamine, which reads ODS and XLS, too.

Every cell is text, and says so: what begins with `=`, `+`, `-` or `@` is computed by no program.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from l10n.catalogs.exchange import Document
from l10n.catalogs.table.rows import STATES, Sheet, TableRow, document, is_head, no_table
from l10n.errors import InputError
from l10n.messages import msg

LONGEST = 32_767
"""The characters that a cell of a workbook holds (ECMA-376, and Excel's limit)."""

_WIDTHS = (6, 60, 60, 40, 14)
_ID = len(_WIDTHS)
_NAME = "l10n"


def encode(sheet: Sheet) -> bytes:
    """Return a table as a workbook; the same table gives the same bytes. Raises InputError without the library."""
    xlsxwriter = _library("xlsxwriter")
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC), "title": sheet.original})
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    title = workbook.add_format({"num_format": "@", "bold": True, "valign": "top"})
    page = workbook.add_worksheet(_NAME)
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width, text)
    page.set_column(_ID, _ID, 10, text, {"hidden": True})
    page.freeze_panes(1, 0)
    for column, name in enumerate((*sheet.titles, sheet.original)):
        page.write_string(0, column, name, title)
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate((*row.cells, row.id)):
            page.write_string(number, column, cell, text)
    if sheet.rows:
        states = {"validate": "list", "source": list(STATES)}
        page.data_validation(1, _ID - 1, len(sheet.rows), _ID - 1, states)
    workbook.close()
    return file.getvalue()


def decode(path: Path) -> Document:
    """Return the units that came back in a workbook. Raises InputError where that can't be read, or has no table."""
    calamine = _library("python_calamine")
    try:
        workbook = calamine.CalamineWorkbook.from_path(str(path))
        pages = [
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names
        ]
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(
            msg("isn't a workbook: {error}", error=error), path=path, hint=msg("save it as XLSX")
        ) from error
    for rows in pages:
        lines = [[_text(cell) for cell in row] for row in rows]
        start = next((n for n, line in enumerate(lines) if is_head(line)), None)
        if start is not None:
            return _document(lines[start], lines[start + 1 :])
    raise no_table(path)


def _document(head: Sequence[str], lines: Sequence[Sequence[str]]) -> Document:
    padded = ((*line, *("",) * (_ID + 1 - len(line))) for line in lines)
    rows = [TableRow(*line[: _ID + 1]) for line in padded]
    return document(head, head[_ID] if len(head) > _ID else "", rows)


def _text(cell: Any) -> str:
    """Return a cell as text: a whole number as people typed it, without a decimal point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _library(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        hint = msg('pip install "l10n-articles[table]", or take --format docx')
        raise InputError(msg("workbooks need the library {name}", name=name), hint=hint) from error
