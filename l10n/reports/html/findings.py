"""The list of all findings, the serious first: the script fills and filters it; without it the first are there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from l10n.messages import said, said_as_it_stands
from l10n.model import Finding, Severity
from l10n.reports.html import texts
from l10n.reports.html.articles import sentences
from l10n.reports.html.layout import Layout
from l10n.reports.html.parts import (
    Piece,
    article_filter,
    called,
    capital,
    empty,
    esc,
    inert,
    lang,
    language_filter,
    language_name,
    num,
    options,
    say,
    section,
    severity_name,
    text_filter,
)
from l10n.reports.model import ORDER, Report
from l10n.scratch import Tables
from l10n.text.display import visible

_FIRST = 300  # so many are on the page without the script
_AROUND = 60  # characters of a target before and after what is marked in it
_AT_HAND = 32  # catalogs
_BITS = 40  # of a finding's place, for its number: more findings than anybody has
_SCHEMA = """
CREATE TABLE listed (
    place INTEGER PRIMARY KEY, severity INTEGER, rule INTEGER, catalog INTEGER, sentence INTEGER, reviewed INTEGER,
    number INTEGER, excerpt TEXT, message TEXT
);
CREATE TABLE message (number INTEGER PRIMARY KEY, text TEXT UNIQUE)
"""
_SEVERITIES = {Severity.ERROR: texts.ERRORS, Severity.WARNING: texts.WARNINGS, Severity.INFO: texts.INFOS}


def findings(report: Report, layout: Layout) -> Iterator[Piece]:
    """Give the HTML of the list of findings."""
    yield section("findings", say(texts.FINDINGS))
    if report.known is not None:
        yield f"<p>{say(texts.KNOWN, known=num(report.known))}</p>"
    if not report.findings:
        yield empty(f"{capital(say(texts.NO_FINDINGS))}.")
        return
    yield f"<p>{say(texts.SERIOUS_FIRST)}</p>"
    yield _form(report)
    listed = _Listing(report, layout)
    yield '<ol class="list" id="list">'
    for row in islice(listed.rows(), _FIRST):
        yield _item(row, listed.finding(row), report, layout)
    yield "</ol>"
    if len(report.findings) > _FIRST:
        first = say(texts.FIRST_OF, count=num(_FIRST), all=num(len(report.findings)))
        yield f'<p class="quiet" id="first">{first}</p>'
    yield f'<p class="empty" id="nothing" hidden>{say(texts.NOTHING_LEFT)}</p>'
    yield f'<p><button type="button" id="more" hidden>{say(texts.SHOW_MORE)}</button></p>'
    data = _data(listed, report, layout)
    yield chain(['<script type="application/json" id="data">'], data, ["</script></section>"])


def _form(report: Report) -> str:
    rules = options(
        ((one, f"{esc(_title(report, one))} ({num(count)})") for one, count in report.broken),
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


class _Row(NamedTuple):
    """A finding in the list: what the script is told of it, in numbers, and its place in its sentence."""

    severity: int
    rule: int
    catalog: int
    sentence: int
    reviewed: int
    message: int
    number: int
    excerpt: str


class _Listing:
    """All findings, the serious first: those of what people have reviewed before others of their severity."""

    def __init__(self, report: Report, layout: Layout) -> None:
        """Put the findings of a report in order, on a disk."""
        self._report = report
        self._layout = layout
        self._sentences = lru_cache(_AT_HAND)(lambda number: sentences(report.catalogs[number]))
        self._tables = Tables(_SCHEMA)
        self._tables.put("INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._values())
        self._tables.put("INSERT OR IGNORE INTO message (text) SELECT message FROM listed ORDER BY place")

    def _values(self) -> Iterator[tuple[int | str, ...]]:
        numbers = self._report.rule_numbers
        count = 0
        for catalog, one in enumerate(self._report.catalogs):
            for at, sentence in enumerate(sentences(one) if one.findings else ()):
                reviewed = sentence.unit is not None and sentence.unit.reviewed
                for number, (finding, _) in enumerate(sentence.findings):
                    severity, rule = ORDER[finding.severity], numbers[finding.rule]
                    kind = (2 * severity + (not reviewed)) * len(numbers) + rule
                    excerpt = "" if self._layout.folder else inert([*map(visible, _excerpt(finding))])[1:-1]
                    message = visible(said(finding.message))
                    place = (kind << _BITS) + count
                    yield place, severity, rule, catalog, at, reviewed, number, excerpt, message
                    count += 1

    def rows(self) -> Iterator[_Row]:
        """Give the findings in their order."""
        columns = "severity, rule, catalog, sentence, reviewed, message.number - 1, listed.number, excerpt"
        joined = "listed CROSS JOIN message ON text = message"  # in this order
        return map(_Row._make, self._tables.rows(f"SELECT {columns} FROM {joined} ORDER BY place"))

    def messages(self) -> Iterator[str]:
        """Give what findings say, each once, as they are numbered."""
        return (text for (text,) in self._tables.rows("SELECT text FROM message ORDER BY number"))

    def finding(self, row: _Row) -> Finding:
        """Return the finding of a row."""
        return self._sentences(row.catalog)[row.sentence].findings[row.number][0]


def _item(row: _Row, finding: Finding, report: Report, layout: Layout) -> str:
    """Return a line of the list; the script makes the same."""
    catalog = report.catalogs[row.catalog]
    before, marked, after = _excerpt(finding)
    state = say(texts.REVIEWED if row.reviewed else texts.NOT_REVIEWED)
    return (
        f"<li>{severity_name(finding.severity)} "
        f'<a href="{esc(layout.unit(row.catalog, row.sentence))}">{esc(_title(report, finding.rule))}</a> '
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


def _data(listed: _Listing, report: Report, layout: Layout) -> Iterator[str]:
    """Give what the script lists: findings as rows of numbers and texts, what recurs in tables of its own."""
    articles = {name: number for number, name in enumerate(report.articles)}
    targets = {target: number for number, target in enumerate(report.targets)}
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
    }
    yield f'{inert(data)[:-1]},"messages":['
    between = ""
    for text in listed.messages():
        yield between + inert(text)
        between = ","
    yield '],"findings":['
    between = ""
    for row in listed.rows():
        numbers = ",".join(map(str, row[:6]))
        yield f"{between}[{numbers}{',' if row.excerpt else ''}{row.excerpt}]"
        between = ","
    yield "]}"
