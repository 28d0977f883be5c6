"""Pieces of HTML that several parts of the page are made of. All text goes through `esc`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from l10n.errors import UsageError
from l10n.languages import tags
from l10n.model import Severity, Span
from l10n.reports.model import Progress, Report
from l10n.text.display import many, marks, place, visible

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "●"}
_STATES = ("reviewed", "edited", "stale", "machine", "untranslated")


def esc(text: object) -> str:
    """Return a text for HTML, in an element or in a quoted attribute, with what nobody sees written out."""
    return escape(visible(str(text)), quote=True)


def mark(text: str, spans: Iterable[Span]) -> str:
    """Return a text with stretches of it marked."""
    return "".join(f"<mark>{esc(piece)}</mark>" if on else esc(piece) for piece, on in marks(text, spans))


def quote(inner: str, language: str, what: str) -> str:
    """Return a sentence, `inner` being its HTML, as a paragraph in its language: what a source or a target says."""
    return f'<p class="{what}" dir="auto"{lang(language)}>{inner}</p>'


def lang(language: str) -> str:
    """Return the attribute that says the language of an element, if it is one."""
    return f' lang="{language}"' if _TAG.fullmatch(language) else ""


def language_name(language: str) -> str:
    """Return what a language (BCP 47) is called, as HTML."""
    try:
        return esc(tags.name(language))
    except UsageError:
        return esc(language or "unknown language")


def where(path: str, line: int | None) -> str:
    """Return a path with its line, as a paragraph."""
    return f'<p class="where">{esc(place(path, line))}</p>'


def severities(counts: Mapping[Severity, int], *, words: bool = False) -> str:
    """Return how many findings there are of each severity that has any; `words` are then shown to all."""
    labels = []
    for severity, count in counts.items():
        if count:
            name = many(count, str(severity)).partition(" ")[2]
            label = f" {name}" if words else f'<span class="vh"> {name}</span>'
            sign = f'<span aria-hidden="true">{_SIGNS[severity]}</span>'
            labels.append(f'<span class="sev {severity}">{sign} {count:,}{label}</span>')
    return " ".join(labels) or '<span class="none">no findings</span>'


def bar(progress: Progress) -> str:
    """Return a bar of what has been reviewed, and what else there is."""
    if not progress.segments:
        return ""
    label = ", ".join(f"{getattr(progress, name):,} {name}" for name in _STATES if getattr(progress, name))
    parts = []
    at = 0.0
    for name in _STATES:
        wide = round(100 * getattr(progress, name) / progress.segments, 2)
        if wide:
            parts.append(f'<rect class="{name}" x="{at:g}" width="{wide:g}" height="8"/>')
            at = round(at + wide, 2)
    view = 'viewBox="0 0 100 8" preserveAspectRatio="none"'
    return f'<svg class="bar" {view} role="img" aria-label="{label}">{"".join(parts)}</svg>'


def legend() -> str:
    """Return what the colours of bars mean."""
    square = '<svg viewBox="0 0 8 8" aria-hidden="true"><rect class="{0}" width="8" height="8"/></svg>'
    items = "".join(f"<li>{square.format(name)} {name}</li>" for name in _STATES)
    return f'<ul class="legend" aria-label="Colours of the bars">{items}</ul>'


def options(values: Iterable[tuple[str, str]], every: str) -> str:
    """Return the options of a filter: values with their labels as HTML, after one for all of them."""
    listed = "".join(f'<option value="{esc(value)}">{label}</option>' for value, label in values)
    return f'<option value="">{every}</option>{listed}'


def common_filters(report: Report) -> str:
    """Return the filters that findings and terms share: by text, language and article."""
    targets = options(((one, language_name(one)) for one in report.targets), "all languages")
    names = options(((str(number), esc(one)) for number, one in enumerate(report.articles)), "all articles")
    return (
        '<label class="grow">Text <input type="search" name="text" autocomplete="off"></label>'
        f'<label>Language <select name="language">{targets}</select></label>'
        f'<label>Article <select name="article">{names}</select></label>'
    )
