"""Articles as their catalogs have them: sentence by sentence, with what was found in each, and what to do then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

from l10n.messages import said_as_it_stands
from l10n.model import Finding, LanguagePair, Span, Unit
from l10n.reports.findings import by_severity, sum_of
from l10n.reports.html import texts
from l10n.reports.html.decisions import Decisions
from l10n.reports.html.layout import Layout
from l10n.reports.html.parts import (
    capital,
    changes,
    copied,
    esc,
    in_words,
    language_name,
    quote,
    rule_button,
    say,
    section,
    sentences_of,
    severities,
    severity_name,
    where,
)
from l10n.reports.model import ORDER, CatalogReport, Report, RuleText, fingerprints
from l10n.reports.terms import Use
from l10n.scratch import Tables, in_order

# A finding with its fingerprint.
_Marked = tuple[Finding, str]
_OPEN = 60  # so many findings are shown at once


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and what was found in it; without a `unit` what was found in the whole."""

    unit: Unit | None
    findings: tuple[_Marked, ...]


def sentences(catalog: CatalogReport) -> list[Sentence]:
    """Return the sentences of a catalog in their order, each with its findings, the serious first."""
    found: dict[tuple[int | None, str, str], list[_Marked]] = {}
    for finding, fingerprint in fingerprints(catalog):
        key = finding.line, finding.source, finding.target
        found.setdefault(key, []).append((finding, fingerprint))
    whole = [one for key in list(found) if not key[1] for one in found.pop(key)]
    units = {(one.line, one.source, one.target): one for one in reversed([*catalog.units])}
    for key, ((finding, _), *_) in found.items():
        units.setdefault(key, _unit(finding, catalog))
    listed = [Sentence(None, tuple(whole))] if whole else []
    for key, unit in sorted(units.items(), key=lambda item: item[0][0] or 0):
        here = sorted(found.get(key, ()), key=lambda one: ORDER[one[0].severity])
        listed.append(Sentence(unit, tuple(here)))
    return listed


class Addresses:
    """Where the page shows the sentences of articles that have findings."""

    def __init__(self, report: Report, layout: Layout, *, from_part: bool = False) -> None:
        """Take the sentences of a report; addresses are from its page, or `from_part` from one of its parts."""
        self._report = report
        self._layout = layout
        self._from_part = from_part

    @cached_property
    def _places(self) -> Tables:
        """The numbers of catalogs and of their sentences, by digests of where these are."""
        tables = Tables("CREATE TABLE place (sentence BLOB PRIMARY KEY, catalog INTEGER, number INTEGER)")
        for number, one in enumerate(self._report.catalogs):
            if one.findings:
                rows = (
                    (_digest(one.path, sentence.unit.line, sentence.unit.source), number, at)
                    for at, sentence in enumerate(sentences(one))
                    if sentence.unit is not None
                )
                tables.put("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", rows)
        return tables

    def of(self, use: Use) -> str:
        """Return the address of the sentence that a term or a name stands in, empty where it isn't shown."""
        query = "SELECT catalog, number FROM place WHERE sentence = ?"
        sentence = _digest(use.path, use.line, use.source)
        for number, at in self._places.rows(query, (sentence,)):
            return self._layout.unit(number, at, from_part=self._from_part)
        return ""


def _digest(path: str, line: int | None, source: str) -> bytes:
    return blake2b(in_order(f"{path}\0{line}\0{source}"), digest_size=16).digest()


def articles(report: Report, numbers: Sequence[int], decisions: Decisions) -> Iterator[str]:
    """Give the HTML of the articles of some catalogs with findings, by their numbers."""
    yield section("articles", say(texts.ARTICLES))
    yield f"<p>{say(texts.ARTICLES_SAY)}</p>"
    opened = sum(len(report.catalogs[one].findings) for one in numbers) <= _OPEN
    for number in numbers:
        catalog = report.catalogs[number]
        yield (
            f'<details class="group" id="c{number}"{" open" * opened}><summary><span class="name">'
            f"<b>{esc(catalog.article)}</b> {language_name(catalog.target)}</span> "
            f'<span>{severities(by_severity(catalog.findings))}</span></summary><div class="inside">'
        )
        if without := catalog.progress.untranslated:
            yield f'<p class="quiet">{say(texts.WITHOUT_TARGET, sentences=sentences_of(without))}</p>'
        yield "<ol>"
        listed = sentences(catalog)
        broken = [at for at, one in enumerate(listed) if one.findings]
        following = dict(pairwise(broken))
        for at, one in enumerate(listed):
            after = f"#u{number}-{following[at]}" if at in following else ""
            yield from _sentence(
                one, f"u{number}-{at}", catalog, _Place(report.rule_numbers, decisions, report.titles, after)
            )
        yield "</ol></div></details>"
    yield "</section>"


def rules(report: Report, numbers: Iterable[int]) -> Iterator[str]:
    """Give the HTML of what is said of the rules that some catalogs break: shown where somebody asks for it."""
    broken = {rule for rule, _ in sum_of(report.catalogs[number].findings for number in numbers)}
    known = {one.id: one for one in report.rules}
    for number, rule in enumerate(report.titles):
        if rule in broken:
            yield from _rule(known.get(rule) or RuleText(rule, rule, "", "", ()), number)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sentence's findings lead to: rules by their numbers, changes of the glossary, the next finding."""

    rules: Mapping[str, int]
    decisions: Decisions
    titles: Mapping[str, str]
    after: str


def _sentence(sentence: Sentence, name: str, catalog: CatalogReport, there: _Place) -> Iterator[str]:
    unit, found = sentence.unit, sentence.findings
    if unit is None:
        yield f'<li class="unit" id="{name}"><p class="quiet">{say(texts.ABOUT_CATALOG)}</p>'
    else:
        source = _numbered(unit.source, [one.source_spans for one, _ in found])
        target = _numbered(unit.target, [one.target_spans for one, _ in found])
        yield f'<li class="unit{"" if found else " fine"}" id="{name}"><div class="pair">'
        yield quote(source, catalog.source, "source")
        yield f"{quote(target, catalog.target, 'target')}</div>" if unit.target else "</div>"
    if found:
        yield '<ul class="found">'
        for number, (one, fingerprint) in enumerate(found, 1):
            yield from _finding(one, fingerprint, number if len(found) > 1 else 0, catalog, there)
        yield "</ul>"
        place = where(found[0][0].path, found[0][0].line).removesuffix("</p>")
        state = (
            texts.REVIEWED if unit and unit.reviewed else texts.NOT_REVIEWED if unit and unit.target else ""
        )
        yield place + (f' · <span class="state">{say(state)}</span>' if state else "")
        yield f' · <a href="{there.after}">{say(texts.NEXT)}</a></p>' if there.after else "</p>"
    yield "</li>"


def _finding(
    finding: Finding, fingerprint: str, number: int, catalog: CatalogReport, there: _Place
) -> Iterator[str]:
    """Give a finding with its rule, and what settles it: a change of the glossary, or its being ignored."""
    mark = f'<span class="number">{number}</span> ' if number else ""
    button = rule_button(there.titles[finding.rule], there.rules[finding.rule])
    yield f"<li>{mark}{severity_name(finding.severity)} {esc(finding.message)} {button}"
    yield changes(there.decisions.of(finding, catalog.target))
    if finding.source and finding.certainty is not None:
        command = copied(f"l10n ignore {fingerprint} --reason &quot;…&quot;")
        yield f'<details class="do"><summary>{say(texts.IGNORE)}</summary>{command}</details>'
    yield "</li>"


def _rule(rule: RuleText, number: int) -> Iterator[str]:
    """Give what is said of a rule, in a box that a button opens."""
    name = f"r{number}"
    yield f'<div popover id="{name}" class="box" role="dialog" aria-labelledby="{name}-title">'
    yield f'<h3 id="{name}-title">{capital(in_words(rule.title))} <code>{esc(rule.id)}</code></h3>'
    for paragraph in filter(None, (rule.summary, *rule.paragraphs)):
        text = said_as_it_stands(paragraph)
        yield f"<p>{capital(_marked_up(text))}{'.' * (paragraph is rule.summary)}</p>"
    if rule.example:
        labels = texts.RULE_EXAMPLE_SOURCE, texts.RULE_EXAMPLE_WRONG, texts.RULE_EXAMPLE_RIGHT
        pairs = zip(labels, rule.example, strict=True)
        yield f"<dl>{''.join(f'<dt>{say(label)}</dt><dd>{esc(text)}</dd>' for label, text in pairs)}</dl>"
    yield f'<button type="button" popovertarget="{name}" popovertargetaction="hide">{say(texts.CLOSE)}</button></div>'


def _marked_up(text: str) -> str:
    """Return what a docstring says as HTML: `code` and *words* as such."""
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", re.sub(r"`([^`]+)`", r"<code>\1</code>", esc(text)))


def _unit(finding: Finding, catalog: CatalogReport) -> Unit:
    """Return the sentence that a finding is in, of a report that doesn't have it."""
    pair = LanguagePair(catalog.source, catalog.target)
    return Unit(finding.source, finding.target, pair, False, finding.path, finding.line, catalog.article)


def _numbered(text: str, spans: Sequence[Sequence[Span]]) -> str:
    """Return a text with the places marked that findings are about, each with the numbers of its findings."""
    bounds = sorted(
        {0, len(text), *(min(at, len(text)) for of_one in spans for span in of_one for at in span)}
    )
    pieces = []
    for start, end in pairwise(bounds):
        about = [
            str(number)
            for number, of_one in enumerate(spans, 1)
            if any(span.start <= start and end <= span.end for span in of_one)
        ]
        if about:
            number = f' data-about="{" ".join(about)}"' if len(spans) > 1 else ""
            pieces.append(f"<mark{number}>{esc(text[start:end])}</mark>")
        else:
            pieces.append(esc(text[start:end]))
    return "".join(pieces)
