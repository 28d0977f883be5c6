"""The figures as Markdown: a table for each set and pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.terms_mt.measures import Figures
from benchmarks.terms_mt.sets import SentenceSet

FORMS, L10N = "forms", "l10n"  # the judges
_COLUMNS = (
    "system", "terms", "chrF", "elsewhere", "obeyed", "by l10n's matcher", "worse", "better", "names", "empty",
    "loops", "CPU s", "peak MB", "model MB", "program MB",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What a system did with a set: its figures and costs, with the terms or without."""

    system: str
    title: str
    set: str
    pair: str
    text: str
    with_terms: bool
    figures: Figures
    cpu: float
    peak: float
    model: float | None
    program: float | None


def table(of: SentenceSet, results: Sequence[Result]) -> Iterator[str]:
    """Give the lines of the table of a set's results; none where there are none."""
    if not results:
        return
    figures = results[0].figures  # the totals are the same in all
    totals = f"{figures.obeyed[FORMS].total} terms ({figures.obeyed[L10N].total} by l10n's matcher)"
    sizes = f"{len(of.sources)} sentences, {totals}, {figures.names.total} names"
    yield f"**{of.name}, {of.source}→{of.target}**: {sizes}; text `{of.digest}`"
    yield ""
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "|---|---|" + "---:|" * (len(_COLUMNS) - 2)
    for result in results:
        yield f"| {' | '.join(_cells(result))} |"


def _cells(result: Result) -> Iterator[str]:
    of = result.figures
    yield result.title
    yield "with" if result.with_terms else "without"
    yield f"{of.chrf:.1f}"
    yield "" if of.chrf_elsewhere is None else f"{of.chrf_elsewhere:+.2f}"
    yield str(of.obeyed[FORMS])
    yield str(of.obeyed[L10N])
    yield "" if of.worse is None else str(of.worse[FORMS])
    yield "" if of.better is None else str(of.better[FORMS])
    yield str(of.names)
    yield str(of.empty)
    yield str(of.loops)
    yield f"{result.cpu:.1f}"
    yield f"{result.peak:.0f}"
    yield "–" if result.model is None else f"{result.model:.0f}"
    yield "–" if result.program is None else f"{result.program:.0f}"
