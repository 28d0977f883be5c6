"""A report's memory: what it holds of a catalog, and what writers need for many."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest

from l10n.glossary.extraction import extract
from l10n.messages import msg
from l10n.model import Certainty, Finding, LanguagePair, Severity, Span, Unit
from l10n.pipeline.catalog_check import CheckedUnits, UnitFacts
from l10n.pipeline.output import write_all
from l10n.pipeline.packed import PackedFindings
from l10n.pipeline.shelf import Shelf
from l10n.reports import pages, pieces
from l10n.reports.model import CatalogReport, Progress, Report

PAIR = LanguagePair("fr", "es")
SENTENCES = 30
FEW, MANY = 40, 120
# A catalog's sentences and findings take some 50 kB as objects.
HELD = 3000


def catalog(shelf: Shelf, number: int) -> CatalogReport:
    """Return a catalog in which each sentence has a finding, all on a shelf."""
    path, article = f"locales/es/{number}.po", f"article-{number}"
    units = [
        Unit(
            f"Phrase {number}, {line}, assez longue.",
            f"Frase {number}, {line}.",
            PAIR,
            False,
            path,
            line,
            article,
        )
        for line in range(1, SENTENCES + 1)
    ]
    findings = [
        Finding(
            "number", Severity.WARNING, msg("Say {count}.", count=number * SENTENCES + (one.line or 0)), path,
            one.line, one.source, one.target, (Span(0, 6),), (Span(0, 5),), rule="numbers/changed",
            certainty=Certainty.LIKELY,
        )
        for one in units
    ]  # fmt: skip
    return CatalogReport(
        article,
        *(PAIR.source, PAIR.target, path),
        progress=Progress(SENTENCES, machine=SENTENCES),
        findings=shelf.findings(PackedFindings.of(findings)),
        units=shelf.units(CheckedUnits.of(map(UnitFacts, units), PAIR, path, article)),
    )


def report(count: int) -> Report:
    shelf = Shelf()
    return Report(tuple(catalog(shelf, number) for number in range(count)))


def peak(do: Callable[[], object]) -> tuple[int, int]:
    """Return how much memory is held after something is done, and how much it took at its peak, beyond before."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        result = do()
        held, most = tracemalloc.get_traced_memory()
        del result
        return held - before, most - before
    finally:
        tracemalloc.stop()


def size(one: Report, form: str) -> int:
    return sum(map(len, pieces(one, form)))


def write(one: Report, path: Path) -> int:
    return write_all(path, pages(one, "html", path.name), path.parent)


def test_a_report_holds_little_of_each_catalog() -> None:
    report(2)
    few, many = (peak(partial(report, count))[0] for count in (FEW, MANY))
    assert many - few < HELD * (MANY - FEW)


@pytest.mark.parametrize("form", ["html", "json", "sarif", "junit", "csv", "github"])
def test_writing_many_catalogs_takes_as_much_as_writing_few(form: str) -> None:
    """The whole text has a megabyte and more; what grows is a line of the page's tables, and no more."""
    few, many = report(FEW), report(MANY)
    sizes = [size(one, form) for one in (few, many)]
    least, most = (peak(partial(size, one, form))[1] for one in (few, many))
    assert sizes[1] > 2.5 * sizes[0]
    assert most < 1.1 * least + HELD * (MANY - FEW) / 4


def test_so_do_pages_with_parts(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write(report(2), path)  # what is made once, whose peak was three times that of a report
    least, most = (peak(partial(write, one, path))[1] for one in (report(105), report(210)))
    assert (tmp_path / "report-parts" / "articles-02.html").exists()
    assert most < 1.1 * least + HELD * 105 / 4


def test_looking_for_names_holds_of_each_little_more_than_its_number() -> None:
    texts = [f"Hier, {name} Zorba parlait à Mossoul et {name} à Alep." for name in ("Jean", "Marie", "Zoé")]
    extract(texts, "fr")
    least, most = (peak(partial(extract, islice(cycle(texts), count), "fr"))[1] for count in (300, 1200))
    assert most - least < 500 * (1200 - 300)  # of a name that is in each sentence
