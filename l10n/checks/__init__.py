"""Checks of translations: one module a family of rules, all of them in `RULES`.

A rule is a function with an id: a unit goes in, findings come out. To add one, write it into the module of its family
(or a new one) with its id, how sure its findings are and an example (`l10n.checks.rule`), and name it here.

Errors are what is certain, warnings what is likely, and info what is possible: people may see it differently. What
nobody has reviewed has no errors: there they are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from l10n.checks import (
    addresses,
    antonyms,
    capitals,
    characters,
    fidelity,
    length,
    meta_text,
    placeables,
    punctuation,
    quote_style,
    quotes,
    repetition,
    spelling,
    terms,
    typography,
    typos,
)
from l10n.checks.analysis import Analysis
from l10n.checks.context import Context
from l10n.checks.names import rules as names
from l10n.checks.names import untranslated_names
from l10n.checks.numbers import amounts, calendar, clock_rules
from l10n.checks.numbers import rules as numbers
from l10n.checks.rule import Gate, Rule, placed
from l10n.model import Edit, Finding, Severity, Span, Unit
from l10n.text.software import is_name

__all__ = ["RULES", "Context", "Rule", "run"]

RULES: tuple[Rule, ...] = (
    fidelity.untranslated,
    fidelity.other_language,
    repetition.repeated,
    meta_text.meta_text,
    antonyms.opposite,
    length.length,
    length.sentences,
    terms.missing,
    terms.forbidden,
    terms.admitted,
    terms.gap,
    typos.source_typo,
    names.lost,
    names.added,
    names.spelling,
    names.acronym,
    untranslated_names.untranslated,
    numbers.changed,
    numbers.lost,
    numbers.added,
    numbers.form,
    amounts.currency,
    amounts.units,
    calendar.date,
    clock_rules.time,
    calendar.form,
    addresses.address,
    addresses.hashtag,
    placeables.lost,
    placeables.added,
    placeables.crossed,
    placeables.changed,
    placeables.line_end,
    quotes.unpaired,
    quotes.lost,
    quotes.bracket,
    quotes.spacing,
    punctuation.end,
    punctuation.doubled,
    punctuation.spacing,
    punctuation.capital,
    spelling.spelling,
    capitals.capitals,
    typography.french_spacing,
    typography.foreign_spacing,
    typography.inverted_mark,
    quote_style.of_language,
    typography.apostrophe,
    typography.middle_dot,
    typography.ellipsis,
    typography.dash,
    characters.broken,
    characters.script,
    characters.odd,
)

# The old names of a unit's findings in the order in which their notes stand in catalogs.
_NOTES = """
    untranslated half-translated words-left word-left other-language repetition doubled doubled-usual leftover
    opposite opposite-likely length too-short too-long cut sentence-lost sentence-added sentence-more term-missing
    term-forbidden term-untranslated term-lost term-admitted glossary-gap source-typo name-changed name-lost
    place-changed name-added name-misspelt name-spelling name-capital acronym-changed acronym-lost acronym-left
    acronym-small place-left number number-word number-lost number-added number-order number-format ordinal-form
    currency currency-added currency-lost percentage unit unit-lost measure-lost measure-rounded date weekday
    date-lost weekday-lost date-left time clock-left date-capital address hashtag hashtag-changed quote quote-alone
    quotation-lost quote-lost bracket bracket-lost crossed bracket-space quote-space final-mark final-mark-missing
    doubled-mark space-before double-space space-missing words-joined word-misspelt initial-capital later-capital
    capitals mixed-capitals shouted noun-capital
    capital-behind-name french-spacing breaking-space foreign-spacing inverted-mark
    quote-style quote-pair straight-quote apostrophe apostrophe-space middle-dot ellipsis dash dash-space
    broken-letter other-script unseen odd-letter markup-lost markup-added markup-crossed markup-changed
    code-lost code-added code-changed emphasis-lost link-changed line-end
"""
NOTES = {name: place for place, name in enumerate(_NOTES.split())}
_OWN = "own"  # the level of what nobody has set


def run(unit: Unit, context: Context) -> Iterator[Finding]:
    """Give what all rules find in a unit, with its texts and its place; nothing if it has no target."""
    if not unit.target.strip():
        return
    analysis = Analysis(unit, context)
    levels = context.levels
    all_found = []
    for rule in _asked(analysis, is_named=unit.notation is not None and is_name(unit.source)):
        for found in rule.find(analysis):
            name = found.check or rule.name(found.certainty)
            severity = levels.get((rule.id, name), found.severity)
            if severity is None:
                continue
            if rule.family != "placeables":
                found = _in_markup(found, analysis)
            if severity is Severity.ERROR and not unit.reviewed:
                severity = Severity.WARNING
            all_found.append(placed(found, unit, rule, name, severity))
    yield from sorted(all_found, key=lambda one: NOTES.get(one.check, len(NOTES)))


def _asked(analysis: Analysis, *, is_named: bool) -> list[Rule]:
    """Return the rules that a unit is asked about: what nobody wants opens no gate, for some take long to look at.

    A source that is a name, and no text, is only asked about its placeables.
    """
    levels = analysis.context.levels
    asked: list[Rule] = []
    for gate, rules in _by_gate(RULES).items():
        if is_named:
            rules = [rule for rule in rules if rule.family == "placeables"]
        if levels:
            rules = [one for one in rules if any(levels.get(part, _OWN) is not None for part in one.parts)]
        if rules and gate.opens(analysis):
            asked += rules
    return asked


@lru_cache(maxsize=1)
def _by_gate(rules: tuple[Rule, ...]) -> dict[Gate, list[Rule]]:
    """Return the rules behind each gate: nearly all are closed for nearly every unit, so each is asked once."""
    return {
        gate: [one for one in rules if one.gate == gate] for gate in dict.fromkeys(one.gate for one in rules)
    }


def _in_markup(found: Finding, analysis: Analysis) -> Finding:
    """Return a finding with its places in the texts as they are written; what would change markup fixes nothing."""
    source, target = analysis.markup
    if not source.marks and not target.marks:
        return found
    edits = ((target.original(Span(start, end)), end - start, new) for start, end, new in found.fix)
    return replace(
        found,
        source_spans=tuple(map(source.original, found.source_spans)),
        target_spans=tuple(map(target.original, found.target_spans)),
        fix=tuple(
            Edit(*span, new)
            for span, length, new in edits
            if span.end - span.start == length and analysis.notation is None
        ),
    )
