"""What the sources misspell, what the glossary lacks, and what couldn't be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.reports.html.parts import esc, lang, language_name, mark, quote, where
from l10n.reports.model import Report
from l10n.reports.terms import GlossaryGap
from l10n.text.display import many

_PLACES = 3


def typos(report: Report) -> Iterator[str]:
    """Give the HTML of the names that sources misspell."""
    yield '<section id="typos" aria-labelledby="typos-title"><h2 id="typos-title">Misspelt in the source</h2>'
    if not report.typos:
        yield '<p class="empty">No name of the glossary is misspelt in the articles.</p></section>'
        return
    sources = {one.path: one.source for one in report.catalogs}
    yield "<p>The articles say one thing and the glossary another. Correct the article, or add the name.</p>"
    yield '<ul class="typos">'
    for typo in report.typos:
        source = sources.get(typo.uses[0].path, "")
        yield f"<li><p><b{lang(source)}>{esc(typo.text)}</b> – is <b{lang(source)}>{esc(typo.meant)}</b> meant?</p>"
        for use in typo.uses:
            yield quote(mark(use.source, use.source_spans), source, "source")
            yield where(use.path, use.line)
        yield "</li>"
    yield "</ul></section>"


def gaps(report: Report) -> Iterator[str]:
    """Give the HTML of what the glossary lacks, with rows to paste."""
    yield '<section id="gaps" aria-labelledby="gaps-title"><h2 id="gaps-title">Gaps in the glossary</h2>'
    if not report.gaps:
        yield '<p class="empty">No name recurs without an entry.</p></section>'
        return
    forms = [one for one in report.gaps if one.concept]
    names = [one for one in report.gaps if not one.concept]
    if forms:
        yield "<h3>Entries without a form</h3><ul>"
        yield from (_form(one) for one in forms)
        yield "</ul>"
    if names:
        yield from _names(names, report)
    yield "</section>"


def problems(report: Report) -> Iterator[str]:
    """Give the HTML of what couldn't be looked at; nothing if there is none."""
    if not report.problems:
        return
    yield '<section id="problems" aria-labelledby="problems-title"><h2 id="problems-title">Not looked at</h2><ul>'
    for one in report.problems:
        place = where(one.path, one.line) if one.path else ""
        hint = f'<p class="quiet">{esc(one.hint)}</p>' if one.hint else ""
        yield f"<li>{place}<p>{esc(one.reason)}</p>{hint}</li>"
    yield "</ul></section>"


def _form(gap: GlossaryGap) -> str:
    lacking = " and ".join(language_name(one) for one in gap.lacking)
    return (
        f"<li><b>{esc(gap.text)}</b> (<code>{esc(gap.concept)}</code>) has no form in {lacking}: "
        f"{many(gap.count, 'sentence')} in {esc(_some(gap.places))}</li>"
    )


def _names(names: list[GlossaryGap], report: Report) -> Iterator[str]:
    yield "<h3>Names without an entry</h3>"
    if report.rows:
        yield (
            '<details class="rows"><summary>Rows to paste into the glossary</summary><div class="inside">'
            "<p>The kinds are guesses, and so are forms that translations have: look at both.</p>"
            '<p><button type="button" id="copy" hidden>Copy all rows</button> <output role="status"></output></p>'
            f'<pre id="rows" tabindex="0" role="region" aria-label="Rows to paste">{esc(report.rows)}</pre>'
            "</div></details>"
        )
    heads = "".join(f'<th scope="col">{language_name(one)}</th>' for one in report.targets)
    yield '<div class="wide" tabindex="0" role="region" aria-label="Names without an entry"><table class="names">'
    yield (
        '<thead><tr><th scope="col">Name</th><th scope="col">Times</th><th scope="col">Kind</th>'
        f'{heads}<th scope="col">Where</th></tr></thead><tbody>'
    )
    for gap in names:
        ways = dict(gap.renderings)
        cells = "".join(f"<td{lang(one)}>{_ways(ways.get(one, ()))}</td>" for one in report.targets)
        yield (
            f'<tr><th scope="row">{esc(gap.text)}</th><td>{gap.count:,}</td><td>{esc(gap.kind)}</td>{cells}'
            f'<td class="quiet">{esc(_some(gap.places))}</td></tr>'
        )
    yield "</tbody></table></div>"


def _ways(ways: tuple[tuple[str, int], ...]) -> str:
    return "<br>".join(f'{esc(text)} <b class="quiet">{count:,}</b>' for text, count in ways) or "–"


def _some(places: tuple[str, ...]) -> str:
    articles = list(dict.fromkeys(place.rpartition(":")[0] or place for place in places))
    more = len(articles) - _PLACES
    return ", ".join(articles[:_PLACES]) + (f" and {more:,} more" if more > 0 else "")
