"""Placeables: the markup of a source has to be in its target, no more and no less, and properly nested.

The places that these rules find are of the texts as they are written, those of others of the texts without markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, Example, finding, rule
from l10n.messages import msg
from l10n.model import Edit, Finding, Span
from l10n.text.markup import Mark, repaired


@rule(
    "placeables/lost",
    Example(
        "fr-en",
        "Le <1>bilan</1> reste provisoire.",
        "The toll remains provisional.",
        "The <1>toll</1> is provisional.",
    ),
    certain="markup-lost",
)
def lost(unit: Analysis) -> Iterable[Finding]:
    """Find markup that the target lacks: bold type, a link, an image, the mark of a note."""
    difference = unit.markup_difference
    if difference.lost and not _renamed(difference.lost, difference.added):
        message = msg("the target lacks {forms}: put it where it belongs.", forms=_forms(difference.lost))
        yield finding(CERTAIN, message, _places(difference.lost), fix=_fix(unit))


@rule(
    "placeables/added",
    Example("fr-en", "Le bilan.", "The <1>toll</1>.", "The toll."),
    certain="markup-added",
)
def added(unit: Analysis) -> Iterable[Finding]:
    """Find markup that the source doesn't have, or not as often."""
    difference = unit.markup_difference
    if difference.added and not _renamed(difference.lost, difference.added):
        message = msg(
            "the source has no {forms}, or not as often: take it out.", forms=_forms(difference.added)
        )
        yield finding(CERTAIN, message, (), _places(difference.added), fix=_fix(unit))


@rule(
    "placeables/crossed",
    Example(
        "fr-en",
        "Le <1>bilan **provisoire**</1>.",
        "The <1>**provisional</1> toll**.",
        "The <1>**provisional** toll</1>.",
    ),
    certain="markup-crossed",
)
def crossed(unit: Analysis) -> Iterable[Finding]:
    """Find pairs of which one begins inside the other and ends outside."""
    wrong = unit.markup_difference.crossed
    if wrong:
        message = msg(
            "{forms} begins inside another pair and ends outside: end what began last first.",
            forms=_forms(wrong),
        )
        yield finding(CERTAIN, message, (), _places(wrong), fix=_fix(unit))


@rule(
    "placeables/changed",
    Example("fr-en", "Le <1>bilan</1>.", "The <2>toll</2>.", "The <1>toll</1>."),
    certain="markup-changed",
)
def changed(unit: Analysis) -> Iterable[Finding]:
    """Find markup that became another: another number, another tag, a link to another place."""
    difference = unit.markup_difference
    if _renamed(difference.lost, difference.added):
        message = msg(
            "{forms} became {forms_2}: write it as the source does.",
            forms=_forms(difference.lost),
            forms_2=_forms(difference.added),
        )
        yield finding(CERTAIN, message, _places(difference.lost), _places(difference.added), fix=_fix(unit))


def _renamed(lost: Sequence[Mark], added: Sequence[Mark]) -> bool:
    """Whether as many marks of each role are added as are lost: the same ones, written in another way."""
    return bool(lost) and sorted(mark.role for mark in lost) == sorted(mark.role for mark in added)


def _fix(unit: Analysis) -> list[Edit]:
    """Return how the target gets its source's markup, if that can be in one way only."""
    source, target = (one.written for one in unit.markup)
    right = repaired(source, target)
    return [] if right == target else [Edit(0, len(target), right)]


def _forms(marks: Sequence[Mark]) -> str:
    return ", ".join(dict.fromkeys(f"“{mark.form}”" for mark in marks))


def _places(marks: Sequence[Mark]) -> list[Span]:
    return [Span(mark.start, mark.end) for mark in marks]
