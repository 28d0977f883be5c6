"""The page's overview: languages, rules, and articles by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.messages import msgs
from l10n.model import Severity, counts_of
from l10n.reports.findings import by_severity, severities_of, sum_of
from l10n.reports.html import texts
from l10n.reports.html.layout import Layout
from l10n.reports.html.parts import (
    bar,
    empty,
    esc,
    language_name,
    legend,
    num,
    rule_button,
    say,
    section,
    sentences_of,
    severities,
    table,
)
from l10n.reports.model import ORDER, CatalogReport, Report, total

_SHOWN = 200  # articles of the table that are shown at once


def overview(report: Report, layout: Layout) -> Iterator[str]:
    """Give the overview's HTML."""
    yield section("overview", say(texts.OVERVIEW))
    if not report.catalogs:
        yield empty(say(texts.NO_CATALOGS))
        return
    yield '<div class="cards">'
    for target in report.targets:
        yield _card(target, [one for one in report.catalogs if one.target == target])
    yield f"</div>{legend()}"
    if report.findings:
        yield from _rules(report)
    yield from _articles(report, layout)
    yield "</section>"


def _card(target: str, catalogs: Sequence[CatalogReport]) -> str:
    done = total(one.progress for one in catalogs)
    counts = severities_of(sum_of(one.findings for one in catalogs))
    ignored = sum(one.ignored for one in catalogs)
    left_out = esc(msgs("{count} finding", "{count} findings", ignored))
    more = f'<p class="quiet">{say(texts.IGNORED, findings=left_out)}</p>' if ignored else ""
    size = say(
        texts.SENTENCES_IN,
        sentences=sentences_of(done.segments),
        articles=esc(msgs("{count} article", "{count} articles", len(catalogs))),
        words=esc(msgs("{count} word", "{count} words", done.words_left)),
    )
    return (
        f'<div class="card"><h3>{language_name(target)} <code>{esc(target)}</code></h3>'
        f'<p class="figure">{say(texts.REVIEWED_SHARE, share=done.share)}</p>{bar(done)}'
        f'<p class="quiet">{size}</p>'
        f"<p>{severities(counts, words=True)}</p>{more}</div>"
    )


def _rules(report: Report) -> Iterator[str]:
    """Give the table of rules by language; each number leads to its findings."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in report.catalogs:
        for (rule, _), count in counts_of(one.findings).items():
            counts[rule, one.target] += count
    severity: dict[str, Severity] = {}  # the most serious
    for rule, here in report.counts:
        severity[rule] = min(severity.get(rule, here), here, key=ORDER.__getitem__)
    yield f'<h3 id="rules">{say(texts.FINDINGS_BY_RULE)}</h3>'
    heads = say(texts.RULE), *map(language_name, report.targets), say(texts.ALL)
    yield table("numbers", 'aria-labelledby="rules"', heads)
    for rule, count in sorted(report.broken, key=lambda one: ORDER[severity[one[0]]]):
        cells = "".join(
            f"<td>{_drill(num(counts[rule, target]), rule=rule, language=target)}</td>"
            if counts[rule, target]
            else '<td class="none">–</td>'
            for target in report.targets
        )
        sign = f'<span class="dot {severity[rule]}" aria-hidden="true"></span>'
        name = f'{rule_button(report.titles[rule], report.rule_numbers[rule])} <code class="quiet">{esc(rule)}</code>'
        yield f'<tr><th scope="row">{sign}{name}</th>{cells}<td>{_drill(num(count), rule=rule)}</td></tr>'
    yield "</tbody></table></div>"


def _articles(report: Report, layout: Layout) -> Iterator[str]:
    """Give the table of articles by language, the serious first; each cell leads to the article."""
    counts: dict[str, Counter[Severity]] = {article: Counter() for article in report.articles}
    for one in report.catalogs:
        counts[one.article].update(by_severity(one.findings))
    order = sorted(report.articles, key=lambda name: [-counts[name][severity] for severity in Severity])
    yield f'<h3 id="table">{say(texts.ARTICLES_BY_LANGUAGE)}</h3>'
    yield from _table(report, layout, order[:_SHOWN], "table")
    if rest := order[_SHOWN:]:
        more = say(texts.MORE_IN_TABLE, articles=esc(msgs("{count} article", "{count} articles", len(rest))))
        yield f'<details class="rows"><summary id="table-rest">{more}</summary>'
        yield from _table(report, layout, rest, "table-rest")
        yield "</details>"


def _table(report: Report, layout: Layout, articles: Sequence[str], label: str) -> Iterator[str]:
    """Give the table of some articles by language."""
    cells = {(one.article, one.target): (number, one) for number, one in enumerate(report.catalogs)}
    heads = say(texts.ARTICLE), *map(language_name, report.targets)
    yield table("articles", f'aria-labelledby="{label}"', heads)
    for article in articles:
        yield f'<tr><th scope="row">{esc(article)}</th>'
        for target in report.targets:
            label = f'data-label="{language_name(target)}"'
            if (article, target) not in cells:
                yield f'<td class="none" {label}>{say(texts.NO_CATALOG)}</td>'
                continue
            number, one = cells[article, target]
            state = (
                f' <span class="tag">{say(texts.STATES[one.state])}</span>'
                if one.state in texts.STATES
                else ""
            )
            cell = severities(by_severity(one.findings))
            if one.findings:
                cell = f'<a class="drill" href="{esc(layout.catalog(number))}">{cell}</a>'
            percent = f'<span class="percent">{one.progress.share}</span>'
            drawn = "" if layout.folder else bar(one.progress)
            yield f'<td {label}><span class="row">{drawn}{percent}</span>{cell}{state}</td>'
        yield "</tr>"
    yield "</tbody></table></div>"


def _drill(inner: str, **filters: str) -> str:
    """Return a link to the list of findings: with the script to those that filters leave."""
    values = "".join(f' data-{name}="{esc(value)}"' for name, value in filters.items())
    return f'<a class="drill" href="#findings"{values}>{inner}</a>'
