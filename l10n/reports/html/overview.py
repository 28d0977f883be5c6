"""The page's overview: languages, rules, and articles by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.model import Severity
from l10n.reports.html.parts import bar, esc, language_name, legend, severities
from l10n.reports.model import CatalogReport, Report, by_severity, total
from l10n.text.display import many

_STATES = {
    "changed": "article changed",
    "waiting": "flags lost",
    "no article": "no article",
}


def overview(report: Report) -> Iterator[str]:
    """Give the overview's HTML."""
    yield '<section id="overview" aria-labelledby="overview-title"><h2 id="overview-title">Overview</h2>'
    if not report.catalogs:
        yield '<p class="empty">No catalog could be looked at.</p></section>'
        return
    yield '<div class="cards">'
    for target in report.targets:
        yield _card(target, [one for one in report.catalogs if one.target == target])
    yield f"</div>{legend()}"
    if report.findings:
        yield from _rules(report)
    yield from _articles(report)
    yield "</section>"


def _card(target: str, catalogs: Sequence[CatalogReport]) -> str:
    done = total(one.progress for one in catalogs)
    findings = [finding for one in catalogs for finding in one.findings]
    ignored = sum(one.ignored for one in catalogs)
    more = f'<p class="quiet">{many(ignored, "finding")} ignored with a reason</p>' if ignored else ""
    return (
        f'<div class="card"><h3>{language_name(target)} <code>{esc(target)}</code></h3>'
        f'<p class="figure"><b>{done.share}</b> reviewed</p>{bar(done)}'
        f'<p class="quiet">{many(done.segments, "sentence")} in {many(len(catalogs), "article")}, '
        f"{many(done.words_left, 'word')} left to review</p>"
        f"<p>{severities(by_severity(findings), words=True)}</p>{more}</div>"
    )


def _rules(report: Report) -> Iterator[str]:
    """Give the table of rules by language; each number leads to its findings."""
    counts = Counter((finding.rule, one.target) for one in report.catalogs for finding in one.findings)
    order = list(Severity)[::-1]
    severity = {
        one.rule: one.severity for one in sorted(report.findings, key=lambda one: order.index(one.severity))
    }
    yield '<h3 id="rules">Findings by rule</h3>'
    yield '<div class="wide" tabindex="0" role="region" aria-labelledby="rules"><table class="numbers">'
    heads = "".join(f'<th scope="col">{language_name(target)}</th>' for target in report.targets)
    yield f'<thead><tr><th scope="col">Rule</th>{heads}<th scope="col">All</th></tr></thead><tbody>'
    for rule, count in report.broken:
        cells = "".join(
            f"<td>{_drill(f'{counts[rule, target]:,}', rule=rule, language=target)}</td>"
            if counts[rule, target]
            else '<td class="none">–</td>'
            for target in report.targets
        )
        sign = f'<span class="dot {severity[rule]}" aria-hidden="true"></span>'
        yield f'<tr><th scope="row">{sign}{esc(rule)}</th>{cells}<td>{_drill(f"{count:,}", rule=rule)}</td></tr>'
    yield "</tbody></table></div>"


def _articles(report: Report) -> Iterator[str]:
    """Give the table of articles by language; each cell leads to the catalog's findings."""
    cells = {(one.article, one.target): (number, one) for number, one in enumerate(report.catalogs)}
    yield '<h3 id="articles">Articles</h3>'
    yield '<div class="wide" tabindex="0" role="region" aria-labelledby="articles"><table class="articles">'
    heads = "".join(f'<th scope="col">{language_name(target)}</th>' for target in report.targets)
    yield f'<thead><tr><th scope="col">Article</th>{heads}</tr></thead><tbody>'
    for index, article in enumerate(report.articles):
        yield f'<tr><th scope="row">{esc(article)}</th>'
        for target in report.targets:
            label = f'data-label="{language_name(target)}"'
            if (article, target) not in cells:
                yield f'<td class="none" {label}>no catalog</td>'
                continue
            number, one = cells[article, target]
            state = f' <span class="tag">{_STATES[one.state]}</span>' if one.state in _STATES else ""
            cell = severities(by_severity(one.findings))
            if one.findings:
                cell = _drill(cell, f"#f{number}", article=str(index), language=target)
            percent = f'<span class="percent">{one.progress.share}</span>'
            yield f'<td {label}><span class="row">{bar(one.progress)}{percent}</span>{cell}{state}</td>'
        yield "</tr>"
    yield "</tbody></table></div>"


def _drill(inner: str, place: str = "#findings", **filters: str) -> str:
    """Return a link to findings: to a place without JavaScript, with it to those that filters leave."""
    values = "".join(f' data-{name}="{esc(value)}"' for name, value in filters.items())
    return f'<a class="drill" href="{place}"{values}>{inner}</a>'
