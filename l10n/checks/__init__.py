"""Checks of translations: one module a family of them, all of them in `CHECKS`.

A check is a function: a unit goes in, findings come out. To add one, write it into the module of its family (or a
new one) and give it its line here: its name, its family and how much it matters.

Errors are what is sure, warnings what is likely, and info what people may see differently. What nobody has reviewed
has no errors: there they are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.checks import (
    addresses,
    antonyms,
    capitals,
    characters,
    fidelity,
    length,
    meta_text,
    names,
    punctuation,
    quotes,
    spelling,
    terms,
    typography,
    typos,
)
from l10n.checks.names import untranslated_names
from l10n.checks.numbers import calendar
from l10n.checks.numbers import checks as numbers
from l10n.checks.rule import Check, Context, finding
from l10n.model import Finding, Severity, Unit

__all__ = ["CHECKS", "Check", "Context", "finding", "run"]

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

CHECKS: tuple[Check, ...] = (
    Check("untranslated", "fidelity", _ERROR, fidelity.untranslated),
    Check("half-translated", "fidelity", _ERROR, fidelity.half_translated),
    Check("words-left", "fidelity", _INFO, fidelity.words_left),
    Check("word-left", "fidelity", _INFO, spelling.word_left),
    Check("other-language", "fidelity", _ERROR, fidelity.other_language),
    Check("repetition", "fidelity", _WARNING, fidelity.repetition),
    Check("doubled", "fidelity", _ERROR, fidelity.doubled),
    Check("doubled-usual", "fidelity", _INFO, fidelity.doubled_usual),
    Check("leftover", "fidelity", _WARNING, meta_text.leftover),
    Check("opposite", "fidelity", _WARNING, antonyms.opposite),
    Check("opposite-likely", "fidelity", _INFO, antonyms.opposite_likely),
    Check("length", "fidelity", _WARNING, length.length, length.is_odd),
    Check("too-short", "fidelity", _INFO, length.too_short, length.is_odd),
    Check("too-long", "fidelity", _INFO, length.too_long, length.is_odd),
    Check("cut", "fidelity", _WARNING, length.cut, length.is_odd),
    Check("sentence-lost", "fidelity", _WARNING, length.sentence_lost, length.is_odd),
    Check("sentence-added", "fidelity", _WARNING, length.sentence_added, length.is_odd),
    Check("sentence-more", "fidelity", _INFO, length.sentence_more, length.is_odd),
    Check("term-missing", "terms", _ERROR, terms.term_missing, terms.verdicts),
    Check("term-forbidden", "terms", _ERROR, terms.term_forbidden, terms.verdicts),
    Check("term-untranslated", "terms", _ERROR, terms.term_untranslated, terms.verdicts),
    Check("glossary-gap", "terms", _INFO, terms.glossary_gap),
    Check("source-typo", "terms", _WARNING, typos.source_typo),
    Check("name-changed", "names", _WARNING, names.name_changed, names.compare),
    Check("name-lost", "names", _INFO, names.name_lost, names.compare),
    Check("place-changed", "names", _INFO, names.place_changed, names.compare),
    Check("name-added", "names", _INFO, names.name_added, names.compare),
    Check("name-misspelt", "names", _INFO, names.name_misspelt, names.compare),
    Check("name-spelling", "names", _INFO, names.name_spelling, names.compare),
    Check("name-capital", "names", _WARNING, names.name_capital, names.compare),
    Check("acronym-changed", "names", _WARNING, names.acronym_changed, names.compare),
    Check("acronym-lost", "names", _INFO, names.acronym_lost, names.compare),
    Check("acronym-left", "names", _WARNING, untranslated_names.acronym_left, untranslated_names.compare),
    Check("acronym-small", "names", _WARNING, untranslated_names.acronym_small, untranslated_names.compare),
    Check("place-left", "names", _WARNING, untranslated_names.place_left, untranslated_names.compare),
    Check("number", "numbers", _ERROR, numbers.number, numbers.compare),
    Check("number-word", "numbers", _WARNING, numbers.number_word, numbers.compare),
    Check("number-lost", "numbers", _WARNING, numbers.number_lost, numbers.compare),
    Check("number-added", "numbers", _INFO, numbers.number_added, numbers.compare),
    Check("number-order", "numbers", _INFO, numbers.number_order, numbers.compare),
    Check("number-format", "numbers", _WARNING, numbers.number_format, numbers.compare),
    Check("ordinal-form", "numbers", _WARNING, numbers.ordinal_form, numbers.compare),
    Check("currency", "values", _ERROR, numbers.currency, numbers.compare),
    Check("percentage", "values", _WARNING, numbers.percentage, numbers.compare),
    Check("unit", "values", _WARNING, numbers.measure, numbers.compare),
    Check("unit-lost", "values", _INFO, numbers.unit_lost, numbers.compare),
    Check("measure-lost", "values", _INFO, numbers.measure_lost, numbers.compare),
    Check("measure-rounded", "values", _INFO, numbers.measure_rounded, numbers.compare),
    Check("date", "dates", _ERROR, calendar.date, calendar.said),
    Check("weekday", "dates", _WARNING, calendar.weekday, calendar.said),
    Check("date-lost", "dates", _INFO, calendar.date_lost, calendar.said),
    Check("weekday-lost", "dates", _INFO, calendar.weekday_lost, calendar.said),
    Check("date-left", "dates", _WARNING, calendar.date_left, calendar.said),
    Check("time", "dates", _WARNING, calendar.time, numbers.compare),
    Check("clock-left", "dates", _WARNING, calendar.clock_left, numbers.compare),
    Check("date-capital", "dates", _WARNING, calendar.date_capital),
    Check("address", "addresses", _ERROR, addresses.address),
    Check("hashtag", "addresses", _WARNING, addresses.hashtag),
    Check("hashtag-changed", "addresses", _INFO, addresses.hashtag_changed),
    Check("quote", "quotes", _WARNING, quotes.quote, quotes.marks),
    Check("quote-alone", "quotes", _INFO, quotes.quote_alone, quotes.marks),
    Check("quotation-lost", "quotes", _WARNING, quotes.quotation_lost, quotes.marks),
    Check("quote-lost", "quotes", _INFO, quotes.quote_lost, quotes.marks),
    Check("bracket", "quotes", _WARNING, quotes.bracket),
    Check("bracket-lost", "quotes", _INFO, quotes.bracket_lost),
    Check("crossed", "quotes", _WARNING, quotes.crossed),
    Check("bracket-space", "quotes", _WARNING, quotes.bracket_space),
    Check("quote-space", "quotes", _INFO, quotes.quote_space, quotes.marks),
    Check("final-mark", "punctuation", _WARNING, punctuation.final_mark),
    Check("final-mark-missing", "punctuation", _INFO, punctuation.final_mark_missing),
    Check("doubled-mark", "punctuation", _WARNING, punctuation.doubled_mark),
    Check("space-before", "punctuation", _WARNING, punctuation.space_before),
    Check("double-space", "punctuation", _WARNING, punctuation.double_space),
    Check("space-missing", "punctuation", _WARNING, punctuation.space_missing),
    Check("words-joined", "punctuation", _INFO, spelling.words_joined),
    Check("word-misspelt", "punctuation", _INFO, spelling.word_misspelt),
    Check("initial-capital", "punctuation", _WARNING, punctuation.initial_capital),
    Check("later-capital", "punctuation", _WARNING, punctuation.later_capital),
    Check("capitals", "typography", _WARNING, capitals.capitals),
    Check("mixed-capitals", "typography", _WARNING, capitals.mixed_capitals, capitals.beside),
    Check("shouted", "typography", _INFO, capitals.shouted, capitals.beside),
    Check("noun-capital", "typography", _WARNING, capitals.noun_capital),
    Check("french-spacing", "typography", _WARNING, typography.french_spacing),
    Check("breaking-space", "typography", _INFO, typography.breaking_space),
    Check("foreign-spacing", "typography", _WARNING, typography.foreign_spacing),
    Check("inverted-mark", "typography", _WARNING, typography.inverted_mark),
    Check("quote-style", "typography", _WARNING, typography.quote_style, quotes.marks),
    Check("quote-pair", "typography", _WARNING, typography.quote_pair, quotes.marks),
    Check("straight-quote", "typography", _INFO, typography.straight_quote, quotes.marks),
    Check("apostrophe", "typography", _INFO, typography.apostrophe),
    Check("apostrophe-space", "typography", _INFO, typography.apostrophe_space),
    Check("middle-dot", "typography", _WARNING, typography.middle_dot),
    Check("ellipsis", "typography", _INFO, typography.ellipsis),
    Check("dash", "typography", _INFO, typography.dash),
    Check("dash-space", "typography", _INFO, typography.dash_space),
    Check("broken-letter", "characters", _ERROR, characters.broken_letter),
    Check("other-script", "characters", _WARNING, characters.other_script),
    Check("unseen", "characters", _WARNING, characters.unseen),
    Check("odd-letter", "characters", _INFO, characters.odd_letter),
)


def run(unit: Unit, context: Context) -> Iterator[Finding]:
    """Give what all checks find in a unit, with its texts and its place; nothing if it has no target."""
    if not unit.target.strip():
        return
    levels = context.levels
    needs, has = None, True
    for check in CHECKS:
        level = levels.get(check.name, check.severity) if levels else check.severity
        if level is None:
            continue
        if check.needs is not needs:
            needs = check.needs
            has = needs is None or bool(needs(unit, context))
        if not has:
            continue
        for found in check.run(unit, context):
            severity = level
            if severity is Severity.ERROR and not unit.reviewed:
                severity = Severity.WARNING
            yield replace(
                found,
                check=found.check or check.name,
                severity=severity,
                path=unit.path,
                line=unit.line,
                source=unit.source,
                target=unit.target,
            )
