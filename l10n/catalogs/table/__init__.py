"""Catalogs as tables for reviewers without a PO editor: a row a unit, in a workbook (XLSX) or a document (DOCX).

The columns are number, source, target, notes and state. What a row was when it went out stands beside, where nobody
sees it, so that it comes back to its unit, and an edit here can be told from one in the catalog.
"""

from l10n.catalogs.table.rows import Sheet, TableRow, document, sheet_of

__all__ = ["Sheet", "TableRow", "document", "sheet_of"]
