"""A report as one HTML file that needs nothing else: read from disk, without a network, without JavaScript.

What articles, catalogs and glossaries say is data: `parts.esc` is its only way into the page, the script takes no
text for HTML, and the page's policy lets nothing run or load but the one style and the one script in it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from string import Template

from l10n import __version__
from l10n.reports.html.findings import findings
from l10n.reports.html.gaps import gaps, problems, typos
from l10n.reports.html.overview import overview
from l10n.reports.html.parts import esc
from l10n.reports.html.terms import terms
from l10n.reports.model import Report, summary
from l10n.text.display import many


def render(report: Report) -> bytes:
    """Return a report as a page in UTF-8."""
    page, style, script = (_asset(name) for name in ("page.html", "page.css", "page.js"))
    counted = f"{many(len(report.articles), 'article')} in {many(len(report.targets), 'language')}"
    first, second, third = summary(report)
    body = "\n".join(part for section in _sections(report) for part in section)
    text = Template(page).substitute(
        policy=_policy(style, script),
        title=esc(f"Consistency report: {counted}"),
        style=style,
        lead="".join(f"<p>{esc(line[:1].upper() + line[1:])}.</p>" for line in (first, second, third)),
        links="".join(
            f'<a href="#{name}">{label}{_count(count)}</a>' for name, label, count in _links(report)
        ),
        body=body,
        version=esc(__version__),
        script=script,
    )
    return text.encode()


def _sections(report: Report) -> Iterator[Iterator[str]]:
    yield problems(report)
    yield overview(report)
    yield terms(report)
    yield findings(report)
    yield typos(report)
    yield gaps(report)


def _links(report: Report) -> Iterator[tuple[str, str, int | None]]:
    if report.problems:
        yield "problems", "Not looked at", len(report.problems)
    yield "overview", "Overview", None
    yield "terms", "Terms", len(report.terms)
    yield "findings", "Findings", len(report.findings)
    yield "typos", "Misspelt", len(report.typos)
    yield "gaps", "Gaps", len(report.gaps)


def _count(count: int | None) -> str:
    return "" if count is None else f' <span class="count">{count:,}</span>'


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: this style and this script by their hashes, and nothing else."""
    allowed = (f"style-src {_hash(style)}", f"script-src {_hash(script)}", "img-src data:")
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
