"""What a target says twice: a word or a few in a row, or the same again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import eq

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.marks import SURE_ENDS
from l10n.text.repetition import repeats
from l10n.text.tokens import comes_again, word_matches, words

_MARK = re.compile(rf"[.,;:!?…،؛{SURE_ENDS}]\s")
_OFTEN = 3  # times
_LONG = 5  # letters
_SIZES = (1, 2, 3, 4)  # words that may stand twice
_YES = b"\1"
_HYPHENS = frozenset("-\u2010\u2011\u05be")


@rule(
    "fidelity/repeated",
    Example(
        "fr-en",
        "Le gouvernement a présenté hier un plan de relance pour les écoles de la capitale.",
        "The government presented a recovery plan plan for the schools of the capital yesterday.",
        "The government presented a recovery plan for the schools of the capital yesterday.",
    ),
    certain="doubled",
    likely="repetition",
    possible="doubled-usual",
)
def repeated(unit: Analysis) -> Iterator[Finding]:
    """Find a word or a few words that stand twice in a row, and targets that say the same again and again.

    What good sentences of the language have twice, *that that* or *die die*, is only possible, and so is what a
    language may repeat for its grammar, *yavaş yavaş*, as many do.
    """
    doubles = list(_doubles(unit))
    if sure := [place for place, usual in doubles if not usual]:
        yield finding(CERTAIN, msg("Write it once only: {passage}.", passage=unit.at(sure)), (), sure)
    elif doubles and unit.language.words.reduplicates is not False:
        pass  # what is said twice for the grammar is no loop
    elif not unit.is_source_again and repeats(unit.source, unit.target) and not _is_repetitive(unit.source):
        yield finding(LIKELY, msg("Say it once: the target repeats itself."), (), [Span(0, len(unit.target))])
    if usual_ones := [place for place, usual in doubles if usual]:
        message = msg("See whether it should be there twice: {passage}.", passage=unit.at(usual_ones))
        yield finding(POSSIBLE, message, (), usual_ones)


def _is_repetitive(source: str) -> bool:
    """Return whether a source says three words again and again itself, as lists do, or a longer one."""
    low = words(source)
    if max(Counter(word for word in low if len(word) >= _LONG).values(), default=0) >= _OFTEN:
        return True
    return max(Counter(zip(low, low[1:], low[2:], strict=False)).values(), default=0) >= _OFTEN


def _is_in_word(text: str, start: int, end: int) -> bool:
    """Return whether a word goes on before or behind a place: *Moon Jae-in in*, *e e-mail*."""
    return bool({*text[max(0, start - 1) : start], *text[end : end + 1]} & _HYPHENS)


def _doubles(unit: Analysis) -> Iterator[tuple[Span, bool]]:
    """Give the places of what stands twice in a row, and whether good sentences have it so."""
    target = unit.target
    if not comes_again(target):
        return
    low = words(target)
    if not any(_YES * size in bytes(map(eq, low, low[size:])) for size in _SIZES):
        return
    known = unit.language.words
    names = known.doubled_names - known.small
    source = f" {' '.join(words(unit.source))} "
    matches = word_matches(target)
    if len(matches) != len(low):
        return
    for size in _SIZES:
        for at in range(len(matches) - 2 * size + 1):
            group = low[at : at + size]
            if group != low[at + size : at + 2 * size] or len(set(group)) < size:
                continue
            phrase = " ".join(group)
            if phrase in names or phrase in known.doubled_phrases or f" {phrase} {phrase} " in source:
                continue
            start, end = matches[at].start(), matches[at + 2 * size - 1].end()
            middle = matches[at + size - 1].end(), matches[at + size].start()
            if target[slice(*middle)] != " " or any(map(str.isdigit, target[start : middle[0]])):
                continue
            # a repetition doesn't go over a comma or a full stop
            if _is_in_word(target, start, end) or _MARK.search(target, start, end):
                continue
            written = [match[0] for match in matches[at : at + 2 * size]]
            # but for the capital of a sentence that begins: *MpdBC ou mpdbc ou*
            if any(one[1:] != two[1:] for one, two in zip(written, written[size:], strict=False)):
                continue
            # *los que los*
            usual = phrase in known.doubled or (size > 1 and known.small.issuperset(group))
            # *yavaş yavaş*
            usual = usual or (known.reduplicates is not False and known.small.isdisjoint(group))
            yield Span(start, end), usual
