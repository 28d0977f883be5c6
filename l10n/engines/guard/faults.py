"""What can be seen to be wrong with a target, without knowing the language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from l10n import notes
from l10n.engines.guard.bare import bare
from l10n.engines.guard.figures import differ
from l10n.engines.guard.signs import verbatim
from l10n.languages import pack
from l10n.messages import Message, msg, msg_template
from l10n.model import LanguagePair, collapse
from l10n.text.lexicon import has_dictionary, is_word
from l10n.text.placeables import is_full_name, placeables
from l10n.text.repetition import repeats
from l10n.text.script import is_other_language


class Rule(StrEnum):
    """What a target is tested for; the values are what is said of one, most of them in findings, two in notes."""

    EMPTY = msg_template("is empty")
    DEBRIS = msg_template("holds the model's own signs")
    REPEATING = msg_template("repeats itself")
    LENGTH = msg_template("is far too long or too short")
    LOST = msg_template("lost or changed an address or handle: {detail}")
    UNTOUCHED = msg_template("is the source again")
    LANGUAGE = msg_template("is in another language")
    FIGURES = notes.FIGURES
    SIGNS = notes.SIGNS


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a target breaks, and what shows it. A soft one is worth another try, and a note."""

    rule: Rule
    detail: str = ""

    @property
    def soft(self) -> bool:
        """Whether the target is better than none."""
        return self.rule in (Rule.FIGURES, Rule.SIGNS)

    @property
    def message(self) -> Message:
        """What is said of the target."""
        return msg(self.rule.value, detail=self.detail)


_MOST_TIMES, _MORE = 2.0, 40
_LEAST_TIMES, _LESS = 0.5, 20
_DEBRIS = re.compile(r"<unk>|</?s>|⁇|▁|@@|\ufffd")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = 4  # words in small letters that make a source a sentence, and no title or list of names
_SAME = 0.8  # of the target's words are the source's


def fault(source: str, target: str, pair: LanguagePair) -> Fault | None:
    """Return the worst fault of `target`, or None. What the source does as well is none."""
    if not target.strip():
        return Fault(Rule.EMPTY) if source.strip() else None
    if any(sign not in source for sign in _DEBRIS.findall(target)):
        return Fault(Rule.DEBRIS)
    if repeats(source, target):
        return Fault(Rule.REPEATING)
    if _off_length(source, target, pair):
        return Fault(Rule.LENGTH)
    if lost := Counter(placeables(source)) - Counter(placeables(target)):
        return Fault(Rule.LOST, next(iter(lost)))
    ours, theirs = bare(source, target)
    if _untouched(ours, theirs, pair.source):
        return Fault(Rule.UNTOUCHED)
    if is_other_language(theirs, pair.target, ours, pair.source):
        return Fault(Rule.LANGUAGE)
    return next(iter(soft_faults(source, target, pair)), None)


def soft_faults(source: str, target: str, pair: LanguagePair) -> list[Fault]:
    """Return all that is wrong with a target that is better than none."""
    signs = verbatim(source, pair)
    lost = Counter(signs) - Counter(verbatim(target, pair)) if signs else Counter[str]()
    return [
        *(Fault(Rule.FIGURES, differing) for differing in differ(source, target)),
        *(Fault(Rule.SIGNS, sign) for sign in lost.elements()),
    ]


def _off_length(source: str, target: str, pair: LanguagePair) -> bool:
    expected = len(source) * _density(pair.target) / _density(pair.source)
    return not expected * _LEAST_TIMES - _LESS <= len(target) <= expected * _MOST_TIMES + _MORE


def _density(language: str) -> float:
    return pack.language(language).script.density


def _untouched(source: str, target: str, language: str) -> bool:
    """Return whether a sentence came back as it was, or nearly; titles, names and single words may.

    Words that its `language` (BCP 47) doesn't have are of a title in another: they stay.
    """
    words = [word for word in _WORD.findall(source) if word.islower()]
    if len(words) < _SENTENCE or is_full_name(source):
        return False
    if collapse(source).casefold() == collapse(target).casefold():
        return True
    theirs = [word for word in _WORD.findall(target) if word.islower()]
    same = Counter(words) & Counter(theirs)
    if len(theirs) < _SENTENCE or same.total() < _SAME * len(theirs):
        return False
    return (
        not has_dictionary(language) or sum(is_word(word, language) for word in same.elements()) >= _SENTENCE
    )
