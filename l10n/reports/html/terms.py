"""The term matrix: concept by language by article, down to the sentences, with what the glossary may say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from l10n.messages import msgs
from l10n.reports.html import texts
from l10n.reports.html.articles import Addresses
from l10n.reports.html.layout import Layout, most
from l10n.reports.html.parts import (
    article_filter,
    changes,
    empty,
    esc,
    in_words,
    lang,
    language_filter,
    language_name,
    mark,
    num,
    quote,
    say,
    section,
    table,
    text_filter,
    where,
)
from l10n.reports.model import Report
from l10n.reports.terms import Rendering, RenderingStatus, TermRenderings, TermReport

_FINE = (RenderingStatus.PREFERRED, RenderingStatus.ADMITTED, RenderingStatus.DERIVED)
_ROWS = 100  # articles of a term's table, unless they say it otherwise than most


def terms(report: Report, layout: Layout, addresses: Addresses) -> Iterator[str]:
    """Give the HTML of how terms were rendered: all of it, or links to where it stands."""
    yield section("terms", say(texts.TERMS))
    if not report.terms:
        yield empty(say(texts.NO_TERMS))
        return
    apart = len(report.disagreements)
    all_ = num(len(report.terms))
    several = say(texts.SOME_OF, some=num(apart), all=all_) if apart else say(texts.NONE_OF, all=all_)
    yield f"<p>{say(texts.SEVERAL_WAYS, several=several)}</p>"
    yield _form(report, layout)
    yield '<div class="terms">'
    order = {article: number for number, article in enumerate(report.articles)}
    for number, term in enumerate(report.terms):
        if layout.folder:
            attributes = _attributes(term, {})
            link = f'<a href="{esc(layout.term(number))}">{_name(term)}</a>'
            yield f'<div class="term" {attributes}>{_summary(term, link)}</div>'
        else:
            yield from _term(term, number, _attributes(term, order), addresses)
    yield "</div></section>"


def of_part(report: Report, numbers: Sequence[int], addresses: Addresses) -> Iterator[str]:
    """Give the HTML of some terms, by their numbers, for a part of the report."""
    yield section("terms", say(texts.TERMS)) + '<div class="terms">'
    for number in numbers:
        yield from _term(report.terms[number], number, "", addresses)
    yield "</div></section>"


def _form(report: Report, layout: Layout) -> str:
    return (
        f'<form class="filters" id="term-filters" role="search" aria-label="{say(texts.FILTER_TERMS)}" hidden>'
        f"{text_filter()}{language_filter(report)}{'' if layout.folder else article_filter(report)}"
        f'<label class="check"><input type="checkbox" name="apart"> {say(texts.ONLY_SEVERAL)}</label>'
        f'<button type="reset">{say(texts.CLEAR)}</button><output role="status"></output></form>'
    )


def _attributes(term: TermReport, order: Mapping[str, int]) -> str:
    """Return what the script filters a term by; `order` has articles by their numbers, if it filters by these."""
    uses = (use for language in term.languages for way in language.renderings for use in way.uses)
    found = {order[use.article] for use in uses if use.article in order} if order else ()
    within = " ".join(map(str, sorted(found)))
    apart = " ".join(one.target for one in term.languages if one.apart)
    spoken = " ".join(one.target for one in term.languages)
    return f'data-apart="{esc(apart)}" data-languages="{esc(spoken)}" data-articles="{within}"'


def _name(term: TermReport) -> str:
    return f"<b{lang(term.source)}>{esc(term.text)}</b>"


def _summary(term: TermReport, name: str) -> str:
    """Return a term with its renderings; `name` is its HTML."""
    apart = ""
    if term.apart:
        differ = msgs("{count} differs", "{count} differ", term.apart)
        apart = f' <span class="tag apart">{esc(differ)}</span>'
    said = "".join(
        f'<span class="said"><span class="code">{esc(one.target)}</span><span class="ways">{_ways(one)}</span></span>'
        for one in term.languages
    )
    return f'<span class="name">{name} <span class="quiet">{in_words(term.kind)}</span>{apart}</span>{said}'


def _term(term: TermReport, number: int, attributes: str, addresses: Addresses) -> Iterator[str]:
    yield f'<details class="term" id="t{number}" {attributes}><summary>{_summary(term, _name(term))}</summary>'
    concept = say(texts.CONCEPT, concept=f"<code>{esc(term.concept)}</code>")
    yield f'<div class="inside"><p class="quiet">{concept}</p>'
    yield from _matrix(term)
    for one in term.languages:
        yield f"<h3>{language_name(one.target)}</h3>"
        for at, way in enumerate(one.renderings):
            yield from _sentences(way, term, one, at, addresses)
    yield "</div></details>"


def _ways(language: TermRenderings) -> str:
    return " ".join(_way(one, len(one.uses), language, n) for n, one in enumerate(language.renderings))


def _way(one: Rendering, count: int, language: TermRenderings, number: int) -> str:
    """Return a rendering with its count; those that aren't the most frequent, or no form of the term, stand out."""
    kind = "first" if number == 0 and one.choice in _FINE else "other" if one.choice in _FINE else "wrong"
    choice = in_words(one.choice)
    if not one.text:
        cell = f"<i>{choice}</i>"
    else:
        cell = f"<span{lang(language.target)}>{esc(one.text)}</span>"
        cell += "" if one.choice in _FINE else f" <i>{choice}</i>"
    return f'<span class="way {kind}">{cell} <b>{num(count)}</b></span>'


def _matrix(term: TermReport) -> Iterator[str]:
    """Give the table of a term's renderings by article and language; of many articles, those that differ."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for language in term.languages:
        for number, way in enumerate(language.renderings):
            counts.update((use.article, language.target, number) for use in way.uses)
    label = say(texts.BY_ARTICLE, term=esc(term.text))
    heads = say(texts.ARTICLE), *(language_name(one.target) for one in term.languages)
    yield table("matrix", f'aria-label="{label}"', heads)
    articles = sorted({article for article, _, _ in counts})
    shown = articles
    if len(articles) > _ROWS:
        apart = {article for article, _, number in counts if number}
        shown = [article for article in articles if article in apart][:_ROWS]
    for article in shown:
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
    if len(shown) < len(articles):
        yield f'<p class="quiet">{say(texts.MORE_ARTICLES, count=num(len(articles) - len(shown)))}</p>'


def _sentences(
    way: Rendering, term: TermReport, language: TermRenderings, number: int, addresses: Addresses
) -> Iterator[str]:
    """Give the sentences of a rendering, and how to decide about it; what isn't as most say it is open."""
    is_odd = way.choice not in _FINE or bool(language.apart and number)
    yield f'<details class="way-list"{" open" * is_odd}><summary>{_way(way, len(way.uses), language, number)}'
    note = f' <span class="quiet">{in_words(way.choice)}</span>' if way.choice in _FINE else ""
    yield f'{note}</summary>{changes(way.changes)}<ul class="uses">'
    for use in islice(way.uses, most(number)):
        yield f"<li>{quote(mark(use.source, use.source_spans), term.source, 'source')}"
        yield quote(mark(use.target, use.target_spans), language.target, "target")
        yield f"{where(use.path, use.line, addresses.of(use))}</li>"
    yield "</ul>"
    if (more := len(way.uses) - most(number)) > 0:
        yield f'<p class="quiet">{say(texts.MORE_SENTENCES, count=num(more))}</p>'
    yield "</details>"
