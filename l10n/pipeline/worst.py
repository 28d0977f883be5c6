"""What to review first: the targets that engines were the least sure of and nobody has touched since."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable
from operator import attrgetter

from l10n.catalogs import files
from l10n.catalogs.extracted_comments import is_note
from l10n.catalogs.provenance import confidence
from l10n.catalogs.reading import decode
from l10n.errors import L10nError
from l10n.pipeline.checker import input_lines
from l10n.pipeline.corpus import CatalogFile, Corpus
from l10n.reports.model import DoubtfulUnit

# What the comment that says who made a target has of this, in any bytes of a catalog.
_CONFIDENCE = re.compile(rb"^#.*; confidence (\d{1,2})\b", re.MULTILINE)
_order = attrgetter("confidence")
# Units, the lowest confidence first, and what can't be read.
Ranked = tuple[list[DoubtfulUnit], list[L10nError]]


def worst(
    corpus: Corpus,
    most: int,
    below: int = 100,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Ranked:
    """Return the units of a corpus's catalogs with the lowest confidence, the lowest first, and what can't be read.

    They are `most` at most, those `below` a confidence; equals stay in the corpus's order. Only catalogs that may
    have one of them are decoded.
    """
    units: list[DoubtfulUnit] = []
    errors: list[L10nError] = []
    for done, path in enumerate(corpus.paths):
        progress(done, len(corpus.paths))
        try:
            data = files.load(path)
            if data is None:
                raise files.missing(path)
            bound = min(below, units[-1].confidence if len(units) >= most else below)
            if any(int(number) < bound for number in _CONFIDENCE.findall(data)):
                for one in _units(corpus, corpus.of(path, decode(data, path))):
                    if one.confidence < bound:
                        insort(units, one, key=_order)
                del units[most:]
        except L10nError as error:
            errors.append(error)
    return units, errors


def merged(one: Ranked, other: Ranked, most: int) -> Ranked:
    """Return what `worst` returns of the catalogs of two corpora, the first one's before the other's."""
    return sorted([*one[0], *other[0]], key=_order)[:most], [*one[1], *other[1]]


def _units(corpus: Corpus, file: CatalogFile) -> list[DoubtfulUnit]:
    """Return the units of a catalog whose confidence is known."""
    found = []
    for entry, line in input_lines(file.catalog):
        sure = None if entry.obsolete else confidence(entry)
        if sure is not None:
            notes = tuple(filter(is_note, entry.extracted))
            place = file.article, file.source, file.target, corpus.name(file.path), line
            found.append(DoubtfulUnit(sure, *place, entry.source, entry.target, notes))
    return found
