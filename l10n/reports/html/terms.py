"""The term matrix: concept by language by article, down to the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from l10n.reports.html.parts import common_filters, esc, lang, language_name, mark, quote, where
from l10n.reports.model import Report
from l10n.reports.terms import Rendering, RenderingStatus, TermRenderings, TermReport

_FINE = (RenderingStatus.PREFERRED, RenderingStatus.ADMITTED, RenderingStatus.DERIVED)


def terms(report: Report) -> Iterator[str]:
    """Give the HTML of how terms were rendered."""
    yield '<section id="terms" aria-labelledby="terms-title"><h2 id="terms-title">Terms</h2>'
    if not report.terms:
        yield '<p class="empty">No term of a glossary occurs in these articles.</p></section>'
        return
    apart = len(report.disagreements)
    several = f"{apart:,} of {len(report.terms):,}" if apart else f"none of {len(report.terms):,}"
    come = " Those come first." if apart else ""
    yield (
        f"<p>Rendered in several ways: {several}.{come} Open a term to see where, and in which sentences. "
        "The numbers count sentences.</p>"
    )
    yield _form(report)
    yield '<div class="terms">'
    order = {article: number for number, article in enumerate(report.articles)}
    for term in report.terms:
        yield from _term(term, order)
    yield "</div></section>"


def _form(report: Report) -> str:
    return (
        '<form class="filters" id="term-filters" role="search" aria-label="Filter terms" hidden>'
        f"{common_filters(report)}"
        '<label class="check"><input type="checkbox" name="apart"> only those said in several ways</label>'
        '<button type="reset">Clear</button><output role="status"></output></form>'
    )


def _term(term: TermReport, order: Mapping[str, int]) -> Iterator[str]:
    uses = [use for language in term.languages for way in language.renderings for use in way.uses]
    within = " ".join(str(number) for number in sorted({order[use.article] for use in uses}))
    apart = " ".join(one.target for one in term.languages if one.apart)
    spoken = " ".join(one.target for one in term.languages)
    yield f'<details class="term" data-apart="{esc(apart)}" data-languages="{esc(spoken)}"'
    yield f' data-articles="{within}"><summary>'
    yield f'<span class="name"><b{lang(term.source)}>{esc(term.text)}</b> <span class="quiet">{esc(term.kind)}</span>'
    if term.apart:
        yield f' <span class="tag apart">{term.apart:,} differ{"s" * (term.apart == 1)}</span>'
    yield "</span>"
    for one in term.languages:
        ways = f'<span class="ways">{_ways(one)}</span>'
        yield f'<span class="said"><span class="code">{esc(one.target)}</span>{ways}</span>'
    yield '</summary><div class="inside">'
    yield f'<p class="quiet">Concept <code>{esc(term.concept)}</code></p>'
    yield from _matrix(term)
    for one in term.languages:
        yield f"<h3>{language_name(one.target)}</h3>"
        for number, way in enumerate(one.renderings):
            yield from _sentences(way, term, one, odd=way.choice not in _FINE or bool(one.apart and number))
    yield "</div></details>"


def _ways(language: TermRenderings) -> str:
    return " ".join(_way(one, len(one.uses), language, n) for n, one in enumerate(language.renderings))


def _way(one: Rendering, count: int, language: TermRenderings, number: int) -> str:
    """Return a rendering with its count; those that aren't the most frequent, or no form of the term, stand out."""
    kind = "first" if number == 0 and one.choice in _FINE else "other" if one.choice in _FINE else "wrong"
    if not one.text:
        cell = f"<i>{esc(one.choice)}</i>"
    else:
        cell = f"<span{lang(language.target)}>{esc(one.text)}</span>"
        cell += "" if one.choice in _FINE else f" <i>{esc(one.choice)}</i>"
    return f'<span class="way {kind}">{cell} <b>{count:,}</b></span>'


def _matrix(term: TermReport) -> Iterator[str]:
    """Give the table of a term's renderings by article and language."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for language in term.languages:
        for number, way in enumerate(language.renderings):
            counts.update((use.article, language.target, number) for use in way.uses)
    heads = "".join(f'<th scope="col">{language_name(one.target)}</th>' for one in term.languages)
    label = esc(f"{term.text} by article and language")
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}"><table class="matrix">'
    yield f'<thead><tr><th scope="col">Article</th>{heads}</tr></thead><tbody>'
    for article in sorted({article for article, _, _ in counts}):
        yield f'<tr><th scope="row">{esc(article)}</th>'
        for one in term.languages:
            ways = (
                _way(way, counts[article, one.target, number], one, number)
                for number, way in enumerate(one.renderings)
                if counts[article, one.target, number]
            )
            yield f"<td>{' '.join(ways) or '–'}</td>"
        yield "</tr>"
    yield "</tbody></table></div>"


def _sentences(way: Rendering, term: TermReport, language: TermRenderings, *, odd: bool) -> Iterator[str]:
    """Give the sentences of a rendering; those that are `odd` are open."""
    number = language.renderings.index(way)
    yield f'<details class="way-list"{" open" * odd}><summary>{_way(way, len(way.uses), language, number)}'
    note = f' <span class="quiet">{esc(way.choice)}</span>' if way.choice in _FINE else ""
    yield f'{note}</summary><ul class="uses">'
    for use in way.uses:
        yield f"<li>{quote(mark(use.source, use.source_spans), term.source, 'source')}"
        yield quote(mark(use.target, use.target_spans), language.target, "target")
        yield f"{where(use.path, use.line)}</li>"
    yield "</ul></details>"
