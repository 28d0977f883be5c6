"""The list of all findings, the serious first: the script fills and filters it; without it the first are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.messages import said, said_as_it_stands
from l10n.model import Finding, Severity
from l10n.reports.html import texts
from l10n.reports.html.articles import sentences
from l10n.reports.html.layout import Layout
from l10n.reports.html.parts import (
    article_filter,
    called,
    capital,
    empty,
    esc,
    inert,
    lang,
    language_filter,
    language_name,
    options,
    say,
    section,
    severity_name,
    text_filter,
)
from l10n.reports.model import ORDER, Report
from l10n.text.display import visible

_FIRST = 300  # so many are on the page without the script
_AROUND = 60  # characters of a target before and after what is marked in it
_SEVERITIES = {Severity.ERROR: texts.ERRORS, Severity.WARNING: texts.WARNINGS, Severity.INFO: texts.INFOS}


@dataclass(frozen=True, slots=True)
class _Listed:
    """A finding with its catalog and the place of its sentence there, by their numbers."""

    finding: Finding
    catalog: int
    sentence: int
    reviewed: bool


def findings(report: Report, layout: Layout) -> Iterator[str]:
    """Give the HTML of the list of findings."""
    yield section("findings", say(texts.FINDINGS))
    if report.known is not None:
        yield f"<p>{say(texts.KNOWN, known=f'{report.known:,}')}</p>"
    if not report.findings:
        yield empty(f"{capital(say(texts.NO_FINDINGS))}.")
        return
    yield f"<p>{say(texts.SERIOUS_FIRST)}</p>"
    yield _form(report)
    listed = _listed(report)
    yield '<ol class="list" id="list">'
    for one in listed[:_FIRST]:
        yield _item(one, report, layout)
    yield "</ol>"
    if len(listed) > _FIRST:
        first = say(texts.FIRST_OF, count=f"{_FIRST:,}", all=f"{len(listed):,}")
        yield f'<p class="quiet" id="first">{first}</p>'
    yield f'<p class="empty" id="nothing" hidden>{say(texts.NOTHING_LEFT)}</p>'
    yield f'<p><button type="button" id="more" hidden>{say(texts.SHOW_MORE)}</button></p>'
    yield f'<script type="application/json" id="data">{_data(listed, report, layout)}</script></section>'


def _form(report: Report) -> str:
    rules = options(
        ((one, f"{esc(_title(report, one))} ({count:,})") for one, count in report.broken),
        say(texts.ALL_RULES),
    )
    boxes = "".join(
        f'<label class="check"><input type="checkbox" name="severity" value="{severity}" checked> '
        f"{say(label)}</label>"
        for severity, label in _SEVERITIES.items()
    )
    states = options((("1", say(texts.REVIEWED)), ("0", say(texts.NOT_REVIEWED))), say(texts.ANY_STATE))
    return (
        f'<form class="filters" id="finding-filters" role="search" aria-label="{say(texts.FILTER_FINDINGS)}" hidden>'
        f'{text_filter()}<label>{say(texts.RULE)} <select name="rule">{rules}</select></label>'
        f"{language_filter(report)}{article_filter(report)}"
        f'<label>{say(texts.STATE)} <select name="state">{states}</select></label>'
        f'<fieldset><legend class="vh">{say(texts.SEVERITY)}</legend>{boxes}</fieldset>'
        f'<button type="reset">{say(texts.CLEAR)}</button><output role="status"></output></form>'
    )


def _listed(report: Report) -> list[_Listed]:
    """Return all findings, the serious first: those of what people have reviewed before others of their severity."""
    listed = [
        _Listed(finding, number, at, sentence.unit is not None and sentence.unit.reviewed)
        for number, catalog in enumerate(report.catalogs)
        if catalog.findings
        for at, sentence in enumerate(sentences(catalog))
        for finding, _ in sentence.findings
    ]
    return sorted(
        listed,
        key=lambda one: (
            ORDER[one.finding.severity],
            not one.reviewed,
            report.rule_numbers[one.finding.rule],
        ),
    )


def _item(one: _Listed, report: Report, layout: Layout) -> str:
    """Return a line of the list; the script makes the same."""
    finding, catalog = one.finding, report.catalogs[one.catalog]
    before, marked, after = _excerpt(finding)
    state = say(texts.REVIEWED if one.reviewed else texts.NOT_REVIEWED)
    return (
        f"<li>{severity_name(finding.severity)} "
        f'<a href="{esc(layout.unit(one.catalog, one.sentence))}">{esc(_title(report, finding.rule))}</a> '
        f'<span class="message">{esc(finding.message)}</span>'
        f'<span class="excerpt" dir="auto"{lang(catalog.target)}>{esc(before)}<mark>{esc(marked)}</mark>{esc(after)}'
        f'</span><span class="where"><b>{esc(catalog.article)}</b>'
        f"<span> · {language_name(catalog.target)} · {state}</span></span></li>"
    )


def _title(report: Report, rule: str) -> str:
    """Return what a rule that is broken is called, with a capital."""
    return capital(said_as_it_stands(report.titles[rule]))


def _excerpt(finding: Finding) -> tuple[str, str, str]:
    """Return the first place in a target that a finding is about, with what stands before and after it."""
    if not finding.target_spans:
        short = finding.target[: 2 * _AROUND]
        return short + "…" * (len(short) < len(finding.target)), "", ""
    start, end = finding.target_spans[0]
    before, marked, after = finding.target[:start], finding.target[start:end], finding.target[end:]
    short = before[-_AROUND:]
    return (
        "…" * (len(short) < len(before)) + short,
        marked[: 2 * _AROUND] + "…" * (len(marked) > 2 * _AROUND),
        after[:_AROUND] + "…" * (len(after) > _AROUND),
    )


def _data(listed: list[_Listed], report: Report, layout: Layout) -> str:
    """Return what the script lists: findings as rows of numbers and texts, what recurs in tables of its own."""
    messages: dict[str, int] = {}
    articles = {name: number for number, name in enumerate(report.articles)}
    targets = {target: number for number, target in enumerate(report.targets)}
    rows: list[list[int | str]] = []
    for one in listed:
        finding = one.finding
        message = messages.setdefault(visible(said(finding.message)), len(messages))
        row: list[int | str] = [
            ORDER[finding.severity], report.rule_numbers[finding.rule], one.catalog, one.sentence,
            int(one.reviewed), message,
        ]  # fmt: skip
        if not layout.folder:
            row += map(visible, _excerpt(finding))
        rows.append(row)
    data = {
        "severities": [[one, said_as_it_stands(texts.SEVERITIES[one])] for one in Severity],
        "rules": [[rule, _title(report, rule)] for rule in report.titles],
        "articles": list(map(visible, report.articles)),
        "languages": [[target, visible(called(target))] for target in report.targets],
        "catalogs": [
            [articles[one.article], targets[one.target], layout.catalog(number)] if one.findings else 0
            for number, one in enumerate(report.catalogs)
        ],
        "states": [said_as_it_stands(one) for one in (texts.NOT_REVIEWED, texts.REVIEWED)],
        "messages": list(messages),
        "findings": rows,
    }
    return inert(data)
