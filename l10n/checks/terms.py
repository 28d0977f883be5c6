"""Whether the glossary is obeyed: each term of the source in an allowed form in the target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, POSSIBLE, finding, rule
from l10n.checks.verdicts import Verdict
from l10n.glossary.finder import Term
from l10n.model import Finding, Span


@rule("terms/missing", certain="term-missing term-untranslated")
def missing(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the target has in no allowed form, nor any other that is known, and those left as they were."""
    for verdict in unit.verdicts:
        if verdict.allowed or verdict.forbidden:
            continue
        text = verdict.term.text
        if verdict.standing:
            message = f"“{text}” was left as it is: write {_choice(verdict.term)}"
            yield _about(verdict, message, verdict.standing, "term-untranslated")
        else:
            yield _about(verdict, f"“{text}” is {_choice(verdict.term)} here: write that", ())


@rule("terms/forbidden", certain="term-forbidden")
def forbidden(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the target has in a form that the glossary forbids."""
    for verdict in unit.verdicts:
        if verdict.forbidden:
            first = verdict.forbidden[0]
            wrong = unit.target[first.start : first.end]
            message = f"not “{wrong}”: “{verdict.term.text}” is {_choice(verdict.term)}"
            yield _about(verdict, message, verdict.forbidden)


@rule("terms/gap", possible="glossary-gap")
def gap(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the glossary has, but not in the target's language."""
    if unit.terms is None:
        return
    seen = set()
    for hit in unit.terms.gaps(unit.source):
        row = hit.forms[0].row
        if row.concept not in seen:
            seen.add(row.concept)
            text = unit.source[hit.start : hit.end]
            message = f"the glossary has no {unit.pair.target} form for “{text}”: add one"
            found = finding(POSSIBLE, message, [Span(hit.start, hit.end)])
            yield replace(found, term=text, concept=row.concept)


def _choice(term: Term) -> str:
    """Return what is allowed, for a sentence: the form that the machine is told first."""
    forms = list(dict.fromkeys((term.target_form, *term.allowed)))[:3]
    return " or ".join(f"“{form}”" for form in forms)


def _about(verdict: Verdict, message: str, places: tuple[Span, ...], name: str = "") -> Finding:
    term = verdict.term
    found = finding(CERTAIN, message, verdict.places, places, name)
    return replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)
