"""Every finding, catalog by catalog and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from l10n.model import Finding, Severity, Span
from l10n.reports.html.parts import common_filters, esc, language_name, options, quote, severities, where
from l10n.reports.model import CatalogReport, Report, by_severity

_OPEN = 60  # so many findings are shown at once


def findings(report: Report) -> Iterator[str]:
    """Give the findings' HTML."""
    yield '<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>'
    if report.known is not None:
        yield f"<p>Only what is new: the baseline has {report.known:,} more, which are left out.</p>"
    if not report.findings:
        yield '<p class="empty">No findings.</p></section>'
        return
    yield _form(report)
    opened = len(report.findings) <= _OPEN
    order = {article: number for number, article in enumerate(report.articles)}
    for number, catalog in enumerate(report.catalogs):
        if catalog.findings:
            yield from _group(catalog, number, order[catalog.article], opened=opened)
    yield '<p class="empty" id="nothing" hidden>Nothing is left by these filters.</p></section>'


def _form(report: Report) -> str:
    rules = options(((one, f"{esc(one)} ({count:,})") for one, count in report.broken), "all rules")
    boxes = "".join(
        f'<label class="check"><input type="checkbox" name="severity" value="{severity}" checked> {severity}s</label>'
        for severity in Severity
    )
    return (
        '<form class="filters" id="finding-filters" role="search" aria-label="Filter findings" hidden>'
        f"{common_filters(report)}"
        f'<label>Rule <select name="rule">{rules}</select></label>'
        f'<fieldset><legend class="vh">Severity</legend>{boxes}</fieldset>'
        '<button type="reset">Clear</button><button type="button" id="unfold">Open all</button>'
        '<output role="status"></output></form>'
    )


def _group(catalog: CatalogReport, number: int, article: int, *, opened: bool) -> Iterator[str]:
    yield (
        f'<details class="group" data-article="{article}" data-language="{esc(catalog.target)}"{" open" * opened}>'
        f'<summary><span class="name"><b>{esc(catalog.article)}</b> {language_name(catalog.target)}</span> '
        f'<span>{severities(by_severity(catalog.findings))}</span> <span class="left quiet"></span></summary>'
        f'<div class="inside" id="f{number}">'
    )
    by_line = sorted(catalog.findings, key=lambda one: one.line or 0)
    for _, findings in groupby(by_line, key=attrgetter("line", "source", "target")):
        yield from _unit(list(findings), catalog)
    yield "</div></details>"


def _unit(findings: Sequence[Finding], catalog: CatalogReport) -> Iterator[str]:
    """Give a sentence with what was found in it."""
    first = findings[0]
    yield '<div class="unit">'
    yield '<ul class="found">'
    for number, one in enumerate(findings, 1):
        mark = f'<span class="number">{number}</span> ' if len(findings) > 1 else ""
        yield (
            f'<li data-rule="{esc(one.rule)}" data-severity="{one.severity}">{mark}'
            f'<span class="sev {one.severity}">{one.severity}</span> {esc(one.message)} '
            f'<code class="rule">{esc(one.rule)}</code></li>'
        )
    yield "</ul>"
    if first.source:
        spans = [one.source_spans for one in findings]
        yield quote(_number(first.source, spans), catalog.source, "source")
    if first.target:
        spans = [one.target_spans for one in findings]
        yield quote(_number(first.target, spans), catalog.target, "target")
    yield f"{where(first.path, first.line)}</div>"


def _number(text: str, spans: Sequence[Sequence[Span]]) -> str:
    """Return a text with the places marked that findings are about, each with the numbers of its findings."""
    bounds = sorted(
        {0, len(text), *(min(at, len(text)) for of_one in spans for span in of_one for at in span)}
    )
    pieces = []
    for start, end in pairwise(bounds):
        about = [
            str(number)
            for number, of_one in enumerate(spans, 1)
            if any(span.start <= start and end <= span.end for span in of_one)
        ]
        if about:
            number = f' data-about="{" ".join(about)}"' if len(spans) > 1 else ""
            pieces.append(f"<mark{number}>{esc(text[start:end])}</mark>")
        else:
            pieces.append(esc(text[start:end]))
    return "".join(pieces)
