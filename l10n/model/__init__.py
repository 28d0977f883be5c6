"""The values that flow through l10n. Standard library only; nothing here reads or writes anything.

Languages are BCP 47 tags (`fr`, `pt-BR`) everywhere but inside an engine and in the paths and headers of catalogs.
"""

from __future__ import annotations

from l10n.model.article import Article, Block, BlockKind, Inline, Role, Segment, article_name
from l10n.model.finding import Certainty, Counts, Finding, Severity, StoredFindings, counts_of, digest
from l10n.model.text import AnalysedWord, Edit, Placed, Span, collapse, line_at, overlap
from l10n.model.translation import LanguagePair, Notation, Translation, Unit

__all__ = [
    "AnalysedWord",
    "Article",
    "Block",
    "BlockKind",
    "Certainty",
    "Counts",
    "Edit",
    "Finding",
    "Inline",
    "LanguagePair",
    "Notation",
    "Placed",
    "Role",
    "Segment",
    "Severity",
    "Span",
    "StoredFindings",
    "Translation",
    "Unit",
    "article_name",
    "collapse",
    "counts_of",
    "digest",
    "line_at",
    "overlap",
]
