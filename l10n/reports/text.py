"""A report as lines for a terminal or a log: the findings first, what they come to last, where it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from l10n.messages import Numeral, msg, msg_list, msg_template, msg_with_hint, msgs, said
from l10n.reports.findings import by_severity
from l10n.reports.model import Report, summary
from l10n.reports.terms import RenderingStatus, TermRenderings
from l10n.text.display import marks, one_line, part_of_line, place, terminal_text

if TYPE_CHECKING:
    from rich.console import RenderableType

_COLOURS = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_NAMES = 40  # of gaps


def render(report: Report) -> Iterator[str]:
    """Give a report as text; with colours and as wide as the terminal, where standard output is one."""
    console, text, _ = terminal_text(soft_wrap=True)
    blank = ""  # lines that are left out before the first and after the last that says something
    begun = False
    for part in _parts(report):
        console.print(part)
        for line in text.getvalue().removesuffix("\n").split("\n"):
            if written := line.rstrip():
                yield f"{blank * begun}{written}\n"
                blank, begun = "", True
            else:
                blank += "\n"
        text.seek(0)
        text.truncate()
    if not begun:
        yield "\n"


def _parts(report: Report) -> Iterator[RenderableType]:
    yield from _findings(report)
    yield from _terms(report)
    for typo in report.typos:
        places = sorted({place(use.path, use.line) for use in typo.uses})
        yield one_line(
            said(
                msg(
                    "The source says {text}; {meant} is meant: {places}",
                    text=typo.text,
                    meant=typo.meant,
                    places=", ".join(places),
                )
            )
        )
    yield from _gaps(report)
    yield from _doubtful(report)
    for problem in report.problems:
        reason = msg_with_hint(problem.reason, problem.hint)
        where = place(problem.path, problem.line)
        yield one_line(said(msg("Not looked at: {place}: {reason}", place=where, reason=reason)))
    if report.catalogs:
        yield ""
        yield _overview(report)
        yield ""
    for line in map(said, summary(report)):
        yield one_line(line[:1].upper() + line[1:]) + "."


def _findings(report: Report) -> Iterator[RenderableType]:
    from rich.text import Text

    for finding in report.findings:
        severity = finding.severity.value
        yield Text.assemble(
            one_line(place(finding.path, finding.line)),
            ": ",
            (said(msg(severity)), _COLOURS[severity]),
            one_line(f": {said(finding.message)} [{finding.rule}]"),
        )
        for text, spans in ((finding.source, finding.source_spans), (finding.target, finding.target_spans)):
            if text:
                pieces = [
                    (part_of_line(piece), "bold underline" if marked else "")
                    for piece, marked in marks(text, spans)
                ]
                yield Text.assemble("    ", *pieces)
    if report.findings:
        yield ""


def _terms(report: Report) -> Iterator[str]:
    if report.disagreements:
        yield said(msg("Terms rendered in several ways:"))
        for term in report.disagreements:
            languages = [f"{one.target}: {_ways(one)}" for one in term.languages if one.apart]
            yield "  " + one_line(f"{term.text}: {'; '.join(languages)}")
        yield ""


def _ways(language: TermRenderings) -> str:
    return ", ".join(
        f"{one.text or said(msg(one.choice))} {len(one.uses)}"
        + (f" ({said(msg(one.choice))})" if one.text and one.choice is not RenderingStatus.PREFERRED else "")
        for one in language.renderings
    )


def _doubtful(report: Report) -> Iterator[str]:
    if report.doubtful:
        yield said(msg("To review first, for an engine was unsure of them:"))
        for unit in report.doubtful:
            yield from (f"  {line}" for line in unit.lines(unit.path))
        yield ""


def _gaps(report: Report) -> Iterator[str]:
    for gap in report.gaps:
        if gap.concept:
            languages = msg_list(gap.lacking, msg_template("{one} and no {other}"))
            lack = msg("The glossary has no {languages} form of {term}.", languages=languages, term=gap.text)
            yield one_line(said(lack))
    names = [f"{gap.text} {gap.count}" for gap in report.gaps if not gap.concept]
    if names:
        listed = msg("{names}", names=", ".join(names[:_NAMES]))
        if more := len(names[_NAMES:]):
            listed = msgs("{names} and {count} more", "{names} and {count} more", more, names=listed)
        yield one_line(said(msg("Names without an entry: {names}.", names=listed)))
        yield said(msg("Rows to paste into the glossary: {command}", command="l10n glossary suggest"))


def _overview(report: Report) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(said(msg("article")), overflow="fold")
    table.add_column(said(msg("language")), no_wrap=True)
    for name in (msg("segments"), msg("reviewed"), msg("errors"), msg("warnings"), msg("infos")):
        table.add_column(said(name), justify="right", no_wrap=True)

    def add(name: str, language: str, numbers: Sequence[int]) -> None:
        table.add_row(one_line(name), one_line(language), *(said(Numeral(number)) for number in numbers))

    sums = [0] * 5
    for catalog in report.catalogs:
        done = catalog.progress
        numbers = [done.segments, done.reviewed, *by_severity(catalog.findings).values()]
        add(catalog.article, catalog.target, numbers)
        sums = [a + b for a, b in zip(sums, numbers, strict=True)]
    if len(report.catalogs) > 1:
        table.add_section()
        languages = msgs("{count} language", "{count} languages", len(report.targets))
        add(said(msg("all")), said(languages), sums)
    return table
