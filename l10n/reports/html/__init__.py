"""A report as HTML that needs nothing else: read from disk, without a network, without JavaScript.

It is one file, or for a large one a page with parts in a folder beside it. What articles, catalogs and glossaries
say is data: `parts.esc` is its only way into a page, the script takes no text for HTML, and the page's policy lets
nothing run or load but the one style and the one script in it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import PurePath
from string import Template
from urllib.parse import quote

from l10n import __version__
from l10n.messages import said_as_it_stands, spoken
from l10n.reports.html import texts
from l10n.reports.html.articles import Addresses, articles, rules
from l10n.reports.html.decisions import Decisions
from l10n.reports.html.doubtful import doubtful
from l10n.reports.html.findings import findings
from l10n.reports.html.gaps import gaps, problems, typos
from l10n.reports.html.layout import Layout
from l10n.reports.html.overview import overview
from l10n.reports.html.parts import Piece, capital, esc, inert, num, say
from l10n.reports.html.terms import of_part, terms
from l10n.reports.model import Report, extent, summary
from l10n.reports.paths import parts_folder

_BODY = "\0"  # where it stands in the page, of which nothing else has it


def render(report: Report) -> Iterator[bytes]:
    """Give a report as one page in UTF-8, in pieces."""
    return _main(report, Layout.of(report))


def pages(report: Report, name: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the files of a report, each with its path from the folder of the first, which is called `name`."""
    layout = Layout.of(report, parts_folder(name))
    yield name, _main(report, layout)
    if layout.folder:
        decisions = Decisions(report)
        for number, part in enumerate(layout.articles, 1):
            body = chain(articles(report, part, decisions), rules(report, part))
            yield layout.name("articles", number), _part(layout, "articles", number, name, body)
        addresses = Addresses(report, layout, from_part=True)
        for number, part in enumerate(layout.terms, 1):
            shown = of_part(report, part, addresses)
            yield layout.name("terms", number), _part(layout, "terms", number, name, shown)


def _main(report: Report, layout: Layout) -> Iterator[bytes]:
    lead = "".join(f"<p>{capital(esc(line))}.</p>" for line in summary(report))
    body = chain.from_iterable(_sections(report, layout))
    links = "".join(
        f'<a href="#{name}">{say(label)}{_count(count)}</a>' for name, label, count in _links(report, layout)
    )
    return _page(say(texts.TITLE, counts=esc(extent(report))), say(texts.HEADING), lead, links, body)


def _part(layout: Layout, kind: str, number: int, main: str, body: Iterable[str]) -> Iterator[bytes]:
    """Return a part of a report: a page with links to the others of its kind, and to the `main` one."""
    heading, parts = (
        (texts.ARTICLES_PART, layout.articles) if kind == "articles" else (texts.TERMS_PART, layout.terms)
    )
    title = say(texts.PART_TITLE, heading=say(heading), number=str(number), count=str(len(parts)))
    links = [f'<a href="{esc("../" + quote(main, errors="surrogateescape"))}">{say(texts.TO_REPORT)}</a>']
    for other, label in ((number - 1, texts.PREVIOUS_PART), (number + 1, texts.NEXT_PART)):
        if 1 <= other <= len(parts):
            path = PurePath(layout.name(kind, other)).name
            links.append(f'<a href="./{quote(path)}">{say(label)}</a>')
    return _page(title, title, "", "".join(links), body)


def _page(title: str, heading: str, lead: str, links: str, body: Iterable[Piece]) -> Iterator[bytes]:
    """Give a page; each piece of its body is in lines of its own."""
    page, style, script = (_asset(name) for name in ("page.html", "page.css", "page.js"))
    text = Template(page).substitute(
        language=spoken(),
        policy=_policy(style, script),
        title=title,
        style=style,
        skip=say(texts.SKIP),
        heading=heading,
        sections=say(texts.SECTIONS),
        lead=lead,
        links=links,
        body=_BODY,
        made_by=say(texts.MADE_BY, version=esc(__version__)),
        texts=inert({name: said_as_it_stands(text) for name, text in texts.SCRIPT.items()}),
        script=script,
    )
    before, _, after = text.partition(_BODY)
    yield before.encode()
    between = b""
    for piece in body:
        yield between
        for text in (piece,) if isinstance(piece, str) else piece:
            yield text.encode()
        between = b"\n"
    yield after.encode()


def _sections(report: Report, layout: Layout) -> Iterator[Iterable[Piece]]:
    yield problems(report)
    yield overview(report, layout)
    yield doubtful(report)
    yield findings(report, layout)
    addresses = Addresses(report, layout)
    yield terms(report, layout, addresses)
    yield typos(report, addresses)
    yield gaps(report)
    if report.findings and not layout.folder:
        (shown,) = layout.articles
        yield articles(report, shown, Decisions(report))
    yield rules(report, range(len(report.catalogs)))


def _links(report: Report, layout: Layout) -> Iterator[tuple[str, str, int | None]]:
    if report.problems:
        yield "problems", texts.NOT_LOOKED_AT, len(report.problems)
    yield "overview", texts.OVERVIEW, None
    if report.doubtful:
        yield "doubtful", texts.DOUBTFUL, len(report.doubtful)
    yield "findings", texts.FINDINGS, len(report.findings)
    yield "terms", texts.TERMS, len(report.terms)
    yield "typos", texts.MISSPELT, len(report.typos)
    yield "gaps", texts.GAPS, len(report.gaps)
    if report.findings and not layout.folder:
        yield "articles", texts.ARTICLES, sum(bool(one.findings) for one in report.catalogs)


def _count(count: int | None) -> str:
    return "" if count is None else f' <span class="count">{num(count)}</span>'


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: this style and this script by their hashes, and nothing else."""
    allowed = (f"style-src {_hash(style)}", f"script-src {_hash(script)}", "img-src data:")
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
