"""Placeables: the markup of a source has to be in its target, no more and no less, and properly nested.

The places that these rules find are of the texts as they are written, those of others of the texts without markup.
An article can't be published with other markup than it has. In software an error is what breaks a program or page: a
variable, a tag that isn't closed. What reads differently there is a warning, and bold type or italics are a matter of
style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg
from l10n.model import Certainty, Edit, Finding, Role, Span
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.markup import Kind, Mark, repaired

_SIGNS = tuple("*_~")
# Elements of HTML, DocBook and Mallard that say no more than bold type and italics do.
_EMPHASIS = frozenset(
    f"<{stroke}{name}>" for name in ("b", "em", "emphasis", "i", "strong", "u") for stroke in ("", "/")
)
_LITERALS = re.compile(r"[^\W\d_]+")


@rule(
    "placeables/lost",
    Example(
        "fr-en",
        "Le <1>bilan</1> reste provisoire.",
        "The toll remains provisional.",
        "The <1>toll</1> is provisional.",
    ),
    certain="markup-lost",
    likely="code-lost",
    possible="emphasis-lost",
    aspect="is_marked",
)
def lost(unit: Analysis) -> Iterable[Finding]:
    """Find markup that the target lacks: bold type, a link, an image, the mark of a note; a variable, or code.

    A variable may be missing from the form of a plural that is for one or none.
    """
    difference = unit.markup_difference
    for certainty, marks, others in _by_certainty(unit, difference.lost, difference.added):
        if not _renamed(marks, others):
            message = msg("the target lacks {forms}: put it where it belongs.", forms=_forms(marks))
            yield finding(certainty, message, _places(marks), fix=_fix(unit))


@rule(
    "placeables/added",
    Example("fr-en", "Le bilan.", "The <1>toll</1>.", "The toll."),
    certain="markup-added",
    possible="code-added",
    aspect="is_marked",
)
def added(unit: Analysis) -> Iterable[Finding]:
    """Find markup that the source doesn't have, or not as often.

    In software that is an error where it breaks something, else only possible: people explain, and mark code as
    code.
    """
    difference = unit.markup_difference
    for certainty, marks, others in _by_certainty(unit, difference.added, difference.lost):
        if not _renamed(others, marks):
            message = msg("the source has no {forms}, or not as often: take it out.", forms=_forms(marks))
            sure = certainty if certainty is CERTAIN else POSSIBLE
            yield finding(sure, message, (), _places(marks), fix=_fix(unit))
    if halves := _halves(unit):
        message = msg(
            "{forms} has no other half: close what is opened, and open what is closed.", forms=_forms(halves)
        )
        yield finding(CERTAIN, message, (), _places(halves))


@rule(
    "placeables/crossed",
    Example(
        "fr-en",
        "Le <1>bilan **provisoire**</1>.",
        "The <1>**provisional</1> toll**.",
        "The <1>**provisional** toll</1>.",
    ),
    certain="markup-crossed",
    aspect="is_marked",
)
def crossed(unit: Analysis) -> Iterable[Finding]:
    """Find pairs of which one begins inside the other and ends outside."""
    wrong = unit.markup_difference.crossed
    if wrong and not (unit.notation and all(mark.form.startswith(_SIGNS) for mark in wrong)):
        message = msg(
            "{forms} begins inside another pair and ends outside: end what began last first.",
            forms=_forms(wrong),
        )
        yield finding(CERTAIN, message, (), _places(wrong), fix=_fix(unit))


@rule(
    "placeables/changed",
    Example("fr-en", "Le <1>bilan</1>.", "The <2>toll</2>.", "The <1>toll</1>."),
    certain="markup-changed",
    likely="code-changed",
    possible="link-changed",
    aspect="is_marked",
)
def changed(unit: Analysis) -> Iterable[Finding]:
    """Find markup that became another: another number, another tag, a link to another place, another variable.

    A link to another page of the web is only possible: it may be the page in the target's language.
    """
    difference = unit.markup_difference
    for certainty, marks, others in _by_certainty(unit, difference.lost, difference.added):
        if _renamed(marks, others):
            message = msg(
                "{in_source} became {in_target}: write it as the source does.",
                in_source=_forms(marks),
                in_target=_forms(others),
            )
            yield finding(certainty, message, _places(marks), _places(others), fix=_fix(unit))


@rule(
    "placeables/line-end",
    Example("fr-en", "Il pleut.\n", "It rains.", "It rains.\n"),
    certain="line-end",
)
def line_end(unit: Analysis) -> Iterable[Finding]:
    """Find a line end at the edge of one text that the other has not: `msgfmt -c` refuses such a catalog."""
    source, target = unit.written
    if source.startswith("\n") != target.startswith("\n"):
        if source.startswith("\n"):
            message = msg("Begin it with a line end, as the source does.")
        else:
            message = msg("Begin it without a line end, as the source does.")
        yield finding(CERTAIN, message)
    if source.endswith("\n") != target.endswith("\n"):
        if source.endswith("\n"):
            message = msg("End it with a line end, as the source does.")
        else:
            message = msg("End it without a line end, as the source does.")
        yield finding(CERTAIN, message)


def _by_certainty(
    unit: Analysis, marks: Sequence[Mark], others: Sequence[Mark]
) -> Iterator[tuple[Certainty, tuple[Mark, ...], tuple[Mark, ...]]]:
    """Give marks of the one text, each time with those of the other that are as sure to be wrong."""
    translated = _translated(unit, marks, others)
    for certainty in Certainty:
        ours, theirs = (
            tuple(
                mark
                for mark in some
                if (POSSIBLE if mark in translated else _certainty(unit, mark)) is certainty
            )
            for some in (marks, others)
        )
        if ours:
            yield certainty, ours, theirs


def _translated(unit: Analysis, marks: Sequence[Mark], others: Sequence[Mark]) -> frozenset[Mark]:
    """Return the code that differs in words alone which the other language has: names in an example."""
    if unit.notation is None:
        return frozenset()
    found: set[Mark] = set()
    rest = [mark for mark in others if mark.kind is Kind.CODE]
    for mark in marks:
        same = (one for one in rest if _skeleton(one) == _skeleton(mark))
        if mark.kind is Kind.CODE and (other := next(same, None)) and _is_translated(unit, mark, other):
            rest.remove(other)
            found |= {mark, other}
    return frozenset(found)


def _skeleton(mark: Mark) -> str:
    return _LITERALS.sub("a", mark.key)


def _is_translated(unit: Analysis, one: Mark, other: Mark) -> bool:
    """Return whether the words that differ in code are the target's language's, and not the source's."""
    source, target = (one, other) if one in unit.markup[0].marks else (other, one)
    pairs = zip(_LITERALS.findall(source.key), _LITERALS.findall(target.key), strict=True)
    new = [theirs.lower() for ours, theirs in pairs if ours != theirs]
    ours, theirs = unit.pair.source, unit.pair.target
    return has_dictionary(theirs) and all(is_word(word, theirs) and not is_word(word, ours) for word in new)


def _certainty(unit: Analysis, mark: Mark) -> Certainty | None:
    """Return how sure it is that a mark which only one text has is wrong; None if it isn't."""
    if unit.notation is None:
        return CERTAIN
    if mark.kind is Kind.VARIABLE:
        return None if unit.notation.few and mark in unit.markup[0].marks else CERTAIN
    if mark.kind is Kind.MARKUP and (mark.form.startswith(_SIGNS) or mark.form in _EMPHASIS):
        return POSSIBLE
    if "://" in mark.form:
        return POSSIBLE
    if mark.kind is Kind.ENTITY and mark in unit.markup[1].marks:
        return CERTAIN
    return LIKELY


def _halves(unit: Analysis) -> list[Mark]:
    """Return the tags of a target that lack another half, and of which the source has pairs alone."""
    if unit.notation is None:
        return []
    ours, theirs = (
        [
            (mark.form.strip("</>").split()[0].lower(), mark)
            for mark in one.marks
            if mark.kind is Kind.KEPT and mark.form.startswith("<")
        ]
        for one in unit.markup
    )
    pairs = {
        mark.form.strip("<>").split()[0].lower()
        for mark in unit.markup[0].marks
        if mark.role is Role.OPENING and mark.form.startswith("<")
    }
    alone = {name for name, _ in ours}
    return [mark for name, mark in theirs if name in pairs and name not in alone]


def _renamed(lost: Sequence[Mark], added: Sequence[Mark]) -> bool:
    """Whether as many marks of each role are added as are lost: the same ones, written in another way."""
    return bool(lost) and sorted(mark.role for mark in lost) == sorted(mark.role for mark in added)


def _fix(unit: Analysis) -> list[Edit]:
    """Return how the target gets its source's markup, if that can be in one way only."""
    if unit.notation is not None:
        return []
    source, target = unit.written
    right = repaired(source, target)
    return [] if right == target else [Edit(0, len(target), right)]


def _forms(marks: Sequence[Mark]) -> str:
    return ", ".join(dict.fromkeys(f"“{mark.form}”" for mark in marks))


def _places(marks: Sequence[Mark]) -> list[Span]:
    return [Span(mark.start, mark.end) for mark in marks]
