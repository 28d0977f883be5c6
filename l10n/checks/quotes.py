"""Quotation marks and brackets: what is opened is closed, and what the source quotes is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.typography import quotes

_SINGLE_OPEN = re.compile(r"(?<!\w)['‘‚‹](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?])['’‘›](?!\w)")
_CURLY = frozenset("“”„")
_PAIR = 2  # marks
_OPENED = frozenset("([（［【〔")
_CLAUSE = 5  # words
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "】": "【"}
_BRACKETS = re.compile(r"[()\[\]{}（）［］【】]")
_EMPTY = re.compile(r"(?<![\w)])\(\s*[,;.]?\s*\)|(?<=\s)\(\s*[,;](?=\s)")  # but `f()`
_NESTED = re.compile('[()«»“”„"「」]')
_BRACKET_SPACE = re.compile(r"[(\[]\s|(?<=\w)\s[)\]]|(?<=[^\W_]{3})[(\[](?=[^\W_]{3}|[A-Z]{2})")
_LIST = re.compile(r"(?:^|(?<=[\s«“„\"]))(?:\d{1,2}|[a-z])\)(?=\s*\w)|[:;]-?[()]")  # `1)`, `a)`, smileys


@rule(
    "quotes/unpaired",
    Example("fr-en", "Il a dit « non » hier.", "He said “no yesterday.", "He said “no” yesterday."),
    likely="quote",
    possible="quote-alone",
    aspect="is_quoting",
)
def unpaired(unit: Analysis) -> Iterator[Finding]:
    """Find a quotation of which one mark is lost: opened and not closed, or closed and not opened.

    Marks that don't fit together, and one alone, are only possible: a quotation may go on in the sentence before or
    after.
    """
    ours, theirs = unit.source_quotes, unit.target_quotes
    if len(theirs) % 2 and len(theirs) < len(ours) and len(ours) % 2 == 0 and not _may_go_on(unit):
        marks = [Span(*match.span()) for match in theirs]
        yield finding(
            LIKELY, msg("Close every quotation mark that is opened, as the source does."), (), marks
        )
    elif (places := _alone(unit)) is not None:
        message = msg("See whether the quotation begins and ends where it does in the source.")
        yield finding(POSSIBLE, message, (), places)


def _alone(unit: Analysis) -> list[Span] | None:
    """Return the marks of a target that don't fit together, or the one that is alone; None where all is right."""
    ours, theirs = unit.source_quotes, unit.target_quotes
    paired = len(ours) >= _PAIR and len(ours) % 2 == 0
    if len(theirs) % 2:
        wrong = len(ours) % 2 == 0 and (not paired or len(theirs) > len(ours) or _may_go_on(unit))
    elif len(ours) % 2:
        wrong = True
    else:
        wrong = paired and _crossed([match[0] for match in theirs])
    if not theirs and paired:
        begins, ends = list(_SINGLE_OPEN.finditer(unit.target)), list(_SINGLE_CLOSE.finditer(unit.target))
        wrong, theirs = bool(begins) != bool(ends), (*begins, *ends)
    return [Span(*match.span()) for match in theirs] if wrong else None


def _may_go_on(unit: Analysis) -> bool:
    """Return whether a target has one mark, at an edge, and the source its other one at the other edge.

    Then all of it may be in a quotation that goes on in the sentence before or after.
    """
    ours, theirs = unit.source_quotes, unit.target_quotes
    if len(theirs) != 1:
        return False
    if _begins(theirs[0], unit.target):
        return not ours or _ends(ours[-1], unit.source)
    return _ends(theirs[0], unit.target) and (not ours or _begins(ours[0], unit.source))


def _begins(mark: re.Match[str], text: str) -> bool:
    return not text[: mark.start()].strip()


def _ends(mark: re.Match[str], text: str) -> bool:
    return not text[mark.end() :].strip(" .,;\xa0\u202f")


def _crossed(marks: list[str]) -> bool:
    """Return whether marks that tell their direction don't fit: an opening one without its closing one."""
    for start, end in (("«", "»"), ("“", "”")):
        ours, theirs = marks.count(start), marks.count(end)
        if ours and theirs and ours != theirs and not {"„", '"'} & set(marks):
            return True
    return False


@rule(
    "quotes/lost",
    Example(
        "fr-en",
        "Il a dit hier à tout le monde : « Je ne viendrai pas ce soir. »",
        "He told everybody yesterday: I won’t come tonight.",
        "He told everybody yesterday: “I won’t come tonight.”",
    ),
    likely="quotation-lost",
    possible="quote-lost",
    aspect="is_quoting",
)
def lost(unit: Analysis) -> Iterator[Finding]:
    """Find what somebody said, a clause of five words or more, that isn't marked as said in the target.

    Other words that the source puts into quotation marks and the target doesn't are only possible, and so is what
    somebody said where the language's news often report without marks.
    """
    ours, theirs = (len(marks) // _PAIR for marks in (unit.source_quotes, unit.target_quotes))
    if theirs >= ours or (theirs == 0 and unit.target_quotes) or _SINGLE_OPEN.search(unit.target):
        return
    places = [Span(*match.span()) for match in unit.source_quotes]
    certainty = LIKELY if theirs == 0 and _says(unit) else POSSIBLE
    yield finding(certainty, msg("Put the words that the source quotes into quotation marks."), places)


def _says(unit: Analysis) -> bool:
    """Return whether a source quotes what somebody says, and not all of it; in a language that marks it.

    That is a clause that begins the sentence or with a small letter, or stands behind a colon or comma, or has a mark
    at its own end: else it may be a title (*le film «…»*), which others set in italics.
    """
    if unit.language.typography.speech_without_quotes:
        return False
    marks, source = unit.source_quotes, unit.source
    inside = [
        source[one.end() : two.start()].strip()
        for one, two in zip(marks[::2], marks[1::2], strict=False)
        if not (before := source[: one.start()].rstrip())
        or before[-1] in ":,"
        or source[one.end() :].lstrip()[:1].islower()
        or source[one.end() : two.start()].rstrip()[-1:] in (",", ".", "!", "?", "…")
    ]
    longest = max((len(text.split()) for text in inside), default=0)
    return longest >= _CLAUSE and longest + _CLAUSE <= len(source.split())


@rule(
    "quotes/bracket",
    Example("fr-en", "Il vit (seul) ici.", "He lives (alone here.", "He lives (alone) here."),
    likely="bracket crossed",
    possible="bracket-lost",
    signs="()[]{}（）［］【】",
)
def bracket(unit: Analysis) -> Iterator[Finding]:
    """Find brackets that don't fit together or with quotation marks, though they do in the source, or are empty.

    Round or square brackets that the target has fewer of than the source, with what is in them or without, are only
    possible.
    """
    yield from _unpaired_bracket(unit)
    yield from _lost_bracket(unit)
    yield from _crossed_bracket(unit)


@rule(
    "quotes/spacing",
    Example("fr-en", "Il vit (seul) ici.", "He lives ( alone) here.", "He lives (alone) here."),
    likely="bracket-space",
    possible="quote-space",
)
def spacing(unit: Analysis) -> Iterator[Finding]:
    """Find spaces inside brackets, and none before one that stands apart in the source.

    Spaces inside quotation marks, and none outside, are only possible.
    """
    yield from _bracket_space(unit)
    yield from _quote_space(unit)


def _unpaired_bracket(unit: Analysis) -> Iterator[Finding]:
    """Find brackets that don't fit together in the target, though they do in the source, or have nothing in them."""
    empty = unit.places(_EMPTY) if "(" in unit.target else []
    if empty and not _EMPTY.search(unit.source):
        yield finding(
            LIKELY, msg("Write into the brackets what the source has there, or take them out."), (), empty
        )
    wrong = _unfitting(unit.target)
    if wrong and not _unfitting(unit.source):
        yield finding(
            LIKELY, msg("Close every bracket that is opened, and open every one that is closed."), (), wrong
        )


def _lost_bracket(unit: Analysis) -> Iterator[Finding]:
    """Find round or square brackets of the source that the target has fewer of, with what is in them or without."""
    if "(" not in unit.source and "[" not in unit.source:
        return
    ours, theirs = (sum(mark in _OPENED for mark in text) for text in (unit.source, unit.target))
    if theirs < ours and not _unfitting(unit.source) and not _unfitting(unit.target):
        places = [Span(*match.span()) for match in _BRACKETS.finditer(unit.source)]
        yield finding(
            POSSIBLE, msg("See whether what the source has in brackets is there, and in brackets."), places
        )


def _crossed_bracket(unit: Analysis) -> Iterator[Finding]:
    """Find a bracket that is opened inside a quotation and closed behind it, or the other way round."""
    if "(" in unit.target and (place := _crossing(unit.target)) and not _crossing(unit.source):
        yield finding(
            LIKELY,
            msg("Close first what was opened last, the bracket or the quotation."),
            (),
            [place],
            name="crossed",
        )


def _crossing(text: str) -> Span | None:
    """Return what stands between a bracket and a mark that are closed in the wrong order."""
    opened: list[tuple[str, int]] = []
    for match in _NESTED.finditer(text):
        kind = match[0] if match[0] in "()" else '"'
        if kind == ")":
            if len(opened) > 1 and opened[-1][0] == '"' and opened[-2][0] == "(":
                return Span(opened[-2][1], match.end())
            opened = opened[:-1] if opened and opened[-1][0] == "(" else opened
        elif kind == '"' and any(one == '"' for one, _ in opened) and match[0] not in "«„「":
            if opened[-1][0] == "(" and match[0] in '"”»」':
                return Span(opened[-1][1], match.end())
            opened = opened[:-1]
        else:
            opened.append((kind, match.start()))
    return None


def _bracket_space(unit: Analysis) -> Iterator[Finding]:
    """Find spaces inside brackets, and none before one that stands apart in the source."""
    if "(" not in unit.target and "[" not in unit.target:
        return
    places = unit.places(_BRACKET_SPACE)
    if places and not _BRACKET_SPACE.search(unit.source):
        fix = unit.edits(places, lambda one: one.strip() if one != one.strip() else f" {one}")
        yield finding(LIKELY, msg("Put the space before the bracket, and none inside."), (), places, fix=fix)


def _quote_space(unit: Analysis) -> Iterator[Finding]:
    """Find spaces inside quotation marks, and none outside, where only French has any inside."""
    if not unit.target_quotes or unit.language.typography.spaces != "none" or unit.language.script.unspaced:
        return
    own = quotes(unit.pair.target)
    opening, closing = own.opening & _CURLY | {"„"}, own.closing & _CURLY
    either = {'"'} | ((own.marks or _CURLY) & _CURLY) - opening - closing
    places = _misplaced(unit.target, unit.target_quotes, opening, closing, either)
    if places and not _misplaced(unit.source, unit.source_quotes, opening, closing, either):
        yield finding(
            POSSIBLE, msg("Put the spaces outside the quotation marks, and none inside."), (), places
        )


def _misplaced(
    text: str, marks: Iterable[re.Match[str]], opening: Set[str], closing: Set[str], either: Set[str]
) -> list[Span]:
    """Return the marks with a space inside or none outside, as far as a mark or its neighbours tell which it is."""
    places = []
    for match in marks:
        start, end = match.span()
        before, after = text[start - 1 : start] if start else " ", text[end : end + 1] or " "
        if match[0] in opening:
            wrong = after.isspace() or before.isalpha() or (before in ",:;" and after.isalnum())
        elif match[0] in closing:
            wrong = (before.isspace() and start > 0) or after.isalpha()
        elif match[0] in either:
            wrong = (before.isspace() and (after.isspace() or after in ".,;:!?)")) or (
                after.isalpha() and (before.isalpha() or before in ",:;")
            )
        else:
            wrong = False
        if wrong:
            places.append(Span(start, end))
    return places


def _unfitting(text: str) -> list[Span]:
    """Return the places of brackets without their other half."""
    if not any(mark in text for mark in "()[]{}（）［］【】"):
        return []
    skipped = {match.end() - 1 for match in _LIST.finditer(text)} if ")" in text or "(" in text else set()
    stack: list[tuple[str, int]] = []
    wrong = []
    for match in _BRACKETS.finditer(text):
        mark, at = match[0], match.start()
        if mark not in _PAIRS:
            if at not in skipped:
                stack.append((mark, at))
        elif stack and stack[-1][0] == _PAIRS[mark]:
            stack.pop()
        elif at not in skipped:
            wrong.append(Span(at, at + 1))
    return sorted([*wrong, *(Span(at, at + 1) for _, at in stack)])
