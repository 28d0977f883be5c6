"""What the sources misspell, what the glossary lacks, and what couldn't be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.reports.html import texts
from l10n.reports.html.articles import Addresses
from l10n.reports.html.parts import (
    called,
    changes,
    copied,
    empty,
    esc,
    in_words,
    lang,
    language_name,
    mark,
    num,
    quote,
    say,
    section,
    sentences_of,
    table,
    where,
)
from l10n.reports.model import Report
from l10n.reports.terms import GlossaryGap

_PLACES = 3


def typos(report: Report, addresses: Addresses) -> Iterator[str]:
    """Give the HTML of the names that sources misspell."""
    yield section("typos", say(texts.MISSPELT_TITLE))
    if not report.typos:
        yield empty(say(texts.NONE_MISSPELT))
        return
    sources = {one.path: one.source for one in report.catalogs}
    yield f"<p>{say(texts.MISSPELT_SAYS)}</p>"
    yield '<ul class="typos">'
    for typo in report.typos:
        source = sources.get(typo.uses[0].path, "")
        name, other = (f"<b{lang(source)}>{esc(text)}</b>" for text in (typo.text, typo.meant))
        yield f"<li><p>{say(texts.IS_MEANT, name=name, other=other)}</p>"
        for use in typo.uses:
            yield quote(mark(use.source, use.source_spans), source, "source")
            yield where(use.path, use.line, addresses.of(use))
        yield f"{changes(typo.changes)}</li>"
    yield "</ul></section>"


def gaps(report: Report) -> Iterator[str]:
    """Give the HTML of what the glossary lacks, with rows to paste."""
    yield section("gaps", say(texts.GAPS_TITLE))
    if not report.gaps:
        yield empty(say(texts.NO_GAPS))
        return
    forms = [one for one in report.gaps if one.concept]
    names = [one for one in report.gaps if not one.concept]
    if forms:
        yield f"<h3>{say(texts.WITHOUT_FORM)}</h3><ul>"
        yield from (_form(one) for one in forms)
        yield "</ul>"
    if names:
        yield from _names(names, report)
    yield "</section>"


def problems(report: Report) -> Iterator[str]:
    """Give the HTML of what couldn't be looked at; nothing if there is none."""
    if not report.problems:
        return
    yield section("problems", say(texts.NOT_LOOKED_AT)) + "<ul>"
    for one in report.problems:
        place = where(one.path, one.line) if one.path else ""
        hint = f'<p class="quiet">{esc(one.hint)}</p>' if one.hint else ""
        yield f"<li>{place}<p>{esc(one.reason)}</p>{hint}</li>"
    yield "</ul></section>"


def _form(gap: GlossaryGap) -> str:
    says = say(
        texts.HAS_NO_FORM,
        name=f"<b>{esc(gap.text)}</b>",
        concept=f"<code>{esc(gap.concept)}</code>",
        languages=say(texts.AND).join(esc(called(one)) for one in gap.lacking),
        sentences=sentences_of(gap.count),
        places=_some(gap.places),
    )
    return f"<li>{says}</li>"


def _names(names: list[GlossaryGap], report: Report) -> Iterator[str]:
    yield f"<h3>{say(texts.WITHOUT_ENTRY)}</h3>"
    lines = report.rows.splitlines()
    # The columns' names come first where the glossary's file doesn't have them all.
    each = lines[-len(names) :] if len(lines) in (len(names), len(names) + 1) else []
    if report.rows:
        yield (
            f'<details class="rows"><summary>{say(texts.ROWS_INTO_GLOSSARY)}</summary><div class="inside">'
            f'<p>{say(texts.GUESSES)}</p><div class="do">{copied(esc(report.rows), block=True)}</div></div></details>'
        )
    ours = map(say, (texts.NAME, texts.TIMES, texts.KIND))
    heads = [*ours, *map(language_name, report.targets), say(texts.WHERE)]
    yield table("names", f'aria-label="{say(texts.WITHOUT_ENTRY)}"', [*heads, *[say(texts.ROW)] * bool(each)])
    for number, gap in enumerate(names):
        ways = dict(gap.renderings)
        cells = "".join(f"<td{lang(one)}>{_ways(ways.get(one, ()))}</td>" for one in report.targets)
        row = f'<td class="do">{copied(esc(each[number]))}</td>' if each else ""
        yield (
            f'<tr><th scope="row">{esc(gap.text)}</th><td>{num(gap.count)}</td><td>{in_words(gap.kind)}</td>{cells}'
            f'<td class="quiet">{_some(gap.places)}</td>{row}</tr>'
        )
    yield "</tbody></table></div>"


def _ways(ways: tuple[tuple[str, int], ...]) -> str:
    return "<br>".join(f'{esc(text)} <b class="quiet">{num(count)}</b>' for text, count in ways) or "–"


def _some(places: Iterable[str]) -> str:
    articles = list(dict.fromkeys(place.rpartition(":")[0] or place for place in places))
    shown, more = esc(", ".join(articles[:_PLACES])), len(articles) - _PLACES
    return say(texts.MORE, places=shown, count=num(more)) if more > 0 else shown
