"""Checks of translations: one module a family of them, all of them in `CHECKS`.

A check is a function: a unit goes in, findings come out. To add one, write it into the module of its family (or a
new one) and give it its line here: its name, its rule and how sure it is.

Errors are what is certain, warnings what is likely, and info what is possible: people may see it differently. What
nobody has reviewed has no errors: there they are warnings.
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
from l10n.model import Certainty, Finding, Severity, Unit

__all__ = ["CHECKS", "Check", "Context", "finding", "run"]

CERTAIN, LIKELY, POSSIBLE = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE

_OWN = "own"  # the level of what nobody has set

CHECKS: tuple[Check, ...] = (
    Check("untranslated", "fidelity/untranslated", CERTAIN, fidelity.untranslated),
    Check("half-translated", "fidelity/untranslated", CERTAIN, fidelity.half_translated),
    Check("words-left", "fidelity/untranslated", POSSIBLE, fidelity.words_left),
    Check("word-left", "fidelity/untranslated", POSSIBLE, spelling.word_left),
    Check("other-language", "fidelity/other-language", CERTAIN, fidelity.other_language),
    Check("repetition", "fidelity/repeated", LIKELY, fidelity.repetition),
    Check("doubled", "fidelity/repeated", CERTAIN, fidelity.doubled),
    Check("doubled-usual", "fidelity/repeated", POSSIBLE, fidelity.doubled_usual),
    Check("leftover", "fidelity/meta-text", LIKELY, meta_text.leftover),
    Check("opposite", "fidelity/opposite", LIKELY, antonyms.opposite),
    Check("opposite-likely", "fidelity/opposite", POSSIBLE, antonyms.opposite_likely),
    Check("length", "fidelity/length", LIKELY, length.length, length.is_odd),
    Check("too-short", "fidelity/length", POSSIBLE, length.too_short, length.is_odd),
    Check("too-long", "fidelity/length", POSSIBLE, length.too_long, length.is_odd),
    Check("cut", "fidelity/length", LIKELY, length.cut, length.is_odd),
    Check("sentence-lost", "fidelity/sentences", LIKELY, length.sentence_lost, length.is_odd),
    Check("sentence-added", "fidelity/sentences", LIKELY, length.sentence_added, length.is_odd),
    Check("sentence-more", "fidelity/sentences", POSSIBLE, length.sentence_more, length.is_odd),
    Check("term-missing", "terms/missing", CERTAIN, terms.term_missing, terms.verdicts),
    Check("term-forbidden", "terms/forbidden", CERTAIN, terms.term_forbidden, terms.verdicts),
    Check("term-untranslated", "terms/missing", CERTAIN, terms.term_untranslated, terms.verdicts),
    Check("glossary-gap", "terms/gap", POSSIBLE, terms.glossary_gap),
    Check("source-typo", "terms/source-typo", LIKELY, typos.source_typo),
    Check("name-changed", "names/lost", LIKELY, names.name_changed, names.compare),
    Check("name-lost", "names/lost", POSSIBLE, names.name_lost, names.compare),
    Check("place-changed", "names/lost", POSSIBLE, names.place_changed, names.compare),
    Check("name-added", "names/added", POSSIBLE, names.name_added, names.compare),
    Check("name-misspelt", "names/spelling", POSSIBLE, names.name_misspelt, names.compare),
    Check("name-spelling", "names/spelling", POSSIBLE, names.name_spelling, names.compare),
    Check("name-capital", "names/spelling", LIKELY, names.name_capital, names.compare),
    Check("acronym-changed", "names/acronym", LIKELY, names.acronym_changed, names.compare),
    Check("acronym-lost", "names/acronym", POSSIBLE, names.acronym_lost, names.compare),
    Check(
        "acronym-left",
        "names/untranslated",
        LIKELY,
        untranslated_names.acronym_left,
        untranslated_names.compare,
    ),
    Check(
        "acronym-small", "names/acronym", LIKELY, untranslated_names.acronym_small, untranslated_names.compare
    ),
    Check(
        "place-left", "names/untranslated", LIKELY, untranslated_names.place_left, untranslated_names.compare
    ),
    Check("number", "numbers/changed", CERTAIN, numbers.number, numbers.compare),
    Check("number-word", "numbers/changed", LIKELY, numbers.number_word, numbers.compare),
    Check("number-lost", "numbers/lost", LIKELY, numbers.number_lost, numbers.compare),
    Check("number-added", "numbers/added", POSSIBLE, numbers.number_added, numbers.compare),
    Check("number-order", "numbers/changed", POSSIBLE, numbers.number_order, numbers.compare),
    Check("number-format", "numbers/format", LIKELY, numbers.number_format, numbers.compare),
    Check("ordinal-form", "numbers/format", LIKELY, numbers.ordinal_form, numbers.compare),
    Check("currency", "numbers/currency", CERTAIN, numbers.currency, numbers.compare),
    Check("percentage", "numbers/unit", LIKELY, numbers.percentage, numbers.compare),
    Check("unit", "numbers/unit", LIKELY, numbers.measure, numbers.compare),
    Check("unit-lost", "numbers/unit", POSSIBLE, numbers.unit_lost, numbers.compare),
    Check("measure-lost", "numbers/lost", POSSIBLE, numbers.measure_lost, numbers.compare),
    Check("measure-rounded", "numbers/unit", POSSIBLE, numbers.measure_rounded, numbers.compare),
    Check("date", "dates/date", CERTAIN, calendar.date, calendar.has_dates),
    Check("weekday", "dates/date", LIKELY, calendar.weekday, calendar.has_dates),
    Check("date-lost", "dates/date", POSSIBLE, calendar.date_lost, calendar.has_dates),
    Check("weekday-lost", "dates/date", POSSIBLE, calendar.weekday_lost, calendar.has_dates),
    Check("date-left", "dates/format", LIKELY, calendar.date_left, calendar.has_dates),
    Check("time", "dates/time", LIKELY, calendar.time, numbers.compare),
    Check("clock-left", "dates/format", LIKELY, calendar.clock_left, numbers.compare),
    Check("date-capital", "dates/format", LIKELY, calendar.date_capital),
    Check("address", "addresses/changed", CERTAIN, addresses.address),
    Check("hashtag", "addresses/hashtag", LIKELY, addresses.hashtag),
    Check("hashtag-changed", "addresses/hashtag", POSSIBLE, addresses.hashtag_changed),
    Check("quote", "quotes/unpaired", LIKELY, quotes.quote, quotes.marks),
    Check("quote-alone", "quotes/unpaired", POSSIBLE, quotes.quote_alone, quotes.marks),
    Check("quotation-lost", "quotes/lost", LIKELY, quotes.quotation_lost, quotes.marks),
    Check("quote-lost", "quotes/lost", POSSIBLE, quotes.quote_lost, quotes.marks),
    Check("bracket", "quotes/bracket", LIKELY, quotes.bracket),
    Check("bracket-lost", "quotes/bracket", POSSIBLE, quotes.bracket_lost),
    Check("crossed", "quotes/bracket", LIKELY, quotes.crossed),
    Check("bracket-space", "punctuation/spacing", LIKELY, quotes.bracket_space),
    Check("quote-space", "punctuation/spacing", POSSIBLE, quotes.quote_space, quotes.marks),
    Check("final-mark", "punctuation/end", LIKELY, punctuation.final_mark),
    Check("final-mark-missing", "punctuation/end", POSSIBLE, punctuation.final_mark_missing),
    Check("doubled-mark", "punctuation/doubled", LIKELY, punctuation.doubled_mark),
    Check("space-before", "punctuation/spacing", LIKELY, punctuation.space_before),
    Check("double-space", "punctuation/spacing", LIKELY, punctuation.double_space),
    Check("space-missing", "punctuation/spacing", LIKELY, punctuation.space_missing),
    Check("words-joined", "spelling/words", POSSIBLE, spelling.words_joined),
    Check("word-misspelt", "spelling/words", POSSIBLE, spelling.word_misspelt),
    Check("initial-capital", "punctuation/capital", LIKELY, punctuation.initial_capital),
    Check("later-capital", "punctuation/capital", LIKELY, punctuation.later_capital),
    Check("capitals", "typography/capitals", LIKELY, capitals.capitals),
    Check("mixed-capitals", "typography/capitals", LIKELY, capitals.mixed_capitals, capitals.beside),
    Check("shouted", "typography/capitals", POSSIBLE, capitals.shouted, capitals.beside),
    Check("noun-capital", "typography/capitals", LIKELY, capitals.noun_capital),
    Check("french-spacing", "typography/french-spacing", LIKELY, typography.french_spacing),
    Check("breaking-space", "typography/french-spacing", POSSIBLE, typography.breaking_space),
    Check("foreign-spacing", "typography/foreign-spacing", LIKELY, typography.foreign_spacing),
    Check("inverted-mark", "typography/inverted-mark", LIKELY, typography.inverted_mark),
    Check("quote-style", "typography/quotes", LIKELY, typography.quote_style, quotes.marks),
    Check("quote-pair", "typography/quotes", LIKELY, typography.quote_pair, quotes.marks),
    Check("straight-quote", "typography/quotes", POSSIBLE, typography.straight_quote, quotes.marks),
    Check("apostrophe", "typography/apostrophe", POSSIBLE, typography.apostrophe),
    Check("apostrophe-space", "typography/apostrophe", POSSIBLE, typography.apostrophe_space),
    Check("middle-dot", "typography/middle-dot", LIKELY, typography.middle_dot),
    Check("ellipsis", "typography/ellipsis", POSSIBLE, typography.ellipsis),
    Check("dash", "typography/dash", POSSIBLE, typography.dash),
    Check("dash-space", "typography/dash", POSSIBLE, typography.dash_space),
    Check("broken-letter", "characters/broken", CERTAIN, characters.broken_letter),
    Check("other-script", "characters/script", LIKELY, characters.other_script),
    Check("unseen", "characters/odd", LIKELY, characters.unseen),
    Check("odd-letter", "characters/odd", POSSIBLE, characters.odd_letter),
)


def run(unit: Unit, context: Context) -> Iterator[Finding]:
    """Give what all checks find in a unit, with its texts and its place; nothing if it has no target."""
    if not unit.target.strip():
        return
    levels = context.levels
    needs, has = None, True
    for check in CHECKS:
        level = levels.get(check.part, _OWN) if levels else _OWN
        if level is None:
            continue
        if check.needs is not needs:
            needs = check.needs
            has = needs is None or bool(needs(unit, context))
        if not has:
            continue
        for found in check.run(unit, context):
            severity = check.certainty.severity if level is _OWN else Severity(level)
            if severity is Severity.ERROR and not unit.reviewed:
                severity = Severity.WARNING
            yield replace(
                found,
                check=check.name,
                severity=severity,
                path=unit.path,
                line=unit.line,
                source=unit.source,
                target=unit.target,
                rule=check.rule,
                certainty=check.certainty,
            )
