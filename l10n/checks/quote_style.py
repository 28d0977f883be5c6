"""The quotation marks of the target language, and which of them fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg
from l10n.model import Edit, Finding, Span
from l10n.text.quotation import requoted
from l10n.text.typography import quotes

# What may be a pair in a language that no pack knows.
_PAIRS = frozenset({"«»", "»«", "“”", "„“", "„”", "””", "「」", "『』"})
_OPENING = re.compile(r"(?<![^\s(\[–—])“(?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?…])“(?=[.,;:!?)]*(?:\s|$))")  # no file's suffix behind it: “.local”
_TWO = re.compile(r"(?<![\w'])''(?=\w)|(?<=[\w.,!?])''(?![\w'])|``")
_MARKS = "«»“”„「」『』"
_DIRECTED = re.compile(f"[{_MARKS}]")
_PAIR = 2  # marks, or directions


@rule(
    "typography/quotes",
    Example("fr-de", "Il a dit « non ».", "Er hat ”nein” gesagt.", "Er hat „nein“ gesagt."),
    likely="quote-style quote-pair",
    possible="straight-quote",
    aspect="target_quotes",
)
def of_language(unit: Analysis) -> Iterator[Finding]:
    """Find quotation marks that aren't the language's, or begin a quotation with one kind and end it with another.

    Straight ones beside others, or where the language has its own, and marks of two signs are only possible.
    """
    yield from _quote_style(unit)
    yield from _quote_pair(unit)
    yield from _straight_quote(unit)


def _quote_style(unit: Analysis) -> Iterator[Finding]:
    """Find quotation marks that aren't those of the target language."""
    own = quotes(unit.pair.target)
    if not own.pairs or not any(mark in unit.target for mark in _MARKS):
        return
    # as in French, “…” may be for a quotation in a quotation
    right = own.marks if own.outer.intersection(unit.target) else own.outer
    places = [
        Span(i, i + 1) for i, letter in enumerate(unit.target) if letter in _MARKS and letter not in right
    ]
    if "“" in own.closing:
        places += unit.places(_OPENING)
    if places:
        yield finding(
            LIKELY,
            msg("Use the quotation marks of the target language, {name}.", name=own.name),
            (),
            places,
            fix=_fix(unit),
        )


def _quote_pair(unit: Analysis) -> Iterator[Finding]:
    """Find quotations that begin with the marks of one kind and end with those of another."""
    own = quotes(unit.pair.target)
    places = unit.places(_CLOSING) if "“" in own.opening else []
    if places := places or _unfitting(unit.target, own.pairs):
        message = msg("End the quotation with the mark that fits the one it begins with.")
        yield finding(LIKELY, message, (), places, "quote-pair", _fix(unit))


def _unfitting(text: str, pairs: frozenset[str]) -> list[Span]:
    """Return the marks that begin a quotation of one of the `pairs`, or end one, and whose other half is another.

    A language that no pack knows has no pairs: there, what may be one is.
    """
    marks = [(match.start(), match[0]) for match in _DIRECTED.finditer(text)]
    if len(marks) < _PAIR or '"' in text:
        return []
    opened: list[tuple[int, str]] = []
    for at, mark in marks:
        if opened and opened[-1][1] + mark in (pairs or _PAIRS):
            opened.pop()
        else:
            opened.append((at, mark))
    # what only begins or only ends here may go on elsewhere
    run = "".join(mark for _, mark in opened)
    wrong = len({mark in "»”」』" for _, mark in opened}) == _PAIR or (
        bool(pairs) and any(mark * 2 in run for mark in "»”」』")
    )
    return [Span(at, at + 1) for at, _ in opened] if len(opened) % 2 == 0 and wrong else []


def _straight_quote(unit: Analysis) -> Iterator[Finding]:
    """Find straight quotation marks beside others, or where the language has its own, and marks of two signs."""
    two = "''" in unit.target or "``" in unit.target
    if two and (places := unit.new_places(_TWO)):
        yield finding(
            POSSIBLE,
            msg("Write a quotation mark, not two apostrophes or accents."),
            (),
            places,
            fix=_fix(unit),
        )
    if '"' not in unit.target:
        return
    places = [Span(i, i + 1) for i, letter in enumerate(unit.target) if letter == '"']
    if any(mark in unit.target for mark in _MARKS):
        message = msg("Use one kind of quotation marks in a sentence.")
        yield finding(POSSIBLE, message, (), places, fix=_fix(unit))
    elif not unit.language.typography.straight_quotes and len(places) % 2 == 0:
        name = quotes(unit.pair.target).name
        yield finding(
            POSSIBLE,
            msg("Use the quotation marks of the target language, {name}.", name=name),
            (),
            places,
            fix=_fix(unit),
        )


def _fix(unit: Analysis) -> tuple[Edit, ...]:
    """Return what makes the marks of a target those of its language, where it is sure which open and which close."""
    return requoted(unit.target, unit.pair.target)
