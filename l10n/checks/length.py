"""How long a target is for its source: cut off, a sentence lost or added."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.checks.names import acronym_lost, name_changed, name_lost
from l10n.checks.numbers.checks import number, number_lost
from l10n.checks.rule import Context, finding
from l10n.languages import pack
from l10n.model import Finding, Span, Unit

# How far the logarithm of the length may be off: at least, and for short texts, where a word makes much.
_SPREAD, _SHORT = 0.36, 3.4
_RATHER, _RATHER_SHORT = 0.22, 2.2  # the same for a note
_MORE = 0.12  # a target may rather be long than short
_CUT, _LOST, _ADDED = 0.66, 0.82, 1.5
# Where names or numbers are missing as well, less is enough.
_SHORTER, _SHORTISH, _LONGISH = 0.66, 0.88, 1.3
_LONGER = 1.08  # with a sentence more: a long one that was cut in two grows less
# The end of a sentence inside a text, no abbreviation's: French has a space before ? and !.
_END = re.compile(
    r"[.!?…。！？](?:(?<=[^\W\d_A-Z]{2}.)|(?<=[ \xa0\u202f][?!])|(?<=[A-Z]{3}.)|(?<=\d\d\d.)|(?<=[»”\"')].))"
    r"['\"»”’)\]]*\s+(?=['\"«“„‘¿¡(\[]*\s?[^\W\d_])(?=\S*[A-ZÀ-ÞА-Я¿¡«“„\"])"
)
_BEGINNING = re.compile(r"[.!?…] (\w+)(?= )")
_FINAL = re.compile(r"[.!?…。！？:;]['\"»”’‘“)\]\s]*$")
_FEW = 3  # words
_NOTED = 60  # characters of a source from which on a rather short target is noted


def ratio(unit: Unit, context: Context) -> float:
    """Return how long a target is against what is usual for its source: 1 is usual, 0.5 half of it."""
    pair = context.pair
    return len(unit.target) / _density(pair.target) / max(1.0, len(unit.source) / _density(pair.source))


def is_odd(unit: Unit, context: Context) -> bool:
    """Return whether a target isn't as long as is usual for its source: else no check here finds anything."""
    return not _SHORTISH <= ratio(unit, context) <= _LONGER


def _density(language: str) -> float:
    return pack.language(language).script.density


def length(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that are far too short, or short and without names and numbers of the source."""
    share = ratio(unit, context)
    headline = not _FINAL.search(unit.source)
    if share < _usual(unit, -1) or (share < _SHORTER and not headline and _lacks(unit, context)):
        yield finding(
            "Translate all of the source: the target is far too short.", (), [Span(0, len(unit.target))]
        )


def too_short(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that are rather short."""
    if len(unit.source) < _NOTED or ratio(unit, context) > _usual(unit, -1, _RATHER, _RATHER_SHORT):
        return
    if not any(True for check in (length, cut, sentence_lost) for _ in check(unit, context)):
        yield finding("See whether all of it is said: the target is short.", (), [Span(0, len(unit.target))])


def too_long(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that are far too long."""
    if ratio(unit, context) > _usual(unit, 1):
        yield finding(
            "Say what the source says and no more: the target is far too long.",
            (),
            [Span(0, len(unit.target))],
        )


def _usual(unit: Unit, sign: int, spread: float = _SPREAD, short: float = _SHORT) -> float:
    """Return the length from which on a target is off, against the usual one."""
    more = _MORE if sign > 0 else 0.0
    return math.exp(sign * (spread + more + short / math.sqrt(max(1, len(unit.source)))))


def cut(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that end in the middle: without a full stop, and short."""
    if _FINAL.search(unit.target) or not _FINAL.search(unit.source) or len(unit.target.split()) < _FEW:
        return
    share = ratio(unit, context)
    if share < _CUT or (share < _SHORTISH and _lacks(unit, context)):
        end = len(unit.target)
        yield finding(
            "Translate the end of the sentence as well: the target seems to be cut off.",
            (),
            [Span(end - 1, end)],
        )


def sentence_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find sources of several sentences of which the target lacks one."""
    ours = len(_END.findall(unit.source))
    if not ours or len(_END.findall(unit.target)) >= ours:
        return
    share = ratio(unit, context)
    conjunctions = pack.language(context.pair.source).words.conjunctions
    joined = not conjunctions.isdisjoint(_BEGINNING.findall(unit.source))
    if share < (_CUT if joined else _LOST) or (share < _SHORTISH and _lacks(unit, context)):
        yield finding("Translate every sentence: the target has fewer of them, and is short.")


def sentence_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets with a sentence more than the source that are long."""
    ends = _more_ends(unit)
    if ends and _is_long(unit, context):
        yield finding(
            "Take out what the source doesn't say: the target has a sentence more, and is long.", (), ends
        )


def sentence_more(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets with a sentence more than the source that are rather long."""
    ends = _more_ends(unit)
    if ends and ratio(unit, context) > _LONGER and not _is_long(unit, context):
        yield finding(
            "See whether the source says all that the target does: it has a sentence more.", (), ends
        )


def _more_ends(unit: Unit) -> tuple[Span, ...]:
    """Return where sentences end inside a target, if more of them do than in its source."""
    theirs = [Span(*match.span()) for match in _END.finditer(unit.target)]
    return tuple(theirs) if theirs and len(theirs) > len(_END.findall(unit.source)) else ()


def _is_long(unit: Unit, context: Context) -> bool:
    share = ratio(unit, context)
    return share > _ADDED or (share > _LONGISH and _lacks(_turned(unit), context.turned))


def _lacks(unit: Unit, context: Context) -> bool:
    """Return whether the target lacks a name or number of the source: that a short one lacks more than words."""
    return any(
        True
        for check in (name_lost, name_changed, acronym_lost, number_lost, number)
        for _ in check(unit, context)
    )


def _turned(unit: Unit) -> Unit:
    return replace(unit, source=unit.target, target=unit.source)
