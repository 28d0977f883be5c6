"""An article in another language at once, without a catalog beside it."""

from __future__ import annotations

from pathlib import Path

from l10n import articles, segmentation
from l10n.articles import publish as pages
from l10n.catalogs.pot import places
from l10n.catalogs.reading import decode
from l10n.pipeline.prepare import Job
from l10n.pipeline.publish_policy import Missing, Stale, replacements
from l10n.pipeline.results import CatalogResult


def text_of(job: Job, row: CatalogResult) -> str:
    """Return an article's text in the language of a row that has its catalog; what that lacks stays as it is.

    A target whose markup doesn't fit its place is one that it lacks.
    """
    article = job.article
    segments = segmentation.segment(article, job.source)
    catalog = decode(row.catalog, Path(job.path))
    parts = replacements(catalog, tuple(places(article, segments)), Missing.MACHINE, Stale.KEEP)
    targets = [
        None if part.target is None or pages.misfit(segment, part.target) else part.target
        for segment, part in zip(segments, parts, strict=True)
    ]
    return pages.published(article, segments, targets, articles.format_of(article), row.target)
