"""Which file of a report has what: all of it one page, or a page with parts of some hundred findings beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from l10n.model import Severity
from l10n.reports.findings import by_severity
from l10n.reports.model import CatalogReport, Report
from l10n.reports.terms import TermReport

# What a page holds at most, in sentences (a finding counts as two): some 500 bytes each.
_ONE_PAGE = 12_000
_PART = 3_000
_SHOWN = 100  # sentences of a rendering that most agree on
_SHOWN_APART = 500  # and of others


def is_shown(term: TermReport) -> int:
    """Return how many sentences are shown of a term."""
    return sum(
        min(len(way.uses), _SHOWN_APART if number else _SHOWN)
        for language in term.languages
        for number, way in enumerate(language.renderings)
    )


def most(number: int) -> int:
    """Return how many sentences are shown of a rendering; `number` is its place among those of its language."""
    return _SHOWN_APART if number else _SHOWN


@dataclass(frozen=True)
class Layout:
    """The files of a report: numbers of its catalogs with findings, the serious first, and of its terms, by parts.

    Without a `folder` all is on one page.
    """

    articles: tuple[tuple[int, ...], ...]
    terms: tuple[tuple[int, ...], ...]
    folder: str = ""

    @classmethod
    def of(cls, report: Report, folder: str = "") -> Layout:
        """Return the layout of a report that may have parts in a `folder`, if that is named."""
        broken = [number for number, one in enumerate(report.catalogs) if one.findings]
        broken.sort(key=lambda number: (_seriousness(report.catalogs[number]), number))
        weights = {number: _weight(report.catalogs[number]) for number in broken}
        shown = {number: is_shown(term) for number, term in enumerate(report.terms)}
        if not folder or sum(weights.values()) + sum(shown.values()) <= _ONE_PAGE:
            return cls((tuple(broken),), (tuple(shown),))
        return cls(tuple(_cut(weights.items())), tuple(_cut(shown.items())), folder)

    @cached_property
    def _pages(self) -> dict[tuple[str, int], str]:
        return {
            (kind, number): self.name(kind, at) if self.folder else ""
            for kind, parts in (("articles", self.articles), ("terms", self.terms))
            for at, part in enumerate(parts, 1)
            for number in part
        }

    def name(self, kind: str, number: int) -> str:
        """Return the path of a part, from the page's folder; `number` (from 1) is its place among those of a kind."""
        return f"{self.folder}/{kind}-{number:02}.html"

    def catalog(self, number: int) -> str:
        """Return the address of a catalog's article, from the page."""
        return f"{self._address('articles', number)}#c{number}"

    def unit(self, catalog: int, unit: int, *, from_part: bool = False) -> str:
        """Return the address of a sentence, from the page or from one of its parts."""
        address = self._address("articles", catalog)
        if from_part and address:
            address = f"./{address.rpartition('/')[2]}"
        return f"{address}#u{catalog}-{unit}"

    def term(self, number: int) -> str:
        """Return the address of a term, from the page."""
        return f"{self._address('terms', number)}#t{number}"

    def _address(self, kind: str, number: int) -> str:
        page = self._pages[kind, number]
        return f"./{quote(page, errors='surrogateescape')}" if page else ""


def _seriousness(catalog: CatalogReport) -> tuple[int, ...]:
    """Return what sorts catalogs with the most serious findings first."""
    counts = by_severity(catalog.findings)
    return tuple(-counts[severity] for severity in Severity)


def _weight(catalog: CatalogReport) -> int:
    return len(catalog.units) + 2 * len(catalog.findings)


def _cut(weights: Iterable[tuple[int, int]]) -> Iterable[tuple[int, ...]]:
    """Give numbers in parts that are together no heavier than a part is to be, or one alone."""
    part: list[int] = []
    total = 0
    for number, weight in weights:
        if part and total + weight > _PART:
            yield tuple(part)
            part, total = [], 0
        part.append(number)
        total += weight
    if part:
        yield tuple(part)
