"""How long a target is for its source: cut off, a sentence lost or added."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from l10n.checks.analysis import Analysis
from l10n.checks.names.rules import lacks_name
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.acronyms import new_acronyms
from l10n.text.marks import DIRECTIONS, SURE_ENDS

# How far the logarithm of the length may be off: at least, and for short texts, where a word makes much.
_SPREAD, _SHORT = 0.36, 3.4
_RATHER, _RATHER_SHORT = 0.22, 2.2  # the same for a note
_MORE = 0.12  # a target may rather be long than short
_SHARE = 0.6  # of the shortest sentence, at least, is what a target is shorter by that lacks one
_CUT, _LOST, _ADDED = 0.66, 0.82, 1.5
# Where names or numbers are missing as well, less is enough.
_SHORTER, _SHORTISH, _LONGISH = 0.66, 0.88, 1.3
_LONGER = 1.08  # with a sentence more: a long one that was cut in two grows less
# The end of a sentence inside a text, no abbreviation's: French has a space before ? and !.
_END = re.compile(
    rf"(?:[{SURE_ENDS}]|[.!?…](?:(?<=[^\W\d_A-Z]{{2}}.)|(?<=[ \xa0\u202f][?!])|(?<=[A-Z]{{3}}.)|(?<=[a-z][A-Z].)"
    rf"|(?<=\d\d\d.)|(?<=[»”\"')].)|(?<=[^\s\x00-\u02ff]{{2}}.))(?=['\"»”’)\]]*\s))"
    r"['\"»”’)\]」』）]*\s*(?=['\"«“„‘¿¡(\[「『（《]*\s?[^\W\d_])(?=(?P<next>\S+))"
)
_BEGINNING = re.compile(r"[.!?…] (\w+)(?= )")
_FINAL = re.compile(rf"[.!?…:;：；{SURE_ENDS}]['\"»”’‘“)\]」』）{DIRECTIONS}\s]*$")
_QUOTED = frozenset('«“„"「『')
_JOINT = re.compile(r"[;；]| [-–—]+ ")
_COMMA = re.compile("[,，]")
_FEW = 3  # words
_SPELT_OUT = 12  # letters more than an acronym
_NOTED = 60  # characters of a source from which on a rather short target is noted


@rule(
    "fidelity/length",
    Example(
        "fr-en",
        "Le gouvernement a présenté hier un plan de relance pour les écoles de la capitale.",
        "The government presented a recovery plan for",
        "The government presented a recovery plan for the schools of the capital yesterday.",
    ),
    likely="length cut",
    possible="too-short too-long",
)
def length(unit: Analysis) -> Iterator[Finding]:
    """Find targets that are far too short or cut off, for the length that is usual and what they lack.

    Rather short ones and those that are too long are only possible.
    """
    share = unit.length
    if _SHORTISH <= share <= _LONGER:
        return
    whole = [Span(0, len(unit.target))]
    is_short = _is_short(unit)
    if is_short:
        yield finding(LIKELY, msg("Translate all of the source: the target is far too short."), (), whole)
    if is_cut := _is_cut(unit):
        message = msg("Translate the end of the sentence as well: the target seems to be cut off.")
        yield finding(LIKELY, message, (), [Span(len(unit.target) - 1, len(unit.target))], "cut")
    if not (is_short or is_cut) and _is_rather_short(unit) and not _lacks_sentence(unit):
        yield finding(POSSIBLE, msg("See whether all of it is said: the target is short."), (), whole)
    if share > _usual(unit, 1):
        message = msg("Say what the source says and no more: the target is far too long.")
        yield finding(POSSIBLE, message, (), whole, "too-long")


@rule(
    "fidelity/sentences",
    Example(
        "fr-en",
        "Le gouvernement a présenté hier un plan de relance pour les écoles de la capitale.",
        "The government presented a recovery plan for the schools of the capital yesterday. "
        "Nobody in the city believes a word of it.",
        "The government presented a recovery plan for the schools of the capital yesterday.",
    ),
    likely="sentence-lost sentence-added",
    possible="sentence-more",
)
def sentences(unit: Analysis) -> Iterator[Finding]:
    """Find targets with fewer sentences than the source that are short, and with more that are long.

    One that is rather long is only possible.
    """
    if _SHORTISH <= unit.length <= _LONGER:
        return
    if _lacks_sentence(unit):
        yield finding(LIKELY, msg("Translate every sentence: the target has fewer of them, and is short."))
    ends = _more_ends(unit)
    if ends and _is_long(unit):
        message = msg("Take out what the source doesn't say: the target has a sentence more, and is long.")
        yield finding(LIKELY, message, (), ends, "sentence-added")
    elif ends and unit.length > _LONGER:
        message = msg("See whether the source says all that the target does: it has a sentence more.")
        yield finding(POSSIBLE, message, (), ends)


def _usual(unit: Analysis, sign: int, spread: float = _SPREAD, short: float = _SHORT) -> float:
    """Return the length from which on a target is off, against the usual one."""
    more = _MORE if sign > 0 else 0.0
    return math.exp(sign * (spread + more + short / math.sqrt(max(1, len(unit.source)))))


def _is_short(unit: Analysis) -> bool:
    """Return whether a target is far too short: by its length where that says much, or as it lacks something."""
    share = unit.length
    if share >= _SHORTER and share >= _usual(unit, -1):
        return False
    share = _with_acronyms(unit)
    far = share < _usual(unit, -1)
    if far and len(unit.source) >= _NOTED:
        return True
    return (far or (share < _SHORTER and _FINAL.search(unit.source) is not None)) and _lacks(unit)


def _with_acronyms(unit: Analysis) -> float:
    """Return how long a target would be if it spelt out the acronyms that only it has: *UK* for *Royaume-Uni*."""
    more = _SPELT_OUT * len(new_acronyms(unit.target, unit.source))
    return unit.length * (1 + more / max(1, len(unit.target)))


def _is_rather_short(unit: Analysis) -> bool:
    return len(unit.source) >= _NOTED and unit.length <= _usual(unit, -1, _RATHER, _RATHER_SHORT)


def _is_cut(unit: Analysis) -> bool:
    """Return whether a target ends in the middle: without a full stop, and short."""
    if _FINAL.search(unit.target) or not _FINAL.search(unit.source) or len(unit.target.split()) < _FEW:
        return False
    if unit.source.rstrip().endswith(
        (";", "；")
    ):  # an item of a list, which some languages end without a mark
        return False
    share = _with_acronyms(unit)
    return share < _CUT or (share < _SHORTISH and _lacks(unit))


def _lacks_sentence(unit: Analysis) -> bool:
    """Return whether a source has several sentences of which the target lacks one, and is shorter by that."""
    found = _ends(unit.source, unit.pair.source)
    ours = len(found)
    if not ours or len(_ends(unit.target, unit.pair.target)) + _more_joints(unit.target, unit.source) >= ours:
        return False
    conjunctions = pack.language(unit.pair.source).words.conjunctions
    joined = not conjunctions.isdisjoint(_BEGINNING.findall(unit.source))
    most = min(_CUT if joined else _LOST, 1 - _SHARE * _shortest(found, unit.source))
    return unit.length < most or (unit.length < _SHORTISH and _lacks(unit))


def _shortest(ends: list[Span], text: str) -> float:
    """Return which share of a text the shortest of its sentences has, by where they end inside."""
    places = [0, *(one.end for one in ends), len(text)]
    return min(end - start for start, end in pairwise(places)) / len(text)


def _more_ends(unit: Analysis) -> tuple[Span, ...]:
    """Return where sentences end inside a target, if more of them do than in its source."""
    theirs = _ends(unit.target, unit.pair.target)
    if not theirs:
        return ()
    ours = len(_ends(unit.source, unit.pair.source)) + _more_joints(unit.source, unit.target)
    return tuple(theirs) if len(theirs) > ours else ()


def _ends(text: str, language: str) -> list[Span]:
    """Return where sentences end inside a text, but for the points of titles: *Dra. Ford*."""
    titles = pack.language(language).names.no_names
    asking = pack.language(language).typography.question_marks
    if asking:
        text = text.translate(dict.fromkeys(map(ord, asking), "?"))
    return [
        Span(match.start(), match.start("next"))
        for match in _END.finditer(text)
        if _may_begin(match["next"]) and text[: match.start()].rpartition(" ")[2].strip('(«“"') not in titles
    ]


def _may_begin(word: str) -> bool:
    """Return whether a sentence may begin with a word: it has a capital, or a letter of a script without capitals."""
    return any(letter in _QUOTED or (letter.isalpha() and not letter.islower()) for letter in word)


def _more_joints(text: str, other: str) -> int:
    """Return how many more semicolons and dashes a text has than another, where that may have full stops.

    So it is with commas where they are wide: Chinese joins by them what other languages say in sentences.
    """
    more = len(_JOINT.findall(text)) - len(_JOINT.findall(other))
    if "，" in text:
        more += max(0, len(_COMMA.findall(text)) - len(_COMMA.findall(other)))
    return max(0, more)


def _is_long(unit: Analysis) -> bool:
    return unit.length > _ADDED or (unit.length > _LONGISH and _lacks(unit.turned))


def _lacks(unit: Analysis) -> bool:
    """Return whether the target lacks a name or number of the source: that a short one lacks more than words."""
    return lacks_name(unit) or unit.numbers.lacks_number
