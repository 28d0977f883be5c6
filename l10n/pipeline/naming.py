"""Which article a catalog is of."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from l10n.catalogs import headers
from l10n.catalogs.catalog import Catalog


def article_of(catalog: Catalog, path: Path) -> tuple[str, str]:
    """Return the name of the article that the catalog at `path` is of, and its reference, "" if it is unknown.

    A catalog of another tool is called as its file is.
    """
    if headers.is_foreign(catalog, "any"):
        return path.stem, ""
    reference = next((ref for entry in catalog.active for ref in entry.references), "")
    reference = unquote(reference.rpartition(":")[0])
    if reference:
        return reference.removesuffix(Path(reference).suffix), reference
    return catalog.header.get("Project-Id-Version") or path.stem, ""
