"""Pieces of HTML that several parts of the page are made of. All text goes through `esc`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from l10n.languages import tags
from l10n.messages import Numeral, msgs, said, said_as_it_stands
from l10n.model import Severity, Span
from l10n.reports.html import texts
from l10n.reports.model import Progress, Report, severity_count
from l10n.reports.terms import ChangeAction, GlossaryChange
from l10n.text.display import marks, place, visible

# What is in lines of its own on a page, or what these are made of.
Piece = str | Iterator[str]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "●"}
_LINES = 4  # more of them may have to be scrolled
_ACTIONS = {
    ChangeAction.PREFER: texts.PREFER,
    ChangeAction.ADMIT: texts.ADMIT,
    ChangeAction.FORBID: texts.FORBID,
    ChangeAction.ADD: texts.ADD,
}


def esc(text: object) -> str:
    """Return a text for HTML, in an element or in a quoted attribute, with what nobody sees written out.

    A message is said in the language of the environment.
    """
    return escape(visible(said(text) if isinstance(text, str) else str(text)), quote=True)


def say(template: str, **values: str) -> str:
    """Return one of the page's own `texts` as HTML in the language of the environment, its gaps filled with HTML."""
    return said_as_it_stands(template).format(**values)


def num(count: int) -> str:
    """Return a count as the page's language writes it."""
    return said(Numeral(count))


def sentences_of(count: int) -> str:
    """Return a number of sentences as HTML."""
    return esc(msgs("{count} sentence", "{count} sentences", count))


def in_words(text: str) -> str:
    """Return a word for what something is, or a rule's title, as HTML in the language of the environment."""
    return esc(said_as_it_stands(text))


def severity_name(severity: Severity) -> str:
    """Return what a severity is called."""
    return f'<span class="sev {severity}">{say(texts.SEVERITIES[severity])}</span>'


def section(name: str, title: str) -> str:
    """Return the beginning of a section of the page, with its heading."""
    return f'<section id="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{title}</h2>'


def table(name: str, label: str, heads: Iterable[str]) -> str:
    """Return the beginning of a table of a class `name`, which may be scrolled, with the `heads` of its columns.

    `label` is its `aria-label` or `aria-labelledby`, as HTML.
    """
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="wide" tabindex="0" role="region" {label}><table class="{name}">'
        f"<thead><tr>{cells}</tr></thead><tbody>"
    )


def inert(data: Any) -> str:
    """Return data as JSON in which nothing ends the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def empty(text: str) -> str:
    """Return what stands where there is nothing, with the end of its section."""
    return f'<p class="empty">{text}</p></section>'


def mark(text: str, spans: Iterable[Span]) -> str:
    """Return a text with stretches of it marked."""
    return "".join(f"<mark>{esc(piece)}</mark>" if on else esc(piece) for piece, on in marks(text, spans))


def quote(inner: str, language: str, what: str) -> str:
    """Return a sentence, `inner` being its HTML, as a paragraph in its language: what a source or a target says."""
    return f'<p class="{what}" dir="auto"{lang(language)}>{inner}</p>'


def lang(language: str) -> str:
    """Return the attribute that says the language of an element, if it is one."""
    return f' lang="{language}"' if _TAG.fullmatch(language) else ""


def called(language: str) -> str:
    """Return what a language (BCP 47) is called."""
    return said(tags.name(language)) or said_as_it_stands(texts.UNKNOWN_LANGUAGE)


def language_name(language: str) -> str:
    """Return the same as HTML, for a heading or a list: with a capital."""
    return capital(esc(called(language)))


def where(path: str, line: int | None, address: str = "") -> str:
    """Return a path with its line, as a paragraph; a link to an `address`, if there is one."""
    inner = esc(place(path, line))
    inner = f'<a href="{esc(address)}">{inner}</a>' if address else inner
    return f'<p class="where">{inner}</p>'


def severities(counts: Mapping[Severity, int], *, words: bool = False) -> str:
    """Return how many findings there are of each severity that has any; `words` are then shown to all."""
    labels = []
    for severity, count in counts.items():
        if count:
            name = esc(severity_count(severity, count)).partition(" ")[2]
            label = f" {name}" if words else f'<span class="vh"> {name}</span>'
            sign = f'<span aria-hidden="true">{_SIGNS[severity]}</span>'
            labels.append(f'<span class="sev {severity}">{sign} {num(count)}{label}</span>')
    return " ".join(labels) or f'<span class="none">{say(texts.NO_FINDINGS)}</span>'


def bar(progress: Progress) -> str:
    """Return a bar of what has been reviewed, and what else there is."""
    if not progress.segments:
        return ""
    counts = {name: getattr(progress, name) for name in texts.PROGRESS}
    label = ", ".join(f"{num(count)} {say(texts.PROGRESS[name])}" for name, count in counts.items() if count)
    parts = []
    at = 0.0
    for name, count in counts.items():
        wide = round(100 * count / progress.segments, 2)
        if wide:
            parts.append(f'<rect class="{name}" x="{at:g}" width="{wide:g}" height="8"/>')
            at = round(at + wide, 2)
    view = 'viewBox="0 0 100 8" preserveAspectRatio="none"'
    return f'<svg class="bar" {view} role="img" aria-label="{label}">{"".join(parts)}</svg>'


def legend() -> str:
    """Return what the colours of bars mean."""
    square = '<svg viewBox="0 0 8 8" aria-hidden="true"><rect class="{0}" width="8" height="8"/></svg>'
    items = "".join(f"<li>{square.format(name)} {say(text)}</li>" for name, text in texts.PROGRESS.items())
    return f'<ul class="legend" aria-label="{say(texts.BAR_COLOURS)}">{items}</ul>'


def options(values: Iterable[tuple[str, str]], every: str) -> str:
    """Return the options of a filter: values with their labels as HTML, after one for all of them."""
    listed = "".join(f'<option value="{esc(value)}">{label}</option>' for value, label in values)
    return f'<option value="">{every}</option>{listed}'


def text_filter() -> str:
    """Return the filter for words."""
    return (
        f'<label class="grow">{say(texts.TEXT)} <input type="search" name="text" autocomplete="off"></label>'
    )


def language_filter(report: Report) -> str:
    """Return the filter for the targets' language."""
    targets = options(((one, language_name(one)) for one in report.targets), say(texts.ALL_LANGUAGES))
    return f'<label>{say(texts.LANGUAGE)} <select name="language">{targets}</select></label>'


def article_filter(report: Report) -> str:
    """Return the filter for an article, by its number among all."""
    names = ((str(number), esc(one)) for number, one in enumerate(report.articles))
    choices = options(names, say(texts.ALL_ARTICLES))
    return f'<label>{say(texts.ARTICLE)} <select name="article">{choices}</select></label>'


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def rule_button(title: str, number: int) -> str:
    """Return the button that shows what is said of a rule, by its number on the page."""
    name = capital(in_words(title))
    return f'<button type="button" class="rule" popovertarget="r{number}">{name}</button>'


def copied(inner: str, *, block: bool = False) -> str:
    """Return what is to be pasted somewhere, `inner` being its HTML, with a button that copies it."""
    tag = "pre" if block else "code"
    scrolls = ' tabindex="0"' if inner.count("\n") > _LINES else ""
    return f'<{tag}{scrolls}>{inner}</{tag}> <button type="button" class="copy">{say(texts.COPY)}</button>'


def changes(each: Iterable[GlossaryChange]) -> str:
    """Return changes of the glossary, each with its rows to copy; nothing if there are none."""
    items = []
    for one in each:
        name = say(_ACTIONS[one.action], form=esc(one.form))
        lines = esc(
            msgs("line {lines}", "lines {lines}", len(one.lines), lines=", ".join(map(str, one.lines)))
        )
        file = f"<span>{esc(one.path)}</span>"
        below = texts.NEW_FILE if one.path.endswith("/") else texts.BELOW
        there = say(texts.IN_PLACE, lines=lines, file=file) if one.lines else say(below, file=file)
        rows = copied(esc(one.rows.rstrip("\n")), block=True)
        items.append(f"<li><b>{name}</b>, {there}: {rows}</li>")
    return f'<div class="do">{say(texts.ROWS_FOR)}<ul>{"".join(items)}</ul></div>' if items else ""
